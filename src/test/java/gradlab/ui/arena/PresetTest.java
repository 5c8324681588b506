package gradlab.ui.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Texts;
import gradlab.nn.Optimizer;
import gradlab.surface.Noise;
import gradlab.surface.RacePlan.Result;
import gradlab.surface.RateSearch;
import gradlab.surface.Surface;
import gradlab.surface.Trail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the races that stand ready promise, run. */
class PresetTest {

    private static int finish(Result result, int runner) {
        return result.finish(runner).orElse(Integer.MAX_VALUE);
    }

    private static boolean arrives(Result result, int runner) {
        return result.finish(runner).isPresent();
    }

    /** Mean height over the floor in the second half. */
    private static double level(Result result, int runner) {
        int steps = result.plan().steps();
        return IntStream.rangeClosed(steps / 2, steps).mapToDouble(step -> result.height(runner, step)).average().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void everyRaceHasItsWordsAndItsLesson(Preset preset) {
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            assertThat(texts.has("arena.preset." + preset.id())).isTrue();
            assertThat(texts.has("arena.preset." + preset.id() + ".see")).isTrue();
        }
        assertThat(Files.exists(Path.of("lessons", preset.lesson() + ".md"))).as(preset.lesson()).isTrue();
    }

    @Test
    void inTheRavineDescentZigzagsMomentumSwingsAndNesterovArrivesFirst() {
        Result result = Preset.RAVINE.plan().run();
        Trail sgd = result.trails().get(0);
        assertThat(finish(result, 2)).isLessThan(finish(result, 1));
        assertThat(finish(result, 1)).isLessThan(finish(result, 0));
        assertThat(arrives(result, 0)).isTrue();
        // across the ravine, which lies at 45 degrees, every step of descent changes sides
        long turns = IntStream.range(1, 40).filter(step -> across(sgd, step) * across(sgd, step + 1) < 0).count();
        assertThat(turns).isEqualTo(39);
        assertThat(sgd.uphill(300)).isZero();
        assertThat(result.trails().get(1).uphill(84)).isGreaterThan(result.trails().get(2).uphill(84)).isGreaterThan(20);
    }

    private static double across(Trail trail, int step) {
        return trail.place(step).y() - trail.place(step).x();
    }

    @Test
    void theLimitOfTheRateIsTwoOverTheCurvature() {
        Result result = Preset.RATE.plan().run();
        assertThat(result.trails().get(2).uphill(100)).isEqualTo(100);
        assertThat(result.trails().get(1).uphill(100)).isZero();
        assertThat(result.height(1, 100)).isLessThan(0.1 * result.height(0, 100));
        assertThat(result.trails().get(0).uphill(100)).isZero();
    }

    @Test
    void descentStandsStillOnTheSaddleAndAdaGradLeavesIt() {
        Result result = Preset.SADDLE.plan().run();
        long still = IntStream.rangeClosed(0, 150).filter(step -> Math.abs(result.trails().get(0).height(step)) < 0.01).count();
        assertThat(still).isGreaterThan(40);
        assertThat(finish(result, 3)).isLessThan(10);
        assertThat(finish(result, 0)).isGreaterThan(8 * finish(result, 3));
    }

    @Test
    void noiseLeavesTheSaddleAndWithoutItNobodyDoes() {
        Result noisy = Preset.RIDGE.plan().run();
        Result quiet = Preset.RIDGE.plan().withNoise(Noise.NONE).run();
        for (int runner = 0; runner < 2; runner++) {
            assertThat(noisy.height(runner, 150)).isLessThan(0.01);
            assertThat(quiet.height(runner, 150)).isCloseTo(1, within(0.01));
            assertThat(quiet.trails().get(runner).place(150).y()).isZero();
        }
    }

    @Test
    void inTheValleyMomentumIsFasterThanAdamAndDescentDoesNotArriveAtTheBestRates() {
        Result result = Preset.VALLEY.plan().run();
        assertThat(finish(result, 1)).isLessThan(finish(result, 2));
        assertThat(arrives(result, 2)).isTrue();
        assertThat(arrives(result, 0)).isFalse();
        for (Optimizer runner : result.plan().runners()) {
            double best = RateSearch.best(result.plan().surface(), runner, result.plan().start(), Noise.NONE, OptionalDouble.of(1e-4), 600, () -> false).orElseThrow().rate();
            assertThat(runner.rate()).isCloseTo(best, within(0.02 * best));
        }
    }

    @Test
    void adaGradsStepsGetShorterAndItDoesNotArriveWhileAdamDoes() {
        Result result = Preset.STOPPING.plan().run();
        assertThat(arrives(result, 0)).isFalse();
        assertThat(arrives(result, 1)).isTrue();
        assertThat(result.trails().getFirst().anatomy(1500).length()).isLessThan(0.01 * result.trails().getFirst().anatomy(1).length());
    }

    @Test
    void withNoiseASmallerRateTremblesFarLowerButComesDownLater() {
        for (long seed = 1; seed <= 5; seed++) {
            Result result = Preset.NOISE.plan().withNoise(new Noise(1, seed)).run();
            assertThat(level(result, 1)).isLessThan(level(result, 0) / 4);
            assertThat(level(result, 0)).isGreaterThan(0.02);
            assertThat(result.height(1, 10)).isGreaterThan(result.height(0, 10));
        }
    }

    @Test
    void inertiaCarriesIntoTheDeepWellAndAtALargerRateBackAgain() {
        Result result = Preset.WELLS.plan().run();
        assertThat(result.trails().get(0).place(200).x()).isCloseTo(0.879, within(0.01));
        assertThat(result.trails().get(1).place(200).x()).isCloseTo(-1.088, within(0.01));
        assertThat(result.trails().get(2).place(200).x()).isCloseTo(0.879, within(0.01));
        assertThat(IntStream.rangeClosed(0, 200).anyMatch(step -> result.trails().get(2).place(step).x() < -0.5)).isTrue();
    }

    @Test
    void withoutBiasCorrectionTheFirstStepIsTenTimesAsLong() {
        Result result = Preset.FIRST_STEP.plan().run();
        assertThat(result.trails().get(0).anatomy(1).length() / result.trails().get(1).anatomy(1).length()).isCloseTo(10, within(0.01));
    }

    @Test
    void alongTheAxesOneStepIsEnoughAndOnTheTurnedBowlItIsNot() {
        Result straight = Preset.AXES.plan().run();
        assertThat(finish(straight, 0)).isEqualTo(1);
        Result turned = Preset.AXES.plan().withSurface(new Surface.Bowl(100, 30), Preset.AXES.plan().start()).run();
        assertThat(finish(turned, 0)).isGreaterThan(30);
    }

    @Test
    void theListingOfTheNotesDivergesWhereNesterovArrives() {
        Result result = Preset.WRONG_NOTES.plan().run();
        assertThat(finish(result, 0)).isEqualTo(42);
        assertThat(result.height(1, 300)).isGreaterThan(1e6);
        assertThat(arrives(result, 2)).isTrue();
    }

    @Test
    void whoLearnsTheCurvaturePassesTheValleyInDozensOfSteps() {
        Result result = Preset.CURVATURE.plan().run();
        assertThat(finish(result, 0)).isBetween(10, 60);
        assertThat(arrives(result, 1)).isFalse();
        assertThat(arrives(result, 2)).isFalse();
    }
}
