package gradlab.ui.network;

import gradlab.data.ImageShape;
import gradlab.nn.Activation;
import gradlab.probe.Activity;
import gradlab.train.Snapshot;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/** Draws neurons: inside, what they answer; around, a ring that closes as they saturate, or a cross over the dead. */
final class NeuronPainter {

    private static final double STRENGTH = 0.8;

    private final UnitImages images = new UnitImages();
    private Palette palette;
    private Ramp ramp;
    private Ramp full;
    private int next;

    void paint(GraphicsContext g, NetworkView view, NetworkLayout layout) {
        if (palette != view.palette()) {
            palette = view.palette();
            ramp = new Ramp(palette, STRENGTH);
            full = new Ramp(palette, 1);
        }
        next = 0;
        for (Column column : layout.columns()) {
            if (!column.stacked()) {
                paint(g, view, layout, column);
            }
        }
    }

    private void paint(GraphicsContext g, NetworkView view, NetworkLayout layout, Column column) {
        double size = layout.size();
        for (int place = 0; place < column.shown(); place++) {
            int unit = column.unit(place);
            double x = column.x() - size / 2;
            double y = layout.y(column, place) - size / 2;
            boolean dead = isDead(view, column.layer(), unit);
            if (dead) {
                fill(g, palette.surface().interpolate(palette.fadedInk(), 0.25), x, y, size);
                paintCross(g, x, y, size);
            } else if (column.layer() == 1 && view.image().isPresent() && view.snapshot().isPresent()) {
                paintWeights(g, view, unit, x, y, size);
            } else if (view.follows()) {
                fill(g, ownColour(view, column.layer(), unit), x, y, size);
            } else if (view.maps().isPresent()) {
                g.drawImage(map(view, column.layer(), unit), x, y, size, size);
            } else {
                fill(g, meanColour(view, column.layer(), unit), x, y, size);
            }
            paintRing(g, x, y, size, dead ? 1 : saturatedShare(view, column.layer(), unit));
        }
    }

    private Image map(NetworkView view, int layer, int unit) {
        Snapshot.Maps maps = view.maps().orElseThrow();
        int side = maps.size();
        if (layer == 0) {
            return images.paint(next++, side, i -> ramp.at(2.0 * (unit == 0 ? i % side : side - 1 - i / side) / (side - 1) - 1));
        }
        float[][] answers = maps.answers()[layer - 1];
        if (layer == view.shape().depth() && view.colours().isPresent()) {
            AnswerColours colours = view.colours().get();
            return images.paint(next++, side, i -> colours.pixelOfOutput(answers, unit, i));
        }
        Tone tone = Tone.of(view.shape().activation(layer), Tone.reach(answers[unit]));
        return images.paint(next++, side, i -> ramp.at(tone.of(answers[unit][i])));
    }

    /** What the unit looks for in pictures, and at its right edge how strongly it has found it. */
    private void paintWeights(GraphicsContext g, NetworkView view, int unit, double x, double y, double size) {
        ImageShape shape = view.image().orElseThrow();
        LayerWeights weights = LayerWeights.of(view.snapshot().orElseThrow().values(), view.shape(), 1);
        double reach = Math.max(1e-12, weights.incomingReach(unit));
        int side = Math.max(shape.rows(), shape.columns());
        g.drawImage(images.paint(next++, side, i -> {
            int row = i / side * shape.rows() / side;
            int column = i % side * shape.columns() / side;
            return full.at(weights.weight(row * shape.columns() + column, unit) / reach);
        }), x, y, size, size);
        if (view.follows()) {
            double strip = Math.max(3, 0.16 * size);
            g.setFill(palette.surface());
            g.fillRect(x + size - strip - 1, y, 1, size);
            fill(g, ownColour(view, 1, unit), x + size - strip, y, strip, size);
        }
    }

    /** What the followed example does in a unit; inputs are measured by the largest that is there. */
    private Color ownColour(NetworkView view, int layer, int unit) {
        ExampleWalk walk = view.walk().orElseThrow();
        if (layer == 0) {
            Pin pin = view.example().orElseThrow();
            double reach = 1e-12;
            for (int input = 0; input < view.shape().inputs(); input++) {
                reach = Math.max(reach, Math.abs(pin.input(view.data().orElseThrow(), input)));
            }
            return ramp.color(pin.input(view.data().orElseThrow(), unit) / reach);
        }
        double[] all = walk.activations()[layer - 1];
        return ramp.color(Tone.of(view.shape().activation(layer), Tone.reach(all)).of(all[unit]));
    }

    private Color meanColour(NetworkView view, int layer, int unit) {
        Optional<double[]> known = layer == 0 ? Optional.empty() : view.means(layer);
        if (known.isEmpty()) {
            return palette.surface().interpolate(palette.line(), 0.35);
        }
        double[] means = known.get();
        return ramp.color(Tone.of(view.shape().activation(layer), Tone.reach(means)).of(means[unit]));
    }

    private void fill(GraphicsContext g, Color colour, double x, double y, double size) {
        fill(g, colour, x, y, size, size);
    }

    private void fill(GraphicsContext g, Color colour, double x, double y, double width, double size) {
        g.setFill(colour);
        g.fillRoundRect(x, y, width, size, Math.min(width, 2 * UnitImages.CORNER * size), 2 * UnitImages.CORNER * size);
    }

    private void paintCross(GraphicsContext g, double x, double y, double size) {
        double inset = 0.27 * size;
        g.setStroke(palette.fadedInk());
        g.setLineWidth(1.4);
        g.setLineDashes();
        g.strokeLine(x + inset, y + inset, x + size - inset, y + size - inset);
        g.strokeLine(x + size - inset, y + inset, x + inset, y + size - inset);
    }

    /** A thin ring, and over it the saturated share of its length, clockwise from the top. */
    private void paintRing(GraphicsContext g, double x, double y, double size, double share) {
        Color plain = palette.line().interpolate(palette.fadedInk(), 0.55);
        double round = 2 * UnitImages.CORNER * size;
        g.setLineDashes();
        g.setStroke(plain);
        g.setLineWidth(1.3);
        g.strokeRoundRect(x - 0.4, y - 0.4, size + 0.8, size + 0.8, round, round);
        if (!(share >= 0.01)) {
            return;
        }
        g.setStroke(plain.interpolate(palette.warning(), 0.45 + 0.55 * share));
        g.setLineWidth(2.6);
        g.setLineCap(StrokeLineCap.BUTT);
        double grown = size + 2;
        double radius = UnitImages.CORNER * grown;
        double length = 4 * grown - 8 * radius + 2 * Math.PI * radius;
        if (share < 0.99) {
            g.setLineDashes(share * length, 2 * length);
        }
        traceRing(g, x - 1, y - 1, grown, radius);
        g.setLineDashes();
    }

    private static void traceRing(GraphicsContext g, double x, double y, double side, double radius) {
        double right = x + side;
        double bottom = y + side;
        g.beginPath();
        g.moveTo(x + side / 2, y);
        g.arcTo(right, y, right, bottom, radius);
        g.arcTo(right, bottom, x, bottom, radius);
        g.arcTo(x, bottom, x, y, radius);
        g.arcTo(x, y, right, y, radius);
        g.lineTo(x + side / 2, y);
        g.stroke();
    }

    /** The saturated share of a hidden unit whose activation has two flat sides, NaN where that says nothing. */
    static double saturatedShare(NetworkView view, int layer, int unit) {
        return activity(view, layer).filter(_ -> activation(view, layer).saturates())
                .map(activity -> activity.saturated()[layer - 1][unit]).orElse(Double.NaN);
    }

    static boolean isDead(NetworkView view, int layer, int unit) {
        return activity(view, layer).filter(_ -> activation(view, layer).canDie())
                .map(activity -> activity.dead()[layer - 1][unit]).orElse(false);
    }

    /** What was measured of a hidden layer. */
    static Optional<Activity> activity(NetworkView view, int layer) {
        return layer == 0 || !view.shape().isHidden(layer) ? Optional.empty() : view.snapshot().flatMap(Snapshot::activity);
    }

    private static Activation activation(NetworkView view, int layer) {
        return view.shape().activation(layer);
    }
}
