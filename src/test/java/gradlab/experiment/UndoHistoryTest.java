package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoHistoryTest {

    private static final ExperimentSpec START = ExperimentSpec.standard();

    private UndoHistory history;

    @BeforeEach
    void start() {
        history = new UndoHistory(START);
    }

    @Test
    void atTheStartThereIsNothingToTakeBack() {
        assertThat(history.canUndo()).isFalse();
        assertThat(history.canRedo()).isFalse();
        assertThat(history.undo()).isEqualTo(START);
        assertThat(history.redo()).isEqualTo(START);
        assertThat(history.undoable()).isEmpty();
        assertThat(history.redoable()).isEmpty();
    }

    @Test
    void everyChangeIsTakenBackAndDoneAgainInOrder() {
        history.change(steps(1), "");
        history.change(steps(2), "");

        assertThat(history.undo()).isEqualTo(steps(1));
        assertThat(history.undo()).isEqualTo(START);
        assertThat(history.redo()).isEqualTo(steps(1));
        assertThat(history.redo()).isEqualTo(steps(2));
        assertThat(history.present()).isEqualTo(steps(2));
    }

    @Test
    void aDragIsOneStep() {
        history.change(steps(1), "drag");
        history.change(steps(2), "drag");
        history.change(steps(3), "drag");

        assertThat(history.undo()).isEqualTo(START);
        assertThat(history.redo()).isEqualTo(steps(3));
    }

    @Test
    void twoDragsAreTwoSteps() {
        history.change(steps(1), "drag");
        history.closeTag();
        history.change(steps(2), "drag");

        assertThat(history.undo()).isEqualTo(steps(1));
    }

    @Test
    void anotherTagOrNoneStartsAStepOfItsOwn() {
        history.change(steps(1), "a");
        history.change(steps(2), "b");
        history.change(steps(3), "");
        history.change(steps(4), "");

        assertThat(history.undo()).isEqualTo(steps(3));
        assertThat(history.undo()).isEqualTo(steps(2));
        assertThat(history.undo()).isEqualTo(steps(1));
    }

    @Test
    void aDragAfterUndoDoesNotSwallowWhatCameBefore() {
        history.change(steps(1), "drag");
        history.change(steps(9), "");
        history.undo();
        history.change(steps(2), "drag");

        assertThat(history.undo()).isEqualTo(steps(1));
        assertThat(history.undo()).isEqualTo(START);
    }

    @Test
    void aDragThatReturnsToWhereItBeganLeavesNothingToUndo() {
        history.change(steps(1), "");
        history.change(steps(2), "drag");
        history.change(steps(1), "drag");

        assertThat(history.undoable()).contains(new SpecChange(START, steps(1)));
        history.change(steps(3), "drag");
        assertThat(history.undo()).isEqualTo(steps(1));
        assertThat(history.undo()).isEqualTo(START);
    }

    @Test
    void aChangeThatChangesNothingIsNone() {
        history.change(START, "");
        assertThat(history.canUndo()).isFalse();

        history.change(steps(1), "");
        history.undo();
        history.change(START, "");
        assertThat(history.canRedo()).isTrue();
    }

    @Test
    void aNewChangeForgetsWhatWasTakenBack() {
        history.change(steps(1), "");
        history.undo();
        history.change(steps(2), "");

        assertThat(history.canRedo()).isFalse();
        assertThat(history.undo()).isEqualTo(START);
    }

    @Test
    void whatUndoAndRedoWouldDoIsKnown() {
        history.change(steps(1), "");
        assertThat(history.undoable()).contains(new SpecChange(START, steps(1)));
        history.undo();
        assertThat(history.redoable()).contains(new SpecChange(START, steps(1)));
    }

    @Test
    void twoHundredStepsAreKept() {
        for (int i = 1; i <= 250; i++) {
            history.change(steps(i), "");
        }
        int taken = 0;
        while (history.canUndo()) {
            history.undo();
            taken++;
        }
        assertThat(taken).isEqualTo(200);
        assertThat(history.present()).isEqualTo(steps(50));
    }

    private static ExperimentSpec steps(int count) {
        return START.withSteps(count);
    }
}
