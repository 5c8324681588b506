package gradlab.ui.widget;

import gradlab.ui.Tips;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * An empty chart on which the reader draws a curve by moving five points, with the mouse or with Tab and the arrow keys. The
 * curve that came out is drawn over it later, and both stay.
 */
public final class CurveBoard extends VBox {

    /** How many points a drawn curve has. */
    public static final int POINTS = 5;

    private static final double RADIUS = 8;
    private static final double STRIDE = 0.02;
    private static final double LONG_STRIDE = 0.1;
    private static final double NEAREST = 0.02;

    private final Sheet page;
    private final Frame frame;
    private final Supplier<String> name;
    private final Runnable moved;
    private final Sketch sketch;
    private final Region[] handles = new Region[POINTS];
    private final ToggleButton scale = new ToggleButton();
    private final double[] steps = new double[POINTS];
    private final double[] values = new double[POINTS];
    private Optional<Measured> measured = Optional.empty();
    private boolean logarithmic;
    private boolean locked;
    private boolean untouched = true;

    /**
     * The empty chart.
     *
     * @param linearLeast lower end of the linear scale, as {@code linearGreatest}
     * @param least lower end of the logarithmic scale, above zero; 0 if there is only the linear one
     */
    public record Frame(int steps, double linearLeast, double linearGreatest, double least, double greatest, boolean startsLogarithmic) {
        boolean hasBothScales() {
            return least > 0;
        }

        /** How high a value stands on the scale that is shown first: 0 at the bottom, 1 at the top, beyond them outside. */
        public double height(double value) {
            if (!startsLogarithmic) {
                return (value - linearLeast) / (linearGreatest - linearLeast);
            }
            return StrictMath.log10(Math.max(value, Double.MIN_NORMAL) / least) / StrictMath.log10(greatest / least);
        }
    }

    /** What came out, at some steps. */
    public record Measured(double[] steps, double[] values) {
    }

    /** The curve as drawn: straight lines between points, from left to right. */
    public record Drawn(double[] steps, double[] values) {
    }

    /**
     * @param id the points' ids are {@code point-id-1} to {@code point-id-5}, that of the scale {@code scale-id}
     * @param name what is drawn, in the language of the moment
     * @param moved told after every move of a point
     */
    public CurveBoard(Sheet page, String id, Frame frame, Supplier<String> name, Runnable moved) {
        this.page = page;
        this.frame = frame;
        this.name = name;
        this.moved = moved;
        this.logarithmic = frame.startsLogarithmic() && frame.hasBothScales();
        sketch = new Sketch(page, 210, this::paint);
        sketch.setId("curve-" + id);
        sketch.setFocusTraversable(false);
        sketch.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Pane points = new Pane();
        for (int i = 0; i < POINTS; i++) {
            handles[i] = handle(id, i);
            points.getChildren().add(handles[i]);
        }
        StackPane chart = new StackPane(sketch, points);
        chart.setMinWidth(0);
        getStyleClass().addAll("widget", "curve-board");
        getChildren().add(chart);
        if (frame.hasBothScales()) {
            getChildren().add(scale(id));
        }
        reset();
        page.keep(page.words().textsProperty().subscribe(_ -> sketch.redraw()));
    }

    private ToggleButton scale(String id) {
        scale.setId("scale-" + id);
        scale.getStyleClass().add("choice");
        scale.textProperty().bind(page.words().of("widget.drawn-curve.logarithmic"));
        Tips.on(scale, page.words().of("widget.drawn-curve.logarithmic.hint"));
        scale.setSelected(logarithmic);
        scale.selectedProperty().subscribe((_, now) -> {
            if (untouched) {
                logarithmic = now;
                level();
            }
            logarithmic = now;
            sketch.redraw();
        });
        return scale;
    }

    private Region handle(String id, int index) {
        Region handle = new Region();
        handle.setId("point-" + id + "-" + (index + 1));
        handle.getStyleClass().add("curve-point");
        handle.setFocusTraversable(true);
        handle.setCursor(Cursor.HAND);
        handle.setAccessibleRole(AccessibleRole.SLIDER);
        handle.resize(2 * RADIUS, 2 * RADIUS);
        handle.setManaged(false);
        Tips.on(handle, page.words().of("widget.drawn-curve.point.hint"));
        handle.setOnMousePressed(event -> {
            handle.requestFocus();
            event.consume();
        });
        handle.setOnMouseDragged(event -> {
            if (!locked) {
                StepAxes axes = axes(sketch);
                move(index, axes.step(handle.getLayoutX() + event.getX()), axes.value(handle.getLayoutY() + event.getY()));
            }
            event.consume();
        });
        handle.setOnKeyPressed(key -> press(index, key));
        return handle;
    }

    private void press(int index, KeyEvent key) {
        double stride = key.isShiftDown() ? LONG_STRIDE : STRIDE;
        StepAxes axes = axes(sketch);
        double right = switch (key.getCode()) {
            case LEFT -> -stride;
            case RIGHT -> stride;
            default -> 0;
        };
        double up = switch (key.getCode()) {
            case DOWN -> -stride;
            case UP -> stride;
            default -> 0;
        };
        if (right == 0 && up == 0) {
            return;
        }
        key.consume();
        if (!locked) {
            double y = axes.y(values[index]) - up * axes.axes().height();
            move(index, steps[index] + right * frame.steps(), axes.value(y));
        }
    }

    /** The first and the last point stay at the ends, the others between their neighbours. */
    private void move(int index, double step, double value) {
        double nearest = NEAREST * frame.steps();
        steps[index] = index == 0 ? 0 : index == POINTS - 1 ? frame.steps()
                : Math.clamp(step, steps[index - 1] + nearest, Math.max(steps[index - 1] + nearest, steps[index + 1] - nearest));
        values[index] = value;
        untouched = false;
        sketch.redraw();
        moved.run();
    }

    /** The curve the reader has drawn, or empty if no point was moved. */
    public Optional<Drawn> drawn() {
        return untouched ? Optional.empty() : Optional.of(new Drawn(steps.clone(), values.clone()));
    }

    /** Takes over a curve that was drawn before. */
    public void draw(Drawn before) {
        System.arraycopy(before.steps(), 0, steps, 0, POINTS);
        System.arraycopy(before.values(), 0, values, 0, POINTS);
        untouched = false;
        sketch.redraw();
    }

    /** An empty chart again. */
    public void reset() {
        untouched = true;
        measured = Optional.empty();
        level();
        sketch.redraw();
    }

    /** All points on one level in the middle: it suggests nothing. */
    private void level() {
        for (int i = 0; i < POINTS; i++) {
            steps[i] = (double) i * frame.steps() / (POINTS - 1);
            values[i] = logarithmic ? Math.sqrt(frame.least() * frame.greatest()) : (frame.linearLeast() + frame.linearGreatest()) / 2;
        }
    }

    /** Points can be moved no more, or again. */
    public void lock(boolean now) {
        locked = now;
        for (Region handle : handles) {
            handle.setDisable(now);
        }
        sketch.redraw();
    }

    /** Draws what came out over what was drawn. What runs out of a linear chart by far turns it to the logarithmic scale. */
    public void show(Measured found) {
        measured = Optional.of(found);
        double greatest = greatest(found.values(), 0);
        if (frame.hasBothScales() && !logarithmic && greatest > 20 * frame.linearGreatest()) {
            scale.setSelected(true);
        }
        sketch.redraw();
    }

    private StepAxes axes(Sketch of) {
        double least = logarithmic ? frame.least() : frame.linearLeast();
        double greatest = logarithmic ? frame.greatest() : frame.linearGreatest();
        if (measured.isPresent()) {
            double high = greatest(measured.get().values(), greatest);
            greatest = high > greatest ? logarithmic ? StrictMath.pow(10, Math.ceil(StrictMath.log10(high))) : 1.05 * high : greatest;
            double low = least(measured.get().values(), least);
            least = low < least ? logarithmic ? Math.max(1e-16, StrictMath.pow(10, Math.floor(StrictMath.log10(low)))) : low : least;
        }
        return new StepAxes(of, frame.steps(), least, greatest, logarithmic);
    }

    private static double greatest(double[] of, double start) {
        double greatest = start;
        for (double value : of) {
            greatest = Double.isFinite(value) ? Math.max(greatest, value) : greatest;
        }
        return greatest;
    }

    private double least(double[] of, double start) {
        double least = start;
        for (double value : of) {
            least = Double.isFinite(value) && (!logarithmic || value > 0) ? Math.min(least, value) : least;
        }
        return least;
    }

    private void paint(Sketch on) {
        StepAxes axes = axes(on);
        String full = page.words().get("widget.drawn-curve.name", name.get());
        axes.draw(on, page.words(), axes.hasRoomFor(full, on) ? full : name.get());
        Color drawn = on.palette().ink();
        boolean quiet = untouched && locked;
        if (!quiet) {
            line(on.pen(), axes, steps, values, untouched ? on.palette().fadedInk() : drawn, 1.8, 6, 4);
        }
        measured.ifPresent(found -> {
            line(on.pen(), axes, found.steps(), found.values(), on.palette().accent(), 2.2);
            legend(on, axes, quiet);
        });
        for (int i = 0; i < POINTS; i++) {
            handles[i].setVisible(!quiet);
            handles[i].resizeRelocate(axes.x(steps[i]) - RADIUS, axes.y(values[i]) - RADIUS, 2 * RADIUS, 2 * RADIUS);
            handles[i].setAccessibleText(page.words().get("widget.drawn-curve.point", i + 1, page.words().whole(Math.round(steps[i])), page.words().number(values[i], 3)));
        }
        on.setAccessibleText(page.words().get(measured.isPresent() ? "widget.drawn-curve.accessible-both" : "widget.drawn-curve.accessible", name.get()));
    }

    private static void line(GraphicsContext pen, StepAxes axes, double[] xs, double[] ys, Color colour, double width, double... dashes) {
        pen.setStroke(colour);
        pen.setLineWidth(width);
        pen.setLineDashes(dashes);
        pen.beginPath();
        boolean drawing = false;
        for (int i = 0; i < xs.length; i++) {
            if (!Double.isFinite(ys[i])) {
                drawing = false;
            } else if (drawing) {
                pen.lineTo(axes.x(xs[i]), axes.y(ys[i]));
            } else {
                pen.moveTo(axes.x(xs[i]), axes.y(ys[i]));
                drawing = true;
            }
        }
        pen.stroke();
        pen.setLineDashes();
    }

    private void legend(Sketch on, StepAxes axes, boolean onlyMeasured) {
        double right = axes.axes().left() + axes.axes().width();
        double line = 15 * on.zoom();
        double top = axes.axes().top() + line / 2 + 2;
        entry(on, right, top, on.palette().accent(), page.words().get("widget.drawn-curve.measured"));
        if (!onlyMeasured) {
            entry(on, right, top + line, on.palette().ink(), page.words().get("widget.drawn-curve.drawn"), 6, 4);
        }
    }

    private static void entry(Sketch on, double right, double y, Color colour, String text, double... dashes) {
        GraphicsContext pen = on.pen();
        pen.setStroke(colour);
        pen.setLineWidth(2);
        pen.setLineDashes(dashes);
        pen.strokeLine(right - 22, y, right - 4, y);
        pen.setLineDashes();
        on.caption(text, right - 27, y, TextAlignment.RIGHT, VPos.CENTER);
    }
}
