package gradlab.ui.network;

import gradlab.data.ImageShape;
import gradlab.ui.theme.Palette;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures of image examples and of the weights that look at them, one pixel per feature. */
final class PixelImages {

    private PixelImages() {
    }

    /** An example, its smallest value in the colour of the surface, its largest in that of ink. */
    static Image grey(double[] values, int offset, ImageShape shape, Palette palette) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + shape.pixels(); i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        double range = greatest > least ? greatest - least : 1;
        int[] shades = new int[256];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = Ramp.argb(palette.surface().interpolate(palette.ink(), i / 255.0));
        }
        int[] pixels = new int[shape.pixels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = shades[(int) Math.clamp(255 * (values[offset + i] - least) / range, 0, 255)];
        }
        return image(pixels, shape);
    }

    /** What a unit of the first layer looks for: its weights, relative to the largest of them. */
    static Image weights(LayerWeights weights, int unit, ImageShape shape, Palette palette) {
        double[] own = new double[shape.pixels()];
        for (int i = 0; i < own.length; i++) {
            own[i] = weights.weight(i, unit);
        }
        double reach = Math.max(1e-12, Tone.reach(own));
        Ramp ramp = new Ramp(palette, 1);
        int[] pixels = new int[own.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = ramp.at(own[i] / reach);
        }
        return image(pixels, shape);
    }

    private static Image image(int[] pixels, ImageShape shape) {
        WritableImage image = new WritableImage(shape.columns(), shape.rows());
        image.getPixelWriter().setPixels(0, 0, shape.columns(), shape.rows(), PixelFormat.getIntArgbInstance(), pixels, 0,
                shape.columns());
        return image;
    }
}
