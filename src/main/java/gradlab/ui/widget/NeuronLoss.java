package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * One sigmoid neuron with the input 1 that ought to answer 0: both losses over z with their slopes at z = w + b, and below
 * how its answer falls when each of them trains it from here.
 */
final class NeuronLoss extends Board {

    private static final Activation SIGMOID = new Activation.Sigmoid();
    private static final double[] TARGET = {0};
    private static final double RATE = 0.15;
    private static final int STEPS = 150;
    private static final double REACH = 6;

    private final Draggable w;
    private final Draggable b;
    private final Sketch curves;
    private final Sketch training;

    /** What the neuron is trained with. */
    enum Teacher {
        MSE {
            @Override
            double value(double z) {
                return new Loss.Mse().value(new double[] {SIGMOID.value(z)}, TARGET, 1, 1);
            }

            @Override
            double slope(double z) {
                double[] d = new double[1];
                new Loss.Mse().gradient(new double[] {SIGMOID.value(z)}, TARGET, d, 1, 1);
                return d[0] * SIGMOID.slope(z);
            }
        },
        ENTROPY {
            @Override
            double value(double z) {
                return new Loss.Bce().value(new double[] {z}, TARGET, 1, 1);
            }

            @Override
            double slope(double z) {
                double[] d = new double[1];
                new Loss.Bce().gradient(new double[] {z}, TARGET, d, 1, 1);
                return d[0];
            }
        };

        abstract double value(double z);

        /** By z, and as the input is 1 by w and by b too. */
        abstract double slope(double z);

        /** The neuron's answers before each step and after the last. */
        double[] answers(double w, double b) {
            Parameters p = new Parameters(new double[] {w, b});
            Optimizer.Rule rule = new Optimizer.Sgd(RATE).start(p);
            double[] answers = new double[STEPS + 1];
            for (int step = 0; step <= STEPS; step++) {
                double z = p.values()[0] + p.values()[1];
                answers[step] = SIGMOID.value(z);
                p.gradient()[0] = slope(z);
                p.gradient()[1] = slope(z);
                rule.step(p, RATE);
            }
            return answers;
        }
    }

    NeuronLoss(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        w = handle("w", 2, -3, 3, 0.1);
        b = handle("b", 2, -3, 3, 0.1);
        curves = sketch("losses", 190, this::paintCurves);
        training = sketch("training", 150, this::paintTraining);
        training.setFocusTraversable(false);
        Grip.on(curves, this::axes, List.of(Grip.along(b, this::z, () -> Teacher.MSE.value(z()), at -> at - w.value())));
        getChildren().addAll(curves, training, numbers(), slider(w, "w", "w"), slider(b, "b", "b"));
        start();
    }

    private double z() {
        return w.value() + b.value();
    }

    @Override
    String sentence() {
        double z = z();
        double squared = Teacher.MSE.slope(z);
        double entropy = Teacher.ENTROPY.slope(z);
        return word("place", number(Math.rint(z * 1e9) / 1e9, 3), number(SIGMOID.value(z), 3)) + "\n"
                + word("losses", number(Teacher.MSE.value(z), 3), number(Teacher.ENTROPY.value(z), 3)) + "\n"
                + word("slopes", number(squared, 3), number(entropy, 3), number(entropy / squared, 2)) + "\n"
                + word("after", number(Teacher.MSE.answers(w.value(), b.value())[50], 3), number(Teacher.ENTROPY.answers(w.value(), b.value())[50], 3));
    }

    private Axes axes() {
        double zoom = curves.zoom();
        double left = 30 * zoom;
        double furthest = Math.max(REACH, w.greatest() + b.greatest());
        return new Axes(left, 10, Math.max(20, curves.width() - left - 14 * zoom), Math.max(20, curves.height() - 10 - 20 * zoom),
                Math.min(-REACH, w.least() + b.least()), furthest, -0.25, 0.85 * furthest);
    }

    private void paintCurves(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        axes.draw(drawing, words(), 6, 4, true);
        drawing.caption("z", axes.left() + axes.width() + 3, axes.y(0), TextAlignment.LEFT, VPos.CENTER);
        double x = axes.x(z());
        Draw.line(drawing, x, axes.top(), x, axes.bottom(), palette.fadedInk(), 1, 3, 3);
        for (Teacher teacher : Teacher.values()) {
            Color colour = colour(palette, teacher);
            Draw.curve(drawing, axes, teacher::value, colour, 2, dashes(teacher));
            double y = axes.y(teacher.value(z()));
            double dx = axes.x(1) - axes.x(0);
            double dy = (axes.y(1) - axes.y(0)) * teacher.slope(z());
            double half = Math.min(60, axes.width() / 5) / Math.hypot(dx, dy);
            Draw.inside(drawing, axes, () -> Draw.line(drawing, x - half * dx, y - half * dy, x + half * dx, y + half * dy, palette.ink(), 1.5));
            if (teacher == Teacher.MSE) {
                Draw.grip(drawing, x, y, palette.accent());
            } else {
                Draw.dot(drawing, x, y, 4.5, colour);
            }
        }
        legend(drawing, axes.left() + 6, axes.top() + 9 * drawing.zoom());
    }

    private void legend(Sketch drawing, double x, double y) {
        for (Teacher teacher : Teacher.values()) {
            Draw.legend(drawing, x, y + 17 * drawing.zoom() * teacher.ordinal(), colour(drawing.palette(), teacher),
                    word(teacher == Teacher.MSE ? "mse" : "entropy"), dashes(teacher));
        }
    }

    private static Color colour(Palette palette, Teacher teacher) {
        return teacher == Teacher.MSE ? palette.negative() : palette.positive();
    }

    private static double[] dashes(Teacher teacher) {
        return teacher == Teacher.MSE ? new double[0] : new double[] {7, 4};
    }

    private void paintTraining(Sketch drawing) {
        Palette palette = drawing.palette();
        double zoom = drawing.zoom();
        double left = 30 * zoom;
        double top = 22 * zoom;
        Axes axes = new Axes(left, top, Math.max(20, drawing.width() - left - 14 * zoom), Math.max(20, drawing.height() - top - 20 * zoom), 0, STEPS, 0, 1);
        axes.draw(drawing, words(), 3, 2, true);
        double[] steps = IntStream.rangeClosed(0, STEPS).asDoubleStream().toArray();
        for (Teacher teacher : Teacher.values()) {
            Draw.path(drawing, axes, steps, teacher.answers(w.value(), b.value()), STEPS + 1, colour(palette, teacher), 2, dashes(teacher));
        }
        drawing.label(word("training"), axes.left(), top / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }
}
