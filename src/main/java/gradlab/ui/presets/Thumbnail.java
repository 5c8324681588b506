package gradlab.ui.presets;

import gradlab.ui.CanvasSize;
import gradlab.ui.Words;
import gradlab.ui.presets.Portrait.Answers;
import gradlab.ui.presets.Portrait.Line;
import gradlab.ui.presets.Portrait.Pair;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** The picture of a card: what the network answers in the end, and its loss over the steps, with the cure's beside it. */
final class Thumbnail extends Region {

    private static final double HEIGHT = 92;
    private static final double GAP = 12;
    private static final double CAPTION = 11;
    private static final double MANY_DECADES = 20;
    private static final double STRENGTH = 0.55;
    private static final double[] CURED_DASHES = {6, 4};

    private final Canvas canvas = new Canvas();
    private final Words words;
    private final Supplier<Palette> palette;
    private final String family;
    private final ObservableDoubleValue scale;
    private Optional<Pair> pair = Optional.empty();

    Thumbnail(Words words, Supplier<Palette> palette, String family, ObservableDoubleValue scale) {
        this.words = words;
        this.palette = palette;
        this.family = family;
        this.scale = scale;
        getChildren().add(canvas);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("preset-picture");
        scale.subscribe(_ -> requestLayout());
    }

    void show(Pair shown) {
        pair = Optional.of(shown);
        draw();
    }

    /** Draws anew, in the colours and the language of the moment. */
    void draw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        if (pair.isEmpty()) {
            g.setFill(palette.get().ground());
            g.fillRect(0, 0, width, height);
            text(g, words.get("presets.waiting"), width / 2, height / 2, palette.get().fadedInk(), TextAlignment.CENTER);
            return;
        }
        double left = 0;
        if (pair.get().own().answers().isPresent()) {
            answers(g, pair.get().own().answers().get(), height);
            left = height + GAP * scale.get();
        }
        curves(g, pair.get(), left, width, height);
    }

    private void text(GraphicsContext g, String text, double x, double y, Color colour, TextAlignment align) {
        g.setFont(Font.font(family, CAPTION * scale.get()));
        g.setFill(colour);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        CanvasText.fill(g, text, x, y);
    }

    private void answers(GraphicsContext g, Answers answers, double side) {
        g.save();
        g.beginPath();
        g.rect(0, 0, side, side);
        g.clip();
        if (answers.inputs() == 2) {
            field(g, answers, side);
        } else {
            stretch(g, answers, side);
        }
        g.restore();
        g.setStroke(palette.get().line());
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeRect(0.5, 0.5, side - 1, side - 1);
    }

    private void field(GraphicsContext g, Answers answers, double side) {
        double cell = side / answers.size();
        for (int i = 0; i < answers.size() * answers.size(); i++) {
            g.setFill(ground(answers, i));
            g.fillRect(Math.floor(i % answers.size() * cell), Math.floor(i / answers.size() * cell), Math.ceil(cell), Math.ceil(cell));
        }
        double radius = 1.7 * scale.get();
        for (int row = 0; row < answers.targets().length; row++) {
            g.setFill(ofClass(answers, answers.targets()[row]));
            double x = (answers.x()[2 * row] / answers.reach() + 1) / 2 * side;
            double y = (1 - answers.x()[2 * row + 1] / answers.reach()) / 2 * side;
            g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    private Color ground(Answers answers, int place) {
        if (answers.values().length == 1) {
            double logit = answers.values()[0][place];
            return palette.get().diverging(STRENGTH * (2 / (1 + Math.exp(-logit)) - 1));
        }
        int best = 0;
        for (int k = 1; k < answers.values().length; k++) {
            best = answers.values()[k][place] > answers.values()[best][place] ? k : best;
        }
        return palette.get().surface().interpolate(palette.get().series(best), STRENGTH / 1.5);
    }

    private Color ofClass(Answers answers, double target) {
        return answers.values().length == 1 ? target > 0 ? palette.get().positive() : palette.get().negative() : palette.get().series((int) target);
    }

    /** With one input, the curve of the answers over the examples. */
    private void stretch(GraphicsContext g, Answers answers, double side) {
        double reach = 1.2 * Arrays.stream(answers.targets()).map(Math::abs).max().orElse(1);
        g.setFill(palette.get().fadedInk());
        for (int row = 0; row < answers.targets().length; row++) {
            double x = (answers.x()[row] / answers.reach() + 1) / 2 * side;
            g.fillOval(x - 1, (1 - answers.targets()[row] / reach) / 2 * side - 1, 2, 2);
        }
        g.setStroke(palette.get().positive());
        g.setLineWidth(2);
        g.setLineDashes();
        g.beginPath();
        for (int i = 0; i < answers.size(); i++) {
            double x = (double) i / (answers.size() - 1) * side;
            double y = (1 - answers.values()[0][i] / reach) / 2 * side;
            if (i == 0) {
                g.moveTo(x, y);
            } else {
                g.lineTo(x, y);
            }
        }
        g.stroke();
    }

    private void curves(GraphicsContext g, Pair shown, double left, double right, double height) {
        double line = (CAPTION + 4) * scale.get();
        double top = line;
        double bottom = height - line;
        double[] all = shown.lines().stream().flatMapToDouble(one -> DoubleStream.of(one.values())).filter(v -> Double.isFinite(v) && v > 0).toArray();
        double low = Arrays.stream(all).min().orElse(0.1);
        double high = Math.max(Math.min(Arrays.stream(all).max().orElse(1), 1e9 * low), low * 1.5);
        boolean log = high / low > MANY_DECADES;
        g.setStroke(palette.get().line());
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeLine(left, Math.rint(bottom) + 0.5, right, Math.rint(bottom) + 0.5);
        text(g, words.get(log ? "presets.loss.log" : "presets.loss"), left, line / 2, palette.get().fadedInk(), TextAlignment.LEFT);
        double last = shown.lines().stream().mapToDouble(one -> one.steps()[one.steps().length - 1]).max().orElse(1);
        text(g, words.get("presets.steps", words.whole(shown.own().steps())), right, height - line / 2, palette.get().fadedInk(), TextAlignment.RIGHT);
        Scale axis = new Scale(low, log ? high : Math.max(high, low), log, top + 2, bottom - 2, left, right, Math.max(1, last));
        boolean sick = shown.cured().isPresent();
        draw(g, shown.own().loss(), axis, sick ? palette.get().negative() : palette.get().positive(), new double[0]);
        shown.cured().ifPresent(cured -> {
            draw(g, cured.loss(), axis, palette.get().positive(), CURED_DASHES);
            String key = words.get("presets.with-cure");
            text(g, key, right, line / 2, palette.get().positive(), TextAlignment.RIGHT);
        });
        if (shown.own().diverged()) {
            text(g, words.get("presets.diverged"), left, height - line / 2, palette.get().warning(), TextAlignment.LEFT);
        }
    }

    private record Scale(double low, double high, boolean log, double top, double bottom, double left, double right, double last) {
        double y(double value) {
            double share = log ? Math.log(value / low) / Math.log(high / low) : value / high;
            return bottom - Math.clamp(share, 0, 1) * (bottom - top);
        }

        double x(double step) {
            return left + step / last * (right - left);
        }
    }

    private static void draw(GraphicsContext g, Line line, Scale axis, Color colour, double[] dashes) {
        g.setStroke(colour);
        g.setLineWidth(1.8);
        g.setLineDashes(dashes);
        g.beginPath();
        boolean down = false;
        for (int i = 0; i < line.steps().length; i++) {
            double value = line.values()[i];
            if (Double.isNaN(value)) {
                continue;
            }
            double y = axis.y(Math.max(value, Double.MIN_NORMAL));
            if (down) {
                g.lineTo(axis.x(line.steps()[i]), y);
            } else {
                g.moveTo(axis.x(line.steps()[i]), y);
            }
            down = true;
        }
        g.stroke();
        g.setLineDashes();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT * scale.get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT * scale.get();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        if (CanvasSize.follow(this, canvas)) {
            draw();
        }
    }
}
