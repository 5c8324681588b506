package gradlab.parity;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.Task;
import gradlab.experiment.Catalogues;
import gradlab.nn.Activation;
import gradlab.nn.Elu;
import gradlab.nn.Loss;
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

/** Every activation with every loss it can meet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivationParityTest {

    private final Parity parity = new Parity("activations");

    @AfterAll
    void close() throws IOException {
        parity.close();
    }

    static Stream<Arguments> trainings() {
        List<Arguments> all = new ArrayList<>();
        for (Activation activation : activations()) {
            for (Networks network : Networks.values()) {
                Task task = network.data().classes() == 0 ? Task.REGRESSION : Task.CLASSES;
                for (Entry<Loss> loss : Catalogues.LOSS.entries()) {
                    for (int batch : Networks.BATCHES) {
                        if (!(loss.standard() instanceof Loss.Auto) && loss.standard().fits(task, network.outputs())) {
                            String name = activation + ", " + loss.standard() + ", " + network + ", batch " + batch;
                            all.add(Arguments.argumentSet(name, name, activation, loss.standard(), network, batch));
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void sixtyStepsAreThoseOfPyTorch(String name, Activation activation, Loss loss, Networks network, int batch, @TempDir Path folder) {
        parity.assertSame(name, network.spec(folder, activation, new Optimizer.Sgd(0.1), batch).withLoss(loss), network.data());
    }

    private static List<Activation> activations() {
        List<Activation> all = new ArrayList<>(Catalogues.ACTIVATION.entries().stream().map(Entry::standard).toList());
        all.addAll(List.of(new Activation.LeakyRelu(0.3), new Elu(0.5), new PRelu(0)));
        return all;
    }
}
