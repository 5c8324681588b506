package gradlab.ui.lesson;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.ui.lesson.Attempt.Phase;
import javafx.scene.layout.StackPane;

/** A curve that a class predicts together; after the run the one that came out lies over it. */
public final class CurveGuess extends StackPane {

    private final Attempt attempt = new Attempt(() -> { });
    private final CurvePrediction board;

    CurveGuess(Page page, Step step, Metric metric, Runnable drawn) {
        board = new CurvePrediction(page, step, metric, attempt, drawn);
        setMinWidth(0);
        getChildren().add(board);
        ask();
    }

    /** The curve can be drawn. */
    public void ask() {
        turn(Phase.ASKING);
    }

    /** What is drawn stays as it is. */
    public void lock() {
        turn(Phase.RUNNING);
    }

    /** The curve that came out is drawn over it. */
    public void reveal() {
        turn(Phase.DONE);
    }

    private void turn(Phase phase) {
        attempt.phase(phase);
        board.refresh();
    }
}
