package gradlab.cli;

import gradlab.lesson.Checkable;
import gradlab.lesson.LessonChecker.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The golden record of a lesson, {@code .check/<id>.json} beside it: what every claim measured on the lesson's own seed.
 * A later check that measures something else says so, even if the claim still holds.
 */
final class GoldenResults {

    private static final double MOVED = 0.05;
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GoldenResults() {
    }

    /**
     * Compares with the record and writes a new one where there is none, where the lesson has changed, or on request.
     *
     * @return sentences about values that moved
     */
    static List<String> compare(Checkable lesson, List<Verdict> verdicts, boolean update) {
        Path file = lesson.file().toAbsolutePath().getParent().resolve(".check").resolve(lesson.id() + ".json");
        String hash = hash(lesson.file());
        List<String> moved = new ArrayList<>();
        boolean sameLesson = false;
        if (Files.isRegularFile(file)) {
            try {
                JsonNode record = JSON.readTree(Files.readString(file));
                sameLesson = record.path("hash").asString("").equals(hash);
                if (sameLesson) {
                    moved.addAll(movedValues(record, verdicts));
                }
            } catch (IOException | JacksonException e) {
                moved.add(Main.text("check.unreadable", file));
            }
        }
        if (!lesson.hasErrors() && (!sameLesson || update)) {
            write(file, lesson, hash, verdicts);
        }
        return moved;
    }

    private static List<String> movedValues(JsonNode record, List<Verdict> verdicts) {
        List<String> moved = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            double before = record.path("claims").path(i).path("measured").asDouble(Double.NaN);
            double now = verdicts.get(i).own().measured();
            if (Math.abs(now - before) > MOVED * Math.max(Math.abs(before), 1e-9)) {
                moved.add(Main.text("check.moved", verdicts.get(i).claim().place(), verdicts.get(i).claim().text(),
                        String.format(Locale.ROOT, "%.6g", before), String.format(Locale.ROOT, "%.6g", now)));
            }
        }
        return moved;
    }

    private static void write(Path file, Checkable lesson, String hash, List<Verdict> verdicts) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", lesson.id());
        record.put("version", lesson.version());
        record.put("hash", hash);
        record.put("engine", Versions.all().get("gradlab"));
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
            Path beside = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(beside, JSON.writeValueAsString(record) + "\n");
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
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
