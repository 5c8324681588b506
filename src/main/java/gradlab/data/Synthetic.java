package gradlab.data;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.math.Rng;
import java.util.List;
import java.util.stream.IntStream;

/** What generated examples have in common: names, balanced classes of the plane, and random subspaces. */
final class Synthetic {

    /** Numbers among the inputs (80 MB). */
    private static final long MOST_NUMBERS = 10_000_000;

    private Synthetic() {
    }

    /** Writes the coordinates of example {@code i} to {@code x[at]} and {@code x[at + 1]}. */
    @FunctionalInterface
    interface PointMaker {
        void place(int i, double[] x, int at);
    }

    /** @throws BadInput if the examples would not fit into the memory of an ordinary computer */
    static void refuseTooMany(int n, int features) {
        if ((long) n * features > MOST_NUMBERS) {
            throw BadInput.at(new Place("data", 1, 1), "data.large", n, features, MOST_NUMBERS);
        }
    }

    /** Points of the plane in two classes that take turns. */
    static DataSet plane(int n, double scale, PointMaker maker) {
        return plane(n, 2, scale, maker);
    }

    /** Points of the plane in classes that take turns: example {@code i} is of class {@code i % classes}. */
    static DataSet plane(int n, int classes, double scale, PointMaker maker) {
        double[] x = new double[2 * n];
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % classes;
            maker.place(i, x, 2 * i);
        }
        multiply(x, scale);
        return ofClasses(2, x, labels, classes);
    }

    /** Features {@code x1, x2, …} and classes {@code 0, 1, …}. */
    static DataSet ofClasses(int features, double[] x, double[] labels, int classes) {
        return DataSet.ofClasses(features, x, labels, numbered("x", features, 1), numbered("", classes, 0), List.of());
    }

    /** Features {@code x1, x2, …} and numbers to be predicted. */
    static DataSet ofNumbers(int features, double[] x, double[] targets, int targetColumns) {
        return new DataSet(x.length / features, features, x, targets, targetColumns, Task.REGRESSION,
                numbered("x", features, 1), List.of(), List.of());
    }

    static List<String> numbered(String prefix, int count, int first) {
        return IntStream.range(first, first + count).mapToObj(i -> prefix + i).toList();
    }

    static void multiply(double[] x, double scale) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= scale;
        }
    }

    static double[] gaussian(int count, Rng rng) {
        double[] drawn = new double[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = rng.nextGaussian();
        }
        return drawn;
    }

    /**
     * {@code count} orthonormal vectors of {@code length} numbers, one after the other, in a direction that no other is
     * preferred to: normal vectors made orthogonal in turn, twice, so that rounding leaves nothing of the others.
     *
     * @param count at most {@code length}
     */
    static double[] orthonormal(int count, int length, Rng rng) {
        double[] u = gaussian(count * length, rng);
        for (int i = 0; i < count; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double common = dot(u, i * length, u, j * length, length);
                    for (int f = 0; f < length; f++) {
                        u[i * length + f] -= common * u[j * length + f];
                    }
                }
                double norm = Math.sqrt(dot(u, i * length, u, i * length, length));
                for (int f = 0; f < length; f++) {
                    u[i * length + f] /= norm;
                }
            }
        }
        return u;
    }

    static double dot(double[] a, int atA, double[] b, int atB, int length) {
        double sum = 0;
        for (int f = 0; f < length; f++) {
            sum += a[atA + f] * b[atB + f];
        }
        return sum;
    }
}
