package gradlab.ui.patterns;

import de.siegmar.fastcsv.writer.CsvWriter;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
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

/** Saves a picture as an image or its numbers as a table; files are written beside the FX thread. */
final class PatternExport {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 460;
    private static final double SCALE = 2;
    private static final String NAME = "patterns-";

    private final Words words;
    private final ChartFiles files;
    private final Node owner;
    private final Consumer<String> said;

    /** @param said is told on the FX thread how it ended, in one sentence */
    PatternExport(Words words, ChartFiles files, Node owner, Consumer<String> said) {
        this.words = words;
        this.files = files;
        this.owner = owner;
        this.said = said;
    }

    private interface Work {
        void to(Path file) throws IOException;
    }

    void csv(String name, List<List<String>> rows) {
        save(name, "csv", file -> {
            try (CsvWriter csv = CsvWriter.builder().build(file)) {
                rows.forEach(csv::writeRecord);
            }
        });
    }

    void png(String name, PatternBoard board) {
        Canvas canvas = new Canvas(WIDTH * SCALE, HEIGHT * SCALE);
        canvas.getGraphicsContext2D().scale(SCALE, SCALE);
        board.paintTitled(canvas.getGraphicsContext2D(), WIDTH, HEIGHT);
        BufferedImage image = SwingFXUtils.fromFXImage(canvas.snapshot(null, null), null);
        save(name, "png", file -> {
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IOException("no writer for PNG images");
            }
        });
    }

    private void save(String name, String extension, Work work) {
        files.toSave(owner.getScene().getWindow(), NAME + name + "." + extension, extension).ifPresent(file ->
                Thread.ofVirtual().name("patterns export").start(() -> {
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
