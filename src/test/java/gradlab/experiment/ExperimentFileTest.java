package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.probe.Ranks;
import gradlab.probe.Saturation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {

    private static final Locale RUSSIAN = Locale.of("ru");
    private static final List<Locale> LANGUAGES = List.of(RUSSIAN, Locale.ENGLISH);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void whatIsWrittenReadsBackEqual(Locale language) {
        for (ExperimentSpec spec : List.of(ExperimentSpec.standard(), Samples.elaborate(), Samples.withoutHiddenLayers())) {
            assertThat(read(ExperimentFile.write(spec, folder, language))).isEqualTo(spec);
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyOptimizerSurvivesTheFile(Locale language) {
        for (Catalogue.Entry<Optimizer> entry : Catalogues.OPTIMIZER.entries()) {
            ExperimentSpec spec = Compatibility.withOptimizer(ExperimentSpec.standard(), entry.standard());
            assertThat(read(ExperimentFile.write(spec, folder, language))).isEqualTo(spec);
        }
    }

    @Test
    void penaltiesAreJoinedByPlusAndTheirAbsenceHasAWord() {
        assertThat(regularization("L2(0.01) + l1(k=0.1, проксимальный=да)"))
                .containsExactly(new Regularization.L2(0.01), new Regularization.L1(0.1, true));
        assertThat(regularization("нет")).isEmpty();
        assertThat(ExperimentFile.valueOf(Key.REGULARIZATION, ExperimentSpec.standard(), Locale.of("ru"))).isEqualTo("нет");
        BadInput bad = catchThrowableOfType(BadInput.class, () -> regularization("l2(0.1) + l2(0.2)"));
        assertThat(bad.problems()).extracting(Problem::key).containsExactly("spec.regularization");
    }

    @Test
    void whatDoesNotGoTogetherIsNamedWhereItStands() {
        BadInput alone = catchThrowableOfType(BadInput.class, () -> read("seed: 3\noptimizer: rprop"));
        BadInput both = catchThrowableOfType(BadInput.class, () -> read("batch: 5\noptimizer: lbfgs"));

        assertThat(alone.problems()).extracting(Problem::key).containsExactly("spec.whole-set");
        assertThat(alone.problems().getFirst().place().line()).isEqualTo(2);
        assertThat(both.problems().getFirst().place().line()).isEqualTo(1);
        assertThat(read("batch: full\noptimizer: rprop").batches().isFull()).isTrue();
    }

    @Test
    void earlyStoppingIsReadInBothLanguages() {
        assertThat(read("early-stop: patience(5, every=20)").earlyStop()).isEqualTo(new EarlyStop.Patience(5, 20, true));
        assertThat(read("Ранняя  остановка: терпение(проверок=5, каждые=20, вернуть=нет)").earlyStop())
                .isEqualTo(new EarlyStop.Patience(5, 20, false));
        BadInput bad = catchThrowableOfType(BadInput.class, () -> read("split: 0\nearly-stop: patience"));
        assertThat(bad.problems()).extracting(Problem::key).containsExactly("spec.early-stop");
        assertThat(bad.problems().getFirst().place().line()).isEqualTo(1);
    }

    private static List<Regularization> regularization(String value) {
        return ExperimentFile.read("регуляризация: " + value, "p.lab", Path.of(""), Map.of()).regularization();
    }

    @Test
    void everyDefaultIsSpeltOut() {
        String text = ExperimentFile.write(ExperimentSpec.standard(), folder, Locale.ENGLISH);

        Stream.of(Key.values()).filter(key -> key != Key.SEEDS)
                .forEach(key -> assertThat(text.lines()).anyMatch(line -> line.startsWith(key.spelling().english() + ": ")));
        assertThat(text).contains("data: circles(n=200, noise=0.1, scale=1)\n", "net: 2-8-8-1\n", "activation: tanh\n",
                "optimizer: adam(rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8)\n", "batch: 32\n", "shuffle: yes\n",
                "seed: 7\n", "weights: none\n");
        assertThat(ExperimentFile.write(Samples.elaborate(), folder, RUSSIAN))
                .contains("зёрна: -1, 9223372036854775807, 9007199254740993\n", "пакет: весь\n", "перемешивать: нет\n")
                .doesNotContain("зерно:");
    }

    @Test
    void anEmptyFileIsTheStandardExperiment() {
        assertThat(read("")).isEqualTo(ExperimentSpec.standard());
        assertThat(read("# nothing here\n\n   \n# at all")).isEqualTo(ExperimentSpec.standard());
    }

    @Test
    void theFileOfTheHandbookIsRead() {
        ExperimentSpec spec = read("""
                data: circles(200, noise=0.1)          # данные:
                inputs: standard                        # вход
                split: 0.3                              # доля теста; 0 = без теста
                net: 2-16-16-1                          # сеть
                activation: tanh, sigmoid               # one per hidden layer
                norm: none
                init: xavier
                loss: auto
                optimizer: adam(rate=0.01)
                schedule: constant
                regularization: none
                clip: none
                batch: full
                shuffle: no
                seeds: 7, 42, 1
                steps: 400
                weights: none
                probe: rank(threshold=1e-3, every=1) + saturation(threshold=0.1)
                """);

        assertThat(spec.hidden()).containsExactly(new LayerSpec(16, new Activation.Tanh()), new LayerSpec(16, new Activation.Sigmoid()));
        assertThat(spec.optimizer()).isEqualTo(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8));
        assertThat(spec.batches()).isEqualTo(new BatchPlan(0, false));
        assertThat(spec.seeds()).isEqualTo(new Seeds(7, 42, 1));
        assertThat(spec.probes()).containsExactly(new Ranks(1e-3, 1), new Saturation(0.1, 10));
    }

    @Test
    void keysOfBothLanguagesMayStandSideBySide() {
        assertThat(read("сеть: 2-4-1\nactivation: сигмоида\nДоля Теста: 0\nзерно: 3"))
                .isEqualTo(read("net: 2-4-1\nактивация: sigmoid\nsplit: 0\nseed: 3"));
    }

    @Test
    void directionsOfTheGradientAreReadInBothLanguages() {
        assertThat(read("directions: strongest(2)").directions()).isEqualTo(new Directions.Strongest(2));
        assertThat(read("направления: сильнейшие(k=3)").directions()).isEqualTo(new Directions.Strongest(3));
        assertThat(read("Направления: без-сильнейших(число=2)").directions()).isEqualTo(new Directions.Without(2));
        assertThat(read("направления: все")).isEqualTo(ExperimentSpec.standard());
        assertThat(problems("directions: strongest(0)")).extracting(Problem::key).containsExactly("notation.whole-range");
    }

    @Test
    void marksAtTheStartAndLineEndsOfOtherSystemsDoNotMatter() throws IOException {
        Path file = Files.writeString(folder.resolve("a.lab"), "\uFEFFseed: 3\r\nsteps: 9\rbatch: 4\r\n");

        assertThat(ExperimentFile.read(file)).isEqualTo(read("seed: 3\nsteps: 9\nbatch: 4"));
    }

    @Test
    void aHashWithinAWordOrQuotesIsNoComment() throws IOException {
        Files.writeString(folder.resolve("c#.csv"), "x,a #1\n1,u\n2,v\n");

        assertThat(read("data: file(c#.csv, target=\"a #1\") # comment\nsplit: 0").data())
                .isEqualTo(new DataSource.CsvFile(folder.resolve("c#.csv"), "a #1", DataSource.TaskChoice.AUTO));
    }

    @Test
    void changesWinOverTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.lab"), "optimizer: adam(rate=0.01)\nseeds: 1, 2, 3\n");
        ExperimentSpec spec = ExperimentFile.read(file, Map.of("оптимизатор", "sgd(0.5)", "seed", "9", "steps", " 12 "));

        assertThat(spec.optimizer()).isEqualTo(new Optimizer.Sgd(0.5));
        assertThat(spec.seeds()).isEqualTo(Seeds.all(9));
        assertThat(spec.steps()).isEqualTo(12);
    }

    @Test
    void mistakesInChangesNameTheChange() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("optimizer", "adan");
        changes.put("stepps", "3");
        BadInput bad = catchThrowableOfType(BadInput.class, () -> ExperimentFile.read("", "a.lab", folder, changes));

        assertThat(bad.problems()).extracting(problem -> problem.place().file() + " " + problem.key())
                .containsExactlyInAnyOrder("--set optimizer unknown.Optimizer.near", "--set stepps unknown.key.near");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        List<Problem> problems = problems("""
                optimiser: adam
                split: 1.5
                net: 2-x-1
                init xavier
                activation: tаnh
                batch: 0
                shuffle: maybe
                seeds: 1, 2
                steps: -1
                loss:
                split: 0.1
                probe: rank + rnak
                """);

        assertThat(problems).extracting(problem -> problem.place() + " " + problem.key()).containsExactlyInAnyOrder(
                "a.lab:1:1 unknown.key.near", "a.lab:2:8 spec.share", "a.lab:3:8 spec.net", "a.lab:4:1 file.colon",
                "a.lab:5:14 unknown.mixed.cyrillic", "a.lab:6:8 notation.batch", "a.lab:7:10 notation.yes-no",
                "a.lab:8:8 spec.seeds", "a.lab:9:8 notation.whole", "a.lab:10:6 file.empty", "a.lab:11:1 file.twice",
                "a.lab:12:15 unknown.Probe.near");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.line(Texts.russian())).doesNotContain("⟨").doesNotContain("{"));
    }

    @Test
    void theNetworkMustFitTheData() {
        assertThat(problems("data: blobs(classes=4, features=3)\nnet: 2-8-1")).containsExactly(
                Problem.at(new Place("a.lab", 2, 6), "spec.inputs", "2-8-1", 3, 2),
                Problem.at(new Place("a.lab", 2, 6), "spec.outputs", "2-8-1", 4, 1));
        assertThat(problems("net: 2-8-8-1\nactivation: tanh, relu, tanh"))
                .containsExactly(Problem.at(new Place("a.lab", 2, 13), "spec.activations", 3, 2));
        assertThat(problems("net: 2" + "-3".repeat(ExperimentSpec.MAX_HIDDEN + 1) + "-1"))
                .containsExactly(Problem.at(new Place("a.lab", 1, 6), "spec.deep", ExperimentSpec.MAX_HIDDEN));
        assertThat(problems("loss: cross-entropy"))
                .containsExactly(Problem.at(new Place("a.lab", 1, 7), "spec.loss", "cross-entropy", 1));
    }

    @Test
    void endsOfTheNetworkFollowTheDataWhenNotGiven() {
        ExperimentSpec spec = read("data: blobs(classes=4, features=3)");

        assertThat(spec.network().inputs()).isEqualTo(3);
        assertThat(spec.network().outputs()).isEqualTo(4);
        assertThat(spec.hidden()).isEqualTo(ExperimentSpec.standard().hidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2-", "-1", "2--1", "2-0-1", "2-5000-1", "2-1.5-1", "a-b", "99999999-1"})
    void sizesThatAreNoneAreRefused(String net) {
        assertThat(problems("net: " + net)).isNotEmpty().allMatch(problem -> problem.place().line() == 1);
    }

    @Test
    void filesAreNamedRelativeToTheExperiment() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data")).resolve("t.csv");
        Files.writeString(data, "a,b\n1,x\n2,y\n3,x\n");
        ExperimentSpec spec = read("data: file(data/t.csv, target=b)\nsplit: 0\nweights: file(../w.npz)");

        assertThat(spec.data()).isEqualTo(new DataSource.CsvFile(data, "b", DataSource.TaskChoice.AUTO));
        assertThat(spec.weights()).isEqualTo(new StartWeights.FromFile(folder.resolve("../w.npz").normalize()));
        assertThat(ExperimentFile.write(spec, folder, Locale.ENGLISH))
                .contains("data: file(file=data/t.csv, target=b, task=auto)\n", "weights: file(file=../w.npz)\n");
        assertThat(ExperimentFile.write(spec, folder.resolve("data"), Locale.ENGLISH)).contains("file=t.csv", "file=../../w.npz");
    }

    @Test
    void aFileNotChosenYetStaysUnchosen() {
        ExperimentSpec spec = ExperimentSpec.standard().withWeights(new StartWeights.FromFile());

        assertThat(ExperimentFile.write(spec, folder, Locale.ENGLISH)).contains("weights: file(file=\"\")\n");
        assertThat(read(ExperimentFile.write(spec, folder, Locale.ENGLISH))).isEqualTo(spec);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThat(problemsOf(folder.resolve("none.lab"))).extracting(Problem::key).containsExactly("file.missing");
        assertThat(problemsOf(folder)).extracting(Problem::key).containsExactly("file.folder");
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertThat(problemsOf(device)).extracting(Problem::key).containsExactly("file.unreadable");
        }
        Path latin = Files.writeString(folder.resolve("old.lab"), "данные: луны", Charset.forName("windows-1251"));
        assertThat(problemsOf(latin)).extracting(Problem::key).containsExactly("file.utf8");
        Path large = Files.writeString(folder.resolve("large.lab"), "#".repeat((1 << 20) + 1));
        assertThat(problemsOf(large)).extracting(Problem::key).containsExactly("file.large");
    }

    @Test
    void aFileThatWasNotChosenIsMissedWhereItWouldStand() {
        assertThat(problems("steps: 3\ndata: file(\"\")")).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("file.unset");
            assertThat(problem.place().line()).isEqualTo(2);
            assertThat(problem.place().file()).isNotEmpty();
        });
    }

    private static List<Problem> problemsOf(Path file) {
        return catchThrowableOfType(BadInput.class, () -> ExperimentFile.read(file)).problems();
    }

    private List<Problem> problems(String text) {
        return catchThrowableOfType(BadInput.class, () -> read(text)).problems();
    }

    private ExperimentSpec read(String text) {
        return ExperimentFile.read(text, "a.lab", folder, Map.of());
    }
}
