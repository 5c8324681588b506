package gradlab.math;

/**
 * Linear CKA, the likeness of two representations of the same examples (Kornblith et al. 2019):
 * ‖AᵀB‖²_F / (‖AᵀA‖_F·‖BᵀB‖_F) of column-centred A and B. Between 0 and 1; turning, mirroring, permuting or uniformly
 * stretching either space changes nothing, and the widths may differ.
 */
public final class Cka {

    private final double[] centred;
    private final int rows;
    private final int columns;
    private final double ownNorm;

    private Cka(double[] centred, int rows, int columns) {
        this.centred = centred;
        this.rows = rows;
        this.columns = columns;
        this.ownNorm = Math.sqrt(squaredNorm(this, this));
    }

    /** A representation: {@code rows} examples of {@code columns} numbers, row-major. */
    public static Cka of(double[] values, int rows, int columns) {
        double[] centred = values.clone();
        double[] column = new double[rows];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                column[i] = values[i * columns + j];
            }
            double mean = Likeness.mean(column);
            for (int i = 0; i < rows; i++) {
                centred[i * columns + j] -= mean;
            }
        }
        return new Cka(centred, rows, columns);
    }

    /** The likeness to another representation of the same examples; NaN ("undefined") if one of them is constant. */
    public double with(Cka other) {
        if (other.rows != rows) {
            throw new IllegalArgumentException("representations of " + rows + " and " + other.rows + " examples");
        }
        double norms = ownNorm * other.ownNorm;
        return norms > 0 ? squaredNorm(this, other) / norms : Double.NaN;
    }

    /** ‖AᵀB‖²_F. */
    private static double squaredNorm(Cka a, Cka b) {
        double[] product = new double[b.columns];
        double sum = 0;
        for (int j = 0; j < a.columns; j++) {
            java.util.Arrays.fill(product, 0);
            for (int i = 0; i < a.rows; i++) {
                double factor = a.centred[i * a.columns + j];
                int at = i * b.columns;
                for (int k = 0; k < b.columns; k++) {
                    product[k] += factor * b.centred[at + k];
                }
            }
            for (double entry : product) {
                sum += entry * entry;
            }
        }
        return sum;
    }
}
