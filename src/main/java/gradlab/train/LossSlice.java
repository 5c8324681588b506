package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.math.Kernels;
import gradlab.nn.Parameters;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * The loss over the whole training part on a plane through the weights of a run, and the run's way as seen from there. Equal
 * runs and choices give equal slices, to the last bit; in the middle stands the loss that the run itself measures.
 *
 * @param reach the coordinates run from −reach to reach
 * @param losses by second and first coordinate, both ascending, at equal distances; odd in number
 * @param way the run's way: where each of its steps casts its shadow
 * @param below the loss on the plane at these shadows: not that of the run, which is elsewhere
 */
public record LossSlice(WeightPlane plane, double reach, double[][] losses, long[] steps, WeightPlane.Shadow[] way, double[] below) {

    private static final double ROOM = 1.25;
    /** Multiplications and additions that a slice may take: some seconds on a slow machine. */
    private static final double WORK = 4e9;
    private static final int LEAST_SIZE = 11;
    private static final int MOST_SIZE = 31;

    /**
     * Computes a slice.
     *
     * @param reach how far to both sides; NaN for as far as the way's shadow goes
     * @param progress is told the share 0..1 that is done
     * @param cancelled is asked from time to time
     * @return empty if it was cancelled
     */
    public static Optional<LossSlice> of(WeightPath path, WeightPlane plane, double reach, DoubleConsumer progress, BooleanSupplier cancelled) {
        WeightPlane.Shadow[] way = new WeightPlane.Shadow[path.values().length];
        double farthest = 0;
        for (int i = 0; i < way.length; i++) {
            way[i] = plane.shadow(path.values()[i]);
            farthest = Math.max(farthest, Math.max(Math.abs(way[i].a()), Math.abs(way[i].b())));
        }
        double side = Double.isNaN(reach) ? (farthest > 0 ? ROOM * farthest : 1) : reach;
        int size = size(path);
        Loss loss = new Loss(path, plane);
        double[][] losses = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                losses[row][column] = loss.at(coordinate(column, size, side), coordinate(row, size, side));
                if (cancelled.getAsBoolean()) {
                    return Optional.empty();
                }
            }
            progress.accept((row + 1.0) / size);
        }
        double[] below = new double[way.length];
        for (int i = 0; i < way.length; i++) {
            below[i] = loss.at(way[i].a(), way[i].b());
        }
        return Optional.of(new LossSlice(plane, side, losses, path.steps(), way, below));
    }

    /** The loss where the run stands. */
    public double centre() {
        return losses[losses.length / 2][losses.length / 2];
    }

    /** How far the way goes beside the plane at most, in lengths of the weights. */
    public double farthestBeside() {
        double farthest = 0;
        for (WeightPlane.Shadow shadow : way) {
            farthest = Math.max(farthest, shadow.beside());
        }
        return farthest / Math.sqrt(squares(plane.centre()));
    }

    /** The share 0..1 of the way that the plane shows: of its squared distances from where the run stands. NaN without a way. */
    public double shownShare(WeightPath path) {
        double all = 0;
        double beside = 0;
        for (int i = 0; i < way.length; i++) {
            all += squares(WeightPath.minus(path.values()[i], plane.centre()));
            beside += way[i].beside() * way[i].beside();
        }
        return all == 0 ? Double.NaN : Math.max(0, 1 - beside / all);
    }

    /** Where column or row i of {@code size} lies; exactly 0 in the middle. */
    public static double coordinate(int i, int size, double reach) {
        return reach * (2 * i - (size - 1)) / (size - 1);
    }

    private static int size(WeightPath path) {
        ExperimentSpec spec = path.spec();
        double each = 2.0 * Math.max(1, path.data().training().rows()) * spec.network().parameterCount();
        int size = (int) Math.clamp(Math.sqrt(WORK / each), LEAST_SIZE, MOST_SIZE);
        return size % 2 == 0 ? size - 1 : size;
    }

    private static double squares(double[] a) {
        double sum = 0;
        for (double each : a) {
            sum += each * each;
        }
        return sum;
    }

    /** The loss at points of a plane, computed as a run computes its own. */
    private static final class Loss {
        private final WeightPath path;
        private final WeightPlane plane;
        private final Parameters place;
        private final Evaluator evaluator;

        Loss(WeightPath path, WeightPlane plane) {
            this.path = path;
            this.plane = plane;
            place = new Parameters(path.spec().network());
            Prepared data = path.data();
            evaluator = new Evaluator(path.spec().network(), data.loss(), Math.max(data.training().rows(), data.test().rows()), Kernels.best());
            System.arraycopy(path.statistics(), 0, place.statistics(), 0, path.statistics().length);
        }

        double at(double a, double b) {
            plane.at(a, b, place.values());
            return evaluator.loss(place, path.data().training(), path.data().targets());
        }
    }
}
