package gradlab.ui.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Where a value stands between the least and the greatest, 0..1, and which round values to write beside the colours.
 *
 * @param low,high the ends, in the measure's own unit; a log scale has positive ones
 * @param whole true if there are whole numbers only
 */
record ValueScale(double low, double high, boolean log, boolean whole) {

    /** Differences smaller than this are not blown up to all colours. */
    private static final double LEAST_RATIO = 1.3;
    private static final double LEAST_SHARE = 0.04;
    private static final double LEAST_RANK = 1;
    /** What is so many times larger than the median is as good as infinite, and would leave no colours for the rest. */
    private static final double LARGE = 1e5;

    /** @param spread true if all seeds are to fit, else the medians alone */
    static ValueScale of(Measure measure, List<CellValues> cells, boolean spread) {
        List<CellValues> shown = cells.stream().filter(CellValues::isShown).toList();
        double[] low = values(shown, spread ? CellValues::least : CellValues::median).sorted().toArray();
        double[] high = values(shown, spread ? CellValues::greatest : CellValues::median).sorted().toArray();
        return switch (measure.kind()) {
            case LOSS -> loss(DoubleStream.of(low).filter(value -> value > 0).toArray(), DoubleStream.of(high).filter(value -> value > 0).toArray());
            case SHARE -> low.length == 0 ? new ValueScale(0, 1, false, false) : within(low[0], high[high.length - 1], LEAST_SHARE, 1, false);
            case RANK -> low.length == 0 ? new ValueScale(0, 1, false, false)
                    : within(low[0], high[high.length - 1], LEAST_RANK, Double.POSITIVE_INFINITY, measure == Measure.RANK);
        };
    }

    private static DoubleStream values(List<CellValues> cells, ToDoubleFunction<CellValues> value) {
        return cells.stream().mapToDouble(value);
    }

    private static ValueScale loss(double[] low, double[] high) {
        if (low.length == 0) {
            return new ValueScale(0.1, 1, true, false);
        }
        double least = low[0];
        double greatest = Math.min(high[high.length - 1], LARGE * high[high.length / 2]);
        double middle = Math.sqrt(least) * Math.sqrt(greatest);
        double half = Math.sqrt(Math.max(LEAST_RATIO, greatest / least));
        return new ValueScale(middle / half, middle * half, true, false);
    }

    private static ValueScale within(double least, double greatest, double room, double limit, boolean whole) {
        double width = Math.max(room, greatest - least);
        double high = Math.min(limit, (least + greatest + width) / 2);
        return new ValueScale(Math.max(0, high - width), Math.max(high, width), false, whole);
    }

    /** 0 at the low end, 1 at the high one; values beyond stand at the ends. */
    double share(double value) {
        double at = log ? Math.log(Math.max(value, Double.MIN_NORMAL) / low) / Math.log(high / low) : (value - low) / (high - low);
        return Math.clamp(at, 0, 1);
    }

    /** Round values between the ends, at most so many; two at least wherever there are that many round ones. */
    List<Double> ticks(int most) {
        if (log) {
            for (double[] mantissas : new double[][] {{1, 1.5, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}}) {
                List<Double> values = powers(mantissas, 1);
                if (values.size() <= most && values.size() >= Math.min(3, most)) {
                    return values;
                }
            }
            // within a decade, steps of equal size are round more often
            for (int decades = 2; decades < 400 && high / low > 10; decades++) {
                List<Double> values = powers(new double[] {1}, decades);
                if (values.size() <= most && values.size() >= 2) {
                    return values;
                }
            }
        }
        double power = StrictMath.pow(10, Math.floor(Math.log10((high - low) / most)));
        for (double step : new double[] {1, 2, 5, 10, 20, 50, 100}) {
            List<Double> values = multiples(step, power);
            if (values.size() <= most && (!whole || step * power >= 1)) {
                return values;
            }
        }
        return List.of();
    }

    private List<Double> powers(double[] mantissas, int decades) {
        List<Double> values = new ArrayList<>();
        int first = decades * Math.floorDiv((int) Math.floor(Math.log10(low)), decades);
        for (int power = first; power <= Math.log10(high) + 1; power += decades) {
            for (double mantissa : mantissas) {
                // dividing by a whole power of ten gives the nearest number to what is written
                double value = power < 0 ? mantissa / StrictMath.pow(10, -power) : mantissa * StrictMath.pow(10, power);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private List<Double> multiples(double step, double power) {
        List<Double> values = new ArrayList<>();
        for (long i = (long) Math.ceil(low / (step * power) - 1e-9); i * step * power <= high + 1e-9 * step * power; i++) {
            values.add(power < 1 ? i * step / Math.rint(1 / power) : i * step * power);
        }
        return values;
    }
}
