package gradlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Where an axis is labelled: few and round. Places are in the axis's own coordinates (powers of ten on a log axis). */
final class Ticks {

    private static final double[][] MANTISSAS = {{1, 2, 5}, {1, 3}, {1}};
    private static final double[] ROUND = {1, 2, 2.5, 5};
    private static final int[] DECADES = {2, 3, 5, 10, 20, 50, 100, 200, 500};
    /** Wide ranges read better as powers: 1e-4 says more than 0.0001. */
    private static final double PLAIN_FROM = 1e-3;
    private static final double PLAIN_TO = 1e5;

    /** One labelled place. */
    record Tick(double at, String label) {
    }

    private Ticks() {
    }

    /** Multiples of 1, 2 or 5 times a power of ten, at most {@code most} of them. */
    static List<Tick> linear(double low, double high, int most, DoubleFunction<String> label) {
        return multiples(low, high, step(high - low, most, 1, 2, 5), label);
    }

    /** Whole numbers. */
    static List<Tick> whole(double low, double high, int most, DoubleFunction<String> label) {
        return multiples(low, high, Math.max(1, step(high - low, most, 1, 2, 4, 5)), label);
    }

    /** Quarters of a share, or halves where there is little room. */
    static List<Tick> shares(double low, double high, int most, DoubleFunction<String> label) {
        return multiples(low, high, most >= 5 ? 0.25 : 0.5, label);
    }

    /**
     * Round values of a log axis, from the densest set that fits.
     *
     * @param low,high powers of ten
     * @param label writes a value; {@code plain} says whether 0.01 or 1e-2 is wanted
     */
    static List<Tick> log(double low, double high, int most, LogLabel label) {
        for (double[] mantissas : MANTISSAS) {
            List<Double> values = values(low, high, mantissas, 1);
            if (values.size() <= most && values.size() >= 2) {
                return labelled(values, label);
            }
        }
        if (high - low < 1) {
            return linear(Math.pow(10, low), Math.pow(10, high), most, value -> label.of(value, true)).stream()
                    .filter(tick -> tick.at() > 0).map(tick -> new Tick(Math.log10(tick.at()), tick.label())).toList();
        }
        for (int decades : DECADES) {
            List<Double> values = values(low, high, MANTISSAS[2], decades);
            if (values.size() <= most) {
                return labelled(values, label);
            }
        }
        return List.of();
    }

    /** Writes a value of a log axis. */
    @FunctionalInterface
    interface LogLabel {
        String of(double value, boolean plain);
    }

    private static List<Tick> labelled(List<Double> values, LogLabel label) {
        boolean plain = values.stream().allMatch(value -> value >= 0.999 * PLAIN_FROM && value < PLAIN_TO);
        return values.stream().map(value -> new Tick(Math.log10(value), label.of(value, plain || value == 1))).toList();
    }

    private static List<Double> values(double low, double high, double[] mantissas, int decades) {
        List<Double> values = new ArrayList<>();
        for (int power = decades * (int) Math.floor(low / decades); power <= high; power += decades) {
            for (double mantissa : mantissas) {
                double at = power + Math.log10(mantissa);
                if (at >= low - 1e-9 && at <= high + 1e-9) {
                    values.add(mantissa * Math.pow(10, power));
                }
            }
        }
        return values;
    }

    private static List<Tick> multiples(double low, double high, double step, DoubleFunction<String> label) {
        List<Tick> ticks = new ArrayList<>();
        double slack = 1e-9 * step;
        for (long i = (long) Math.ceil((low - slack) / step); i * step <= high + slack; i++) {
            double at = i * step;
            String text = label.apply(at);
            // what reads the same as its neighbour tells nothing
            if (ticks.isEmpty() || !ticks.getLast().label().equals(text)) {
                ticks.add(new Tick(at, text));
            }
        }
        return ticks;
    }

    /** The least of 1, 2, 2.5 and 5 times a power of ten that is not below a size. */
    static double roundStep(double size) {
        double power = Math.pow(10, Math.floor(Math.log10(size)));
        for (double mantissa : ROUND) {
            if (mantissa * power >= size * (1 - 1e-9)) {
                return mantissa * power;
            }
        }
        return 10 * power;
    }

    /** The smallest step of the given mantissas with at most {@code most} multiples in {@code span}. */
    private static double step(double span, int most, double... mantissas) {
        double power = Math.pow(10, Math.floor(Math.log10(span / most)));
        for (int scale = 0; scale < 2; scale++, power *= 10) {
            for (double mantissa : mantissas) {
                if (Math.floor(span / (mantissa * power) + 1e-9) + 1 <= most) {
                    return mantissa * power;
                }
            }
        }
        return 10 * power;
    }
}
