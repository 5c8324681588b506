package gradlab.surface;

import gradlab.nn.Optimizer;
import gradlab.surface.Terms.Explained;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One step of an optimizer taken apart.
 *
 * @param gradient that the step followed, noise included
 * @param noise what chance added to the gradient
 * @param seenAt where the gradient was taken; some methods look ahead
 * @param carried the part of the step that comes from earlier gradients, for methods that add parts up; (0; 0) for others
 * @param rebuilt the step as the terms give it: equal to the step that was made, but for rounding
 * @param terms what the method did, in its own order
 */
public record Anatomy(int step, Point from, Point to, double before, double after, Point gradient, Point noise, Point seenAt, Point carried,
        Point rebuilt, List<Term> terms) {

    private static final double HALF_TURN = 180;

    /**
     * One term of an update with its numbers.
     *
     * @param id names its sentence
     * @param numbers points, doubles and whole numbers (longs) in the order of the sentence
     */
    public record Term(String id, List<Object> numbers) {
        static Term of(String id, Object... numbers) {
            return new Term(id, List.of(numbers));
        }
    }

    public Anatomy {
        terms = List.copyOf(terms);
    }

    /** Makes the coming step of a descent and takes it apart. */
    static Anatomy ofNextStep(Descent descent, Optimizer optimizer) {
        Point from = descent.place();
        double before = descent.value();
        double[] memory = descent.memory();
        descent.step();
        Point gradient = descent.gradient();
        Point to = descent.place();
        Explained explained = new Terms(optimizer, descent.rate(), from, gradient, to, memory, descent.memory()).explain();
        return new Anatomy(descent.steps(), from, to, before, descent.value(), gradient, descent.noise(), descent.lookedAt(), explained.carried(),
                explained.step(), explained.terms());
    }

    public Point change() {
        return to.minus(from);
    }

    /** How far the step went, in units of the plane. */
    public double length() {
        return change().length();
    }

    /** Degrees between the step and steepest descent, 0..180; empty where one of them has no direction. */
    public OptionalDouble turn() {
        double lengths = length() * gradient.length();
        if (!(lengths > 0) || !Double.isFinite(lengths)) {
            return OptionalDouble.empty();
        }
        Point change = change();
        double across = Math.abs(change.x() * gradient.y() - change.y() * gradient.x());
        double along = -(change.x() * gradient.x() + change.y() * gradient.y());
        return OptionalDouble.of(StrictMath.atan2(across, along) * HALF_TURN / StrictMath.PI);
    }
}
