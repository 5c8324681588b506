package gradlab.ui.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.Rectangle2D;
import javafx.scene.text.TextAlignment;

/**
 * A rectangle of a drawing with its two scales.
 *
 * @param area where curves are drawn; numbers stand left of it and below
 * @param log true if the vertical scale is one of ratios; its ends are positive
 */
record Frame(Rectangle2D area, double fromX, double toX, double fromY, double toY, boolean log) {

    private static final int DIGITS = 3;
    private static final double PER_TICK = 34;
    /** Ends that differ by less of themselves are the same: multiples between them cannot be counted. */
    private static final double NO_LENGTH = 1e-9;

    /** Leaves room for numbers at the left and below. */
    static Frame in(Pen pen, Rectangle2D room, double fromX, double toX, double fromY, double toY, boolean log) {
        double left = pen.of(46);
        double top = pen.of(6);
        return new Frame(new Rectangle2D(room.getMinX() + left, room.getMinY() + top, Math.max(10, room.getWidth() - left - pen.of(8)),
                Math.max(10, room.getHeight() - top - pen.line() - pen.of(4))), fromX, toX, fromY, toY, log);
    }

    /** The ends of a scale of ratios around positive values, a little beyond them; 0.1 to 1 if there are none. */
    static double[] ratios(double... values) {
        double[] positive = Arrays.stream(values).filter(value -> value > 0 && Double.isFinite(value)).toArray();
        double low = Arrays.stream(positive).min().orElse(0.1);
        double high = Arrays.stream(positive).max().orElse(1);
        double margin = Math.max(1.15, Math.exp(0.06 * (Math.log(high) - Math.log(low))));
        return new double[] {Math.max(Double.MIN_NORMAL, low / margin), Math.min(Double.MAX_VALUE, high * margin)};
    }

    double x(double value) {
        return area.getMinX() + (value - fromX) / (toX - fromX) * area.getWidth();
    }

    double y(double value) {
        double share = log ? (Math.log(value) - Math.log(fromY)) / (Math.log(toY) - Math.log(fromY)) : (value - fromY) / (toY - fromY);
        return area.getMaxY() - Math.clamp(share, -0.02, 1.02) * area.getHeight();
    }

    /** The grid and the numbers of both scales. */
    void draw(Pen pen, List<Double> across, DoubleFunction<String> label) {
        pen.stroke(pen.palette().surface().interpolate(pen.palette().line(), 0.5), 1);
        for (double value : ticks((int) Math.max(2, area.getHeight() / pen.of(PER_TICK)))) {
            double at = Math.rint(y(value)) + 0.5;
            pen.g().strokeLine(area.getMinX(), at, area.getMaxX(), at);
            pen.caption(pen.words().number(value, DIGITS), area.getMinX() - pen.of(5), at, TextAlignment.RIGHT);
            pen.stroke(pen.palette().surface().interpolate(pen.palette().line(), 0.5), 1);
        }
        pen.stroke(pen.palette().line(), 1);
        pen.g().strokeLine(area.getMinX(), Math.rint(area.getMaxY()) + 0.5, area.getMaxX(), Math.rint(area.getMaxY()) + 0.5);
        double free = Double.NEGATIVE_INFINITY;
        for (double value : across) {
            String text = label.apply(value);
            double half = pen.width(text) / 2;
            if (x(value) - half > free) {
                pen.caption(text, x(value), area.getMaxY() + pen.line() / 2 + pen.of(2), TextAlignment.CENTER);
                free = x(value) + half + pen.of(4);
            }
        }
    }

    /** Round values of the vertical scale, at most so many. */
    List<Double> ticks(int most) {
        return log ? decades(most) : steps(fromY, toY, most);
    }

    /** Multiples of 1, 2 or 5 times a power of ten; of a scale without length its only value. */
    static List<Double> steps(double from, double to, int most) {
        if (!(to - from > NO_LENGTH * Math.max(Math.abs(from), Math.abs(to)))) {
            return List.of(from);
        }
        double power = Math.pow(10, Math.floor(Math.log10((to - from) / most)));
        for (double step : new double[] {1, 2, 5, 10, 20, 50}) {
            List<Double> values = new ArrayList<>();
            for (long i = (long) Math.ceil(from / (step * power) - 1e-9); i * step * power <= to + 1e-9 * step * power; i++) {
                values.add(power < 1 ? i * step / Math.rint(1 / power) : i * step * power);
            }
            if (values.size() <= most) {
                return values;
            }
        }
        return List.of();
    }

    private List<Double> decades(int most) {
        for (double[] mantissas : new double[][] {{1, 2, 5}, {1, 3}, {1}}) {
            List<Double> values = powers(mantissas, 1);
            if (values.size() <= most && values.size() >= 2) {
                return values;
            }
        }
        if (toY / fromY < 10) {
            return steps(fromY, toY, most);
        }
        int stride = 1;
        while (powers(new double[] {1}, stride).size() > most) {
            stride++;
        }
        return powers(new double[] {1}, stride);
    }

    private List<Double> powers(double[] mantissas, int stride) {
        List<Double> values = new ArrayList<>();
        int first = stride * Math.floorDiv((int) Math.floor(Math.log10(fromY)), stride);
        for (int power = first; power <= Math.log10(toY) + 1; power += stride) {
            for (double mantissa : mantissas) {
                double value = power < 0 ? mantissa / Math.pow(10, -power) : mantissa * Math.pow(10, power);
                if (value >= fromY && value <= toY) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
