package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.PlainKernels;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.probe.Losses;
import gradlab.probe.Norms;
import gradlab.probe.Probe;
import gradlab.probe.Saturation;
import gradlab.probe.Transport;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Measuring must not make rubbish: a probe that is due at every step would else keep the collector busy. */
class ProbeCostTest {

    private static final int STEPS = 300;
    /** What the virtual machine may allocate on this thread meanwhile, per step. */
    private static final long TOLERATED = 48;
    private static final int NEVER = Integer.MAX_VALUE;

    @Test
    void lightProbesAllocateNothing() {
        long asleep = bytesPerStep(List.of(new Losses(NEVER, NEVER)));

        assertThat(bytesPerStep(List.of(new Losses(1, NEVER), new Norms(1), new Transport(1)))).isLessThan(asleep + TOLERATED);
    }

    @Test
    void countingTheHiddenUnitsAllocatesNothing() {
        long asleep = bytesPerStep(List.of(new Losses(NEVER, NEVER)));

        assertThat(bytesPerStep(List.of(new Losses(1, 1), new Saturation(0.1, 1)))).isLessThan(asleep + TOLERATED);
    }

    private static long bytesPerStep(List<Probe> probes) {
        LayerSpec hidden = new LayerSpec(16, new Activation.Tanh());
        ExperimentSpec spec = ExperimentSpec.standard().withData(new DataSource.Blobs(96, 4, 8, 0.5, 1))
                .withNetwork(NetworkShape.of(8, List.of(hidden, hidden), 4)).withLoss(new Loss.CrossEntropy())
                .withBatches(new BatchPlan(32, true)).withProbes(probes);
        Run run = Run.start(spec, Prepared.of(spec), () -> 0, new PlainKernels());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int step = 0; step < STEPS; step++) {
                run.step();
            }
            least = Math.min(least, (threads.getThreadAllocatedBytes(thread) - before) / STEPS);
        }
        return least;
    }
}
