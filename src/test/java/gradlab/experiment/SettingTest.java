package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.experiment.Notation.Source;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

    private static final Place START = new Place("test", 1, 1);
    private static final ExperimentSpec BASE = ExperimentSpec.standard()
            .withHidden(List.of(new LayerSpec(4, new Activation.Tanh()), new LayerSpec(6, new Activation.LeakyRelu())));

    private static Source source(String text) {
        return new Source(text, START, Path.of("").toAbsolutePath(), false);
    }

    private static Setting setting(String name) {
        return Setting.read(source(name));
    }

    private static SpecReader.Reading read(String... namesAndValues) {
        Map<Setting, Source> given = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(setting(namesAndValues[i]), source(namesAndValues[i + 1]));
        }
        return SettingReader.read(given, BASE, START);
    }

    @ParameterizedTest
    @CsvSource({"optimizer, optimizer", "оптимизатор.скорость, optimizer.rate", "optimizer.lr, optimizer.rate", "init.scale, init.scale",
            "сеть.глубина, net.depth", "net.width, net.width", "регуляризация.коэффициент, regularization.k"})
    void aSettingIsReadInBothLanguages(String written, String english) {
        assertThat(setting(written).english()).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({"optimiser, optimizer", "optimizer.rat, rate", "net.dept, depth"})
    void aMisspeltSettingNamesTheNearest(String written, String meant) {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> setting(written));

        assertThat(bad.problems().getFirst().message(Texts.english())).contains(meant);
    }

    @Test
    void aParameterBelongsToWhatItsKeyIsGiven() {
        assertThat(read("optimizer.rate", "0.5", "optimizer", "sgd").orThrow().optimizer()).isEqualTo(new Optimizer.Sgd(0.5));
        assertThat(read("optimizer.rate", "0.5").orThrow()).isEqualTo(BASE.withOptimizer(new Optimizer.Adam(0.5, 0.9, 0.999, 1e-8)));
        assertThat(read("init.scale", "3", "init", "he").orThrow().initializer()).isEqualTo(new Initializer.He(3, 0));
    }

    @Test
    void aParameterThatTheMemberLacksIsToldWithBothNames() {
        List<Problem> problems = read("optimizer.momentum", "0.5", "optimizer", "adam").problems();

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.message(Texts.english())).contains("adam").contains("optimizer.momentum"));
    }

    @Test
    void aValueOutOfRangeIsRefused() {
        assertThat(read("optimizer.rate", "-1").problems()).singleElement().satisfies(problem -> assertThat(problem.key()).isEqualTo("notation.range"));
        assertThat(read("net.depth", "65").problems()).singleElement().satisfies(problem -> assertThat(problem.key()).isEqualTo("notation.whole"));
    }

    @Test
    void aParameterOfActivationsIsSetWhereverALayerHasIt() {
        assertThat(read("activation.alpha", "0.25").orThrow().hidden())
                .containsExactly(new LayerSpec(4, new Activation.Tanh()), new LayerSpec(6, new Activation.LeakyRelu(0.25)));
    }

    @Test
    void depthKeepsTheLayersThatAreThereAndRepeatsTheLast() {
        assertThat(read("net.depth", "1").orThrow().hidden()).isEqualTo(BASE.hidden().subList(0, 1));
        assertThat(read("net.depth", "4").orThrow().hidden()).extracting(LayerSpec::units).containsExactly(4, 6, 6, 6);
        assertThat(read("net.depth", "0").orThrow().hidden()).isEmpty();
        assertThat(read("net.depth", "3", "net.width", "5").orThrow().hidden()).extracting(LayerSpec::units).containsExactly(5, 5, 5);
    }

    @Test
    void depthDoesNotGoWithTheWholeNetwork() {
        assertThat(read("net", "2-3-1", "net.depth", "2").problems()).singleElement().satisfies(problem -> assertThat(problem.key()).isEqualTo("setting.net"));
    }

    @Test
    void valuesAreToldInBothLanguages() {
        assertThat(setting("optimizer.rate").valueOf(BASE, Locale.ENGLISH)).isEqualTo("0.001");
        assertThat(setting("activation.alpha").brief(BASE, Locale.ENGLISH)).isEqualTo("0.01");
        assertThat(setting("init").brief(BASE, Locale.of("ru"))).isEqualTo("Ксавье");
        assertThat(setting("net.depth").brief(BASE, Locale.ENGLISH)).isEqualTo("2");
        assertThat(setting("optimizer.momentum").valueOf(BASE, Locale.ENGLISH)).as("Adam has none").isEmpty();
    }
}
