package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Both kernels give the same bits, and the right numbers. */
class KernelsTest {

    private static final Kernels PLAIN = new PlainKernels();
    private static final Kernels BEST = Kernels.best();

    private static double[] random(int n, long seed) {
        Rng rng = Rng.of(seed, Rng.Stream.DATA);
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = rng.nextGaussian();
        }
        return numbers;
    }

    /** C = bias + A·B through panels, cut back to m × n. */
    private static double[] product(Kernels kernels, double[] a, double[] b, double[] bias, int m, int k, int n) {
        int lanes = kernels.lanes();
        int stride = Panels.padded(n, lanes);
        double[] panels = new double[k * stride];
        Panels.pack(b, 0, n, k, n, lanes, panels);
        double[] c = new double[m * stride];
        kernels.multiply(a, 0, k, 1, m, k, panels, 0, stride / lanes, java.util.Arrays.copyOf(bias, stride), 0, 0, c, 0, stride);
        double[] cut = new double[m * n];
        for (int i = 0; i < m; i++) {
            System.arraycopy(c, i * stride, cut, i * n, n);
        }
        return cut;
    }

    private static double[] naive(double[] a, double[] b, double[] bias, int m, int k, int n) {
        double[] c = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = bias[j];
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a[i * k + p], b[p * n + j], sum);
                }
                c[i * n + j] = sum;
            }
        }
        return c;
    }

    @Test
    void theVectorModuleIsThereUnderTheLabsOwnOptions() {
        assertThat(BEST.name()).startsWith("vector");
    }

    @Test
    void productsAreOneChainPerElementAtEverySize() {
        for (int size = 1; size <= 70; size++) {
            int m = size;
            int k = 71 - size;
            int n = 1 + size * 7 % 70;
            double[] a = random(m * k, size);
            double[] b = random(k * n, 100 + size);
            double[] bias = random(n, 200 + size);
            double[] expected = naive(a, b, bias, m, k, n);
            assertThat(product(BEST, a, b, bias, m, k, n)).as("vector, %d×%d×%d", m, k, n).isEqualTo(expected);
            assertThat(product(PLAIN, a, b, bias, m, k, n)).as("plain, %d×%d×%d", m, k, n).isEqualTo(expected);
        }
    }

    @Test
    void longChainsContinueOverBlocks() {
        int[][] shapes = {{3, 784, 10}, {9, 257, 17}, {1, 1000, 1}, {8, 512, 33}, {13, 256, 16}};
        for (int[] shape : shapes) {
            double[] a = random(shape[0] * shape[1], 1);
            double[] b = random(shape[1] * shape[2], 2);
            double[] bias = random(shape[2], 3);
            assertThat(product(BEST, a, b, bias, shape[0], shape[1], shape[2])).isEqualTo(naive(a, b, bias, shape[0], shape[1], shape[2]));
        }
    }

    @Test
    void functionsGiveTheSameBitsOnBothAndAtEveryLength() {
        double[] z = random(203, 5);
        for (int i = 0; i < z.length; i++) {
            z[i] *= i % 7 * i % 13;
        }
        double[] special = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-310, 20, -20, 708, -1000};
        System.arraycopy(special, 0, z, 0, special.length);
        for (int n = 1; n <= z.length; n++) {
            double[] one = new double[n];
            double[] other = new double[n];
            BEST.tanh(z, one, n);
            PLAIN.tanh(z, other, n);
            assertThat(one).isEqualTo(other);
            BEST.sigmoid(z, one, n);
            PLAIN.sigmoid(z, other, n);
            assertThat(one).isEqualTo(other);
            BEST.exp(z, one, n);
            PLAIN.exp(z, other, n);
            assertThat(one).isEqualTo(other);
            BEST.sigmoid(z, one, n);
            double[] d = random(n, 9);
            double[] e = d.clone();
            BEST.timesTanhSlope(one, d, n);
            PLAIN.timesTanhSlope(one, e, n);
            assertThat(d).isEqualTo(e);
            BEST.timesSigmoidSlope(one, d, n);
            PLAIN.timesSigmoidSlope(one, e, n);
            assertThat(d).isEqualTo(e);
        }
    }

    @Test
    void functionsAreRightToTheLastFewPlaces() {
        Rng rng = Rng.of(3, Rng.Stream.DATA);
        for (int i = 0; i < 200_000; i++) {
            double z = rng.uniform(-1, 1) * Math.pow(10, rng.nextInt(5) - 3);
            assertThat(ulpsApart(Elementary.tanh(z), StrictMath.tanh(z))).isLessThanOrEqualTo(4);
            assertThat(ulpsApart(Elementary.exp(z), StrictMath.exp(z))).isLessThanOrEqualTo(1);
            double e = StrictMath.exp(-Math.abs(z));
            double sigmoid = (z >= 0 ? 1 : e) / (1 + e);
            assertThat(ulpsApart(Elementary.sigmoid(z), sigmoid)).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void functionsKeepTheirEnds() {
        assertThat(Elementary.tanh(-0.0)).isEqualTo(-0.0);
        assertThat(Elementary.tanh(1e-320)).isEqualTo(1e-320);
        assertThat(Elementary.tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Elementary.tanh(Double.NaN)).isNaN();
        assertThat(Elementary.sigmoid(1000)).isEqualTo(1);
        assertThat(Elementary.sigmoid(-1000)).isBetween(0.0, 1e-300);
        assertThat(Elementary.exp(1000)).isFinite();
    }

    @Test
    void oneBadEntryIsFoundWhereverItStands() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int n = 1; n < 40; n++) {
                double[] numbers = random(n, n);
                assertThat(BEST.allFinite(numbers)).isTrue();
                numbers[(5 * n + 3) % n] = bad;
                assertThat(BEST.allFinite(numbers)).isFalse();
                assertThat(PLAIN.allFinite(numbers)).isFalse();
            }
        }
        assertThat(BEST.allFinite(new double[] {1e308, -1e308, 1e308, 1e308})).isTrue();
    }

    @Test
    void columnSumsRunOverTheRowsInOrder() {
        int rows = 13;
        int stride = 3 * BEST.lanes();
        double[] a = random(rows * stride, 8);
        double[] one = new double[stride];
        double[] other = new double[Panels.padded(stride, PLAIN.lanes())];
        BEST.columnSums(a, rows, stride, 3, one);
        for (int j = 0; j < stride; j++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += a[i * stride + j];
            }
            assertThat(one[j]).isEqualTo(sum);
        }
        if (BEST.lanes() == PLAIN.lanes()) {
            PLAIN.columnSums(a, rows, stride, 3, other);
            assertThat(other).isEqualTo(one);
        }
    }

    @Test
    void passesOfABidiagonalStepGiveTheSameBitsAndTheirProducts() {
        for (int size = 1; size <= 24; size++) {
            int rows = size;
            int stride = 8 * (1 + size % 9);
            int from = size % 3 == 0 && stride > 8 ? 8 : 0;
            int first = size / 4;
            double[] y = random(rows, 1);
            double[] u = random(stride, 2);
            double[] v = random(rows, 3);
            double[] w = random(stride, 4);
            double[][] ofKernels = new double[2][];
            for (Kernels kernels : new Kernels[] {PLAIN, BEST}) {
                double[] a = random(rows * stride, 5);
                double[] before = a.clone();
                double[] combined = w.clone();
                kernels.subtractThenCombineRows(a, stride, first, rows, from, stride, y, u, v, combined);
                double[] products = new double[rows];
                kernels.subtractThenCombineColumns(a, stride, first, rows, from, stride, v, combined, u, products, new double[8 * rows]);
                ofKernels[kernels == PLAIN ? 0 : 1] = java.util.stream.DoubleStream
                        .concat(java.util.Arrays.stream(a), java.util.stream.DoubleStream.concat(java.util.Arrays.stream(combined),
                                java.util.Arrays.stream(products))).toArray();
                for (int i = first; i < rows; i++) {
                    double product = 0;
                    for (int j = from; j < stride; j++) {
                        double expected = before[i * stride + j] - y[i] * u[j] - v[i] * combined[j];
                        assertThat(a[i * stride + j]).isCloseTo(expected, within(1e-12));
                        product += expected * u[j];
                    }
                    assertThat(products[i]).isCloseTo(product, within(1e-9));
                }
                for (int j = from; j < stride; j++) {
                    double sum = 0;
                    for (int i = first; i < rows; i++) {
                        sum += v[i] * (before[i * stride + j] - y[i] * u[j]);
                    }
                    assertThat(combined[j]).isCloseTo(sum, within(1e-11));
                }
            }
            assertThat(ofKernels[1]).isEqualTo(ofKernels[0]);
        }
    }

    @Test
    void panelsOfBothKernelsHoldTheSameNumbers() {
        int k = 7;
        int n = 37;
        double[] matrix = random(k * n, 3);
        double[] one = new double[k * Panels.padded(n, BEST.lanes())];
        double[] other = one.clone();
        BEST.pack(matrix, 0, n, k, n, one);
        Panels.pack(matrix, 0, n, k, n, BEST.lanes(), other);
        assertThat(one).isEqualTo(other);
    }

    @Test
    void transposedPanelsAreThePanelsOfTheTranspose() {
        int k = 5;
        int n = 11;
        double[] matrix = random(n * k, 4);
        double[] transpose = new double[k * n];
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < k; p++) {
                transpose[p * n + i] = matrix[i * k + p];
            }
        }
        double[] one = new double[k * 16];
        double[] other = new double[k * 16];
        Panels.pack(transpose, 0, n, k, n, 8, one);
        Panels.packTransposed(matrix, 0, k, n, 8, other);
        assertThat(other).isEqualTo(one);
    }

    private static double ulpsApart(double value, double expected) {
        return Math.abs(value - expected) / Math.ulp(expected);
    }
}
