package gradlab.parity;

import gradlab.experiment.Catalogues;
import gradlab.nn.Activation;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import gradlab.nn.PRelu;

/** Every normalisation, with its gains, shifts and running statistics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NormalizationParityTest {

    private final Parity parity = new Parity("normalizations");

    @AfterAll
    void close() throws IOException {
        parity.close();
    }

    static Stream<Arguments> trainings() {
        List<Normalization> normalizations = new ArrayList<>();
        Catalogues.NORMALIZATION.entries().forEach(entry -> normalizations.add(entry.standard()));
        normalizations.addAll(List.of(new Normalization.Batch(1e-2, 0.4), new Normalization.Layer(1e-2)));
        List<Arguments> all = new ArrayList<>();
        for (Normalization normalization : normalizations) {
            for (Activation activation : List.of(new Activation.Tanh(), new Activation.Relu(), new PRelu())) {
                for (Networks network : Networks.values()) {
                    for (int batch : Networks.BATCHES) {
                        String name = normalization + ", " + activation + ", " + network + ", batch " + batch;
                        all.add(Arguments.argumentSet(name, name, normalization, activation, network, batch));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void sixtyStepsAreThoseOfPyTorch(String name, Normalization normalization, Activation activation, Networks network, int batch,
            @TempDir Path folder) {
        parity.assertSame(name, network.spec(folder, activation, new Optimizer.Momentum(0.01, 0.9, 0), batch)
                .withNormalization(normalization), network.data());
    }
}
