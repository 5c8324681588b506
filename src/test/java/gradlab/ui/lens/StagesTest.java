package gradlab.ui.lens;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Clipping;
import gradlab.experiment.Compatibility;
import gradlab.experiment.Directions;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import gradlab.nn.PRelu;
import gradlab.train.Moment;
import gradlab.train.Run;
import gradlab.train.StepUnderLens;
import gradlab.train.UpdateTrace;
import gradlab.ui.Words;
import gradlab.ui.formula.LatexPainter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything that the lens shows, for all the networks the lab has, without a window. */
class StagesTest {

    private static ExperimentSpec base() {
        return ExperimentSpec.standard().withHidden(List.of(new LayerSpec(3, new Activation.Tanh()), new LayerSpec(4, new Activation.Tanh()),
                new LayerSpec(3, new Activation.Tanh()))).withBatches(new BatchPlan(8, true)).withProbes(List.of());
    }

    private static StepUnderLens lens(ExperimentSpec spec) {
        Run run = Run.start(spec);
        run.step();
        run.step();
        return StepUnderLens.of(new Moment(1, spec, run.data(), run.checkpoint(), false)).orElseThrow();
    }

    private static Stream<ExperimentSpec> experiments() {
        Stream<ExperimentSpec> optimizers = Catalogues.OPTIMIZER.entries().stream().map(entry -> Compatibility.withOptimizer(base(), entry.standard()));
        Stream<ExperimentSpec> activations = Catalogues.ACTIVATION.entries().stream().map(entry -> base().withActivation(entry.standard()));
        Stream<ExperimentSpec> losses = Stream.of(new Loss.Mse(), new Loss.Mae(), new Loss.Huber(), new Loss.Bce(), new Loss.Brier()).map(base()::withLoss);
        Stream<ExperimentSpec> others = Stream.of(base().withEnds(2, 2).withLoss(new Loss.CrossEntropy()), base().withEnds(2, 2).withLoss(new Loss.Bce()),
                base().withNormalization(new Normalization.Batch()), base().withNormalization(new Normalization.Layer()).withActivation(new PRelu()),
                base().withRegularization(List.of(new Regularization.Dropout(0.5), new Regularization.L1(0.01, false), new Regularization.L2(0.1))).withClipping(new Clipping.Norm(0.01)),
                base().withRegularization(List.of(new Regularization.L1(0.01, true))).withClipping(new Clipping.Value(0.001)), base().withDirections(new Directions.Strongest(1)),
                base().withOptimizer(new Optimizer.RmsProp(0.01, 0.9, 1e-8, 0.9, true)), base().withOptimizer(new Optimizer.AdaGrad(0.1, 1e-10, 0.1)),
                base().withOptimizer(new Optimizer.Momentum(0.1, 0.9, 0.5)), base().withOptimizer(new gradlab.nn.Lion(1e-3, 0.9, 0.99, 0.1)));
        return Stream.of(optimizers, activations, losses, others).flatMap(all -> all);
    }

    /** Every look at a step: all stages, one example and the whole batch, every kind of parameter. */
    private static List<Look> looks(StepUnderLens step) {
        List<Look> all = new ArrayList<>();
        Look first = Look.at(step);
        for (int at = 0; at < first.stages().size(); at++) {
            for (boolean whole : new boolean[] {false, true}) {
                Look there = first.withUnit(1, 2).withStage(at).withWhole(whole).withExample(3);
                all.add(there);
                step.blocks().stream().filter(block -> block.layer() == there.shownLayer() && block.kind() != Kind.WEIGHT).map(Block::kind)
                        .forEach(kind -> all.add(there.withKind(kind)));
            }
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyStageHasItsWordsFormulasAndMatrices() {
        return experiments().map(spec -> DynamicTest.dynamicTest(spec.optimizer() + " " + spec.network().layers() + " " + spec.loss(), () -> {
            StepUnderLens step = lens(spec);
            LatexPainter painter = new LatexPainter();
            Set<String> formulas = new TreeSet<>();
            for (Words words : List.of(new Words(Texts.russian()), new Words(Texts.english()))) {
                Telling telling = new Telling(words);
                Boards boards = new Boards(words, _ -> { });
                for (Look look : looks(step)) {
                    assertThat(telling.title(look)).doesNotContain("⟨");
                    assertThat(telling.sentence(look)).doesNotContain("⟨").doesNotContain("{").isNotBlank();
                    assertThat(words.texts().has("lens.lesson." + telling.lesson(look))).as(telling.lesson(look)).isTrue();
                    formulas.addAll(new Formulas(words).of(look, 3));
                    boards.of(look).forEach(StagesTest::fits);
                    for (UpdateTrace.Line line : UpdateTrace.of(step, look.parameter())) {
                        assertThat(words.texts().has("lens.term." + line.id())).as(line.id()).isTrue();
                        formulas.add(line.formula());
                        formulas.add(new Latex(words).filled(line.template(), line.numbers(), 4) + "=0");
                    }
                }
            }
            for (String formula : formulas) {
                assertThat(painter.paint(formula.replace("\\frac", "\\dfrac"), false, 12, 0xff000000, 1)).as(formula).isInstanceOf(LatexPainter.Picture.class);
            }
        }));
    }

    private static void fits(Board board) {
        board.grid().ifPresent(grid -> assertThat(grid.values()).as(board.id()).hasSize(board.rows().count() * board.columns().count()));
        board.left().forEach(line -> assertThat(line.values()).as(line.symbol()).hasSize(board.rows().count()));
        board.below().forEach(line -> assertThat(line.values()).as(line.symbol()).hasSize(board.columns().count()));
    }

    @Test
    void theStagesGoForwardToTheLossAndBackToTheFirstLayer() {
        List<String> symbols = Stage.of(lens(base())).stream().map(Stage::symbol).toList();
        assertThat(symbols).containsExactly("x", "z¹", "a¹", "z²", "a²", "z³", "a³", "z⁴", "L", "δ⁴", "∂W⁴", "δ³", "∂W³", "δ²", "∂W²", "δ¹", "∂W¹", "Δθ", "L′");
    }

    @Test
    void whatComesBetweenHasItsOwnStages() {
        ExperimentSpec spec = base().withNormalization(new Normalization.Batch()).withRegularization(List.of(new Regularization.Dropout(0.5))).withClipping(new Clipping.Norm(1));
        assertThat(Stage.of(lens(spec)).stream().map(Stage::symbol)).containsSubsequence("z¹", "ẑ¹", "a¹", "m¹", "z²").containsSubsequence("∂W¹", "g", "Δθ");
    }

    @Test
    void aLookKeepsItsPlaceFromOneStepToTheNext() {
        Look look = Look.at(lens(base())).withStage(6).withUnit(2, 3).withExample(5).withWhole(true);
        Look next = look.on(lens(base().withClipping(new Clipping.Norm(1))));
        assertThat(next.stage()).isEqualTo(look.stage());
        assertThat(next.unit(2)).isEqualTo(3);
        assertThat(next.example()).isEqualTo(5);
        Look other = look.on(lens(base().withHidden(List.of(new LayerSpec(2, new Activation.Tanh())))));
        assertThat(other.at()).isZero();
        assertThat(other.units()).containsOnly(0);
    }

    @Test
    void aWideLayerStaysInTheWidthThereIs() {
        StepUnderLens step = lens(base().withHidden(List.of(new LayerSpec(64, new Activation.Tanh()), new LayerSpec(200, new Activation.Tanh()))));
        Boards boards = new Boards(new Words(Texts.russian()), _ -> { });
        Look look = Look.at(step).withStage(3).withUnit(1, 63).withUnit(2, 150);
        assertThat(look.stage().kind()).isEqualTo(Stage.Kind.SUM);
        Board board = boards.of(look).getFirst();
        for (double scale : new double[] {1, 2}) {
            BoardLayout layout = BoardLayout.of(board, 600, 256 * scale, scale, 0, 0);
            assertThat(layout.gridRight()).isLessThanOrEqualTo(600);
            assertThat(layout.showsColumn(150)).isTrue();
            assertThat(layout.showsRow(63)).isTrue();
            assertThat(layout.folds()).isNotEmpty();
            assertThat(layout.spot(layout.x(150) + 1, layout.y(63) + 1)).hasValueSatisfying(spot -> assertThat(List.of(spot.row(), spot.column())).containsExactly(63, 150));
        }
    }

    @Test
    void aSmallMatrixIsDrawnLargerWhereAllOfItFits() {
        StepUnderLens step = lens(base().withHidden(List.of(new LayerSpec(6, new Activation.Tanh()), new LayerSpec(6, new Activation.Tanh()))));
        Board board = new Boards(new Words(Texts.russian()), _ -> { }).of(Look.at(step).withStage(3)).getFirst();
        assertThat(BoardLayout.isRoomy(board, 1240, 500, 1.5)).isTrue();
        assertThat(BoardLayout.isRoomy(board, 600, 500, 1.5)).as("too narrow").isFalse();
        assertThat(BoardLayout.isRoomy(board, 1240, 200, 1.5)).as("too low").isFalse();
    }

    @Test
    void numbersInFormulasFollowTheLanguage() {
        assertThat(new Latex(new Words(Texts.russian())).number(-0.00001234)).isEqualTo("-1{,}234\\cdot 10^{-5}");
        assertThat(new Latex(new Words(Texts.english())).filled("#\\cdot#^2", List.of(0.5, -2.0), 4)).isEqualTo("0.5\\cdot(-2)^2");
    }

    @Test
    void aFormulaCanBeReadAloud() {
        assertThat(Spoken.of("\\Delta=-\\eta\\,\\frac{\\hat m}{\\sqrt{\\hat v}+\\varepsilon}")).isEqualTo("Δ=-η (m)/(√(v)+ε)");
        assertThat(Spoken.of("z^{2}_{3}=0{,}5\\cdot (-1)+\\underbrace{6}_{\\text{ещё 3}}")).isEqualTo("z^2_3=0,5· (-1)+6_ещё 3");
    }

    @Test
    void aLongSumShowsItsLargestTermsAndTheRestInOneNumber() {
        String sum = new Latex(new Words(Texts.english())).sum(new double[] {1, 10, 2, 20, 3}, new double[] {1, 1, 1, -1, 1}, 2, "{0} more");
        assertThat(sum).isEqualTo("10\\cdot 1+20\\cdot (-1)+\\underbrace{6}_{\\text{3 more}}");
    }
}
