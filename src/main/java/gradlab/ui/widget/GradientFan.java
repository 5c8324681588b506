package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Lengths;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.Gauges.Gauge;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;

/**
 * The gradients of eight examples, each of length 1, as a fan: its angle to the direction they share is the true one. The
 * fan can be closed; ranks of the matrix of all eight, and the length of their mean, follow.
 */
final class GradientFan extends Board {

    private static final int COUNT = 8;
    private static final int DIMENSIONS = 12;
    private static final double WIDEST = Math.toRadians(150);
    private static final double THRESHOLD = 1e-3;

    private final Draggable likeness;
    private final double[][] own = ownDirections();
    private final Sketch fan;
    private int held;

    GradientFan(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        likeness = handle("q", 0.3, 0, 1, 0.01);
        fan = sketch("fan", 190, this::paint);
        fan.setCursor(Cursor.HAND);
        fan.setOnMousePressed(this::take);
        fan.setOnMouseDragged(this::drag);
        fan.setOnKeyPressed(key -> likeness.press(key, true));
        Sketch ranks = sketch("ranks", (_, zoom) -> Gauges.height(3, zoom), this::paintRanks);
        ranks.setFocusTraversable(false);
        getChildren().addAll(fan, ranks, numbers(), slider(likeness, "q", "likeness"));
        start();
    }

    /** Unit vectors across the shared direction, which is the first axis. */
    private static double[][] ownDirections() {
        Rng chance = Rng.of(7, Rng.Stream.DATA);
        double[][] directions = new double[COUNT][DIMENSIONS];
        for (double[] direction : directions) {
            for (int i = 1; i < DIMENSIONS; i++) {
                direction[i] = chance.nextGaussian();
            }
            double length = Lengths.euclidean(direction, 0, DIMENSIONS);
            for (int i = 1; i < DIMENSIONS; i++) {
                direction[i] /= length;
            }
        }
        return directions;
    }

    /** The true angle of an example's gradient to the shared direction, to one side or the other. */
    private double angle(int example) {
        return (1 - likeness.value()) * widest(example);
    }

    private static double widest(int example) {
        return WIDEST * (2.0 * example / (COUNT - 1) - 1);
    }

    /** All gradients, one per row. */
    private double[] gradients() {
        double[] rows = new double[COUNT * DIMENSIONS];
        for (int k = 0; k < COUNT; k++) {
            double across = Math.abs(Math.sin(angle(k)));
            for (int i = 0; i < DIMENSIONS; i++) {
                rows[k * DIMENSIONS + i] = i == 0 ? Math.cos(angle(k)) : across * own[k][i];
            }
        }
        return rows;
    }

    private Spectrum spectrum() {
        return Spectrum.of(gradients(), 0, COUNT, DIMENSIONS);
    }

    private double meanLength() {
        double[] rows = gradients();
        double[] mean = new double[DIMENSIONS];
        for (int i = 0; i < rows.length; i++) {
            mean[i % DIMENSIONS] += rows[i] / COUNT;
        }
        return Lengths.euclidean(mean, 0, DIMENSIONS);
    }

    @Override
    String sentence() {
        Spectrum spectrum = spectrum();
        int rank = spectrum.rank(THRESHOLD);
        String numbers = word("numbers", likeness.text(words()), number(spectrum.effectiveRank(), 2), rank, number(meanLength(), 2));
        return numbers + " " + word(rank == 1 ? "closed" : spectrum.effectiveRank() < 0.6 * rank ? "narrow" : "open");
    }

    private double radius() {
        double zoom = fan.zoom();
        return Math.max(20, Math.min(fan.width() / 2 - 24 * zoom, (fan.height() - 26 * zoom) / (1 - Math.cos(WIDEST))));
    }

    private double zeroX() {
        return fan.width() / 2;
    }

    private double zeroY() {
        return 20 * fan.zoom() + radius();
    }

    private double pointed(MouseEvent event) {
        return Math.atan2(event.getX() - zeroX(), zeroY() - event.getY());
    }

    private void take(MouseEvent event) {
        fan.requestFocus();
        held = 0;
        for (int k = 1; k < COUNT; k++) {
            if (Math.abs(angle(k) - pointed(event)) < Math.abs(angle(held) - pointed(event))) {
                held = k;
            }
        }
        if (likeness.value() > 0.95) {
            held = pointed(event) < 0 ? 0 : COUNT - 1;
        }
    }

    private void drag(MouseEvent event) {
        double share = pointed(event) / widest(held);
        likeness.set(1 - Math.clamp(share, 0, 1));
        event.consume();
    }

    private void paint(Sketch sketch) {
        Palette palette = sketch.palette();
        double radius = radius();
        double x = zeroX();
        double y = zeroY();
        sketch.pen().setStroke(palette.line());
        sketch.pen().setLineWidth(1);
        sketch.pen().strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        Draw.line(sketch, x, y, x, y - radius - 6, palette.fadedInk(), 1, 3, 4);
        for (int k = 0; k < COUNT; k++) {
            Draw.arrow(sketch, x, y, x + radius * Math.sin(angle(k)), y - radius * Math.cos(angle(k)), palette.series(0).deriveColor(0, 1, 1, 0.75), 2);
        }
        Draw.grip(sketch, x + radius * Math.sin(angle(0)), y - radius * Math.cos(angle(0)), palette.accent());
        Draw.grip(sketch, x + radius * Math.sin(angle(COUNT - 1)), y - radius * Math.cos(angle(COUNT - 1)), palette.accent());
        Draw.arrow(sketch, x, y, x, y - radius * meanLength(), palette.negative(), 4);
        sketch.label(word("mean"), x, y + 6, TextAlignment.CENTER, VPos.TOP, palette.negative());
        sketch.label(word("shared"), x + 8, 1, TextAlignment.LEFT, VPos.TOP, palette.fadedInk());
    }

    private void paintRanks(Sketch sketch) {
        Spectrum spectrum = spectrum();
        Palette palette = sketch.palette();
        int rank = spectrum.rank(THRESHOLD);
        Gauges.draw(sketch, 2, 0, sketch.width() - 4, List.of(
                new Gauge(word("effective"), Draggable.fixed(words(), spectrum.effectiveRank(), 1), spectrum.effectiveRank() / COUNT, palette.series(3)),
                new Gauge(word("numerical", Powers.ten(words(), -3)), number(rank, 1), (double) rank / COUNT, palette.series(0)),
                new Gauge(word("length"), Draggable.fixed(words(), meanLength(), 2), meanLength(), palette.negative())));
    }
}
