package gradlab.cli;

import gradlab.catalogue.Texts;
import gradlab.catalogue.WholeFile;
import gradlab.lesson.CheckRecord;
import gradlab.lesson.Checkable;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.LessonChecker.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The golden record of a lesson, {@code .check/<id>.json} beside it: what every claim measured on the lesson's own seed
 * and on the further ones, and which steps there are. A later check that measures something else says so, even if the claim still holds.
 */
final class GoldenResults {

    private static final double MOVED = 0.05;
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GoldenResults() {
    }

    /**
     * Compares with the record and writes a new one where there is none, where the lesson has changed, or on request.
     *
     * @return sentences about values that moved and ids of steps that mean something else now
     */
    static List<String> compare(Checkable lesson, List<Verdict> verdicts, boolean update) {
        Path file = lesson.file().toAbsolutePath().getParent().resolve(".check").resolve(lesson.id() + ".json");
        String hash = hash(lesson.file());
        List<String> told = new ArrayList<>();
        StepIds ids = StepIds.none();
        boolean kept = false;
        if (Files.isRegularFile(file)) {
            try {
                JsonNode record = JSON.readTree(Files.readString(file));
                ids = StepIds.of(record);
                if (!lesson.hasErrors()) {
                    ids.problems(lesson, update).forEach(problem -> told.add(problem.line(Texts.russian())));
                }
                if (record.path("hash").asString("").equals(hash)) {
                    List<String> moved = movedValues(record, verdicts);
                    told.addAll(moved);
                    // a record of old says nothing of the steps' experiments; as long as nothing moved it may learn it
                    kept = record.has("steps") || !moved.isEmpty() || seeds(record) > verdicts.stream().mapToInt(verdict -> verdict.further().size()).min().orElse(0);
                }
            } catch (IOException | JacksonException e) {
                told.add(Main.text("check.unreadable", file));
            }
        }
        if (!lesson.hasErrors() && (!kept || update)) {
            write(file, lesson, hash, verdicts, ids.written(lesson, update));
        }
        return told;
    }

    private static int seeds(JsonNode record) {
        return record.path("claims").path(0).path("seeds").size();
    }

    private static List<String> movedValues(JsonNode record, List<Verdict> verdicts) {
        List<String> moved = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            JsonNode claim = record.path("claims").path(i);
            compare(claim.path("measured"), verdict, verdict.own(), "").ifPresent(moved::add);
            for (int seed = 0; seed < Math.min(verdict.further().size(), claim.path("seeds").size()); seed++) {
                Finding further = verdict.further().get(seed);
                compare(claim.path("seeds").path(seed), verdict, further, Main.text("check.moved.seed", further.seeds().data())).ifPresent(moved::add);
            }
        }
        return moved;
    }

    private static Optional<String> compare(JsonNode measured, Verdict verdict, Finding finding, String seed) {
        double before = CheckRecord.number(measured);
        double now = finding.measured();
        boolean same = Double.compare(before, now) == 0 || Math.abs(now - before) <= MOVED * Math.max(Math.abs(before), 1e-9);
        return same ? Optional.empty() : Optional.of(Main.text("check.moved", verdict.claim().place(), verdict.claim().text(), seed,
                String.format(Locale.ROOT, "%.6g", before), String.format(Locale.ROOT, "%.6g", now)));
    }

    private static void write(Path file, Checkable lesson, String hash, List<Verdict> verdicts, Map<String, Object> steps) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", lesson.id());
        record.put("version", lesson.version());
        record.put("hash", hash);
        record.put("engine", Versions.all().get("gradlab"));
        record.put("steps", steps);
        List<Map<String, Object>> claims = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Map<String, Object> claim = new LinkedHashMap<>();
            claim.put("step", verdict.step().id());
            claim.put("claim", verdict.claim().text());
            claim.put("measured", jsonNumber(verdict.own().measured()));
            claim.put("bound", jsonNumber(verdict.own().bound()));
            claim.put("seeds", verdict.further().stream().map(finding -> jsonNumber(finding.measured())).toList());
            claims.add(claim);
        }
        record.put("claims", claims);
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, JSON.writeValueAsString(record) + "\n");
        } catch (IOException e) {
            // A lesson folder that cannot be written to (a read-only installation) is checked all the same.
            return;
        }
    }

    private static Object jsonNumber(double value) {
        return Double.isFinite(value) ? (Object) value : Double.toString(value);
    }

    private static String hash(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Files.readString(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (IOException | NoSuchAlgorithmException e) {
            return "";
        }
    }
}
