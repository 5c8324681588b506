package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.probe.DimensionShare;
import gradlab.probe.Losses;
import gradlab.probe.MatrixChoice;
import gradlab.probe.MeasureChoice;
import gradlab.probe.Norms;
import gradlab.probe.Probe;
import gradlab.probe.Ranks;
import gradlab.probe.Saturation;
import gradlab.probe.Spectra;
import gradlab.probe.Transport;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeasuredStepsTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withBatches(new BatchPlan(24, true))
            .withHidden(List.of(new LayerSpec(12, new Activation.Tanh()), new LayerSpec(10, new Activation.Tanh())));
    private static final int ATTEMPTS = 500;
    private static final int STEPS = 100;
    /** Bytes per step of what the compiler takes away or not, as it comes to know the code: less than any row of values here. */
    private static final long SMALL_OBJECTS = 512;

    static List<Probe> probes() {
        return List.of(new Losses(1, 1), new Saturation().withEvery(1), new Norms().withEvery(1), new Transport().withEvery(1),
                new Ranks(1e-3, 1, MatrixChoice.ALL, MeasureChoice.ALL), new Spectra(1, MatrixChoice.ALL), new DimensionShare().withEvery(1));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void measuringAllocatesNoArraysOnceCompiled(Probe probe) {
        Run run = Run.start(SPEC.withProbes(List.of(probe)));

        assertThat(leastAllocation(run::step)).isLessThan(SMALL_OBJECTS);
    }

    /** Histories grow in large steps, and merge in their place; what is allocated between is what is kept: one row of every kind. */
    @Test
    void recordingEverythingAtEveryStepAllocatesWhatItKeepsAndNoOtherArraysOnceCompiled() {
        Run run = Run.start(SPEC.withProbes(probes()));
        Recorder recorder = new Recorder(run);
        recorder.advance(run, false);
        long kept = recorder.spectra().image().rows().values().stream().mapToLong(row -> KeptRows.bytesPerRow(row.width())).sum();

        assertThat(kept).isBetween(1000L, 20_000L);
        assertThat(leastAllocation(() -> recorder.advance(run, false))).isLessThan(kept + SMALL_OBJECTS);
        assertThat(run.stepCount()).isGreaterThan(STEPS);
    }

    /** Vectors are boxes until they are compiled, so the run may warm up for as long as it takes. */
    private static long leastAllocation(Runnable step) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least >= SMALL_OBJECTS; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                step.run();
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / STEPS);
        }
        return least;
    }
}
