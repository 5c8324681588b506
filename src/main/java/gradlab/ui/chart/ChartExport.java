package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.train.Recorder;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;

/**
 * Saves what a card shows as an image or a table, beside the FX thread.
 *
 * @param said is told on the FX thread how it ended, in one sentence
 */
record ChartExport(ChartDesk desk, Palette palette, Picture picture, PictureBook book, Recorder recorder, Node owner,
        Consumer<String> said) {

    /** What may fail when a file is written. */
    private interface Work {
        void to(Path file) throws IOException;
    }

    void png(boolean log) {
        ChartPictures pictures = new ChartPictures(palette, desk.words());
        save("png", file -> ChartPictures.write(file, pictures.image(picture, book, recorder, log)));
    }

    void csv() {
        save("csv", file -> ChartTable.write(file, picture, recorder));
    }

    private void save(String extension, Work work) {
        String name = ChartPictures.name(picture) + "." + extension;
        desk.files().toSave(owner.getScene().getWindow(), name, extension).ifPresent(file ->
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
