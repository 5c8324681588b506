package gradlab.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Place;
import gradlab.nn.Lbfgs;
import gradlab.nn.Muon;
import gradlab.nn.Optimizer;
import gradlab.surface.RacePlan.Result;
import gradlab.surface.RateSearch.Found;
import gradlab.surface.Surface.Beale;
import gradlab.surface.Surface.Bowl;
import gradlab.surface.Surface.Rosenbrock;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RacePlanTest {

    private static final Point START = new Point(1, 0.3);
    private static final RacePlan PLAN = new RacePlan(new Bowl(), START,
            List.of(new Optimizer.Sgd(0.001), new Optimizer.Sgd(0.01), new Optimizer.Sgd(1), new Optimizer.Nesterov(0.01, 0.9)), Noise.NONE, 400, 1e-4);

    @Test
    void theFirstIsWhoGotThereInFewestStepsAndTheLastWhoDiverged() {
        Result result = PLAN.run();
        assertThat(result.finish(3).orElseThrow()).isLessThan(result.finish(1).orElse(Integer.MAX_VALUE));
        assertThat(result.order(400)).startsWith(3).endsWith(2);
        assertThat(result.trails().get(2).diverged()).isTrue();
        assertThat(result.order(0)).hasSize(4);
        assertThat(result.height(0, 0)).isEqualTo(new Bowl().value(1, 0.3));
    }

    @Test
    void equalPlansGiveEqualRacesWithNoiseToo() {
        RacePlan noisy = PLAN.withNoise(new Noise(0.3, 11));
        Result one = noisy.run();
        Result other = noisy.run();
        for (int runner = 0; runner < 4; runner++) {
            Trail a = one.trails().get(runner);
            Trail b = other.trails().get(runner);
            assertThat(IntStream.rangeClosed(0, a.steps()).allMatch(step -> a.place(step).equals(b.place(step)))).isTrue();
        }
        assertThat(PLAN.withNoise(new Noise(0.3, 12)).run().trails().getFirst().place(5)).isNotEqualTo(one.trails().getFirst().place(5));
        assertThat(PLAN.run().trails().getFirst().place(5)).isNotEqualTo(one.trails().getFirst().place(5));
    }

    /** With equal rates the noise alone moves two runs apart or together: everybody has the same bad luck. */
    @Test
    void allRunnersMeetTheSameNoise() {
        Result result = PLAN.withRunners(List.of(new Optimizer.Sgd(0.01), new Optimizer.Sgd(0.01), new Optimizer.Momentum(0.01, 0, 0))).withNoise(new Noise(1, 4)).run();
        assertThat(result.trails().get(0).place(100)).isEqualTo(result.trails().get(1).place(100)).isEqualTo(result.trails().get(2).place(100));
    }

    @Test
    void aMethodThatSearchesAlongALineStandsTheNoise() {
        Result result = PLAN.withRunners(List.of(new Lbfgs())).withNoise(new Noise(0.5, 2)).run();
        assertThat(result.trails().getFirst().diverged()).isFalse();
        assertThat(result.trails().getFirst().steps()).isEqualTo(400);
    }

    @Test
    void whereNothingIsKnownOfTheDepthThereIsNoGoal() {
        RacePlan slope = PLAN.withSurface(new Surface.Formula(PlaneFormula.parse("x + y", new Place("test", 1, 1))), START);
        assertThat(slope.run().goal()).isEmpty();
        assertThat(slope.run().finish(0)).isEmpty();
        RacePlan own = PLAN.withSurface(new Surface.Formula(PlaneFormula.parse("(x-2)^2 + y^2 - 5", new Place("test", 1, 1))), START);
        assertThat(own.run().floor().orElseThrow()).isCloseTo(-5, within(1e-9));
    }

    @Test
    void aRaceThatNobodyWaitsForIsGivenUp() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(PLAN.run(() -> looks.incrementAndGet() > 2)).isEmpty();
        assertThat(looks).hasValue(3);
    }

    @Test
    void aRaceHasBounds() {
        assertThatThrownBy(() -> PLAN.withSteps(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PLAN.withTolerance(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Noise(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBestRateIsThatOfTheTableAndEmptyHandedSearchesTakeTheLowest() {
        for (Optimizer optimizer : List.of(new Optimizer.Sgd(), new Optimizer.Momentum(), new Optimizer.Adam())) {
            Found found = RateSearch.best(new Beale(), optimizer, new Point(1, 1), Noise.NONE, OptionalDouble.of(1e-4), 2000, () -> false).orElseThrow();
            Race.Finish finish = Race.best(new Beale(), optimizer, new Point(1, 1), 1e-4, 2000).orElseThrow();
            assertThat(found.rate()).isEqualTo(finish.rate());
            assertThat(found.steps()).hasValue(finish.steps());
        }
        Found lowest = RateSearch.best(new Rosenbrock(), new Optimizer.Sgd(), new Point(-1.2, 1), Noise.NONE, OptionalDouble.of(1e-4), 100, () -> false).orElseThrow();
        assertThat(lowest.steps()).isEmpty();
        assertThat(lowest.height()).isLessThan(5);
    }

    @Test
    void aSearchCanBeGivenUp() {
        assertThat(RateSearch.best(new Bowl(), new Optimizer.Sgd(), START, Noise.NONE, OptionalDouble.of(1e-4), 2000, () -> true)).isEmpty();
    }

    @Test
    void withoutMatricesTheSideRateOfMuonGoesAlong() {
        assertThat(RateSearch.withRate(new Muon(0.001, 0.95, 0.1, 0.002), 0.01)).isEqualTo(new Muon(0.01, 0.95, 0.1, 0.02));
        assertThat(RateSearch.withRate(new Optimizer.Adam(), 0.5)).isEqualTo(new Optimizer.Adam(0.5, 0.9, 0.999, 1e-8));
    }
}
