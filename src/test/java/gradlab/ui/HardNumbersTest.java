package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Experiments that no textbook has, in the whole window: every chart and every word of it, in both languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class HardNumbersTest {

    private static final Pattern NO_WORDS = Pattern.compile("(?i)\\bnan\\b|infinity|exception|\\bnull\\b|⟨|�|\\{\\d}|(?-i)\\dE-?\\d");
    private static final String ALL_PROBES = "probe: loss + rank(matrix=all, measure=all) + spectrum(matrix=all) + saturation + norm + transport + local-rank + dimension-share\nsteps: 1000\n";
    private static final String XOR = "data: points(\"0 0 0; 0 1 1; 1 0 1; 1 1 0\")\nsplit: 0\nbatch: full\n";
    private static final List<String> CHARTS = List.of("loss,rank,spectrum,saturation,norm,factors", "preactivations,depth,local-rank,slice");

    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private HeadlessLab lab;

    @BeforeAll
    void open() {
        lab = HeadlessLab.open(spec(XOR + "net: 2-3-1\n"), Path.of("lessons"), 1280, 720);
        lab.with(_ -> Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> thrown.add(failure)));
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @Test
    void aDivergenceIsNamedAndEveryChartGoesOn() {
        Set<String> words = played(XOR + "net: 2-3-3-1\nactivation: identity\nloss: mse\ninit: normal(1000)\noptimizer: sgd(1)\n", 30, Phase.DIVERGED);

        assertThat(words).anyMatch(text -> text.endsWith("⟶ Разошлось")).anyMatch(text -> text.endsWith("⟶ Diverged"))
                .anyMatch(text -> text.contains("Числа стали бесконечными на шаге")).anyMatch(text -> text.contains("The numbers became infinite at step"));
    }

    @Test
    void aSigmoidThatHasNoGradientAtAllHasWordsForNothing() {
        played(XOR + "net: 2-3-1\nactivation: sigmoid\ninit: zeros\n", 30, Phase.PAUSED);
        played(XOR + "net: 2-3-1\nactivation: tanh\ninit: zeros\n", 30, Phase.PAUSED);
        played(XOR + "net: 2-3-1\nactivation: relu\ninit: normal(1, bias=0, bias-mean=-1000)\n", 30, Phase.PAUSED);
    }

    @Test
    void theDeepestNetworkIsShownWithGradientsThatAreHardlyNumbers() {
        played(XOR + "net: 2-" + "2-".repeat(64) + "1\nactivation: sigmoid\n", 10, Phase.PAUSED);
        played(XOR + "net: 2-" + "3-".repeat(20) + "1\nactivation: tanh\ninit: normal(1e-300)\n", 10, Phase.PAUSED);
    }

    @Test
    void oneExampleOneClassAndEqualRowsAreData() {
        played("data: points(\"1 2 0; 3 4 1\")\nsplit: 0.5\nnet: 2-1-1\ninputs: standard\nnorm: batch\n", 30, Phase.PAUSED);
        played("data: points(\"1 2 1; 3 4 1; 5 6 1\")\nsplit: 0\nnet: 2-1-1-1\n", 30, Phase.PAUSED);
        played("data: points(\"1 1 0; 1 1 1; 1 1 0; 1 1 1\")\nsplit: 0\nbatch: 100000\ninputs: standard\nnet: 2-3-1\n", 30, Phase.PAUSED);
    }

    @Test
    void inputsOfAMillionAndOfAMillionthArePictures() {
        played("data: circles(40, scale=1000000)\nnet: 2-3-1\ninit: normal(1000)\nactivation: softplus\n", 30, Phase.PAUSED);
        played("data: circles(40, scale=0.000001)\nnet: 2-3-1\ninit: normal(0.000001)\n", 30, Phase.PAUSED);
    }

    /** Trains, looks at all charts in both languages, and returns every word that stood there. */
    private Set<String> played(String text, int steps, Phase end) {
        ExperimentSpec spec = spec(text);
        lab.train(spec, steps);
        Set<String> words = new LinkedHashSet<>();
        Set<String> wrong = new LinkedHashSet<>();
        for (String charts : CHARTS) {
            lab.with(open -> open.model().charts().gridProperty().set(charts));
            lab.with(open -> {
                for (Texts texts : List.of(Texts.english(), Texts.russian())) {
                    open.words().textsProperty().set(texts);
                    for (int pass = 0; pass < 2; pass++) {
                        open.tick();
                        open.window().applyCss();
                        open.window().layout();
                    }
                    // lessons are in the words of their authors
                    new Inspection(open.window()).words(node -> !Inspection.isIn(node, "lesson-scroll")).forEach(words::add);
                }
                assertThat(open.model().state().phase()).isEqualTo(end);
            });
        }
        words.stream().filter(each -> NO_WORDS.matcher(each.substring(each.indexOf('⟶'))).find()).forEach(wrong::add);
        assertThat(wrong).as(text).isEmpty();
        assertThat(new ArrayList<>(thrown)).as(text).isEmpty();
        return words;
    }

    private static ExperimentSpec spec(String text) {
        String whole = text + (text.contains("activation:") ? "" : "activation: tanh\n") + (text.contains("optimizer:") ? "" : "optimizer: adam(rate=0.01)\n") + ALL_PROBES;
        return ExperimentFile.read(whole, "hard.lab", Path.of("").toAbsolutePath(), Map.of());
    }
}
