package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A small network whose hidden neurons can be dragged past each other: the weights move, the map of answers stays. */
final class NeuronSwap extends Board {

    private static final double RADIUS = 13;
    private static final double GAP = 14;
    private static final double FULL = 3;

    private final SwappedNetwork network = new SwappedNetwork();
    private final Sketch sketch;
    private final WritableImage map = new WritableImage(SwappedNetwork.GRID, SwappedNetwork.GRID);
    private int held;

    NeuronSwap(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        network.swap(1, 3);
        sketch = sketch("network", (_, zoom) -> 190 * Math.sqrt(zoom) + 18 * zoom, this::paint);
        sketch.setCursor(Cursor.HAND);
        sketch.setOnMousePressed(this::take);
        sketch.setOnMouseDragged(this::drag);
        sketch.setOnKeyPressed(this::press);
        getChildren().addAll(sketch, Buttons.row(Buttons.of(page, "swap-" + id, "widget.neuron-swap.swap", () -> move(held + 1)),
                Buttons.of(page, "back-" + id, "widget.neuron-swap.back", () -> {
                    network.putBack();
                    refresh();
                })), numbers());
        start();
    }

    @Override
    String sentence() {
        String order = Arrays.stream(network.order()).mapToObj(neuron -> Integer.toString(neuron + 1)).collect(Collectors.joining(" "));
        int changed = network.changedAnswers();
        String answers = changed == 0 ? word("same", SwappedNetwork.GRID * SwappedNetwork.GRID) : word("other", changed);
        return word("numbers", order, network.order()[held] + 1, network.movedNumbers(), network.numbers(), number(network.cosine(), 2)) + " " + answers;
    }

    /** Changes the held neuron's place with another, round the end. */
    private void move(int to) {
        int place = Math.floorMod(to, SwappedNetwork.HIDDEN);
        network.swap(held, place);
        held = place;
        refresh();
    }

    private void take(MouseEvent event) {
        sketch.requestFocus();
        if (event.getX() < x(2) + RADIUS) {
            held = placeAt(event.getY());
        }
        refresh();
        event.consume();
    }

    private void drag(MouseEvent event) {
        int place = placeAt(event.getY());
        if (place != held) {
            move(place);
        }
        event.consume();
    }

    /** Up and down choose a neuron, right and left move it past its neighbours. */
    private void press(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> held = Math.floorMod(held - 1, SwappedNetwork.HIDDEN);
            case DOWN -> held = Math.floorMod(held + 1, SwappedNetwork.HIDDEN);
            case LEFT -> move(held - 1);
            case RIGHT -> move(held + 1);
            default -> {
                return;
            }
        }
        refresh();
        key.consume();
    }

    private int placeAt(double y) {
        double step = y(1) - y(0);
        return Math.clamp(Math.round((y - y(0)) / step), 0, SwappedNetwork.HIDDEN - 1);
    }

    private double caption() {
        return 18 * sketch.zoom();
    }

    private double side() {
        return Math.floor(Math.min(sketch.height() - caption() - 4, Math.min(190, sketch.width() * 0.38)));
    }

    private double x(int layer) {
        double left = 16;
        double right = sketch.width() - side() - GAP - 18;
        return left + layer * (right - left) / 2;
    }

    private double y(int place) {
        double top = caption() + RADIUS + 2;
        return top + place * (sketch.height() - top - RADIUS - 3) / (SwappedNetwork.HIDDEN - 1);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        int[] order = network.order();
        double middle = y(SwappedNetwork.HIDDEN / 2);
        double[] inputs = {middle - 34, middle + 34};
        for (int place = 0; place < SwappedNetwork.HIDDEN; place++) {
            Color colour = palette.series(order[place]);
            for (int input = 0; input < 2; input++) {
                link(x(0), inputs[input], x(1), y(place), network.weightIn(input, place), colour);
            }
            link(x(1), y(place), x(2), middle, network.weightOut(place), colour);
        }
        circle(x(0), inputs[0], palette.surface(), palette.fadedInk(), 1.2);
        circle(x(0), inputs[1], palette.surface(), palette.fadedInk(), 1.2);
        circle(x(2), middle, palette.surface(), palette.fadedInk(), 1.2);
        if (drawing.widthOf("x₁") < 2 * RADIUS - 4) {
            drawing.label("x₁", x(0), inputs[0], TextAlignment.CENTER, VPos.CENTER, palette.fadedInk());
            drawing.label("x₂", x(0), inputs[1], TextAlignment.CENTER, VPos.CENTER, palette.fadedInk());
        }
        drawing.boldText(1);
        for (int place = 0; place < SwappedNetwork.HIDDEN; place++) {
            circle(x(1), y(place), palette.surface(), palette.series(order[place]), place == held ? 4 : 2);
            drawing.label(Integer.toString(order[place] + 1), x(1), y(place), TextAlignment.CENTER, VPos.CENTER, palette.ink());
        }
        drawing.plainText();
        answers(palette);
    }

    /** Thickness is size; a negative weight is dashed. */
    private void link(double fromX, double fromY, double toX, double toY, double weight, Color colour) {
        Draw.line(sketch, fromX, fromY, toX, toY, colour.deriveColor(0, 1, 1, 0.8), 0.6 + 1.8 * Math.abs(weight), weight < 0 ? new double[] {5, 4} : new double[0]);
    }

    private void circle(double x, double y, Color fill, Color line, double width) {
        GraphicsContext pen = sketch.pen();
        pen.setFill(fill);
        pen.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        pen.setStroke(line);
        pen.setLineWidth(width);
        pen.strokeOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
    }

    private void answers(Palette palette) {
        double[] answers = network.answers();
        for (int i = 0; i < answers.length; i++) {
            map.getPixelWriter().setColor(i % SwappedNetwork.GRID, i / SwappedNetwork.GRID, palette.diverging(0.85 * answers[i] / FULL));
        }
        double side = side();
        double left = sketch.width() - side - 2;
        double top = caption() + (sketch.height() - caption() - side) / 2;
        sketch.pen().setImageSmoothing(true);
        sketch.pen().drawImage(map, left, top, side, side);
        sketch.pen().setStroke(palette.line());
        sketch.pen().setLineWidth(1);
        sketch.pen().strokeRect(Math.round(left) + 0.5, Math.round(top) + 0.5, Math.round(side) - 1.0, Math.round(side) - 1.0);
        sketch.label(word("map"), left, top - 3, TextAlignment.LEFT, VPos.BOTTOM, palette.fadedInk());
    }
}
