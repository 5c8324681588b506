package gradlab.ui.lens;

import gradlab.nn.Activation;
import gradlab.train.StepUnderLens.Layer;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * The curve of the activation with its slope, and where the sums stand on it: all neurons of the layer on one example, or one neuron
 * on all examples of the batch.
 */
final class CurveView extends Region {

    private static final double HEIGHT = 150;
    private static final double LEAST_REACH = 3;
    private static final double MOST_REACH = 40;
    private static final double MARGIN = 18;

    private final LabModel model;
    private final Words words;
    private final Canvas canvas = new Canvas();
    private final Label font = new Label();
    private Activation activation = new Activation.Identity();
    private double[] sums = {};
    private double chosen;
    private double reach = LEAST_REACH;
    private double low;
    private double high = 1;

    CurveView(LabModel model, Words words) {
        this.model = model;
        this.words = words;
        setId("lens-curve");
        font.setVisible(false);
        getChildren().addAll(canvas, font);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(Look look) {
        Layer layer = look.shown();
        activation = layer.activation();
        int unit = look.unit(layer.number());
        if (look.whole()) {
            sums = new double[look.step().rows()];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = layer.z()[i * layer.units() + unit];
            }
            chosen = sums[look.example()];
        } else {
            sums = look.row(layer.z(), layer.units());
            chosen = sums[unit];
        }
        setAccessibleText(words.get(look.whole() ? "lens.curve.whole" : "lens.curve", words.number(chosen, 3), words.number(activation.value(chosen), 3),
                words.number(activation.slope(chosen), 3)));
        requestLayout();
        paint();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT * model.scaleProperty().get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private double x(double z) {
        return MARGIN + (z + reach) / (2 * reach) * (canvas.getWidth() - 2 * MARGIN);
    }

    private double y(double value) {
        return canvas.getHeight() - MARGIN - (value - low) / (high - low) * (canvas.getHeight() - 2 * MARGIN);
    }

    private void measure() {
        double farthest = Board.reach(sums) * 1.1;
        reach = Math.clamp(farthest, LEAST_REACH, MOST_REACH);
        low = 0;
        high = 1;
        for (double z = -reach; z <= reach; z += reach / 50) {
            low = Math.min(low, Math.min(activation.value(z), activation.slope(z)));
            high = Math.max(high, Math.max(activation.value(z), activation.slope(z)));
        }
    }

    private void paint() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, width, height);
        if (width < 4 * MARGIN) {
            return;
        }
        measure();
        Palette palette = model.paletteProperty().get();
        pen.setLineWidth(1);
        pen.setStroke(palette.line());
        pen.strokeLine(MARGIN, y(0), width - MARGIN, y(0));
        pen.strokeLine(x(0), MARGIN, x(0), height - MARGIN);
        curve(pen, palette.accent(), false);
        curve(pen, palette.negative(), true);
        Color dot = palette.ink();
        double size = 3 * model.scaleProperty().get();
        pen.setFill(dot.deriveColor(0, 1, 1, 0.35));
        for (double z : sums) {
            point(pen, z, size);
        }
        pen.setFill(dot);
        point(pen, chosen, size * 1.7);
        legend(pen, palette);
    }

    private void point(GraphicsContext pen, double z, double size) {
        if (Double.isFinite(z)) {
            double at = Math.clamp(z, -reach, reach);
            pen.fillOval(x(at) - size, y(activation.value(at)) - size, 2 * size, 2 * size);
        }
    }

    private void curve(GraphicsContext pen, Color colour, boolean slope) {
        pen.setStroke(colour);
        pen.setLineWidth(slope ? 1.5 : 2);
        pen.setLineDashes(slope ? new double[] {6, 4} : new double[0]);
        pen.beginPath();
        for (int i = 0; i <= 200; i++) {
            double z = reach * (i / 100.0 - 1);
            double value = slope ? activation.slope(z) : activation.value(z);
            if (i == 0) {
                pen.moveTo(x(z), y(value));
            } else {
                pen.lineTo(x(z), y(value));
            }
        }
        pen.stroke();
        pen.setLineDashes();
    }

    private void legend(GraphicsContext pen, Palette palette) {
        double scale = model.scaleProperty().get();
        pen.setFont(Font.font(font.getFont().getFamily(), 11 * scale));
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.TOP);
        pen.setFill(palette.accent());
        CanvasText.fill(pen, "f(z)", MARGIN, 2);
        pen.setFill(palette.negative());
        CanvasText.fill(pen, "f′(z) - - -", MARGIN + 36 * scale, 2);
        pen.setFill(palette.fadedInk());
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.BOTTOM);
        CanvasText.fill(pen, words.number(-reach, 2), x(-reach) + 8, canvas.getHeight());
        CanvasText.fill(pen, "0", x(0), canvas.getHeight());
        pen.setTextAlign(TextAlignment.RIGHT);
        CanvasText.fill(pen, words.number(reach, 2), x(reach) + 8, canvas.getHeight());
        CanvasText.fill(pen, "z", canvas.getWidth() - 2, y(0));
    }
}
