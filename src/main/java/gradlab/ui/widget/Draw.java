package gradlab.ui.widget;

import java.util.function.DoubleUnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** What many drawings are made of. All places are points of the drawing unless axes are given. */
public final class Draw {

    private static final double HEAD = 9;
    private static final double HALF_ANGLE = 0.4;
    private static final double RADIUS = 6;

    private Draw() {
    }

    /** An arrow with a filled tip; one shorter than its tip becomes a dot. */
    public static void arrow(Sketch sketch, double fromX, double fromY, double toX, double toY, Color colour, double width) {
        GraphicsContext pen = sketch.pen();
        double length = Math.hypot(toX - fromX, toY - fromY);
        pen.setStroke(colour);
        pen.setFill(colour);
        if (length < 2) {
            pen.fillOval(toX - 2, toY - 2, 4, 4);
            return;
        }
        double head = Math.min(HEAD + width, 0.6 * length);
        double angle = Math.atan2(toY - fromY, toX - fromX);
        pen.setLineWidth(width);
        pen.setLineDashes();
        pen.strokeLine(fromX, fromY, toX - 0.8 * head * Math.cos(angle), toY - 0.8 * head * Math.sin(angle));
        pen.fillPolygon(new double[] {toX, toX - head * Math.cos(angle - HALF_ANGLE), toX - head * Math.cos(angle + HALF_ANGLE)},
                new double[] {toY, toY - head * Math.sin(angle - HALF_ANGLE), toY - head * Math.sin(angle + HALF_ANGLE)}, 3);
    }

    /** A ring: something to grab. */
    static void grip(Sketch sketch, double x, double y, Color colour) {
        grip(sketch, x, y, colour, RADIUS);
    }

    static void grip(Sketch sketch, double x, double y, Color colour, double radius) {
        GraphicsContext pen = sketch.pen();
        pen.setFill(sketch.palette().surface());
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.setStroke(colour);
        pen.setLineWidth(2.5);
        pen.setLineDashes();
        pen.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    public static void dot(Sketch sketch, double x, double y, double radius, Color colour) {
        sketch.pen().setFill(colour);
        sketch.pen().fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    public static void line(Sketch sketch, double fromX, double fromY, double toX, double toY, Color colour, double width, double... dashes) {
        GraphicsContext pen = sketch.pen();
        pen.setStroke(colour);
        pen.setLineWidth(width);
        pen.setLineDashes(dashes);
        pen.strokeLine(fromX, fromY, toX, toY);
        pen.setLineDashes();
    }

    /** The graph of a function within its axes; it breaks off where the function has no finite value. */
    static void curve(Sketch sketch, Axes axes, DoubleUnaryOperator f, Color colour, double width, double... dashes) {
        inside(sketch, axes, () -> {
            GraphicsContext pen = sketch.pen();
            pen.setStroke(colour);
            pen.setLineWidth(width);
            pen.setLineDashes(dashes);
            pen.beginPath();
            boolean drawing = false;
            for (double x = axes.left(); x <= axes.left() + axes.width() + 0.5; x += 1) {
                double y = axes.y(f.applyAsDouble(axes.numberAtX(x)));
                if (!Double.isFinite(y)) {
                    drawing = false;
                } else if (drawing) {
                    pen.lineTo(x, clamp(axes, y));
                } else {
                    pen.moveTo(x, clamp(axes, y));
                    drawing = true;
                }
            }
            pen.stroke();
            pen.setLineDashes();
        });
    }

    /** The line through points; it breaks off at those that are not finite. */
    static void path(Sketch sketch, Axes axes, double[] xs, double[] ys, int count, Color colour, double width, double... dashes) {
        inside(sketch, axes, () -> {
            GraphicsContext pen = sketch.pen();
            pen.setStroke(colour);
            pen.setLineWidth(width);
            pen.setLineDashes(dashes);
            pen.beginPath();
            boolean drawing = false;
            for (int i = 0; i < count; i++) {
                double x = axes.x(xs[i]);
                double y = axes.y(ys[i]);
                if (!Double.isFinite(x) || !Double.isFinite(y)) {
                    drawing = false;
                } else if (drawing) {
                    pen.lineTo(clampX(axes, x), clamp(axes, y));
                } else {
                    pen.moveTo(clampX(axes, x), clamp(axes, y));
                    drawing = true;
                }
            }
            pen.stroke();
            pen.setLineDashes();
        });
    }

    /** Draws with everything outside of the axes cut off. */
    public static void inside(Sketch sketch, Axes axes, Runnable drawing) {
        GraphicsContext pen = sketch.pen();
        pen.save();
        pen.beginPath();
        pen.rect(axes.left(), axes.top(), axes.width(), axes.height());
        pen.clip();
        drawing.run();
        pen.restore();
    }

    /** A short line of the colour and dashes, and the words beside it; returns where the next entry may begin. */
    static double legend(Sketch sketch, double x, double y, Color colour, String text, double... dashes) {
        double sample = 14 * sketch.zoom();
        double start = Math.max(1, Math.min(x, sketch.width() - sample - 6 - sketch.widthOf(text)));
        line(sketch, start, y, start + sample, y, colour, 2.5, dashes);
        sketch.label(text, start + sample + 4, y, TextAlignment.LEFT, VPos.CENTER, sketch.palette().fadedInk());
        return start + sample + 4 + sketch.widthOf(text) + 12;
    }

    /** Far outside is as good as outside: canvases lose lines that are too long. */
    private static double clamp(Axes axes, double y) {
        return Math.clamp(y, axes.top() - 10 * axes.height(), axes.bottom() + 10 * axes.height());
    }

    private static double clampX(Axes axes, double x) {
        return Math.clamp(x, axes.left() - 10 * axes.width(), axes.left() + 11 * axes.width());
    }
}
