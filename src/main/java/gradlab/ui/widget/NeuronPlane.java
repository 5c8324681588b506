package gradlab.ui.widget;

import gradlab.nn.Activation;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The plane of a neuron's two inputs: coloured by its answer, with the line w·x + b = 0, the arrow of its weights and one
 * example. The arrow's tip turns the line, the example moves by itself, anything else shifts the line.
 */
final class NeuronPlane {

    private static final int CELLS = 48;
    private static final int SHADES = 256;
    private static final double REACH = 3;
    private static final double GRIP = 14;

    /** What the pressed mouse moves. */
    private enum Grip {
        WEIGHTS, EXAMPLE, LINE
    }

    private final Sheet page;
    private final Functions functions;
    private final Draggable w1;
    private final Draggable w2;
    private final Draggable b;
    private final Draggable x1;
    private final Draggable x2;
    private final Sketch sketch;
    private final WritableImage map = new WritableImage(CELLS, CELLS);
    private Grip grip = Grip.LINE;

    NeuronPlane(Sheet page, Functions functions, Draggable w1, Draggable w2, Draggable b, Draggable x1, Draggable x2) {
        this.page = page;
        this.functions = functions;
        this.w1 = w1;
        this.w2 = w2;
        this.b = b;
        this.x1 = x1;
        this.x2 = x2;
        sketch = new Sketch(page, 250, _ -> paint());
        sketch.setOnMousePressed(this::take);
        sketch.setOnMouseDragged(this::drag);
        sketch.setOnKeyPressed(this::press);
    }

    Sketch sketch() {
        return sketch;
    }

    void redraw() {
        sketch.redraw();
    }

    private Axes axes() {
        double left = 24 * sketch.zoom();
        double bottom = 20 * sketch.zoom();
        double height = sketch.height() - 10 - bottom;
        double width = sketch.width() - left - 10;
        double reachX = REACH * width / height;
        return new Axes(left, 10, width, height, -reachX, reachX, -REACH, REACH);
    }

    private void take(MouseEvent event) {
        sketch.requestFocus();
        Axes axes = axes();
        double toTip = Math.hypot(event.getX() - axes.x(w1.value()), event.getY() - axes.y(w2.value()));
        double toExample = Math.hypot(event.getX() - axes.x(x1.value()), event.getY() - axes.y(x2.value()));
        grip = toTip <= GRIP && toTip <= toExample ? Grip.WEIGHTS : toExample <= GRIP ? Grip.EXAMPLE : Grip.LINE;
        drag(event);
    }

    private void drag(MouseEvent event) {
        Axes axes = axes();
        double x = axes.numberAtX(event.getX());
        double y = axes.numberAtY(event.getY());
        switch (grip) {
            case WEIGHTS -> {
                w1.set(x);
                w2.set(y);
            }
            case EXAMPLE -> {
                x1.set(x);
                x2.set(y);
            }
            case LINE -> b.set(-(w1.value() * x + w2.value() * y));
        }
        event.consume();
    }

    /** Arrows move the example. */
    private void press(KeyEvent key) {
        double stride = 2 * x1.grain();
        switch (key.getCode()) {
            case LEFT -> x1.set(x1.value() - stride);
            case RIGHT -> x1.set(x1.value() + stride);
            case DOWN -> x2.set(x2.value() - stride);
            case UP -> x2.set(x2.value() + stride);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void paint() {
        Axes axes = axes();
        GraphicsContext pen = sketch.pen();
        Palette palette = sketch.palette();
        fillMap(axes, palette);
        pen.setImageSmoothing(true);
        pen.drawImage(map, axes.left(), axes.top(), axes.width(), axes.height());
        axes.draw(sketch, page.words(), 6, 6, true);
        pen.save();
        pen.beginPath();
        pen.rect(axes.left(), axes.top(), axes.width(), axes.height());
        pen.clip();
        line(axes, pen, palette.ink());
        arrow(axes, pen, palette.ink());
        pen.restore();
        example(axes, pen, palette);
        letter(pen, palette.ink(), "x₁", axes.left() + axes.width() - 4, axes.y(0) - 3, TextAlignment.RIGHT, VPos.BOTTOM);
        letter(pen, palette.ink(), "x₂", axes.x(0) + 5, axes.top() + 3, TextAlignment.LEFT, VPos.TOP);
    }

    /** Answers from one extreme to the other become colours from negative to positive. */
    private void fillMap(Axes axes, Palette palette) {
        Activation f = functions.chosen();
        double[] answers = new double[CELLS * CELLS];
        double size = 0;
        double middle = f.saturates() ? (f.value(-40) + f.value(40)) / 2 : 0;
        for (int row = 0; row < CELLS; row++) {
            double y = axes.toY() - (row + 0.5) / CELLS * (axes.toY() - axes.fromY());
            for (int column = 0; column < CELLS; column++) {
                double x = axes.fromX() + (column + 0.5) / CELLS * (axes.toX() - axes.fromX());
                double answer = f.value(w1.value() * x + w2.value() * y + b.value()) - middle;
                answers[row * CELLS + column] = answer;
                size = Math.max(size, Math.abs(answer));
            }
        }
        double full = f.saturates() ? f.value(40) - middle : Math.max(size, 1e-9);
        Color[] shades = new Color[SHADES + 1];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = palette.diverging(0.75 * (2.0 * i / SHADES - 1));
        }
        for (int i = 0; i < answers.length; i++) {
            int shade = (int) Math.round(SHADES / 2.0 * (1 + Math.clamp(answers[i] / full, -1, 1)));
            map.getPixelWriter().setColor(i % CELLS, i / CELLS, shades[shade]);
        }
    }

    private void line(Axes axes, GraphicsContext pen, Color ink) {
        double length = Math.hypot(w1.value(), w2.value());
        if (length < 1e-9) {
            return;
        }
        double nx = w1.value() / length;
        double ny = w2.value() / length;
        double footX = -b.value() / length * nx;
        double footY = -b.value() / length * ny;
        double far = 20;
        pen.setStroke(ink);
        pen.setLineWidth(2);
        pen.strokeLine(axes.x(footX - far * ny), axes.y(footY + far * nx), axes.x(footX + far * ny), axes.y(footY - far * nx));
    }

    private void arrow(Axes axes, GraphicsContext pen, Color ink) {
        double fromX = axes.x(0);
        double fromY = axes.y(0);
        double tipX = axes.x(w1.value());
        double tipY = axes.y(w2.value());
        double angle = Math.atan2(tipY - fromY, tipX - fromX);
        pen.setStroke(ink);
        pen.setFill(ink);
        pen.setLineWidth(1.5);
        pen.strokeLine(fromX, fromY, tipX, tipY);
        double back = 9;
        pen.fillPolygon(new double[] {tipX, tipX - back * Math.cos(angle - 0.4), tipX - back * Math.cos(angle + 0.4)},
                new double[] {tipY, tipY - back * Math.sin(angle - 0.4), tipY - back * Math.sin(angle + 0.4)}, 3);
        letter(pen, ink, "w", tipX + 12 * Math.cos(angle), tipY + 12 * Math.sin(angle), TextAlignment.CENTER, VPos.CENTER);
    }

    private void example(Axes axes, GraphicsContext pen, Palette palette) {
        double x = axes.x(x1.value());
        double y = axes.y(x2.value());
        pen.setFill(palette.surface());
        pen.fillOval(x - 6, y - 6, 12, 12);
        pen.setStroke(palette.accent());
        pen.setLineWidth(2.5);
        pen.strokeOval(x - 6, y - 6, 12, 12);
        letter(pen, palette.ink(), "x", x + 8, y - 4, TextAlignment.LEFT, VPos.BOTTOM);
    }

    private static void letter(GraphicsContext pen, Color ink, String text, double x, double y, TextAlignment side, VPos height) {
        pen.setFill(ink);
        pen.setTextAlign(side);
        pen.setTextBaseline(height);
        CanvasText.fill(pen, text, x, y);
    }
}
