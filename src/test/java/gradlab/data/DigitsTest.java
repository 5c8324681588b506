package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.math.Rng;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

    private static final int GOLDEN = 1230961319;

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 28})
    void everyDigitIsRecognisable(int size) {
        Split split = Split.of(load(new Digits(1500, size, 0.05, 0.03, 8, 0.2, 1), 7), 0.3, Rng.of(7, Rng.Stream.SPLIT));
        NearestMean means = NearestMean.of(split.training());

        assertThat(means.accuracy(split.test())).isGreaterThan(0.75);
        for (int digit = 0; digit < 10; digit++) {
            int wanted = digit;
            int[] own = IntStream.range(0, split.test().rows()).filter(i -> split.test().targets()[i] == wanted).toArray();
            assertThat(means.accuracy(split.test().select(own, 0, own.length))).as("digit %d", digit).isGreaterThan(0.5);
        }
    }

    @Test
    void pixelsAreNamedByPlaceAndHoldInkFromZeroToOne() {
        DataSet data = load(new Digits(), 7);
        assertThat(data.features()).isEqualTo(144);
        assertThat(data.outputs()).isEqualTo(10);
        assertThat(data.featureNames()).startsWith("r1c1", "r1c2").endsWith("r12c12");
        assertThat(ImageShape.of(data)).contains(new ImageShape(12, 12));
        assertThat(Arrays.stream(data.inputs()).min().orElseThrow()).isZero();
        assertThat(Arrays.stream(data.inputs()).max().orElseThrow()).isEqualTo(1);
    }

    @Test
    void noTwoPicturesAreEqual() {
        for (Digits digits : List.of(new Digits(), new Digits(1500, 12, 0, 0, 0, 0, 1))) {
            DataSet data = load(digits, 7);
            Set<List<Double>> pictures = new HashSet<>();
            for (int i = 0; i < data.rows(); i++) {
                pictures.add(Arrays.stream(data.inputs(), 144 * i, 144 * i + 144).boxed().toList());
            }
            assertThat(pictures).hasSize(data.rows());
        }
    }

    @Test
    void classesTakeTurns() {
        double[] labels = load(new Digits(1500, 8, 0, 0, 0, 0, 1), 7).targets();
        for (int i = 0; i < labels.length; i++) {
            assertThat(labels[i]).isEqualTo(i % 10);
        }
    }

    /** The bits are the same on every machine: elementary functions are StrictMath's, and this sum would tell. */
    @Test
    void picturesAreTheSameEverywhere() {
        DataSet data = load(new Digits(200, 12, 0.05, 0.03, 8, 0.2, 1), 7);
        assertThat(Arrays.hashCode(data.inputs())).isEqualTo(GOLDEN);
    }

    @Test
    void everyPictureHasAboutAsMuchInkAsAPenLeaves() {
        DataSet data = load(new Digits(1000, 16, 0, 0.03, 8, 0.2, 1), 7);
        for (int i = 0; i < data.rows(); i++) {
            double ink = Arrays.stream(data.inputs(), 256 * i, 256 * i + 256).sum() / 256;
            assertThat(ink).as("picture %d of digit %s", i, data.targets()[i]).isBetween(0.02, 0.4);
        }
    }

    @Test
    void everyDigitIsWrittenInSeveralWaysWithinItsBox() {
        for (int digit = 0; digit < 10; digit++) {
            assertThat(Strokes.ways(digit)).isGreaterThanOrEqualTo(2);
            for (int way = 0; way < Strokes.ways(digit); way++) {
                for (double[] stroke : Strokes.of(digit, way)) {
                    assertThat(stroke).hasSizeGreaterThanOrEqualTo(4);
                    assertThat(Arrays.stream(stroke).allMatch(x -> x > 0.04 && x < 0.96)).as("digit %d way %d", digit, way).isTrue();
                }
            }
        }
    }

    /** Each parameter acts on what its name says: turning spreads pictures apart, and so does each of the others. */
    @Test
    void everyParameterMakesTheHandLessEven() {
        double calm = spread(new Digits(400, 16, 0, 0, 0, 0, 1));
        assertThat(spread(new Digits(400, 16, 0.2, 0, 0, 0, 1))).isGreaterThan(1.05 * calm);
        assertThat(spread(new Digits(400, 16, 0, 0.08, 0, 0, 1))).isGreaterThan(1.05 * calm);
        assertThat(spread(new Digits(400, 16, 0, 0, 20, 0, 1))).isGreaterThan(1.05 * calm);
        assertThat(spread(new Digits(400, 16, 0, 0, 0, 0.5, 1))).isGreaterThan(1.05 * calm);
    }

    /** Mean squared distance of the pictures of a class from its mean. */
    private static double spread(Digits digits) {
        DataSet data = load(digits, 7);
        double[][] means = NearestMean.of(data).means();
        double sum = 0;
        for (int i = 0; i < data.inputs().length; i++) {
            double d = data.inputs()[i] - means[(int) data.targets()[i / data.features()]][i % data.features()];
            sum += d * d;
        }
        return sum / data.rows();
    }

    private static DataSet load(DataSource source, long seed) {
        return source.load(Rng.of(seed, Rng.Stream.DATA));
    }
}
