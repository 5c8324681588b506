package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ControlSet.Reading;
import gradlab.experiment.Notation.Source;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.probe.Spectra;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlSetTest {

    private static final ExperimentSpec BASE = ExperimentSpec.standard().withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8));
    private static final Locale RUSSIAN = Locale.of("ru");

    private static Reading read(String text) {
        return ControlSet.read(new Source(text, new Place("урок.md", 9, 12), Path.of(""), true));
    }

    private static ControlSet open(String text) {
        Reading reading = read(text);
        assertThat(reading.problems()).isEmpty();
        return reading.controls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"сеть, оптимизатор.скорость 0.001..1", "net, optimizer.rate 0.001..1", "Сеть, оптимизатор.скорость 0,001 .. 1"})
    void bothLanguagesAndDecimalCommasReadTheSame(String text) {
        assertThat(open(text).write(Locale.ENGLISH)).isEqualTo("net, optimizer.rate 0.001..1");
        assertThat(open(text).write(RUSSIAN)).isEqualTo("сеть, оптимизатор.скорость 0.001..1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"только шаги урока", "lesson steps only", "сеть", "сеть.глубина 1..4, сеть.ширина 2..16", "пакет 1..64, зерно", "активация, инициализация"})
    void whatIsWrittenReadsBackInBothLanguages(String text) {
        ControlSet controls = open(text);
        assertThat(open(controls.write(RUSSIAN))).isEqualTo(controls);
        assertThat(ControlSet.read(controls.write(Locale.ENGLISH))).contains(controls);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "сеть, оптимизатр | U100 | 18 | оптимизатор",
            "оптимизатор.скрость 0.1..1 | U100 | 24 | скорость",
            "сеть 1..4 | U101 | 17 | не число",
            "оптимизатор.скорость 1..0.1 | U102 | 33 | левый должен быть меньше",
            "сеть.глубина 0..400 | U102 | 25 | 0..64",
            "оптимизатор.скорость 0.1..много | U014 | 38 | много",
            "сеть, net | U103 | 18 | дважды"})
    void everyMistakeNamesItsPlaceAndARemedy(String text, String code, int column, String word) {
        Problem problem = read(text).problems().getFirst();

        assertThat(problem.place()).isEqualTo(new Place("урок.md", 9, column));
        assertThat(problem.code()).isIn(code, "");
        assertThat(problem.message(Texts.russian())).contains(word);
        assertThat(problem.message(Texts.english())).doesNotContain("⟨");
    }

    @Test
    void allMistakesAreToldAtOnceAndTheRestIsRead() {
        Reading reading = read("сеть, скрость, активация, дропутт");
        assertThat(reading.problems()).hasSize(2);
        assertThat(reading.controls().write(RUSSIAN)).isEqualTo("сеть, активация");
    }

    @Test
    void onlyWhatIsOpenMayDiffer() {
        ControlSet controls = open("активация, оптимизатор.скорость 0.001..0.1");
        List<LayerSpec> relu = BASE.hidden().stream().map(layer -> layer.withActivation(new Activation.Relu())).toList();

        assertThat(controls.allows(BASE, BASE)).isTrue();
        assertThat(controls.allows(BASE, BASE.withHidden(relu))).isTrue();
        assertThat(controls.allows(BASE, BASE.withOptimizer(new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8)))).isTrue();
        assertThat(controls.allows(BASE, BASE.withOptimizer(new Optimizer.Adam(0.2, 0.9, 0.999, 1e-8)))).as("beyond the range").isFalse();
        assertThat(controls.allows(BASE, BASE.withOptimizer(new Optimizer.Adam(0.05, 0.8, 0.999, 1e-8)))).as("another parameter").isFalse();
        assertThat(controls.allows(BASE, BASE.withOptimizer(new Optimizer.Sgd(0.05)))).as("another optimizer").isFalse();
        assertThat(controls.allows(BASE, BASE.withSeeds(Seeds.all(99)))).isFalse();
        assertThat(controls.allows(BASE, BASE.withBatches(new BatchPlan(7, true)))).isFalse();
    }

    @Test
    void whatIsMeasuredIsNeverLocked() {
        assertThat(ControlSet.nothing().allows(BASE, BASE.measuring(new Spectra()))).isTrue();
    }

    @Test
    void whatFollowsFromAnOpenSettingMayChangeWithIt() {
        DataSource three = new DataSource.Blobs();
        ExperimentSpec other = DataFit.with(BASE, three, DataFit.sample(three));

        assertThat(open("данные").allows(BASE, other)).as("ends of the network and loss go with the data").isTrue();
        assertThat(open("сеть").allows(BASE, other)).isFalse();
        ExperimentSpec all = Compatibility.withOptimizer(BASE, new gradlab.nn.Lbfgs());
        assertThat(open("оптимизатор").allows(BASE, all)).as("some optimizers want all examples").isTrue();
        assertThat(open("оптимизатор").allows(BASE, BASE.withBatches(new BatchPlan(0, true)))).isFalse();
    }

    @Test
    void depthAndWidthAreOpenByThemselves() {
        ExperimentSpec base = BASE.withHidden(layers(8, 8));
        assertThat(open("сеть.глубина 1..3").allows(base, base.withHidden(layers(8, 8, 8)))).isTrue();
        assertThat(open("сеть.глубина 1..3").allows(base, base.withHidden(layers(8, 8, 8, 8)))).isFalse();
        assertThat(open("сеть.глубина").allows(base, base.withHidden(layers(8, 9)))).isFalse();
        assertThat(open("сеть.ширина 4..16").allows(base, base.withHidden(layers(16, 8)))).isTrue();
        assertThat(open("сеть.ширина 4..16").allows(base, base.withHidden(layers(16, 17)))).isFalse();
        assertThat(open("сеть.ширина").allows(base, base.withHidden(layers(8)))).isFalse();
    }

    private static List<LayerSpec> layers(int... units) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int count : units) {
            layers.add(new LayerSpec(count, new Activation.Tanh()));
        }
        return layers;
    }
}
