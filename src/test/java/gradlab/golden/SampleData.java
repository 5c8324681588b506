package gradlab.golden;

import gradlab.data.DataSource;
import gradlab.data.DataSource.CsvFile;
import gradlab.data.DataSource.TaskChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Examples made of sines: the same on every machine, with no generator behind them.
 *
 * @param name the table's file name without {@code .csv}
 * @param classes 0 for one number to be foretold
 */
public record SampleData(String name, int rows, int features, int classes) {

    /** All tables that golden experiments may name. */
    public static final List<SampleData> ALL = List.of(
            new SampleData("plane-numbers", 100, 2, 0),
            new SampleData("plane-classes", 100, 2, 2),
            new SampleData("plane-odd", 97, 2, 0),
            new SampleData("three-classes", 100, 4, 3),
            new SampleData("four-classes", 100, 8, 4));

    /** @throws java.util.NoSuchElementException if there is no table of that name */
    public static SampleData named(String name) {
        return ALL.stream().filter(data -> data.name.equals(name)).findFirst().orElseThrow();
    }

    /** rows × features, between −2 and 2. The square makes the rows differ in more than a phase, so the matrix has full rank. */
    public double[] inputs() {
        double[] x = new double[rows * features];
        for (int k = 0; k < x.length; k++) {
            x[k] = 2 * StrictMath.sin(1 + 0.1 * k * k + 0.7 * (k % features));
        }
        return x;
    }

    /** One value per row: a number, or the index of a class. */
    public double[] targets() {
        double[] x = inputs();
        double[] y = new double[rows];
        for (int row = 0; row < rows; row++) {
            y[row] = classes == 0 ? number(x, row * features) : bestClass(x, row * features);
        }
        return y;
    }

    /** One row per example and one column per output, as a network with so many outputs is taught. */
    public double[] encodedTargets(int outputs) {
        double[] y = targets();
        if (outputs == 1) {
            return y;
        }
        double[] oneHot = new double[rows * outputs];
        for (int row = 0; row < rows; row++) {
            oneHot[row * outputs + (int) y[row]] = 1;
        }
        return oneHot;
    }

    /** Writes the table into a folder and gives the source that reads it. */
    public DataSource in(Path folder) {
        Path file = folder.resolve(name + ".csv");
        try {
            Files.writeString(file, table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvFile(file, "y", classes == 0 ? TaskChoice.REGRESSION : TaskChoice.CLASSES);
    }

    private String table() {
        double[] x = inputs();
        double[] y = targets();
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < features; j++) {
            text.append('x').append(j + 1).append(',');
        }
        text.append("y\n");
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < features; j++) {
                text.append(x[row * features + j]).append(',');
            }
            text.append(classes == 0 ? Double.toString(y[row]) : Integer.toString((int) y[row])).append('\n');
        }
        return text.toString();
    }

    private double number(double[] x, int at) {
        double sum = 0;
        for (int j = 0; j < features; j++) {
            sum += StrictMath.sin(1 + j) * x[at + j];
        }
        return StrictMath.sin(2 * sum) + 0.3 * x[at];
    }

    private double bestClass(double[] x, int at) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            double score = 0;
            for (int j = 0; j < features; j++) {
                score += StrictMath.sin(2 * x[at + j] + 1.9 * k + 0.8 * j);
            }
            if (score > highest) {
                highest = score;
                best = k;
            }
        }
        return best;
    }
}
