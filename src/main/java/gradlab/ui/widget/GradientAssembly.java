package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The gradient of a layer put together example by example, each a column times a row, and its rank on the way to its ceiling. */
final class GradientAssembly extends Board {

    private static final double LARGEST_CELL = 26;
    private static final int GAP_CELLS = 1;

    private final ExampleGradients gradients = new ExampleGradients();
    private final Draggable examples;
    private final Choice<Integer> layer;

    GradientAssembly(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        examples = handle("B", 2, 1, ExampleGradients.EXAMPLES, 1);
        layer = Choice.of(page, spec, List.of(Choice.Option.of("hidden layer", "скрытый слой", 2), Choice.Option.of("output layer", "выходной слой", 3)));
        offer(layer);
        Sketch sketch = sketch("assembly", this::height, this::paint);
        sketch.setOnKeyPressed((KeyEvent key) -> examples.press(key, true));
        sketch.setOnMousePressed((MouseEvent event) -> sketch.requestFocus());
        Button add = Buttons.of(page, "add-" + id, "widget.gradient-assembly.add", () -> examples.move(1));
        Button again = Buttons.of(page, "again-" + id, "widget.gradient-assembly.again", () -> examples.set(1));
        page.keep(examples.valueProperty().subscribe(now -> add.setDisable(now.intValue() >= examples.greatest())));
        getChildren().addAll(sketch, Buttons.row(add, again), numbers(), slider(examples, "B", "examples"));
        start();
    }

    private int count() {
        return Math.clamp((int) examples.value(), 1, ExampleGradients.EXAMPLES);
    }

    @Override
    String sentence() {
        int in = gradients.inputs(layer.chosen());
        int out = gradients.outputs(layer.chosen());
        int rank = gradients.rank(layer.chosen(), count());
        int ceiling = gradients.ceiling(layer.chosen(), count());
        boolean last = layer.chosen() == gradients.depth();
        String bounds = last ? word("softmax", count(), in, out, out - 1, ceiling) : word("ceiling", count(), in, out, ceiling);
        boolean full = ceiling == gradients.ceiling(layer.chosen(), ExampleGradients.EXAMPLES) && count() > ceiling;
        return word("numbers", count(), rank) + " " + bounds + (full ? " " + word("full") : "");
    }

    /** Cells across: column, product, arrow, gradient. */
    private int across() {
        return 1 + 2 * gradients.outputs(layer.chosen()) + 2 * GAP_CELLS;
    }

    private double cell(double width) {
        return Math.floor(Math.min(LARGEST_CELL, (width - 8) / (1 + 2 * 5 + 2 * GAP_CELLS + 0.5)));
    }

    /** The same for both layers, so that the page does not jump. */
    private double height(double width, double zoom) {
        return 36 * zoom + 7.5 * cell(width) + 8 + 44 * zoom;
    }

    private void paint(Sketch sketch) {
        Palette palette = sketch.palette();
        int l = layer.chosen();
        int in = gradients.inputs(l);
        int out = gradients.outputs(l);
        double cell = cell(sketch.width());
        double zoom = sketch.zoom();
        double left = Math.max(2, (sketch.width() - across() * cell) / 2);
        double top = 36 * zoom + 1.5 * cell;
        double[] column = gradients.column(l, count() - 1);
        double[] row = gradients.row(l, count() - 1);
        double[] product = gradients.product(l, count() - 1);
        double[] gradient = gradients.gradient(l, count());
        double half = 0.5 * cell;
        matrix(sketch, column, in, 1, left, top, cell);
        matrix(sketch, row, 1, out, left + cell + half, top - 1.5 * cell, cell);
        matrix(sketch, product, in, out, left + cell + half, top, cell);
        double right = left + (1 + out + 2 * GAP_CELLS) * cell;
        matrix(sketch, gradient, in, out, right, top, cell);
        double middle = top + in * cell / 2;
        Draw.arrow(sketch, left + (1.5 + out) * cell + 4, middle, right - 4, middle, palette.fadedInk(), 1.5);
        sketch.boldText(1);
        sketch.label("a" + index(count()), left + half, top - 3, TextAlignment.CENTER, VPos.BOTTOM, palette.ink());
        sketch.label("δ" + index(count()), left + cell + half + out * cell / 2, top - 1.5 * cell - 3, TextAlignment.CENTER, VPos.BOTTOM, palette.ink());
        String sum = word(count() == 1 ? "one" : count() == 2 ? "two" : "sum", index(count()));
        double room = 2 * (sketch.width() - right - out * cell / 2) - 8;
        boolean fits = sketch.widthOf(sum) <= Math.min(room, (out + 3) * cell);
        sketch.label(fits ? sum : "G", right + out * cell / 2, top - 4, TextAlignment.CENTER, VPos.BOTTOM, palette.ink());
        sketch.plainText();
        ranks(sketch, l, top + in * cell + 8);
    }

    private static String index(int number) {
        StringBuilder text = new StringBuilder();
        Integer.toString(number).chars().forEach(digit -> text.append((char) ('₀' + digit - '0')));
        return text.toString();
    }

    private static void matrix(Sketch sketch, double[] entries, int rows, int columns, double left, double top, double cell) {
        GraphicsContext pen = sketch.pen();
        double largest = 1e-12;
        for (double entry : entries) {
            largest = Math.max(largest, Math.abs(entry));
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                pen.setFill(sketch.palette().diverging(0.9 * entries[i * columns + j] / largest));
                pen.fillRect(left + j * cell, top + i * cell, cell, cell);
            }
        }
        pen.setStroke(sketch.palette().line());
        pen.setLineWidth(1);
        for (int i = 0; i <= rows; i++) {
            pen.strokeLine(left + 0.5, Math.round(top + i * cell) + 0.5, left + columns * cell + 0.5, Math.round(top + i * cell) + 0.5);
        }
        for (int j = 0; j <= columns; j++) {
            pen.strokeLine(Math.round(left + j * cell) + 0.5, top + 0.5, Math.round(left + j * cell) + 0.5, top + rows * cell + 0.5);
        }
    }

    /** As many boxes as the matrix has room for directions: filled as far as its rank, closed from its final ceiling on. */
    private void ranks(Sketch sketch, int l, double top) {
        Palette palette = sketch.palette();
        int most = Math.min(gradients.inputs(l), gradients.outputs(l));
        int rank = gradients.rank(l, count());
        int ceiling = gradients.ceiling(l, count());
        int last = gradients.ceiling(l, ExampleGradients.EXAMPLES);
        double zoom = sketch.zoom();
        double wide = Math.min(46 * zoom, (sketch.width() - 8) / most - 4);
        double from = (sketch.width() - most * (wide + 4) + 4) / 2;
        sketch.label(word("rank", rank, ceiling), from, top + 15 * zoom, TextAlignment.LEFT, VPos.BOTTOM, palette.ink());
        for (int k = 0; k < most; k++) {
            double x = from + k * (wide + 4);
            double y = top + 18 * zoom;
            double height = 14 * zoom;
            boolean closed = k >= last;
            Color fill = k < rank ? palette.series(0) : palette.line().deriveColor(0, 1, 1, closed ? 0.3 : 0.8);
            sketch.pen().setFill(fill);
            sketch.pen().fillRoundRect(x, y, wide, height, 6, 6);
            if (closed) {
                Draw.line(sketch, x + wide / 2 - 5, y + height / 2 - 4, x + wide / 2 + 5, y + height / 2 + 4, palette.fadedInk(), 1.5);
                Draw.line(sketch, x + wide / 2 - 5, y + height / 2 + 4, x + wide / 2 + 5, y + height / 2 - 4, palette.fadedInk(), 1.5);
            }
        }
        double line = from + ceiling * (wide + 4) - 2;
        Draw.line(sketch, line, top + 14 * zoom, line, top + 36 * zoom, palette.warning(), 2);
    }
}
