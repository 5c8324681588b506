package gradlab.ui.chart;

import gradlab.train.Window;
import gradlab.ui.chart.Ticks.Tick;
import gradlab.ui.chart.WallChart.Content;
import gradlab.ui.chart.WallChart.Trace;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws curves so that they are read from the last row. */
final class WallPainter {

    private static final double FONT = 12;
    private static final double LEFT = 4.4;
    private static final double BOTTOM = 1.9;
    private static final double TOP = 0.5;
    private static final double RIGHT = 1.2;
    private static final double GRID = 0.6;
    private static final double ROW = 2.6;
    private static final double COLUMN = 6.5;

    private final ChartWords words;
    private final String figures;

    WallPainter(ChartWords words, String figures) {
        this.words = words;
        this.figures = figures;
    }

    private static double size(double scale) {
        return FONT * scale;
    }

    private static Rectangle2D area(double width, double height, double scale) {
        double em = size(scale);
        return new Rectangle2D(LEFT * em, TOP * em, Math.max(1, width - (LEFT + RIGHT) * em), Math.max(1, height - (TOP + BOTTOM) * em));
    }

    /** The whole step drawn at {@code x}; NaN outside of the axes. */
    double step(double x, WallAxes axes, double width, double scale) {
        Rectangle2D area = area(width, size(scale) * 10, scale);
        double share = (x - area.getMinX()) / area.getWidth();
        return share < -0.01 || share > 1.01 ? Double.NaN : Math.rint(Math.clamp(share, 0, 1) * axes.lastStep());
    }

    void paint(Canvas canvas, Content content, WallAxes axes, double cursor, double stand, Optional<ChartArrow.Pointer> pointer) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Rectangle2D area = area(canvas.getWidth(), canvas.getHeight(), content.scale());
        Palette palette = content.palette();
        g.setFont(Font.font(figures, size(content.scale())));
        axes(g, axes, area, palette, content.scale());
        g.save();
        g.beginPath();
        g.rect(area.getMinX() - size(content.scale()) / 2, area.getMinY() - 2, area.getWidth() + size(content.scale()), area.getHeight() + 4);
        g.clip();
        guides(g, content, axes, area);
        for (int i = content.traces().size() - 1; i >= 0; i--) {
            trace(g, content.traces().get(i), axes, area);
        }
        g.restore();
        if (!Double.isNaN(stand) && stand <= axes.lastStep()) {
            vertical(g, x(stand, axes, area), area, palette.accent(), 2);
        }
        if (!Double.isNaN(cursor)) {
            vertical(g, x(cursor, axes, area), area, palette.ink(), 1.5);
            dots(g, content, axes, area, cursor);
        }
        pointer.flatMap(to -> target(to, content, axes, area)).ifPresent(to -> arrow(g, to, area, palette, content.scale()));
    }

    private void axes(GraphicsContext g, WallAxes axes, Rectangle2D area, Palette palette, double scale) {
        double em = size(scale);
        g.setLineDashes();
        g.setLineWidth(1);
        g.setFill(palette.fadedInk());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setStroke(palette.surface().interpolate(palette.line(), GRID));
        for (Tick tick : axes.values(room(area.getHeight(), ROW * em), words)) {
            double y = Math.rint(area.getMaxY() - axes.upOfPlace(tick.at()) * area.getHeight()) + 0.5;
            g.strokeLine(area.getMinX(), y, area.getMaxX(), y);
            CanvasText.fill(g, tick.label(), area.getMinX() - em / 2, y);
        }
        g.setTextBaseline(VPos.TOP);
        List<Tick> steps = axes.steps(room(area.getWidth(), COLUMN * em), words);
        for (Tick tick : steps) {
            double x = x(tick.at(), axes, area);
            g.setTextAlign(tick.at() == 0 ? TextAlignment.LEFT : x > area.getMaxX() - 1.5 * em ? TextAlignment.RIGHT : TextAlignment.CENTER);
            CanvasText.fill(g, tick.label(), tick.at() == 0 ? x - em / 2 : Math.min(x, area.getMaxX() + em), area.getMaxY() + em / 2);
        }
    }

    private static int room(double pixels, double each) {
        return Math.clamp((int) (pixels / each) + 1, 2, 6);
    }

    private void guides(GraphicsContext g, Content content, WallAxes axes, Rectangle2D area) {
        content.picture().guides().stream().mapToDouble(guide -> axes.up(guide.value())).distinct().forEach(up -> {
            double y = area.getMaxY() - up * area.getHeight();
            g.setStroke(content.palette().fadedInk());
            g.setLineWidth(2);
            g.setLineDashes(8, 8);
            g.strokeLine(area.getMinX(), y, area.getMaxX(), y);
        });
    }

    private void trace(GraphicsContext g, Trace trace, WallAxes axes, Rectangle2D area) {
        Window window = trace.window();
        g.setStroke(trace.curve().colour());
        g.setFill(trace.curve().colour());
        g.setLineWidth(trace.curve().width());
        g.setLineDashes(trace.curve().dashes());
        g.setLineCap(trace.curve().dashes().length == 0 ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.beginPath();
        boolean drawing = false;
        boolean alone = false;
        double x = 0;
        double y = 0;
        for (int i = 0; i < window.size(); i++) {
            double up = axes.up(window.values()[i]);
            if (Double.isNaN(up)) {
                drawing = false;
                continue;
            }
            x = x(window.steps()[i], axes, area);
            y = area.getMaxY() - up * area.getHeight();
            alone = !drawing;
            if (drawing) {
                g.lineTo(x, y);
            } else {
                g.moveTo(x, y);
            }
            drawing = true;
        }
        g.stroke();
        if (alone) {
            double radius = trace.curve().width();
            g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    private static double x(double step, WallAxes axes, Rectangle2D area) {
        return area.getMinX() + axes.across(step) * area.getWidth();
    }

    private static void vertical(GraphicsContext g, double x, Rectangle2D area, Color colour, double width) {
        g.setStroke(colour);
        g.setLineWidth(width);
        g.setLineDashes();
        g.strokeLine(Math.rint(x) + 0.5, area.getMinY(), Math.rint(x) + 0.5, area.getMaxY());
    }

    private void dots(GraphicsContext g, Content content, WallAxes axes, Rectangle2D area, double step) {
        for (Trace trace : content.traces()) {
            double y = area.getMaxY() - axes.up(trace.at(step)) * area.getHeight();
            if (y >= area.getMinY() && y <= area.getMaxY()) {
                double radius = 1.3 * trace.curve().width();
                g.setFill(trace.curve().colour());
                g.fillOval(x(step, axes, area) - radius, y - radius, 2 * radius, 2 * radius);
            }
        }
        String step0 = words.step(step);
        double em = size(content.scale());
        boolean right = x(step, axes, area) < area.getMinX() + area.getWidth() / 2;
        label(g, step0, x(step, axes, area) + (right ? em / 2 : -em / 2), area.getMinY() + em, right, content.palette(), em);
    }

    private static Optional<ChartArrow.Target> target(ChartArrow.Pointer to, Content content, WallAxes axes, Rectangle2D area) {
        return content.traces().stream().filter(trace -> trace.curve().series().equals(to.series())).findFirst()
                .filter(trace -> trace.window().size() > 0 && trace.window().steps()[trace.window().size() - 1] >= to.step())
                .map(trace -> area.getMaxY() - axes.up(trace.at(to.step())) * area.getHeight())
                .filter(y -> y >= area.getMinY() && y <= area.getMaxY())
                .map(y -> new ChartArrow.Target(x(to.step(), axes, area), y, to.text()));
    }

    private void arrow(GraphicsContext g, ChartArrow.Target to, Rectangle2D area, Palette palette, double scale) {
        double em = size(scale);
        boolean right = to.x() < area.getMinX() + area.getWidth() / 2;
        boolean below = to.y() < area.getMinY() + area.getHeight() / 2;
        double dx = right ? 1 : -1;
        double dy = below ? 1 : -1;
        double ring = 0.6 * em;
        g.setStroke(palette.ink());
        g.setLineWidth(3);
        g.setLineDashes();
        g.strokeOval(to.x() - ring, to.y() - ring, 2 * ring, 2 * ring);
        double endX = to.x() + dx * 3 * em;
        double endY = to.y() + dy * 2.4 * em;
        g.strokeLine(to.x() + dx * ring * 0.8, to.y() + dy * ring * 0.7, endX, endY);
        label(g, to.text(), endX, endY, right, palette, em);
    }

    /** Words on a ground of their own, to the right or to the left of a place. */
    private void label(GraphicsContext g, String text, double x, double y, boolean right, Palette palette, double em) {
        Text measured = new Text(text);
        measured.setFont(Font.font(figures, em));
        double width = measured.getLayoutBounds().getWidth() + em;
        double from = right ? x : x - width;
        g.setFill(palette.surface());
        g.fillRoundRect(from, y - 0.8 * em, width, 1.6 * em, em / 2, em / 2);
        g.setStroke(palette.line());
        g.setLineWidth(1.5);
        g.strokeRoundRect(from, y - 0.8 * em, width, 1.6 * em, em / 2, em / 2);
        g.setFill(palette.ink());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        CanvasText.fill(g, text, from + em / 2, y);
    }
}
