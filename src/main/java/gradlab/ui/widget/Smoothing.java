package gradlab.ui.widget;

import gradlab.data.DataSet;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.RidgeFit.Curve;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * A curve through points with a penalty to drag: it gets smoother. Below, the errors on the points it was fitted to and on
 * others, over all strengths of the penalty; that line can be dragged too.
 */
final class Smoothing extends Board {

    private static final double REACH_Y = 2;
    private static final int SAMPLES = 81;
    /** A held-out error up to so many times the least is as good. */
    private static final double NEAR_LEAST = 1.1;

    private final RidgeFit ridge = new RidgeFit();
    private final Draggable lambda;
    private final boolean powers;
    private final double[] places = new double[SAMPLES];
    private final double[] training = new double[SAMPLES];
    private final double[] heldOut = new double[SAMPLES];
    private final double best;
    private final double leastError;
    private final Sketch curve;
    private final Sketch errors;
    private Curve fitted;

    Smoothing(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        lambda = handle("lambda", -6, -8, 1, 0.1);
        powers = lambda.least() < 0;
        int least = 0;
        for (int i = 0; i < SAMPLES; i++) {
            places[i] = lambda.least() + i * (lambda.greatest() - lambda.least()) / (SAMPLES - 1);
            Curve at = fit(places[i]);
            training[i] = at.trainingError();
            heldOut[i] = at.heldOutError();
            least = heldOut[i] < heldOut[least] ? i : least;
        }
        best = places[least];
        leastError = heldOut[least];
        fitted = fit(lambda.value());
        page.keep(lambda.valueProperty().subscribe(now -> fitted = fit(now.doubleValue())));
        curve = sketch("curve", 180, this::paint);
        curve.setFocusTraversable(false);
        errors = sketch("errors", (_, zoom) -> 110 * Math.sqrt(zoom) + 30 * zoom, this::paintErrors);
        Grip.on(errors, this::lower, List.of(Grip.along(lambda, lambda::value, () -> fitted.heldOutError(), exponent -> exponent)));
        errors.setCursor(Cursor.H_RESIZE);
        getChildren().addAll(curve, errors, numbers(), slider(lambda, powers ? "lg λ" : "λ", powers ? "lambda" : "plain-lambda"));
        start();
    }

    /** The block may let λ itself be dragged, from 0 on, or else its power of ten. */
    private Curve fit(double place) {
        return ridge.fit(powers ? StrictMath.pow(10, place) : place);
    }

    private String text(double place) {
        return powers ? Powers.ten(words(), place) : number(place, 3);
    }

    @Override
    String sentence() {
        String numbers = word("numbers", text(lambda.value()), number(fitted.trainingError(), 2), number(fitted.heldOutError(), 2),
                number(fitted.size(), 2));
        boolean nearLeast = fitted.heldOutError() <= NEAR_LEAST * leastError;
        return numbers + " " + word(nearLeast ? "right" : lambda.value() < best ? "rough" : "flat");
    }

    private List<Key.Entry> key() {
        Palette palette = errors.palette();
        return List.of(new Key.Entry(palette.positive(), word("training")), new Key.Entry(palette.negative(), word("held-out"), Palette.dashes(1)));
    }

    private Axes upper() {
        double left = 30 * curve.zoom();
        return new Axes(left, 8, Math.max(20, curve.width() - left - 10), Math.max(20, curve.height() - 8 - 6), -2.08, 2.08, -REACH_Y, REACH_Y);
    }

    private Axes lower() {
        double left = 30 * errors.zoom();
        double top = Key.height(errors, key());
        double greatest = 0;
        for (int i = 0; i < SAMPLES; i++) {
            greatest = Math.max(greatest, Math.max(training[i], heldOut[i]));
        }
        return new Axes(left, top, Math.max(20, errors.width() - left - 10), Math.max(20, errors.height() - top - 20 * errors.zoom()),
                lambda.least(), lambda.greatest(), 0, Math.min(1.2, greatest * 1.05));
    }

    private void paint(Sketch sketch) {
        Palette palette = sketch.palette();
        Axes axes = upper();
        axes.draw(sketch, words(), 4, 4, false);
        Draw.curve(sketch, axes, RidgeFit::truth, palette.fadedInk(), 1.2, 4, 4);
        Draw.curve(sketch, axes, fitted::at, palette.accent(), 2.5);
        dots(axes, ridge.heldOut(), palette.negative(), false);
        dots(axes, ridge.training(), palette.positive(), true);
    }

    private void dots(Axes axes, DataSet data, Color colour, boolean filled) {
        Draw.inside(curve, axes, () -> {
            for (int i = 0; i < data.rows(); i++) {
                double x = axes.x(data.inputs()[i]);
                double y = axes.y(data.targets()[i]);
                if (filled) {
                    Draw.dot(curve, x, y, 4.5, colour);
                } else {
                    curve.pen().setStroke(colour.deriveColor(0, 1, 1, 0.7));
                    curve.pen().setLineWidth(1.2);
                    curve.pen().strokeOval(x - 2.5, y - 2.5, 5, 5);
                }
            }
        });
    }

    private void paintErrors(Sketch sketch) {
        Palette palette = sketch.palette();
        Axes axes = lower();
        axes.draw(sketch, words(), 3, 3, false);
        double step = powers ? Math.max(2, Math.ceil(1.3 * sketch.widthOf("10⁻⁸") / (axes.x(1) - axes.x(0))))
                : Axes.step(lambda.greatest() - lambda.least(), (int) Math.clamp(axes.width() / (2 * sketch.widthOf("0,25")), 1, 5));
        for (double place = Math.ceil(lambda.least() / (powers ? 1 : step)) * (powers ? 1 : step); place <= lambda.greatest() + 1e-9; place += step) {
            sketch.label(text(Math.abs(place) < 1e-9 ? 0 : place), axes.x(place), axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
        }
        Draw.path(sketch, axes, places, training, SAMPLES, palette.positive(), 2);
        Draw.path(sketch, axes, places, heldOut, SAMPLES, palette.negative(), 2, Palette.dashes(1));
        double x = Math.round(axes.x(lambda.value())) + 0.5;
        Draw.line(sketch, x, axes.top(), x, axes.bottom(), palette.accent(), 1.5);
        Draw.dot(sketch, x, axes.y(Math.min(axes.toY(), fitted.trainingError())), 4, palette.positive());
        Draw.grip(sketch, x, axes.y(Math.min(axes.toY(), fitted.heldOutError())), palette.negative());
        Key.draw(sketch, key());
    }
}
