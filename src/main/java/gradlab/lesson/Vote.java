package gradlab.lesson;

import java.util.List;

/**
 * Hands that a class raised for the options of one question, counted and closed. Nobody is named.
 *
 * @param lesson id of the lesson
 * @param step id of the step, the patient or the question within it
 * @param options texts of the options, in the order of the file
 * @param round 1 before the discussion, 2 after it
 * @param counts raised hands by option, in the same order
 */
public record Vote(String lesson, String step, List<String> options, int round, List<Integer> counts) {

    public Vote {
        options = List.copyOf(options);
        counts = List.copyOf(counts);
        if (round < 1 || round > 2) {
            throw new IllegalArgumentException("round must be 1 or 2, was " + round);
        }
        if (options.size() != counts.size()) {
            throw new IllegalArgumentException(counts.size() + " counts for " + options.size() + " options");
        }
    }
}
