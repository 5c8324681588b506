package gradlab.ui.network;

import java.util.Arrays;

/**
 * Draws smooth straight lines into pixels. A canvas needs ten times as long for a thousand links, and a software pipeline
 * would take that time from the training. Lines run from left to right; pixels are premultiplied ARGB.
 */
final class LinkRaster {

    private final int width;
    private final int height;
    private final int[] pixels;

    LinkRaster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] pixels() {
        return pixels;
    }

    void clear() {
        Arrays.fill(pixels, 0);
    }

    /**
     * Lays a line over what is there.
     *
     * @param thickness in pixels; below one the line gets fainter instead
     * @param rgb its colour without alpha
     * @param opacity 0..1
     */
    void line(double fromX, double fromY, double toX, double toY, double thickness, int rgb, double opacity) {
        double slope = (toY - fromY) / (toX - fromX);
        double stretch = Math.sqrt(1 + slope * slope);
        double shrink = 1 / stretch;
        // half a pixel more on each side, where the cover falls from one to zero
        double reach = Math.max(1, thickness) / 2 + 0.5;
        double strength = 255 * opacity * Math.min(1, thickness);
        int redBlue = rgb & 0xFF00FF;
        int opaqueGreen = 0xFF0000 | rgb >> 8 & 0xFF;
        int first = Math.max(0, (int) Math.round(fromX));
        int last = Math.min(width, (int) Math.round(toX));
        // the ends of steep lines must not stick out above and below what they join
        int highest = Math.max(0, (int) Math.ceil(Math.min(fromY, toY) - reach));
        int lowest = Math.min(height - 1, (int) Math.floor(Math.max(fromY, toY) + reach));
        double middle = fromY + (first + 0.5 - fromX) * slope - 0.5;
        for (int x = first; x < last; x++, middle += slope) {
            int top = Math.max(highest, (int) Math.ceil(middle - reach * stretch));
            int bottom = Math.min(lowest, (int) Math.floor(middle + reach * stretch));
            for (int y = top, at = top * width + x; y <= bottom; y++, at += width) {
                double cover = Math.min(1, reach - Math.abs(y - middle) * shrink);
                int alpha = (int) (strength * cover + 0.5);
                pixels[at] = blended(pixels[at], redBlue, opaqueGreen, alpha);
            }
        }
    }

    /** Two channels at once: each product stays within its sixteen bits. */
    private static int blended(int below, int redBlue, int opaqueGreen, int alpha) {
        int rest = 255 - alpha;
        int low = redBlue * alpha + (below & 0xFF00FF) * rest + 0x800080;
        int high = opaqueGreen * alpha + (below >>> 8 & 0xFF00FF) * rest + 0x800080;
        return (low + (low >>> 8 & 0xFF00FF) >>> 8 & 0xFF00FF) | (high + (high >>> 8 & 0xFF00FF) & 0xFF00FF00);
    }
}
