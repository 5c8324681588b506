package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Spectrum;
import gradlab.ui.theme.Palette;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The singular values of a real gradient as bars on a logarithmic scale, with a threshold to drag: what is above it counts. */
final class SigmaBars extends Board {

    private static final double BOTTOM = -8;
    private static final double MARGIN = 0.35;

    private final Draggable tau;
    private final Choice<Integer> layer;
    private final Later<List<Spectrum>> spectra;
    private final Sketch bars;

    SigmaBars(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        tau = handle("tau", -3, BOTTOM, 0, 0.1);
        layer = Choice.of(page, spec, List.of(Choice.Option.of("layer 1", "слой 1", 1), Choice.Option.of("layer 2", "слой 2", 2),
                Choice.Option.of("output layer", "выходной слой", 3)));
        if (Functions.option(spec, "показать", "show").isBlank()) {
            layer.chosenProperty().set(2);
        }
        offer(layer);
        bars = sketch("bars", 230, this::paint);
        Grip.on(bars, this::axes, List.of(Grip.upright(tau, () -> axes().toX(), tau::value, exponent -> exponent)));
        bars.setCursor(Cursor.V_RESIZE);
        getChildren().addAll(bars, numbers(), slider(tau, "lg τ", "tau"));
        spectra = Later.of(page, LayerGradients::spectra);
        follow(spectra.property());
        start();
    }

    @Override
    String sentence() {
        if (spectra.get().isEmpty()) {
            return words().get("widget.computing");
        }
        Spectrum spectrum = spectrum();
        int rank = spectrum.rank(threshold());
        String counted = word("numbers", Powers.ten(words(), tau.value()), rank, spectrum.values().length,
                number(spectrum.stableRank(), 2), number(spectrum.effectiveRank(), 2));
        boolean rounding = spectrum.numericalRank() < spectrum.values().length;
        return rounding ? counted + " " + word("rounding") : counted;
    }

    private Spectrum spectrum() {
        return spectra.get().orElseThrow().get(layer.chosen() - 1);
    }

    private double threshold() {
        return StrictMath.pow(10, tau.value());
    }

    private Axes axes() {
        double left = 40 * bars.zoom();
        double bottom = 20 * bars.zoom();
        int count = spectra.get().map(_ -> spectrum().values().length).orElse(1);
        double top = 20 * bars.zoom();
        return new Axes(left, top, Math.max(20, bars.width() - left - 10), Math.max(20, bars.height() - top - bottom), 0, count, BOTTOM - MARGIN, MARGIN);
    }

    private void paint(Sketch sketch) {
        Palette palette = sketch.palette();
        if (spectra.get().isEmpty()) {
            sketch.label(words().get("widget.computing"), sketch.width() / 2, sketch.height() / 2, TextAlignment.CENTER, VPos.CENTER, palette.fadedInk());
            return;
        }
        Axes axes = axes();
        GraphicsContext pen = sketch.pen();
        for (int exponent = (int) BOTTOM; exponent <= 0; exponent += 2) {
            Draw.line(sketch, axes.left(), Math.round(axes.y(exponent)) + 0.5, axes.left() + axes.width(), Math.round(axes.y(exponent)) + 0.5,
                    palette.line().deriveColor(0, 1, 1, 0.5), 1);
            sketch.caption(Powers.ten(words(), exponent), axes.left() - 6, axes.y(exponent), TextAlignment.RIGHT, VPos.CENTER);
        }
        Spectrum spectrum = spectrum();
        int rank = spectrum.rank(threshold());
        double[] values = spectrum.values();
        double slot = axes.width() / values.length;
        for (int i = 0; i < values.length; i++) {
            double height = Math.max(BOTTOM - 0.15, StrictMath.log10(values[i] / values[0]));
            Color colour = i < rank ? palette.series(0) : palette.fadedInk().deriveColor(0, 1, 1, 0.45);
            double top = axes.y(height);
            pen.setFill(colour);
            pen.fillRect(axes.left() + i * slot + 0.15 * slot, top, 0.7 * slot, axes.bottom() - top);
        }
        numbersBelow(axes, values.length, slot);
        double y = Math.round(axes.y(tau.value())) + 0.5;
        Draw.line(sketch, axes.left(), y, axes.left() + axes.width(), y, palette.warning(), 1.5, 6, 4);
        Draw.grip(sketch, axes.left() + axes.width() - 4, y, palette.warning());
        sketch.caption("σᵢ / σ₁", axes.left(), 2, TextAlignment.LEFT, VPos.TOP);
        sketch.boldText(1.25);
        sketch.label(word("rank", rank), axes.left() + axes.width(), 1, TextAlignment.RIGHT, VPos.TOP, palette.ink());
        sketch.plainText();
    }

    /** The numbers of the values, as many as there is room for. */
    private void numbersBelow(Axes axes, int count, double slot) {
        int every = (int) Math.ceil(bars.widthOf("16") * 1.3 / slot);
        for (int i = 0; i < count; i += every) {
            bars.caption(Integer.toString(i + 1), axes.left() + (i + 0.5) * slot, axes.bottom() + 4, TextAlignment.CENTER, VPos.TOP);
        }
    }
}
