package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CkaTest {

    private static final int ROWS = 60;

    private final Rng rng = Rng.of(5, Rng.Stream.PROBES);

    @Test
    void aRepresentationIsWhollyLikeItself() {
        Cka a = Cka.of(gaussians(ROWS * 5), ROWS, 5);

        assertThat(a.with(a)).isCloseTo(1, within(1e-12));
    }

    @Test
    void turningShiftingAndStretchingChangeNothing() {
        double[] a = gaussians(ROWS * 4);
        double[] b = gaussians(ROWS * 3);
        double before = Cka.of(a, ROWS, 4).with(Cka.of(b, ROWS, 3));
        double[] moved = turned(a, 4);
        for (int i = 0; i < moved.length; i++) {
            moved[i] = -7 * moved[i] + 100 * (i % 4);
        }

        assertThat(Cka.of(moved, ROWS, 4).with(Cka.of(b, ROWS, 3))).isCloseTo(before, within(1e-10));
        assertThat(Cka.of(moved, ROWS, 4).with(Cka.of(a, ROWS, 4))).isCloseTo(1, within(1e-10));
    }

    @Test
    void stretchingOneDirectionAloneCounts() {
        double[] a = gaussians(ROWS * 4);
        double[] stretched = a.clone();
        for (int i = 0; i < stretched.length; i += 4) {
            stretched[i] *= 10;
        }

        assertThat(Cka.of(stretched, ROWS, 4).with(Cka.of(a, ROWS, 4))).isLessThan(0.9);
    }

    @Test
    void likenessIsMutualAndBetweenZeroAndOne() {
        Cka a = Cka.of(gaussians(ROWS * 4), ROWS, 4);
        Cka b = Cka.of(gaussians(ROWS * 7), ROWS, 7);

        assertThat(a.with(b)).isCloseTo(b.with(a), within(1e-14)).isBetween(0.0, 0.5);
    }

    /** Computed from the Gram matrices instead: ⟨K, L⟩ / (‖K‖·‖L‖) with K = AAᵀ, L = BBᵀ. */
    @Test
    void theFormulaOfScalarProductsGivesTheSame() {
        double[] a = gaussians(ROWS * 4);
        double[] b = gaussians(ROWS * 3);
        double[] k = gram(a, 4);
        double[] l = gram(b, 3);
        double expected = Likeness.cosine(k, l);

        assertThat(Cka.of(a, ROWS, 4).with(Cka.of(b, ROWS, 3))).isCloseTo(expected, within(1e-12));
    }

    /** One column each: the squared correlation. (1, 2, 3) and (1, 3, 2) correlate by 1/2. */
    @Test
    void ofSingleUnitsItIsTheSquaredCorrelation() {
        assertThat(Cka.of(new double[] {1, 2, 3}, 3, 1).with(Cka.of(new double[] {1, 3, 2}, 3, 1))).isCloseTo(0.25, within(1e-14));
    }

    @Test
    void aConstantRepresentationIsLikeNothing() {
        double[] constant = new double[ROWS * 2];
        Arrays.fill(constant, 0.1);

        assertThat(Cka.of(constant, ROWS, 2).with(Cka.of(gaussians(ROWS * 2), ROWS, 2))).isNaN();
    }

    @Test
    void onlyTheSameExamplesCanBeCompared() {
        Cka few = Cka.of(gaussians(10), 5, 2);
        assertThatThrownBy(() -> few.with(Cka.of(gaussians(12), 6, 2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatHasNoDirectionHasNoAngle() {
        assertThat(Likeness.cosine(new double[] {3, 4}, new double[] {4, 3})).isCloseTo(0.96, within(1e-15));
        assertThat(Likeness.cosine(new double[] {0, 0}, new double[] {4, 3})).isNaN();
        assertThat(Likeness.correlation(new double[] {1, 2, 3}, new double[] {-2, -4, -6})).isCloseTo(-1, within(1e-15));
        assertThat(Likeness.correlation(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 4})).isNaN();
    }

    private double[] gaussians(int count) {
        return IntStream.range(0, count).mapToDouble(i -> rng.nextGaussian()).toArray();
    }

    /** Rotations in the planes of neighbouring coordinates, one after the other. */
    private static double[] turned(double[] a, int columns) {
        double[] turned = a.clone();
        for (int j = 0; j + 1 < columns; j++) {
            for (int at = j; at < a.length; at += columns) {
                double x = turned[at];
                double y = turned[at + 1];
                turned[at] = 0.6 * x - 0.8 * y;
                turned[at + 1] = 0.8 * x + 0.6 * y;
            }
        }
        return turned;
    }

    private static double[] gram(double[] a, int columns) {
        double[] centred = a.clone();
        for (int j = 0; j < columns; j++) {
            int column = j;
            double mean = IntStream.range(0, ROWS).mapToDouble(i -> a[i * columns + column]).average().orElseThrow();
            for (int i = 0; i < ROWS; i++) {
                centred[i * columns + j] -= mean;
            }
        }
        double[] gram = new double[ROWS * ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int k = 0; k < ROWS; k++) {
                for (int j = 0; j < columns; j++) {
                    gram[i * ROWS + k] += centred[i * columns + j] * centred[k * columns + j];
                }
            }
        }
        return gram;
    }
}
