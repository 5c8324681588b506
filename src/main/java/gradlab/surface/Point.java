package gradlab.surface;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A place in the plane, or the way from one place to another. */
public record Point(double x, double y) {

    static final Point ZERO = new Point(0, 0);

    Point minus(Point other) {
        return new Point(x - other.x, y - other.y);
    }

    Point plus(Point other) {
        return new Point(x + other.x, y + other.y);
    }

    Point times(double factor) {
        return new Point(factor * x, factor * y);
    }

    /** Both coordinates put through a function. */
    Point each(DoubleUnaryOperator f) {
        return new Point(f.applyAsDouble(x), f.applyAsDouble(y));
    }

    /** The coordinates of two points put together one by one. */
    Point with(Point other, DoubleBinaryOperator f) {
        return new Point(f.applyAsDouble(x, other.x), f.applyAsDouble(y, other.y));
    }

    /** The distance from (0; 0). */
    public double length() {
        return StrictMath.hypot(x, y);
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y);
    }
}
