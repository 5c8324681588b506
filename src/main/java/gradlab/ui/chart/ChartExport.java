package gradlab.ui.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;

/**
 * Saves what a card shows as an image, a vector drawing or a table, beside the FX thread.
 *
 * @param name of the file, without extension
 * @param works write a file, by its extension; they run on another thread and share nothing with this one
 * @param said is told on the FX thread how it ended, in one sentence
 */
record ChartExport(ChartDesk desk, String name, Map<String, Work> works, Node owner, Consumer<String> said) {

    /** What can be saved, in the order of the menu. */
    static final List<String> EXTENSIONS = List.of("png", "svg", "csv");

    /** What may fail when a file is written. */
    @FunctionalInterface
    interface Work {
        void to(Path file) throws IOException;
    }

    /** A name of a file out of a title: without what some file system forbids. */
    static String fileName(String title) {
        return title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", " ").replaceAll("\\s+", " ").strip();
    }

    void save(String extension) {
        Work work = works.get(extension);
        desk.files().toSave(owner.getScene().getWindow(), name + "." + extension, extension).ifPresent(file ->
                Thread.ofVirtual().name("chart export").start(() -> {
                    String sentence = attempt(work, file);
                    Platform.runLater(() -> said.accept(sentence));
                }));
    }

    private String attempt(Work work, Path file) {
        try {
            work.to(file);
            return desk.words().get("chart.export.done", file.getFileName());
        } catch (IOException | RuntimeException e) {
            return desk.words().get("chart.export.failed", file, e.getMessage());
        }
    }
}
