package gradlab.ui.arena;

import gradlab.surface.RacePlan.Result;
import gradlab.surface.Trail;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.widget.Draw;
import gradlab.ui.widget.Sketch;
import gradlab.ui.widget.StepAxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;

/** Height by step, on a logarithmic scale where the least height is known; the pointer reads values, pressing goes to a step. */
final class HeightChart extends StackPane {

    private static final double LEAST = 1e-16;
    /** What flies off leaves the chart at this many times the height of the start. */
    private static final double FAR = 1e3;
    /** So far below the goal the chart goes. */
    private static final double DEEP = 1e-3;
    private static final int NAMED = 6;

    private final ArenaModel model;
    private final Words words;
    private final RunnerWords names;
    private final Sketch sketch;
    private final Label card = new Label();
    private double least;
    private double greatest;
    private boolean logarithmic;
    private int pointed = -1;
    private Optional<Result> gathered = Optional.empty();
    private int perColumn = 1;
    private final List<double[]> lowest = new ArrayList<>();
    private final List<double[]> highest = new ArrayList<>();

    HeightChart(ArenaModel model, ArenaSheet sheet) {
        this.model = model;
        this.words = sheet.words();
        this.names = new RunnerWords(words);
        sketch = new Sketch(sheet, 150, this::paint);
        sketch.setId("arena-heights");
        sketch.setMinHeight(0);
        sketch.setMaxHeight(Double.MAX_VALUE);
        sketch.setCursor(Cursor.CROSSHAIR);
        sketch.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Tips.on(sketch, words.of("arena.heights.hint"));
        card.setId("arena-heights-card");
        card.getStyleClass().add("arena-card");
        card.setManaged(false);
        card.setVisible(false);
        card.setMouseTransparent(true);
        getStyleClass().add("arena-chart");
        getChildren().addAll(sketch, card);
        sketch.setOnMouseMoved(this::point);
        sketch.setOnMouseExited(_ -> leave());
        sketch.setOnMousePressed(this::go);
        sketch.setOnMouseDragged(this::go);
        sketch.setOnKeyPressed(this::keyed);
        sheet.keep(model.resultProperty().subscribe(this::measure));
        sheet.keep(model.positionProperty().subscribe((_, _) -> sketch.redraw()));
        sheet.keep(model.chosenProperty().subscribe((_, _) -> sketch.redraw()));
    }

    void describe(String standing) {
        sketch.setAccessibleText(words.get("arena.heights") + " " + standing);
    }

    /** How far the heights of a race reach. */
    private void measure(Result result) {
        logarithmic = result.floor().isPresent();
        double start = result.trails().isEmpty() ? 1 : result.height(0, 0);
        double low = logarithmic ? Math.max(LEAST, Math.min(result.plan().tolerance(), Math.max(start, LEAST))) : start;
        double high = logarithmic ? Math.max(start, LEAST) : start;
        double deepest = Math.max(LEAST, DEEP * result.plan().tolerance());
        double far = logarithmic ? FAR * high : Math.abs(start) + FAR;
        for (int runner = 0; runner < result.trails().size(); runner++) {
            Trail trail = result.trails().get(runner);
            for (int step = 0; step <= trail.steps(); step++) {
                double height = result.height(runner, step);
                if (Double.isFinite(height)) {
                    low = Math.max(logarithmic ? deepest : -far, Math.min(low, height));
                    high = Math.max(high, Math.min(height, far));
                }
            }
        }
        least = logarithmic ? Math.pow(10, Math.floor(Math.log10(Math.min(low, high / 10)))) : low;
        greatest = logarithmic ? Math.pow(10, Math.ceil(Math.log10(Math.max(high, 10 * least)) - 1e-9)) : high == low ? low + 1 : high;
        sketch.redraw();
    }

    private StepAxes axes() {
        return new StepAxes(sketch, model.result().plan().steps(), least, greatest, logarithmic);
    }

    /** Heights by columns of the screen: of steps that share one, the lowest and the highest. */
    private void gather(Result result, double width) {
        int wanted = (int) Math.max(1, result.plan().steps() / Math.max(1, width));
        if (gathered.equals(Optional.of(result)) && wanted == perColumn) {
            return;
        }
        gathered = Optional.of(result);
        perColumn = wanted;
        lowest.clear();
        highest.clear();
        for (int runner = 0; runner < result.trails().size(); runner++) {
            int steps = result.trails().get(runner).steps();
            double[] low = new double[steps / perColumn + 1];
            double[] high = new double[low.length];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
            for (int step = 0; step <= steps; step++) {
                double height = result.height(runner, step);
                if (Double.isFinite(height)) {
                    low[step / perColumn] = Math.min(low[step / perColumn], height);
                    high[step / perColumn] = Math.max(high[step / perColumn], height);
                }
            }
            lowest.add(low);
            highest.add(high);
        }
    }

    private void paint(Sketch drawing) {
        Result result = model.result();
        StepAxes axes = axes();
        gather(result, axes.axes().width());
        axes.draw(drawing, words, caption(drawing, axes));
        int now = model.step();
        Draw.inside(drawing, axes.axes(), () -> {
            if (logarithmic) {
                double goal = axes.y(result.plan().tolerance());
                Draw.line(drawing, axes.x(0), goal, axes.x(result.plan().steps()), goal, drawing.palette().warning(), 1, 4, 3);
            }
            for (int runner = 0; runner < result.trails().size(); runner++) {
                line(drawing, axes, result, runner, now);
            }
            double x = Math.round(axes.x(now)) + 0.5;
            Draw.line(drawing, x, axes.axes().top(), x, axes.axes().bottom(), drawing.palette().fadedInk(), 1);
            if (pointed >= 0) {
                double at = Math.round(axes.x(pointed)) + 0.5;
                Draw.line(drawing, at, axes.axes().top(), at, axes.axes().bottom(), drawing.palette().accent(), 1);
            }
        });
        if (logarithmic) {
            drawing.caption(words.get("arena.goal-line"), axes.axes().left() + axes.axes().width() - 2, axes.y(result.plan().tolerance()) - 2, TextAlignment.RIGHT, VPos.BOTTOM);
        }
    }

    private String caption(Sketch drawing, StepAxes axes) {
        String whole = words.get(logarithmic ? "arena.heights.over" : "arena.heights.plain");
        return drawing.widthOf(whole) < drawing.width() - axes.axes().left() ? whole : words.get("arena.column.height");
    }

    /** The way up to now. */
    private void line(Sketch drawing, StepAxes axes, Result result, int runner, int now) {
        GraphicsContext pen = drawing.pen();
        pen.setStroke(RunnerWords.colour(drawing.palette(), runner));
        pen.setLineWidth(runner == model.chosenProperty().get() ? 2.4 : 1.7);
        pen.setLineDashes(RunnerWords.dashes(runner));
        Trail trail = result.trails().get(runner);
        double[] low = lowest.get(runner);
        double[] high = highest.get(runner);
        int whole = (Math.min(now, trail.steps()) + 1) / perColumn;
        pen.beginPath();
        boolean begun = false;
        for (int column = 0; column < Math.min(whole, low.length); column++) {
            if (low[column] <= high[column]) {
                double x = axes.x(column * (double) perColumn);
                if (begun) {
                    pen.lineTo(x, axes.y(high[column]));
                } else {
                    pen.moveTo(x, axes.y(high[column]));
                    begun = true;
                }
                if (low[column] < high[column]) {
                    pen.lineTo(x, axes.y(low[column]));
                }
            }
        }
        if (begun && !trail.divergedBy(now)) {
            pen.lineTo(axes.x(now), axes.y(result.height(runner, now)));
        }
        pen.stroke();
        pen.setLineDashes();
        double height = result.height(runner, now);
        if (!trail.divergedBy(now)) {
            Draw.dot(drawing, axes.x(now), axes.y(height), 3 * drawing.zoom(), RunnerWords.colour(drawing.palette(), runner));
        } else if (trail.steps() <= now) {
            drawing.label("∞", axes.x(trail.steps()), axes.axes().top(), TextAlignment.LEFT, VPos.TOP, RunnerWords.colour(drawing.palette(), runner));
        }
    }

    private void point(MouseEvent event) {
        pointed = (int) Math.round(axes().step(event.getX()));
        Result result = model.result();
        int step = Math.min(pointed, model.step());
        card.setText(words.get("arena.heights.at", words.whole(step)) + "\n" + result.order(step).stream().limit(NAMED)
                .map(runner -> names.name(result.plan(), runner) + ": " + names.height(result, runner, step)).collect(Collectors.joining("\n")));
        pointed = step;
        card.setVisible(!result.trails().isEmpty());
        card.autosize();
        double right = event.getX() + 12;
        card.relocate(right + card.getWidth() > getWidth() ? Math.max(0, event.getX() - 12 - card.getWidth()) : right, Math.clamp(event.getY() + 8, 0, Math.max(0, getHeight() - card.getHeight())));
        sketch.redraw();
    }

    private void leave() {
        pointed = -1;
        card.setVisible(false);
        sketch.redraw();
    }

    private void go(MouseEvent event) {
        sketch.requestFocus();
        model.seek(Math.round(axes().step(event.getX())));
        event.consume();
    }

    private void keyed(KeyEvent event) {
        int far = event.isShiftDown() ? 10 : 1;
        switch (event.getCode()) {
            case LEFT -> model.move(-far);
            case RIGHT -> model.move(far);
            case HOME -> model.seek(0);
            case END -> model.seek(model.plan().steps());
            default -> {
                return;
            }
        }
        event.consume();
    }
}
