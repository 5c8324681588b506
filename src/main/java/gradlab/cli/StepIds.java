package gradlab.cli;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.lesson.Checkable;
import gradlab.lesson.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The ids of steps that a lesson has ever had, in its golden record. Readers' answers are kept under them, so an id that
 * disappears or gets another experiment is a change that a new version has to announce.
 */
final class StepIds {

    private static final int HASH_LENGTH = 16;

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final String version;

    /**
     * @param config a hash of the experiment; empty in records that do not tell
     * @param gone true if a version without this step has been accepted
     */
    private record Known(String config, boolean gone) {
    }

    private StepIds(String version) {
        this.version = version;
    }

    /** What the record of an earlier check knows. Records of old have only the ids of steps with claims. */
    static StepIds of(JsonNode record) {
        StepIds ids = new StepIds(record.path("version").asString(""));
        record.path("steps").propertyStream().forEach(step -> ids.known.put(step.getKey(),
                new Known(step.getValue().path("config").asString(""), step.getValue().path("gone").asBoolean(false))));
        if (ids.known.isEmpty()) {
            record.path("claims").forEach(claim -> ids.known.putIfAbsent(claim.path("step").asString(""), new Known("", false)));
        }
        return ids;
    }

    static StepIds none() {
        return new StepIds("");
    }

    /** One warning for every id that is gone, and for every id that now stands for something else. */
    List<Problem> problems(Checkable lesson, boolean update) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Step> steps = steps(lesson);
        known.forEach((id, before) -> {
            Optional<Step> now = Optional.ofNullable(steps.get(id));
            Place place = new Place(lesson.file().toString(), now.map(Step::line).orElse(1), 1);
            if (now.isEmpty() && !before.gone() && !accepts(lesson, update)) {
                problems.add(Problem.at(place, "W080", id, lesson.version()));
            } else if (now.isPresent() && isOther(before, now.get(), lesson) && (before.gone() ? !update : !accepts(lesson, update))) {
                problems.add(Problem.at(place, "W081", id, lesson.version()));
            }
        });
        return problems;
    }

    /** For the next record: what is not accepted yet stays as it was, so that it is told again. */
    Map<String, Object> written(Checkable lesson, boolean update) {
        Map<String, Object> written = new LinkedHashMap<>();
        Map<String, Step> steps = steps(lesson);
        boolean accepted = accepts(lesson, update);
        steps.forEach((id, step) -> {
            Optional<Known> before = Optional.ofNullable(known.get(id)).filter(earlier -> isOther(earlier, step, lesson));
            boolean keeps = before.isPresent() && (before.get().gone() ? !update : !accepted);
            written.put(id, entry(keeps ? before.get() : new Known(config(step, lesson), false)));
        });
        known.forEach((id, before) -> {
            if (!steps.containsKey(id)) {
                written.put(id, entry(new Known(before.config(), before.gone() || accepted)));
            }
        });
        return written;
    }

    private static Map<String, Object> entry(Known known) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("config", known.config());
        if (known.gone()) {
            entry.put("gone", true);
        }
        return entry;
    }

    /** A greater version says that its steps are others; a draft, version 0, promises nothing. */
    private boolean accepts(Checkable lesson, boolean update) {
        return update || major(lesson.version()) == 0 || major(lesson.version()) > major(version);
    }

    private static int major(String version) {
        return version.matches("\\d{1,6}\\..*") ? Integer.parseInt(version.substring(0, version.indexOf('.'))) : 0;
    }

    private static boolean isOther(Known before, Step now, Checkable lesson) {
        return !before.config().isEmpty() && !before.config().equals(config(now, lesson));
    }

    private static Map<String, Step> steps(Checkable lesson) {
        Map<String, Step> steps = new LinkedHashMap<>();
        lesson.runs().forEach(step -> steps.putIfAbsent(step.id(), step));
        return steps;
    }

    /**
     * What is run, not what is measured on it. Settings left at their usual value are not part of it: a key that a later lab
     * knows does not make an old experiment another one.
     */
    private static String config(Step step, Checkable lesson) {
        Path folder = lesson.file().toAbsolutePath().normalize().getParent();
        ExperimentSpec spec = ExperimentFile.portable(step.spec(), folder);
        ExperimentSpec usual = ExperimentSpec.standard();
        StringBuilder text = new StringBuilder(step.bowl().map(Step.Bowl::toString).orElse(""));
        for (Key key : Key.values()) {
            String value = ExperimentFile.valueOf(key, spec, Locale.ENGLISH);
            if (key != Key.PROBE && !value.equals(ExperimentFile.valueOf(key, usual, Locale.ENGLISH))) {
                text.append('\n').append(key).append(':').append(value);
            }
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
