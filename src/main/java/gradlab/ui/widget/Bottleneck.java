package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * An autoencoder 8-k-8 with one example in it, and the error of the best linear one for every width k; the bars can be
 * clicked and dragged along.
 */
final class Bottleneck extends Board {

    private static final double RADIUS = 9;

    private final Draggable width;
    private final Choice<Integer> data;
    private final Later<List<HiddenCauses>> later;
    private final Sketch network;
    private final Sketch errors;
    private int example = 4;

    Bottleneck(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        width = handle("k", 1, 1, HiddenCauses.FEATURES, 1);
        data = Choice.of(page, spec, List.of(Choice.Option.of("2 causes", "2 причины", 0),
                Choice.Option.of("2 causes and noise", "2 причины и шум", 1), Choice.Option.of("4 causes", "4 причины", 2)));
        offer(data);
        network = sketch("network", (_, zoom) -> 170 * Math.sqrt(zoom) + 20 * zoom, this::paint);
        network.setFocusTraversable(false);
        errors = sketch("errors", (_, zoom) -> 78 * Math.sqrt(zoom) + 40 * zoom, this::paintErrors);
        errors.setCursor(Cursor.HAND);
        Grip.on(errors, this::axes, List.of(Grip.along(width, width::value, () -> 0, place -> place)));
        getChildren().addAll(network, errors, Buttons.row(Buttons.of(page, "example-" + id, "widget.bottleneck.example", () -> {
            example = (example + 1) % HiddenCauses.EXAMPLES;
            refresh();
        })), numbers(), slider(width, "k", "k"));
        later = Later.of(page, () -> List.of(new HiddenCauses(2, 0), new HiddenCauses(2, 0.2), new HiddenCauses(4, 0)));
        follow(later.property());
        start();
    }

    private HiddenCauses causes() {
        return later.get().orElseThrow().get(data.chosen());
    }

    private int k() {
        return Math.clamp((int) width.value(), 1, HiddenCauses.FEATURES);
    }

    @Override
    String sentence() {
        if (later.get().isEmpty()) {
            return words().get("widget.computing");
        }
        double lost = causes().lost(k());
        double shown = lost < 1e-9 ? 0 : lost;
        String numbers = word("numbers", k(), example + 1, number(causes().error(k()) < 1e-12 ? 0 : causes().error(k()), 2), words().percent(shown));
        int hidden = data.chosen() == 2 ? 4 : 2;
        return numbers + " " + (k() < hidden ? word("narrow", hidden) : data.chosen() == 1 && k() < HiddenCauses.FEATURES ? word("noise") : word("enough", hidden));
    }

    private double x(int column) {
        double margin = 24;
        double reach = Math.min(network.width() / 2 - margin, 170);
        return network.width() / 2 + (column - 1) * reach;
    }

    private double y(int units, int unit) {
        double top = 20 * network.zoom();
        double step = (network.height() - top - 4) / HiddenCauses.FEATURES;
        return top + (network.height() - top - 4) / 2 + (unit - (units - 1) / 2.0) * step;
    }

    private void paint(Sketch sketch) {
        Palette palette = sketch.palette();
        if (later.get().isEmpty()) {
            sketch.label(words().get("widget.computing"), sketch.width() / 2, sketch.height() / 2, TextAlignment.CENTER, VPos.CENTER, palette.fadedInk());
            return;
        }
        HiddenCauses causes = causes();
        int k = k();
        for (int unit = 0; unit < k; unit++) {
            for (int feature = 0; feature < HiddenCauses.FEATURES; feature++) {
                double weight = causes.weight(k, unit, feature);
                Color colour = (weight < 0 ? palette.negative() : palette.positive()).deriveColor(0, 1, 1, 0.5);
                double thick = Math.clamp(2.5 * Math.abs(weight), 0.3, 2.5);
                if (weight != 0) {
                    Draw.line(sketch, x(0), y(HiddenCauses.FEATURES, feature), x(1), y(k, unit), colour, thick);
                    Draw.line(sketch, x(1), y(k, unit), x(2), y(HiddenCauses.FEATURES, feature), colour, thick);
                }
            }
        }
        double[] input = causes.example(example);
        double[] restored = causes.restored(k, example);
        double[] code = causes.code(k, example);
        double largest = 0.2;
        for (double value : input) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int feature = 0; feature < HiddenCauses.FEATURES; feature++) {
            unit(x(0), y(HiddenCauses.FEATURES, feature), input[feature] / largest);
            unit(x(2), y(HiddenCauses.FEATURES, feature), restored[feature] / largest);
        }
        for (int unit = 0; unit < k; unit++) {
            unit(x(1), y(k, unit), code[unit] / 2);
        }
        sketch.label(word("input"), x(0) - RADIUS, 2, TextAlignment.LEFT, VPos.TOP, palette.fadedInk());
        sketch.label(word("output"), x(2) + RADIUS, 2, TextAlignment.RIGHT, VPos.TOP, palette.fadedInk());
        sketch.label("k = " + k, x(1), 2, TextAlignment.CENTER, VPos.TOP, palette.ink());
    }

    private void unit(double x, double y, double value) {
        GraphicsContext pen = network.pen();
        double radius = Math.min(RADIUS, (network.height() - 20 * network.zoom() - 4) / HiddenCauses.FEATURES / 2 - 1.5);
        pen.setFill(network.palette().diverging(0.9 * value));
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.setStroke(network.palette().fadedInk());
        pen.setLineWidth(1.1);
        pen.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private Axes axes() {
        double zoom = errors.zoom();
        return new Axes(8, 20 * zoom, Math.max(20, errors.width() - 16), Math.max(10, errors.height() - 40 * zoom), 0.5, HiddenCauses.FEATURES + 0.5, 0, 1);
    }

    private void paintErrors(Sketch sketch) {
        if (later.get().isEmpty()) {
            return;
        }
        Palette palette = sketch.palette();
        Axes axes = axes();
        for (int k = 1; k <= HiddenCauses.FEATURES; k++) {
            double height = Math.max(2, axes.height() * causes().error(k) / causes().error(1));
            double half = 0.36 * (axes.x(2) - axes.x(1));
            sketch.pen().setFill(k == k() ? palette.accent() : palette.series(0).deriveColor(0, 1, 1, 0.35));
            sketch.pen().fillRect(axes.x(k) - half, axes.bottom() - height, 2 * half, height);
            sketch.label(Integer.toString(k), axes.x(k), axes.bottom() + 3, TextAlignment.CENTER, VPos.TOP, k == k() ? palette.ink() : palette.fadedInk());
        }
        Draw.line(sketch, axes.left(), Math.round(axes.bottom()) + 0.5, axes.left() + axes.width(), Math.round(axes.bottom()) + 0.5, palette.line(), 1);
        sketch.label(word("error"), axes.left() + axes.width(), 2, TextAlignment.RIGHT, VPos.TOP, palette.fadedInk());
    }
}
