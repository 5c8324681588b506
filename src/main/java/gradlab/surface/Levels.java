package gradlab.surface;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** At which heights level lines are drawn: round ones, evenly spaced on gentle ground, by powers of ten where heights differ greatly. */
public final class Levels {

    /** Lines are spaced by powers of ten where most heights over the floor differ by more than this factor. */
    private static final double STEEP = 30;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.98;
    private static final double DEPTH = 0.002;
    private static final int MOST_DECADES = 9;

    private Levels() {
    }

    /**
     * @param floor the least height of the surface, if it is known; powers of ten count from it
     * @param wanted about so many
     * @return rising
     */
    public static double[] of(HeightGrid grid, OptionalDouble floor, int wanted) {
        double[] sorted = grid.sorted();
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return new double[0];
        }
        double bottom = floor.orElse(sorted[0]);
        double high = share(sorted, HIGH) - bottom;
        double low = share(sorted, LOW) - bottom;
        return low > 0 && high / low > STEEP ? byPowers(bottom, Math.max(share(sorted, DEPTH) - bottom, low * 1e-3), high, wanted)
                : evenly(sorted[0], share(sorted, HIGH), wanted);
    }

    private static double share(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static double[] evenly(double least, double greatest, int wanted) {
        double step = round((greatest - least) / wanted);
        return DoubleStream.iterate(Math.floor(least / step) + 1, i -> i * step < greatest + step, i -> i + 1).map(i -> clean(i * step, step)).limit(2L * wanted + 2).toArray();
    }

    private static double[] byPowers(double bottom, double low, double high, int wanted) {
        int last = (int) Math.ceil(StrictMath.log10(high));
        int first = Math.max(last - MOST_DECADES, (int) Math.floor(StrictMath.log10(low)));
        double[] leads = wanted >= 2 * (last - first) ? new double[] {1, 2, 5} : wanted >= last - first ? new double[] {1, 3} : new double[] {1};
        return DoubleStream.iterate(first, decade -> decade <= last, decade -> decade + 1)
                .flatMap(decade -> Arrays.stream(leads).map(lead -> level(bottom, lead * StrictMath.pow(10, decade), StrictMath.pow(10, decade))))
                .filter(level -> level - bottom <= 1.5 * high).sorted().distinct().toArray();
    }

    /** High above the floor the height itself is round, near it the distance from it. */
    private static double level(double bottom, double above, double power) {
        return clean(above > Math.abs(bottom) ? above : bottom + above, power);
    }

    /** The round number (1, 2 or 5 times a power of ten) next above. */
    private static double round(double rough) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    /** Without the dust of binary fractions. */
    private static double clean(double level, double grain) {
        double scale = StrictMath.pow(10, 2 - Math.floor(StrictMath.log10(grain)));
        double scaled = Math.rint(level * scale) / scale;
        return Double.isFinite(scaled) ? scaled : level;
    }
}
