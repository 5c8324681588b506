package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Activation;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The network 1-1-1 as a graph, from x down to the loss: every box holds its value on the way there and the derivative of
 * the loss by it on the way back. The numbers at the left can be dragged; a shift by ε checks the derivative of the one in hand.
 */
final class ComputationGraph extends Board {

    private static final double PAD = 6;
    private static final double LINE = 17;
    private static final double BOX = 2 * LINE + 8;
    private static final double GAP = 24;
    private static final int ROWS = 5;
    /** So many points of mouse travel pass the whole range of a number. */
    private static final double TRAVEL = 240;
    private static final double WIDEST = 170;
    private static final String[] SYMBOLS = {"x", "w₁", "w₂", "y"};
    private static final int[] LEAF_ROWS = {0, 1, 3, 4};

    private final Functions functions;
    private final List<Draggable> leaves;
    private final Draggable eps;
    private final Sketch graph;
    private int held = 1;
    private double pressedX;
    private double pressedValue;

    ComputationGraph(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        functions = Functions.of(page, spec);
        leaves = List.of(handle("x", 1.5, -3, 3, 0.1), handle("w1", 0.8, -3, 3, 0.1), handle("w2", -1.2, -3, 3, 0.1), handle("y", 1, -3, 3, 0.1));
        eps = handle("eps", 0.1, 0.001, 1, 0.001);
        graph = sketch("graph", (_, zoom) -> zoom * (ROWS * BOX + (ROWS - 1) * GAP + 2 * PAD), this::paint);
        graph.setCursor(Cursor.H_RESIZE);
        graph.setOnMousePressed(this::take);
        graph.setOnMouseDragged(this::drag);
        graph.setOnKeyPressed(this::press);
        offer(functions);
        getChildren().addAll(graph, numbers(), logarithmicSlider(eps, "ε", "eps"));
        start();
    }

    private ChainPass pass() {
        return ChainPass.of(functions.chosen(), leaves.stream().mapToDouble(Draggable::value).toArray());
    }

    /** Derivative by the leaf in hand from the loss before and after a shift by ε. */
    private double shifted() {
        double[] moved = leaves.stream().mapToDouble(Draggable::value).toArray();
        moved[held] += eps.value();
        return (ChainPass.of(functions.chosen(), moved).loss() - pass().loss()) / eps.value();
    }

    @Override
    String sentence() {
        ChainPass pass = pass();
        double exact = pass.leafSlopes()[held];
        Activation f = functions.chosen();
        return word("forward", functions.name(page(), f), number(pass.z(), 3), number(pass.a(), 3), number(pass.answer(), 3), number(pass.loss(), 3)) + "\n"
                + word("back", SYMBOLS[held], number(exact, 3)) + "\n"
                + word("check", SYMBOLS[held], number(eps.value(), 3), number(shifted(), 3), number(shifted() - exact, 2));
    }

    private double boxWidth() {
        return Math.min(WIDEST * graph.zoom(), (graph.width() - 2 * PAD - 26) / 2);
    }

    private double leafX() {
        return Math.max(PAD, graph.width() / 2 - boxWidth() - 13);
    }

    private double chainX() {
        return graph.width() - leafX() - boxWidth();
    }

    private double rowY(int row) {
        return PAD + row * (BOX + GAP) * graph.zoom();
    }

    private void take(MouseEvent event) {
        graph.requestFocus();
        int row = (int) ((event.getY() - PAD + GAP * graph.zoom() / 2) / ((BOX + GAP) * graph.zoom()));
        for (int i = 0; i < SYMBOLS.length; i++) {
            if (LEAF_ROWS[i] == row) {
                held = i;
            }
        }
        pressedX = event.getX();
        pressedValue = leaves.get(held).value();
        event.consume();
        refresh();
    }

    private void drag(MouseEvent event) {
        Draggable leaf = leaves.get(held);
        leaf.set(pressedValue + (event.getX() - pressedX) / TRAVEL * (leaf.greatest() - leaf.least()));
        event.consume();
    }

    /** Up and down choose a number, right and left change it. */
    private void press(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> held = Math.max(0, held - 1);
            case DOWN -> held = Math.min(SYMBOLS.length - 1, held + 1);
            default -> {
                leaves.get(held).press(key, false);
                return;
            }
        }
        key.consume();
        refresh();
    }

    private void paint(Sketch drawing) {
        ChainPass pass = pass();
        Palette palette = drawing.palette();
        double[] leafSlopes = pass.leafSlopes();
        double wide = boxWidth();
        double leafEnd = leafX() + wide;
        double chain = chainX();
        double middle = chain + wide / 2;
        double tall = BOX * drawing.zoom();
        double apart = 5 * drawing.zoom();
        double[] factors = {functions.chosen().slope(pass.z()), leaves.get(2).value(), pass.byAnswer()};
        for (int row = 2; row < ROWS; row++) {
            double above = rowY(row - 1) + tall;
            Draw.arrow(drawing, middle - apart, above, middle - apart, rowY(row), palette.positive(), 1.5);
            Draw.arrow(drawing, middle + apart, rowY(row), middle + apart, above, palette.negative(), 1.5);
            drawing.label("×" + number(factors[row - 2], 3), middle + apart + 8, (above + rowY(row)) / 2, TextAlignment.LEFT, VPos.CENTER,
                    palette.negative(), wide / 2 - apart - 8);
        }
        double turn = (rowY(0) + tall + rowY(1)) / 2;
        elbow(drawing, leafEnd - 24, rowY(0) + tall, turn - apart / 2, middle + apart, rowY(1), palette.positive());
        elbow(drawing, middle - apart, rowY(1), turn + apart / 2, leafEnd - 24 - 2 * apart, rowY(0) + tall, palette.negative());
        for (int leaf = 1; leaf < SYMBOLS.length; leaf++) {
            double y = rowY(LEAF_ROWS[leaf]) + tall / 2;
            Draw.arrow(drawing, leafEnd, y - apart, chain, y - apart, palette.positive(), 1.5);
            Draw.arrow(drawing, chain, y + apart, leafEnd, y + apart, palette.negative(), 1.5);
        }
        for (int leaf = 0; leaf < SYMBOLS.length; leaf++) {
            box(drawing, leafX(), rowY(LEAF_ROWS[leaf]), SYMBOLS[leaf], leaves.get(leaf).value(), leafSlopes[leaf], leaf == held ? 2 : 1);
        }
        String[] names = {"z", "a", "ŷ", "L"};
        double[] values = {pass.z(), pass.a(), pass.answer(), pass.loss()};
        double[] slopes = {pass.byZ(), pass.byA(), pass.byAnswer(), 1};
        for (int i = 0; i < names.length; i++) {
            box(drawing, chain, rowY(i + 1), names[i], values[i], slopes[i], 0);
        }
        double legendX = Math.max(chain, leafEnd + 8);
        drawing.label(word("there"), legendX, rowY(0) + tall * 0.15, TextAlignment.LEFT, VPos.CENTER, palette.positive(), graph.width() - legendX - 2);
        drawing.label(word("back-short"), legendX, rowY(0) + tall * 0.55, TextAlignment.LEFT, VPos.CENTER, palette.negative(), graph.width() - legendX - 2);
    }

    /** An arrow with two corners: up or down to the height {@code turn}, across, and on. */
    private static void elbow(Sketch drawing, double fromX, double fromY, double turn, double toX, double toY, Color colour) {
        Draw.line(drawing, fromX, fromY, fromX, turn, colour, 1.5);
        Draw.line(drawing, fromX, turn, toX, turn, colour, 1.5);
        Draw.arrow(drawing, toX, turn, toX, toY, colour, 1.5);
    }

    /** @param standing 0 a computed box, 1 one to drag, 2 the one in hand */
    private void box(Sketch drawing, double x, double y, String name, double value, double slope, int standing) {
        Palette palette = drawing.palette();
        double zoom = drawing.zoom();
        double wide = boxWidth();
        GraphicsContext pen = drawing.pen();
        pen.setFill(standing == 0 ? palette.ground() : palette.accentWash());
        pen.fillRoundRect(x, y, wide, BOX * zoom, 10, 10);
        pen.setStroke(standing == 0 ? palette.line() : palette.accent());
        pen.setLineWidth(standing == 2 ? 2.5 : 1);
        pen.strokeRoundRect(x, y, wide, BOX * zoom, 10, 10);
        double inner = x + 8;
        drawing.boldText(1.05);
        drawing.label(name + " = " + number(value, 3), inner, y + BOX * zoom * 0.29, TextAlignment.LEFT, VPos.CENTER, palette.positive(), wide - 14);
        drawing.plainText();
        drawing.label("← " + number(slope, 3), inner, y + BOX * zoom * 0.71, TextAlignment.LEFT, VPos.CENTER, palette.negative(), wide - 14);
    }
}
