package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Rng;
import gradlab.math.Spectrum;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialDataTest {

    @Test
    void ringsHaveRadiiOneTwoThree() {
        DataSet data = load(new Rings(90, 4, 0, 1), 7);
        assertThat(data.classes()).isEqualTo(4);
        assertThat(data.outputs()).isEqualTo(4);
        for (int i = 0; i < data.rows(); i++) {
            assertThat(Math.hypot(data.inputs()[2 * i], data.inputs()[2 * i + 1])).isCloseTo(1 + data.targets()[i], within(1e-12));
        }
    }

    @Test
    void cloudsOfGaussStandOppositeEachOther() {
        DataSet data = load(new Gauss(20_000, 0.7, 1), 7);
        for (int label = 0; label < 2; label++) {
            int wanted = label;
            for (int axis = 0; axis < 2; axis++) {
                int column = axis;
                double[] own = IntStream.range(0, data.rows()).filter(i -> data.targets()[i] == wanted)
                        .mapToDouble(i -> data.inputs()[2 * i + column]).toArray();
                assertThat(own).hasSize(10_000);
                assertThat(mean(own)).isCloseTo(label == 0 ? -2 : 2, within(0.03));
                assertThat(deviation(own)).isCloseTo(0.7, within(0.02));
            }
        }
    }

    @Test
    void sineIsTheSineWithNoiseOnItsValue() {
        DataSet clean = load(new Sine(500, 3, 0, 1), 7);
        assertThat(clean.task()).isEqualTo(Task.REGRESSION);
        assertThat(clean.features()).isOne();
        for (int i = 0; i < clean.rows(); i++) {
            assertThat(clean.inputs()[i]).isBetween(-2.0, 2.0);
            assertThat(clean.targets()[i]).isCloseTo(Math.sin(3 * clean.inputs()[i]), within(1e-12));
        }
        DataSet noisy = load(new Sine(20_000, 3, 0.2, 1), 7);
        double[] errors = IntStream.range(0, noisy.rows()).mapToDouble(i -> noisy.targets()[i] - Math.sin(3 * noisy.inputs()[i])).toArray();
        assertThat(mean(errors)).isCloseTo(0, within(0.006));
        assertThat(deviation(errors)).isCloseTo(0.2, within(0.006));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void inputsOfAPlaneHaveExactlyItsRank(int rank) {
        DataSet data = load(new Subspace(200, rank, 8, 0, Subspace.Answer.CLASSES, 1), 7);
        Spectrum spectrum = Spectrum.of(data.inputs(), 0, 200, 8);
        assertThat(spectrum.numericalRank()).isEqualTo(rank);
        assertThat(spectrum.rank(1e-2)).as("no direction of the subspace is neglected").isEqualTo(rank);
    }

    @Test
    void noiseLiftsExamplesOffThePlane() {
        DataSet data = load(new Subspace(2000, 2, 8, 0.1, Subspace.Answer.CLASSES, 1), 7);
        double[] values = Spectrum.of(data.inputs(), 0, 2000, 8).values();
        assertThat(values[1] / Math.sqrt(2000)).isCloseTo(1, within(0.1));
        for (int i = 2; i < 8; i++) {
            assertThat(values[i] / Math.sqrt(2000)).isCloseTo(0.1, within(0.02));
        }
    }

    @Test
    void classesOfAPlaneAreEquallyLikelyAndFollowThePlace() {
        for (int seed = 0; seed < 8; seed++) {
            DataSet data = load(new Subspace(4000, 3, 8, 0, Subspace.Answer.CLASSES, 1), seed);
            assertThat(mean(data.targets())).isBetween(0.46, 0.54);
            assertThat(shareLikeItsNearest(data, 300)).as("seed %d", seed).isGreaterThan(0.85);
        }
    }

    @Test
    void anAutoencoderIsToAnswerItsInput() {
        DataSet data = load(new Subspace(50, 2, 8, 0.1, Subspace.Answer.INPUT, 3), 7);
        assertThat(data.task()).isEqualTo(Task.REGRESSION);
        assertThat(data.outputs()).isEqualTo(8);
        assertThat(data.targets()).containsExactly(data.inputs());
    }

    @Test
    void aRankAboveTheFeaturesFillsTheSpace() {
        DataSet data = load(new Subspace(100, 200, 5, 0, Subspace.Answer.CLASSES, 1), 7);
        assertThat(Spectrum.of(data.inputs(), 0, 100, 5).numericalRank()).isEqualTo(5);
        assertThat(load(new Teacher(10, 4, 9, 2, 0, 1), 7).targets()).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.02, 20", "1000, 0.1, 100", "37, 0.02, 1", "2, 0.001, 1"})
    void theRareFeatureIsPresentInItsShareOfExamples(int n, double share, int present) {
        DataSet data = load(new RareFeature(n, 5, share, 1), 7);
        double[] rare = column(data, 4);
        assertThat(Arrays.stream(rare).sum()).isEqualTo(present);
        assertThat(rare).containsOnly(present == n ? new double[] {1} : new double[] {0, 1});
        assertThat(Arrays.stream(column(data, 0)).distinct().count()).isEqualTo(n);
    }

    @Test
    void theRareFeatureMakesItsClassLikely() {
        DataSet data = load(new RareFeature(50_000, 5, 0.1, 1), 7);
        double[] rare = column(data, 4);
        assertThat(share(data, i -> rare[i] == 1)).isGreaterThan(0.8);
        assertThat(share(data, i -> rare[i] == 0)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void randomLabelsKnowNothingOfTheInputs() {
        int n = 10_000;
        DataSet data = load(new RandomLabels(n, 8, 2, 1), 7);
        assertThat(mean(data.targets())).isCloseTo(0.5, within(0.02));
        for (int f = 0; f < 8; f++) {
            double[] feature = column(data, f);
            double together = IntStream.range(0, n).mapToDouble(i -> feature[i] * (data.targets()[i] - 0.5)).average().orElseThrow();
            assertThat(Math.abs(together) / 0.5).as("correlation with feature %d", f).isLessThan(4 / Math.sqrt(n));
        }
        assertThat(shareLikeItsNearest(data, 1000)).isBetween(0.44, 0.56);
        double[] labels = load(new RandomLabels(10_000, 2, 4, 1), 7).targets();
        for (double label = 0; label < 4; label++) {
            double wanted = label;
            assertThat(Arrays.stream(labels).filter(l -> l == wanted).count()).isBetween(2300L, 2700L);
        }
    }

    @Test
    void theTeacherIsTheFormulaOfItsDescription() {
        Teacher teacher = new Teacher(100, 20, 3, 4, 0, 1);
        DataSet data = load(teacher, 7);
        Rng rng = Rng.of(7, Rng.Stream.DATA);
        double[] u = Synthetic.orthonormal(3, 20, rng);
        double[] v = Synthetic.gaussian(12, rng);
        for (int i = 0; i < 100; i++) {
            for (int o = 0; o < 4; o++) {
                double y = 0;
                for (int d = 0; d < 3; d++) {
                    y += Math.tanh(2 * Synthetic.dot(data.inputs(), 20 * i, u, 20 * d, 20)) * v[4 * d + o] / Math.sqrt(3);
                }
                assertThat(data.targets()[4 * i + o]).isCloseTo(y, within(1e-12));
            }
        }
    }

    /** With k = 1 all outputs are multiples of one number; in general the matrix of answers has rank min(k, outputs). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void answersOfTheTeacherSpanItsDimension(int k) {
        DataSet data = load(new Teacher(300, 20, k, 8, 0, 1), 7);
        assertThat(Spectrum.of(data.targets(), 0, 300, 8).rank(1e-10)).isEqualTo(k);
        assertThat(Spectrum.of(data.inputs(), 0, 300, 20).numericalRank()).isEqualTo(20);
    }

    @Test
    void theTeacherDoesNotDependOnHowManyExamplesItGives() {
        DataSet few = load(new Teacher(10, 20, 3, 4, 0, 1), 7);
        DataSet many = load(new Teacher(500, 20, 3, 4, 0, 1), 7);
        assertThat(Arrays.copyOf(many.targets(), 40)).containsExactly(few.targets());
    }

    @Test
    void freshExamplesHaveTheSameTeacherAndOtherInputs() {
        Teacher teacher = new Teacher(60, 20, 1, 4, 0, 1);
        DataSet fresh = teacher.fresh(32, Rng.of(7, Rng.Stream.DATA), Rng.of(7, Rng.Stream.PROBES));
        DataSet own = load(teacher, 7);
        assertThat(fresh.rows()).isEqualTo(32);
        assertThat(Arrays.stream(own.inputs()).boxed()).doesNotContainAnyElementsOf(Arrays.stream(fresh.inputs()).boxed().toList());
        // one direction: the proportions between outputs are the teacher's, whatever the input
        for (int i = 0; i < 32; i++) {
            assertThat(fresh.targets()[4 * i + 1] / fresh.targets()[4 * i]).isCloseTo(own.targets()[1] / own.targets()[0], within(1e-9));
        }
    }

    @Test
    void directionsAreOrthonormal() {
        double[] u = Synthetic.orthonormal(40, 64, Rng.of(7, Rng.Stream.DATA));
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                assertThat(Synthetic.dot(u, 64 * i, u, 64 * j, 64)).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
    }

    @Test
    void sparseExamplesCountTheirWords() {
        DataSet data = load(new Sparse(300, 3, 60, 10, 0.5, 1), 7);
        for (int i = 0; i < data.rows(); i++) {
            double[] row = Arrays.copyOfRange(data.inputs(), 60 * i, 60 * i + 60);
            assertThat(Arrays.stream(row).sum()).isEqualTo(10);
            assertThat(Arrays.stream(row).allMatch(count -> count >= 0 && count == Math.rint(count))).isTrue();
        }
        assertThat(Arrays.stream(data.inputs()).filter(count -> count == 0).count() / (double) data.inputs().length).isGreaterThan(0.8);
    }

    @Test
    void wordsOfSparseDataAreAsFrequentAsTheirPlace() {
        DataSet data = load(new Sparse(5000, 2, 20, 10, 1, 1), 7);
        double[] counts = IntStream.range(0, 20).mapToDouble(f -> Arrays.stream(column(data, f)).sum()).sorted().toArray();
        double harmonic = IntStream.rangeClosed(1, 20).mapToDouble(w -> 1.0 / w).sum();
        for (int w = 1; w <= 20; w++) {
            assertThat(counts[20 - w] / 50_000).isCloseTo(1 / (w * harmonic), within(0.006));
        }
    }

    @Test
    void ownWordsTellClassesApartAndCommonOnesDoNot() {
        assertThat(nearestMean(new Sparse(600, 3, 60, 10, 0, 1))).isGreaterThan(0.9);
        assertThat(nearestMean(new Sparse(600, 3, 60, 10, 0.5, 1))).isGreaterThan(0.7);
        assertThat(nearestMean(new Sparse(600, 3, 60, 10, 1, 1))).isLessThan(0.45);
    }

    static double nearestMean(DataSource source) {
        Split split = Split.of(load(source, 7), 0.3, Rng.of(7, Rng.Stream.SPLIT));
        return NearestMean.of(split.training()).accuracy(split.test());
    }

    private static double shareLikeItsNearest(DataSet data, int asked) {
        int hits = 0;
        for (int i = 0; i < asked; i++) {
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int j = asked; j < data.rows(); j++) {
                double distance = 0;
                for (int f = 0; f < data.features(); f++) {
                    double d = data.inputs()[i * data.features() + f] - data.inputs()[j * data.features() + f];
                    distance += d * d;
                }
                if (distance < least) {
                    least = distance;
                    nearest = j;
                }
            }
            hits += data.targets()[nearest] == data.targets()[i] ? 1 : 0;
        }
        return hits / (double) asked;
    }

    private static double share(DataSet data, java.util.function.IntPredicate rows) {
        return IntStream.range(0, data.rows()).filter(rows).mapToDouble(i -> data.targets()[i]).average().orElseThrow();
    }

    private static DataSet load(DataSource source, long seed) {
        return source.load(Rng.of(seed, Rng.Stream.DATA));
    }

    private static double[] column(DataSet data, int column) {
        return IntStream.range(0, data.rows()).mapToDouble(i -> data.inputs()[i * data.features() + column]).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    @Test
    void ridgesAreAWaveAndAStepAcrossEachOther() {
        DataSet data = load(new Ridges(50, 4, 0, 1), 7);
        double[] u = Synthetic.orthonormal(2, 4, Rng.of(7, Rng.Stream.DATA));
        for (int i = 0; i < 50; i++) {
            double y = Math.sin(2 * Synthetic.dot(data.inputs(), 4 * i, u, 0, 4)) + Math.tanh(2 * Synthetic.dot(data.inputs(), 4 * i, u, 4, 4));
            assertThat(data.targets()[i]).isCloseTo(y, within(1e-12));
        }
        assertThat(Arrays.copyOf(load(new Ridges(500, 4, 0, 1), 7).targets(), 50)).containsExactly(data.targets());
        assertThat(load(new Ridges(10, 1, 0, 1), 7).features()).isEqualTo(1);
    }
}
