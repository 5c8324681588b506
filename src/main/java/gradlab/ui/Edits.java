package gradlab.ui;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.UndoHistory;
import gradlab.train.Branch;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * What was edited, run by run: every run has its own history, and that of the chosen one is present. A riddle covers it as long as
 * it stands there. FX thread only.
 */
final class Edits {

    private final UndoHistory[] histories = new UndoHistory[Branch.MOST];
    private final ReadOnlyBooleanWrapper concealed = new ReadOnlyBooleanWrapper();
    private Optional<UndoHistory> covered = Optional.empty();
    private int chosen;

    Edits(ExperimentSpec start) {
        histories[0] = new UndoHistory(start);
    }

    UndoHistory present() {
        return histories[chosen];
    }

    /** Number of the chosen run. */
    int chosen() {
        return chosen;
    }

    /** True while a riddle stands there. */
    ReadOnlyBooleanProperty concealedProperty() {
        return concealed.getReadOnlyProperty();
    }

    void cover(ExperimentSpec riddle) {
        if (covered.isEmpty()) {
            covered = Optional.of(present());
        }
        histories[chosen] = new UndoHistory(riddle);
        concealed.set(true);
    }

    void uncover() {
        covered.ifPresent(before -> histories[chosen] = before);
        covered = Optional.empty();
        concealed.set(false);
    }

    /** Forgets all runs in favour of another one. */
    void begin(int number, ExperimentSpec there) {
        Arrays.fill(histories, null);
        chosen = number;
        histories[number] = new UndoHistory(there);
    }

    /** Chooses a run; with one that was not there before a history begins. */
    void choose(int number, boolean known, ExperimentSpec there) {
        if (histories[number] == null || !known) {
            histories[number] = new UndoHistory(there);
        }
        chosen = number;
    }

    /** Chooses a run that came of the present one: what was edited last is its own, and the one it left has what it had. */
    void fork(int number, ExperimentSpec left) {
        UndoHistory before = present();
        histories[number] = before;
        histories[chosen] = before.copyAt(left);
        chosen = number;
    }
}
