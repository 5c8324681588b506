package gradlab.diagnosis;

import gradlab.data.DataSet;
import gradlab.data.Task;
import java.util.Arrays;

/**
 * How well an example is told from the five most like it: a yardstick that bends with the data, for a network that cannot.
 * Counted over the first rows, each left out of its own answer.
 */
final class Neighbours {

    private static final int ROWS = 256;
    private static final int COUNT = 5;

    private Neighbours() {
    }

    /**
     * For classes the share of wrong answers, 0..1; for numbers the mean square error as a share of the variance. NaN if there
     * are too few examples.
     */
    static double mistakes(DataSet data) {
        int rows = Math.min(ROWS, data.rows());
        if (rows <= 2 * COUNT) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            int[] near = nearest(data, i, rows);
            sum += data.task() == Task.CLASSES ? wrong(data, i, near) : squares(data, i, near);
        }
        return data.task() == Task.CLASSES ? sum / rows : sum / variance(data, rows);
    }

    private static int[] nearest(DataSet data, int row, int rows) {
        double[] distance = new double[COUNT];
        int[] near = new int[COUNT];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        for (int other = 0; other < rows; other++) {
            double d = other == row ? Double.POSITIVE_INFINITY : distance(data, row, other);
            int place = COUNT;
            while (place > 0 && d < distance[place - 1]) {
                place--;
            }
            if (place < COUNT) {
                System.arraycopy(distance, place, distance, place + 1, COUNT - 1 - place);
                System.arraycopy(near, place, near, place + 1, COUNT - 1 - place);
                distance[place] = d;
                near[place] = other;
            }
        }
        return near;
    }

    private static double distance(DataSet data, int a, int b) {
        int features = data.features();
        double sum = 0;
        for (int f = 0; f < features; f++) {
            double d = data.inputs()[a * features + f] - data.inputs()[b * features + f];
            sum += d * d;
        }
        return sum;
    }

    private static double wrong(DataSet data, int row, int[] near) {
        int[] votes = new int[data.classes()];
        for (int one : near) {
            votes[(int) data.targets()[one]]++;
        }
        int own = (int) data.targets()[row];
        return Arrays.stream(votes).max().orElse(0) > votes[own] ? 1 : 0;
    }

    private static double squares(DataSet data, int row, int[] near) {
        double sum = 0;
        for (int column = 0; column < data.targetColumns(); column++) {
            double mean = 0;
            for (int one : near) {
                mean += data.targets()[one * data.targetColumns() + column] / COUNT;
            }
            double r = data.targets()[row * data.targetColumns() + column] - mean;
            sum += r * r;
        }
        return sum;
    }

    private static double variance(DataSet data, int rows) {
        double sum = 0;
        for (int column = 0; column < data.targetColumns(); column++) {
            double mean = 0;
            for (int i = 0; i < rows; i++) {
                mean += data.targets()[i * data.targetColumns() + column] / rows;
            }
            for (int i = 0; i < rows; i++) {
                double r = data.targets()[i * data.targetColumns() + column] - mean;
                sum += r * r;
            }
        }
        return sum;
    }
}
