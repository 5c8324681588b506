package gradlab.ui.widget;

import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The two losses of a run that overfits, with patience to drag: where early stopping ends it, and which step it keeps. */
final class PatienceWidget extends Board {

    private static final double GREATEST_LOSS = 1.15;
    /** A kept loss up to so many times the least of the whole run is as good. */
    private static final double NEAR_LEAST = 1.02;

    private final Draggable checks;
    private final Later<OverfitRun> later;
    private final Sketch sketch;

    PatienceWidget(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        // the block may call it what it likes; p is a share in the widget about dropout, which may stand on the same page
        String name = spec.handles().stream().map(Handle::name).findFirst().orElse("checks");
        checks = handle(name, 2, 1, 20, 1);
        sketch = sketch("losses", (_, zoom) -> 180 * Math.sqrt(zoom) + 36 * zoom, this::paint);
        Grip.on(sketch, this::axes, List.of(Grip.along(checks, this::stopStep, this::stopLoss, this::patienceAt)));
        sketch.setCursor(Cursor.H_RESIZE);
        getChildren().addAll(sketch, numbers(), slider(checks, "n", "checks"));
        later = Later.of(page, OverfitRun::new);
        follow(later.property());
        start();
    }

    private OverfitRun run() {
        return later.get().orElseThrow();
    }

    private OverfitRun.End end() {
        return run().end((int) checks.value());
    }

    private int lastCheck() {
        return Math.min(end().stopped(), OverfitRun.CHECKS - 1);
    }

    private double stopStep() {
        return later.get().isEmpty() ? 0 : OverfitRun.step(lastCheck());
    }

    private double stopLoss() {
        return later.get().isEmpty() ? 0 : Math.min(GREATEST_LOSS, run().validation(lastCheck()));
    }

    /** The patience that ends the run nearest to a step. */
    private double patienceAt(double step) {
        double best = checks.value();
        double least = Double.POSITIVE_INFINITY;
        for (int patience = (int) checks.least(); patience <= checks.greatest() && later.get().isPresent(); patience++) {
            double away = Math.abs(OverfitRun.step(run().end(patience).stopped()) - step);
            if (away < least) {
                least = away;
                best = patience;
            }
        }
        return best;
    }

    @Override
    String sentence() {
        if (later.get().isEmpty()) {
            return words().get("widget.computing");
        }
        OverfitRun.End end = end();
        String kept = number(run().validation(end.best()), 3);
        String numbers = end.isEarly() ? word("stopped", number(checks.value(), 2), OverfitRun.step(end.stopped()), OverfitRun.step(end.best()), kept)
                : word("whole", number(checks.value(), 2), OverfitRun.step(end.best()), kept);
        int least = run().end(OverfitRun.CHECKS + 1).best();
        boolean good = run().validation(end.best()) <= NEAR_LEAST * run().validation(least);
        return numbers + " " + (good ? word("good", number(run().validation(OverfitRun.CHECKS - 1), 3))
                : word("early", OverfitRun.step(least), number(run().validation(least), 3)));
    }

    private List<Key.Entry> key() {
        Palette palette = sketch.palette();
        return List.of(new Key.Entry(palette.positive(), word("training")), new Key.Entry(palette.negative(), word("validation")));
    }

    private Axes axes() {
        double left = 30 * sketch.zoom();
        double top = Key.height(sketch, key());
        return new Axes(left, top, Math.max(20, sketch.width() - left - 16 * sketch.zoom()), Math.max(20, sketch.height() - top - 20 * sketch.zoom()),
                0, OverfitRun.step(OverfitRun.CHECKS - 1), 0, GREATEST_LOSS);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Key.draw(drawing, key());
        Axes axes = axes();
        axes.draw(drawing, words(), (int) Math.clamp(axes.width() / (2 * drawing.widthOf("000")), 1, 5), 4, true);
        if (later.get().isEmpty()) {
            drawing.label(words().get("widget.computing"), drawing.width() / 2, drawing.height() / 2, TextAlignment.CENTER, VPos.CENTER, palette.fadedInk());
            return;
        }
        OverfitRun.End end = end();
        double best = axes.x(OverfitRun.step(end.best()));
        double stop = axes.x(OverfitRun.step(lastCheck()));
        drawing.pen().setFill(palette.warning().deriveColor(0, 1, 1, 0.12));
        drawing.pen().fillRect(best, axes.top(), stop - best, axes.height());
        curve(axes, true, lastCheck() + 1, palette);
        curve(axes, false, lastCheck() + 1, palette);
        double y = axes.y(Math.min(GREATEST_LOSS, run().validation(end.best())));
        Draw.line(drawing, best, axes.bottom(), best, y, palette.accent(), 1.3, 4, 3);
        Draw.dot(drawing, best, y, 6, palette.accent());
        Draw.line(drawing, stop, axes.top(), stop, axes.bottom(), palette.warning(), 1.8);
        Draw.grip(drawing, stop, axes.y(stopLoss()), palette.warning());
        if (end.isEarly()) {
            drawing.label(word("stop"), stop + 4, axes.top() + 2, TextAlignment.LEFT, VPos.TOP, palette.warning());
        }
        boolean room = best - 3 - drawing.widthOf(word("kept")) > axes.left();
        drawing.label(word("kept"), room ? best - 3 : stop + 4, axes.bottom() - 3, room ? TextAlignment.RIGHT : TextAlignment.LEFT, VPos.BOTTOM, palette.accent());
    }

    /** What the run went through, and faintly what stopping spared it. */
    private void curve(Axes axes, boolean training, int done, Palette palette) {
        double[] xs = new double[OverfitRun.CHECKS];
        double[] ys = new double[OverfitRun.CHECKS];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = OverfitRun.step(i);
            ys[i] = training ? run().training(i) : run().validation(i);
        }
        Color colour = training ? palette.positive() : palette.negative();
        Draw.path(sketch, axes, xs, ys, xs.length, colour.deriveColor(0, 1, 1, 0.35), training ? 1 : 1.5, 3, 4);
        Draw.path(sketch, axes, xs, ys, done, colour, training ? 1.5 : 2.5);
    }
}
