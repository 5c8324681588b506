package gradlab.ui.classroom;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.catalogue.WholeFile;
import gradlab.lesson.Vote;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class said, in one file per day, {@code class-2026-11-22.csv}: raised hands by option before and after the discussion,
 * and texts that pairs dictated. Nobody is named. The file is written anew beside its place and moved over it; what could not be
 * written is kept and goes along with the next writing. One thread at a time.
 */
final class ClassRecord {

    static final List<String> HEAD = List.of("time", "lesson", "step", "kind", "round", "option", "text", "count");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path folder;
    private final Clock clock;
    private final List<Row> waiting = new ArrayList<>();

    /** One line, at the moment when it happened. */
    record Row(LocalDateTime at, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    ClassRecord(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path folder() {
        return folder;
    }

    /** The file of today. */
    Path file() {
        return file(LocalDateTime.now(clock));
    }

    private Path file(LocalDateTime day) {
        return folder.resolve("class-" + DAY.format(day) + ".csv");
    }

    /** Lines that could not be written yet. */
    int waiting() {
        return waiting.size();
    }

    /** The lines of a closed vote, at this moment. */
    List<Row> rows(Vote vote) {
        LocalDateTime now = LocalDateTime.now(clock);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < vote.options().size(); i++) {
            rows.add(new Row(now, List.of(vote.lesson(), vote.step(), "vote", Integer.toString(vote.round()), Integer.toString(i + 1),
                    ResultExport.safe(vote.options().get(i)), Integer.toString(vote.counts().get(i)))));
        }
        return rows;
    }

    /** The line of what a pair said, at this moment. */
    Row row(String lesson, String step, String text) {
        return new Row(LocalDateTime.now(clock), List.of(lesson, step, "text", "", "", ResultExport.safe(text.strip()), ""));
    }

    /**
     * Writes these lines and all that wait.
     *
     * @return how many lines were written
     * @throws IOException if that is impossible; then they wait, and the file is as it was
     */
    int write(List<Row> rows) throws IOException {
        waiting.addAll(rows);
        int written = 0;
        while (!waiting.isEmpty()) {
            Path file = file(waiting.getFirst().at());
            List<Row> ofDay = waiting.stream().filter(row -> file(row.at()).equals(file)).toList();
            append(file, ofDay);
            waiting.removeAll(ofDay);
            written += ofDay.size();
        }
        return written;
    }

    private void append(Path file, List<Row> rows) throws IOException {
        Files.createDirectories(folder);
        String before = Files.isRegularFile(file) ? Files.readString(file) : BYTE_ORDER_MARK + line(HEAD);
        StringBuilder text = new StringBuilder(before);
        if (!before.endsWith("\n")) {
            text.append('\n');
        }
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(TIME.format(row.at())));
            cells.addAll(row.cells());
            text.append(line(cells));
        }
        WholeFile.write(file, text);
    }

    private static String line(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(cells);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }
}
