package gradlab.ui.widget;

import gradlab.surface.Point;
import gradlab.surface.Surface;
import gradlab.surface.Trail;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A descent: its way over the level lines of the surface, and below the height over the steps. Shown up to any step. */
public final class DescentView extends VBox {

    private static final int LINES = 9;
    /** A descent that flies off leaves the picture at this many times the distance of its start. */
    private static final double FAR = 2.5;
    private static final double MARGIN = 1.2;
    private static final int MOST_DOTS = 80;
    /** The scale of heights goes down so many times below the start before anything has run. */
    private static final double UNTOLD = 1000;
    private static final double LEAST_HEIGHT = 1e-16;

    private final Sheet page;
    private final Surface surface;
    private final Trail trail;
    private final int steps;
    private final Sketch plane;
    private final Sketch heights;
    private final Label numbers = new Label();
    private Optional<Mark> mark = Optional.empty();
    private double shown;

    /** A place on the curve of heights that has a label. */
    public record Mark(int step, String label) {
    }

    /**
     * @param id the ids of the drawings are {@code plane-}, {@code heights-} and this
     * @param steps how many the axis of steps has; a descent that diverged may have made fewer
     */
    public DescentView(Sheet page, String id, Surface surface, Trail trail, int steps) {
        this.page = page;
        this.surface = surface;
        this.trail = trail;
        this.steps = steps;
        plane = new Sketch(page, 230, this::paintPlane);
        plane.setId("plane-" + id);
        heights = new Sketch(page, 130, this::paintHeights);
        heights.setId("heights-" + id);
        numbers.setId("place-" + id);
        numbers.getStyleClass().add("widget-numbers");
        numbers.setWrapText(true);
        getStyleClass().addAll("widget", "descent");
        for (Sketch sketch : new Sketch[] {plane, heights}) {
            sketch.setFocusTraversable(false);
            sketch.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        }
        getChildren().addAll(plane, heights, numbers);
        page.keep(page.words().textsProperty().subscribe(_ -> refresh()));
    }

    /** The way up to so many steps, fractions of a step included. */
    public void show(double upTo) {
        shown = Math.clamp(upTo, 0, trail.steps());
        refresh();
    }

    public void mark(Mark where) {
        mark = Optional.of(where);
    }

    private void refresh() {
        int step = (int) shown;
        Point at = trail.place(step);
        numbers.setText(page.words().get("widget.descent.place", page.words().whole(step), page.words().whole(steps), page.words().number(at.x(), 3),
                page.words().number(at.y(), 3), page.words().number(trail.height(step), 3)));
        String heard = page.words().get("widget.descent.accessible") + " " + numbers.getText();
        plane.setAccessibleText(heard);
        heights.setAccessibleText(heard);
        plane.redraw();
        heights.redraw();
    }

    /** Equal units on both axes, with everything in sight that has been shown and does not fly off: what is to come stays untold. */
    private Axes planeAxes(Sketch sketch) {
        Point start = trail.place(0);
        double far = FAR * Math.max(1e-9, Math.hypot(start.x(), start.y()));
        double reachX = MARGIN * reach(far, IntStream.rangeClosed(0, (int) Math.ceil(shown)).mapToDouble(i -> trail.place(i).x()));
        double reachY = MARGIN * reach(far, IntStream.rangeClosed(0, (int) Math.ceil(shown)).mapToDouble(i -> trail.place(i).y()));
        double left = 30 * sketch.zoom();
        double bottom = 20 * sketch.zoom();
        double width = Math.max(20, sketch.width() - left - 10);
        double height = Math.max(20, sketch.height() - 8 - bottom);
        double unit = Math.min(width / (2 * reachX), height / (2 * reachY));
        return new Axes(left, 8, width, height, -width / (2 * unit), width / (2 * unit), -height / (2 * unit), height / (2 * unit));
    }

    private static double reach(double far, DoubleStream places) {
        return places.map(Math::abs).filter(place -> place <= far).reduce(far / FAR / 2, Math::max);
    }

    private void paintPlane(Sketch sketch) {
        Axes axes = planeAxes(sketch);
        Palette palette = sketch.palette();
        axes.draw(sketch, page.words(), 6, 5, true);
        double top = Math.max(trail.height(0), surface.value(axes.toX(), 0));
        LevelLines.draw(sketch, axes, surface::value, LevelLines.levels(surface.least().orElse(0), top, LINES), palette.fadedInk().deriveColor(0, 1, 1, 0.55));
        GraphicsContext pen = sketch.pen();
        pen.save();
        pen.beginPath();
        pen.rect(axes.left(), axes.top(), axes.width(), axes.height());
        pen.clip();
        surface.minima().forEach(least -> cross(pen, axes.x(least.x()), axes.y(least.y()), palette.ink()));
        paintTrail(pen, axes, palette);
        pen.restore();
        sketch.caption("x", axes.left() + axes.width(), axes.bottom() - 3, TextAlignment.RIGHT, VPos.BOTTOM);
        sketch.caption("y", axes.left() + 4, axes.top() + 1, TextAlignment.LEFT, VPos.TOP);
    }

    private static void cross(GraphicsContext pen, double x, double y, Color colour) {
        pen.setStroke(colour);
        pen.setLineWidth(1.5);
        pen.strokeLine(x - 4, y, x + 4, y);
        pen.strokeLine(x, y - 4, x, y + 4);
    }

    private void paintTrail(GraphicsContext pen, Axes axes, Palette palette) {
        int whole = (int) shown;
        pen.setStroke(palette.accent());
        pen.setLineWidth(1.8);
        pen.beginPath();
        pen.moveTo(x(axes, trail.place(0)), y(axes, trail.place(0)));
        for (int i = 1; i <= whole; i++) {
            pen.lineTo(x(axes, trail.place(i)), y(axes, trail.place(i)));
        }
        double part = shown - whole;
        Point from = trail.place(whole);
        Point to = trail.place(whole + 1);
        Point ball = part == 0 ? from : new Point(from.x() + part * (to.x() - from.x()), from.y() + part * (to.y() - from.y()));
        pen.lineTo(x(axes, ball), y(axes, ball));
        pen.stroke();
        pen.setFill(palette.accent());
        for (int i = 0; i <= whole && trail.steps() <= MOST_DOTS; i++) {
            pen.fillOval(x(axes, trail.place(i)) - 2.5, y(axes, trail.place(i)) - 2.5, 5, 5);
        }
        pen.setFill(palette.surface());
        pen.fillOval(x(axes, ball) - 5.5, y(axes, ball) - 5.5, 11, 11);
        pen.setLineWidth(2.5);
        pen.strokeOval(x(axes, ball) - 5.5, y(axes, ball) - 5.5, 11, 11);
    }

    /** Canvases lose lines that are far too long. */
    private static double x(Axes axes, Point place) {
        return Double.isFinite(place.x()) ? Math.clamp(axes.x(place.x()), axes.left() - 9 * axes.width(), axes.left() + 10 * axes.width()) : axes.left() - 9;
    }

    private static double y(Axes axes, Point place) {
        return Double.isFinite(place.y()) ? Math.clamp(axes.y(place.y()), axes.top() - 9 * axes.height(), axes.top() + 10 * axes.height()) : axes.top() - 9;
    }

    private void paintHeights(Sketch sketch) {
        double least = Math.max(LEAST_HEIGHT, trail.height(0) / UNTOLD);
        double greatest = trail.height(0);
        for (int i = 0; i <= (int) shown; i++) {
            double height = trail.height(i);
            if (Double.isFinite(height)) {
                least = Math.min(least, Math.max(height, LEAST_HEIGHT));
                greatest = Math.max(greatest, height);
            }
        }
        double bottom = StrictMath.pow(10, Math.floor(StrictMath.log10(Math.min(least, greatest / 10))));
        StepAxes axes = new StepAxes(sketch, steps, bottom, StrictMath.pow(10, Math.ceil(StrictMath.log10(Math.max(greatest, 10 * bottom)) + 1e-9)), true);
        axes.draw(sketch, page.words(), page.words().get("widget.descent.heights"));
        GraphicsContext pen = sketch.pen();
        pen.setStroke(sketch.palette().accent());
        pen.setLineWidth(1.8);
        pen.beginPath();
        pen.moveTo(axes.x(0), axes.y(trail.height(0)));
        for (int i = 1; i <= (int) shown; i++) {
            if (Double.isFinite(trail.height(i))) {
                pen.lineTo(axes.x(i), axes.y(trail.height(i)));
            }
        }
        pen.stroke();
        pen.setFill(sketch.palette().accent());
        int last = (int) shown;
        double height = trail.height(last);
        if (Double.isFinite(height)) {
            pen.fillOval(axes.x(last) - 3.5, axes.y(height) - 3.5, 7, 7);
        }
        mark.filter(there -> there.step() <= shown).ifPresent(there -> paintMark(sketch, axes, there));
    }

    private void paintMark(Sketch sketch, StepAxes axes, Mark there) {
        GraphicsContext pen = sketch.pen();
        double x = axes.x(there.step());
        double y = axes.y(trail.height(there.step()));
        pen.setStroke(sketch.palette().warning());
        pen.setLineWidth(1.5);
        pen.strokeOval(x - 6, y - 6, 12, 12);
        boolean right = x > axes.axes().left() + axes.axes().width() / 2;
        sketch.caption(there.label(), right ? x - 9 : x + 9, y - 7, right ? TextAlignment.RIGHT : TextAlignment.LEFT, VPos.BOTTOM);
    }
}
