package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Place;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Notation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

    static List<Schedule> schedules() {
        return Catalogues.SCHEDULE.entries().stream().map(Entry::standard).toList();
    }

    /** Rates of the reference at η = 0.1 from the first update on. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "constant            | 0.1, 0.1, 0.1",
            "step(every=3)       | 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001",
            "exponential(0.9)    | 0.1, 0.09, 0.081, 0.0729",
            "cosine(10)          | 0.1, 0.09755283, 0.09045085, 0.07938926, 0.06545085, 0.05, 0.03454915, 0.02061074, 0.00954915, 0.00244717, 0, 0, 0",
            "warmup              | 0.033333333, 0.046666667, 0.06, 0.073333333, 0.086666667, 0.1, 0.1",
            "one-cycle(10)       | 0.004, 0.052, 0.1, 0.09504846, 0.08117457, 0.0611262, 0.0388742, 0.01882583, 0.00495194, 4e-7, 4e-7",
    })
    void ratesAreThoseOfTheReference(String notation, String rates) {
        Schedule.Course course = read(notation).start();
        double[] wanted = Arrays.stream(rates.split(", ")).mapToDouble(Double::parseDouble).toArray();

        assertThat(IntStream.range(0, wanted.length).mapToDouble(step -> course.rate(0.1, step)).toArray())
                .containsExactly(wanted, within(6e-9));
    }

    @Test
    void theCosineEndsAtItsFloor() {
        Schedule.Course course = read("cosine(10, floor=0.02)").start();

        assertThat(course.rate(0.1, 5)).isCloseTo(0.06, within(1e-15));
        assertThat(course.rate(0.1, 10)).isEqualTo(0.02);
        assertThat(course.rate(0.1, 1_000_000)).isEqualTo(0.02);
    }

    @Test
    void theMomentumOfOneCycleGoesTheOtherWay() {
        Schedule.Course course = read("one-cycle(10)").start();

        assertThat(IntStream.of(0, 1, 2, 9, 50).mapToDouble(course::momentum).toArray())
                .containsExactly(new double[] {0.95, 0.9, 0.85, 0.95, 0.95}, within(1e-15));
        assertThat(course.momentum(5)).isBetween(0.85, 0.95);
        assertThat(read("constant").start().momentum(5)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4", "7"})
    void aShortCycleIsFiniteAllTheWay(int steps) {
        Schedule.Course course = new Schedule.OneCycle(steps).start();
        for (int step = 0; step < steps + 2; step++) {
            assertThat(course.rate(0.1, step)).isBetween(0.0, 0.1);
            assertThat(course.momentum(step)).isBetween(0.85, 0.95 + 1e-15);
        }
    }

    @Test
    void aPlateauLowersTheRateAtTheFourthEqualLoss() {
        Schedule.Course course = read("plateau(patience=2)").start();
        double[] rates = new double[8];
        for (int epoch = 0; epoch < rates.length; epoch++) {
            course.hear(1);
            rates[epoch] = course.rate(0.1, epoch);
        }

        assertThat(rates).containsExactly(new double[] {0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.001, 0.001}, within(1e-15));
    }

    @Test
    void onlyALossLowerByMoreThanATenThousandthCounts() {
        Schedule.Course course = read("plateau(patience=0)").start();
        course.hear(1);
        course.hear(0.9998);
        assertThat(course.rate(0.1, 2)).isEqualTo(0.1);
        course.hear(0.99975);
        assertThat(course.rate(0.1, 3)).isCloseTo(0.01, within(1e-15));
        course.hear(Double.NaN);
        assertThat(course.rate(0.1, 4)).isCloseTo(0.001, within(1e-15));
    }

    @Test
    void patienceStartsAnewAfterABetterLoss() {
        Schedule.Course course = read("plateau(patience=1)").start();
        for (double loss : new double[] {1, 2, 0.5, 2}) {
            course.hear(loss);
        }
        assertThat(course.rate(0.1, 4)).isEqualTo(0.1);
        course.hear(0.5);
        assertThat(course.rate(0.1, 5)).isCloseTo(0.01, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aRestoredCourseGoesOnTheSame(Schedule schedule) {
        Schedule.Course course = schedule.start();
        for (int epoch = 0; epoch < 30; epoch++) {
            course.hear(Math.sin(epoch));
        }
        double[] state = course.state();
        Schedule.Course restored = schedule.start();
        restored.restore(state);
        for (int epoch = 30; epoch < 60; epoch++) {
            assertThat(restored.rate(0.1, epoch)).isEqualTo(course.rate(0.1, epoch));
            course.hear(1);
            restored.hear(1);
        }
        assertThat(restored.state()).containsExactly(course.state());
        if (state.length > 0) {
            assertThat(state).as("a copy of its own").isNotEqualTo(course.state());
        }
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void everyRateIsFiniteAndBetweenZeroAndTheBase(Schedule schedule) {
        Schedule.Course course = schedule.start();
        for (long step : new long[] {0, 1, 2, 99, 100, 399, 400, 1_000_000, Long.MAX_VALUE}) {
            assertThat(course.rate(0.1, step)).as("step %d", step).isBetween(0.0, 0.1 + 1e-15);
        }
    }

    private static Schedule read(String notation) {
        return Notation.read(Catalogues.SCHEDULE, new Notation.Source(notation, new Place("", 1, 1), Path.of(""), false));
    }
}
