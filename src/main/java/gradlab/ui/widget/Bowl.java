package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.MomentumClassic;
import gradlab.nn.NesterovClassic;
import gradlab.nn.Optimizer;
import gradlab.surface.Point;
import gradlab.surface.Surface;
import gradlab.surface.Trail;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.Choice.Option;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The bowl ½(x² + κy²) from above with a descent on it, and below, step by step, how far it still is along each direction. */
final class Bowl extends Board {

    private static final double REACH_X = 2.5;
    private static final double REACH_Y = 2;
    private static final int LINES = 9;
    /** So many steps are shown one by one. */
    private static final int BARS = 40;
    private static final int STEPS = 100;
    private static final double GOAL = 1e-3;
    private static final int MOST_EXPONENT = 1;
    private static final int LEAST_EXPONENT = -6;

    private final Draggable alpha;
    private final Draggable kappa;
    private final Draggable beta;
    private final Draggable x;
    private final Draggable y;
    private final Choice<Method> methods;
    private final Sketch map;
    private final Sketch bars;
    private final HBox betaSlider;
    private final Relief relief = new Relief();
    private Trail path;

    /** The ways down; all but the first remember. */
    private enum Method {
        DESCENT, MOMENTUM, NESTEROV, RMSPROP, ADAM;

        Optimizer at(double rate, double beta) {
            return switch (this) {
                case DESCENT -> new Optimizer.Sgd(rate);
                case MOMENTUM -> new MomentumClassic(rate, beta);
                case NESTEROV -> new NesterovClassic(rate, beta);
                case RMSPROP -> new Optimizer.RmsProp(rate, beta, 1e-8, 0, false);
                case ADAM -> new Optimizer.Adam(rate, beta, 0.999, 1e-8);
            };
        }

        boolean remembers() {
            return this != DESCENT;
        }
    }

    Bowl(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        alpha = handle("alpha", 0.09, 0.001, 0.15, 0.001);
        kappa = handle("kappa", 20, 1, 50, 1);
        beta = handle("beta", 0.9, 0, 0.99, 0.01);
        x = handle("x", -2, -REACH_X, REACH_X, 0.1);
        y = handle("y", 1.5, -REACH_Y, REACH_Y, 0.1);
        methods = Choice.of(page, spec, List.of(
                Option.of("descent", "спуск", Method.DESCENT), Option.of("momentum", "импульс", Method.MOMENTUM),
                Option.of("Nesterov", "Нестеров", Method.NESTEROV), Option.of("RMSProp", "RMSProp", Method.RMSPROP),
                Option.of("Adam", "Adam", Method.ADAM)));
        path = descend();
        map = sketch("map", 230, this::paintMap);
        bars = sketch("bars", 130, this::paintBars);
        bars.setFocusTraversable(false);
        Grip.on(map, this::axes, List.of(Grip.free(x, y)));
        betaSlider = slider(beta, "β", "beta");
        page.keep(methods.chosenProperty().subscribe(method -> {
            betaSlider.setVisible(method.remembers());
            betaSlider.setManaged(method.remembers());
        }));
        offer(methods);
        getChildren().addAll(map, bars, numbers(), slider(alpha, "α", "alpha"), slider(kappa, "κ", "kappa"), betaSlider);
        start();
    }

    private Surface surface() {
        return new Surface.Bowl(Math.max(1, kappa.value()), 0);
    }

    private Point begin() {
        return new Point(x.value(), y.value());
    }

    private Trail descend() {
        return Trail.of(surface(), methods.chosen().at(alpha.value(), beta.value()), begin(), STEPS);
    }

    /** The first step that ends below a thousandth. */
    private OptionalInt below() {
        return IntStream.rangeClosed(0, path.steps()).filter(step -> path.height(step) < GOAL).findFirst();
    }

    @Override
    String sentence() {
        path = descend();
        double last = path.height(STEPS);
        String steps = number(path.steps(), 4);
        // what only bounces for ever keeps its height but for rounding
        String end = !(last <= path.height(0) * (1 + 1e-9)) ? word("diverges", steps)
                : word("end", steps, number(last, 2)) + below().stream().mapToObj(step -> word("below", number(step, 4))).collect(Collectors.joining());
        int climbs = path.uphill(STEPS);
        String uphill = climbs > 0 ? "\n" + word("uphill", number(climbs, 4)) : "";
        if (methods.chosen() != Method.DESCENT) {
            return word("memory", alpha.text(words()), kappa.text(words()), beta.text(words())) + "\n" + end + uphill;
        }
        double limit = 2 / kappa.value();
        return word("descent", alpha.text(words()), alpha.value() < limit ? "<" : alpha.value() > limit ? ">" : "=", number(limit, 3)) + "\n"
                + word("factors", number(dusted(1 - alpha.value()), 3), number(dusted(1 - alpha.value() * kappa.value()), 3)) + "\n" + end + uphill;
    }

    /** A difference of round numbers, without what binary fractions leave. */
    private static double dusted(double number) {
        return Math.rint(number * 1e9) / 1e9;
    }

    private Axes axes() {
        return Axes.centred(map, 24 * map.zoom(), 20 * map.zoom(), 1.04 * x.reach(), 1.04 * y.reach());
    }

    private void paintMap(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        relief.survey(axes, surface());
        relief.shade(drawing);
        axes.draw(drawing, words(), 6, 4, true);
        Color faint = palette.ink().deriveColor(0, 1, 1, 0.3);
        relief.lines(drawing, faint, 1, relief.levels(LINES, true));
        Draw.line(drawing, axes.x(0) - 5, axes.y(0), axes.x(0) + 5, axes.y(0), palette.ink(), 1.5);
        Draw.line(drawing, axes.x(0), axes.y(0) - 5, axes.x(0), axes.y(0) + 5, palette.ink(), 1.5);
        double[] xs = IntStream.rangeClosed(0, path.steps()).mapToDouble(step -> path.place(step).x()).toArray();
        double[] ys = IntStream.rangeClosed(0, path.steps()).mapToDouble(step -> path.place(step).y()).toArray();
        Draw.path(drawing, axes, xs, ys, xs.length, palette.ink(), 1.2);
        Draw.inside(drawing, axes, () -> {
            for (int i = path.steps(); i > 0; i--) {
                Draw.dot(drawing, axes.x(xs[i]), axes.y(ys[i]), i <= BARS ? 2.5 : 1.5, palette.ink());
            }
        });
        Draw.grip(drawing, axes.x(x.value()), axes.y(y.value()), palette.accent());
    }

    private void paintBars(Sketch drawing) {
        Palette palette = drawing.palette();
        double zoom = drawing.zoom();
        double left = 42 * zoom;
        double top = 20 * zoom;
        Axes axes = new Axes(left, top, Math.max(20, drawing.width() - left - 10), Math.max(20, drawing.height() - top - 20 * zoom),
                -0.7, BARS + 0.7, LEAST_EXPONENT, MOST_EXPONENT);
        for (int exponent = LEAST_EXPONENT; exponent <= MOST_EXPONENT; exponent += zoom > 1.5 ? 3 : 2) {
            double at = Math.round(axes.y(exponent)) + 0.5;
            Draw.line(drawing, left, at, left + axes.width(), at, palette.line().deriveColor(0, 1, 1, 0.5), 1);
            drawing.caption(Words.powerOfTen(exponent), left - 5, at, TextAlignment.RIGHT, VPos.CENTER);
        }
        for (int step = 0; step <= BARS; step += zoom > 1.5 ? 20 : 10) {
            drawing.caption(number(step, 3), axes.x(step), axes.bottom() + 3, TextAlignment.CENTER, VPos.TOP);
        }
        Color flat = palette.series(0);
        Color steep = palette.series(1);
        double wide = Math.max(1, 0.36 * (axes.x(1) - axes.x(0)));
        for (int i = 0; i <= Math.min(path.steps(), BARS); i++) {
            bar(drawing, axes, axes.x(i) - wide, wide, path.place(i).x(), flat);
            bar(drawing, axes, axes.x(i), wide, path.place(i).y(), steep);
        }
        double next = legend(drawing, left, top / 2, flat, "|x|");
        next = legend(drawing, next, top / 2, steep, "|y|");
        String about = word("bars");
        if (next + drawing.widthOf(about) < drawing.width()) {
            drawing.caption(about, drawing.width() - 10, top / 2, TextAlignment.RIGHT, VPos.CENTER);
        }
    }

    private static double legend(Sketch drawing, double x, double y, Color colour, String text) {
        double size = 9 * drawing.zoom();
        drawing.pen().setFill(colour);
        drawing.pen().fillRect(x, y - size / 2, size, size);
        drawing.label(text, x + size + 4, y, TextAlignment.LEFT, VPos.CENTER, drawing.palette().ink());
        return x + size + drawing.widthOf(text) + 16;
    }

    private static void bar(Sketch drawing, Axes axes, double x, double wide, double error, Color colour) {
        double exponent = Double.isNaN(error) ? MOST_EXPONENT : StrictMath.log10(Math.abs(error));
        double y = axes.y(Math.clamp(exponent, LEAST_EXPONENT, MOST_EXPONENT + 0.2));
        GraphicsContext pen = drawing.pen();
        pen.setFill(colour);
        pen.fillRect(x, y, wide, axes.bottom() - y);
    }
}
