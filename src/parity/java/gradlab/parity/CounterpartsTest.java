package gradlab.parity;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Catalogue;
import gradlab.experiment.Catalogues;
import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.nn.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Nothing is left out of the comparison without a word. */
class CounterpartsTest {

    @Test
    void everyActivationHasACounterpartOrAReason() {
        assertThat(unexplained("activation", Catalogues.ACTIVATION, (Activation a) -> Counterparts.of(a))).isEmpty();
    }

    @Test
    void everyLossHasACounterpartOrAReason() {
        assertThat(unexplained("loss", Catalogues.LOSS, (Loss l) -> Counterparts.of(l))).isEmpty();
    }

    @Test
    void everyOptimizerHasACounterpartOrAReason() {
        assertThat(unexplained("optimizer", Catalogues.OPTIMIZER, (Optimizer o) -> Counterparts.of(o))).isEmpty();
    }

    /** Members that are neither compared nor excused, or that are both. */
    private static <T> List<String> unexplained(String kind, Catalogue<T> catalogue, Function<T, Optional<?>> counterpart) {
        List<String> names = new ArrayList<>();
        catalogue.entries().forEach(entry -> {
            String name = kind + " " + entry.spelling().english();
            if (counterpart.apply(entry.standard()).isPresent() == Counterparts.WITHOUT.containsKey(name)) {
                names.add(name);
            }
        });
        return names;
    }
}
