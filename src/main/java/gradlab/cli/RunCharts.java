package gradlab.cli;

import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.train.Recorder;
import gradlab.train.Run;
import gradlab.ui.chart.ChartPictures;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The charts that a run leaves as pictures. */
final class RunCharts {

    private RunCharts() {
    }

    static List<Path> write(Path folder, Run run, Recorder recorder, Texts texts) {
        System.setProperty("java.awt.headless", "true");
        try {
            return new ChartPictures(Palette.LIGHT, texts).write(run, recorder, folder);
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        }
    }
}
