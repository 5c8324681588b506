package gradlab.ui.sweep;

import gradlab.train.SweepResult;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.chart.PngFile;
import gradlab.ui.chart.Saving;
import gradlab.ui.theme.Palette;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;

/** Saves a sweep as a table of its runs or as an image of its map; files are written beside the FX thread. */
final class SweepExport {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 620;
    private static final double SCALE = 2;
    private static final String NAME = "sweep";

    private final Saving saving;
    private final MapPicture picture;

    /** @param said is told on the FX thread how it ended, in one sentence */
    SweepExport(Words words, ChartFiles files, MapPicture picture, Node owner, Consumer<String> said) {
        saving = new Saving(words, files, owner, said);
        this.picture = picture;
    }

    void csv(MapData data, List<SweepResult> results) {
        saving.save(NAME, "csv", out -> out.write(data.plan().table(results).getBytes(StandardCharsets.UTF_8)));
    }

    void png(MapData data, Palette palette) {
        Canvas canvas = new Canvas(WIDTH * SCALE, HEIGHT * SCALE);
        canvas.getGraphicsContext2D().scale(SCALE, SCALE);
        picture.drawTitled(canvas.getGraphicsContext2D(), palette, data, WIDTH, HEIGHT);
        saving.save(NAME, "png", PngFile.of(canvas));
    }
}
