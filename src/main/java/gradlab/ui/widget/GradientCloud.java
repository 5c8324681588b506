package gradlab.ui.widget;

import gradlab.data.BatchPlan;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The gradients of many batches around the full one, and how far they scatter for every size of batch. */
final class GradientCloud extends Board {

    private static final int LARGEST = BatchGradients.EXAMPLES;

    private final BatchGradients gradients = new BatchGradients();
    private final Draggable size;
    private final Sketch cloud;
    private final Sketch spreads;

    GradientCloud(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        size = handle("B", 4, 1, LARGEST, 1);
        cloud = sketch("cloud", 210, this::paintCloud);
        cloud.setFocusTraversable(false);
        spreads = sketch("spreads", 150, this::paintSpreads);
        Grip.on(spreads, this::axes, List.of(Grip.along(size, () -> StrictMath.log10(batch()), () -> height(batch()), at -> StrictMath.pow(10, at))));
        spreads.setOnKeyPressed(this::press);
        getChildren().addAll(cloud, spreads, numbers(), logarithmicSlider(size, "B", "B"));
        start();
    }

    private int batch() {
        return Math.clamp(Math.round(size.value()), 1, LARGEST);
    }

    /** Right doubles, left halves. */
    private void press(KeyEvent key) {
        switch (key.getCode()) {
            case RIGHT, UP -> size.set(2.0 * batch());
            case LEFT, DOWN -> size.set(batch() / 2.0);
            default -> {
                return;
            }
        }
        key.consume();
    }

    @Override
    String sentence() {
        int batch = batch();
        double spread = gradients.spread(batch);
        String compared = batch == LARGEST ? word("all") : word("numbers", number(batch, 3), number(spread, 2), number(gradients.spread(1), 2),
                number(gradients.spread(1) / spread, 2), number(Math.sqrt(batch), 2));
        return compared + "\n" + word("epoch", number(new BatchPlan(batch, true).stepsPerEpoch(LARGEST), 3), number(LARGEST, 3)) + "\n"
                + word("wrong", words().percent(gradients.misleading(batch)));
    }

    private void paintCloud(Sketch drawing) {
        Palette palette = drawing.palette();
        double[] single = gradients.of(1);
        double[] least = new double[2];
        double[] greatest = new double[2];
        for (int i = 0; i < single.length; i++) {
            least[i % 2] = Math.min(least[i % 2], single[i] - 0.05);
            greatest[i % 2] = Math.max(greatest[i % 2], single[i] + 0.05);
        }
        Axes axes = Axes.around(drawing, 42 * drawing.zoom(), 20 * drawing.zoom(), least[0], greatest[0], least[1], greatest[1]);
        axes.draw(drawing, words(), 5, 5, true);
        double zeroX = axes.x(0);
        double zeroY = axes.y(0);
        double[] tips = gradients.of(batch());
        double[] full = gradients.full();
        Color faint = palette.positive().deriveColor(0, 1, 1, 0.22);
        Draw.inside(drawing, axes, () -> {
            for (int i = 0; i < tips.length; i += 2) {
                Draw.line(drawing, zeroX, zeroY, axes.x(tips[i]), axes.y(tips[i + 1]), faint, 1);
            }
            for (int i = 0; i < tips.length; i += 2) {
                Draw.dot(drawing, axes.x(tips[i]), axes.y(tips[i + 1]), 2, palette.positive());
            }
            double radius = gradients.spread(batch()) * (axes.x(1) - zeroX);
            drawing.pen().setStroke(palette.warning());
            drawing.pen().setLineWidth(1.5);
            drawing.pen().setLineDashes(4, 3);
            drawing.pen().strokeOval(axes.x(full[0]) - radius, axes.y(full[1]) - radius, 2 * radius, 2 * radius);
            drawing.pen().setLineDashes();
        });
        Draw.arrow(drawing, zeroX, zeroY, axes.x(full[0]), axes.y(full[1]), palette.ink(), 2.5);
    }

    private Axes axes() {
        double zoom = spreads.zoom();
        double left = 40 * zoom;
        double top = 22 * zoom;
        double greatest = StrictMath.log10(gradients.spread(1));
        return new Axes(left, top, Math.max(20, spreads.width() - left - 16 * zoom), Math.max(20, spreads.height() - top - 20 * zoom),
                -0.08, StrictMath.log10(LARGEST) + 0.08, greatest - StrictMath.log10(64), greatest + 0.12);
    }

    /** The exponent of the spread; that of the full batch, whose spread is 0, lies at the bottom. */
    private double height(int batch) {
        return Math.max(axes().fromY(), StrictMath.log10(gradients.spread(batch)));
    }

    private void paintSpreads(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        Color grid = palette.line().deriveColor(0, 1, 1, 0.5);
        double single = gradients.spread(1);
        for (int batch = 1; batch <= LARGEST; batch *= 4) {
            double x = axes.x(StrictMath.log10(batch));
            Draw.line(drawing, x, axes.top(), x, axes.bottom(), grid, 1);
            drawing.caption(number(batch, 3), x, axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP);
        }
        for (int part = 1; part <= 16; part *= 4) {
            double y = axes.y(StrictMath.log10(single / part));
            Draw.line(drawing, axes.left(), y, axes.left() + axes.width(), y, grid, 1);
            drawing.caption(number(single / part, 2), axes.left() - 5, y, TextAlignment.RIGHT, VPos.CENTER);
        }
        Draw.curve(drawing, axes, at -> StrictMath.log10(single) - at / 2, palette.fadedInk(), 1.5, 5, 4);
        for (int batch = 1; batch <= LARGEST; batch = batch < LARGEST && 2 * batch > LARGEST ? LARGEST : 2 * batch) {
            Draw.dot(drawing, axes.x(StrictMath.log10(batch)), axes.y(height(batch)), 3.5, palette.positive());
        }
        Draw.grip(drawing, axes.x(StrictMath.log10(batch())), axes.y(height(batch())), palette.accent());
        drawing.label(word("axis"), axes.left(), axes.top() / 2, TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }
}
