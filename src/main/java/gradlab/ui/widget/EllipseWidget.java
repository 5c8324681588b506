package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Spectrum;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.Gauges.Gauge;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The unit circle becomes an ellipse with semi-axes to drag, its matrix's singular values; below, three ranks made of them. */
final class EllipseWidget extends Board {

    /** An axis shorter than this share of the longest does not count for the numerical rank. */
    private static final double THRESHOLD = 0.1;
    private static final double TILT = Math.toRadians(28);
    private static final double MARGIN = 1.08;
    private static final int POINTS = 120;

    private final Draggable s1;
    private final Draggable s2;
    private final Sketch plane;
    private Draggable held;

    EllipseWidget(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        s1 = handle("s1", 1.6, 0, 2, 0.02);
        s2 = handle("s2", 0.6, 0, 2, 0.02);
        held = s2;
        plane = sketch("ellipse", (width, zoom) -> Math.clamp(width * 0.72, 200, 250) * Math.sqrt(zoom), this::paint);
        plane.setCursor(Cursor.HAND);
        plane.setOnMousePressed(this::take);
        plane.setOnMouseDragged(this::drag);
        plane.setOnKeyPressed(this::press);
        Sketch ranks = sketch("ranks", (_, zoom) -> Gauges.height(3, zoom), this::paintRanks);
        ranks.setFocusTraversable(false);
        getChildren().addAll(plane, ranks, numbers(), slider(s1, "s₁", "axis"), slider(s2, "s₂", "axis"));
        start();
    }

    /** Turns the axes of a circle by half of the tilt, stretches, and turns on. */
    private Plane matrix() {
        double c = Math.cos(TILT);
        double s = Math.sin(TILT);
        return new Plane(c * c * s1.value() + s * s * s2.value(), c * s * (s1.value() - s2.value()),
                c * s * (s1.value() - s2.value()), s * s * s1.value() + c * c * s2.value());
    }

    @Override
    String sentence() {
        Spectrum spectrum = matrix().spectrum();
        int rank = spectrum.rank(THRESHOLD);
        String values = word("numbers", number(clean(spectrum.values()[0]), 3), number(clean(spectrum.values()[1]), 3));
        String what = spectrum.largest() == 0 ? word("point") : clean(spectrum.values()[1]) == 0 ? word("segment")
                : rank < 2 ? word("below", number(THRESHOLD, 1)) : word("both", number(THRESHOLD, 1));
        return values + "\n" + what;
    }

    /** Rounding is not shown where a number of the page is zero. */
    private static double clean(double value) {
        return Math.abs(value) < 1e-9 ? 0 : value;
    }

    private Axes axes() {
        double reach = MARGIN * Math.max(s1.greatest(), s2.greatest());
        return Axes.centred(plane, 24 * plane.zoom(), 20 * plane.zoom(), reach, reach);
    }

    private void take(MouseEvent event) {
        plane.requestFocus();
        Axes axes = axes();
        double x = axes.numberAtX(event.getX());
        double y = axes.numberAtY(event.getY());
        double along = Math.abs(x * Math.cos(TILT) + y * Math.sin(TILT));
        double across = Math.abs(-x * Math.sin(TILT) + y * Math.cos(TILT));
        held = Math.hypot(along - s1.value(), across) < Math.hypot(along, across - s2.value()) ? s1 : s2;
        drag(event);
    }

    private void drag(MouseEvent event) {
        Axes axes = axes();
        double x = axes.numberAtX(event.getX());
        double y = axes.numberAtY(event.getY());
        held.set(Math.abs(held == s1 ? x * Math.cos(TILT) + y * Math.sin(TILT) : -x * Math.sin(TILT) + y * Math.cos(TILT)));
        event.consume();
    }

    /** Right and left mean the first axis, up and down the second. */
    private void press(KeyEvent key) {
        double grains = key.isShiftDown() ? 10 : 1;
        switch (key.getCode()) {
            case RIGHT -> s1.move(grains);
            case LEFT -> s1.move(-grains);
            case UP -> s2.move(grains);
            case DOWN -> s2.move(-grains);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void paint(Sketch sketch) {
        Palette palette = sketch.palette();
        Axes axes = axes();
        axes.draw(sketch, words(), 6, 4, true);
        double unit = axes.x(1) - axes.x(0);
        circle(axes, unit, palette.fadedInk(), 3, 4);
        double largest = Math.max(s1.value(), s2.value());
        Draw.inside(sketch, axes, () -> {
            ellipse(axes, palette.accent());
            circle(axes, unit * THRESHOLD * largest, palette.warning(), 3, 3);
        });
        axis(axes, s1.value(), TILT, "s₁", palette.positive(), largest);
        axis(axes, s2.value(), TILT + Math.PI / 2, "s₂", palette.negative(), largest);
    }

    private void circle(Axes axes, double radius, Color colour, double... dashes) {
        plane.pen().setStroke(colour);
        plane.pen().setLineWidth(1.2);
        plane.pen().setLineDashes(dashes);
        plane.pen().strokeOval(axes.x(0) - radius, axes.y(0) - radius, 2 * radius, 2 * radius);
        plane.pen().setLineDashes();
    }

    private void ellipse(Axes axes, Color colour) {
        Plane matrix = matrix();
        double[] xs = new double[POINTS];
        double[] ys = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = 2 * Math.PI * i / POINTS;
            xs[i] = axes.x(matrix.x(Math.cos(angle), Math.sin(angle)));
            ys[i] = axes.y(matrix.y(Math.cos(angle), Math.sin(angle)));
        }
        plane.pen().setFill(colour.deriveColor(0, 1, 1, 0.16));
        plane.pen().fillPolygon(xs, ys, POINTS);
        plane.pen().setStroke(colour);
        plane.pen().setLineWidth(2);
        plane.pen().strokePolygon(xs, ys, POINTS);
    }

    private void axis(Axes axes, double length, double angle, String name, Color colour, double largest) {
        boolean counts = length > THRESHOLD * largest;
        double x = axes.x(length * Math.cos(angle));
        double y = axes.y(length * Math.sin(angle));
        Draw.line(plane, axes.x(0), axes.y(0), x, y, counts ? colour : plane.palette().warning(), 2.5);
        Draw.grip(plane, x, y, colour);
        plane.boldText(1);
        double away = 13 * plane.zoom();
        plane.label(name, x + away * Math.cos(angle), y - away * Math.sin(angle), TextAlignment.CENTER, VPos.CENTER, colour);
        plane.plainText();
    }

    private void paintRanks(Sketch sketch) {
        Spectrum spectrum = matrix().spectrum();
        int rank = spectrum.rank(THRESHOLD);
        Palette palette = sketch.palette();
        Gauges.draw(sketch, 2, 0, sketch.width() - 4, List.of(
                new Gauge(word("numerical", number(THRESHOLD, 1)), number(rank, 1), rank / 2.0, palette.series(0)),
                new Gauge(word("stable"), Draggable.fixed(words(), spectrum.stableRank(), 2), spectrum.stableRank() / 2, palette.series(2)),
                new Gauge(word("effective"), Draggable.fixed(words(), spectrum.effectiveRank(), 2), spectrum.effectiveRank() / 2, palette.series(3))));
    }
}
