package gradlab.ui.widget;

import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Activation;
import gradlab.ui.Words;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The curve of an activation function with a point to drag, its tangent, and below it the derivative. Where the slope is
 * less than a tenth of the greatest one, the curve lies on a shelf, shaded.
 */
final class ActivationCurve extends VBox {

    private static final double SHELF = 0.1;
    private static final double GAP = 26;

    private final Sheet page;
    private final Functions functions;
    private final Draggable z;
    private final boolean withSlope;
    private final Sketch sketch;
    private final Label numbers = new Label();

    /** @throws gradlab.catalogue.BadInput if the block names a function that does not exist */
    ActivationCurve(Sheet page, String id, WidgetSpec spec) {
        this.page = page;
        this.functions = Functions.of(page, spec);
        this.z = Functions.handle(page, spec, new Handle("z", 0, -6, 6, 0));
        this.withSlope = Functions.option(spec, "показать", "show").matches(".*(производн|derivative|slope).*");
        this.sketch = new Sketch(page, withSlope ? 250 : 150, this::paint);
        setId("widget-" + id);
        getStyleClass().add("widget");
        numbers.getStyleClass().add("widget-numbers");
        numbers.setWrapText(true);
        if (functions.isChoice()) {
            getChildren().add(functions.buttons(page, "function-" + id));
        }
        getChildren().addAll(sketch, numbers);
        sketch.setId("curve-" + id);
        sketch.setCursor(Cursor.H_RESIZE);
        sketch.setAccessibleRole(AccessibleRole.SLIDER);
        sketch.setOnMousePressed(this::moveTo);
        sketch.setOnMouseDragged(this::moveTo);
        sketch.setOnKeyPressed(key -> z.press(key, false));
        page.keep(z.valueProperty().subscribe((_, _) -> changed()));
        page.keep(functions.chosenProperty().subscribe((_, _) -> changed()));
        page.keep(page.words().textsProperty().subscribe((_, _) -> changed()));
        changed();
    }

    private void moveTo(MouseEvent event) {
        sketch.requestFocus();
        z.set(upper().numberAtX(event.getX()));
        event.consume();
    }

    private void changed() {
        Words words = page.words();
        Activation f = functions.chosen();
        double at = z.value();
        String place = words.get(isShelf(f, at) ? "widget.curve.shelf" : "widget.curve.slope");
        numbers.setText(words.get("widget.curve.numbers", z.text(words), words.number(f.value(at), 3), words.number(f.slope(at), 3), place));
        sketch.setAccessibleText(words.get("widget.curve.accessible", functions.name(page, f)) + " " + numbers.getText());
        sketch.redraw();
    }

    private static boolean isShelf(Activation f, double z) {
        return Math.abs(f.slope(z)) < SHELF * f.greatestSlope();
    }

    private Axes upper() {
        double zoom = sketch.zoom();
        double left = 34 * zoom;
        double bottom = 20 * zoom;
        double height = withSlope ? (sketch.height() - 10 - bottom - GAP * zoom) * 0.6 : sketch.height() - 10 - bottom;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double at = z.least(); at <= z.greatest(); at += (z.greatest() - z.least()) / 100) {
            least = Math.min(least, functions.chosen().value(at));
            greatest = Math.max(greatest, functions.chosen().value(at));
        }
        double margin = Math.max(1e-9, 0.12 * (greatest - least));
        return new Axes(left, 10, sketch.width() - left - 14, height, z.least(), z.greatest(), least - margin, greatest + margin);
    }

    private Axes lower() {
        double zoom = sketch.zoom();
        Axes above = upper();
        double top = above.bottom() + GAP * zoom;
        double greatest = functions.chosen().greatestSlope();
        return new Axes(above.left(), top, above.width(), sketch.height() - 20 * zoom - top, above.fromX(), above.toX(),
                -0.06 * greatest, 1.15 * greatest);
    }

    private void paint(Sketch drawing) {
        Words words = page.words();
        Activation f = functions.chosen();
        Axes above = upper();
        shelves(above, f, true);
        above.draw(drawing, words, 6, 3, !withSlope);
        tangent(above, f);
        curve(above, f::value, drawing.palette().positive());
        drawing.caption(words.get("widget.curve.value", functions.name(page, f)), above.left() + 4, above.top() - 2, TextAlignment.LEFT, VPos.TOP);
        if (withSlope) {
            Axes below = lower();
            shelves(below, f, false);
            below.draw(drawing, words, 6, 2, true);
            threshold(below, f);
            curve(below, f::slope, drawing.palette().negative());
            point(below, f.slope(z.value()), f);
            drawing.caption(words.get("widget.curve.derivative"), below.left() + 4, below.top() - 4, TextAlignment.LEFT, VPos.BOTTOM);
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
                    sketch.caption(page.words().get("widget.curve.shelf-name"), (from + x) / 2, axes.top() + axes.height() / 4,
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
        sketch.caption(page.words().get("widget.curve.threshold"), axes.left() + axes.width() - 4, y - 3, TextAlignment.RIGHT, VPos.BOTTOM);
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
