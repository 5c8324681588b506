package gradlab.ui.chart;

import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import gradlab.ui.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;

/**
 * Saves what a part of the window shows to a file that the user chooses; writes beside the FX thread.
 *
 * @param owner stands in the window that asks
 * @param said is told on the FX thread how it ended, in one sentence
 */
public record Saving(Words words, ChartFiles files, Node owner, Consumer<String> said) {

    /**
     * Asks for a place and writes there. FX thread only.
     *
     * @param name suggested for the file, without extension
     * @param writing runs on another thread and shares nothing with this one
     */
    public void save(String name, String extension, WholeFile.Writing writing) {
        files.toSave(owner.getScene().getWindow(), name + "." + extension, extension).ifPresent(file ->
                Thread.ofVirtual().name("export").start(() -> {
                    String sentence = attempt(file, writing);
                    Platform.runLater(() -> said.accept(sentence));
                }));
    }

    private String attempt(Path file, WholeFile.Writing writing) {
        try {
            WholeFile.write(file, writing);
            return words.get("chart.export.done", file.getFileName());
        } catch (IOException | RuntimeException e) {
            return words.get("chart.export.failed", file, Unwritable.because(e).reason(words.texts()));
        }
    }
}
