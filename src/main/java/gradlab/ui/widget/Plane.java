package gradlab.ui.widget;

import gradlab.math.Lengths;
import gradlab.math.Spectrum;

/**
 * A 2×2 matrix with columns (a; c) and (b; d).
 *
 * @param a row 1, column 1
 * @param b row 1, column 2
 * @param c row 2, column 1
 * @param d row 2, column 2
 */
record Plane(double a, double b, double c, double d) {

    /** Below this determinant and rounding, numbers of the page with few decimals are collinear. */
    private static final double ROUNDING = 1e-9;

    double x(double x, double y) {
        return a * x + b * y;
    }

    double y(double x, double y) {
        return c * x + d * y;
    }

    double determinant() {
        double value = a * d - b * c;
        return Math.abs(value) < ROUNDING ? 0 : value;
    }

    Spectrum spectrum() {
        return Spectrum.of(new double[] {a, b, c, d}, 0, 2, 2);
    }

    /** The real eigenvalues, the greater one first; none if the matrix turns every direction. */
    double[] eigenvalues() {
        double middle = (a + d) / 2;
        double half = (a - d) / 2;
        double inside = half * half + b * c;
        if (inside < -ROUNDING) {
            return new double[0];
        }
        double root = Math.sqrt(Math.max(0, inside));
        return new double[] {middle + root, middle - root};
    }

    /** A direction that the matrix keeps and stretches by the eigenvalue, of length 1. */
    double[] eigenvector(double eigenvalue) {
        double[] first = {b, eigenvalue - a};
        double[] second = {eigenvalue - d, c};
        double[] longer = Lengths.euclidean(first, 0, 2) >= Lengths.euclidean(second, 0, 2) ? first : second;
        double length = Lengths.euclidean(longer, 0, 2);
        return length < ROUNDING ? new double[] {1, 0} : new double[] {longer[0] / length, longer[1] / length};
    }

    /** True if every direction is kept: a multiple of the unit matrix. */
    boolean keepsAll() {
        return b == 0 && c == 0 && a == d;
    }
}
