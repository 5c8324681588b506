package gradlab.ui.network;

import gradlab.train.Snapshot;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Gap;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Draws the links: width and opacity tell |weight| relative to the largest of the layer, colour its sign. Links of about
 * the same strength are one path, weak ones first: a thousand links cost some two hundred strokes.
 */
final class LinkPainter {

    /** A layer whose weights are all smaller than this is drawn faint, because it is. */
    static final double FLOOR = 0.05;
    private static final int LEVELS = 12;
    private static final double THINNEST = 0.4;
    private static final double THICKEST = 3.6;

    private int[] levels = new int[0];

    void paint(GraphicsContext g, NetworkView view, NetworkLayout layout) {
        List<Column> columns = layout.columns();
        g.setLineDashes();
        for (int i = 1; i < columns.size(); i++) {
            Column left = columns.get(i - 1);
            Column right = columns.get(i);
            if (right.layer() == left.layer() + 1) {
                paint(g, view, layout, left, right);
            }
        }
        for (Gap gap : layout.gaps()) {
            paintGap(g, view, layout, gap);
        }
    }

    private void paint(GraphicsContext g, NetworkView view, NetworkLayout layout, Column left, Column right) {
        Optional<Snapshot> snapshot = view.snapshot();
        if (snapshot.isEmpty() || left.stacked()) {
            paintPlain(g, view, layout, left, right);
            return;
        }
        LayerWeights weights = LayerWeights.of(snapshot.get().values(), view.shape(), right.layer());
        int count = left.shown() * right.shown();
        if (levels.length < count) {
            levels = new int[count];
        }
        double largest = weights.largest(FLOOR);
        for (int a = 0; a < left.shown(); a++) {
            for (int b = 0; b < right.shown(); b++) {
                levels[a * right.shown() + b] = level(weights.weight(a, b) / largest);
            }
        }
        for (int level = 1; level <= LEVELS; level++) {
            paintLevel(g, view.palette().negative(), layout, left, right, -level);
            paintLevel(g, view.palette().positive(), layout, left, right, level);
        }
    }

    /** −LEVELS..LEVELS with the sign of the weight; 0 for what is not a number. */
    static int level(double relative) {
        if (Double.isNaN(relative)) {
            return 0;
        }
        int level = Math.clamp((int) Math.ceil(Math.abs(relative) * LEVELS), 1, LEVELS);
        return relative < 0 ? -level : level;
    }

    private void paintLevel(GraphicsContext g, Color colour, NetworkLayout layout, Column left, Column right, int level) {
        boolean any = false;
        for (int i = 0; i < left.shown() * right.shown(); i++) {
            if (levels[i] == level) {
                if (!any) {
                    any = true;
                    g.beginPath();
                }
                trace(g, layout, left, i / right.shown(), right, i % right.shown());
            }
        }
        if (any) {
            double strength = (Math.abs(level) - 0.5) / LEVELS;
            g.setStroke(colour.deriveColor(0, 1, 1, 0.07 + 0.78 * strength));
            g.setLineWidth(THINNEST + (THICKEST - THINNEST) * strength);
            g.stroke();
        }
    }

    private void paintPlain(GraphicsContext g, NetworkView view, NetworkLayout layout, Column left, Column right) {
        g.beginPath();
        for (int a = 0; a < Math.max(1, left.shown()); a++) {
            for (int b = 0; b < right.shown(); b++) {
                trace(g, layout, left, a, right, b);
            }
        }
        g.setStroke(view.palette().fadedInk().deriveColor(0, 1, 1, 0.3));
        g.setLineWidth(0.8);
        g.stroke();
    }

    private static void trace(GraphicsContext g, NetworkLayout layout, Column left, int from, Column right, int to) {
        g.moveTo(left.x() + layout.half(left), layout.y(left, from));
        g.lineTo(right.x() - layout.half(right), layout.y(right, to));
    }

    private static void paintGap(GraphicsContext g, NetworkView view, NetworkLayout layout, Gap gap) {
        g.setFill(view.palette().fadedInk());
        for (int dot = -1; dot <= 1; dot++) {
            g.fillOval(gap.x() + 7 * dot - 1.5, layout.middle() - 1.5, 3, 3);
        }
    }
}
