package gradlab.ui.sweep;

import gradlab.train.SweepResult;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.theme.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javax.imageio.ImageIO;

/** Saves a sweep as a table of its runs or as an image of its map; files are written beside the FX thread. */
final class SweepExport {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 620;
    private static final double SCALE = 2;
    private static final String NAME = "sweep";

    private final Words words;
    private final ChartFiles files;
    private final MapPicture picture;
    private final Node owner;
    private final Consumer<String> said;

    /** @param said is told on the FX thread how it ended, in one sentence */
    SweepExport(Words words, ChartFiles files, MapPicture picture, Node owner, Consumer<String> said) {
        this.words = words;
        this.files = files;
        this.picture = picture;
        this.owner = owner;
        this.said = said;
    }

    private interface Work {
        void to(Path file) throws IOException;
    }

    void csv(MapData data, List<SweepResult> results) {
        save("csv", file -> Files.writeString(file, data.plan().table(results)));
    }

    void png(MapData data, Palette palette) {
        Canvas canvas = new Canvas(WIDTH * SCALE, HEIGHT * SCALE);
        canvas.getGraphicsContext2D().scale(SCALE, SCALE);
        picture.drawTitled(canvas.getGraphicsContext2D(), palette, data, WIDTH, HEIGHT);
        BufferedImage image = SwingFXUtils.fromFXImage(canvas.snapshot(null, null), null);
        save("png", file -> {
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IOException("no writer for PNG images");
            }
        });
    }

    private void save(String extension, Work work) {
        files.toSave(owner.getScene().getWindow(), NAME + "." + extension, extension).ifPresent(file ->
                Thread.ofVirtual().name("sweep export").start(() -> {
                    String sentence = attempt(work, file);
                    Platform.runLater(() -> said.accept(sentence));
                }));
    }

    /** Beside its place first, so that no half of a file is left. */
    private String attempt(Work work, Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            work.to(beside);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            return words.get("chart.export.done", file.getFileName());
        } catch (IOException | RuntimeException e) {
            return words.get("chart.export.failed", file, e.getMessage());
        }
    }
}
