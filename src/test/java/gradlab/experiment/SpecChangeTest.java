package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpecChangeTest {

    private static final Locale RUSSIAN = Locale.of("ru");
    private static final ExperimentSpec START = ExperimentSpec.standard();

    @Test
    void anotherOptimizerNeedsNoMoreWords() {
        SpecChange change = new SpecChange(START.withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8)),
                START.withOptimizer(new Optimizer.Sgd()));

        assertThat(change.keys()).containsExactly(Key.OPTIMIZER);
        assertThat(change.describe(RUSSIAN)).isEqualTo("Adam(скорость=0.01) → SGD");
        assertThat(change.describe(Locale.ENGLISH)).isEqualTo("adam(rate=0.01) → sgd");
    }

    @Test
    void otherKeysAreNamed() {
        assertThat(new SpecChange(START, START.withBatches(new BatchPlan(0, true))).describe(RUSSIAN)).isEqualTo("пакет: 32 → весь");
        assertThat(new SpecChange(START, START.withInitializer(new Initializer.He(2))).describe(Locale.ENGLISH))
                .isEqualTo("init: xavier → he(scale=2)");
        assertThat(new SpecChange(START, START.withActivation(new Activation.Relu())).describe(RUSSIAN))
                .isEqualTo("активация: tanh → relu");
    }

    @Test
    void severalChangesStandInTheOrderOfTheFile() {
        ExperimentSpec after = START.withSteps(9).withData(new DataSource.Moons()).withHidden(List.of(new LayerSpec(4, new Activation.Tanh())));

        assertThat(new SpecChange(START, after).keys()).containsExactly(Key.DATA, Key.NET, Key.STEPS);
        assertThat(new SpecChange(START, after).describe(Locale.ENGLISH))
                .isEqualTo("circles → moons; net: 2-8-8-1 → 2-4-1; steps: 400 → 9");
    }

    @Test
    void oneSeedGivingWayToThreeIsToldInWords() {
        SpecChange change = new SpecChange(START, START.withSeeds(new Seeds(1, 2, 3)));

        assertThat(change.describe(Locale.ENGLISH)).isEqualTo("seed: 7 → 1, 2, 3");
        assertThat(new SpecChange(change.after(), START).describe(RUSSIAN)).isEqualTo("зерно: 1, 2, 3 → 7");
        assertThat(new SpecChange(change.after(), START.withSeeds(new Seeds(1, 2, 4))).describe(Locale.ENGLISH))
                .isEqualTo("seeds: 1, 2, 3 → 1, 2, 4");
    }

    @Test
    void layersThatGoTakeTheirActivationsAlong() {
        assertThat(new SpecChange(START, START.withHidden(List.of())).describe(Locale.ENGLISH)).isEqualTo("net: 2-8-8-1 → 2-1");
    }

    @Test
    void nothingChangedIsNoWords() {
        assertThat(new SpecChange(START, START).keys()).isEmpty();
        assertThat(new SpecChange(START, START).describe(RUSSIAN)).isEmpty();
    }

    @Test
    void everyDifferenceOfASpecificationIsSeen() {
        assertThat(new SpecChange(START, Samples.elaborate()).keys()).contains(Key.DATA, Key.INPUTS, Key.SPLIT, Key.NET,
                Key.ACTIVATION, Key.INIT, Key.LOSS, Key.OPTIMIZER, Key.BATCH, Key.SHUFFLE, Key.STEPS, Key.PROBE);
    }
}
