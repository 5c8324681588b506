package gradlab.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * One complaint: a sentence with numbers, where they stand, and what may help.
 *
 * @param rule id of the rule that speaks
 * @param layer the layer it is about, 0 for the whole network
 * @param since the step from which it is so
 * @param variant which of the rule's sentences: key {@code diagnosis.<rule>.<variant>}
 * @param numbers what stands in the places of the sentence, in order
 * @param remedies changes of the experiment that may help, the best first
 */
public record Finding(String rule, Severity severity, int layer, long since, String variant, List<Quantity> numbers,
        List<Remedy> remedies) {

    public Finding {
        numbers = List.copyOf(numbers);
        remedies = List.copyOf(remedies);
    }

    /** How bad it is, the worst first. */
    public enum Severity {
        /** Nothing more is learned. */
        STOPS,
        /** Learning is slowed down or goes astray. */
        HINDERS;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public String key() {
        return "diagnosis." + rule + "." + variant;
    }

    /** The measured numbers: what proves the complaint. */
    public List<Quantity> evidence() {
        return numbers.stream().filter(Quantity::isMeasured).toList();
    }

    static Optional<Finding> none() {
        return Optional.empty();
    }
}
