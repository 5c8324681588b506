package gradlab.ui.network;

import gradlab.train.Prepared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * Examples that were picked, at most four, one of which the picture of the network may follow; and the losses that were seen of
 * each while the run went on. FX thread only.
 */
final class Pins {

    static final int MOST = 4;
    private static final int MOST_LOSSES = 600;

    private final List<Pin> all = new ArrayList<>();
    private final Map<Pin, TreeMap<Long, Double>> losses = new HashMap<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private Optional<Pin> followed = Optional.empty();
    private Optional<Prepared> data = Optional.empty();
    private long runId = -1;

    /** In the order in which they were picked. */
    List<Pin> all() {
        return List.copyOf(all);
    }

    Optional<Pin> followed() {
        return followed;
    }

    /** Grows with every change. */
    ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Picks an example and follows it; one that is followed already is let go. With four there, the oldest gives way. */
    void press(Pin pin) {
        if (followed.equals(Optional.of(pin))) {
            remove(pin);
            return;
        }
        if (!all.contains(pin)) {
            if (all.size() == MOST) {
                losses.remove(all.removeFirst());
            }
            all.add(pin);
        }
        followed = Optional.of(pin);
        changed();
    }

    /** Follows one that was picked, or none of them if it is followed already. */
    void follow(Pin pin) {
        followed = followed.equals(Optional.of(pin)) ? Optional.empty() : Optional.of(pin).filter(all::contains);
        changed();
    }

    /** Follows none of them; all stay. */
    void letGo() {
        if (followed.isPresent()) {
            followed = Optional.empty();
            changed();
        }
    }

    void remove(Pin pin) {
        all.remove(pin);
        losses.remove(pin);
        followed = followed.filter(one -> !one.equals(pin));
        changed();
    }

    /** Takes up other examples: those that were picked are not among them. */
    void use(Optional<Prepared> now) {
        if (now.orElse(null) != data.orElse(null)) {
            data = now;
            boolean any = !all.isEmpty();
            all.clear();
            losses.clear();
            followed = Optional.empty();
            if (any) {
                changed();
            }
        }
    }

    /** Notes the loss of an example at a step of a run; those of another run are forgotten. */
    void note(long ofRun, long step, Pin pin, double loss) {
        if (ofRun != runId) {
            runId = ofRun;
            losses.clear();
        }
        TreeMap<Long, Double> known = losses.computeIfAbsent(pin, _ -> new TreeMap<>());
        known.put(step, loss);
        if (known.size() > MOST_LOSSES) {
            boolean[] odd = {false};
            known.keySet().removeIf(_ -> odd[0] = !odd[0]);
            known.put(step, loss);
        }
    }

    /** The losses that were seen of an example, by step. */
    Map<Long, Double> losses(Pin pin) {
        return losses.getOrDefault(pin, new TreeMap<>());
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
