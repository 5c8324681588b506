package gradlab.ui.patterns;

import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.chart.ChartTable;
import gradlab.ui.chart.PngFile;
import gradlab.ui.chart.Saving;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;

/** Saves a picture as an image or its numbers as a table; files are written beside the FX thread. */
final class PatternExport {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 460;
    private static final double SCALE = 2;
    private static final String NAME = "patterns-";

    private final Saving saving;

    /** @param said is told on the FX thread how it ended, in one sentence */
    PatternExport(Words words, ChartFiles files, Node owner, Consumer<String> said) {
        saving = new Saving(words, files, owner, said);
    }

    void csv(String name, List<List<String>> rows) {
        saving.save(NAME + name, "csv", ChartTable.of(rows));
    }

    void png(String name, PatternBoard board) {
        Canvas canvas = new Canvas(WIDTH * SCALE, HEIGHT * SCALE);
        canvas.getGraphicsContext2D().scale(SCALE, SCALE);
        board.paintTitled(canvas.getGraphicsContext2D(), WIDTH, HEIGHT);
        saving.save(NAME + name, "png", PngFile.of(canvas));
    }
}
