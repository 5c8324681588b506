package gradlab.ui.widget;

import gradlab.experiment.Catalogues;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Activation;
import gradlab.nn.Elu;
import gradlab.nn.PRelu;
import gradlab.ui.Words;
import gradlab.ui.widget.Choice.Option;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The curve of an activation function with a point to drag, its tangent, and below it the derivative. Where the slope is
 * less than a tenth of the greatest one, the curve lies on a shelf, shaded. A function with a slope α at the left has a
 * slider for it; laid over tanh, 2σ(2z) − 1 is the same curve.
 */
final class ActivationCurve extends Board {

    private static final double SHELF = 0.1;
    private static final double GAP = 26;
    private static final Activation SIGMOID = new Activation.Sigmoid();

    private final Functions functions;
    private final Draggable z;
    private final Optional<Draggable> alpha;
    private final boolean withSlope;
    private final boolean overlaid;
    private final Sketch sketch;

    /** @throws gradlab.catalogue.BadInput if the block names a function or a view that does not exist */
    ActivationCurve(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        functions = Functions.of(page, spec);
        z = handle("z", 0, -6, 6, 0);
        Set<String> views = Choice.named(page, spec, List.of(
                Option.of("derivative", "производная", "slope"), Option.of("overlay", "наложение", "overlay")));
        withSlope = views.contains("slope");
        overlaid = views.contains("overlay");
        sketch = sketch("curve", withSlope ? 250 : overlaid ? 180 : 150, this::paint);
        sketch.setCursor(Cursor.H_RESIZE);
        sketch.setAccessibleRole(AccessibleRole.SLIDER);
        sketch.setOnMousePressed(this::moveTo);
        sketch.setOnMouseDragged(this::moveTo);
        sketch.setOnKeyPressed(key -> z.press(key, false));
        offer(functions);
        getChildren().addAll(sketch, numbers());
        alpha = functions.all().stream().anyMatch(f -> alphaOf(f).isPresent()) ? Optional.of(handle("alpha", firstAlpha(), 0, 1, 0.01)) : Optional.empty();
        alpha.ifPresent(this::offerAlpha);
        start();
    }

    /** Every function starts with its own α, unless the block says where α starts. */
    private void offerAlpha(Draggable number) {
        HBox slider = slider(number, "α", "alpha");
        getChildren().add(slider);
        boolean own = spec().handles().stream().noneMatch(handle -> handle.name().equals(number.name()));
        page().keep(functions.chosenProperty().subscribe(f -> {
            slider.setVisible(alphaOf(f).isPresent());
            slider.setManaged(alphaOf(f).isPresent());
            alphaOf(f).filter(_ -> own).ifPresent(number::set);
        }));
    }

    private double firstAlpha() {
        return functions.all().stream().flatMap(f -> alphaOf(f).stream()).findFirst().orElseThrow();
    }

    private static Optional<Double> alphaOf(Activation f) {
        return switch (f) {
            case Activation.LeakyRelu leaky -> Optional.of(leaky.alpha());
            case PRelu learned -> Optional.of(learned.start());
            case Elu elu -> Optional.of(elu.alpha());
            default -> Optional.empty();
        };
    }

    /** The function as it stands, with the α of the slider. */
    private Activation shown() {
        Activation f = functions.chosen();
        return alpha.map(Draggable::value).map(a -> switch (f) {
            case Activation.LeakyRelu _ -> new Activation.LeakyRelu(a);
            case PRelu _ -> new PRelu(a);
            case Elu _ -> new Elu(a);
            default -> f;
        }).orElse(f);
    }

    private String name() {
        Activation f = functions.chosen();
        return alphaOf(f).isPresent() ? Catalogues.ACTIVATION.entryOf(f).spelling().in(words().locale()) : functions.name(page(), f);
    }

    private static double doubled(double z) {
        return 2 * SIGMOID.value(2 * z) - 1;
    }

    private void moveTo(MouseEvent event) {
        sketch.requestFocus();
        z.set(upper().numberAtX(event.getX()));
        event.consume();
    }

    @Override
    String purpose() {
        return word("accessible", name());
    }

    @Override
    String sentence() {
        Activation f = shown();
        double at = z.value();
        String place = word(isShelf(f, at) ? "shelf" : "slope");
        String numbers = word("numbers", z.text(words()), number(f.value(at), 3), number(f.slope(at), 3), place);
        String slope = alphaOf(f).map(a -> "\n" + word("alpha-now", number(a, 3))).orElse("");
        return numbers + slope + (overlaid ? "\n" + word("overlaid", number(doubled(at), 3)) : "");
    }

    private static boolean isShelf(Activation f, double z) {
        return f.flat() != Activation.Flat.NEVER && Math.abs(f.slope(z)) < SHELF * f.greatestSlope();
    }

    private Axes upper() {
        double zoom = sketch.zoom();
        double left = 34 * zoom;
        double bottom = 20 * zoom;
        double height = withSlope ? (sketch.height() - 10 - bottom - GAP * zoom) * 0.6 : sketch.height() - 10 - bottom;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double at = z.least(); at <= z.greatest(); at += (z.greatest() - z.least()) / 100) {
            least = Math.min(least, shown().value(at));
            greatest = Math.max(greatest, shown().value(at));
        }
        double margin = Math.max(1e-9, 0.12 * (greatest - least));
        return new Axes(left, 10, sketch.width() - left - 14, height, z.least(), z.greatest(), least - margin, greatest + margin);
    }

    private Axes lower() {
        double zoom = sketch.zoom();
        Axes above = upper();
        double top = above.bottom() + GAP * zoom;
        double greatest = shown().greatestSlope();
        return new Axes(above.left(), top, above.width(), sketch.height() - 20 * zoom - top, above.fromX(), above.toX(),
                -0.06 * greatest, 1.15 * greatest);
    }

    private void paint(Sketch drawing) {
        Words words = words();
        Activation f = shown();
        Axes above = upper();
        shelves(above, f, true);
        above.draw(drawing, words, 6, 3, !withSlope);
        tangent(above, f);
        curve(above, f::value, drawing.palette().positive());
        if (overlaid) {
            Draw.curve(drawing, above, SIGMOID::value, drawing.palette().fadedInk(), 1.5, 2, 3);
            Draw.curve(drawing, above, ActivationCurve::doubled, drawing.palette().negative(), 3, 8, 7);
            double legend = above.left() + above.width() / 2 + 6;
            Draw.legend(drawing, legend, above.y(-0.45), drawing.palette().negative(), "2σ(2z) − 1", 8, 7);
            Draw.legend(drawing, legend, above.y(-0.8), drawing.palette().fadedInk(), "σ(z)", 2, 3);
        }
        drawing.caption(word("value", name()), above.left() + 4, above.top() - 2, TextAlignment.LEFT, VPos.TOP);
        if (withSlope) {
            Axes below = lower();
            shelves(below, f, false);
            below.draw(drawing, words, 6, 2, true);
            threshold(below, f);
            curve(below, f::slope, drawing.palette().negative());
            point(below, f.slope(z.value()), f);
            drawing.caption(word("derivative"), below.left() + 4, below.top() - 4, TextAlignment.LEFT, VPos.BOTTOM);
        }
        Axes last = withSlope ? lower() : above;
        drawing.caption("z", last.left() + last.width() + 4, last.y(0), TextAlignment.LEFT, VPos.CENTER);
        point(above, f.value(z.value()), f);
    }

    private void curve(Axes axes, DoubleUnaryOperator f, Color colour) {
        GraphicsContext pen = sketch.pen();
        pen.setStroke(colour);
        pen.setLineWidth(2);
        pen.setLineDashes();
        pen.beginPath();
        pen.moveTo(axes.left(), axes.y(f.applyAsDouble(axes.fromX())));
        for (double x = axes.left() + 1; x <= axes.left() + axes.width(); x += 1) {
            pen.lineTo(x, axes.y(f.applyAsDouble(axes.numberAtX(x))));
        }
        pen.stroke();
    }

    private void shelves(Axes axes, Activation f, boolean named) {
        GraphicsContext pen = sketch.pen();
        double from = Double.NaN;
        double end = axes.left() + axes.width();
        for (double x = axes.left(); x <= end + 1; x += 1) {
            boolean shelf = x <= end && isShelf(f, axes.numberAtX(x));
            if (shelf && Double.isNaN(from)) {
                from = x;
            } else if (!shelf && !Double.isNaN(from)) {
                pen.setFill(sketch.palette().fadedInk().deriveColor(0, 1, 1, 0.12));
                pen.fillRect(from, axes.top(), x - from, axes.height());
                if (named && x - from > 50 * sketch.zoom()) {
                    sketch.caption(word("shelf-name"), (from + x) / 2, axes.top() + axes.height() / 4,
                            TextAlignment.CENTER, VPos.CENTER);
                }
                from = Double.NaN;
            }
        }
    }

    private void threshold(Axes axes, Activation f) {
        GraphicsContext pen = sketch.pen();
        double y = Math.round(axes.y(SHELF * f.greatestSlope())) + 0.5;
        pen.setStroke(sketch.palette().warning());
        pen.setLineWidth(1);
        pen.setLineDashes(3, 3);
        pen.strokeLine(axes.left(), y, axes.left() + axes.width(), y);
        pen.setLineDashes();
        if (sketch.widthOf(word("threshold")) > 0.4 * axes.width()) {
            return;
        }
        sketch.caption(word("threshold"), axes.left() + axes.width() - 4, y - 3, TextAlignment.RIGHT, VPos.BOTTOM);
    }

    private void tangent(Axes axes, Activation f) {
        GraphicsContext pen = sketch.pen();
        double at = z.value();
        double slope = f.slope(at);
        double dx = axes.x(1) - axes.x(0);
        double dy = (axes.y(1) - axes.y(0)) * slope;
        double half = Math.min(70, axes.width() / 4) / Math.hypot(dx, dy);
        double x = axes.x(at);
        double y = axes.y(f.value(at));
        pen.save();
        pen.beginPath();
        pen.rect(axes.left(), 0, axes.width(), axes.bottom());
        pen.clip();
        pen.setStroke(sketch.palette().negative());
        pen.setLineWidth(1.5);
        pen.strokeLine(x - half * dx, y - half * dy, x + half * dx, y + half * dy);
        pen.restore();
    }

    private void point(Axes axes, double value, Activation f) {
        GraphicsContext pen = sketch.pen();
        double x = axes.x(z.value());
        double y = axes.y(value);
        boolean shelf = isShelf(f, z.value());
        pen.setFill(sketch.palette().surface());
        pen.fillOval(x - 6, y - 6, 12, 12);
        pen.setStroke(shelf ? sketch.palette().warning() : sketch.palette().ink());
        pen.setLineWidth(2.5);
        pen.strokeOval(x - 6, y - 6, 12, 12);
    }
}
