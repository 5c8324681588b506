package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Activation;
import gradlab.ui.theme.Palette;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;

/**
 * How far the activations of every layer scatter before training, for any size of the random weights: the bars of a network
 * grow or fade from layer to layer. Its layers are equally wide, so that Xavier's weights are those with s = 1 and He's those
 * with s = √2.
 */
final class LayerSpread extends Board {

    private static final double XAVIER = 1;
    private static final double HE = Math.sqrt(2);
    private static final double CEILING = 1;
    private static final double FADED = 0.05;
    private static final double PINNED = 0.75;

    private final Draggable scale;
    private final Choice<Activation> activation;
    private final FreshNetwork network = new FreshNetwork();
    private final Sketch bars;
    private final Sketch ruler;

    LayerSpread(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        scale = handle("s", 0.5, 0.2, 3, 0.1);
        activation = Choice.of(page, spec, List.of(Choice.Option.of("tanh", "tanh", new Activation.Tanh()),
                Choice.Option.of("relu", "ReLU", new Activation.Relu())));
        offer(activation);
        bars = sketch("bars", 205, this::paintBars);
        bars.setFocusTraversable(false);
        ruler = sketch("ruler", 52, this::paintRuler);
        Grip.on(ruler, this::rulerAxes, List.of(Grip.along(scale, scale::value, () -> 0, at -> at)));
        getChildren().addAll(bars, ruler, numbers(), slider(scale, "s", "s"));
        start();
    }

    private double[] spreads() {
        return network.spreads(activation.chosen(), scale.value());
    }

    private boolean isBounded() {
        return activation.chosen().saturates();
    }

    @Override
    String sentence() {
        double[] spreads = spreads();
        int last = spreads.length - 1;
        String verdict = spreads[last] < FADED ? "fades" : isBounded() && spreads[last] > PINNED ? "ceiling"
                : !isBounded() && spreads[last] > 2 * spreads[0] ? "grows" : isBounded() && spreads[last] < spreads[0] / 2 ? "shrinks"
                : !isBounded() && spreads[last] < spreads[0] / 2 ? "shrinks" : "holds";
        return word("numbers", scale.text(words()), number(spreads[0], 2), spreads.length, number(spreads[last], 2)) + " " + word(verdict);
    }

    private void paintBars(Sketch drawing) {
        Palette palette = drawing.palette();
        double zoom = drawing.zoom();
        double left = 34 * zoom;
        double top = 38 * zoom;
        double[] spreads = spreads();
        Axes axes = new Axes(left, top, Math.max(20, drawing.width() - left - 10), Math.max(20, drawing.height() - top - 20 * zoom),
                0, spreads.length, 0, isBounded() ? 1.05 : Math.max(1.05, 1.1 * Arrays.stream(spreads).max().orElse(1)));
        axes.draw(drawing, words(), 1, 4, false);
        double slot = axes.width() / spreads.length;
        for (int i = 0; i < spreads.length; i++) {
            double y = axes.y(Math.min(spreads[i], axes.toY()));
            drawing.pen().setFill(palette.series(0));
            drawing.pen().fillRect(axes.left() + (i + 0.16) * slot, y, 0.68 * slot, Math.max(1, axes.bottom() - y));
            drawing.label(number(spreads[i], 2), axes.left() + (i + 0.5) * slot, y - 3, TextAlignment.CENTER, VPos.BOTTOM, palette.ink(), 0.96 * slot);
            drawing.label(Integer.toString(i + 1), axes.left() + (i + 0.5) * slot, axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
        }
        if (isBounded()) {
            Draw.line(drawing, axes.left(), axes.y(CEILING), axes.left() + axes.width(), axes.y(CEILING), palette.warning(), 1.5, 5, 4);
        }
        drawing.label(word("axis"), axes.left(), 10 * zoom, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }

    private Axes rulerAxes() {
        double edge = 12 * ruler.zoom();
        double middle = ruler.height() - 14 * ruler.zoom();
        return new Axes(edge, middle - 8, Math.max(20, ruler.width() - 2 * edge), 16, scale.least(), scale.greatest(), -1, 1);
    }

    /** The line of the scales with the two laws on it and the point that is dragged. */
    private void paintRuler(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = rulerAxes();
        double y = axes.y(0);
        Draw.line(drawing, axes.left(), y, axes.left() + axes.width(), y, palette.line(), 3);
        drawing.plainText();
        mark(drawing, axes, XAVIER, word("xavier"), TextAlignment.RIGHT);
        mark(drawing, axes, HE, word("he"), TextAlignment.LEFT);
        Draw.grip(drawing, axes.x(scale.value()), y, palette.accent());
    }

    private void mark(Sketch drawing, Axes axes, double at, String name, TextAlignment side) {
        if (at < axes.fromX() || at > axes.toX()) {
            return;
        }
        double x = axes.x(at);
        double y = axes.y(0);
        Draw.line(drawing, x, y - 10, x, y + 6, drawing.palette().ink(), 2);
        drawing.label(name, x + (side == TextAlignment.RIGHT ? 4 : -4), y - 12, side, VPos.BOTTOM, drawing.palette().ink());
    }
}
