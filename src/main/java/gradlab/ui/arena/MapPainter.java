package gradlab.ui.arena;

import gradlab.surface.Anatomy;
import gradlab.surface.Point;
import gradlab.surface.RacePlan.Result;
import gradlab.surface.Trail;
import gradlab.ui.Words;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.Axes;
import gradlab.ui.widget.Draw;
import gradlab.ui.widget.LevelLines;
import gradlab.ui.widget.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the ground, and over it the race as it stands. */
final class MapPainter {

    private static final double BALL = 5.5;
    private static final double TAG = 13;
    private static final double BESIDE = 10;
    private static final double DIRECTION = 46;
    /** A step shorter than this on the screen is drawn larger, and says how much. */
    private static final double SHORT = 22;
    private static final double ENLARGED = 44;

    private final Words words;
    private final RunnerWords names;

    MapPainter(Words words) {
        this.words = words;
        this.names = new RunnerWords(words);
    }

    static WritableImage image(Ground ground) {
        WritableImage image = new WritableImage(ground.columns(), ground.rows());
        image.getPixelWriter().setPixels(0, 0, ground.columns(), ground.rows(), PixelFormat.getIntArgbInstance(), ground.pixels(), 0, ground.columns());
        return image;
    }

    void ground(Sketch sketch, Axes axes, Ground ground, WritableImage image, List<Point> least) {
        GraphicsContext pen = sketch.pen();
        Palette palette = sketch.palette();
        Draw.inside(sketch, axes, () -> {
            double left = axes.x(ground.frame().fromX());
            double top = axes.y(ground.frame().toY());
            pen.setImageSmoothing(true);
            pen.drawImage(image, left, top, axes.x(ground.frame().toX()) - left, axes.y(ground.frame().fromY()) - top);
        });
        axes.draw(sketch, words, (int) Math.max(2, axes.width() / (80 * sketch.zoom())), (int) Math.max(2, axes.height() / (50 * sketch.zoom())), true);
        Draw.inside(sketch, axes, () -> {
            pen.setStroke(palette.ink().deriveColor(0, 1, 1, 0.38));
            pen.setLineWidth(1);
            pen.setLineDashes();
            pen.beginPath();
            ground.lines().forEach(line -> LevelLines.trace(pen, axes, line));
            pen.stroke();
            ground.labels().forEach(label -> height(sketch, axes, label));
            least.forEach(place -> cross(sketch, axes.x(place.x()), axes.y(place.y())));
        });
        sketch.caption("x", axes.left() + axes.width() - 3, axes.bottom() - 3, TextAlignment.RIGHT, VPos.BOTTOM);
        sketch.caption("y", axes.left() + 4, axes.top() + 2, TextAlignment.LEFT, VPos.TOP);
    }

    private void height(Sketch sketch, Axes axes, Ground.Label label) {
        GraphicsContext pen = sketch.pen();
        pen.save();
        pen.translate(axes.x(label.x()), axes.y(label.y()));
        pen.rotate(label.angle());
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        String text = words.number(Math.abs(label.level()) < 1e-12 ? 0 : label.level(), 4);
        halo(sketch, text, 0, 0);
        pen.setFill(sketch.palette().ink().deriveColor(0, 1, 1, 0.8));
        CanvasText.fill(pen, text, 0, 0);
        pen.restore();
    }

    private static void halo(Sketch sketch, String text, double x, double y) {
        GraphicsContext pen = sketch.pen();
        pen.setLineDashes();
        pen.setLineWidth(3.5);
        pen.setStroke(sketch.palette().surface().deriveColor(0, 1, 1, 0.85));
        CanvasText.stroke(pen, text, x, y);
    }

    private static void cross(Sketch sketch, double x, double y) {
        double arm = 5 * sketch.zoom();
        Color ink = sketch.palette().ink();
        Draw.line(sketch, x - arm, y - arm, x + arm, y + arm, ink, 2);
        Draw.line(sketch, x - arm, y + arm, x + arm, y - arm, ink, 2);
    }

    void race(Sketch sketch, Axes axes, Result result, List<TrailPath> paths, double position, int chosen) {
        Draw.inside(sketch, axes, () -> {
            int step = (int) position;
            for (TrailPath path : paths) {
                int runner = result.trails().indexOf(path.trail());
                if (runner >= 0) {
                    trail(sketch, axes, path, step, runner, runner == chosen);
                }
            }
            start(sketch, axes, result.plan().start());
            List<Integer> order = result.order(step);
            for (int place = order.size() - 1; place >= 0; place--) {
                int runner = order.get(place);
                Point at = between(result.trails().get(runner), position);
                if (at.isFinite()) {
                    ball(sketch, axes, at, runner, runner == chosen);
                }
            }
        });
        tags(sketch, axes, result, position);
    }

    static Point between(Trail trail, double position) {
        int step = (int) position;
        Point from = trail.place(step);
        Point to = trail.place(step + 1);
        double part = position - step;
        return part == 0 || !to.isFinite() ? from : new Point(from.x() + part * (to.x() - from.x()), from.y() + part * (to.y() - from.y()));
    }

    private static void trail(Sketch sketch, Axes axes, TrailPath path, int step, int runner, boolean chosen) {
        GraphicsContext pen = sketch.pen();
        pen.setStroke(RunnerWords.colour(sketch.palette(), runner));
        pen.setLineWidth(chosen ? 2.4 : 1.7);
        pen.setLineDashes(RunnerWords.dashes(runner));
        pen.beginPath();
        int count = path.upTo(step);
        int first = TrailPath.first(count);
        for (int i = first; i < count; i++) {
            boolean joined = i > first && path.from()[2 * i] == path.to()[2 * i - 2] && path.from()[2 * i + 1] == path.to()[2 * i - 1];
            if (!joined) {
                pen.moveTo(x(axes, path.from()[2 * i]), y(axes, path.from()[2 * i + 1]));
            }
            pen.lineTo(x(axes, path.to()[2 * i]), y(axes, path.to()[2 * i + 1]));
        }
        pen.stroke();
        pen.setLineDashes();
    }

    /** Canvases lose lines that are far too long. */
    private static double x(Axes axes, double number) {
        return Math.clamp(axes.x(number), axes.left() - 9 * axes.width(), axes.left() + 10 * axes.width());
    }

    private static double y(Axes axes, double number) {
        return Math.clamp(axes.y(number), axes.top() - 9 * axes.height(), axes.top() + 10 * axes.height());
    }

    private static void start(Sketch sketch, Axes axes, Point start) {
        GraphicsContext pen = sketch.pen();
        double half = 4.5 * sketch.zoom();
        double x = axes.x(start.x());
        double y = axes.y(start.y());
        pen.setFill(sketch.palette().surface());
        pen.setStroke(sketch.palette().ink());
        pen.setLineWidth(2);
        pen.setLineDashes();
        pen.fillRect(x - half, y - half, 2 * half, 2 * half);
        pen.strokeRect(x - half, y - half, 2 * half, 2 * half);
    }

    private static void ball(Sketch sketch, Axes axes, Point at, int runner, boolean chosen) {
        GraphicsContext pen = sketch.pen();
        double radius = (chosen ? BALL + 1 : BALL - 1) * sketch.zoom();
        double x = x(axes, at.x());
        double y = y(axes, at.y());
        pen.setFill(chosen ? sketch.palette().surface() : RunnerWords.colour(sketch.palette(), runner));
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.setStroke(chosen ? RunnerWords.colour(sketch.palette(), runner) : sketch.palette().surface());
        pen.setLineWidth(chosen ? 3 : 1.2);
        pen.setLineDashes();
        pen.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Names beside the balls, the first ones first; one that has no room there is left to the table. */
    private void tags(Sketch sketch, Axes axes, Result result, double position) {
        double zoom = sketch.zoom();
        double tall = TAG * zoom;
        if (axes.height() < tall || position == 0) {
            return;
        }
        List<Tags.Ball> balls = new ArrayList<>();
        List<String> called = new ArrayList<>();
        for (int runner : result.order((int) position)) {
            Point at = between(result.trails().get(runner), position);
            double x = at.isFinite() ? axes.x(at.x()) : Double.NaN;
            double y = at.isFinite() ? axes.y(at.y()) : Double.NaN;
            if (x >= axes.left() && x <= axes.left() + axes.width() && y >= axes.top() && y <= axes.bottom()) {
                String name = names.name(result.plan(), runner);
                called.add(name);
                balls.add(new Tags.Ball(x, y, sketch.widthOf(name)));
            }
        }
        List<Optional<Tags.Place>> places = new Tags(axes.left(), axes.top(), axes.left() + axes.width(), axes.bottom(), (BALL + 1) * zoom, BESIDE * zoom, tall).place(balls);
        for (int i = 0; i < places.size(); i++) {
            String name = called.get(i);
            places.get(i).ifPresent(place -> tag(sketch, name, place));
        }
    }

    private static void tag(Sketch sketch, String name, Tags.Place place) {
        GraphicsContext pen = sketch.pen();
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.CENTER);
        halo(sketch, name, place.x(), place.y());
        pen.setFill(sketch.palette().ink());
        CanvasText.fill(pen, name, place.x(), place.y());
    }

    /** How many times longer than on the map the arrows of a step are drawn. */
    static double enlargement(Axes axes, Anatomy anatomy) {
        double perUnit = axes.width() / (axes.toX() - axes.fromX());
        double longest = perUnit * Math.max(anatomy.length(), anatomy.carried().length());
        return longest >= SHORT || longest == 0 || !Double.isFinite(longest) ? 1 : ENLARGED / longest;
    }

    void arrows(Sketch sketch, Axes axes, Anatomy anatomy) {
        double perUnit = axes.width() / (axes.toX() - axes.fromX());
        double scale = perUnit * enlargement(axes, anatomy);
        Palette palette = sketch.palette();
        double zoom = sketch.zoom();
        Draw.inside(sketch, axes, () -> {
            double length = anatomy.gradient().length();
            if (length > 0 && Double.isFinite(length)) {
                double direction = DIRECTION * zoom / length;
                arrow(sketch, axes, anatomy.from(), -direction * anatomy.gradient().x(), direction * anatomy.gradient().y(), arrowColour(palette, 0));
            }
            arrow(sketch, axes, anatomy.from(), scale * anatomy.carried().x(), -scale * anatomy.carried().y(), arrowColour(palette, 1));
            arrow(sketch, axes, anatomy.from(), scale * anatomy.change().x(), -scale * anatomy.change().y(), arrowColour(palette, 2));
        });
    }

    /** Of the arrow of the gradient, of what is carried, of the step. */
    static Color arrowColour(Palette palette, int arrow) {
        return arrow == 0 ? palette.fadedInk() : arrow == 1 ? palette.negative() : palette.ink();
    }

    private static void arrow(Sketch sketch, Axes axes, Point from, double right, double down, Color colour) {
        double x = axes.x(from.x());
        double y = axes.y(from.y());
        if (Double.isFinite(x) && Double.isFinite(y) && Math.hypot(right, down) > 0.5 && Math.hypot(right, down) < 20 * axes.width()) {
            Draw.arrow(sketch, x, y, x + right, y + down, sketch.palette().surface(), 5);
            Draw.arrow(sketch, x, y, x + right, y + down, colour, 2.5);
        }
    }
}
