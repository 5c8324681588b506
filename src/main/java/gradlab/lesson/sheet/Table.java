package gradlab.lesson.sheet;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A matrix of numbers, row by row; one number is a matrix of one row and one column. Not to be changed. */
public record Table(int rows, int columns, double[] entries) {

    /** More entries than this are refused: calculations of a page answer at once. */
    static final int MOST_ENTRIES = 200_000;

    public Table {
        if (rows < 1 || columns < 1 || entries.length != rows * columns) {
            throw new IllegalArgumentException(rows + " × " + columns + " does not hold " + entries.length + " numbers");
        }
    }

    public static Table of(double number) {
        return new Table(1, 1, new double[] {number});
    }

    boolean isNumber() {
        return entries.length == 1;
    }

    /** The only entry; NaN where there are several. */
    public double number() {
        return isNumber() ? entries[0] : Double.NaN;
    }

    boolean hasSizeOf(Table other) {
        return rows == other.rows && columns == other.columns;
    }

    Table each(DoubleUnaryOperator function) {
        double[] result = new double[entries.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(entries[i]);
        }
        return new Table(rows, columns, result);
    }

    /** Entry by entry; a single number goes with every entry of the other. The sizes must fit. */
    Table with(Table other, DoubleBinaryOperator operation) {
        if (other.isNumber()) {
            return each(x -> operation.applyAsDouble(x, other.entries[0]));
        }
        if (isNumber()) {
            return other.each(y -> operation.applyAsDouble(entries[0], y));
        }
        double[] result = new double[entries.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = operation.applyAsDouble(entries[i], other.entries[i]);
        }
        return new Table(rows, columns, result);
    }

    /** The product of matrices; the columns of this must be as many as the rows of the other. */
    Table times(Table other) {
        double[] result = new double[rows * other.columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < other.columns; j++) {
                double sum = 0;
                for (int k = 0; k < columns; k++) {
                    sum += entries[i * columns + k] * other.entries[k * other.columns + j];
                }
                result[i * other.columns + j] = sum;
            }
        }
        return new Table(rows, other.columns, result);
    }

    Table transposed() {
        double[] result = new double[entries.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = entries[i * columns + j];
            }
        }
        return new Table(columns, rows, result);
    }

    /** The size as it is written: {@code 3×2}. */
    String size() {
        return rows + "×" + columns;
    }
}
