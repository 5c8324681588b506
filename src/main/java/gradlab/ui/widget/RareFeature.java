package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Optimizer;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Two weights under AdaGrad, one of a feature that is always there and one of a feature that is there at some steps only: the
 * sum of squares that each has gathered, and the length of each of its steps beside the steps of SGD. A gradient is 1 where
 * the feature is there and 0 elsewhere.
 */
final class RareFeature extends Board {

    static final int STEPS = 200;
    static final double RATE = 0.1;

    private final Draggable share;
    private final Sketch sums;
    private final Sketch steps;

    RareFeature(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        share = handle("p", 0.1, 0.01, 1, 0.01);
        sums = sketch("sums", 165, this::paintSums);
        steps = sketch("steps", 165, this::paintSteps);
        steps.setFocusTraversable(false);
        Grip.on(sums, this::sumAxes, List.of(Grip.upright(share, () -> STEPS, () -> gathered(share.value()), at -> at / STEPS)));
        getChildren().addAll(sums, steps, numbers(), slider(share, "p", "p"));
        start();
    }

    /** True if a feature with this share is there at step 0..; its steps are evenly spread. */
    static boolean isThere(double share, int step) {
        return Math.floor((step + 1) * share + 0.5) > Math.floor(step * share + 0.5);
    }

    /** What AdaGrad has done to a weight whose feature has this share: for every step the sum after it and its length. */
    static double[][] history(double share) {
        OneWeight weight = new OneWeight(new Optimizer.AdaGrad(RATE, 1e-10, 0));
        double[][] history = new double[2][STEPS];
        for (int t = 0; t < STEPS; t++) {
            history[1][t] = weight.step(isThere(share, t) ? 1 : 0);
            history[0][t] = weight.remembered();
        }
        return history;
    }

    private static double gathered(double share) {
        return history(share)[0][STEPS - 1];
    }

    /** The last step that was one. */
    private static double lastStep(double[][] history) {
        int t = STEPS - 1;
        while (history[1][t] == 0) {
            t--;
        }
        return history[1][t];
    }

    private static double path(double[] steps) {
        double sum = 0;
        for (double step : steps) {
            sum += step;
        }
        return sum;
    }

    @Override
    String sentence() {
        double[][] often = history(1);
        double[][] rare = history(share.value());
        double there = rare[0][STEPS - 1];
        return word("sums", share.text(words()), STEPS, number(often[0][STEPS - 1], 3), number(there, 3)) + "\n"
                + word("steps", number(lastStep(often), 2), number(lastStep(rare), 2), number(RATE, 2)) + "\n"
                + word("path", number(path(often[1]) / path(rare[1]), 2), number(STEPS / there, 3));
    }

    private Axes axes(Sketch drawing, double top, double greatest) {
        double left = 40 * drawing.zoom();
        return new Axes(left, top, Math.max(20, drawing.width() - left - 16 * drawing.zoom()), Math.max(20, drawing.height() - top - 20 * drawing.zoom()),
                0, STEPS, 0, greatest);
    }

    private Axes sumAxes() {
        return axes(sums, 24 * sums.zoom(), 1.06 * STEPS);
    }

    private void paintSums(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = sumAxes();
        double zoom = drawing.zoom();
        axes.draw(drawing, words(), 4, 4, true);
        double[] rare = history(share.value())[0];
        stairs(drawing, axes, history(1)[0], often(palette));
        stairs(drawing, axes, rare, rare(palette));
        Draw.grip(drawing, axes.x(STEPS), axes.y(rare[STEPS - 1]), palette.accent());
        drawing.label(word("sum"), axes.left(), axes.top() / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
        Draw.legend(drawing, axes.left() + 8, axes.top() + 10 * zoom, often(palette), word("often"));
        Draw.legend(drawing, axes.left() + 8, axes.top() + 27 * zoom, rare(palette), word("rare"));
    }

    private static void stairs(Sketch drawing, Axes axes, double[] sums, Color colour) {
        double[] times = new double[2 * STEPS];
        double[] heights = new double[2 * STEPS];
        for (int t = 0; t < STEPS; t++) {
            times[2 * t] = t;
            times[2 * t + 1] = t + 1;
            heights[2 * t] = sums[t];
            heights[2 * t + 1] = sums[t];
        }
        Draw.path(drawing, axes, times, heights, times.length, colour, 2);
    }

    private void paintSteps(Sketch drawing) {
        Palette palette = drawing.palette();
        double zoom = drawing.zoom();
        Axes axes = axes(drawing, 24 * zoom, 1.15 * RATE);
        axes.draw(drawing, words(), 4, 3, true);
        Draw.curve(drawing, axes, _ -> RATE, palette.fadedInk(), 1.5, 5, 4);
        dots(drawing, axes, history(1)[1], often(palette), 1.6);
        dots(drawing, axes, history(share.value())[1], rare(palette), 3);
        drawing.label(word("step"), axes.left(), axes.top() / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
        drawing.label("SGD: α = " + number(RATE, 2), axes.left() + axes.width() - 2, axes.y(RATE) + 3, TextAlignment.RIGHT, VPos.TOP, palette.fadedInk());
    }

    private static void dots(Sketch drawing, Axes axes, double[] lengths, Color colour, double radius) {
        for (int t = 0; t < STEPS; t++) {
            if (lengths[t] > 0) {
                Draw.dot(drawing, axes.x(t + 1), axes.y(lengths[t]), radius, colour);
            }
        }
    }

    private static Color often(Palette palette) {
        return palette.positive();
    }

    private static Color rare(Palette palette) {
        return palette.negative();
    }
}
