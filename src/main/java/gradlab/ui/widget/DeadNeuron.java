package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/**
 * The plane of the data and the line of one ReLU neuron, which the bias shifts: examples on one side make the neuron answer,
 * examples on the other are silent, and only those that answer send a gradient.
 */
final class DeadNeuron extends Board {

    static final int EXAMPLES = 60;
    /** The weights: of length 2, so that w·x reaches 2 at most where all examples lie in the unit circle. */
    static final double W1 = 1.6;
    static final double W2 = 1.2;
    private static final long SEED = 7;
    private static final double REACH = 1.35;

    private final Draggable bias;
    private final double[] examples = examples();
    private final Sketch plane;
    private final Sketch gauges;

    DeadNeuron(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        bias = handle("b", -1, -4, 2, 0.1);
        plane = sketch("plane", 260, this::paint);
        plane.setCursor(Cursor.HAND);
        plane.setOnMousePressed(this::drag);
        plane.setOnMouseDragged(this::drag);
        plane.setOnKeyPressed(key -> bias.press(key, true));
        gauges = sketch("gauges", (_, zoom) -> Gauges.height(2, zoom), this::paintGauges);
        gauges.setFocusTraversable(false);
        getChildren().addAll(plane, gauges, numbers(), slider(bias, "b", "b"));
        start();
    }

    /** Points of the unit circle, pair by pair; the first is the one that the neuron hears best. */
    static double[] examples() {
        Rng rng = Rng.of(SEED, Rng.Stream.DATA);
        double[] points = new double[2 * EXAMPLES];
        points[0] = W1 / 2;
        points[1] = W2 / 2;
        int count = 1;
        while (count < EXAMPLES) {
            double x = rng.uniform(-1, 1);
            double y = rng.uniform(-1, 1);
            if (x * x + y * y < 1) {
                points[2 * count] = x;
                points[2 * count + 1] = y;
                count++;
            }
        }
        return points;
    }

    /** What the neuron sums up for one example. */
    static double sum(double[] examples, int i, double b) {
        return W1 * examples[2 * i] + W2 * examples[2 * i + 1] + b;
    }

    /** How many examples make the neuron answer. */
    static int answering(double[] examples, double b) {
        int count = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            count += sum(examples, i, b) > 0 ? 1 : 0;
        }
        return count;
    }

    /** The length of the gradient of the neuron's mean answer by its two weights. */
    static double gradientLength(double[] examples, double b) {
        Activation relu = new Activation.Relu();
        double g1 = 0;
        double g2 = 0;
        for (int i = 0; i < EXAMPLES; i++) {
            double z = sum(examples, i, b);
            double slope = relu.slope(z);
            g1 += slope * examples[2 * i] / EXAMPLES;
            g2 += slope * examples[2 * i + 1] / EXAMPLES;
        }
        return Math.hypot(g1, g2);
    }

    private int answering() {
        return answering(examples, bias.value());
    }

    @Override
    String sentence() {
        int answering = answering();
        String verdict = answering == 0 ? "dead" : answering == EXAMPLES ? "all" : "quiet";
        return word("numbers", bias.text(words()), answering, EXAMPLES, words().percent((double) answering / EXAMPLES)) + "\n" + word(verdict);
    }

    private Axes axes() {
        return Axes.centred(plane, 30 * plane.zoom(), 20 * plane.zoom(), REACH, REACH);
    }

    /** The line goes through where the mouse is. */
    private void drag(MouseEvent event) {
        plane.requestFocus();
        Axes axes = axes();
        bias.set(-(W1 * axes.numberAtX(event.getX()) + W2 * axes.numberAtY(event.getY())));
        event.consume();
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        double length = Math.hypot(W1, W2);
        double nx = W1 / length;
        double ny = W2 / length;
        double footX = -bias.value() / length * nx;
        double footY = -bias.value() / length * ny;
        double far = 20;
        Draw.inside(drawing, axes, () -> {
            drawing.pen().setFill(palette.accentWash());
            drawing.pen().fillPolygon(
                    new double[] {axes.x(footX - far * ny), axes.x(footX + far * ny), axes.x(footX + far * ny + far * nx), axes.x(footX - far * ny + far * nx)},
                    new double[] {axes.y(footY + far * nx), axes.y(footY - far * nx), axes.y(footY - far * nx + far * ny), axes.y(footY + far * nx + far * ny)}, 4);
        });
        axes.draw(drawing, words(), 5, 5, true);
        for (int i = 0; i < EXAMPLES; i++) {
            double x = axes.x(examples[2 * i]);
            double y = axes.y(examples[2 * i + 1]);
            if (sum(examples, i, bias.value()) > 0) {
                Draw.dot(drawing, x, y, 4.5, palette.positive());
            } else {
                drawing.pen().setStroke(palette.fadedInk());
                drawing.pen().setLineWidth(1.2);
                drawing.pen().strokeOval(x - 3, y - 3, 6, 6);
            }
        }
        Draw.inside(drawing, axes, () -> {
            Draw.line(drawing, axes.x(footX - far * ny), axes.y(footY + far * nx), axes.x(footX + far * ny), axes.y(footY - far * nx), palette.ink(), 2);
            Draw.arrow(drawing, axes.x(footX), axes.y(footY), axes.x(footX + 0.28 * nx), axes.y(footY + 0.28 * ny), palette.ink(), 1.5);
        });
        if (W1 * axes.toX() + W2 * axes.toY() + bias.value() > 0) {
            drawing.label("z > 0", axes.left() + axes.width() - 5, axes.top() + 4, TextAlignment.RIGHT, VPos.TOP, palette.ink());
        }
        if (Math.abs(footX) < axes.toX() && Math.abs(footY) < axes.toY()) {
            Draw.grip(drawing, axes.x(footX), axes.y(footY), palette.accent());
        } else if (footX > 0) {
            drawing.label(word("beyond"), axes.left() + axes.width() - 5, axes.top() + 4 + 15 * drawing.zoom(), TextAlignment.RIGHT, VPos.TOP, palette.ink());
        } else {
            drawing.label(word("before"), axes.left() + 5, axes.bottom() - 4, TextAlignment.LEFT, VPos.BOTTOM, palette.ink());
        }
    }

    private void paintGauges(Sketch drawing) {
        Palette palette = drawing.palette();
        double share = (double) answering() / EXAMPLES;
        double gradient = gradientLength(examples, bias.value());
        Gauges.draw(drawing, 1, 0, drawing.width() - 2, List.of(
                new Gauges.Gauge(word("share"), words().percent(share), share, palette.positive()),
                new Gauges.Gauge(word("gradient"), number(gradient, 2), gradient / 0.4, palette.negative())));
    }
}
