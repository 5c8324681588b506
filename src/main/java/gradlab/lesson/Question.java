package gradlab.lesson;

import java.util.List;
import java.util.Optional;

/**
 * A question for self-check: options of which one or several are right, or a number with a tolerance.
 *
 * @param hint may be empty
 * @param shuffled false when the order of the options carries meaning
 */
public record Question(String id, String text, List<Step.Option> options, Optional<NumberAnswer> number, String hint, boolean shuffled) {

    public Question {
        options = List.copyOf(options);
    }

    /** The right number, give or take. */
    public record NumberAnswer(double value, double tolerance) {
        public boolean admits(double answer) {
            return Math.abs(answer - value) <= tolerance + 1e-12 * Math.abs(value);
        }
    }

    public boolean hasSeveralRight() {
        return options.stream().filter(Step.Option::right).count() > 1;
    }
}
