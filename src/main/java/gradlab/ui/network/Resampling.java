package gradlab.ui.network;

/** Enlarges a square grid of numbers smoothly, so that a boundary between classes is a curve and not a staircase. */
public final class Resampling {

    private Resampling() {
    }

    /**
     * Catmull-Rom interpolation, first along rows, then along columns; corners map to corners.
     *
     * @param grid from × from values, row by row
     * @return to × to values, row by row
     */
    public static float[] enlarge(float[] grid, int from, int to) {
        float[] wide = new float[from * to];
        float[] result = new float[to * to];
        for (int i = 0; i < to; i++) {
            double place = to == 1 ? 0 : (double) i * (from - 1) / (to - 1);
            int base = Math.min((int) place, from - 1);
            double[] weights = weights(place - base);
            for (int row = 0; row < from; row++) {
                wide[row * to + i] = mix(grid, row * from, 1, base, from, weights);
            }
        }
        for (int i = 0; i < to; i++) {
            double place = to == 1 ? 0 : (double) i * (from - 1) / (to - 1);
            int base = Math.min((int) place, from - 1);
            double[] weights = weights(place - base);
            for (int column = 0; column < to; column++) {
                result[i * to + column] = mix(wide, column, to, base, from, weights);
            }
        }
        return result;
    }

    /** The grid's value at a place 0..1 from its left and 0..1 from its top edge, between the four nearest entries. */
    static double at(float[] grid, int size, double right, double down) {
        double x = Math.clamp(right * (size - 1), 0, size - 1);
        double y = Math.clamp(down * (size - 1), 0, size - 1);
        int column = Math.min((int) x, size - 2);
        int row = Math.min((int) y, size - 2);
        double top = grid[row * size + column] * (column + 1 - x) + grid[row * size + column + 1] * (x - column);
        double bottom = grid[(row + 1) * size + column] * (column + 1 - x) + grid[(row + 1) * size + column + 1] * (x - column);
        return top * (row + 1 - y) + bottom * (y - row);
    }

    /** Weights of the neighbours −1, 0, 1, 2 at distance t after neighbour 0. */
    private static double[] weights(double t) {
        return new double[] {
            t * (-0.5 + t * (1 - 0.5 * t)),
            1 + t * t * (-2.5 + 1.5 * t),
            t * (0.5 + t * (2 - 1.5 * t)),
            t * t * (-0.5 + 0.5 * t)};
    }

    private static float mix(float[] values, int offset, int stride, int base, int count, double[] weights) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            int at = Math.clamp(base + k - 1, 0, count - 1);
            sum += weights[k] * values[offset + at * stride];
        }
        return (float) sum;
    }
}
