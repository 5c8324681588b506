package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Real runs of four methods with five seeds each: the final loss of every one in a table that fills while they run, and the
 * curve of the one that is pointed at.
 */
final class RunTable extends Board {

    static final int SEEDS = 5;
    private static final double WORST = 1;
    private static final double BEST = 0.001;

    private final List<Later<double[]>> runs = new ArrayList<>();
    private final Sketch table;
    private final Sketch curves;
    private int row;
    private int column;

    RunTable(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        table = sketch("table", (_, zoom) -> 18 * zoom + methods() * slot(zoom) + 2, this::paintTable);
        table.setCursor(Cursor.HAND);
        table.setOnMouseMoved(this::point);
        table.setOnMousePressed(event -> {
            table.requestFocus();
            point(event);
        });
        table.setOnMouseDragged(this::point);
        table.setOnKeyPressed(this::press);
        curves = sketch("curves", 170, this::paintCurves);
        curves.setFocusTraversable(false);
        getChildren().addAll(table, curves, numbers());
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (Contender method : Contender.values()) {
                long drawn = seed;
                runs.add(Later.of(page, () -> method.losses(drawn)));
                follow(runs.getLast().property());
            }
        }
        start();
    }

    private static int methods() {
        return Contender.values().length;
    }

    private static double slot(double zoom) {
        return 17 * zoom + 22 * zoom + 8;
    }

    private Optional<double[]> run(int method, int seed) {
        return runs.get(seed * methods() + method).get();
    }

    /** The last loss; none before the run has ended. */
    private Optional<Double> end(int method, int seed) {
        return run(method, seed).map(losses -> losses[losses.length - 1]);
    }

    /** Which method has the least loss with this seed, once all have run. */
    private OptionalInt winner(int seed) {
        int best = 0;
        for (int method = 0; method < methods(); method++) {
            if (end(method, seed).isEmpty()) {
                return OptionalInt.empty();
            }
            best = end(method, seed).orElseThrow() < end(best, seed).orElseThrow() ? method : best;
        }
        return OptionalInt.of(best);
    }

    /** Mean and deviation of a method's last losses, once all its runs have ended. */
    private Optional<String> summary(int method) {
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            if (end(method, seed).isEmpty()) {
                return Optional.empty();
            }
            double end = end(method, seed).orElseThrow();
            sum += end;
            squares += end * end;
        }
        double mean = sum / SEEDS;
        double deviation = Math.sqrt(Math.max(0, squares - sum * mean) / (SEEDS - 1));
        return Optional.of(Draggable.fixed(words(), mean, 3) + " ± " + Draggable.fixed(words(), deviation, 3));
    }

    private String name(int method) {
        return word(Contender.values()[method].name().toLowerCase(Locale.ROOT));
    }

    @Override
    String sentence() {
        String cell = end(row, column).map(end -> word("cell", name(row), column + 1, Draggable.fixed(words(), end, 3)))
                .orElse(word("waiting", name(row), column + 1));
        OptionalInt winner = winner(column);
        String first = winner.isPresent() ? " " + word("winner", column + 1, name(winner.getAsInt())) : "";
        return cell + first + "\n" + summary(row).map(text -> word("summary", name(row), text)).orElse(words().get("widget.computing"));
    }

    private void press(KeyEvent key) {
        switch (key.getCode()) {
            case LEFT -> choose(row, column - 1);
            case RIGHT -> choose(row, column + 1);
            case UP -> choose(row - 1, column);
            case DOWN -> choose(row + 1, column);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void point(MouseEvent event) {
        double zoom = table.zoom();
        choose((int) ((event.getY() - 18 * zoom) / slot(zoom)), (int) (event.getX() / table.width() * SEEDS));
    }

    private void choose(int method, int seed) {
        row = Math.clamp(method, 0, methods() - 1);
        column = Math.clamp(seed, 0, SEEDS - 1);
        refresh();
    }

    private void paintTable(Sketch drawing) {
        Palette palette = drawing.palette();
        double zoom = drawing.zoom();
        double wide = drawing.width() / SEEDS;
        for (int seed = 0; seed < SEEDS; seed++) {
            drawing.label(word("seed", seed + 1), (seed + 0.5) * wide, 9 * zoom, TextAlignment.CENTER, VPos.CENTER, palette.fadedInk(), wide - 4);
        }
        for (int method = 0; method < methods(); method++) {
            double top = 18 * zoom + method * slot(zoom);
            drawing.boldText(1);
            Optional<String> summary = summary(method);
            double taken = summary.map(drawing::widthOf).orElse(0.0) + 8;
            String full = name(method);
            // where there is no room for the rate, the sentence below tells it
            String name = drawing.widthOf(full) > drawing.width() - taken ? full.substring(0, full.indexOf(',')) : full;
            drawing.label(name, 2, top + 9 * zoom, TextAlignment.LEFT, VPos.CENTER, palette.series(method), drawing.width() - taken);
            summary.ifPresent(text -> drawing.label(text, drawing.width() - 2, top + 9 * zoom, TextAlignment.RIGHT, VPos.CENTER, palette.ink()));
            for (int seed = 0; seed < SEEDS; seed++) {
                drawing.plainText();
                cell(drawing, method, seed, seed * wide + 2, top + 17 * zoom, wide - 4, 22 * zoom);
            }
        }
        drawing.plainText();
    }

    /** A cell is the darker the less the loss; the least of a seed stands bold, the one pointed at in a frame. */
    private void cell(Sketch drawing, int method, int seed, double left, double top, double width, double height) {
        Palette palette = drawing.palette();
        boolean first = winner(seed).stream().anyMatch(winner -> winner == method);
        Optional<Double> end = end(method, seed);
        double goodness = end.map(loss -> Math.clamp(StrictMath.log10(WORST / loss) / StrictMath.log10(WORST / BEST), 0, 1)).orElse(0.0);
        drawing.pen().setFill(palette.surface().interpolate(palette.series(method), 0.06 + 0.5 * goodness * goodness));
        drawing.pen().fillRoundRect(left, top, width, height, 6, 6);
        boolean pointed = method == row && seed == column;
        drawing.pen().setStroke(pointed ? palette.accent() : palette.line());
        drawing.pen().setLineWidth(pointed ? 2.5 : 1);
        drawing.pen().strokeRoundRect(left, top, width, height, 6, 6);
        if (first) {
            drawing.boldText(1);
        }
        String number = end.map(loss -> Draggable.fixed(words(), loss, 3)).orElse("…");
        String starred = first && drawing.widthOf("★ " + number) < width - 4 ? "★ " + number : number;
        drawing.label(starred, left + width / 2, top + height / 2, TextAlignment.CENTER,
                VPos.CENTER, palette.ink(), width - 4);
    }

    private void paintCurves(Sketch drawing) {
        Palette palette = drawing.palette();
        double zoom = drawing.zoom();
        double left = 44 * zoom;
        double top = 22 * zoom;
        Axes axes = new Axes(left, top, Math.max(20, drawing.width() - left - 16 * zoom), Math.max(20, drawing.height() - top - 20 * zoom),
                0, Contender.STEPS, StrictMath.log10(BEST), StrictMath.log10(WORST) + 0.05);
        Color grid = palette.line().deriveColor(0, 1, 1, 0.5);
        for (double loss = WORST; loss >= 0.9 * BEST; loss /= 10) {
            double y = Math.round(axes.y(StrictMath.log10(loss))) + 0.5;
            Draw.line(drawing, axes.left(), y, axes.left() + axes.width(), y, grid, 1);
            drawing.caption(number(loss, 2), axes.left() - 6, loss > 1.1 * BEST ? y : y - 5 * zoom, TextAlignment.RIGHT, VPos.CENTER);
        }
        for (int step = 0; step <= Contender.STEPS; step += 100) {
            drawing.label(number(step, 3), axes.x(step), axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
        }
        for (int method = 0; method < methods(); method++) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Color colour = method == row ? palette.series(method).interpolate(palette.surface(), 0.4) : palette.line();
                curve(drawing, axes, method, seed, colour, 1);
            }
        }
        curve(drawing, axes, row, column, palette.series(row), 2.5);
        drawing.label(word("axis"), axes.left(), axes.top() / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }

    private void curve(Sketch drawing, Axes axes, int method, int seed, Color colour, double width) {
        run(method, seed).ifPresent(losses -> {
            double[] steps = new double[losses.length];
            double[] heights = new double[losses.length];
            for (int i = 0; i < losses.length; i++) {
                steps[i] = i * Contender.EVERY;
                heights[i] = StrictMath.log10(losses[i]);
            }
            Draw.path(drawing, axes, steps, heights, losses.length, colour, width);
        });
    }
}
