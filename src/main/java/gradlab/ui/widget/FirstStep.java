package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Optimizer;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** How long the first step of four methods is under a gradient of any size, on a logarithmic scale. */
final class FirstStep extends Board {

    static final double RATE = 0.1;
    private static final double MARGIN = 0.15;

    /** The methods in the order of their bars, with the names that they have in every language. */
    enum Method {
        SGD("SGD", new Optimizer.Sgd(RATE)),
        ADAGRAD("AdaGrad", new Optimizer.AdaGrad(RATE, 1e-10, 0)),
        RMSPROP("RMSProp", new Optimizer.RmsProp(RATE, 0.9, 1e-8, 0, false)),
        ADAM("Adam", new Optimizer.Adam(RATE, 0.9, 0.999, 1e-8));

        private final String title;
        private final Optimizer optimizer;

        Method(String title, Optimizer optimizer) {
            this.title = title;
            this.optimizer = optimizer;
        }

        /** The length of the first step under this gradient. */
        double firstStep(double gradient) {
            return new OneWeight(optimizer).step(gradient);
        }
    }

    private final Draggable exponent;
    private final Sketch bars;

    FirstStep(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        exponent = handle("k", 0, -3, 3, 1);
        bars = sketch("bars", 190, this::paint);
        Grip.on(bars, this::axes, List.of(Grip.along(exponent, () -> exponent.value() + StrictMath.log10(RATE), () -> Method.SGD.ordinal() + 0.5,
                at -> at - StrictMath.log10(RATE))));
        getChildren().addAll(bars, numbers(), slider(exponent, "k", "k"));
        start();
    }

    private double gradient() {
        return StrictMath.pow(10, exponent.value());
    }

    @Override
    String sentence() {
        double gradient = gradient();
        Object[] args = new Object[1 + Method.values().length];
        args[0] = Powers.ten(words(), exponent.value());
        for (Method method : Method.values()) {
            args[1 + method.ordinal()] = number(method.firstStep(gradient), 3);
        }
        return word("numbers", args) + "\n" + word(exponent.value() == 0 ? "one" : exponent.value() > 0 ? "large" : "small",
                Powers.ten(words(), Math.abs(exponent.value())));
    }

    private Axes axes() {
        double zoom = bars.zoom();
        double left = names() + 8;
        double rate = StrictMath.log10(RATE);
        return new Axes(left, 4, Math.max(20, bars.width() - left - 16 * zoom), Math.max(20, bars.height() - 4 - 40 * zoom),
                Math.min(exponent.least(), -1) + rate - MARGIN, Math.max(exponent.greatest(), 1) + rate + MARGIN, Method.values().length, 0);
    }

    private double names() {
        bars.plainText();
        double widest = 0;
        for (Method method : Method.values()) {
            widest = Math.max(widest, bars.widthOf(method.title));
        }
        return widest;
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        Color grid = palette.line().deriveColor(0, 1, 1, 0.6);
        double room = axes.width() / (axes.toX() - axes.fromX());
        int every = (int) Math.ceil(1.15 * drawing.widthOf("0,001") / room);
        for (int place = (int) Math.ceil(axes.fromX()); place <= axes.toX(); place++) {
            double x = Math.round(axes.x(place)) + 0.5;
            Draw.line(drawing, x, axes.top(), x, axes.bottom(), grid, 1);
            if (Math.floorMod(place + 1, every) == 0) {
                drawing.label(number(StrictMath.pow(10, place), 3), x, axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
            }
        }
        double rate = axes.x(StrictMath.log10(RATE));
        double slot = axes.height() / Method.values().length;
        for (Method method : Method.values()) {
            double y = axes.y(method.ordinal() + 0.5);
            double length = method.firstStep(gradient());
            double end = axes.x(StrictMath.log10(length));
            drawing.pen().setFill(palette.series(method.ordinal()));
            drawing.pen().fillRect(axes.left(), y - 0.28 * slot, Math.max(1, end - axes.left()), 0.56 * slot);
            drawing.label(method.title, axes.left() - 6, y, TextAlignment.RIGHT, VPos.CENTER, palette.ink());
        }
        Draw.line(drawing, rate, axes.top(), rate, axes.bottom(), palette.ink(), 1.5, 4, 3);
        Draw.grip(drawing, axes.x(StrictMath.log10(Method.SGD.firstStep(gradient()))), axes.y(0.5), palette.accent());
        drawing.label(word("axis"), axes.left() + axes.width() / 2, axes.bottom() + 20 * drawing.zoom(), TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
    }
}
