package gradlab.ui.chart;

import gradlab.train.LossSlice;

/** The losses of a slice between its points: a smooth surface through all of them, on a log scale where they span decades. */
final class SliceSurface {

    private static final double DECADES = 20;

    private final double[][] heights;
    private final double reach;
    private final boolean log;
    private final double least;
    private final double greatest;

    SliceSurface(LossSlice slice) {
        reach = slice.reach();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : slice.losses()) {
            for (double loss : row) {
                low = Double.isFinite(loss) ? Math.min(low, loss) : low;
                high = Double.isFinite(loss) ? Math.max(high, loss) : high;
            }
        }
        log = low > 0 && high > DECADES * low;
        heights = new double[slice.losses().length][];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = slice.losses()[i].clone();
            for (int j = 0; j < heights[i].length; j++) {
                heights[i][j] = height(heights[i][j]);
            }
        }
        least = height(low);
        greatest = height(high);
    }

    boolean isFlat() {
        return !(greatest > least);
    }

    /** The least height, in the units of {@link #heightAt}; {@link #loss} makes a loss of it. */
    double least() {
        return least;
    }

    double greatest() {
        return greatest;
    }

    boolean isLog() {
        return log;
    }

    double loss(double height) {
        return log ? Math.pow(10, height) : height;
    }

    /** The height at two coordinates; not finite where the loss is not. */
    double heightAt(double a, double b) {
        double x = (a + reach) / (2 * reach) * (heights.length - 1);
        double y = (b + reach) / (2 * reach) * (heights.length - 1);
        int column = Math.clamp((int) Math.floor(x), 0, heights.length - 2);
        int row = Math.clamp((int) Math.floor(y), 0, heights.length - 2);
        double[] along = new double[4];
        for (int i = 0; i < 4; i++) {
            double[] line = heights[Math.clamp(row + i - 1, 0, heights.length - 1)];
            along[i] = cubic(line[Math.max(0, column - 1)], line[column], line[column + 1], line[Math.min(line.length - 1, column + 2)], x - column);
        }
        return Math.clamp(cubic(along[0], along[1], along[2], along[3], y - row), least, greatest);
    }

    private double height(double loss) {
        return log ? Math.log10(loss) : loss;
    }

    /** Catmull and Rom's curve between the two middle points. */
    private static double cubic(double before, double from, double to, double after, double t) {
        return from + 0.5 * t * (to - before + t * (2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before)));
    }
}
