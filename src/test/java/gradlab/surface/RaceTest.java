package gradlab.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue;
import gradlab.nn.Lbfgs;
import gradlab.nn.Optimizer;
import gradlab.surface.Race.Finish;
import gradlab.surface.Surface.Beale;
import gradlab.surface.Surface.Bowl;
import gradlab.surface.Surface.DoubleWell;
import gradlab.surface.Surface.Rosenbrock;
import gradlab.surface.Surface.Saddle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of optimizers on test functions, with the best rate of the grid: whole numbers that must come out as they are. */
class RaceTest {

    private static final int MOST = 20_000;
    private static final List<Optimizer> OPTIMIZERS = List.of(new Optimizer.Sgd(), new Optimizer.Momentum(), new Optimizer.Nesterov(),
            new Optimizer.AdaGrad(), new Optimizer.RmsProp(), new Optimizer.Adam());

    /** Steps on the turned bowl, of them uphill; Rosenbrock's valley; Beale's function; away from the saddle; 0: not within 20 000. */
    @ParameterizedTest
    @CsvSource({
        "sgd,              361,  0,  5233,  283,  31",
        "momentum,         110, 50,   239,   84,  83",
        "nesterov,          43,  2,   873,   27,  24",
        "nesterov-classic,  44,  1,   874,   17,  12",
        "notes-nag,       6534,  0,     0, 5087, 535",
        "adagrad,          482,  0,  2445,   77,   6",
        "adadelta,        4963,  0, 15876,  101,  72",
        "rmsprop,          320, 29,  1954,   65,   6",
        "adam,             131, 61,   397,   69,  42",
        "lion,             250, 75,   290,  172, 250",
        "rprop,            106, 10,  2096,   40,  16",
    })
    void stepsAtTheBestRate(String name, int bowl, int uphill, int rosenbrock, int beale, int saddle) {
        Optimizer optimizer = Catalogue.of(Optimizer.class).find(name).orElseThrow().standard();

        Finish onBowl = Race.best(new Bowl(100, 45), optimizer, new Point(1, 0.3), 1e-6, MOST).orElseThrow();
        assertThat(onBowl.steps()).isEqualTo(bowl);
        assertThat(onBowl.uphill()).isEqualTo(uphill);
        assertThat(steps(new Rosenbrock(), optimizer, new Point(-1.2, 1), 1e-4)).isEqualTo(rosenbrock);
        assertThat(steps(new Beale(), optimizer, new Point(1, 1), 1e-4)).isEqualTo(beale);
        assertThat(steps(new Saddle(), optimizer, new Point(1, 1e-6), -1 + 1e-4)).isEqualTo(saddle);
    }

    private static int steps(Surface surface, Optimizer optimizer, Point start, double goal) {
        return Race.best(surface, optimizer, start, goal, MOST).map(Finish::steps).orElse(0);
    }

    @Test
    void aMethodThatLooksAroundNeedsFewStepsEvenInTheValley() {
        assertThat(Race.finish(new Rosenbrock(), new Lbfgs(), 1, new Point(-1.2, 1), 1e-9, 60)).isPresent();
    }

    /** At a rate of 0.3 RMSProp leaps about the valley and once hits the goal by chance; the best rate that creeps is this one. */
    @Test
    void rmspropCreepsThroughTheValley() {
        double rate = RateSearch.rates()[11];
        assertThat(rate).isCloseTo(5.623e-4, within(1e-7));
        assertThat(Race.finish(new Rosenbrock(), new Optimizer.RmsProp(), rate, new Point(-1.2, 1), 1e-4, MOST).orElseThrow().steps())
                .isBetween(7304, 7307);
        assertThat(Race.finish(new Rosenbrock(), new Optimizer.RmsProp(), 1e-3, new Point(-1.2, 1), 1e-4, MOST)).isEmpty();
    }

    @Test
    void gradientDescentFromTheRidgeEndsOnTheSaddle() {
        Descent onTheRidge = after(new Descent(new Saddle(), new Optimizer.Sgd(), 0.1, new Point(1, 0)), 500);
        assertThat(onTheRidge.place().x()).isCloseTo(0, within(1e-12));
        assertThat(onTheRidge.place().y()).isZero();
        Descent beside = after(new Descent(new Saddle(), new Optimizer.Sgd(), 0.1, new Point(1, 1e-6)), 500);
        assertThat(beside.value()).isCloseTo(-1, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1, 0.2})
    void gradientDescentStaysInTheShallowWell(double rate) {
        assertThat(after(new Descent(new DoubleWell(), new Optimizer.Sgd(), rate, new Point(2, 0)), 3000).place().x()).isCloseTo(0.8789, within(1e-3));
        assertThat(after(new Descent(new DoubleWell(), new Optimizer.Nesterov(), rate, new Point(2, 0)), 3000).place().x()).isCloseTo(-1.088, within(1e-3));
    }

    @Test
    void inertiaMayAlsoCarryBackIntoTheShallowWell() {
        assertThat(after(new Descent(new DoubleWell(), new Optimizer.Nesterov(), 0.3, new Point(2, 0)), 3000).place().x()).isCloseTo(0.8789, within(1e-3));
    }

    /** Treating the coordinates apart is an advantage only where the axes of the bowl are the coordinates. */
    @Test
    void anAdaptiveMethodGainsNothingOnTheTurnedBowl() {
        int straight = Race.best(new Bowl(100, 0), new Optimizer.RmsProp(), new Point(1, 1), 1e-6, MOST).orElseThrow().steps();
        int turned = Race.best(new Bowl(100, 45), new Optimizer.RmsProp(), new Point(1, 0.3), 1e-6, MOST).orElseThrow().steps();
        assertThat(straight).isLessThan(turned / 10);
    }

    static final List<Optimizer> EVERYBODY = Catalogue.of(Optimizer.class).entries().stream().map(Catalogue.Entry::standard).toList();

    @ParameterizedTest
    @FieldSource("EVERYBODY")
    void everyOptimizerFindsItsWayDown(Optimizer optimizer) {
        Surface bowl = new Bowl(4, 30);
        double from = bowl.value(1, 0.3);
        assertThat(Race.best(bowl, optimizer, new Point(1, 0.3), from / 2, MOST)).isPresent();
    }

    @Test
    void aRaceMovesEverybodyByOneStepFromOnePlace() {
        Race race = new Race(new Bowl(), new Point(1, 0.3), OPTIMIZERS);
        assertThat(race.descents()).extracting(Descent::place).containsOnly(new Point(1, 0.3));
        race.step();
        assertThat(race.descents()).hasSize(6).allMatch(descent -> descent.steps() == 1 && !descent.place().equals(new Point(1, 0.3)));
        assertThat(race.descents().getFirst().place()).isEqualTo(after(new Descent(new Bowl(), new Optimizer.Sgd(), 1e-3, new Point(1, 0.3)), 1).place());
    }

    @Test
    void whatHasLeftTheFiniteNumbersStandsStill() {
        Descent wild = after(new Descent(new Rosenbrock(), new Optimizer.Sgd(), 1, new Point(-1.2, 1)), 100);
        assertThat(wild.diverged()).isTrue();
        assertThat(wild.steps()).isLessThan(100);
        assertThat(Race.finish(new Rosenbrock(), new Optimizer.Sgd(), 1, new Point(-1.2, 1), 1e-4, MOST)).isEmpty();
    }

    @Test
    void whoStartsAtTheGoalNeedsNoStep() {
        assertThat(Race.finish(new Bowl(), new Optimizer.Sgd(), 0.1, new Point(0, 0), 1e-6, MOST)).contains(new Finish(0.1, 0, 0));
    }

    @Test
    void fourRatesMakeADecade() {
        assertThat(RateSearch.rates()).hasSize(29).startsWith(StrictMath.pow(10, -6)).endsWith(10);
        assertThat(RateSearch.rates()[4] / RateSearch.rates()[0]).isCloseTo(10, within(1e-9));
    }

    private static Descent after(Descent descent, int steps) {
        for (int i = 0; i < steps; i++) {
            descent.step();
        }
        return descent;
    }
}
