package gradlab.math;

/**
 * Counts the singular values of a matrix above a threshold without finding them: those of its bidiagonal form B exceed s as
 * often as a pivot of BᵀB − s² is positive (Sylvester's law of inertia; the stationary qd transform of Fernando &amp; Parlett
 * 1994 finds the pivots with small relative errors). One count is a single pass over two diagonals, so counting costs hardly
 * more than the reduction, far less than the values. For one thread at a time; allocates only when a matrix is larger than
 * all before.
 */
public final class SingularCounts {

    /** Smaller pivots count as this negative one: entries are of the order 1, so its reciprocal still fits. */
    private static final double LEAST_PIVOT = 1e-290;
    /** More than the sums and the root that follow can round. */
    private static final double ROUNDED_UP = 1 + 8 * Math.ulp(1.0);

    private final SingularValues form;
    private double[] squares = {};
    private double[] besideSquares = {};
    private int size;
    private int exponent;
    private boolean zero;
    private double low;
    private double high;
    private int first;
    private int second;

    public SingularCounts(Kernels kernels) {
        form = new SingularValues(kernels);
    }

    /**
     * Takes the row-major matrix that starts at {@code at}; all counts then speak of it.
     *
     * @throws ArithmeticException if an entry is NaN or infinite
     */
    public void load(double[] matrix, int at, int rows, int columns) {
        zero = !form.reduce(matrix, at, rows, columns);
        if (zero) {
            return;
        }
        size = Math.min(rows, columns);
        exponent = form.exponent();
        if (squares.length < size) {
            squares = new double[size];
            besideSquares = new double[size];
        }
        low = 0;
        double byRow = 0;
        double byColumn = 0;
        double above = 0;
        for (int i = 0; i < size; i++) {
            double on = Math.abs(form.diagonal()[i]);
            double beside = i < size - 1 ? Math.abs(form.beside()[i]) : 0;
            squares[i] = on * on;
            besideSquares[i] = beside * beside;
            low = Math.max(low, Math.max(on, beside));
            byRow = Math.max(byRow, on + beside);
            byColumn = Math.max(byColumn, on + above);
            above = beside;
        }
        // an entry is never larger than σ₁, and σ₁² never larger than the greatest row sum times the greatest column sum
        high = Math.sqrt(byRow * byColumn) * ROUNDED_UP;
    }

    /** How many singular values are larger than {@code bound}, a number from 0 on. */
    public int above(double bound) {
        double scaled = zero ? 0 : Math.scalb(bound, -exponent);
        if (zero || scaled >= high) {
            return 0;
        }
        count(scaled, scaled);
        return first;
    }

    /** How many are larger than {@code share}·σ₁. σ₁ is narrowed down only until the count is the same wherever it lies. */
    public int aboveShare(double share) {
        if (zero || share >= 1) {
            return 0;
        }
        double least = low;
        double most = high;
        count(share * least, share * most);
        int ifLeast = first;
        int ifMost = second;
        while (ifLeast != ifMost) {
            double middle = 0.5 * (least + most);
            if (middle <= least || middle >= most) {
                break;
            }
            count(middle, share * middle);
            if (first > 0) {
                least = middle;
                ifLeast = second;
            } else {
                most = middle;
                ifMost = second;
            }
        }
        return ifMost;
    }

    /** Two counts at once: each is a chain of divisions, and neither waits for the other. */
    private void count(double bound, double other) {
        double s = bound * bound;
        double r = other * other;
        double t = -s;
        double u = -r;
        int positive = 0;
        int otherPositive = 0;
        for (int i = 0; i < size; i++) {
            double p = squares[i] + t;
            double q = squares[i] + u;
            p = Math.abs(p) < LEAST_PIVOT ? -LEAST_PIVOT : p;
            q = Math.abs(q) < LEAST_PIVOT ? -LEAST_PIVOT : q;
            positive += p > 0 ? 1 : 0;
            otherPositive += q > 0 ? 1 : 0;
            t = besideSquares[i] * (t / p) - s;
            u = besideSquares[i] * (u / q) - r;
        }
        first = positive;
        second = otherPositive;
    }
}
