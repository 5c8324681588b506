package gradlab.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingularValuesTest {

    private static final int[][] SHAPES = {{1, 1}, {1, 6}, {6, 1}, {2, 2}, {2, 3}, {3, 3}, {5, 4}, {8, 8}, {9, 7}, {7, 30}, {17, 31}, {32, 32},
            {33, 33}, {64, 10}, {64, 63}, {64, 64}, {65, 40}, {100, 99}, {30, 200}, {128, 256}, {150, 150}, {300, 37}, {300, 300}};

    private final SingularValues workspace = new SingularValues(Kernels.best());

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("random", (Kind) (rows, columns, rng) -> random(rows * columns, rng)),
                Arguments.of("graded by rows from 1 to 1e-15", (Kind) (rows, columns, rng) ->
                        each(random(rows * columns, rng), i -> Math.pow(10, -15.0 * (i / columns) / rows))),
                Arguments.of("graded by columns from 1e-15 to 1", (Kind) (rows, columns, rng) ->
                        each(random(rows * columns, rng), i -> Math.pow(10, 15.0 * (i % columns) / columns - 15))),
                Arguments.of("of a third of the full rank", (Kind) SingularValuesTest::deficient),
                Arguments.of("zero", (Kind) (rows, columns, rng) -> new double[rows * columns]),
                Arguments.of("equal entries", (Kind) (rows, columns, rng) -> filled(rows * columns, 0.7)),
                Arguments.of("with repeated values", (Kind) (rows, columns, rng) ->
                        withValues(rows, columns, i -> i % 3 == 0 ? 2 : 1, rng)),
                Arguments.of("orthogonal", (Kind) (rows, columns, rng) -> withValues(rows, columns, i -> 1, rng)),
                Arguments.of("Hilbert's", (Kind) (rows, columns, rng) -> {
                    double[] matrix = new double[rows * columns];
                    Arrays.setAll(matrix, i -> 1.0 / (i / columns + i % columns + 1));
                    return matrix;
                }),
                Arguments.of("mostly zeros", (Kind) (rows, columns, rng) ->
                        each(random(rows * columns, rng), i -> rng.nextDouble() < 0.9 ? 0 : 1)),
                Arguments.of("with zero rows and columns", (Kind) (rows, columns, rng) ->
                        each(random(rows * columns, rng), i -> i / columns % 3 == 1 || i % columns % 4 == 2 ? 0 : 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void valuesAreThoseOfEjml(String name, Kind kind) {
        for (int[] shape : SHAPES) {
            double[] matrix = kind.make(shape[0], shape[1], Rng.of(shape[0], Rng.Stream.DATA));
            double[] expected = ejml(matrix, shape[0], shape[1]);

            assertThat(values(matrix, shape[0], shape[1])).as("%d × %d", shape[0], shape[1])
                    .containsExactly(expected, within(1e-12 * expected[0]));
        }
    }

    @Test
    void knownSpectraAreFound() {
        Rng rng = Rng.of(5, Rng.Stream.DATA);
        for (int[] shape : new int[][] {{20, 20}, {60, 25}, {25, 60}, {130, 130}}) {
            double[] matrix = withValues(shape[0], shape[1], i -> Math.pow(0.8, i), rng);
            double[] expected = new double[Math.min(shape[0], shape[1])];
            Arrays.setAll(expected, i -> Math.pow(0.8, i));

            assertThat(values(matrix, shape[0], shape[1])).containsExactly(expected, within(1e-13));
        }
    }

    @Test
    void smallValuesOfABidiagonalMatrixAreAsExactAsLargeOnes() {
        // 1000·B has ones on the diagonal, and an inverse that can be written down; largest values are easy: σ_min(B) = 1/σ_max(B⁻¹)
        int n = 12;
        double[] inverse = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                inverse[i * n + j] = ((j - i) % 2 == 0 ? 1 : -1) * Math.pow(1000, j - i);
            }
        }
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        Arrays.fill(diagonal, 1e-3);
        Arrays.fill(beside, 1);
        double[] squares = Arrays.copyOf(new QdChain().squares(diagonal, beside, n), n);
        Arrays.sort(squares);

        double least = 1e-3 / values(inverse, n, n)[0];
        assertThat(Math.sqrt(squares[0])).isCloseTo(least, within(1e-13 * least));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200, 1e-299, 1e307, 0x1p-600})
    void scaleOnlyScales(double scale) {
        double[] matrix = random(40 * 30, Rng.of(1, Rng.Stream.DATA));
        double[] plain = values(matrix, 40, 30);
        double[] scaled = values(each(matrix.clone(), i -> scale), 40, 30);

        for (int i = 0; i < plain.length; i++) {
            assertThat(scaled[i] / scale).isCloseTo(plain[i], within(1e-12 * plain[0]));
        }
    }

    @Test
    void kernelsDoNotChangeABit() {
        SingularValues plain = new SingularValues(new PlainKernels());
        for (int[] shape : SHAPES) {
            double[] matrix = random(shape[0] * shape[1], Rng.of(3, Rng.Stream.DATA));
            double[] out = new double[Math.min(shape[0], shape[1])];
            plain.compute(matrix, 0, shape[0], shape[1], out);

            assertThat(values(matrix, shape[0], shape[1])).containsExactly(out);
        }
    }

    @Test
    void workspaceRemembersNothing() {
        double[] large = values(random(90 * 80, Rng.of(1, Rng.Stream.DATA)), 90, 80);
        double[] small = random(11 * 5, Rng.of(2, Rng.Stream.DATA));
        double[] fresh = new double[5];
        new SingularValues(Kernels.best()).compute(small, 0, 11, 5, fresh);

        assertThat(large[0]).isPositive();
        assertThat(values(small, 11, 5)).containsExactly(fresh);
    }

    @Test
    void aMatrixMayStandAmongOtherNumbers() {
        double[] numbers = random(3 + 6 * 5 + 4, Rng.of(1, Rng.Stream.DATA));
        double[] out = new double[7];
        workspace.compute(numbers, 3, 6, 5, out);

        assertThat(Arrays.copyOf(out, 5)).containsExactly(values(Arrays.copyOfRange(numbers, 3, 33), 6, 5));
        assertThat(Arrays.copyOfRange(out, 5, 7)).containsOnly(0);
    }

    @Test
    void productHasTheValuesOfItsEntries() {
        for (int[] size : new int[][] {{1, 5, 4}, {3, 8, 20}, {7, 64, 10}, {32, 784, 256}, {33, 50, 300}, {10, 10, 10}, {40, 64, 64}}) {
            int rows = size[0];
            int in = size[1];
            int out = size[2];
            Rng rng = Rng.of(in, Rng.Stream.DATA);
            double[] a = each(random(rows * (in + 3), rng), i -> 1e-30);
            double[] d = each(random(rows * (out + 1), rng), i -> 1e100);
            double[] found = new double[Math.min(in, out)];
            Arrays.fill(found, 7);
            workspace.ofProduct(a, in + 3, d, out + 1, rows, in, out, found);
            double[] expected = values(product(a, in + 3, d, out + 1, rows, in, out), in, out);

            assertThat(found).containsExactly(expected, within(1e-12 * expected[0]));
            assertThat(Arrays.copyOfRange(found, rows, found.length)).isEqualTo(new double[found.length - rows]);
        }
    }

    @Test
    void productOfZeroIsZeroAndOfTooManyRowsRefused() {
        double[] found = {1, 1, 1};
        workspace.ofProduct(new double[8], 4, filled(6, 1), 3, 2, 4, 3, found);

        assertThat(found).containsOnly(0);
        assertThatThrownBy(() -> workspace.ofProduct(new double[16], 4, new double[12], 3, 4, 4, 3, found))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsRefusedWhereverItStands(double bad) {
        double[] good = filled(12, 1);
        double[] out = new double[3];
        for (int at = 0; at < 12; at++) {
            double[] matrix = good.clone();
            matrix[at] = bad;
            assertThatThrownBy(() -> workspace.compute(matrix, 0, 4, 3, out)).isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining(String.valueOf(bad));
            assertThatThrownBy(() -> workspace.ofProduct(matrix, 6, good, 6, 2, 6, 3, out)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void nothingIsAllocatedTheSecondTime() {
        // plain kernels: vectors are boxed as long as the code that uses them is not compiled
        SingularValues plain = new SingularValues(new PlainKernels());
        double[] matrix = random(70 * 50, Rng.of(1, Rng.Stream.DATA));
        double[] out = new double[50];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = new long[5];
        for (int i = 0; i < bytes.length; i++) {
            long from = threads.getCurrentThreadAllocatedBytes();
            plain.compute(matrix, 0, 70, 50, out);
            plain.ofProduct(matrix, 50, matrix, 60, 20, 50, 60, out);
            bytes[i] = threads.getCurrentThreadAllocatedBytes() - from;
        }
        long asking = -threads.getCurrentThreadAllocatedBytes() + threads.getCurrentThreadAllocatedBytes();

        assertThat(bytes[0]).isGreaterThan(70 * 50 * Double.BYTES);
        assertThat(bytes[4]).isLessThanOrEqualTo(asking + 100);
    }

    private double[] values(double[] matrix, int rows, int columns) {
        double[] out = new double[Math.min(rows, columns)];
        workspace.compute(matrix, 0, rows, columns, out);
        return out;
    }

    private static double[] ejml(double[] matrix, int rows, int columns) {
        DMatrixRMaj copy = new DMatrixRMaj(rows, columns);
        System.arraycopy(matrix, 0, copy.data, 0, matrix.length);
        var svd = DecompositionFactory_DDRM.svd(rows, columns, false, false, true);
        assertThat(svd.decompose(copy)).isTrue();
        return Arrays.stream(svd.getSingularValues()).limit(Math.min(rows, columns)).map(x -> -x).sorted().map(x -> -x + 0.0).toArray();
    }

    private static double[] deficient(int rows, int columns, Rng rng) {
        int rank = Math.max(1, Math.min(rows, columns) / 3);
        return product(random(rank * rows, rng), rows, random(rank * columns, rng), columns, rank, rows, columns);
    }

    /** Aᵀ·D. */
    private static double[] product(double[] a, int aStride, double[] d, int dStride, int rows, int in, int out) {
        double[] product = new double[in * out];
        for (int p = 0; p < rows; p++) {
            for (int i = 0; i < in; i++) {
                for (int j = 0; j < out; j++) {
                    product[i * out + j] += a[p * aStride + i] * d[p * dStride + j];
                }
            }
        }
        return product;
    }

    /** Reflections from both sides of a diagonal matrix. */
    private static double[] withValues(int rows, int columns, IntToDoubleFunction value, Rng rng) {
        double[] matrix = new double[rows * columns];
        for (int i = 0; i < Math.min(rows, columns); i++) {
            matrix[i * columns + i] = value.applyAsDouble(i);
        }
        for (int times = 0; times < 4; times++) {
            reflectRows(matrix, rows, columns, columns, 1, rng);
            reflectRows(matrix, columns, rows, 1, columns, rng);
        }
        return matrix;
    }

    /** M ← M − 2·v·(vᵀM)/(vᵀv), where a step to the next of the entries of v is {@code down}. */
    private static void reflectRows(double[] matrix, int rows, int columns, int down, int across, Rng rng) {
        double[] v = random(rows, rng);
        double squares = Arrays.stream(v).map(x -> x * x).sum();
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += v[i] * matrix[i * down + j * across];
            }
            for (int i = 0; i < rows; i++) {
                matrix[i * down + j * across] -= 2 * v[i] * sum / squares;
            }
        }
    }

    private static double[] random(int n, Rng rng) {
        double[] numbers = new double[n];
        Arrays.setAll(numbers, i -> rng.nextGaussian());
        return numbers;
    }

    private static double[] each(double[] numbers, IntToDoubleFunction factor) {
        Arrays.setAll(numbers, i -> numbers[i] * factor.applyAsDouble(i));
        return numbers;
    }

    private static double[] filled(int n, double number) {
        double[] numbers = new double[n];
        Arrays.fill(numbers, number);
        return numbers;
    }

    private interface Kind {
        double[] make(int rows, int columns, Rng rng);
    }
}
