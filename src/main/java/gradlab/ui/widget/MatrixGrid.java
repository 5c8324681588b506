package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Likeness;
import gradlab.math.Spectrum;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The grid of the plane under a matrix whose two columns are arrows to drag. When both lie along one direction, the grid
 * folds into a line. If asked for, an arrow v can be turned until it coincides with its image.
 */
final class MatrixGrid extends Board {

    private static final int LINES = 16;
    private static final double EIGEN_REACH = 3.3;
    private static final double MARGIN = 1.1;
    /** Nearer than this, in points, the mouse means an arrow's tip, or a place where both columns are collinear. */
    private static final double NEAR = 18;
    private static final double SNAP = 6;
    private static final double EIGEN_SNAP_DEGREES = 2.5;
    /** Whole degrees come no nearer than half of one to a direction; nearer than this the arrow is taken to lie in it. */
    private static final double COINCIDES_DEGREES = 0.55;
    /** σ₂ below this share of σ₁ is called almost a line. */
    private static final double FLAT = 0.1;

    /** What the mouse or the arrow keys move. */
    private enum Held {
        FIRST, SECOND, TURNED
    }

    private final boolean eigen;
    private final Draggable a;
    private final Draggable b;
    private final Draggable c;
    private final Draggable d;
    private final Draggable phi;
    private final Sketch sketch;
    private Held held;

    MatrixGrid(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        eigen = !Functions.option(spec, "показать", "show").isBlank()
                && Choice.of(page, spec, List.of(Choice.Option.of("grid", "сетка", false), Choice.Option.of("eigenvectors", "собственные векторы", true))).chosen();
        a = handle("a", 1.5, -4, 4, 0.1);
        c = handle("c", 0.5, -4, 4, 0.1);
        b = handle("b", 0.8, -4, 4, 0.1);
        d = handle("d", 1.2, -4, 4, 0.1);
        phi = eigen ? handle("phi", 160, 0, 360, 1) : a;
        held = eigen ? Held.TURNED : Held.FIRST;
        sketch = sketch("grid", (width, zoom) -> Math.clamp(width * 0.86, 240, 300) * Math.sqrt(zoom), this::paint);
        sketch.setCursor(Cursor.HAND);
        sketch.setOnMousePressed(this::take);
        sketch.setOnMouseDragged(this::drag);
        sketch.setOnKeyPressed(this::press);
        getChildren().addAll(sketch, numbers(), new MatrixField(page, id, "A =", a, b, c, d));
        if (eigen) {
            getChildren().add(slider(phi, "φ", "phi"));
        }
        start();
    }

    private Plane matrix() {
        return new Plane(a.value(), b.value(), c.value(), d.value());
    }

    @Override
    String sentence() {
        Plane matrix = matrix();
        Spectrum spectrum = matrix.spectrum();
        int rank = spectrum.numericalRank();
        double determinant = matrix.determinant();
        String numbers = word("numbers", rank, number(determinant, 3), number(spectrum.values()[0], 3),
                number(rank < 2 ? 0 : spectrum.values()[1], 3));
        return numbers + "\n" + (eigen ? turned(matrix) : what(spectrum, rank, determinant));
    }

    private String what(Spectrum spectrum, int rank, double determinant) {
        if (rank < 2) {
            return word(rank == 1 ? "line" : "point");
        }
        double flatness = spectrum.values()[1] / spectrum.values()[0];
        if (flatness < FLAT) {
            return word("flat", number(1 / flatness, 2));
        }
        return word(determinant > 0 ? "area" : "flipped", number(Math.abs(determinant), 3));
    }

    private String turned(Plane matrix) {
        if (matrix.eigenvalues().length == 0) {
            return word("none", number(deviation(matrix), 3));
        }
        if (coincides(matrix)) {
            return word("found", number(eigenvalue(matrix), 3));
        }
        return word("turned", number(deviation(matrix), 3));
    }

    private double angle() {
        return Math.toRadians(phi.value());
    }

    /** The direction of v: exactly the kept one if v lies in it. */
    private double[] arrow(Plane matrix) {
        double x = Math.cos(angle());
        double y = Math.sin(angle());
        if (!coincides(matrix) || matrix.keepsAll()) {
            return new double[] {x, y};
        }
        double[] kept = matrix.eigenvector(eigenvalue(matrix));
        double side = Math.signum(kept[0] * x + kept[1] * y);
        return new double[] {side * kept[0], side * kept[1]};
    }

    /** Degrees between v and its image, or NaN if the image is zero. */
    private double deviation(Plane matrix) {
        double x = Math.cos(angle());
        double y = Math.sin(angle());
        double[] image = {matrix.x(x, y), matrix.y(x, y)};
        return Math.toDegrees(Math.acos(Math.clamp(Likeness.cosine(new double[] {x, y}, image), -1, 1)));
    }

    private boolean coincides(Plane matrix) {
        if (matrix.keepsAll()) {
            return true;
        }
        for (double value : matrix.eigenvalues()) {
            if (awayFrom(matrix.eigenvector(value)) < COINCIDES_DEGREES) {
                return true;
            }
        }
        return false;
    }

    /** The eigenvalue whose direction is nearest to v. */
    private double eigenvalue(Plane matrix) {
        double[] values = matrix.eigenvalues();
        return awayFrom(matrix.eigenvector(values[0])) <= awayFrom(matrix.eigenvector(values[1])) ? values[0] : values[1];
    }

    /** Degrees 0..90 between v and a line. */
    private double awayFrom(double[] direction) {
        double cosine = Math.abs(Math.cos(angle()) * direction[0] + Math.sin(angle()) * direction[1]);
        return Math.toDegrees(Math.acos(Math.min(1, cosine)));
    }

    /** All that the columns can reach; less where an arrow of length 1 is to be turned. */
    private Axes axes() {
        double farthest = 0;
        for (Draggable entry : List.of(a, b, c, d)) {
            farthest = Math.max(farthest, Math.max(-entry.least(), entry.greatest()));
        }
        double reach = eigen ? Math.min(EIGEN_REACH, MARGIN * farthest) : MARGIN * farthest;
        return Axes.centred(sketch, 24 * sketch.zoom(), 20 * sketch.zoom(), reach, reach);
    }

    private void take(MouseEvent event) {
        sketch.requestFocus();
        Axes axes = axes();
        double toFirst = distance(axes, event, a.value(), c.value());
        double toSecond = distance(axes, event, b.value(), d.value());
        if (Math.min(toFirst, toSecond) < NEAR) {
            held = toFirst <= toSecond ? Held.FIRST : Held.SECOND;
        } else if (eigen) {
            held = Held.TURNED;
        }
        drag(event);
    }

    private static double distance(Axes axes, MouseEvent event, double x, double y) {
        return Math.hypot(event.getX() - axes.x(x), event.getY() - axes.y(y));
    }

    private void drag(MouseEvent event) {
        Axes axes = axes();
        double x = axes.numberAtX(event.getX());
        double y = axes.numberAtY(event.getY());
        switch (held) {
            case FIRST -> moveNear(axes, x, y, a, c, b.value(), d.value());
            case SECOND -> moveNear(axes, x, y, b, d, a.value(), c.value());
            case TURNED -> turn((Math.toDegrees(Math.atan2(y, x)) + 360) % 360, EIGEN_SNAP_DEGREES);
        }
        event.consume();
    }

    /** Takes the nearest allowed place; one where both columns are exactly collinear is preferred if it is near. */
    private static void moveNear(Axes axes, double x, double y, Draggable toX, Draggable toY, double otherX, double otherY) {
        double grain = toX.grain();
        double bestX = x;
        double bestY = y;
        double least = SNAP;
        int around = (int) Math.ceil(SNAP / (axes.x(grain) - axes.x(0)));
        for (int i = -around; i <= around; i++) {
            for (int j = -around; j <= around; j++) {
                double nearX = Math.rint(x / grain + i) * grain;
                double nearY = Math.rint(y / grain + j) * grain;
                double away = Math.hypot(axes.x(nearX) - axes.x(x), axes.y(nearY) - axes.y(y));
                if (away < least && Math.abs(nearX * otherY - nearY * otherX) < grain * grain / 10) {
                    least = away;
                    bestX = nearX;
                    bestY = nearY;
                }
            }
        }
        toX.set(bestX);
        toY.set(bestY);
    }

    private void turn(double degrees, double snap) {
        Plane matrix = matrix();
        double best = degrees;
        double least = snap;
        for (double value : matrix.eigenvalues()) {
            double[] direction = matrix.eigenvector(value);
            double along = (Math.toDegrees(Math.atan2(direction[1], direction[0])) + 360) % 180;
            for (double candidate : new double[] {along, along + 180}) {
                if (Math.abs(candidate - degrees) < least) {
                    least = Math.abs(candidate - degrees);
                    best = candidate;
                }
            }
        }
        phi.set(best);
    }

    /** Arrow keys move the arrow that was grabbed last; the turning one goes by degrees. */
    private void press(KeyEvent key) {
        double stride = key.isShiftDown() ? 10 : 1;
        double right = switch (key.getCode()) {
            case RIGHT -> stride;
            case LEFT -> -stride;
            default -> 0;
        };
        double up = switch (key.getCode()) {
            case UP -> stride;
            case DOWN -> -stride;
            default -> 0;
        };
        if (right == 0 && up == 0) {
            return;
        }
        switch (held) {
            case FIRST -> {
                a.move(right);
                c.move(up);
            }
            case SECOND -> {
                b.move(right);
                d.move(up);
            }
            case TURNED -> turn((phi.value() + up - right + 360) % 360, 0.6);
        }
        key.consume();
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Plane matrix = matrix();
        Axes axes = axes();
        axes.draw(drawing, words(), 6, 6, true);
        Draw.inside(drawing, axes, () -> {
            square(axes, matrix);
            grid(axes, matrix, palette.accent());
        });
        if (eigen) {
            paintTurned(axes, matrix);
        }
        arrow(axes, a.value(), c.value(), "A·e₁", palette.positive());
        arrow(axes, b.value(), d.value(), "A·e₂", palette.negative());
    }

    private void square(Axes axes, Plane matrix) {
        Color colour = matrix.determinant() < 0 ? sketch.palette().negative() : sketch.palette().accent();
        sketch.pen().setFill(colour.deriveColor(0, 1, 1, 0.18));
        sketch.pen().fillPolygon(new double[] {axes.x(0), axes.x(a.value()), axes.x(a.value() + b.value()), axes.x(b.value())},
                new double[] {axes.y(0), axes.y(c.value()), axes.y(c.value() + d.value()), axes.y(d.value())}, 4);
    }

    private void grid(Axes axes, Plane matrix, Color accent) {
        Color fine = accent.deriveColor(0, 1, 1, 0.5);
        for (int k = -LINES; k <= LINES; k++) {
            double width = k == 0 ? 1.6 : 1;
            line(axes, matrix, k, -LINES, k, LINES, fine, width);
            line(axes, matrix, -LINES, k, LINES, k, fine, width);
        }
        if (matrix.spectrum().numericalRank() == 1) {
            double along = Math.abs(matrix.x(1, 0)) + Math.abs(matrix.y(1, 0)) > 0 ? 1 : 0;
            line(axes, matrix, -100 * along, -100 * (1 - along), 100 * along, 100 * (1 - along), accent, 3);
        }
    }

    private void line(Axes axes, Plane matrix, double fromX, double fromY, double toX, double toY, Color colour, double width) {
        Draw.line(sketch, axes.x(matrix.x(fromX, fromY)), axes.y(matrix.y(fromX, fromY)), axes.x(matrix.x(toX, toY)),
                axes.y(matrix.y(toX, toY)), colour, width);
    }

    private void paintTurned(Axes axes, Plane matrix) {
        Palette palette = sketch.palette();
        double x = arrow(matrix)[0];
        double y = arrow(matrix)[1];
        double unit = axes.x(1) - axes.x(0);
        sketch.pen().setStroke(palette.fadedInk());
        sketch.pen().setLineWidth(1);
        sketch.pen().setLineDashes(3, 4);
        sketch.pen().strokeOval(axes.x(0) - unit, axes.y(0) - unit, 2 * unit, 2 * unit);
        sketch.pen().setLineDashes();
        boolean found = coincides(matrix);
        if (found) {
            Draw.inside(sketch, axes, () -> Draw.line(sketch, axes.x(-20 * x), axes.y(-20 * y), axes.x(20 * x), axes.y(20 * y), palette.warning(), 1.2, 6, 4));
        }
        Color image = found ? palette.warning() : palette.ink();
        double imageX = matrix.x(x, y);
        double imageY = matrix.y(x, y);
        Draw.inside(sketch, axes, () -> Draw.arrow(sketch, axes.x(0), axes.y(0), axes.x(imageX), axes.y(imageY), image, 2.5));
        sketch.boldText(1);
        boolean shorter = found && Math.hypot(imageX, imageY) < 1;
        beyond(axes, shorter ? x : imageX, shorter ? y : imageY, "A·v", image);
        Draw.line(sketch, axes.x(0), axes.y(0), axes.x(x), axes.y(y), palette.ink(), 2.5);
        Draw.grip(sketch, axes.x(x), axes.y(y), palette.ink());
        if (!found || eigenvalue(matrix) < 0) {
            beyond(axes, x, y, "v", palette.ink());
        }
        sketch.plainText();
    }

    private void arrow(Axes axes, double x, double y, String name, Color colour) {
        Draw.arrow(sketch, axes.x(0), axes.y(0), axes.x(x), axes.y(y), colour, 2.5);
        Draw.grip(sketch, axes.x(x), axes.y(y), colour);
        if (!eigen) {
            sketch.boldText(1);
            beyond(axes, x, y, name, colour);
            sketch.plainText();
        }
    }

    /** Words on the far side of an arrow's tip. */
    private void beyond(Axes axes, double x, double y, String text, Color colour) {
        TextAlignment side = x < 0 ? TextAlignment.RIGHT : TextAlignment.LEFT;
        sketch.label(text, axes.x(x) + (x < 0 ? -9 : 9), axes.y(y) + (y < 0 ? 6 : -6), side, y < 0 ? VPos.TOP : VPos.BOTTOM, colour);
    }
}
