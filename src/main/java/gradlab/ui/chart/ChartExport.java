package gradlab.ui.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;

/**
 * Saves what a card shows as an image or a table, beside the FX thread.
 *
 * @param name of the file, without extension
 * @param image,table write the file; they run on another thread and share nothing with this one
 * @param said is told on the FX thread how it ended, in one sentence
 */
record ChartExport(ChartDesk desk, String name, Work image, Work table, Node owner, Consumer<String> said) {

    /** What may fail when a file is written. */
    @FunctionalInterface
    interface Work {
        void to(Path file) throws IOException;
    }

    void png() {
        save("png", image);
    }

    void csv() {
        save("csv", table);
    }

    private void save(String extension, Work work) {
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
