package gradlab.ui.draw;

import gradlab.ui.draw.Sketch.Dot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The stretch of the plane that the board shows, in the units of the data before they are scaled. */
record Frame(double left, double right, double bottom, double top) {

    static final Frame USUAL = new Frame(-1.5, 1.5, -1.5, 1.5);
    private static final double MARGIN = 0.08;
    /** Axes whose lengths differ less than this are drawn alike, so that a circle is a circle. */
    private static final double ALIKE = 3;
    private static final int DIGITS = 3;

    /** Round borders around all points; the usual ones where there are too few. */
    static Frame around(List<Dot> dots) {
        if (dots.size() < Sketch.LEAST) {
            return USUAL;
        }
        double[] x = span(dots, Dot::x);
        double[] y = span(dots, Dot::y);
        double longer = Math.max(x[1] - x[0], y[1] - y[0]);
        double shorter = Math.min(x[1] - x[0], y[1] - y[0]);
        if (longer <= 0) {
            return new Frame(x[0] - 1.5, x[0] + 1.5, y[0] - 1.5, y[0] + 1.5);
        }
        boolean alike = shorter * ALIKE >= longer || shorter == 0;
        double[] across = padded(x, alike ? longer : x[1] - x[0]);
        double[] up = padded(y, alike ? longer : y[1] - y[0]);
        return new Frame(across[0], across[1], up[0], up[1]);
    }

    private static double[] span(List<Dot> dots, ToDoubleFunction<Dot> axis) {
        return new double[] {dots.stream().mapToDouble(axis).min().orElse(0), dots.stream().mapToDouble(axis).max().orElse(0)};
    }

    private static double[] padded(double[] span, double length) {
        double middle = (span[0] + span[1]) / 2;
        double half = (0.5 + MARGIN) * length;
        double step = Math.pow(10, Math.floor(Math.log10(half)) - 1);
        return new double[] {rounded(Math.floor((middle - half) / step) * step, step), rounded(Math.ceil((middle + half) / step) * step, step)};
    }

    /** True if a point lies within. */
    boolean holds(Dot dot) {
        return dot.x() >= left && dot.x() <= right && dot.y() >= bottom && dot.y() <= top;
    }

    double width() {
        return right - left;
    }

    double height() {
        return top - bottom;
    }

    /** A value of the first feature in as few digits as the eye can tell apart. */
    double roundX(double x) {
        return rounded(Math.clamp(x, left, right), Math.pow(10, Math.floor(Math.log10(width())) - DIGITS));
    }

    double roundY(double y) {
        return rounded(Math.clamp(y, bottom, top), Math.pow(10, Math.floor(Math.log10(height())) - DIGITS));
    }

    private static double rounded(double value, double step) {
        int decimals = (int) Math.round(-Math.log10(step));
        double round = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
        return round == 0 ? 0 : round;
    }
}
