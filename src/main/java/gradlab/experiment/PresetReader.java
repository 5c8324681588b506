package gradlab.experiment;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the experiments that stand ready: {@code presets.txt} lists them block by block, and each has a file {@code <id>.lab}
 * whose first two lines are the reason, in Russian and in English. They come with the lab, so a mistake in them is one of ours.
 */
final class PresetReader {

    private static final String INDEX = "presets.txt";
    private static final String COMMENT = "#";

    private final Function<String, String> texts;

    /** @param texts the text of a file by its name */
    PresetReader(Function<String, String> texts) {
        this.texts = texts;
    }

    /** Those that came with the lab. */
    static PresetReader ofTheLab() {
        return new PresetReader(PresetReader::resource);
    }

    private static String resource(String name) {
        try (InputStream stream = PresetReader.class.getResourceAsStream("presets/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("no preset " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException naming the block that cannot be understood */
    List<Preset> read() {
        List<Preset> all = new ArrayList<>();
        for (String block : texts.apply(INDEX).replace("\r", "").split("\n\\s*\n")) {
            Map<String, String> lines = new LinkedHashMap<>();
            block.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith(COMMENT)).forEach(line -> {
                int colon = line.indexOf(':');
                if (colon < 0 || lines.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip()) != null) {
                    throw new IllegalStateException(INDEX + ": " + line);
                }
            });
            if (!lines.isEmpty()) {
                all.add(preset(lines));
            }
        }
        return List.copyOf(all);
    }

    private Preset preset(Map<String, String> lines) {
        State state = lines.containsKey("больной") ? State.SICK : State.HEALTHY;
        String id = lines.remove(state == State.SICK ? "больной" : "здоровый");
        try {
            String text = texts.apply(id + ".lab");
            List<String> reasons = text.lines().takeWhile(line -> line.startsWith(COMMENT)).map(line -> line.substring(1).strip()).toList();
            Optional<String> keys = Optional.ofNullable(lines.remove("ключи"));
            Preset preset = new Preset(id, state, Topic.valueOf(take(lines, "тема").toUpperCase(Locale.ROOT)), phrase(take(lines, "имя")),
                    new Phrase(reasons.getFirst(), reasons.get(1)), take(lines, "урок"), Optional.ofNullable(lines.remove("диагноз")),
                    signs(take(lines, "признак")), spec(text, id, Map.of()), keys.map(changes -> new Cure(phrase(take(lines, "лечение")),
                    spec(text, id, changes(changes)), signs(take(lines, "исцеление")))));
            if (!lines.isEmpty()) {
                throw new IllegalStateException("not understood: " + lines);
            }
            return preset;
        } catch (RuntimeException e) {
            throw new IllegalStateException("preset " + id + ": " + e.getMessage(), e);
        }
    }

    private static ExperimentSpec spec(String text, String id, Map<String, String> changes) {
        return ExperimentFile.read(text, id + ".lab", Path.of("").toAbsolutePath(), changes);
    }

    private static String take(Map<String, String> lines, String key) {
        return Optional.ofNullable(lines.remove(key)).orElseThrow(() -> new IllegalStateException("no line “" + key + "”"));
    }

    private static Phrase phrase(String text) {
        String[] both = text.split("\\s*\\|\\s*");
        return new Phrase(both[0], both[1]);
    }

    /** {@code init=xavier; batch=32}. */
    private static Map<String, String> changes(String text) {
        Map<String, String> changes = new LinkedHashMap<>();
        Stream.of(text.split("\\s*;\\s*")).forEach(change -> changes.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1)));
        return changes;
    }

    /** {@code accuracy.train > 0.95; loss.test < 0.2}. */
    private static List<Sign> signs(String text) {
        return Arrays.stream(text.split("\\s*;\\s*")).map(sign -> sign.split("\\s+"))
                .map(words -> new Sign(words[0], below(words[1]), Double.parseDouble(words[2]))).toList();
    }

    private static boolean below(String relation) {
        return switch (relation) {
            case "<" -> true;
            case ">" -> false;
            default -> throw new IllegalStateException("neither < nor >: " + relation);
        };
    }
}
