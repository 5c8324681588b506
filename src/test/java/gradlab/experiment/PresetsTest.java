package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.probe.Series;
import gradlab.train.Run;
import org.junit.jupiter.api.Test;

class PresetsTest {

    @Test
    void firstExperimentLearnsAndSaturatesWhileOneWatches() {
        Run run = Run.start(Presets.first());
        run.stepMeasuringAll();
        double lossBefore = measured(run, "loss.train");
        for (int step = 0; step < 1500; step++) {
            run.step();
        }
        run.stepMeasuringAll();
        assertThat(measured(run, "loss.train")).isLessThan(lossBefore / 10);
        assertThat(measured(run, "accuracy.train")).isGreaterThan(0.95);
        assertThat(measured(run, Series.id(2, "saturation"))).isGreaterThan(0.5);
    }

    private static double measured(Run run, String series) {
        return run.meter().value(run.meter().index(series));
    }
}
