package gradlab.parity;

import gradlab.experiment.Clipping;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.nn.Activation;
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

/** Penalties and clipping, alone and together: first the penalty, then the cut, then the optimizer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectionParityTest {

    private final Parity parity = new Parity("directions");

    @AfterAll
    void close() throws IOException {
        parity.close();
    }

    static Stream<Arguments> trainings() {
        List<List<Regularization>> penalties = List.of(List.of(new Regularization.L2(0.05)), List.of(new Regularization.L1(0.01, false)),
                List.of(new Regularization.L1(0.01, true)), List.of(new Regularization.L1(0.01, false), new Regularization.L2(0.05)),
                List.of(new Regularization.None()));
        List<Clipping> cuts = List.of(new Clipping.None(), new Clipping.Norm(0.1), new Clipping.Norm(100), new Clipping.Value(0.01));
        List<Arguments> all = new ArrayList<>();
        for (List<Regularization> penalty : penalties) {
            for (Clipping cut : cuts) {
                for (Optimizer optimizer : List.of(new Optimizer.Sgd(0.05), new Optimizer.Adam())) {
                    for (Networks network : Networks.values()) {
                        String name = penalty + ", " + cut + ", " + optimizer + ", " + network;
                        all.add(Arguments.argumentSet(name, name, penalty, cut, optimizer, network));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void sixtyStepsAreThoseOfPyTorch(String name, List<Regularization> penalty, Clipping cut, Optimizer optimizer, Networks network,
            @TempDir Path folder) {
        ExperimentSpec spec = network.spec(folder, new Activation.Tanh(), optimizer, 32).withRegularization(penalty).withClipping(cut);
        parity.assertSame(name, spec, network.data());
    }
}
