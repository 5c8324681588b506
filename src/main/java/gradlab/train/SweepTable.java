package gradlab.train;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gradlab.experiment.Notation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The results of a sweep as text: one row per run, and what they come to cell by cell. */
final class SweepTable {

    /** The column behind the swept keys. */
    static final String SEED = "seed";
    private static final int RUN = 0;
    private static final int CELL = 1;
    private static final int RESULTS_AFTER_SEED = 3;

    private final List<String> columns;
    private final int seedAt;
    private final TreeMap<Integer, List<String>> rows = new TreeMap<>();

    SweepTable(List<String> columns) {
        this.columns = List.copyOf(columns);
        this.seedAt = columns.indexOf(SEED);
    }

    /** True if a table with these columns is one of a sweep. */
    static boolean isHeader(List<String> columns) {
        int seed = columns.indexOf(SEED);
        return seed > CELL && columns.size() >= seed + RESULTS_AFTER_SEED && columns.get(seed + 2).equals("diverged");
    }

    /**
     * Takes the rows of a file of this table. What stands after the last end of a line was cut off while it was written, and is
     * left out; so are rows that cannot be of this table.
     *
     * @throws CsvParseException if this is no table at all
     */
    void read(String text) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        try (CsvReader<CsvRecord> records = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(true).ofCsvRecord(whole)) {
            for (CsvRecord found : records) {
                if (found.getFieldCount() == columns.size() && isRow(found.getFields())) {
                    put(found.getFields());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isRow(List<String> fields) {
        try {
            return runOf(fields) > 0 && Integer.parseInt(fields.get(CELL)) > 0 && result(fields).steps() >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    void put(List<String> row) {
        rows.put(Integer.parseInt(row.get(RUN)), List.copyOf(row));
    }

    /** Rows in the order of the runs. */
    Collection<List<String>> rows() {
        return rows.values();
    }

    /** The row of a run, or an empty one. */
    List<String> row(int run) {
        return rows.getOrDefault(run, List.of());
    }

    static int runOf(List<String> row) {
        return Integer.parseInt(row.get(RUN));
    }

    /** Everything with its header, in the order of the runs. */
    String text() {
        List<List<String>> all = new ArrayList<>(List.of(columns));
        all.addAll(rows.values());
        return csv(all);
    }

    static String csv(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A result from its row. */
    SweepResult result(List<String> row) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int column = seedAt + 3; column < columns.size(); column++) {
            if (!row.get(column).isEmpty()) {
                values.put(columns.get(column), Double.parseDouble(row.get(column)));
            }
        }
        return new SweepResult(runOf(row), Long.parseLong(row.get(seedAt + 1)), Boolean.parseBoolean(row.get(seedAt + 2)), values);
    }

    /**
     * One row per cell: the swept values, how many runs there are and how many of them diverged, and of everything measured the
     * quartiles over the seeds, as NumPy takes them. A NaN counts as larger than any number.
     */
    String cells() {
        Map<Integer, List<List<String>>> byCell = new TreeMap<>();
        rows.values().forEach(row -> byCell.computeIfAbsent(Integer.parseInt(row.get(CELL)), _ -> new ArrayList<>()).add(row));
        List<String> header = new ArrayList<>(columns.subList(CELL, seedAt));
        header.addAll(List.of("runs", "diverged"));
        List<String> measured = new ArrayList<>(columns.subList(seedAt + 1, columns.size()));
        measured.remove("diverged");
        measured.forEach(column -> header.addAll(List.of(column + ".q1", column + ".median", column + ".q3")));
        List<List<String>> all = new ArrayList<>(List.of(header));
        byCell.values().forEach(runs -> {
            List<String> row = new ArrayList<>(runs.getFirst().subList(CELL, seedAt));
            row.add(Integer.toString(runs.size()));
            row.add(Long.toString(runs.stream().filter(run -> Boolean.parseBoolean(run.get(seedAt + 2))).count()));
            measured.forEach(column -> row.addAll(quartiles(runs, columns.indexOf(column))));
            all.add(row);
        });
        return csv(all);
    }

    private static List<String> quartiles(List<List<String>> runs, int column) {
        double[] values = runs.stream().map(run -> run.get(column)).filter(field -> !field.isEmpty()).mapToDouble(Double::parseDouble)
                .sorted().toArray();
        return values.length == 0 ? List.of("", "", "")
                : List.of(text(quantile(values, 0.25)), text(quantile(values, 0.5)), text(quantile(values, 0.75)));
    }

    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        double low = ascending[(int) Math.floor(place)];
        double high = ascending[(int) Math.ceil(place)];
        // without a difference nothing is to be shared out, and infinity less infinity would be no number
        return low == high ? low : low + (place - Math.floor(place)) * (high - low);
    }

    /** A number in full precision. */
    static String text(double value) {
        return Double.isFinite(value) ? Notation.number(value) : Double.toString(value);
    }
}
