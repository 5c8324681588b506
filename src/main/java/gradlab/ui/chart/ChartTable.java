package gradlab.ui.chart;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.experiment.Notation;
import gradlab.probe.Picture;
import gradlab.probe.Series;
import gradlab.train.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The numbers of a picture as a table: a row per recorded step, a column per series. */
final class ChartTable {

    private ChartTable() {
    }

    /** Cells as they are, row by row. */
    static void write(Path file, List<List<String>> rows) throws IOException {
        write(file, csv -> rows.forEach(csv::writeRecord));
    }

    /** Everything the histories still know; steps that were not measured are empty cells. */
    static void write(Path file, Picture picture, Readings readings) throws IOException {
        List<String> ids = picture.lines().stream().map(line -> line.series()).map(Series::id).toList();
        write(file, csv -> {
            List<String> header = new ArrayList<>(List.of("step"));
            header.addAll(ids);
            csv.writeRecord(header);
            rows(ids, readings).forEach((step, values) -> {
                List<String> row = new ArrayList<>(List.of(Long.toString(step)));
                row.addAll(List.of(values));
                csv.writeRecord(row);
            });
        });
    }

    private static void write(Path file, Consumer<CsvWriter> rows) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(beside, StandardCharsets.UTF_8))) {
            rows.accept(csv);
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static SortedMap<Long, String[]> rows(List<String> ids, Readings readings) {
        SortedMap<Long, String[]> rows = new TreeMap<>();
        for (int column = 0; column < ids.size(); column++) {
            Window all = readings.history(ids.get(column)).map(history -> history.window(Integer.MAX_VALUE)).orElse(Window.EMPTY);
            for (int i = 0; i < all.size(); i++) {
                rows.computeIfAbsent((long) all.steps()[i], any -> empty(ids.size()))[column] = text(all.values()[i]);
            }
        }
        return rows;
    }

    private static String[] empty(int size) {
        String[] cells = new String[size];
        Arrays.fill(cells, "");
        return cells;
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Notation.number(value) : Double.toString(value);
    }
}
