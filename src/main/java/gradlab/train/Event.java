package gradlab.train;

import gradlab.catalogue.Texts;
import gradlab.experiment.Notation;
import gradlab.experiment.SpecChange;
import java.util.Optional;

/**
 * Something worth a mark on the timeline. Its sentence is {@code event.<kind>} in the text bundles.
 *
 * @param layer the layer it happened in, 0 for the whole network
 * @param value the number that made it an event
 * @param change for a changed experiment, what changed
 */
public record Event(long step, int layer, Kind kind, double value, Optional<SpecChange> change) {

    static Event of(long step, int layer, Kind kind, double value) {
        return new Event(step, layer, kind, value, Optional.empty());
    }

    /** Another run, of this number, left here. */
    public static Event forked(long step, int number) {
        return of(step, 0, Kind.FORKED, number);
    }

    /** The event as one sentence. */
    public String sentence(Texts texts) {
        String what = change.map(c -> c.describe(texts.locale())).orElse("");
        return texts.get("event." + kind.id(), layer, Notation.told(value, 4), what);
    }

    /** What can happen. */
    public enum Kind {
        SATURATED, VANISHING, FADING, EXPLODING, DIVERGED, CHANGED, STOPPED, RESTORED,
        /** A weight of the layer was set by hand, to this value. */
        TYPED,
        /** Another run left this one; its value is the other's number. */
        FORKED;

        /** True for what has happened to a run before it makes the step, false for what is measured in the step. */
        boolean isBeforeTheStep() {
            return this == CHANGED || this == DIVERGED || this == STOPPED || this == RESTORED || this == TYPED || this == FORKED;
        }

        /** As it stands in files and text keys. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
