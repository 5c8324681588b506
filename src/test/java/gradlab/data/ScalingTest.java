package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Rng;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingTest {

    @Test
    void standardHasMeanZeroAndBiasedDeviationOne() {
        // mean 5, biased deviation 2 (the unbiased one would be 2.138)
        DataSet data = oneFeature(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(scaled(data, new Scaling.Standard())).containsExactly(-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2);
    }

    @Test
    void minmaxRunsFromZeroToOne() {
        assertThat(scaled(oneFeature(-2, 0, 6), new Scaling.MinMax())).containsExactly(0, 0.25, 1);
    }

    @Test
    void rangeRunsFromOneEndToTheOther() {
        assertThat(scaled(oneFeature(-2, 0, 6), new Scaling.Between(-1, 3))).containsExactly(-1, 0, 3);
        assertThat(scaled(oneFeature(-2, 0, 6), new Scaling.Between(1, -1))).containsExactly(1, 0.5, -1);
        assertThat(scaled(oneFeature(-2, 0, 6), new Scaling.Between(0, 1))).containsExactly(scaled(oneFeature(-2, 0, 6), new Scaling.MinMax()));
    }

    @Test
    void logarithmIsThatOfOnePlusTheValue() {
        assertThat(scaled(oneFeature(0, 1, Math.E - 1, 1e6), new Scaling.Log())).containsExactly(new double[] {0, Math.log(2), 1, Math.log(1e6 + 1)}, within(1e-12));
        assertThat(scaled(oneFeature(3, 5), new Scaling.Log())).as("what is positive is not moved")
                .containsExactly(new double[] {Math.log(4), Math.log(6)}, within(1e-12));
    }

    @Test
    void logarithmCountsNegativeValuesFromTheSmallestOfTheTrainingPart() {
        Split scaled = new Split(oneFeature(-3, 0, 1), oneFeature(-10, -3, 4)).scaled(new Scaling.Log());
        assertThat(scaled.training().inputs()).containsExactly(new double[] {0, Math.log(4), Math.log(5)}, within(1e-12));
        assertThat(scaled.test().inputs()).containsExactly(new double[] {0, 0, Math.log(8)}, within(1e-12));
    }

    @Test
    void fewRowsOfALongArrayAreScaledInPlace() {
        for (Scaling scaling : List.of(new Scaling.Standard(), new Scaling.MinMax(), new Scaling.Between(-2, 5), new Scaling.Log())) {
            DataSet data = new DataSet(3, 2, new double[] {0, 10, 4, 30, 2, 5}, new double[3], 1, Task.REGRESSION, List.of("a", "b"), List.of(), List.of());
            Scaling.Fitted fitted = scaling.fit(data);
            double[] expected = fitted.apply(data).inputs();
            double[] x = data.inputs().clone();
            fitted.apply(x, 2);
            assertThat(x).as("%s", scaling).containsExactly(expected[0], expected[1], expected[2], expected[3], 2, 5);
        }
    }

    @Test
    void noneChangesNothing() {
        assertThat(scaled(oneFeature(-2, 1e300, 0.1), new Scaling.None())).containsExactly(-2, 1e300, 0.1);
    }

    @Test
    void testPartIsScaledByTheTrainingPart() {
        Split split = new Split(oneFeature(0, 2), oneFeature(10, 20));

        assertThat(split.scaled(new Scaling.Standard()).test().inputs()).containsExactly(9, 19);
        assertThat(split.scaled(new Scaling.MinMax()).test().inputs()).containsExactly(5, 10);
        assertThat(split.scaled(new Scaling.Between(-1, 1)).test().inputs()).containsExactly(9, 19);
    }

    @Test
    void constantFeatureIsOnlyCentred() {
        // Ten times 0.1 do not add up to 1, so a careless mean would make this feature 1 instead of 0.
        double[] constant = new double[10];
        Arrays.fill(constant, 0.1);
        Split split = new Split(oneFeature(constant), oneFeature(0.6));
        for (Scaling scaling : List.of(new Scaling.Standard(), new Scaling.MinMax())) {
            assertThat(split.scaled(scaling).training().inputs()).as("%s", scaling).containsOnly(0);
            assertThat(split.scaled(scaling).test().inputs()[0]).as("%s", scaling).isCloseTo(0.5, within(1e-15));
        }
    }

    @Test
    void featuresAreScaledApart() {
        DataSet data = new DataSet(2, 2, new double[] {0, 10, 4, 30}, new double[2], 1, Task.REGRESSION, List.of("a", "b"),
                List.of(), List.of());
        assertThat(scaled(data, new Scaling.Standard())).containsExactly(-1, -1, 1, 1);
        assertThat(scaled(data, new Scaling.MinMax())).containsExactly(0, 0, 1, 1);
    }

    @Test
    void originalStaysAsItWas() {
        DataSet data = oneFeature(1, 3);
        scaled(data, new Scaling.Standard());
        assertThat(data.inputs()).containsExactly(1, 3);
    }

    @Test
    void fittingAfterASplitLooksAtTheTrainingRowsOnly() {
        DataSet data = oneFeature(1, 2, 3, 4, 5, 6, 7, 8, 9, 1000);
        Split split = Split.of(data, 0.3, Rng.of(7, Rng.Stream.SPLIT)).scaled(new Scaling.MinMax());
        assertThat(Arrays.stream(split.training().inputs()).min().orElseThrow()).isZero();
        assertThat(Arrays.stream(split.training().inputs()).max().orElseThrow()).isCloseTo(1, within(1e-15));
    }

    private static double[] scaled(DataSet data, Scaling scaling) {
        return scaling.fit(data).apply(data).inputs();
    }

    private static DataSet oneFeature(double... values) {
        return new DataSet(values.length, 1, values, new double[values.length], 1, Task.REGRESSION, List.of("x"), List.of(),
                List.of());
    }
}
