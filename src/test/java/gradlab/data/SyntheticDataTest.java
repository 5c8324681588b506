package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue;
import gradlab.data.DataSource.Blobs;
import gradlab.data.DataSource.Circles;
import gradlab.data.DataSource.Moons;
import gradlab.data.DataSource.Spirals;
import gradlab.data.DataSource.Xor;
import gradlab.math.Rng;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticDataTest {

    static Stream<DataSource> generators() {
        return Catalogue.of(DataSource.class).entries().stream().map(Catalogue.Entry::standard)
                .filter(source -> !source.readsFiles());
    }

    @ParameterizedTest
    @MethodSource("generators")
    void equalSeedsGiveEqualDataAndOthersOther(DataSource source) {
        DataSet first = load(source, 7);
        assertThat(load(source, 7).inputs()).containsExactly(first.inputs());
        assertThat(load(source, 7).targets()).containsExactly(first.targets());
        boolean drawn = !(source instanceof TypedPoints);
        assertThat(Arrays.equals(load(source, 8).inputs(), first.inputs())).isNotEqualTo(drawn);
    }

    @ParameterizedTest
    @MethodSource("generators")
    void inputsAreFiniteAndNamed(DataSource source) {
        DataSet data = load(source, 7);
        assertThat(data.inputs()).hasSize(data.rows() * data.features());
        assertThat(data.featureNames()).hasSize(data.features()).doesNotHaveDuplicates();
        assertThat(Arrays.stream(data.inputs()).allMatch(Double::isFinite)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("generators")
    void scaleMultipliesNothingButInputs(DataSource source) {
        Catalogue.Entry<DataSource> entry = Catalogue.of(DataSource.class).entryOf(source);
        DataSet plain = load(source, 7);
        DataSet scaled = load(entry.with(source, entry.parameter("scale").orElseThrow(), 8.0), 7);
        assertThat(scaled.inputs()).containsExactly(Arrays.stream(plain.inputs()).map(x -> 8 * x).toArray(), within(1e-12));
        assertThat(scaled.targets()).containsExactly(plain.targets());
    }

    @Test
    void classesOfThePlaneAreBalanced() {
        for (DataSource source : List.of(new Circles(201, 0.1, 1), new Moons(201, 0.1, 1), new Xor(201, 0.05, 1),
                new Spirals(201, 0.02, 1))) {
            assertThat(Arrays.stream(load(source, 7).targets()).sum()).as("ones of %s", source).isEqualTo(100);
        }
    }

    @Test
    void scaleMultipliesFinishedInputs() {
        assertScaled(new Circles(50, 0.1, 1), new Circles(50, 0.1, 100));
        assertScaled(new Moons(50, 0.1, 1), new Moons(50, 0.1, 100));
        assertScaled(new Xor(50, 0.1, 1), new Xor(50, 0.1, 100));
        assertScaled(new Spirals(50, 0.1, 1), new Spirals(50, 0.1, 100));
        assertScaled(new Blobs(50, 3, 2, 0.6, 1), new Blobs(50, 3, 2, 0.6, 100));
    }

    @Test
    void circlesHaveRadiiOneAndTwo() {
        DataSet data = load(new Circles(40, 0, 1), 7);
        for (int i = 0; i < data.rows(); i++) {
            assertThat(radius(data, i)).isCloseTo(1 + data.targets()[i], within(1e-12));
        }
    }

    @Test
    void noiseOfCirclesLiesOnTheRadius() {
        DataSet data = load(new Circles(20_000, 0.1, 1), 7);
        double[] errors = IntStream.range(0, data.rows()).mapToDouble(i -> radius(data, i) - 1 - data.targets()[i]).toArray();

        assertThat(mean(errors)).isCloseTo(0, within(0.003));
        assertThat(deviation(errors)).isCloseTo(0.1, within(0.003));
    }

    @Test
    void circlesGoAllTheWayRound() {
        DataSet data = load(new Circles(20_000, 0, 1), 7);
        assertThat(mean(column(data, 0))).isCloseTo(0, within(0.03));
        assertThat(mean(column(data, 1))).isCloseTo(0, within(0.03));
    }

    @Test
    void moonsAreHalfCirclesThatMirrorEachOther() {
        DataSet data = load(new Moons(200, 0, 1), 7);
        for (int i = 0; i < data.rows(); i++) {
            double side = data.targets()[i] == 0 ? 1 : -1;
            double x = side * data.inputs()[2 * i] + 0.5;
            double y = side * data.inputs()[2 * i + 1] + 0.25;
            assertThat(Math.hypot(x, y)).isCloseTo(1, within(1e-12));
            assertThat(y).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void noiseOfMoonsIsTheirDifferenceFromTheHalfCircle() {
        DataSet data = load(new Moons(20_000, 0.1, 1), 7);
        double[] radii = IntStream.range(0, data.rows()).mapToDouble(i -> {
            double side = data.targets()[i] == 0 ? 1 : -1;
            return Math.hypot(side * data.inputs()[2 * i] + 0.5, side * data.inputs()[2 * i + 1] + 0.25);
        }).toArray();
        assertThat(deviation(radii)).isCloseTo(0.1, within(0.004));
    }

    @Test
    void xorIsOneWhereSignsDifferAndKeepsAGap() {
        DataSet data = load(new Xor(400, 0, 1), 7);
        for (int i = 0; i < data.rows(); i++) {
            double x = data.inputs()[2 * i];
            double y = data.inputs()[2 * i + 1];
            assertThat(x * y < 0).isEqualTo(data.targets()[i] == 1);
            assertThat(Math.abs(x)).isBetween(0.1, 1.0);
            assertThat(Math.abs(y)).isBetween(0.1, 1.0);
        }
    }

    @Test
    void xorFillsAllFourSquares() {
        DataSet data = load(new Xor(400, 0, 1), 7);
        for (int square = 0; square < 4; square++) {
            int wanted = square;
            long points = IntStream.range(0, 400).filter(i -> (data.inputs()[2 * i] > 0 ? 1 : 0)
                    + (data.inputs()[2 * i + 1] > 0 ? 2 : 0) == wanted).count();
            assertThat(points).isBetween(70L, 130L);
        }
    }

    @Test
    void armsOfSpiralsAreHalfATurnApart() {
        DataSet data = load(new Spirals(300, 0, 1), 7);
        for (int i = 0; i < data.rows(); i++) {
            double along = radius(data, i);
            double angle = 3 * Math.PI * along + data.targets()[i] * Math.PI;
            assertThat(along).isBetween(0.1, 1.0);
            assertThat(data.inputs()[2 * i]).isCloseTo(along * Math.cos(angle), within(1e-9));
            assertThat(data.inputs()[2 * i + 1]).isCloseTo(along * Math.sin(angle), within(1e-9));
        }
    }

    @Test
    void blobsAreCountedEvenlyAndStandOnACircle() {
        DataSet data = load(new Blobs(30_000, 3, 2, 0.6, 1), 7);
        for (int c = 0; c < 3; c++) {
            int label = c;
            int[] own = IntStream.range(0, data.rows()).filter(i -> data.targets()[i] == label).toArray();
            double[] x = Arrays.stream(own).mapToDouble(i -> data.inputs()[2 * i]).toArray();
            double[] y = Arrays.stream(own).mapToDouble(i -> data.inputs()[2 * i + 1]).toArray();
            assertThat(own).hasSize(10_000);
            assertThat(mean(x)).isCloseTo(2 * Math.cos(2 * Math.PI * c / 3), within(0.03));
            assertThat(mean(y)).isCloseTo(2 * Math.sin(2 * Math.PI * c / 3), within(0.03));
            assertThat(deviation(x)).isCloseTo(0.6, within(0.02));
            assertThat(deviation(y)).isCloseTo(0.6, within(0.02));
        }
    }

    @Test
    void blobsHaveAsManyFeaturesAndClassesAsAsked() {
        DataSet data = load(new Blobs(101, 4, 7, 0, 1), 7);
        assertThat(data.features()).isEqualTo(7);
        assertThat(data.classes()).isEqualTo(4);
        assertThat(data.rows()).isEqualTo(101);
        assertThat(Arrays.copyOfRange(data.inputs(), 0, 7)).containsExactly(Arrays.copyOfRange(data.inputs(), 28, 35));
    }

    private static void assertScaled(DataSource plain, DataSource scaled) {
        double[] expected = Arrays.stream(load(plain, 7).inputs()).map(x -> 100 * x).toArray();
        assertThat(load(scaled, 7).inputs()).containsExactly(expected, within(1e-10));
    }

    private static DataSet load(DataSource source, long seed) {
        return source.load(Rng.of(seed, Rng.Stream.DATA));
    }

    private static double radius(DataSet data, int i) {
        return Math.hypot(data.inputs()[2 * i], data.inputs()[2 * i + 1]);
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
}
