package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * A network whose hidden neurons are dropped at random, mask after mask; below, what one neuron of the next layer got under
 * each mask, and that the mean stays what it is without dropout.
 */
final class DropoutWidget extends Board {

    private static final int FIRST_MASKS = 12;
    private static final int MANY = 50;
    private static final int MOST = 2000;
    private static final double RADIUS = 11;

    private final DroppedNetwork network = new DroppedNetwork();
    private final Draggable p;
    private final Sketch picture;
    private final Sketch sums;

    DropoutWidget(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        p = handle("p", 0.5, 0, 0.9, 0.05);
        begin();
        page.keep(p.valueProperty().subscribe((_, _) -> begin()));
        picture = sketch("network", 190, this::paint);
        picture.setOnMousePressed((MouseEvent event) -> {
            picture.requestFocus();
            draw(1);
            event.consume();
        });
        picture.setOnKeyPressed(this::press);
        sums = sketch("sums", (width, zoom) -> 34 + (width / zoom < 200 ? 62 : 42) * zoom, this::paintSums);
        sums.setFocusTraversable(false);
        Button one = Buttons.of(page, "mask-" + id, "widget.dropout.mask", () -> draw(1));
        Button many = Buttons.of(page, "masks-" + id, "widget.dropout.masks", () -> draw(MANY));
        getChildren().addAll(picture, Buttons.row(one, many), sums, numbers(), slider(p, "p", "p"));
        start();
    }

    /** The first masks of another share. */
    private void begin() {
        network.again();
        for (int i = 0; i < FIRST_MASKS; i++) {
            network.draw(share());
        }
    }

    private double share() {
        return Math.clamp(p.value(), 0, 0.95);
    }

    private void draw(int masks) {
        for (int i = 0; i < masks && network.sums().size() < MOST; i++) {
            network.draw(share());
        }
        refresh();
    }

    private void press(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE || key.getCode() == KeyCode.ENTER) {
            draw(1);
            key.consume();
        } else {
            p.press(key, true);
        }
    }

    @Override
    String sentence() {
        List<Double> all = network.sums();
        return word("numbers", p.text(words()), network.dropped(), DroppedNetwork.hidden(), number(1 / (1 - share()), 3)) + " "
                + word("mean", number(all.getLast(), 2), all.size(), number(network.mean(), 2), number(network.without(), 2));
    }

    private double x(int layer) {
        double margin = 26 * picture.zoom();
        return margin + layer * (picture.width() - 2 * margin) / DroppedNetwork.SHAPE.depth();
    }

    private double y(int layer, int unit) {
        int units = layer == 0 ? DroppedNetwork.SHAPE.inputs() : DroppedNetwork.SHAPE.units(layer);
        double step = (picture.height() - 6) / 6;
        return picture.height() / 2 + (unit - (units - 1) / 2.0) * step;
    }

    private void paint(Sketch sketch) {
        Palette palette = sketch.palette();
        for (int layer = 1; layer <= DroppedNetwork.SHAPE.depth(); layer++) {
            for (int from = 0; from < units(layer - 1); from++) {
                for (int to = 0; to < units(layer); to++) {
                    boolean broken = layer > 1 && network.isDropped(layer - 1, from) || network.isDropped(layer, to);
                    link(layer, from, to, broken, palette);
                }
            }
        }
        double radius = Math.min(RADIUS * Math.sqrt(sketch.zoom()), (sketch.height() - 6) / 6 / 2 - 3);
        for (int layer = 0; layer <= DroppedNetwork.SHAPE.depth(); layer++) {
            for (int unit = 0; unit < units(layer); unit++) {
                neuron(layer, unit, radius, palette);
            }
        }
    }

    private static int units(int layer) {
        return layer == 0 ? DroppedNetwork.SHAPE.inputs() : DroppedNetwork.SHAPE.units(layer);
    }

    private void link(int layer, int from, int to, boolean broken, Palette palette) {
        double weight = network.weight(layer, from, to);
        Color colour = weight < 0 ? palette.negative() : palette.positive();
        if (!broken) {
            Draw.line(picture, x(layer - 1), y(layer - 1, from), x(layer), y(layer, to), colour.deriveColor(0, 1, 1, 0.55),
                    Math.clamp(2.2 * Math.abs(weight), 0.4, 3));
        }
    }

    private void neuron(int layer, int unit, double radius, Palette palette) {
        GraphicsContext pen = picture.pen();
        double x = x(layer);
        double y = y(layer, unit);
        boolean dropped = network.isDropped(layer, unit);
        double value = layer == 0 ? network.input(unit) : network.activation(layer, unit);
        pen.setFill(dropped ? palette.surface() : palette.diverging(0.45 * value));
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        boolean watched = layer == 2 && unit == 0;
        pen.setStroke(watched ? palette.accent() : dropped ? palette.line() : palette.fadedInk());
        pen.setLineWidth(watched ? 2.5 : 1.2);
        pen.setLineDashes(dropped && !watched ? new double[] {3, 3} : new double[0]);
        pen.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.setLineDashes();
        if (dropped) {
            double arm = 0.45 * radius;
            Draw.line(picture, x - arm, y - arm, x + arm, y + arm, palette.fadedInk(), 1.3);
            Draw.line(picture, x - arm, y + arm, x + arm, y - arm, palette.fadedInk(), 1.3);
        }
    }

    private List<Key.Entry> key() {
        return List.of(new Key.Entry(sums.palette().negative(), word("legend-mean")), new Key.Entry(sums.palette().positive(), word("legend-without"), 5, 3));
    }

    private void paintSums(Sketch sketch) {
        Palette palette = sketch.palette();
        List<Double> all = network.sums();
        double reach = 1.1 * Math.max(1, all.stream().mapToDouble(Math::abs).max().orElse(1));
        double zoom = sketch.zoom();
        double top = Key.height(sketch, key());
        Axes axes = new Axes(8, top, sketch.width() - 16, Math.max(10, sketch.height() - top - 20 * zoom), -reach, reach, 0, 1);
        double step = Axes.step(2 * reach, 4);
        for (double tick = Math.ceil(-reach / step) * step; tick <= reach; tick += step) {
            Draw.line(sketch, axes.x(tick), axes.top(), axes.x(tick), axes.bottom(), palette.line().deriveColor(0, 1, 1, 0.6), 1);
            sketch.label(number(Math.abs(tick) < 1e-9 ? 0 : tick, 3), axes.x(tick), axes.bottom() + 3, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
        }
        double middle = axes.top() + axes.height() / 2;
        Draw.line(sketch, axes.left(), middle, axes.left() + axes.width(), middle, palette.line(), 1);
        Color faint = palette.fadedInk().deriveColor(0, 1, 1, all.size() > 100 ? 0.15 : 0.4);
        for (double sum : all) {
            Draw.line(sketch, axes.x(sum), middle - 6, axes.x(sum), middle + 6, faint, 1.5);
        }
        Draw.dot(sketch, axes.x(all.getLast()), middle, 4, palette.ink());
        Draw.line(sketch, axes.x(network.without()), axes.top(), axes.x(network.without()), axes.bottom(), palette.positive(), 2, 5, 3);
        Draw.line(sketch, axes.x(network.mean()), axes.top(), axes.x(network.mean()), axes.bottom(), palette.negative(), 2.5);
        Key.draw(sketch, key());
    }
}
