package gradlab.parity;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.experiment.Catalogues;
import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every optimizer: as it stands, with each of its parameters changed, and with all of them changed. The rates are such that
 * sixty steps go downhill steadily: where a step is too long for the curvature, the last bit of a weight doubles from step to
 * step, and two exact engines part after fifty of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OptimizerParityTest {

    /** Rates by optimizer where the usual one is too short to move or too long to be steady. */
    private static final Map<String, Double> RATE = Map.of("sgd", 0.1, "momentum", 0.02, "momentum-classic", 0.02,
            "nesterov", 0.02, "rmsprop", 1e-3, "adadelta", 0.2);
    /** Those that the lab gives all examples at every step. */
    private static final Set<String> WHOLE = Set.of("rprop");
    /** The other value of each number but the rate, which is halved. */
    private static final Map<String, Double> OTHER = Map.of("momentum", 0.8, "dampening", 0.4, "epsilon", 1e-4, "alpha", 0.9,
            "beta1", 0.8, "beta2", 0.95, "rho", 0.8, "decay", 0.1, "psi", 0.02);

    private final Parity parity = new Parity("optimizers");

    @AfterAll
    void close() throws IOException {
        parity.close();
    }

    static Stream<Arguments> trainings() {
        List<Arguments> all = new ArrayList<>();
        for (Entry<Optimizer> entry : Catalogues.OPTIMIZER.entries()) {
            if (Counterparts.WITHOUT.containsKey("optimizer " + entry.spelling().english())) {
                continue;
            }
            for (Optimizer optimizer : variants(entry)) {
                for (Networks network : Networks.values()) {
                    for (int batch : WHOLE.contains(entry.spelling().english()) ? List.of(0) : Networks.BATCHES) {
                        String name = optimizer + ", " + network + ", batch " + batch;
                        all.add(Arguments.argumentSet(name, name, optimizer, network, batch));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void sixtyStepsAreThoseOfPyTorch(String name, Optimizer optimizer, Networks network, int batch, @TempDir Path folder) {
        parity.assertSame(name, network.spec(folder, new Activation.Tanh(), optimizer, batch), network.data());
    }

    private static List<Optimizer> variants(Entry<Optimizer> entry) {
        Parameter rate = entry.parameter("rate").orElseThrow();
        Optimizer usual = entry.with(entry.standard(), rate, RATE.getOrDefault(entry.spelling().english(), entry.standard().rate()));
        List<Optimizer> all = new ArrayList<>();
        all.add(usual);
        Optimizer changed = usual;
        for (Parameter parameter : entry.parameters()) {
            Object other = parameter.equals(rate) ? usual.rate() / 2 : other(parameter);
            all.add(entry.with(usual, parameter, other));
            changed = entry.with(changed, parameter, other);
        }
        all.add(changed);
        return all.stream().distinct().toList();
    }

    private static Object other(Parameter parameter) {
        if (parameter.standard() instanceof Boolean flag) {
            return !flag;
        }
        return Optional.ofNullable(OTHER.get(parameter.spelling().english()))
                .orElseThrow(() -> new IllegalStateException("give another value of " + parameter.spelling().english()));
    }
}
