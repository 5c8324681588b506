package gradlab.ui.chart;

import gradlab.catalogue.WholeFile;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;

/**
 * Saves what a card shows as an image, a vector drawing or a table, beside the FX thread.
 *
 * @param name of the file, without extension
 * @param works write a file, by its extension; they run on another thread and share nothing with this one
 * @param said is told on the FX thread how it ended, in one sentence
 */
record ChartExport(ChartDesk desk, String name, Map<String, WholeFile.Writing> works, Node owner, Consumer<String> said) {

    /** What can be saved, in the order of the menu. */
    static final List<String> EXTENSIONS = List.of("png", "svg", "csv");

    /** A name of a file out of a title: without what some file system forbids. */
    static String fileName(String title) {
        return title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", " ").replaceAll("\\s+", " ").strip();
    }

    void save(String extension) {
        new Saving(desk.words(), desk.files(), owner, said).save(name, extension, works.get(extension));
    }
}
