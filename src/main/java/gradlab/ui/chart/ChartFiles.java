package gradlab.ui.chart;

import gradlab.ui.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where an exported chart should go. The window asks with a dialog of the system, tests answer at once. */
@FunctionalInterface
public interface ChartFiles {

    /**
     * A file to write, or empty if the user thought better of it.
     *
     * @param extension without a dot, {@code png} or {@code csv}
     */
    Optional<Path> toSave(Window owner, String suggestedName, String extension);

    /** The dialog of the system. */
    static ChartFiles dialog(Words words) {
        return (owner, suggestedName, extension) -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(words.get("chart.export." + extension));
            chooser.setInitialFileName(suggestedName);
            chooser.getExtensionFilters().add(
                    new FileChooser.ExtensionFilter(words.get("chart.export." + extension + ".kind"), "*." + extension));
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        };
    }
}
