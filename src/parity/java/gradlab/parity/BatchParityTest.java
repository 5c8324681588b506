package gradlab.parity;

import gradlab.data.BatchPlan;
import gradlab.experiment.ExperimentSpec;
import gradlab.golden.SampleData;
import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches that come out even, leave a rest, leave a lonely example, are larger than the set, or hold one example. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchParityTest {

    private final Parity parity = new Parity("batches");

    @AfterAll
    void close() throws IOException {
        parity.close();
    }

    @ParameterizedTest(name = "{0}, batch {1}")
    @CsvSource({"plane-numbers, 50", "plane-numbers, 30", "plane-numbers, 33", "plane-odd, 32", "plane-odd, 96", "plane-odd, 97",
        "plane-odd, 500", "plane-numbers, 1", "plane-numbers, 3"})
    void sixtyStepsAreThoseOfPyTorch(String data, int batch, @TempDir Path folder) {
        ExperimentSpec spec = Networks.NUMBERS.spec(folder, new Activation.Tanh(), new Optimizer.Momentum(0.02, 0.9, 0), batch)
                .withData(SampleData.named(data).in(folder)).withBatches(new BatchPlan(batch, false));
        parity.assertSame(data + ", batch " + batch, spec, SampleData.named(data));
    }
}
