package gradlab.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A number that remembers how it was made: the smallest automatic differentiation, to check the fast one against. */
final class Scalar {

    private final double value;
    private final List<Scalar> parents;
    private final double[] slopes;
    private double gradient;

    private Scalar(double value, List<Scalar> parents, double... slopes) {
        this.value = value;
        this.parents = parents;
        this.slopes = slopes;
    }

    static Scalar of(double value) {
        return new Scalar(value, List.of());
    }

    Scalar plus(Scalar other) {
        return new Scalar(value + other.value, List.of(this, other), 1, 1);
    }

    Scalar times(Scalar other) {
        return new Scalar(value * other.value, List.of(this, other), other.value, value);
    }

    Scalar map(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
        return new Scalar(f.applyAsDouble(value), List.of(this), slope.applyAsDouble(value));
    }

    double value() {
        return value;
    }

    /** ∂root/∂this, after {@link #differentiate} of the root. */
    double gradient() {
        return gradient;
    }

    /** Fills the gradients of everything this number was made from. */
    void differentiate() {
        List<Scalar> order = new ArrayList<>();
        collect(order, new java.util.HashSet<>());
        gradient = 1;
        for (Scalar made : order.reversed()) {
            for (int i = 0; i < made.slopes.length; i++) {
                made.parents.get(i).gradient += made.slopes[i] * made.gradient;
            }
        }
    }

    private void collect(List<Scalar> order, java.util.Set<Scalar> seen) {
        if (seen.add(this)) {
            parents.forEach(parent -> parent.collect(order, seen));
            order.add(this);
        }
    }
}
