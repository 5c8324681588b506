package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.bench.Training;
import gradlab.experiment.ExperimentSpec;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("soak")
@Timeout(1200)
class EnduranceTest {

    private static final long STEPS = Long.getLong("soak.steps", 1_000_000);
    private static final long MOST_BYTES = 300L << 20;

    /** The greatest of all batch losses is a single step, and must be found in the curve at the end. */
    @Test
    void aMillionStepsFitIntoLittleMemoryAndLoseNoSpike() throws InterruptedException {
        ExperimentSpec spec = Training.W1_ADAM.spec().withProbes(ExperimentSpec.standardProbes());
        long start = System.nanoTime();
        try (Trainer trainer = new Trainer(spec, System::nanoTime)) {
            trainer.playTo(STEPS);
            while (trainer.state().step() < STEPS) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            System.gc();
            long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%d steps with all light probes in %.0f s, heap %d MB%n", STEPS, seconds, heap >> 20);
            Window curve = trainer.state().run().orElseThrow().recorder().history("loss.batch").orElseThrow().window(1000);
            assertThat(heap).isLessThan(MOST_BYTES);
            assertThat(Arrays.stream(curve.values()).max().orElseThrow()).isEqualTo(greatestBatchLoss(spec));
        }
    }

    private static double greatestBatchLoss(ExperimentSpec spec) {
        Run run = Run.start(spec);
        double greatest = 0;
        for (long step = 0; step < STEPS; step++) {
            run.stepUnmeasured();
            greatest = Math.max(greatest, run.batchLoss());
        }
        return greatest;
    }
}
