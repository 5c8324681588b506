package gradlab.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every claim of a lesson measured when it was checked last: {@code .check/<id>.json} beside the lesson.
 */
public final class CheckRecord {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CheckRecord NONE = new CheckRecord();

    private final Map<String, Measured> known = new HashMap<>();

    private CheckRecord() {
    }

    /**
     * What one claim measured.
     *
     * @param own on the lesson's own seed
     * @param seeds on the further ones, may be empty
     */
    public record Measured(double own, double[] seeds) {

        /** The least of all; NaN where one of them is no number. */
        public double least() {
            return all().reduce(Math::min).orElse(Double.NaN);
        }

        /** The greatest of all; NaN where one of them is no number. */
        public double greatest() {
            return all().reduce(Math::max).orElse(Double.NaN);
        }

        private DoubleStream all() {
            return DoubleStream.concat(DoubleStream.of(own), Arrays.stream(seeds));
        }
    }

    /** The record of a lesson; it knows nothing if there is none or it cannot be read. */
    public static CheckRecord of(Lesson lesson) {
        Path folder = lesson.file().toAbsolutePath().getParent();
        Path file = folder == null ? Path.of("") : folder.resolve(".check").resolve(lesson.id() + ".json");
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            CheckRecord record = new CheckRecord();
            for (JsonNode claim : JSON.readTree(Files.readString(file)).path("claims")) {
                double[] seeds = claim.path("seeds").valueStream().mapToDouble(CheckRecord::number).toArray();
                record.known.put(key(claim.path("step").asString(""), claim.path("claim").asString("")), new Measured(number(claim.path("measured")), seeds));
            }
            return record;
        } catch (IOException | JacksonException e) {
            return NONE;
        }
    }

    /** Knows nothing. */
    public static CheckRecord none() {
        return NONE;
    }

    /** What a claim measured; empty if it was never checked as it stands. */
    public Optional<Measured> of(Step step, Claim claim) {
        return Optional.ofNullable(known.get(key(step.id(), claim.text())));
    }

    private static String key(String step, String claim) {
        return step + "\n" + claim;
    }

    /** What is not finite stands in the record as a word. */
    public static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return switch (value.asString("")) {
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
