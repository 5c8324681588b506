package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Texts;
import gradlab.diagnosis.Diagnosis;
import gradlab.diagnosis.Finding;
import gradlab.diagnosis.Wording;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.Optimizer;
import gradlab.train.Event;
import gradlab.train.Recorder;
import gradlab.train.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Experiments that no textbook has: each ends in a sentence or in right numbers, never in silent nonsense. */
@Timeout(120)
class HardNumbersTest {

    private static final Pattern NO_WORDS = Pattern.compile("(?i)\\bnan\\b|infinity|exception|\\bnull\\b|⟨|\\{\\d}|at gradlab\\.");
    private static final String ALL_PROBES = "probe: loss + rank(matrix=all, measure=all) + spectrum(matrix=all) + saturation + norm + transport + local-rank + dimension-share\n";
    private static final String XOR = "data: points(\"0 0 0; 0 1 1; 1 0 1; 1 1 0\")\nsplit: 0\nbatch: full\n";
    private static final String SAME = "data: points(\"1 1 0; 1 1 1; 1 1 0; 1 1 1\")\nsplit: 0\nbatch: full\n";

    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {
    }

    private record Trained(Run run, Recorder recorder) {
        double value(String id) {
            return run.meter().value(run.meter().index(id));
        }

        List<Finding> findings() {
            return Diagnosis.of(run, recorder).findings();
        }

        /** All sentences about the run in one language. */
        Stream<String> sentences(Texts texts) {
            Wording wording = new Wording(texts);
            return Stream.concat(findings().stream().flatMap(finding -> Stream.of(wording.sentence(finding), wording.remedies(finding))),
                    recorder.events().stream().map(event -> event.sentence(texts)));
        }
    }

    static Stream<String> hardExperiments() {
        return Stream.of(
                XOR + "net: 2-3-1\ninit: zeros\n",
                XOR + "net: 2-3-1\noptimizer: sgd(1000)\nloss: mse\nactivation: identity\n",
                XOR + "net: 2-3-1\noptimizer: adam(rate=1000)\ninit: normal(1000)\n",
                XOR + "net: 2-3-3-1\nloss: mse\nactivation: exp\n".replace("activation: exp\n", "activation: softplus\ninit: normal(1000)\noptimizer: sgd(1)\n"),
                XOR + "net: 2-1-1-1-1\n",
                XOR + "net: 2-" + "2-".repeat(64) + "1\nactivation: sigmoid\n",
                XOR + "net: 2-" + "4-".repeat(64) + "1\nactivation: relu\ninit: normal(1e-5)\n",
                XOR + "net: 2-" + "3-".repeat(20) + "1\nactivation: tanh\ninit: normal(1e-300)\n",
                XOR + "net: 2-" + "3-".repeat(20) + "1\nactivation: identity\ninit: normal(1000)\nloss: mse\noptimizer: sgd(1)\n",
                XOR.replace("full", "100000") + "net: 2-3-1\n",
                XOR + "net: 2-3-1\nnorm: batch\n", XOR + "net: 2-1-1\nnorm: layer\n", XOR + "net: 2-1-1\nnorm: batch\ninit: zeros\n",
                SAME + "net: 2-3-1\n", SAME + "net: 2-3-1\ninputs: standard\n", SAME + "net: 2-3-1\nnorm: batch\n",
                "data: points(\"1 2 0; 3 4 1\")\nsplit: 0.5\nnet: 2-3-1\n", "data: points(\"1 2 0; 3 4 1\")\nsplit: 0.5\nnet: 2-3-1\ninputs: standard\nnorm: batch\n",
                "data: points(\"1 2 1; 3 4 1; 5 6 1\")\nsplit: 0\nnet: 2-3-1\n", "data: points(\"1 2 0.5; 3 4 0.5; 5 6 0.5\")\nsplit: 0\nnet: 2-3-1\nloss: mse\n",
                "data: points(\"1e9 1e9 1e9; -1e9 1e9 -1e9; 0 0 0.5\")\nsplit: 0\nnet: 2-3-1\nloss: mse\n",
                "data: circles(40, scale=1000000)\nnet: 2-3-1\ninit: normal(1000)\n", "data: circles(40, scale=0.000001)\nnet: 2-3-1\ninit: normal(0.000001)\n",
                "data: circles(2)\nnet: 2-3-1\n", "data: blobs(4, classes=3, features=1, noise=0)\nnet: 1-2-3\n",
                XOR + "net: 2-3-1\nactivation: relu\ninit: normal(1, bias=0, bias-mean=-1000)\n");
    }

    @ParameterizedTest
    @MethodSource("hardExperiments")
    void everyHardExperimentEndsInSentencesAndNumbers(String text) throws IOException {
        String whole = text + (text.contains("activation:") ? "" : "activation: tanh\n") + (text.contains("optimizer:") ? "" : "optimizer: adam(rate=0.01)\n") + ALL_PROBES + "steps: 60\n";
        Path file = Files.writeString(folder.resolve("hard.lab"), whole);

        Outcome outcome = text.contains("init:") ? gradlab("run", file.toString(), "--out", folder.resolve("out").toString()) : gradlab("run", file.toString());

        assertThat(outcome.status()).as(outcome.err()).isIn(Main.DONE, Main.REFUTED, Main.WRONG_INPUT);
        assertThat(NO_WORDS.matcher(outcome.out() + outcome.err()).results().map(found -> found.group())).as(outcome.out() + outcome.err()).isEmpty();
        if (outcome.status() == Main.WRONG_INPUT) {
            assertThat(outcome.err()).as("place and remedy").containsPattern("hard\\.lab:\\d+:\\d+ .{20,}");
            return;
        }
        assertThat(outcome.err().contains("разош")).as("a divergence is told, and nothing else is called one").isEqualTo(outcome.status() == Main.REFUTED);
        Trained trained = trained(whole, 60);
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            assertThat(trained.sentences(texts)).as(texts.locale().toString()).allSatisfy(sentence -> assertThat(sentence).doesNotContainPattern(NO_WORDS));
        }
        if (trained.run().diverged()) {
            assertThat(trained.recorder().events()).extracting(Event::kind).contains(Event.Kind.DIVERGED);
            assertThat(trained.findings()).as("the diagnosis names it").isNotEmpty();
            assertThat(trained.run().parameters().allFinite() || trained.value("accuracy.train") == 0).as("what is no number is no right answer").isTrue();
        } else {
            assertThat(trained.value("loss.train")).isFinite();
            ranksAreWholeAndBelowTheirCeilings(trained);
        }
    }

    private static void ranksAreWholeAndBelowTheirCeilings(Trained trained) {
        for (int layer = 1; layer <= trained.run().spec().network().depth(); layer++) {
            double rank = trained.value("layer" + layer + ".gradient.rank");
            assertThat(rank).as("rank of layer %d", layer).isBetween(0.0, trained.value("layer" + layer + ".gradient.ceiling")).isEqualTo(Math.rint(rank));
        }
    }

    @Test
    void withoutAnyGradientTheRankIsZeroAndTheLossThatOfAGuess() {
        Trained trained = trained(XOR + "net: 2-3-1\nactivation: tanh\ninit: zeros\noptimizer: adam(rate=0.1)\n" + ALL_PROBES, 20);

        assertThat(trained.value("loss.train")).isCloseTo(Math.log(2), offset(1e-15));
        assertThat(trained.value("accuracy.train")).isEqualTo(0.5);
        for (int layer = 1; layer <= 2; layer++) {
            assertThat(trained.value("layer" + layer + ".gradient.rank")).isZero();
            assertThat(trained.value("layer" + layer + ".gradient.norm")).isZero();
            assertThat(trained.value("layer" + layer + ".gradient.stable_rank")).as("no stable rank of nothing").isIn(0.0, Double.NaN);
        }
    }

    @Test
    void equalRowsGiveAGradientOfRankOneAndNoMoreThanAGuess() {
        Trained trained = trained(SAME + "net: 2-3-1\nactivation: tanh\ninit: xavier\noptimizer: adam(rate=0.05)\n" + ALL_PROBES, 400);

        assertThat(trained.value("layer1.gradient.rank")).isLessThanOrEqualTo(1);
        assertThat(trained.value("loss.train")).isCloseTo(Math.log(2), offset(1e-4));
        assertThat(trained.value("accuracy.train")).isEqualTo(0.5);
    }

    @Test
    void aConstantPredictionOfMeansHasTheVarianceAsItsLoss() {
        String text = "data: points(\"1 1 0.5; 1 1 2.5; 1 1 4.5; 1 1 -3.5\")\nsplit: 0\nbatch: full\nnet: 2-1\nloss: mse\noptimizer: sgd(0.1)\ninit: zeros\n";
        Trained trained = trained(text, 500);

        // mean 1, deviations 0.5, 1.5, 3.5, 4.5
        assertThat(trained.value("loss.train")).isCloseTo((0.25 + 2.25 + 12.25 + 20.25) / 4, offset(1e-9));
    }

    @Test
    void aBatchLargerThanTheDataIsAllOfThem() {
        String text = "data: circles(30)\nsplit: 0\nnet: 2-4-1\nactivation: tanh\noptimizer: sgd(0.1)\n";

        assertThat(trained(text + "batch: 100000\n", 30).value("loss.train")).isEqualTo(trained(text + "batch: full\n", 30).value("loss.train"));
    }

    static Stream<Optimizer> optimizers() {
        return Catalogues.OPTIMIZER.entries().stream().map(Catalogue.Entry::standard);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void noOptimizerInventsAStepWhereThereIsNoGradient(Optimizer optimizer) {
        Trained trained = trained(spec(XOR + "net: 2-3-1\nactivation: tanh\ninit: zeros\n").withOptimizer(optimizer), 20);

        assertThat(trained.run().diverged()).isFalse();
        assertThat(trained.value("loss.train")).isCloseTo(Math.log(2), offset(1e-15));
        assertThat(trained.findings()).allSatisfy(finding -> assertThat(new Wording(Texts.english()).sentence(finding)).doesNotContainPattern(NO_WORDS));
    }

    static Stream<Activation> activations() {
        return Catalogues.ACTIVATION.entries().stream().map(Catalogue.Entry::standard);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void everyActivationTakesInputsOfAnySize(Activation activation) {
        for (String scale : List.of("1000000", "0.000001")) {
            Trained trained = trained(spec("data: circles(40, scale=" + scale + ")\nnet: 2-5-5-1\ninit: normal(1000)\noptimizer: adam(rate=0.01)\nsplit: 0\n").withActivation(activation), 20);

            assertThat(Double.isFinite(trained.value("loss.train"))).as("either numbers or a divergence that is told, scale " + scale).isNotEqualTo(trained.run().diverged());
            for (int layer = 1; layer <= 2; layer++) {
                assertThat(trained.run().diverged() || trained.run().parameters().allFinite()).isTrue();
            }
        }
    }

    static Stream<Initializer> initializers() {
        return Catalogues.INITIALIZER.entries().stream().map(Catalogue.Entry::standard);
    }

    @ParameterizedTest
    @MethodSource("initializers")
    void everyInitializerFillsLayersOfOneNeuronAndOfMany(Initializer initializer) {
        for (String net : List.of("2-1-1-1", "2-64-1-64-1")) {
            assertThat(trained(spec(XOR + "net: " + net + "\n").withInitializer(initializer), 5).value("loss.train")).isFinite();
        }
    }

    private static Trained trained(String text, int steps) {
        return trained(spec(text), steps);
    }

    private static ExperimentSpec spec(String text) {
        return ExperimentFile.read(text, "hard.lab", Path.of("").toAbsolutePath(), Map.of());
    }

    private static Trained trained(ExperimentSpec spec, int steps) {
        Run run = Run.start(spec);
        Recorder recorder = new Recorder(run);
        for (int step = 0; step < steps && !run.ended(); step++) {
            recorder.advance(run, step == steps - 1);
        }
        run.observe();
        return new Trained(run, recorder);
    }

    private static Outcome gradlab(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(Main.commands());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Outcome(Main.run(line, args), out.toString(), err.toString());
    }
}
