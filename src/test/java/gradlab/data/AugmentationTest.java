package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Catalogue;
import gradlab.math.Rng;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {

    private static final DataSet DIGITS = new Digits(200, 12, 0.05, 0.03, 6, 0.15, 1).load(Rng.of(7, Rng.Stream.DATA));

    static Stream<Augmentation> augmentations() {
        return Catalogue.of(Augmentation.class).entries().stream().map(Catalogue.Entry::standard);
    }

    static List<Scaling> scalings() {
        return List.of(new Scaling.None(), new Scaling.Standard(), new Scaling.MinMax(), new Scaling.Between(-1, 1), new Scaling.Log());
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void equalGeneratorsGiveEqualChangesAndTheNextTimeOthers(Augmentation augmentation) {
        Augmentation.Rule rule = augmentation.start(DIGITS, plain(DIGITS));
        double[] once = changed(rule, DIGITS, rng());
        assertThat(changed(augmentation.start(DIGITS, plain(DIGITS)), DIGITS, rng())).containsExactly(once);
        Rng going = rng();
        changed(rule, DIGITS, going);
        assertThat(Arrays.equals(changed(rule, DIGITS, going), once)).isEqualTo(augmentation instanceof Augmentation.None);
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void onlyTheRowsOfTheBatchAreChanged(Augmentation augmentation) {
        double[] x = DIGITS.inputs().clone();
        augmentation.start(DIGITS, plain(DIGITS)).change(x, 3, rng());
        assertThat(Arrays.copyOfRange(x, 3 * 144, x.length)).containsExactly(Arrays.copyOfRange(DIGITS.inputs(), 3 * 144, x.length));
    }

    @Test
    void noiseHasItsDeviationAndNoMean() {
        double[] x = changed(new Augmentation.Noise(0.3).start(DIGITS, plain(DIGITS)), DIGITS, rng());
        double[] added = IntStream.range(0, x.length).mapToDouble(i -> x[i] - DIGITS.inputs()[i]).toArray();
        assertThat(Arrays.stream(added).average().orElseThrow()).isCloseTo(0, within(0.01));
        assertThat(Math.sqrt(Arrays.stream(added).map(d -> d * d).average().orElseThrow())).isCloseTo(0.3, within(0.01));
    }

    @Test
    void picturesThatAreNotMovedStayAsTheyAre() {
        for (Scaling scaling : scalings()) {
            Scaling.Fitted fitted = scaling.fit(DIGITS);
            DataSet scaled = fitted.apply(DIGITS);
            assertThat(changed(new Augmentation.Images(0, 0, 0).start(scaled, fitted), scaled, rng()))
                    .as("%s", scaling).containsExactly(scaled.inputs(), within(1e-12));
        }
    }

    /** Shifting standardised pixels would drag the means of other places along: the picture itself must be moved. */
    @Test
    void picturesAreMovedBeforeTheyAreScaled() {
        double[] moved = changed(new Augmentation.Images(0.1, 0.1, 20).start(DIGITS, plain(DIGITS)), DIGITS, rng());
        for (Scaling scaling : scalings()) {
            Scaling.Fitted fitted = scaling.fit(DIGITS);
            DataSet scaled = fitted.apply(DIGITS);
            double[] expected = moved.clone();
            fitted.apply(expected, DIGITS.rows());
            assertThat(changed(new Augmentation.Images(0.1, 0.1, 20).start(scaled, fitted), scaled, rng()))
                    .as("%s", scaling).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void shiftMovesThePointByItsShareOfTheSide() {
        DataSet dots = dots(4000, 15, 11, 5, 7);
        double[] x = changed(new Augmentation.Images(0, 0.06, 0).start(dots, plain(dots)), dots, rng());
        double[] columns = IntStream.range(0, dots.rows()).mapToDouble(i -> centre(x, i, 15, 11, true) - 5).toArray();
        double[] rows = IntStream.range(0, dots.rows()).mapToDouble(i -> centre(x, i, 15, 11, false) - 7).toArray();
        assertThat(deviation(columns)).isCloseTo(0.06 * 11, within(0.03));
        assertThat(deviation(rows)).isCloseTo(0.06 * 15, within(0.03));
    }

    @Test
    void rotationTurnsThePointAroundTheMiddle() {
        DataSet dots = dots(2000, 21, 21, 18, 10);
        double[] x = changed(new Augmentation.Images(0, 0, 10).start(dots, plain(dots)), dots, rng());
        double[] angles = new double[dots.rows()];
        for (int i = 0; i < angles.length; i++) {
            double right = centre(x, i, 21, 21, true) - 10;
            double down = centre(x, i, 21, 21, false) - 10;
            assertThat(Math.hypot(right, down)).isCloseTo(8, within(0.4));
            angles[i] = Math.toDegrees(Math.atan2(down, right));
        }
        assertThat(deviation(angles)).isCloseTo(10, within(0.6));
    }

    @Test
    void whatComesFromOutsideIsPaperAndPixelsKeepTheirRange() {
        DataSet bright = new Digits(100, 12, 0, 0, 0, 0, 255).load(Rng.of(7, Rng.Stream.DATA));
        double[] moved = changed(new Augmentation.Images(0, 0.3, 0).start(bright, plain(bright)), bright, rng());
        assertThat(Arrays.stream(moved).allMatch(pixel -> pixel >= 0 && pixel <= 255 + 1e-9)).isTrue();
        assertThat(Arrays.stream(moved).sum()).isLessThan(Arrays.stream(bright.inputs()).sum());
        double[] noisy = changed(new Augmentation.Images(0.2, 0, 0).start(bright, plain(bright)), bright, rng());
        assertThat(Arrays.stream(noisy).min().orElseThrow()).isZero();
        assertThat(Arrays.stream(noisy).max().orElseThrow()).isEqualTo(255);
        double[] middle = IntStream.range(0, noisy.length).filter(i -> bright.inputs()[i] > 100 && bright.inputs()[i] < 150)
                .mapToDouble(i -> noisy[i] - bright.inputs()[i]).toArray();
        assertThat(deviation(middle)).as("in parts of the range of pixels").isCloseTo(0.2 * 255, within(8.0));
    }

    @Test
    void picturesAreSquaresOrSayTheirShape() {
        Augmentation images = new Augmentation.Images();
        assertThat(images.suits(DIGITS)).isTrue();
        assertThat(images.suits(dots(2, 4, 6, 1, 1))).isTrue();
        assertThat(images.suits(new RandomLabels(2, 16, 2, 1).load(rng()))).isTrue();
        assertThat(images.suits(new RandomLabels(2, 17, 2, 1).load(rng()))).isFalse();
        assertThat(images.suits(new RandomLabels(2, 9, 2, 1).load(rng()))).isFalse();
        assertThat(new Augmentation.Noise().suits(new RandomLabels(2, 17, 2, 1).load(rng()))).isTrue();
    }

    /** Pictures with one bright pixel. */
    private static DataSet dots(int n, int rows, int columns, int column, int row) {
        double[] x = new double[n * rows * columns];
        for (int i = 0; i < n; i++) {
            x[i * rows * columns + row * columns + column] = 1;
        }
        List<String> names = IntStream.range(0, rows * columns).mapToObj(p -> "r" + (p / columns + 1) + "c" + (p % columns + 1)).toList();
        return DataSet.ofClasses(rows * columns, x, new double[n], names, List.of("0", "1"), List.of());
    }

    private static double centre(double[] x, int picture, int rows, int columns, boolean across) {
        double sum = 0;
        double weighted = 0;
        for (int p = 0; p < rows * columns; p++) {
            double ink = x[picture * rows * columns + p];
            sum += ink;
            weighted += ink * (across ? p % columns : p / columns);
        }
        return weighted / sum;
    }

    private static double[] changed(Augmentation.Rule rule, DataSet data, Rng rng) {
        double[] x = data.inputs().clone();
        rule.change(x, data.rows(), rng);
        return x;
    }

    private static Scaling.Fitted plain(DataSet data) {
        return new Scaling.None().fit(data);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    private static Rng rng() {
        return Rng.of(7, Rng.Stream.AUGMENT);
    }
}
