package gradlab.ui.teacher;

import gradlab.lesson.ClassLog;
import gradlab.train.RunImage;
import gradlab.ui.LabModel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/** What a return can be taken back to, and the state of the lab when a slide was entered on which it can be played with. */
final class Rewind {

    private final LabModel model;
    private Optional<CompletableFuture<RunImage.All>> entrance = Optional.empty();
    private Optional<CompletableFuture<RunImage.All>> start = Optional.empty();
    private Optional<Before> before = Optional.empty();

    /**
     * How things stood before a return.
     *
     * @param runs weights, optimizer state, generators, data and curves of all runs
     */
    record Before(Lecture lecture, Lecture.Place place, CompletableFuture<RunImage.All> runs, ClassLog log) {
    }

    Rewind(LabModel model) {
        this.model = model;
    }

    /** Remembers how the lab stands where a class enters a slide without a run of its own. */
    void enter(boolean first) {
        entrance = Optional.of(model.trainer().image());
        start = first && start.isEmpty() ? entrance : start;
    }

    void toEntrance() {
        entrance.ifPresent(this::restore);
    }

    void toStart() {
        start.ifPresent(this::restore);
    }

    /** Remembers how everything stands before a return. A riddle is not kept: it would come back solved. */
    void remember(Lecture lecture) {
        before = model.concealedProperty().get() ? Optional.empty()
                : Optional.of(new Before(lecture, lecture.place(), model.trainer().image(), model.classroom().logProperty().get()));
    }

    boolean canUndo() {
        return before.isPresent();
    }

    /** How things stood before the last return, once; its runs come back as soon as they can. */
    Optional<Before> undo() {
        Optional<Before> found = before;
        before = Optional.empty();
        found.ifPresent(state -> restore(state.runs()));
        return found;
    }

    /** Another lesson: nothing of the one before comes back. */
    void forget() {
        before = Optional.empty();
        entrance = Optional.empty();
        start = Optional.empty();
    }

    private void restore(CompletableFuture<RunImage.All> runs) {
        runs.thenAccept(all -> Platform.runLater(() -> {
            if (!all.runs().isEmpty()) {
                // these runs were made in this window: their data are those they learned from
                model.restore(all, _ -> { });
            }
        }));
    }
}
