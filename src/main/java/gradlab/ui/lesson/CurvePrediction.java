package gradlab.ui.lesson;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.lesson.StepCurve;
import gradlab.nn.NetworkShape;
import gradlab.ui.lesson.Attempt.Phase;
import gradlab.ui.widget.CurveBoard;
import gradlab.ui.widget.CurveBoard.Frame;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A curve to be drawn before the run; after it the one that came out lies over it, and a sentence says how they differ. */
final class CurvePrediction extends VBox {

    private final Page page;
    private final Step step;
    private final Metric metric;
    private final Attempt attempt;
    private final Frame frame;
    private final CurveBoard board;
    private final Label hint = new Label();
    private final Label gap = new Label();
    private Optional<StepCurve> found = Optional.empty();
    private boolean measuring;

    /** @param drawn told when the reader has moved a point */
    CurvePrediction(Page page, Step step, Metric metric, Attempt attempt, Runnable drawn) {
        this.page = page;
        this.step = step;
        this.metric = metric;
        this.attempt = attempt;
        this.frame = frame(step, metric);
        ClaimWords names = new ClaimWords(page.words(), page.lesson().steps());
        board = new CurveBoard(page, step.id(), frame, () -> names.metric(metric), () -> {
            board().drawn().ifPresent(attempt::curve);
            drawn.run();
        });
        attempt.curve().ifPresent(board::draw);
        hint.getStyleClass().add("step-remark");
        hint.setWrapText(true);
        hint.textProperty().bind(page.words().of("lesson.curve.hint"));
        gap.setId("gap-" + step.id());
        gap.getStyleClass().add("curve-gap");
        gap.setWrapText(true);
        getStyleClass().add("curve-prediction");
        getChildren().addAll(hint, board, gap);
    }

    private CurveBoard board() {
        return board;
    }

    /**
     * The ends of the empty chart. They come from what the quantity can be, never from what it was: an axis must not tell
     * the answer.
     */
    static Frame frame(Step step, Metric metric) {
        int steps = step.spec().steps();
        if (step.bowl().isPresent() && metric.name() == Metric.Name.LOSS) {
            double start = step.bowl().get().descend(step.spec().optimizer(), 0).height(0);
            double top = StrictMath.pow(10, Math.ceil(StrictMath.log10(Math.max(start, 1e-9))));
            return new Frame(steps, 0, 1.5 * start, 1e-8 * top, 1e3 * top, true);
        }
        return switch (metric.name()) {
            case ACCURACY, TEST_ACCURACY, SATURATION, DEAD, NOT_A_NUMBER -> new Frame(steps, 0, 1, 0, 0, false);
            case RUNS_COSINE -> new Frame(steps, -1, 1, 0, 0, false);
            case LOSS_RISES -> new Frame(steps, 0, steps, 0, 0, false);
            case WEIGHT, X, Y, MOVE -> new Frame(steps, -2, 2, 0, 0, false);
            case RANK, STABLE_RANK, EFFECTIVE_RANK, UPDATE_RANK, UPDATE_STABLE_RANK, UPDATE_EFFECTIVE_RANK, WEIGHT_RANK, WEIGHT_STABLE_RANK,
                    WEIGHT_EFFECTIVE_RANK, LOCAL_RANK -> new Frame(steps, 0, greatestRank(step.spec(), metric) + 1, 0, 0, false);
            case LOSS, BATCH_LOSS, TEST_LOSS -> new Frame(steps, 0, 1.5, 1e-4, 10, false);
            case WEIGHT_NORM -> new Frame(steps, 0, 20, 1e-2, 100, false);
            case GRADIENT_NORM, SIGMA, STEP_LENGTH, WEIGHT_VARIANCE -> new Frame(steps, 0, 2, 1e-6, 100, true);
        };
    }

    /** No rank is greater than the smaller side of its matrix. */
    private static int greatestRank(ExperimentSpec spec, Metric metric) {
        NetworkShape shape = spec.network();
        IntStream layers = switch (metric.where()) {
            case LAYER -> IntStream.of(metric.layer());
            case OUTPUT -> IntStream.of(shape.depth());
            case NETWORK, GREATEST, EACH -> IntStream.rangeClosed(1, shape.depth());
        };
        return layers.map(layer -> Math.min(shape.units(layer - 1), shape.units(layer))).max().orElse(1);
    }

    void refresh() {
        boolean done = attempt.phase() == Phase.DONE;
        boolean asking = attempt.phase() == Phase.ASKING;
        board.lock(!asking);
        StepCard.show(hint, asking);
        if (asking) {
            found = Optional.empty();
            if (attempt.curve().isEmpty()) {
                board.reset();
            }
        }
        if (done && found.isEmpty()) {
            measure();
        }
        String said = done ? found.flatMap(curve -> attempt.curve().map(drawn -> new CurveGap(frame, drawn, curve).sentence(page.words()))).orElse("") : "";
        gap.setText(said);
        StepCard.show(gap, !said.isEmpty());
    }

    /** Measures the whole course off the FX thread; the charts of the lab may show something else by now. */
    private void measure() {
        if (measuring) {
            return;
        }
        measuring = true;
        Thread.ofPlatform().daemon().name("curve of " + step.id()).start(() -> {
            Optional<StepCurve> curve = curve();
            Platform.runLater(() -> {
                measuring = false;
                if (attempt.phase() == Phase.DONE) {
                    found = curve;
                    curve.ifPresent(now -> board.show(new CurveBoard.Measured(Arrays.stream(now.steps()).asDoubleStream().toArray(), now.values())));
                    if (curve.isPresent()) {
                        refresh();
                    }
                }
            });
        });
    }

    private Optional<StepCurve> curve() {
        try {
            return Optional.of(StepCurve.of(step, metric));
        } catch (BadInput bad) {
            // the lab has run the same step and said what is wrong
            return Optional.empty();
        }
    }
}
