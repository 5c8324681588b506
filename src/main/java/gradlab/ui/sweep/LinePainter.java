package gradlab.ui.sweep;

import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** One axis: the median over the seeds as a line, the middle half of the seeds as a band, all of them as dots. */
final class LinePainter {

    private static final double TOP = 12;
    private static final double RIGHT = 16;
    private static final double PER_TICK = 36;
    private static final double DOT = 2;
    private static final double KNOT = 4;
    private static final double WIDEST = 220;

    private final Brush brush;
    private final Words words;
    private final GraphicsContext g;

    LinePainter(Brush brush, Words words) {
        this.brush = brush;
        this.words = words;
        this.g = brush.g();
    }

    /** Draws and tells which strip belongs to which value. */
    List<Rectangle2D> draw(MapData data, Rectangle2D room) {
        double bottom = 2 * Brush.LINE + 46;
        double height = Math.max(10, room.getHeight() - TOP - bottom);
        List<Double> ticks = data.scale().ticks((int) Math.max(2, height / PER_TICK));
        double left = 12 + ticks.stream().mapToDouble(value -> brush.width(label(data, value), brush.caption())).max().orElse(24);
        double width = Math.min(WIDEST, Math.max(4, (room.getWidth() - left - RIGHT) / data.width()));
        Rectangle2D plot = new Rectangle2D(left, TOP, width * data.width(), height);
        grid(data, ticks, plot);
        List<Rectangle2D> strips = new ArrayList<>();
        for (int column = 0; column < data.width(); column++) {
            strips.add(new Rectangle2D(left + column * width, TOP, width, height));
        }
        lost(data, strips);
        band(data, strips);
        line(data, strips);
        columns(data, strips, plot);
        key(data, plot);
        return strips;
    }

    private String label(MapData data, double value) {
        return data.measure().format(words, value, 3);
    }

    private void grid(MapData data, List<Double> ticks, Rectangle2D plot) {
        g.setLineWidth(1);
        g.setLineDashes();
        for (double value : ticks) {
            double y = y(data, value, plot);
            g.setStroke(brush.palette().surface().interpolate(brush.palette().line(), 0.5));
            g.strokeLine(plot.getMinX(), Math.rint(y) + 0.5, plot.getMaxX(), Math.rint(y) + 0.5);
            brush.write(label(data, value), plot.getMinX() - 6, y, brush.caption(), brush.palette().fadedInk(), TextAlignment.RIGHT);
        }
    }

    private static double y(MapData data, double value, Rectangle2D area) {
        return area.getMaxY() - data.scale().share(value) * area.getHeight();
    }

    private static double middle(Rectangle2D strip) {
        return (strip.getMinX() + strip.getMaxX()) / 2;
    }

    private void lost(MapData data, List<Rectangle2D> strips) {
        for (int column = 0; column < strips.size(); column++) {
            CellValues cell = data.cells().get(column);
            Rectangle2D strip = strips.get(column);
            if (cell.isMostlyDiverged()) {
                brush.hatch(strip);
                String whole = words.get("sweep.diverged");
                String word = brush.width(whole, brush.text()) + 10 <= strip.getWidth() ? whole : "∞";
                double half = brush.width(word, brush.text()) / 2 + 4;
                if (2 * half <= strip.getWidth()) {
                    g.setFill(brush.palette().surface());
                    g.fillRoundRect(middle(strip) - half, strip.getMinY() + 8, 2 * half, 18, 6, 6);
                    brush.write(word, middle(strip), strip.getMinY() + 17, brush.text(), brush.palette().warning(), TextAlignment.CENTER);
                }
            }
        }
    }

    /** Neighbouring values that have a median are joined. */
    private List<List<Integer>> stretches(MapData data) {
        List<List<Integer>> stretches = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int column = 0; column < data.width(); column++) {
            if (data.cells().get(column).isShown()) {
                open.add(column);
            } else if (!open.isEmpty()) {
                stretches.add(open);
                open = new ArrayList<>();
            }
        }
        if (!open.isEmpty()) {
            stretches.add(open);
        }
        return stretches;
    }

    private void band(MapData data, List<Rectangle2D> strips) {
        Color colour = colour();
        for (List<Integer> stretch : stretches(data)) {
            if (stretch.size() == 1) {
                Rectangle2D strip = strips.get(stretch.getFirst());
                CellValues cell = data.cells().get(stretch.getFirst());
                g.setFill(colour.deriveColor(0, 1, 1, 0.22));
                double high = y(data, cell.quantile(0.75), strip);
                g.fillRect(middle(strip) - KNOT, high, 2 * KNOT, y(data, cell.quantile(0.25), strip) - high);
                continue;
            }
            g.beginPath();
            stretch.forEach(column -> g.lineTo(middle(strips.get(column)), y(data, data.cells().get(column).quantile(0.75), strips.get(column))));
            stretch.reversed().forEach(column -> g.lineTo(middle(strips.get(column)), y(data, data.cells().get(column).quantile(0.25), strips.get(column))));
            g.closePath();
            g.setFill(colour.deriveColor(0, 1, 1, 0.22));
            g.fill();
        }
    }

    private void line(MapData data, List<Rectangle2D> strips) {
        for (List<Integer> stretch : stretches(data)) {
            g.setStroke(colour());
            g.setLineWidth(2);
            g.beginPath();
            stretch.forEach(column -> g.lineTo(middle(strips.get(column)), y(data, data.cells().get(column).median(), strips.get(column))));
            g.stroke();
        }
        for (int column = 0; column < data.width(); column++) {
            CellValues cell = data.cells().get(column);
            Rectangle2D strip = strips.get(column);
            g.setFill(brush.palette().fadedInk());
            cell.runs().stream().mapToDouble(cell::value).filter(Double::isFinite)
                    .forEach(value -> g.fillOval(middle(strip) - DOT, y(data, value, strip) - DOT, 2 * DOT, 2 * DOT));
            if (cell.isShown()) {
                g.setFill(colour());
                g.fillOval(middle(strip) - KNOT, y(data, cell.median(), strip) - KNOT, 2 * KNOT, 2 * KNOT);
            }
        }
    }

    private void columns(MapData data, List<Rectangle2D> strips, Rectangle2D plot) {
        int step = (int) Math.max(1, Math.ceil(22 / strips.getFirst().getWidth()));
        for (int column = 0; column < data.width(); column += step) {
            String text = brush.cut(data.columns().get(column), strips.get(column).getWidth() * step - 6, brush.text());
            brush.write(text, middle(strips.get(column)), plot.getMaxY() + 14, brush.text(), brush.palette().ink(), TextAlignment.CENTER);
        }
        brush.write(data.columnAxis(), (plot.getMinX() + plot.getMaxX()) / 2, plot.getMaxY() + 15 + Brush.LINE, brush.caption(),
                brush.palette().fadedInk(), TextAlignment.CENTER);
    }

    /** What line, band and dots are. */
    private void key(MapData data, Rectangle2D plot) {
        double y = plot.getMaxY() + 24 + 2 * Brush.LINE;
        double x = plot.getMinX();
        g.setStroke(colour());
        g.setLineWidth(2);
        g.strokeLine(x, y, x + 20, y);
        x = word("sweep.key.median", x + 26, y);
        if (data.plan().seeds() > 1) {
            g.setFill(colour().deriveColor(0, 1, 1, 0.22));
            g.fillRect(x, y - 5, 20, 10);
            x = word("sweep.key.half", x + 26, y);
            g.setFill(brush.palette().fadedInk());
            g.fillOval(x, y - DOT, 2 * DOT, 2 * DOT);
            word("sweep.key.seeds", x + 10, y);
        }
    }

    private double word(String key, double x, double y) {
        String text = words.get(key);
        brush.write(text, x, y, brush.caption(), brush.palette().fadedInk(), TextAlignment.LEFT);
        return x + brush.width(text, brush.caption()) + 16;
    }

    private Color colour() {
        return brush.palette().series(0);
    }
}
