package gradlab.ui.network;

import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Gap;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Draws the links: width and opacity tell |weight| relative to the largest of the layer, colour its sign. Strong links lie
 * on top of weak ones.
 */
final class LinkPainter {

    /** A layer whose weights are all smaller than this is drawn faint, because it is. */
    static final double FLOOR = 0.05;
    private static final int LEVELS = 12;
    private static final double THINNEST = 0.4;
    private static final double THICKEST = 3.6;
    private static final double FAINTEST = 0.07;
    private static final double STRONGEST = 0.88;

    private LinkRaster raster = new LinkRaster(1, 1);
    private WritableImage image = new WritableImage(1, 1);
    private double scale = 1;
    private int[] levels = new int[0];

    /** @param pixelScale device pixels per unit of length, so that lines stay sharp on fine screens */
    void paint(GraphicsContext g, NetworkView view, NetworkLayout layout, double pixelScale) {
        prepare(layout, pixelScale);
        List<Column> columns = layout.columns();
        for (int i = 1; i < columns.size(); i++) {
            Column left = columns.get(i - 1);
            Column right = columns.get(i);
            if (right.layer() == left.layer() + 1) {
                if (view.snapshot().isEmpty() || left.stacked()) {
                    paintPlain(view, layout, left, right);
                } else {
                    paintWeights(view, layout, left, right);
                }
            }
        }
        image.getPixelWriter().setPixels(0, 0, raster.width(), raster.height(), PixelFormat.getIntArgbPreInstance(),
                raster.pixels(), 0, raster.width());
        g.drawImage(image, 0, 0, raster.width() / scale, raster.height() / scale);
        for (Gap gap : layout.gaps()) {
            paintGap(g, view, layout, gap);
        }
    }

    private void prepare(NetworkLayout layout, double pixelScale) {
        scale = pixelScale;
        int width = Math.max(1, (int) Math.ceil(layout.room().width() * scale));
        int height = Math.max(1, (int) Math.ceil(layout.room().height() * scale));
        if (raster.width() != width || raster.height() != height) {
            raster = new LinkRaster(width, height);
            image = new WritableImage(width, height);
        } else {
            raster.clear();
        }
    }

    private void paintWeights(NetworkView view, NetworkLayout layout, Column left, Column right) {
        LayerWeights weights = LayerWeights.of(view.snapshot().orElseThrow().values(), view.shape(), right.layer());
        double largest = weights.largest(FLOOR);
        int count = left.shown() * right.shown();
        if (levels.length < count) {
            levels = new int[count];
        }
        for (int i = 0; i < count; i++) {
            levels[i] = level(weights.weight(left.unit(i / right.shown()), right.unit(i % right.shown())) / largest);
        }
        int positive = Ramp.argb(view.palette().positive());
        int negative = Ramp.argb(view.palette().negative());
        for (int level = 1; level <= LEVELS; level++) {
            for (int i = 0; i < count; i++) {
                if (levels[i] == level) {
                    int from = i / right.shown();
                    int to = i % right.shown();
                    double weight = weights.weight(left.unit(from), right.unit(to));
                    double strength = Math.min(1, Math.abs(weight) / largest);
                    line(layout, left, from, right, to, THINNEST + (THICKEST - THINNEST) * strength,
                            weight < 0 ? negative : positive, FAINTEST + (STRONGEST - FAINTEST) * strength);
                }
            }
        }
    }

    /** 1..LEVELS by strength, in which order links are drawn; 0 for what is not a number and not drawn. */
    static int level(double relative) {
        return Double.isNaN(relative) ? 0 : Math.clamp((int) Math.ceil(Math.abs(relative) * LEVELS), 1, LEVELS);
    }

    private void paintPlain(NetworkView view, NetworkLayout layout, Column left, Column right) {
        int grey = Ramp.argb(view.palette().fadedInk());
        for (int a = 0; a < Math.max(1, left.shown()); a++) {
            for (int b = 0; b < right.shown(); b++) {
                line(layout, left, a, right, b, 0.9, grey, 0.32);
            }
        }
    }

    private void line(NetworkLayout layout, Column left, int from, Column right, int to, double thickness, int rgb,
            double opacity) {
        raster.line(scale * (left.x() + layout.half(left)), scale * layout.y(left, from),
                scale * (right.x() - layout.half(right)), scale * layout.y(right, to), scale * thickness, rgb, opacity);
    }

    private static void paintGap(GraphicsContext g, NetworkView view, NetworkLayout layout, Gap gap) {
        g.setFill(view.palette().fadedInk());
        for (int dot = -1; dot <= 1; dot++) {
            g.fillOval(gap.x() + 7 * dot - 1.5, layout.middle() - 1.5, 3, 3);
        }
    }
}
