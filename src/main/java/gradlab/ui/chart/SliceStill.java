package gradlab.ui.chart;

import gradlab.surface.HeightGrid;
import gradlab.surface.LevelLine;
import gradlab.train.LossSlice;
import gradlab.train.WeightPlane;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/**
 * A slice of the loss with the shadow of the run's way, and beside it the loss that the run really had.
 *
 * @param real the recorded loss at the steps of the way, NaN where none was recorded
 */
record SliceStill(LossSlice slice, SliceSurface surface, double[] real) implements Still {

    private static final int LEVELS = 12;
    private static final double CELL = 6;
    private static final double LINE_CELL = 4;
    private static final double FILL = 0.28;
    private static final double ROOM_FOR_CURVE = 250;
    private static final double SHARE = 0.58;
    private static final double DOT = 3.5;
    private static final double[] BELOW = {5, 3};
    /** Room for labels between plane and curve. */
    private static final double GAP = 60;

    @Override
    public Rectangle2D draw(Graphics2D g, Rectangle2D bounds, ChartStyle style, ChartWords words) {
        Rectangle2D left = plane(bounds, style);
        StillAxes axes = StillAxes.in(left, -slice.reach(), slice.reach(), 1, style);
        Rectangle2D area = axes.area();
        fill(g, area, style.palette());
        axes.draw(g, Ticks.linear(axes.low(), axes.high(), Math.min(5, axes.rows()), value -> words.words().number(value, 2)), style);
        g.setColor(ChartStyle.awt(style.palette().fadedInk()));
        for (Ticks.Tick tick : Ticks.linear(-slice.reach(), slice.reach(), 5, value -> words.words().number(value, 2))) {
            axes.label(g, tick.label(), x(area, tick.at()), 0);
        }
        lines(g, area, style);
        way(g, area, style);
        if (left.getWidth() < bounds.getWidth()) {
            curve(g, beside(bounds, left), style, words);
        }
        return area;
    }

    @Override
    public List<Key> keys(ChartStyle style, ChartWords words) {
        Palette palette = style.palette();
        Words texts = words.words();
        return List.of(new Key(palette.ink(), texts.get("chart.slice.centre"), texts.number(slice.centre(), 3)),
                new Key(palette.series(0), texts.get("chart.slice.real"), ""),
                new Key(palette.series(1), texts.get("chart.slice.below"), ""));
    }

    @Override
    public Optional<Spot> at(double x, double y, Rectangle2D area, ChartStyle style, ChartWords words) {
        Words texts = words.words();
        Palette palette = style.palette();
        if (area.contains(x, y)) {
            double a = ((x - area.getX()) / area.getWidth() * 2 - 1) * slice.reach();
            double b = (1 - (y - area.getY()) / area.getHeight() * 2) * slice.reach();
            double loss = surface.loss(surface.heightAt(a, b));
            return Optional.of(new Spot(x, new ReadOut(texts.get("chart.slice.place", texts.number(a, 2), texts.number(b, 2)), List.of(),
                    List.of(ReadOut.row(palette.ink(), texts.get("chart.slice.here"), texts.number(loss, 3)),
                            ReadOut.row(Color.TRANSPARENT, texts.get("chart.slice.centre"), texts.number(slice.centre(), 3))))));
        }
        double room = area.getMaxX() + GAP * style.scale();
        if (x < room) {
            return Optional.empty();
        }
        int nearest = 0;
        double share = Math.clamp((x - room) / Math.max(1, curveWidth(area, style)), 0, 1);
        double step = share * slice.steps()[slice.steps().length - 1];
        for (int i = 1; i < slice.steps().length; i++) {
            nearest = Math.abs(slice.steps()[i] - step) < Math.abs(slice.steps()[nearest] - step) ? i : nearest;
        }
        return Optional.of(new Spot(x, new ReadOut(words.step(slice.steps()[nearest]), List.of(),
                List.of(ReadOut.row(palette.series(0), texts.get("chart.slice.real"), texts.number(real[nearest], 3)),
                        new ReadOut.Row(palette.series(1), BELOW, texts.get("chart.slice.below"), List.of(texts.number(slice.below()[nearest], 3)))))));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("a", "b", "loss")));
        int size = slice.losses().length;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                rows.add(List.of(Double.toString(LossSlice.coordinate(column, size, slice.reach())),
                        Double.toString(LossSlice.coordinate(row, size, slice.reach())), Double.toString(slice.losses()[row][column])));
            }
        }
        return rows;
    }

    private static Rectangle2D plane(Rectangle2D bounds, ChartStyle style) {
        double width = bounds.getWidth() < ROOM_FOR_CURVE * style.scale() ? bounds.getWidth() : SHARE * bounds.getWidth();
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), width, bounds.getHeight());
    }

    private static Rectangle2D beside(Rectangle2D bounds, Rectangle2D left) {
        return new Rectangle2D.Double(left.getMaxX(), bounds.getY(), bounds.getWidth() - left.getWidth(), bounds.getHeight());
    }

    /** How wide the curve is where the plane has this area; see {@link #plane}. */
    private static double curveWidth(Rectangle2D area, ChartStyle style) {
        double left = area.getWidth() + GAP * style.scale();
        return left / SHARE * (1 - SHARE) - GAP * style.scale();
    }

    private double x(Rectangle2D area, double a) {
        return area.getX() + (a / slice.reach() + 1) / 2 * area.getWidth();
    }

    private double y(Rectangle2D area, double b) {
        return area.getMaxY() - (b / slice.reach() + 1) / 2 * area.getHeight();
    }

    private double height(Rectangle2D area, double x, double y) {
        return surface.heightAt(((x - area.getX()) / area.getWidth() * 2 - 1) * slice.reach(),
                (1 - (y - area.getY()) / area.getHeight() * 2) * slice.reach());
    }

    /** Shades from low to high; neighbours of one shade are one rectangle. */
    private void fill(Graphics2D g, Rectangle2D area, Palette palette) {
        int rows = (int) Math.max(1, Math.ceil(area.getHeight() / CELL));
        int columns = (int) Math.max(1, Math.ceil(area.getWidth() / CELL));
        double tall = area.getHeight() / rows;
        double wide = area.getWidth() / columns;
        for (int row = 0; row < rows; row++) {
            int from = 0;
            int before = shade(area, 0.5 * wide, (row + 0.5) * tall);
            for (int column = 1; column <= columns; column++) {
                int now = column == columns ? -2 : shade(area, (column + 0.5) * wide, (row + 0.5) * tall);
                if (now != before) {
                    if (before >= 0) {
                        g.setColor(ChartStyle.awt(shadeOf(palette, before)));
                        // in whole pixels, or the edges between rectangles would show
                        double left = Math.rint(area.getX() + from * wide);
                        double top = Math.rint(area.getY() + row * tall);
                        g.fill(new Rectangle2D.Double(left, top, Math.rint(area.getX() + column * wide) - left,
                                Math.rint(area.getY() + (row + 1) * tall) - top));
                    }
                    from = column;
                    before = now;
                }
            }
        }
    }

    /** The shade of a place, -1 where the loss is not finite. */
    private int shade(Rectangle2D area, double x, double y) {
        double height = height(area, area.getX() + x, area.getY() + y);
        return !Double.isFinite(height) || surface.isFlat() ? -1
                : Math.clamp((int) ((height - surface.least()) / (surface.greatest() - surface.least()) * LEVELS), 0, LEVELS - 1);
    }

    private static Color shadeOf(Palette palette, int shade) {
        double t = (double) shade / (LEVELS - 1);
        Color tint = t < 0.5 ? palette.positive().interpolate(palette.surface(), 2 * t) : palette.surface().interpolate(palette.negative(), 2 * t - 1);
        return palette.surface().interpolate(tint, FILL + FILL * Math.abs(2 * t - 1));
    }

    private void lines(Graphics2D g, Rectangle2D area, ChartStyle style) {
        if (surface.isFlat()) {
            return;
        }
        Path2D path = new Path2D.Double();
        double reach = slice.reach();
        HeightGrid grid = HeightGrid.of(surface::heightAt, new HeightGrid.Frame(-reach, reach, -reach, reach),
                (int) Math.ceil(area.getWidth() / LINE_CELL), (int) Math.ceil(area.getHeight() / LINE_CELL));
        for (double level : levels()) {
            for (LevelLine line : LevelLine.of(grid, level)) {
                path.moveTo(x(area, line.xs()[0]), y(area, line.ys()[0]));
                for (int i = 1; i < line.points(); i++) {
                    path.lineTo(x(area, line.xs()[i]), y(area, line.ys()[i]));
                }
            }
        }
        g.setStroke(new BasicStroke((float) (0.8 * style.scale())));
        g.setColor(ChartStyle.awt(style.palette().surface().interpolate(style.palette().fadedInk(), 0.7)));
        g.draw(path);
    }

    /** On a log surface evenly apart; else the nearer to each other the lower, so that on a bowl the lines are evenly apart. */
    private double[] levels() {
        double span = surface.greatest() - surface.least();
        return IntStream.range(1, LEVELS).mapToDouble(i -> (double) i / LEVELS)
                .map(share -> surface.least() + span * (surface.isLog() ? share : share * share)).toArray();
    }

    /** The shadow of the way: a ring where it began, a dot where the run stands. */
    private void way(Graphics2D g, Rectangle2D area, ChartStyle style) {
        Shape clip = g.getClip();
        g.clip(area);
        Path2D path = new Path2D.Double();
        WeightPlane.Shadow[] way = slice.way();
        for (int i = 0; i < way.length; i++) {
            if (i == 0) {
                path.moveTo(x(area, way[i].a()), y(area, way[i].b()));
            } else {
                path.lineTo(x(area, way[i].a()), y(area, way[i].b()));
            }
        }
        g.setColor(ChartStyle.awt(style.palette().ink()));
        g.setStroke(Curve.stroke(1.5, new double[] {2, 3}, style.scale()));
        g.draw(path);
        g.setStroke(new BasicStroke((float) (1.5 * style.scale())));
        double dot = DOT * style.scale();
        g.draw(new Ellipse2D.Double(x(area, way[0].a()) - dot, y(area, way[0].b()) - dot, 2 * dot, 2 * dot));
        g.fill(new Ellipse2D.Double(x(area, 0) - dot, y(area, 0) - dot, 2 * dot, 2 * dot));
        g.setClip(clip);
    }

    /** The loss that the run really had, and that on the plane below its way. */
    private void curve(Graphics2D g, Rectangle2D bounds, ChartStyle style, ChartWords words) {
        double[] places = DoubleStream.concat(Arrays.stream(real), Arrays.stream(slice.below())).map(Scale.LOG::place)
                .filter(Double::isFinite).toArray();
        if (places.length == 0) {
            return;
        }
        double low = Arrays.stream(places).min().orElseThrow();
        double high = Arrays.stream(places).max().orElseThrow();
        double edge = Math.max(0.05, 0.08 * (high - low));
        StillAxes axes = StillAxes.in(bounds, low - edge, high + edge, 1, style);
        axes.draw(g, Ticks.log(axes.low(), axes.high(), axes.rows(), words::logTick), style);
        Rectangle2D area = axes.area();
        g.setColor(ChartStyle.awt(style.palette().fadedInk()));
        axes.label(g, words.words().whole(slice.steps()[slice.steps().length - 1]), area.getMaxX(), 0);
        axes.label(g, words.step(0), area.getX(), 0);
        line(g, axes, slice.below(), style.palette().series(1), Curve.stroke(1.5, BELOW, style.scale()));
        line(g, axes, real, style.palette().series(0), Curve.stroke(1.75, new double[0], style.scale()));
        g.setStroke(new BasicStroke(1));
        g.setColor(ChartStyle.awt(style.palette().line()));
        g.draw(new Line2D.Double(area.getX(), area.getMaxY(), area.getMaxX(), area.getMaxY()));
    }

    private void line(Graphics2D g, StillAxes axes, double[] values, Color colour, BasicStroke stroke) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        double last = Math.max(1, slice.steps()[slice.steps().length - 1]);
        for (int i = 0; i < values.length; i++) {
            double place = Scale.LOG.place(values[i]);
            double x = axes.area().getX() + slice.steps()[i] / last * axes.area().getWidth();
            if (Double.isNaN(place)) {
                drawing = false;
            } else if (drawing) {
                path.lineTo(x, axes.y(place));
            } else {
                path.moveTo(x, axes.y(place));
                drawing = true;
            }
        }
        g.setColor(ChartStyle.awt(colour));
        g.setStroke(stroke);
        g.draw(path);
    }
}
