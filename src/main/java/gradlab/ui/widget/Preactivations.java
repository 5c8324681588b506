package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Activation;
import gradlab.probe.Histogram;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * What the eight neurons of a fresh layer sum up over two hundred points of the circles, as a histogram under the curve of
 * their function: larger weights and larger inputs push it out onto the flat ends.
 */
final class Preactivations extends Board {

    private static final double REACH = 10;
    private static final int BINS = 41;
    private static final double FLAT = 0.1;

    private final Draggable spread;
    private final Draggable scale;
    private final Functions functions;
    private final double[] sums = FreshLayer.sums();
    private final Sketch picture;

    Preactivations(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        spread = handle("s", 1, 0.1, 5, 0.1);
        scale = handle("k", 1, 1, 50, 1);
        functions = Functions.of(page, spec);
        offer(functions);
        picture = sketch("picture", 270, this::paint);
        Grip.on(picture, this::lower, List.of(Grip.along(spread, () -> Math.min(REACH, deviation()), () -> 0, at -> at / (FreshLayer.deviation(sums) * scale.value()))));
        getChildren().addAll(picture, numbers(), slider(spread, "s", "s"), logarithmicSlider(scale, "k", "k"));
        start();
    }

    /** The standard deviation of the sums now. */
    private double deviation() {
        return FreshLayer.deviation(sums) * spread.value() * scale.value();
    }

    private Activation f() {
        return functions.chosen();
    }

    private boolean isFlat(double z) {
        return Math.abs(f().slope(z)) < FLAT * f().greatestSlope();
    }

    /** The share of pairs of an example and a neuron where the slope is small. */
    static double flatShare(Activation f, double[] sums, double factor) {
        int flat = 0;
        for (double sum : sums) {
            flat += Math.abs(f.slope(factor * sum)) < FLAT * f.greatestSlope() ? 1 : 0;
        }
        return (double) flat / sums.length;
    }

    private double factor() {
        return spread.value() * scale.value();
    }

    @Override
    String sentence() {
        double share = flatShare(f(), sums, factor());
        return word("numbers", spread.text(words()), scale.text(words()), number(deviation(), 2)) + "\n"
                + word(f().saturates() ? "saturated" : f().flat() == Activation.Flat.LEFT ? "left" : "never", words().percent(share));
    }

    private Axes upper() {
        return axes(22 * picture.zoom(), 0.36);
    }

    private Axes lower() {
        double top = 22 * picture.zoom() + 0.36 * room() + 24 * picture.zoom();
        return axes(top, 0.64);
    }

    private double room() {
        return Math.max(40, picture.height() - 66 * picture.zoom());
    }

    private Axes axes(double top, double share) {
        double left = 36 * picture.zoom();
        boolean curve = share < 0.5;
        double low = f().saturates() ? Math.min(0, f().value(-REACH)) : -1;
        double high = f().saturates() ? f().value(REACH) : REACH;
        double margin = 0.08 * (high - low);
        return new Axes(left, top, Math.max(20, picture.width() - left - 12), share * room(), -REACH, REACH, curve ? low - margin : 0, curve ? high + margin : 1);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes upper = upper();
        Axes lower = lower();
        if (f().saturates()) {
            flats(drawing, upper, palette.warning().deriveColor(0, 1, 1, 0.13));
            flats(drawing, lower, palette.warning().deriveColor(0, 1, 1, 0.13));
        }
        upper.draw(drawing, words(), 4, 3, false);
        Draw.curve(drawing, upper, f()::value, palette.ink(), 2);
        histogram(drawing, lower);
        Draw.grip(drawing, lower.x(Math.min(REACH, deviation())), lower.bottom(), palette.accent());
        drawing.label(word("curve", functions.name(page(), f())), upper.left(), upper.top() - 10 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
        drawing.label(word("sums"), lower.left(), lower.top() - 10 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }

    private void flats(Sketch drawing, Axes axes, Color wash) {
        drawing.pen().setFill(wash);
        for (double x = axes.left(); x < axes.left() + axes.width(); x += 1) {
            if (isFlat(axes.numberAtX(x + 0.5))) {
                drawing.pen().fillRect(x, axes.top(), Math.min(1, axes.left() + axes.width() - x), axes.height());
            }
        }
    }

    /** Bars of equal bins; what lies beyond the edge stands in the first and the last one. */
    private void histogram(Sketch drawing, Axes axes) {
        Palette palette = drawing.palette();
        Histogram histogram = new Histogram(-REACH, REACH, BINS);
        for (double sum : sums) {
            histogram.add(factor() * sum);
        }
        double[] shares = new double[BINS];
        double greatest = 0;
        for (int bin = 0; bin < BINS; bin++) {
            shares[bin] = histogram.share(bin) + (bin == 0 ? (double) histogram.below() / histogram.total() : 0)
                    + (bin == BINS - 1 ? (double) histogram.above() / histogram.total() : 0);
            greatest = Math.max(greatest, shares[bin]);
        }
        double slot = axes.width() / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            double middle = (histogram.edge(bin) + histogram.edge(bin + 1)) / 2;
            double height = shares[bin] / greatest * 0.96 * axes.height();
            drawing.pen().setFill(f().saturates() && isFlat(middle) ? palette.warning() : palette.series(0));
            drawing.pen().fillRect(axes.left() + (bin + 0.08) * slot, axes.bottom() - height, 0.84 * slot, height);
        }
        Draw.line(drawing, axes.left(), axes.bottom(), axes.left() + axes.width(), axes.bottom(), palette.line(), 1);
        for (double at = -REACH; at <= REACH; at += REACH / 2) {
            drawing.label(number(at, 2), axes.x(at), axes.bottom() + 6, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
        }
        beyond(drawing, axes, (double) histogram.below() / histogram.total(), TextAlignment.LEFT);
        beyond(drawing, axes, (double) histogram.above() / histogram.total(), TextAlignment.RIGHT);
    }

    private void beyond(Sketch drawing, Axes axes, double share, TextAlignment side) {
        if (share > 0) {
            boolean left = side == TextAlignment.LEFT;
            String text = left ? "← " + words().percent(share) : words().percent(share) + " →";
            drawing.label(text, axes.left() + (left ? axes.width() / BINS + 4 : axes.width() - axes.width() / BINS - 4), axes.top() + 8, side, VPos.CENTER, drawing.palette().ink());
        }
    }
}
