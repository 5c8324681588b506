package gradlab.ui.chart;

import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.probe.Picture;
import gradlab.train.Recorder;
import gradlab.train.Run;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.List;

/** A few recorded steps to draw. */
record ShortRun(Run run, Recorder recorder) {

    static final Words RUSSIAN = new Words(Texts.russian());

    static ShortRun of(ExperimentSpec spec, int steps) {
        Run run = Run.start(spec.measuringEvery(1));
        Recorder recorder = new Recorder(run);
        for (int i = 0; i < steps; i++) {
            recorder.advance(run, false);
        }
        return new ShortRun(run, recorder);
    }

    /** Three hidden layers of 2-6-4-3-1. */
    static ExperimentSpec spec(Activation activation) {
        return ExperimentSpec.standard().withBatches(new BatchPlan(5, true))
                .withHidden(List.of(new LayerSpec(6, activation), new LayerSpec(4, activation), new LayerSpec(3, activation)));
    }

    Readings readings() {
        return Readings.of(recorder, book());
    }

    PictureBook book() {
        return PictureBook.of(run.spec(), run.data());
    }

    Picture picture(String id, int layer) {
        return book().find(id, layer).orElseThrow();
    }

    PictureChart chart(String id, int layer, boolean log) {
        Picture picture = picture(id, layer);
        return new PictureChart(picture, Curves.of(picture, Palette.LIGHT, book().rankThreshold()),
                new ChartStyle(Palette.LIGHT, "SansSerif"), new ChartWords(RUSSIAN), log);
    }
}
