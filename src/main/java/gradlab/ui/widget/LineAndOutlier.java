package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Loss;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** The line with the least mean squared error through five points, one of which can be dragged away; the squared errors are squares. */
final class LineAndOutlier extends Board {

    private static final double[] X = {0.5, 2, 3.5, 5, 6.5};
    private static final double[] Y = {1.4, 1.7, 2.9, 3.2, 7};
    private static final int LAST = X.length - 1;
    private static final double TOP = 8;
    private static final double REACH = 7;
    private static final double STRENGTH = 0.22;

    private final Draggable y5;
    private final Sketch sketch;

    LineAndOutlier(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        y5 = handle("y5", Y[LAST], 0, TOP, 0.1);
        sketch = sketch("points", 270, this::paint);
        Grip.on(sketch, this::axes, List.of(Grip.upright(y5, () -> X[LAST], y5::value, at -> at)));
        getChildren().addAll(sketch, numbers(), slider(y5, "y₅", "y5"));
        start();
    }

    private double[] targets() {
        double[] y = Y.clone();
        y[LAST] = y5.value();
        return y;
    }

    @Override
    String sentence() {
        double[] y = targets();
        FittedLine fit = FittedLine.through(X, y, X.length);
        double[] answers = fit.answers(X);
        double squared = new Loss.Mse().value(answers, y, X.length, 1);
        double absolute = new Loss.Mae().value(answers, y, X.length, 1);
        double mine = (answers[LAST] - y[LAST]) * (answers[LAST] - y[LAST]);
        return word("numbers", number(squared, 3), number(absolute, 3)) + "\n"
                + word("share", number(mine, 3), words().percent(squared > 1e-12 ? mine / (squared * X.length) : 0)) + "\n"
                + word("slope", number(fit.slope(), 3), number(FittedLine.through(X, y, LAST).slope(), 3));
    }

    /** Equal units along both axes, so that squares are squares. */
    private Axes axes() {
        return Axes.around(sketch, 24 * sketch.zoom(), 20 * sketch.zoom(), -0.5, REACH + 0.5, Math.min(0, y5.least()) - 0.3, Math.max(4, y5.greatest()) + 0.6);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        axes.draw(drawing, words(), 6, 5, true);
        double[] y = targets();
        FittedLine fit = FittedLine.through(X, y, X.length);
        FittedLine four = FittedLine.through(X, y, LAST);
        Draw.inside(drawing, axes, () -> {
            for (int i = 0; i <= LAST; i++) {
                square(drawing, axes, X[i], y[i], fit.at(X[i]), i == LAST ? palette.warning() : palette.positive());
            }
        });
        Draw.curve(drawing, axes, four::at, palette.fadedInk(), 1.5, 5, 4);
        Draw.curve(drawing, axes, fit::at, palette.ink(), 2);
        for (int i = 0; i < LAST; i++) {
            Draw.dot(drawing, axes.x(X[i]), axes.y(y[i]), 4.5, palette.positive());
        }
        Draw.grip(drawing, axes.x(X[LAST]), axes.y(y5.value()), palette.warning());
        double x = axes.left() + 6;
        double line = 9 * drawing.zoom();
        Draw.legend(drawing, x, axes.top() + line, palette.ink(), word("five"));
        Draw.legend(drawing, x, axes.top() + 2.7 * line, palette.fadedInk(), word("four"), 5, 4);
    }

    /** The square on an error, towards the middle of the drawing. */
    private static void square(Sketch drawing, Axes axes, double x, double y, double line, Color colour) {
        double side = Math.abs(axes.y(y) - axes.y(line));
        double left = x > X[LAST] / 2 ? axes.x(x) - side : axes.x(x);
        double top = Math.min(axes.y(y), axes.y(line));
        GraphicsContext pen = drawing.pen();
        pen.setFill(colour.deriveColor(0, 1, 1, STRENGTH));
        pen.fillRect(left, top, side, side);
        pen.setStroke(colour);
        pen.setLineWidth(1);
        pen.strokeRect(left, top, side, side);
        Draw.line(drawing, axes.x(x), axes.y(y), axes.x(x), axes.y(line), colour, 2.5);
    }
}
