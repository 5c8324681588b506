package gradlab.math;

import java.util.Arrays;

/**
 * The triangle R of a tall matrix Q·R: it has the same singular values and far fewer rows. Householder reflections, column by
 * column within panels of {@value #PANEL} columns; the columns to the right take a whole panel's reflections at once, as
 * I − V·T·Vᵀ (Schreiber &amp; Van Loan 1989), with the kernels' products.
 */
final class Triangle {

    private static final int GROUP = Kernels.GROUP;
    private static final int PANEL = 32;

    private final Kernels kernels;
    private double[] panel = {};
    private double[] reflectors = {};
    private double[] current = {};
    private double[] previous = {};
    private final double[] waiting = new double[PANEL];
    private final double[] combined = new double[PANEL];
    private final double[] sizes = new double[PANEL];
    private final double[] gram = new double[PANEL * PANEL];
    private final double[] t = new double[PANEL * PANEL];
    private double[] packed = {};
    private double[] small = {};
    private double[] turned = {};
    private double[] zero = {};

    Triangle(Kernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Leaves R in the first {@code columns} rows, with zeros below its diagonal.
     *
     * @param a element (i, j) at {@code i·stride + j}, of the order 1; zeros fill the columns up to the stride, a multiple of
     *     {@link Kernels#GROUP}
     */
    void reduce(double[] a, int rows, int columns, int stride) {
        prepare(rows, columns);
        for (int k = 0; k < columns; k += PANEL) {
            int width = Math.min(PANEL, columns - k);
            reducePanel(a, k, rows, width, stride);
            if (k + width < columns) {
                gatherReflections(k, rows, width);
                applyToRest(a, k, rows, k + width, stride);
            }
        }
    }

    private void prepare(int rows, int columns) {
        if (current.length < rows) {
            panel = new double[rows * PANEL];
            reflectors = new double[rows * PANEL];
            current = new double[rows];
            previous = new double[rows];
        }
        if (columns > PANEL) {
            int rest = Panels.padded(columns, GROUP);
            int needed = rows * Math.max(rest, PANEL);
            packed = packed.length < needed ? new double[needed] : packed;
            if (small.length < PANEL * rest) {
                small = new double[PANEL * rest];
                turned = new double[PANEL * rest];
                zero = new double[rest];
            }
        }
    }

    /** Factors columns k..k+width in a copy that lies close together, and writes their part of R back. */
    private void reducePanel(double[] a, int k, int rows, int width, int stride) {
        int end = Panels.padded(width, GROUP);
        for (int i = k; i < rows; i++) {
            System.arraycopy(a, i * stride + k, panel, i * PANEL, width);
            Arrays.fill(panel, i * PANEL + width, i * PANEL + end, 0);
        }
        Arrays.fill(waiting, 0);
        Arrays.fill(previous, 0, rows, 0);
        for (int j = 0; j < width; j++) {
            double to = columnReflection(k + j, j, rows);
            int from = j / GROUP * GROUP;
            kernels.subtractThenCombineRows(panel, PANEL, k + j, rows, from, end, previous, waiting, current, combined);
            writeRow(a, (k + j) * stride + k, k + j, j, width, to);
            double[] kept = previous;
            previous = current;
            current = kept;
        }
        for (int i = k; i < rows; i++) {
            int until = Math.min(width, i - k);
            Arrays.fill(a, i * stride + k, i * stride + k + until, 0);
        }
    }

    private double columnReflection(int row, int j, int rows) {
        double factor = waiting[j];
        for (int i = row, at = row * PANEL + j; i < rows; i++, at += PANEL) {
            current[i] = Math.fma(-previous[i], factor, panel[at]);
        }
        double to = Bidiagonal.reflected(current, row, rows);
        sizes[j] = Bidiagonal.size(current, row, to);
        for (int i = row, at = row * PANEL + j; i < rows; i++, at += PANEL) {
            reflectors[at] = current[i];
        }
        return to;
    }

    /** Row j of R within the panel; what the reflection still has to take from the rows below waits. */
    private void writeRow(double[] a, int to, int row, int j, int width, double diagonal) {
        a[to + j] = diagonal;
        Arrays.fill(waiting, 0, j + 1, 0);
        for (int c = j + 1; c < width; c++) {
            waiting[c] = sizes[j] * combined[c];
            a[to + c] = Math.fma(-current[row], waiting[c], panel[row * PANEL + c]);
        }
    }

    /** V with zeros above its diagonal, and T of the panel's reflections. */
    private void gatherReflections(int k, int rows, int width) {
        for (int j = 0; j < width; j++) {
            for (int i = k; i < k + j; i++) {
                reflectors[i * PANEL + j] = 0;
            }
        }
        int lanes = kernels.lanes();
        int depth = rows - k;
        kernels.pack(reflectors, k * PANEL, PANEL, depth, PANEL, packed);
        kernels.multiply(reflectors, k * PANEL, 1, PANEL, PANEL, depth, packed, 0, PANEL / lanes, zero, 0, 0, gram, 0, PANEL);
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int p = i; p < j; p++) {
                    sum = Math.fma(t[i * PANEL + p], gram[p * PANEL + j], sum);
                }
                t[i * PANEL + j] = -sizes[j] * sum;
            }
            t[j * PANEL + j] = sizes[j];
        }
    }

    /** C ← C − V·Tᵀ·(Vᵀ·C) for the columns to the right of a full panel. */
    private void applyToRest(double[] a, int k, int rows, int from, int stride) {
        int lanes = kernels.lanes();
        int depth = rows - k;
        int wide = stride - from;
        int panels = wide / lanes;
        int v = k * PANEL;
        kernels.pack(a, k * stride + from, stride, depth, wide, packed);
        kernels.multiply(reflectors, v, 1, PANEL, PANEL, depth, packed, 0, panels, zero, 0, 0, small, 0, wide);
        kernels.pack(small, 0, wide, PANEL, wide, packed);
        for (int i = 0; i < PANEL * PANEL; i++) {
            gram[i] = -t[i];
        }
        kernels.multiply(gram, 0, 1, PANEL, PANEL, PANEL, packed, 0, panels, zero, 0, 0, turned, 0, wide);
        kernels.pack(turned, 0, wide, PANEL, wide, packed);
        kernels.multiply(reflectors, v, PANEL, 1, depth, PANEL, packed, 0, panels, a, k * stride + from, stride, a, k * stride + from,
                stride);
    }
}
