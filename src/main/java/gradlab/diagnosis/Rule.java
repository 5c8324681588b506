package gradlab.diagnosis;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Named;
import java.util.List;
import java.util.Optional;

/**
 * One sickness. A rule speaks only if the evidence is strong: the loss shows that learning suffers, and a measured cause
 * explains it. To add one, write a record in a file of its own, name it below where it belongs (causes before what they
 * lead to), and put its words into {@code diagnosis*.properties}: {@code diagnosis.<id>} (its name) and a sentence
 * {@code diagnosis.<id>.<variant>} per finding.
 */
public sealed interface Rule permits NormalisedAlone, UnscaledInputs, EqualWeights, Exploding, ForeignRate, RateTooHigh, RateTooLow,
        DeadUnits, Saturated, Vanishing, RankCollapse, LinearNetwork, Overfitting {

    /** The complaint, if there is reason for one. */
    Optional<Finding> look(Evidence evidence);

    /** Ids of rules whose complaints are only consequences of this one, and fall silent beside it. */
    default List<String> explains() {
        return List.of();
    }

    /** As it stands in text keys and files. */
    default String id() {
        return getClass().getAnnotation(Named.class).en();
    }

    /** Every rule the lab knows, causes first. */
    static List<Rule> all() {
        return Catalogue.of(Rule.class).entries().stream().map(Catalogue.Entry::standard).toList();
    }
}
