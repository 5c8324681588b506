package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.Preset.Cure;
import gradlab.experiment.Preset.Phrase;
import gradlab.experiment.Preset.Sign;
import gradlab.experiment.Preset.State;
import gradlab.experiment.Preset.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the experiments that stand ready: {@code presets.txt} lists them block by block, and each has a file {@code <id>.lab}
 * whose first two lines are the reason, in Russian and in English. A mistake in them is told as one in any other file.
 */
final class PresetReader {

    private static final String INDEX = "presets.txt";
    private static final String COMMENT = "#";
    private static final Pattern SIGN = Pattern.compile("(\\S+)\\s+([<>])\\s+(\\S+)");

    private final Function<String, Optional<String>> texts;

    /** @param texts the text of a file by its name, if there is one */
    PresetReader(Function<String, Optional<String>> texts) {
        this.texts = texts;
    }

    /** Those that came with the lab. */
    static PresetReader ofTheLab() {
        return new PresetReader(PresetReader::resource);
    }

    private static Optional<String> resource(String name) {
        try (InputStream stream = PresetReader.class.getResourceAsStream("presets/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BadInput naming the line that cannot be understood */
    List<Preset> read() {
        List<Preset> all = new ArrayList<>();
        Map<String, Source> block = new LinkedHashMap<>();
        String[] lines = texts.apply(INDEX).orElseThrow(() -> BadInput.at(new Place(INDEX, 1, 1), "file.missing")).replace("\r", "").split("\n", -1);
        for (int i = 0; i <= lines.length; i++) {
            String line = i < lines.length ? lines[i].strip() : "";
            if (line.isEmpty() && !block.isEmpty()) {
                all.add(preset(block));
                block.clear();
            } else if (!line.isEmpty() && !line.startsWith(COMMENT)) {
                Source whole = new Source(lines[i], new Place(INDEX, i + 1, 1), Path.of("").toAbsolutePath(), false);
                int colon = lines[i].indexOf(':');
                if (colon < 0) {
                    throw whole.problem("file.colon", line);
                }
                Source key = whole.part(0, colon);
                if (block.put(key.text(), whole.part(colon + 1, lines[i].length())) != null) {
                    throw key.problem("file.twice", key.text());
                }
            }
        }
        return List.copyOf(all);
    }

    private Preset preset(Map<String, Source> lines) {
        Place start = lines.values().iterator().next().place().atColumn(1);
        State state = lines.containsKey("больной") ? State.SICK : State.HEALTHY;
        Source id = take(lines, state == State.SICK ? "больной" : "здоровый", start);
        if (!id.text().matches("[a-z0-9-]{1,40}")) {
            throw id.problem("presets.id", id.text());
        }
        String text = texts.apply(id.text() + ".lab").orElseThrow(() -> id.problem("presets.file", id.text() + ".lab"));
        List<String> reasons = text.lines().takeWhile(line -> line.startsWith(COMMENT)).map(line -> line.substring(1).strip()).toList();
        if (reasons.size() < 2) {
            throw BadInput.at(new Place(id.text() + ".lab", 1, 1), "presets.reason");
        }
        Optional<Source> keys = Optional.ofNullable(lines.remove("ключи"));
        if (keys.isPresent() != (state == State.SICK)) {
            throw id.problem("presets.cure", id.text());
        }
        Preset preset = new Preset(id.text(), state, topic(take(lines, "тема", start)), phrase(take(lines, "имя", start)), new Phrase(reasons.getFirst(), reasons.get(1)),
                take(lines, "урок", start).text(), Optional.ofNullable(lines.remove("диагноз")).map(Source::text), signs(take(lines, "признак", start)),
                spec(text, id.text(), Map.of()), keys.map(changes -> new Cure(phrase(take(lines, "лечение", start)),
                spec(text, id.text(), changes(changes)), signs(take(lines, "исцеление", start)))));
        lines.forEach((key, value) -> {
            throw value.problem("presets.extra", key);
        });
        return preset;
    }

    private static ExperimentSpec spec(String text, String id, Map<String, String> changes) {
        return ExperimentFile.read(text, id + ".lab", Path.of("").toAbsolutePath(), changes);
    }

    private static Source take(Map<String, Source> lines, String key, Place start) {
        return Optional.ofNullable(lines.remove(key)).orElseThrow(() -> BadInput.at(start, "presets.missing", key));
    }

    private static Topic topic(Source written) {
        return Arrays.stream(Topic.values()).filter(topic -> topic.id().equals(written.text())).findFirst().orElseThrow(() -> written.problem("presets.topic", written.text(),
                Arrays.stream(Topic.values()).map(Topic::id).collect(Collectors.joining(", "))));
    }

    private static Phrase phrase(Source written) {
        List<Source> both = Notation.split(written, '|');
        if (both.size() != 2 || both.stream().anyMatch(words -> words.text().isEmpty())) {
            throw written.problem("presets.phrase", written.text());
        }
        return new Phrase(both.get(0).text(), both.get(1).text());
    }

    /** {@code init=xavier; batch=32}. */
    private static Map<String, String> changes(Source written) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Source change : Notation.split(written, ';')) {
            int equals = change.text().indexOf('=');
            if (equals < 1) {
                throw change.problem("presets.change", change.text());
            }
            changes.put(change.text().substring(0, equals), change.text().substring(equals + 1));
        }
        return changes;
    }

    /** {@code accuracy.train > 0.95; loss.test < 0.2}. */
    private static List<Sign> signs(Source written) {
        return Notation.split(written, ';').stream().map(sign -> {
            Matcher parts = SIGN.matcher(sign.text());
            if (!parts.matches()) {
                throw sign.problem("presets.sign", sign.text());
            }
            return new Sign(parts.group(1), parts.group(2).equals("<"), Notation.readNumber(sign.part(parts.start(3), parts.end(3))));
        }).toList();
    }
}
