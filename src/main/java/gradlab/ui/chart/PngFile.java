package gradlab.ui.chart;

import gradlab.catalogue.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.canvas.Canvas;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images as PNG files. */
public final class PngFile {

    private PngFile() {
    }

    public static void write(Path file, BufferedImage image) throws IOException {
        WholeFile.write(file, of(image));
    }

    /** The image to write. */
    public static WholeFile.Writing of(BufferedImage image) {
        return out -> write(image, out);
    }

    /** What a canvas shows now. FX thread only; what comes of it writes on any. */
    public static WholeFile.Writing of(Canvas canvas) {
        return of(SwingFXUtils.fromFXImage(canvas.snapshot(null, null), null));
    }

    /** Without the temporary file that ImageIO makes by itself, for which there may be no room. */
    private static void write(BufferedImage image, OutputStream out) throws IOException {
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("no writer for PNG images");
            }
        }
    }
}
