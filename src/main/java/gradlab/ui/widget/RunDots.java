package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Twenty runs as dots, layer by layer: where a quantity of the weights stood at the start and where it ended; one run is picked out. */
final class RunDots extends Board {

    /** What the dots are. */
    enum Quantity {
        NORM, VARIANCE, WEIGHT, COSINE
    }

    private static final double NEAR = 12;

    private final Draggable run;
    private final Choice<Quantity> quantity;
    private final Later<TwentyRuns> later;
    private final Sketch sketch;

    RunDots(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        run = handle("run", 1, 1, TwentyRuns.RUNS, 1);
        quantity = Choice.of(page, spec, List.of(Choice.Option.of("norm", "норма", Quantity.NORM), Choice.Option.of("variance", "дисперсия", Quantity.VARIANCE),
                Choice.Option.of("weight", "один вес", Quantity.WEIGHT), Choice.Option.of("cosine", "косинус", Quantity.COSINE)));
        offer(quantity);
        sketch = sketch("dots", (_, zoom) -> 3 * (44 + 17 * zoom) + 42 * zoom, this::paint);
        sketch.setCursor(Cursor.HAND);
        sketch.setOnMousePressed(this::take);
        sketch.setOnMouseDragged(this::take);
        sketch.setOnKeyPressed(key -> run.press(key, true));
        getChildren().addAll(sketch, numbers(), slider(run, "№", "run"));
        later = Later.of(page, TwentyRuns::new);
        follow(later.property());
        start();
    }

    private TwentyRuns runs() {
        return later.get().orElseThrow();
    }

    private int chosen() {
        return Math.clamp((int) run.value(), 1, TwentyRuns.RUNS) - 1;
    }

    private double value(int ofRun, int layer, boolean end) {
        return switch (quantity.chosen()) {
            case NORM -> runs().norm(ofRun, layer, end);
            case VARIANCE -> runs().variance(ofRun, layer, end);
            case WEIGHT -> runs().weight(ofRun, layer, end);
            case COSINE -> runs().cosine(chosen(), ofRun, layer, end);
        };
    }

    /** The cosine of a run with itself says nothing. */
    private boolean shows(int ofRun) {
        return quantity.chosen() != Quantity.COSINE || ofRun != chosen();
    }

    @Override
    String sentence() {
        if (later.get().isEmpty()) {
            return words().get("widget.computing");
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int i = 0; i < TwentyRuns.RUNS; i++) {
            least = Math.min(least, runs().loss(i));
            greatest = Math.max(greatest, runs().loss(i));
        }
        String losses = word("losses", chosen() + 1, number(runs().loss(chosen()), 2), number(least, 2), number(greatest, 2));
        int last = runs().depth();
        return losses + " " + switch (quantity.chosen()) {
            case NORM -> word("norm", pair(1), pair(2), pair(last));
            case VARIANCE -> word("variance", pair(1), pair(2), pair(last));
            case WEIGHT -> word("weight", pair(1), pair(2), pair(last));
            case COSINE -> word("cosine", number(farthest(2), 2));
        };
    }

    private String pair(int layer) {
        return number(value(chosen(), layer, false), 3) + " → " + number(value(chosen(), layer, true), 3);
    }

    /** The largest |cosine| of a layer's trained weights with another run. */
    private double farthest(int layer) {
        double farthest = 0;
        for (int i = 0; i < TwentyRuns.RUNS; i++) {
            if (i != chosen()) {
                farthest = Math.max(farthest, Math.abs(value(i, layer, true)));
            }
        }
        return farthest;
    }


    private double row(int layer, boolean end) {
        double tall = (sketch.height() - 40 * sketch.zoom()) / 3;
        double top = 20 * sketch.zoom() + (layer - 1) * tall + 17 * sketch.zoom();
        double room = tall - 17 * sketch.zoom();
        return top + (end ? 0.72 : 0.24) * room;
    }

    private Axes axes() {
        double least = 0;
        double greatest = 0;
        for (int layer = 1; layer <= runs().depth(); layer++) {
            for (int i = 0; i < TwentyRuns.RUNS; i++) {
                for (boolean end : new boolean[] {false, true}) {
                    if (shows(i)) {
                        least = Math.min(least, value(i, layer, end));
                        greatest = Math.max(greatest, value(i, layer, end));
                    }
                }
            }
        }
        double margin = 0.04 * (greatest - least);
        if (quantity.chosen() == Quantity.COSINE) {
            return new Axes(10, 20 * sketch.zoom(), sketch.width() - 20, sketch.height() - 40 * sketch.zoom(), -1, 1, 0, 1);
        }
        return new Axes(10, 20 * sketch.zoom(), sketch.width() - 20, sketch.height() - 40 * sketch.zoom(), least - (least < 0 ? margin : 0), greatest + margin, 0, 1);
    }

    private void take(MouseEvent event) {
        sketch.requestFocus();
        if (later.get().isEmpty()) {
            return;
        }
        Axes axes = axes();
        double near = NEAR;
        int found = -1;
        for (int layer = 1; layer <= runs().depth(); layer++) {
            for (int i = 0; i < TwentyRuns.RUNS; i++) {
                for (boolean end : new boolean[] {false, true}) {
                    double away = Math.hypot(event.getX() - axes.x(value(i, layer, end)), event.getY() - row(layer, end));
                    if (shows(i) && away < near) {
                        near = away;
                        found = i;
                    }
                }
            }
        }
        if (found >= 0) {
            run.set(found + 1);
        }
        event.consume();
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        if (later.get().isEmpty()) {
            drawing.label(words().get("widget.computing"), drawing.width() / 2, drawing.height() / 2, TextAlignment.CENTER, VPos.CENTER, palette.fadedInk());
            return;
        }
        Axes axes = axes();
        double step = Axes.step(axes.toX() - axes.fromX(), (int) Math.clamp(axes.width() / (2.5 * drawing.widthOf("−0,5")), 2, 8));
        for (double tick = Math.ceil(axes.fromX() / step) * step; tick <= axes.toX() + 1e-9; tick += step) {
            double x = Math.round(axes.x(tick)) + 0.5;
            Draw.line(drawing, x, axes.top(), x, axes.bottom(), palette.line().deriveColor(0, 1, 1, 0.55), 1);
            drawing.label(number(Math.abs(tick) < 1e-9 ? 0 : tick, 3), axes.x(tick), axes.bottom() + 3, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
        }
        for (int layer = 1; layer <= runs().depth(); layer++) {
            layer(axes, layer, palette);
        }
        hollow(12, 10 * drawing.zoom(), palette.fadedInk());
        drawing.label(word("start"), 20, 10 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
        double next = 34 + drawing.widthOf(word("start"));
        Draw.dot(drawing, next, 10 * drawing.zoom(), 4, palette.fadedInk());
        drawing.label(word("end"), next + 8, 10 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }

    private void layer(Axes axes, int layer, Palette palette) {
        double before = row(layer, false);
        double after = row(layer, true);
        Color colour = palette.series(layer - 1);
        for (double y : new double[] {before, after}) {
            Draw.line(sketch, axes.left(), y, axes.left() + axes.width(), y, palette.line().deriveColor(0, 1, 1, 0.7), 1);
        }
        for (int i = 0; i < TwentyRuns.RUNS; i++) {
            if (shows(i)) {
                double from = axes.x(value(i, layer, false));
                double to = axes.x(value(i, layer, true));
                Draw.line(sketch, from, before, to, after, palette.fadedInk().deriveColor(0, 1, 1, 0.22), 1);
                hollow(from, before, colour);
                Draw.dot(sketch, to, after, 4, colour.deriveColor(0, 1, 1, 0.75));
            }
        }
        if (quantity.chosen() != Quantity.COSINE) {
            double from = axes.x(value(chosen(), layer, false));
            double to = axes.x(value(chosen(), layer, true));
            Draw.line(sketch, from, before, to, after, palette.ink(), 1.8);
            Draw.dot(sketch, from, before, 5, palette.ink());
            Draw.dot(sketch, to, after, 5, palette.ink());
        }
        sketch.label(word("layer", layer), axes.left(), before - 7, TextAlignment.LEFT, VPos.BOTTOM, colour);
    }

    private void hollow(double x, double y, Color colour) {
        sketch.pen().setStroke(colour);
        sketch.pen().setLineWidth(1.3);
        sketch.pen().strokeOval(x - 3.5, y - 3.5, 7, 7);
    }
}
