package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Place;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.Seeds;
import gradlab.experiment.StartWeights;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.math.Likeness;
import gradlab.surface.Point;
import gradlab.train.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimCheckerTest {

    private static final ExperimentSpec CALM = spec("data: circles(60)\nsplit: 0\nnet: 2-6-6-1\noptimizer: sgd(0.5)\nsteps: 60\n");
    private static final ExperimentSpec FAST = spec("data: circles(60)\nsplit: 0\nnet: 2-6-6-1\noptimizer: adam(0.05)\nsteps: 60\n");

    private static ExperimentSpec spec(String text) {
        return ExperimentFile.read(text, "test", Path.of("."), Map.of());
    }

    private static Step step(String id, ExperimentSpec spec, String... claims) {
        ClaimReader reader = new ClaimReader(Setup.of(spec), Map.of("calm", Setup.of(CALM)), Set.of());
        List<Claim> read = java.util.Arrays.stream(claims)
                .map(text -> reader.read(new Source(text, new Place("test", 1, 1), Path.of("."), true), 10, 10)).toList();
        return new Step(id, 1, id, spec, Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty(), read, "");
    }

    private static Finding check(ExperimentSpec spec, String claim) {
        Step calm = step("calm", CALM);
        Step step = step("this", spec, claim);
        return new ClaimChecker(step, List.of(calm, step)).check().getFirst();
    }

    /** The number a claim should find, from a run stepped by hand. */
    private static double byHand(ExperimentSpec spec, int state, String series) {
        Run run = Run.start(spec);
        for (int i = 0; i < state; i++) {
            run.step();
        }
        run.observe();
        return run.meter().value(series);
    }

    @Test
    void aStateIsTheNetworkAfterSoManyUpdates() {
        assertThat(check(CALM, "потери < 10 на шаге 0").measured()).isEqualTo(byHand(CALM, 0, "loss.train"));
        assertThat(check(CALM, "потери < 10 на шаге 17").measured()).isEqualTo(byHand(CALM, 17, "loss.train"));
        assertThat(check(CALM, "потери < 10 в конце").measured()).isEqualTo(byHand(CALM, 60, "loss.train"));
    }

    @Test
    void aStepThatBeginsAfterAnotherHasItsLastWeightsWithEverySeed() {
        ExperimentSpec after = FAST.withWeights(new StartWeights.Trained(CALM));
        assertThat(check(after, "потери < 10 на шаге 0").measured()).isEqualTo(byHand(CALM, 60, "loss.train"));
        Seeds other = Seeds.all(101);
        Step step = step("this", after, "потери < 10 на шаге 0");
        assertThat(new ClaimChecker(step, List.of(step)).check(other).getFirst().measured()).isEqualTo(byHand(CALM.withSeeds(other), 60, "loss.train"));
    }

    @Test
    void aStepThatBeginsAfterAnotherIsComparedWithTheOthersEnd() {
        ExperimentSpec after = FAST.withWeights(new StartWeights.Trained(CALM));
        double end = byHand(CALM, 60, "loss.train");
        assertThat(check(after, "потери < 1.5 * потери(calm) на шаге 3").bound()).isEqualTo(1.5 * end);
        assertThat(check(after, "потери < 1.5 * потери(calm) хоть раз до 9").bound()).isEqualTo(1.5 * end);
        assertThat(check(FAST, "потери < 9 * потери(calm) на шаге 3").bound()).isEqualTo(9 * byHand(CALM, 3, "loss.train"));
    }

    @Test
    void layersAndOutputAreTheirOwnSeries() {
        assertThat(check(CALM, "норма-градиента[слой 1] > 0 на шаге 5").measured()).isEqualTo(byHand(CALM, 5, "layer1.gradient.norm"));
        assertThat(check(CALM, "норма-градиента[выход] > 0 на шаге 5").measured()).isEqualTo(byHand(CALM, 5, "layer3.gradient.norm"));
        double greatest = Math.max(byHand(CALM, 5, "layer1.gradient.norm"),
                Math.max(byHand(CALM, 5, "layer2.gradient.norm"), byHand(CALM, 5, "layer3.gradient.norm")));
        assertThat(check(CALM, "норма-градиента[макс по слоям] > 0 на шаге 5").measured()).isEqualTo(greatest);
    }

    @Test
    void singularValuesAndRanksAtAnotherThresholdAgree() {
        double first = byHand(CALM, 5, "layer2.gradient.sigma1");
        double third = byHand(CALM, 5, "layer2.gradient.sigma3");
        assertThat(check(CALM, "сигма[слой 2, 3] > 0 на шаге 5").measured()).isEqualTo(third);
        double threshold = third / first * 0.999;
        assertThat(check(CALM, "ранг(τ=" + threshold + ")[слой 2] = 3 на шаге 5").holds()).isTrue();
    }

    @Test
    void alwaysReportsTheWorstState() {
        Finding finding = check(CALM, "потери < 0.2 всегда");
        assertThat(finding.holds()).isFalse();
        double worst = 0;
        for (int state = 0; state <= 60; state++) {
            worst = Math.max(worst, byHand(CALM, state, "loss.train"));
        }
        assertThat(finding.measured()).isEqualTo(worst);
    }

    @Test
    void onceIsEnoughForEver() {
        assertThat(check(CALM, "потери > 0.6 хоть раз до 60").holds()).isTrue();
        assertThat(check(CALM, "потери > 60 хоть раз до 60").holds()).isFalse();
    }

    @Test
    void anotherStepRunsWithTheSameSeeds() {
        Finding finding = check(FAST, "потери < 0.9 * потери(calm) в конце");
        assertThat(finding.measured()).isEqualTo(byHand(FAST, 60, "loss.train"));
        assertThat(finding.bound()).isEqualTo(0.9 * byHand(CALM, 60, "loss.train"));
    }

    @Test
    void stepsOfDifferentSeedsKeepTheirDistance() {
        ExperimentSpec other = CALM.withSeeds(new Seeds(7, 8, 9));
        Finding own = check(other, "косинус-запусков(calm) < 2 на шаге 30");
        assertThat(own.measured()).isEqualTo(Likeness.cosine(weights(other, 30), weights(CALM, 30))).isLessThan(0.9);

        Step calm = step("calm", CALM);
        Step step = step("this", other, "косинус-запусков(calm) < 2 на шаге 30");
        Finding further = new ClaimChecker(step, List.of(calm, step)).check(Seeds.all(101)).getFirst();
        assertThat(further.measured()).isEqualTo(
                Likeness.cosine(weights(CALM.withSeeds(Seeds.all(101)), 30), weights(CALM.withSeeds(new Seeds(101, 100, 99)), 30)));
    }

    @Test
    void ranksOfWeightsAndUpdatesAreReadFromTheirOwnMatrices() {
        assertThat(check(CALM, "ранг-весов[слой 2] = 6 на шаге 5").measured()).isEqualTo(byHand(CALM, 5, "layer2.weight.rank"));
        double ratio = byHand(CALM, 5, "layer2.weight.sigma2") / byHand(CALM, 5, "layer2.weight.sigma1");
        assertThat(check(CALM, "ранг-весов(τ=" + ratio * 1.001 + ")[слой 2] = 1 на шаге 5").holds()).isTrue();
        assertThat(check(CALM, "ранг-весов(τ=" + ratio * 0.999 + ")[слой 2] = 2 на шаге 5").holds()).isTrue();
        assertThat(check(CALM, "эффективный-ранг-весов[слой 2] > 0 на шаге 5").measured()).isEqualTo(byHand(CALM, 5, "layer2.weight.effective_rank"));
        assertThat(check(CALM, "устойчивый-ранг-весов[слой 2] > 0 на шаге 5").measured()).isEqualTo(byHand(CALM, 5, "layer2.weight.stable_rank"));
        Run run = Run.start(FAST);
        for (int i = 0; i < 5; i++) {
            run.step();
        }
        run.stepMeasuringAll();
        assertThat(check(FAST, "ранг-обновления[слой 2] > 0 на шаге 5").measured()).isEqualTo(run.meter().value("layer2.update.rank"));
        assertThat(check(FAST, "эффективный-ранг-обновления[слой 2] > 0 на шаге 5").measured())
                .isEqualTo(run.meter().value("layer2.update.effective_rank")).isNotEqualTo(run.meter().value("layer2.gradient.effective_rank"));
        assertThat(check(FAST, "устойчивый-ранг-обновления[слой 2] > 0 на шаге 5").measured())
                .isEqualTo(run.meter().value("layer2.update.stable_rank"));
        assertThat(check(FAST, "длина-шага[слой 2] > 0 в конце").holds()).as("the update after the last one").isTrue();
    }

    @Test
    void trendsComparesMediansOfTheEnds() {
        assertThat(check(CALM, "потери убывает на шагах 0..60").holds()).isTrue();
        assertThat(check(CALM, "потери растёт на шагах 0..60").holds()).isFalse();
        assertThat(check(CALM, "потери не меняется на шагах 0..60").holds()).isFalse();
    }

    @Test
    void divergenceFailsEveryComparisonButItsOwn() {
        ExperimentSpec wild = spec("data: circles(60)\nsplit: 0\nnet: 2-6-1\nactivation: relu\nloss: mse\noptimizer: sgd(100)\nsteps: 300\n");
        assertThat(check(wild, "не-число = 1 в конце").holds()).isTrue();
        assertThat(check(wild, "потери < 1 в конце").holds()).isFalse();
        assertThat(check(wild, "потери > 0 в конце").holds()).isFalse();
    }

    @Test
    void localRanksAreMeasuredForClaimsAtTheThresholdTheyName() {
        String probe = "probe: local-rank(threshold=0.5, samples=20)\n";
        ExperimentSpec asked = spec("data: circles(60)\nsplit: 0\nnet: 2-6-6-1\noptimizer: sgd(0.5)\nsteps: 60\n" + probe);
        Run run = Run.start(asked);
        for (int i = 0; i < 5; i++) {
            run.step();
        }
        run.observe();
        double half = run.lastView().localRanks(0.5, 1e-2, 20).relative()[1];
        double nearlyAll = run.lastView().localRanks(0.97, 1e-2, 20).relative()[1];

        assertThat(check(asked, "локальный-ранг[слой 2] > 0 на шаге 5").measured()).isEqualTo(half);
        assertThat(check(asked, "локальный-ранг(τ=0.97)[слой 2] > 0 на шаге 5").measured()).isEqualTo(nearlyAll).isNotEqualTo(half);
        assertThat(check(CALM, "локальный-ранг[слой 1] = 2 ± 0 на шаге 5").holds()).as("without a probe, the usual one").isTrue();
        assertThat(check(asked, "локальный-ранг[слой 2] < локальный-ранг[слой 2](calm) в конце").holds()).isTrue();
    }

    @Test
    void narrowMarginsAreSeen() {
        double loss = byHand(CALM, 60, "loss.train");
        assertThat(check(CALM, "потери < " + loss * 1.05 + " в конце").isNarrow()).isTrue();
        assertThat(check(CALM, "потери < " + loss * 1.5 + " в конце").isNarrow()).isFalse();
    }

    @Test
    void theCosineOfTwoRunsIsThatOfTheirWeights() {
        assertThat(check(FAST, "косинус-запусков(calm) > 0 на шаге 0").measured()).as("the same seeds").isCloseTo(1, within(1e-12));
        double cosine = check(FAST, "косинус-запусков(calm) > 0 на шаге 30").measured();
        assertThat(cosine).isEqualTo(Likeness.cosine(weights(FAST, 30), weights(CALM, 30))).isBetween(0.0, 0.9999);
    }

    @Test
    void aSingleWeightIsCountedInputAfterInput() {
        double[] weights = weights(CALM, 30);
        assertThat(check(CALM, "вес[слой 1, 9] > 0 на шаге 30").measured()).as("from the second input to the third unit").isEqualTo(weights[8]);
        assertThat(check(CALM, "вес[слой 2, 36] > 0 на шаге 30").measured()).isEqualTo(weights[12 + 35]);
        assertThat(check(CALM, "вес[выход, 1] > 0 на шаге 30").measured()).isEqualTo(weights[12 + 36]);
    }

    private static double[] weights(ExperimentSpec spec, int state) {
        Run run = Run.start(spec);
        for (int i = 0; i < state; i++) {
            run.step();
        }
        return java.util.stream.IntStream.rangeClosed(1, 3).mapToObj(run.parameters()::weight)
                .flatMapToDouble(block -> java.util.Arrays.stream(run.parameters().values(), block.offset(), block.offset() + block.size())).toArray();
    }

    @Test
    void productsAndRatiosOfMetricsAreComputedFromLeftToRight() {
        double first = byHand(CALM, 5, "layer1.gradient.norm");
        double last = byHand(CALM, 5, "layer3.gradient.norm");
        Finding finding = check(CALM, "норма-градиента[слой 1] / норма-градиента[выход] * 0,5 < 2 * потери(calm) / 4 на шаге 5");
        assertThat(finding.measured()).isEqualTo(first / last * 0.5);
        assertThat(finding.bound()).isEqualTo(2 * byHand(CALM, 5, "loss.train") / 4);
    }

    @Test
    void whatSwingsAndComesBackDoesChange() {
        String swing = "optimizer: momentum-classic(rate=0.01, momentum=0.9999)\nsteps: 314\n";
        assertThat(onRoundBowl(swing, "потери растёт на шагах 0..314").measured()).as("both ends look alike").isBetween(-0.05, 0.05);
        Finding stays = onRoundBowl(swing, "потери не меняется на шагах 0..314");
        assertThat(stays.holds()).isFalse();
        assertThat(Math.abs(stays.measured())).as("the worst state decides").isGreaterThan(0.9);
        assertThat(stays.state()).isBetween(0, 314);
        assertThat(onRoundBowl("optimizer: sgd(0.00001)\nsteps: 314\n", "потери не меняется на шагах 0..314").holds()).isTrue();
        assertThat(onRoundBowl("optimizer: sgd(2.5)\nsteps: 4000\n", "потери не меняется на шагах 0..4000").holds()).as("no number is no rest").isFalse();
    }

    private static Finding onRoundBowl(String lines, String claim) {
        Setup setup = new Setup(spec(lines), Optional.of(new Step.Bowl(1, 0, new Point(-2, 1.5))));
        Claim read = new ClaimReader(setup, Map.of(), Set.of()).read(new Source(claim, new Place("test", 1, 1), Path.of("."), true), 10, 10);
        Step step = new Step("krug", 1, "", setup.spec(), setup.bowl(), List.of(), Optional.empty(), List.of(), Optional.empty(), List.of(read), "");
        return new ClaimChecker(step, List.of(step)).check().getFirst();
    }

    @Test
    void aDescentOnABowlIsCheckedLikeARun() {
        ExperimentSpec beyond = spec("optimizer: sgd(0.101)\nsteps: 100\n");
        Setup setup = new Setup(beyond, Optional.of(new Step.Bowl(20, 0, new Point(-2, 1.5))));
        ClaimReader reader = new ClaimReader(setup, Map.of(), Set.of());
        List<Claim> claims = java.util.stream.Stream.of("потери > 100 на шаге 100", "потери < 25 на шаге 0", "не-число = 0 всегда", "потери растёт на шагах 50..100",
                        "подъёмы-потерь = 1 на шаге 1", "подъёмы-потерь = 100 в конце")
                .map(text -> reader.read(new Source(text, new Place("test", 1, 1), Path.of("."), true), 10, 10)).toList();
        Step step = new Step("predel", 1, "", beyond, setup.bowl(), List.of(), Optional.empty(), List.of(), Optional.empty(), claims, "");
        List<Finding> found = new ClaimChecker(step, List.of(step)).check();
        assertThat(found).allMatch(Finding::holds);
        assertThat(found.get(1).measured()).isEqualTo(0.5 * (4 + 20 * 2.25));
        double steep = 1.5 * Math.pow(1 - 0.101 * 20, 100);
        double flat = -2 * Math.pow(1 - 0.101, 100);
        assertThat(found.getFirst().measured()).isCloseTo(0.5 * (flat * flat + 20 * steep * steep), within(1e-6));
    }
}
