package gradlab.lesson;

import gradlab.catalogue.Place;
import gradlab.lesson.sheet.Formula;
import java.util.Optional;

/**
 * A statement of a lesson that is checked by running its step.
 *
 * @param text as written, for reports
 * @param needed how many of {@code outOf} further seeds must agree; equal numbers mean all of them
 */
public record Claim(Place place, String text, int needed, int outOf, Statement statement) {

    /** What is claimed. */
    public sealed interface Statement {
    }

    /** Two expressions compared at some steps; {@code tolerance} belongs to ≈ and =. */
    public record Comparison(Term left, Relation relation, Term right, double tolerance, When when) implements Statement {
    }

    /**
     * A rise or a fall compares the median of the last tenth of the interval with that of the first; a change counts from 5 % on. What stays must
     * be within 5 % of its median at every state of the interval, so that a swing and a return are no rest.
     */
    public record Trend(Metric metric, Direction direction, int from, int to) implements Statement {
    }

    /** Two calculations compared; both give one number. Only entries of notes have them. */
    public record Fact(Formula left, Relation relation, Formula right, double tolerance, Given given) implements Statement {
    }

    public enum Relation {
        LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, NEAR
    }

    public enum Direction {
        RISES, FALLS, STAYS
    }

    /** An expression over metrics. */
    public sealed interface Term {
    }

    public record Number(double value) implements Term {
    }

    /** A metric of this step's run, or of another step's run with the same seed. */
    public record Measured(Metric metric, Optional<String> stepId) implements Term {
    }

    public record Product(Term left, Term right) implements Term {
    }

    public record Quotient(Term left, Term right) implements Term {
    }

    /** At which states a comparison must hold. */
    public sealed interface When {
    }

    public record At(int step) implements When {
    }

    public record End() implements When {
    }

    public record Always() implements When {
    }

    public record Between(int from, int to) implements When {
    }

    /** At least once before this many updates. */
    public record EverBefore(int step) implements When {
    }
}
