package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.MomentumClassic;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;

/** How much a past gradient still counts under momentum, and how far the steps grow while the gradient stays the same. */
final class MemoryTail extends Board {

    private static final int STEPS = 40;
    private static final int AGO = 10;

    private final Draggable beta;
    private final Sketch tail;
    private final Sketch growth;

    MemoryTail(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        beta = handle("beta", 0.9, 0, 0.99, 0.01);
        tail = sketch("tail", 160, this::paintTail);
        growth = sketch("growth", 150, this::paintGrowth);
        growth.setFocusTraversable(false);
        Grip.on(tail, this::axes, List.of(Grip.upright(beta, () -> 1, beta::value, at -> at)));
        getChildren().addAll(tail, growth, numbers(), slider(beta, "β", "beta"));
        start();
    }

    /**
     * How far momentum moves at steps 0, 1, …, as a multiple of the learning rate, when the gradient of step t points down
     * with the length {@code gradient(t)}.
     */
    static double[] moves(double beta, IntToDoubleFunction gradient, int steps) {
        Parameters p = new Parameters(new double[1]);
        Optimizer.Rule rule = new MomentumClassic(1, beta).start(p);
        double[] moves = new double[steps];
        for (int t = 0; t < steps; t++) {
            double before = p.values()[0];
            p.gradient()[0] = -gradient.applyAsDouble(t);
            rule.step(p, 1);
            moves[t] = p.values()[0] - before;
        }
        return moves;
    }

    /** What is left of a single gradient, step by step. */
    private double[] weights() {
        return moves(beta.value(), t -> t == 0 ? 1 : 0, STEPS + 1);
    }

    private double limit() {
        return 1 / (1 - beta.value());
    }

    @Override
    String sentence() {
        return word("numbers", beta.text(words()), number(limit(), 3)) + "\n" + word("ago", number(weights()[AGO], 3)) + "\n"
                + word("limit", number(limit(), 3), number(moves(beta.value(), _ -> 1, STEPS)[STEPS - 1], 3));
    }

    private Axes axes() {
        double zoom = tail.zoom();
        double left = 34 * zoom;
        double top = 22 * zoom;
        return new Axes(left, top, Math.max(20, tail.width() - left - 12), Math.max(20, tail.height() - top - 20 * zoom), -0.8, STEPS + 0.8, 0, 1.05);
    }

    private void paintTail(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        axes.draw(drawing, words(), 4, 2, true);
        double[] weights = weights();
        double wide = Math.max(1.5, 0.7 * (axes.x(1) - axes.x(0)));
        for (int k = 0; k <= STEPS; k++) {
            drawing.pen().setFill(k < limit() ? palette.positive() : palette.positive().interpolate(palette.surface(), 0.55));
            drawing.pen().fillRect(axes.x(k) - wide / 2, axes.y(weights[k]), wide, axes.bottom() - axes.y(weights[k]));
        }
        if (limit() < STEPS) {
            double x = axes.x(limit() - 0.5);
            Draw.line(drawing, x, axes.top(), x, axes.bottom(), palette.warning(), 1.5, 4, 3);
            drawing.label(word("length"), x + 5, axes.top() + 2, TextAlignment.LEFT, VPos.TOP, palette.warning());
        }
        Draw.grip(drawing, axes.x(1), axes.y(beta.value()), palette.accent());
        drawing.label(word("tail"), axes.left(), axes.top() / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }

    private void paintGrowth(Sketch drawing) {
        Palette palette = drawing.palette();
        double zoom = drawing.zoom();
        double left = 34 * zoom;
        double top = 22 * zoom;
        Axes axes = new Axes(left, top, Math.max(20, drawing.width() - left - 12), Math.max(20, drawing.height() - top - 20 * zoom),
                -0.8, STEPS + 0.8, 0, Math.max(2, 1.15 * limit()));
        axes.draw(drawing, words(), 4, 2, true);
        Draw.curve(drawing, axes, _ -> limit(), palette.warning(), 1.5, 4, 3);
        double[] times = IntStream.range(0, STEPS).asDoubleStream().map(t -> t + 1).toArray();
        double[] moves = moves(beta.value(), _ -> 1, STEPS);
        Draw.path(drawing, axes, times, moves, STEPS, palette.negative(), 2);
        for (int t = 0; t < STEPS; t++) {
            Draw.dot(drawing, axes.x(times[t]), axes.y(moves[t]), 2, palette.negative());
        }
        drawing.label(word("growth"), axes.left(), top / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }
}
