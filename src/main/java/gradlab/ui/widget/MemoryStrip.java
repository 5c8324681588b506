package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Rng;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;

/** What must be kept to go on with a training: the weights and the optimizer's memory, as strips of numbers that are as long as each other. */
final class MemoryStrip extends Board {

    static final int BYTES = 8;
    private static final int STEPS = 30;
    /** So many weights are really trained; longer strips repeat their numbers. */
    private static final int SAMPLE = 200;
    private static final long SEED = 7;
    private static final double NOISE = 0.5;
    private static final double NARROWEST = 3;
    private static final double LONG = 50;

    private final Draggable count;
    private final Choice<Optimizer> optimizer;
    private final Sketch strips;

    MemoryStrip(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        count = handle("n", 24, 1, 48, 1);
        optimizer = Choice.of(page, spec, List.of(Choice.Option.of("SGD", "SGD", new Optimizer.Sgd(0.1)),
                Choice.Option.of("momentum", "импульс", new Optimizer.Momentum(0.1, 0.9, 0)), Choice.Option.of("Adam", "Adam", new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8))));
        if (Functions.option(spec, "показать", "show").isBlank()) {
            optimizer.chosenProperty().set(new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8));
        }
        offer(optimizer);
        strips = sketch("strips", (_, zoom) -> 3 * slot(zoom) + 6, this::paint);
        Grip.on(strips, this::axes, List.of(Grip.along(count, () -> placed(count.value()), () -> 0.5, at -> isLong() ? StrictMath.pow(10, at) : at)));
        getChildren().addAll(strips, numbers(), isLong() ? logarithmicSlider(count, "n", "n") : slider(count, "n", "n"));
        start();
    }

    /** True if the numbers of weights differ so much that their strips stand on a logarithmic scale. */
    private boolean isLong() {
        return count.greatest() / Math.max(1, count.least()) >= LONG && count.least() >= 1 && count.greatest() > SAMPLE;
    }

    private double placed(double weights) {
        return isLong() ? StrictMath.log10(weights) : weights;
    }

    private static double slot(double zoom) {
        return 16 * zoom + 30;
    }

    /** The weights after some steps of a small training with noise, then every vector that the optimizer remembers. */
    static List<double[]> vectors(Optimizer optimizer) {
        Rng rng = Rng.of(SEED, Rng.Stream.WEIGHTS);
        double[] start = new double[SAMPLE];
        double[] goal = new double[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            start[i] = rng.nextGaussian();
            goal[i] = rng.nextGaussian();
        }
        Parameters p = new Parameters(start);
        Optimizer.Rule rule = optimizer.start(p);
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < SAMPLE; i++) {
                p.gradient()[i] = 0.1 * (p.values()[i] - goal[i]) + NOISE * rng.nextGaussian();
            }
            rule.step(p, optimizer.rate());
        }
        List<double[]> vectors = new ArrayList<>(List.of(p.values().clone()));
        double[] state = rule.state();
        int first = state.length - optimizer.buffers() * SAMPLE;
        for (int at = first; at < state.length; at += SAMPLE) {
            vectors.add(Arrays.copyOfRange(state, at, at + SAMPLE));
        }
        return vectors;
    }

    private long weights() {
        return Math.max(1, Math.round(count.value()));
    }

    private int perWeight() {
        return 1 + optimizer.chosen().buffers();
    }

    @Override
    String sentence() {
        long all = weights() * perWeight();
        String kept = switch (optimizer.chosen().buffers()) {
            case 0 -> word("sgd", words().whole(weights()));
            case 1 -> word("momentum", words().whole(weights()), words().whole(all));
            default -> word("adam", words().whole(weights()), words().whole(all));
        };
        return kept + "\n" + word(isLong() ? "long" : "bytes", perWeight(), words().whole(all * BYTES));
    }

    /** Along the strips stands the number of weights. */
    private Axes axes() {
        double zoom = strips.zoom();
        return new Axes(8, 16 * zoom, Math.max(20, strips.width() - 20), 26, isLong() ? placed(count.least()) - 0.3 : 0,
                placed(count.greatest()), 0, 1);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        List<double[]> vectors = vectors(optimizer.chosen());
        String[] names = names(vectors.size());
        double slot = slot(drawing.zoom());
        for (int row = 0; row < vectors.size(); row++) {
            drawing.label(names[row], axes.left(), row * slot + 8 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
            strip(drawing, axes, row * slot + axes.top(), vectors.get(row));
        }
        if (vectors.size() == 1) {
            drawing.label(word("none"), axes.left(), slot + 8 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
        }
        Draw.grip(drawing, axes.x(placed(weights())), axes.y(0.5), palette.accent());
    }

    private String[] names(int vectors) {
        return vectors == 1 ? new String[] {word("weights")} : vectors == 2 ? new String[] {word("weights"), word("velocity")}
                : new String[] {word("weights"), word("m"), word("v")};
    }

    /** One cell per number, or per few numbers where cells would be too narrow. */
    private void strip(Sketch drawing, Axes axes, double top, double[] values) {
        double end = axes.x(placed(weights()));
        double cell = isLong() ? NARROWEST : Math.max(NARROWEST, axes.x(1) - axes.x(0));
        double size = 0;
        for (double value : values) {
            size = Math.max(size, Math.abs(value));
        }
        int i = 0;
        for (double x = axes.left(); x < end - 0.5; x += cell) {
            drawing.pen().setFill(drawing.palette().diverging(Math.cbrt(values[i % values.length] / size)));
            drawing.pen().fillRect(x, top + 4, Math.min(cell, end - x), 18);
            i++;
        }
        drawing.pen().setStroke(drawing.palette().fadedInk());
        drawing.pen().setLineWidth(1);
        drawing.pen().strokeRect(axes.left(), top + 4, end - axes.left(), 18);
    }
}
