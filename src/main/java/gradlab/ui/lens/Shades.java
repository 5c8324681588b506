package gradlab.ui.lens;

import gradlab.ui.theme.Palette;
import javafx.scene.paint.Color;

/** The diverging colours of a palette with ink that can be read on each, made once: a board has thousands of cells. */
final class Shades {

    private static final int STEPS = 64;

    private final Color[] grounds = new Color[2 * STEPS + 1];
    private final Color[] inks = new Color[2 * STEPS + 1];
    private final Color unknown;
    private final Color ink;

    Shades(Palette palette) {
        ink = palette.ink();
        unknown = palette.line();
        Color other = palette == Palette.LIGHT ? palette.surface() : palette.ground();
        for (int i = 0; i < grounds.length; i++) {
            grounds[i] = palette.diverging((double) (i - STEPS) / STEPS);
            inks[i] = contrast(ink, grounds[i]) >= contrast(other, grounds[i]) ? ink : other;
        }
    }

    /** @param strength −1..1; what is not a number is grey */
    Color ground(double strength) {
        return Double.isFinite(strength) ? grounds[at(strength)] : unknown;
    }

    /** Ink or its opposite, whichever can be read better there. */
    Color ink(double strength) {
        return Double.isFinite(strength) ? inks[at(strength)] : ink;
    }

    private static int at(double strength) {
        return STEPS + (int) Math.round(Math.clamp(strength, -1, 1) * STEPS);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
