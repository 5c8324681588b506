package gradlab.ui.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Small square pictures with rounded corners, kept from one drawing to the next so that nothing is allocated. */
final class UnitImages {

    /** Radius of the corners as a share of the side. */
    static final double CORNER = 0.2;

    private final List<WritableImage> images = new ArrayList<>();
    private int side;
    private int[] pixels = new int[0];
    private int[] alpha = new int[0];

    /** The picture number {@code index}, filled from a function of the pixel's place, row by row. */
    WritableImage paint(int index, int wantedSide, IntUnaryOperator argb) {
        if (side != wantedSide) {
            side = wantedSide;
            images.clear();
            pixels = new int[side * side];
            alpha = corners(side);
        }
        while (images.size() <= index) {
            images.add(new WritableImage(side, side));
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = argb.applyAsInt(i) & 0xFFFFFF | alpha[i];
        }
        WritableImage image = images.get(index);
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        return image;
    }

    /** How much of each pixel lies within the rounded square, as the alpha byte of a pixel. */
    private static int[] corners(int side) {
        int[] alpha = new int[side * side];
        double radius = CORNER * side;
        for (int i = 0; i < alpha.length; i++) {
            double dx = Math.max(0, radius - Math.min(i % side + 0.5, side - i % side - 0.5));
            double dy = Math.max(0, radius - Math.min(i / side + 0.5, side - i / side - 0.5));
            double cover = Math.clamp(radius + 0.5 - Math.hypot(dx, dy), 0, 1);
            alpha[i] = (int) Math.round(255 * cover) << 24;
        }
        return alpha;
    }
}
