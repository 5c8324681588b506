package gradlab.ui.network;

import gradlab.ui.theme.Palette;
import javafx.scene.paint.Color;

/** The diverging colours of a palette as opaque ARGB pixels, looked up quickly. */
final class Ramp {

    private static final int STEPS = 128;

    private final int[] pixels = new int[2 * STEPS + 1];
    private final int unknown;

    /** @param strength 0..1, how far the ends go from the surface towards the full colour */
    Ramp(Palette palette, double strength) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = argb(palette.diverging(strength * (i - STEPS) / STEPS));
        }
        unknown = argb(palette.line());
    }

    /** The pixel of a value −1..1; values beyond are clipped, NaN is grey. */
    int at(double value) {
        if (Double.isNaN(value)) {
            return unknown;
        }
        return pixels[(int) Math.round(Math.clamp(value, -1, 1) * STEPS) + STEPS];
    }

    Color color(double value) {
        int pixel = at(value);
        return Color.rgb(pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF);
    }

    static int argb(Color color) {
        return 0xFF000000 | channel(color.getRed()) << 16 | channel(color.getGreen()) << 8 | channel(color.getBlue());
    }

    private static int channel(double value) {
        return (int) Math.round(255 * value);
    }
}
