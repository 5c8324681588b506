package gradlab.ui.chart;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.catalogue.WholeFile;
import gradlab.experiment.Notation;
import gradlab.probe.Picture;
import gradlab.train.Branch;
import gradlab.train.History;
import gradlab.train.Window;
import gradlab.ui.chart.Companions.Companion;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The numbers of a picture as a table: a row per recorded step, a column per series. */
public final class ChartTable {

    private ChartTable() {
    }

    /** Cells as they are, row by row. */
    public static WholeFile.Writing of(List<List<String>> rows) {
        return table(csv -> rows.forEach(csv::writeRecord));
    }

    /** Everything the histories still know; steps that were not measured are empty cells. */
    static WholeFile.Writing of(Picture picture, Readings readings) {
        return of(picture, readings, Companions.NONE);
    }

    /** The same for all runs: the letter of its run stands before the name of each column, if there are several. */
    static WholeFile.Writing of(Picture picture, Readings own, Companions companions) {
        List<String> header = new ArrayList<>(List.of("step"));
        List<History> columns = new ArrayList<>();
        for (int number : companions.numbers()) {
            Readings of = companions.others().stream().filter(other -> other.number() == number).map(Companion::readings).findFirst().orElse(own);
            for (Picture.Line line : picture.lines()) {
                String id = line.series().id();
                header.add(companions.isEmpty() ? id : Branch.letter(number) + "." + id);
                columns.add(of.history(id).orElseGet(History::new));
            }
        }
        return table(csv -> {
            csv.writeRecord(header);
            rows(columns).forEach((step, values) -> {
                List<String> row = new ArrayList<>(List.of(Long.toString(step)));
                row.addAll(List.of(values));
                csv.writeRecord(row);
            });
        });
    }

    private static WholeFile.Writing table(Consumer<CsvWriter> rows) {
        return out -> {
            try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                rows.accept(csv);
            }
        };
    }

    private static SortedMap<Long, String[]> rows(List<History> columns) {
        SortedMap<Long, String[]> rows = new TreeMap<>();
        for (int column = 0; column < columns.size(); column++) {
            Window all = columns.get(column).window(Integer.MAX_VALUE);
            for (int i = 0; i < all.size(); i++) {
                rows.computeIfAbsent((long) all.steps()[i], any -> empty(columns.size()))[column] = text(all.values()[i]);
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
