package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.data.DataSource;
import gradlab.data.PointList;
import gradlab.experiment.Notation.Source;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.probe.Probe;
import gradlab.probe.Ranks;
import gradlab.probe.Saturation;
import gradlab.surface.PlaneFormula;
import gradlab.surface.Surface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    private static final Locale RUSSIAN = Locale.of("ru");
    private static final Path FOLDER = Path.of("examples").toAbsolutePath();
    private static final Place START = new Place("steps.lab", 4, 10);

    static Stream<Arguments> everyMember() {
        return Catalogues.all().stream().flatMap(catalogue -> catalogue.entries().stream()
                .map(entry -> Arguments.argumentSet(entry.spelling().english(), catalogue, entry)));
    }

    @ParameterizedTest
    @MethodSource("everyMember")
    <T> void whatIsWrittenReadsBackEqual(Catalogue<T> catalogue, Entry<T> entry) {
        for (T member : variants(entry)) {
            for (Locale locale : List.of(RUSSIAN, Locale.ENGLISH)) {
                for (String text : List.of(Notation.write(catalogue, member, locale), Notation.brief(catalogue, member, locale))) {
                    assertThat(Notation.read(catalogue, source(text))).as(text).isEqualTo(member);
                    assertThat(Notation.read(catalogue, lessonSource(text))).as("in a lesson: %s", text).isEqualTo(member);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyMember")
    <T> void theFullFormNamesEveryParameterAndTheBriefOneNone(Catalogue<T> catalogue, Entry<T> entry) {
        String full = Notation.write(catalogue, entry.standard(), RUSSIAN);

        assertThat(entry.parameters()).allMatch(parameter -> full.contains(parameter.spelling().russian() + "="));
        assertThat(Notation.brief(catalogue, entry.standard(), RUSSIAN)).isEqualTo(entry.spelling().russian());
    }

    @Test
    void writtenFormsAreTheOnesOfTheHandbook() {
        Optimizer adam = new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8);

        assertThat(Notation.write(Catalogues.OPTIMIZER, adam, Locale.ENGLISH))
                .isEqualTo("adam(rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8)");
        assertThat(Notation.brief(Catalogues.OPTIMIZER, adam, RUSSIAN)).isEqualTo("Adam(скорость=0.01)");
        assertThat(Notation.write(Catalogues.OPTIMIZER, new Optimizer.RmsProp(0.1, 0.9, 1e-7, 0, true), RUSSIAN))
                .isEqualTo("RMSProp(скорость=0.1, гамма=0.9, эпсилон=1e-7, импульс=0, центрировать=да)");
    }

    @Test
    void valuesMayStandInOrderWithoutNames() {
        assertThat(read(Catalogues.DATA, "circles(300, 0.2)")).isEqualTo(new DataSource.Circles(300, 0.2, 1));
        assertThat(read(Catalogues.DATA, "circles(300, масштаб=2)")).isEqualTo(new DataSource.Circles(300, 0.1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xavier × 4", "xavier×4", "Ксавье * 4", "glorot(scale=4)", "ксавье(k=4)", "xavier(4)"})
    void aFactorScalesAnInitialisation(String text) {
        assertThat(read(Catalogues.INITIALIZER, text)).isEqualTo(new Initializer.Xavier(4));
    }

    @Test
    void aFactorMayFollowBrackets() {
        assertThat(read(Catalogues.INITIALIZER, "normal(deviation=0.5) × 1e3")).isEqualTo(new Initializer.Normal(0.5, 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam(rate=0.5, бета1=0.8)", "ADAM( СКОРОСТЬ = 0.5 , Beta1 = .8 )",
            "  Adam(lr=5e-1,beta1=0.8)  ", "adam(0.5, 0.8)", "adam(rate=+0.5, beta1=8E-1)"})
    void languagesSpacesAndCaseDoNotMatter(String text) {
        assertThat(read(Catalogues.OPTIMIZER, text)).isEqualTo(new Optimizer.Adam(0.5, 0.8, 0.999, 1e-8));
    }

    @Test
    void yoAndYeAreOneLetter() {
        assertThat(read(Catalogues.LOSS, "перекрестная-энтропия")).isEqualTo(read(Catalogues.LOSS, "перекрёстная-энтропия"));
        assertThat(Key.find("зерна")).contains(Key.SEEDS);
        assertThat(Key.find("Зёрна")).contains(Key.SEEDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam(скорость=0,5, бета1=0,8)", "adam(0,5, 0,8)", "adam(rate=0.5, beta1=0.8)"})
    void lessonsMayUseTheDecimalComma(String text) {
        assertThat(Notation.read(Catalogues.OPTIMIZER, lessonSource(text))).isEqualTo(new Optimizer.Adam(0.5, 0.8, 0.999, 1e-8));
    }

    @Test
    void filesUseTheCommaOnlyAsSeparator() {
        assertThat(read(Catalogues.OPTIMIZER, "adam(5,0.8)")).isEqualTo(new Optimizer.Adam(5, 0.8, 0.999, 1e-8));
        assertProblem(Catalogues.OPTIMIZER, "adam(0,5)", 5, "notation.range", "rate", "", "0", "10⁻⁶", "100");
    }

    @Test
    void membersAreJoinedByPlus() {
        assertThat(Notation.readSum(Catalogues.PROBE, source("rank(1e-2, every=5) + насыщение")))
                .containsExactly(new Ranks(1e-2, 5), new Saturation());
        List<Probe> probes = ExperimentSpec.standardProbes();
        assertThat(Notation.readSum(Catalogues.PROBE, source(Notation.writeSum(Catalogues.PROBE, probes, RUSSIAN)))).isEqualTo(probes);
    }

    @Test
    void relativeFilesBelongToTheFolderOfTheText() {
        assertThat(read(Catalogues.DATA, "file(a/b.csv, target=y)"))
                .isEqualTo(new DataSource.CsvFile(FOLDER.resolve("a/b.csv"), "y", DataSource.TaskChoice.AUTO));
        assertThat(read(Catalogues.DATA, "file(\"my, data (2).csv\")"))
                .isEqualTo(new DataSource.CsvFile(FOLDER.resolve("my, data (2).csv"), "", DataSource.TaskChoice.AUTO));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "adan(rate=0.1)          | 0  | unknown.Optimizer.near    | adan; adam; ",
            "gibberish               | 0  | unknown.Optimizer.list    | gibberish; sgd, momentum, momentum-classic, nesterov, nesterov-classic, notes-nag, "
            + "adagrad, adadelta, rmsprop, adam, amsgrad, adamw, adamax, nadam, radam, rprop, lion, muon, lbfgs",
            "adam(rte=0.1)           | 5  | unknown.parameter.near    | rte; rate; ",
            "adam(beta1=0.5, what=1) | 16 | unknown.parameter.list    | what; rate, beta1, beta2, epsilon",
            "adam(rate=1000)         | 10 | notation.range            | rate; ; 1000; 10⁻⁶; 100",
            "adam(rate=-0.1)         | 10 | notation.range            | rate; ; -0.1; 10⁻⁶; 100",
            "adam(rate=fast)         | 10 | notation.number           | fast",
            "adam(rate=1.2.3)        | 10 | notation.number           | 1.2.3",
            "adam(rate=NaN)          | 10 | notation.number           | NaN",
            "adam(rate=1e999)        | 10 | notation.number           | 1e999",
            "adam(rate=)             | 10 | notation.empty            | rate; ",
            "adam(rate=0.1           | 0  | notation.unclosed         | adam(rate=0.1",
            "adam(rate=0.1) x        | 0  | notation.unclosed         | adam(rate=0.1) x",
            "adam(rate=0.1, lr=0.2)  | 15 | notation.twice            | lr; ",
            "adam(0.1, rate=0.2)     | 10 | notation.twice            | rate; ",
            "sgd(0.1, 0.2)           | 9  | notation.too-many         | sgd; rate",
            "rmsprop(centered=maybe) | 17 | notation.yes-no           | maybe",
            "sgd(0.1) × 2            | 11 | notation.no-scale         | sgd",
            "sgd × 2 × 3             | 0  | notation.unclosed         | sgd × 2 × 3",
    })
    void mistakesAreNamedWithTheirColumn(String text, int offset, String key, String args) {
        Object[] expected = Stream.of((args + " ").split("; ?", -1)).map(String::strip).toArray();
        assertProblem(Catalogues.OPTIMIZER, text, offset, key, expected);
    }

    @Test
    void aStrayLetterIsPointedAt() {
        assertProblem(Catalogues.ACTIVATION, "tаnh", 1, "unknown.mixed.cyrillic", "tаnh", 'а');
        assertProblem(Catalogues.OPTIMIZER, "adam(скoрость=1)", 7, "unknown.mixed.latin", "скoрость", 'o');
    }

    @Test
    void columnsCountLeadingSpaces() {
        assertProblem(Catalogues.OPTIMIZER, "   adam( rate = 7e9 )", 16, "notation.range", "rate", "", "7e9", "10⁻⁶", "100");
    }

    @Test
    void wholeNumbersMustBeWhole() {
        assertProblem(Catalogues.DATA, "circles(n=2.5)", 10, "notation.whole-range", "n", "", "2.5", "2", "100\u00A0000");
        assertProblem(Catalogues.DATA, "circles(n=1)", 10, "notation.whole-range", "n", "", "1", "2", "100\u00A0000");
        assertThat(read(Catalogues.DATA, "circles(n=1e3)")).isEqualTo(new DataSource.Circles(1000, 0.1, 1));
    }

    @Test
    void aWrongChoiceListsTheRightOnes() {
        assertProblem(Catalogues.DATA, "file(a.csv, task=both)", 17, "notation.choice", "both", "auto, classes, regression");
    }

    @Test
    void mistakesInAnExperimentWithinAnotherHaveTheirColumn() {
        assertProblem(Catalogues.WEIGHTS, "trained(run=(steps: 10; optimizer: adan))", 35, "unknown.Optimizer.near", "adan", "adam", "");
        assertProblem(Catalogues.WEIGHTS, "trained(run=(steps: 10; stepz: 3))", 24, "unknown.key.near", "stepz", "steps", "");
        assertProblem(Catalogues.WEIGHTS, "trained(run=steps)", 12, "notation.unclosed", "steps");
    }

    @Test
    void experimentsWithinExperimentsHaveAnEnd() {
        String deep = "weights: trained(run=(".repeat(2000) + "steps: 1" + "))".repeat(2000);
        BadInput bad = catchThrowableOfType(BadInput.class, () -> read(Catalogues.WEIGHTS, deep.substring("weights: ".length())));
        assertThat(bad.problems()).extracting(Problem::key).containsExactly("notation.unclosed");
    }

    @Test
    void formulasAndPointsNameTheColumnOfTheirMistake() {
        assertProblem(Catalogues.SURFACE, "formula(\"x^2 + z\")", 15, "surface.name", "z");
        assertProblem(Catalogues.SURFACE, "formula(height = x + )", 20, "expression.end");
        assertProblem(Catalogues.DATA, "points(\"0 0; 1 a\")", 15, "points.number", "a");
        assertThat(read(Catalogues.SURFACE, "чаша(κ=20, 0)")).isEqualTo(new Surface.Bowl(20, 0));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "-3, -3", "−3, -3", "1e3, 1000", "9007199254740993, 9007199254740993",
            "-9223372036854775808, -9223372036854775808", "9223372036854775807, 9223372036854775807", "1e18, 1000000000000000000"})
    void wholeNumbersKeepEveryDigit(String text, long value) {
        assertThat(Notation.readWhole(source(text), Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e19", "1e300", "0.5", "seven", ""})
    void whatIsNoWholeNumberIsRefused(String text) {
        BadInput bad = catchThrowableOfType(BadInput.class,
                () -> Notation.readWhole(source(text), Long.MIN_VALUE, Long.MAX_VALUE));
        assertThat(bad.problems()).singleElement().extracting(Problem::place).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1e-3, 0.001", ".5, .5", "5., 5", "−2, -2", "1E+2, 100"})
    void numbersAreReadInEverySpelling(String text, double value) {
        assertThat(Notation.readNumber(source(text))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, 0.1, 1e-3, 1e-8, 123456.789, 1e7, 1.5e300, Double.MIN_VALUE, Math.PI, 2.0 / 3, -7e-12})
    void numbersAreWrittenWithoutLoss(double value) {
        assertThat(Notation.readNumber(source(Notation.number(value)))).isEqualTo(value);
    }

    @Test
    void minusNothingIsNothing() {
        assertThat(read(Catalogues.DATA, "circles(noise=-0)")).isEqualTo(new DataSource.Circles(200, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "ДА, true", "1, true", "no, false", "Нет, false", "false, false"})
    void yesAndNoAreReadInBothLanguages(String text, boolean value) {
        assertThat(Notation.readYes(source(text))).isEqualTo(value);
    }

    private static <T> void assertProblem(Catalogue<T> catalogue, String text, int offset, String key, Object... args) {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> read(catalogue, text));
        assertThat(bad.problems()).singleElement()
                .satisfies(problem -> assertThat(problem.place()).isEqualTo(START.atColumn(START.column() + offset)))
                .satisfies(problem -> assertThat(problem.key()).isEqualTo(key))
                .satisfies(problem -> assertThat(problem.told(gradlab.catalogue.Texts.english())).containsExactly(args))
                .satisfies(problem -> assertThat(problem.message(gradlab.catalogue.Texts.russian())).doesNotContain("⟨").doesNotContain("{"));
    }

    /** The standard member, and for every parameter one member per telling value. */
    private static <T> List<T> variants(Entry<T> entry) {
        List<T> members = new ArrayList<>(List.of(entry.standard()));
        for (Parameter parameter : entry.parameters()) {
            values(parameter).forEach(value -> members.add(entry.with(entry.standard(), parameter, value)));
        }
        return members;
    }

    private static Stream<?> values(Parameter parameter) {
        Class<?> type = parameter.type();
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants());
        }
        if (type == boolean.class) {
            return Stream.of(true, false);
        }
        if (type == int.class) {
            return parameter.range().stream().flatMap(range -> Stream.of(range.min(), range.max()).map(Double::intValue));
        }
        if (type == double.class) {
            return parameter.range().stream().flatMap(range ->
                    Stream.of(range.min(), range.max(), (range.min() + range.max()) / 3, Math.nextDown(range.max())));
        }
        if (type == PointList.class) {
            return Stream.of("1 0; 2.5 1e-7", "-1.5 0.1 2 3; 0 -0.1 2 4; 1e8 0 0 0.5")
                    .map(text -> PointList.parse(text, START));
        }
        if (type == PlaneFormula.class) {
            return Stream.of("x", "x^2 - 0.5*y", "max(x, y) × 2 + sin(3*x)/(1 + y^2)").map(text -> PlaneFormula.parse(text, START));
        }
        if (type == ExperimentSpec.class) {
            ExperimentSpec first = ExperimentSpec.standard().withSeeds(new Seeds(1, 2, 3)).withOptimizer(new Optimizer.Sgd(0.25)).withSteps(30)
                    .withHidden(List.of(new LayerSpec(4, new Activation.Tanh()), new LayerSpec(3, new Activation.LeakyRelu(0.1))))
                    .withRegularization(List.of(new Regularization.L2(), new Regularization.Dropout()));
            ExperimentSpec fromFile = first.withWeights(new StartWeights.FromFile(FOLDER.resolve("w (2); x.npz")));
            return Stream.of(first, fromFile, fromFile.withWeights(new StartWeights.Trained(first)));
        }
        return type == Path.class
                ? Stream.of("iris.csv", "my data, (2) = +.csv", "../данные.csv").map(name -> FOLDER.resolve(name).normalize())
                : Stream.of("", "species", "длина, см", "a=b", " x ", "c(1)", "a+b×c", "50 %");
    }

    private static <T> T read(Catalogue<T> catalogue, String text) {
        return Notation.read(catalogue, source(text));
    }

    private static Source source(String text) {
        return new Source(text, START, FOLDER, false);
    }

    private static Source lessonSource(String text) {
        return new Source(text, START, FOLDER, true);
    }

    @Test
    void aNegativeSlopeIsOutOfRangeEvenInALesson() {
        BadInput bad = catchThrowableOfType(BadInput.class,
                () -> Notation.read(Catalogues.ACTIVATION, lessonSource("leaky-relu(−0,1)")));
        assertThat(bad.problems()).singleElement().satisfies(problem -> assertThat(problem.line(gradlab.catalogue.Texts.russian()))
                .isEqualTo("steps.lab:4:21 Параметр «альфа»: «−0,1» не подходит. Нужно число от 0 до 1."));
        assertThat(Notation.read(Catalogues.ACTIVATION, lessonSource("leaky-relu(0,1)"))).isEqualTo(new Activation.LeakyRelu(0.1));
    }
}
