package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import gradlab.catalogue.BadInput;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {

    private static final NetworkShape SHAPE =
            NetworkShape.of(3, List.of(new LayerSpec(5, new Activation.Tanh()), new LayerSpec(1, new Activation.Tanh())), 2);

    @TempDir
    private Path folder;

    @Test
    void weightsReadBackToTheLastBit() throws IOException {
        Parameters written = drawn(1);
        Parameters read = new Parameters(SHAPE);
        WeightsFile.read(Files.write(folder.resolve("w.npz"), WeightsFile.bytes(written)), read);

        assertThat(read.values()).containsExactly(written.values());
    }

    @Test
    void equalWeightsGiveEqualBytesInEveryTimeZone() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Vladivostok"));
            byte[] east = WeightsFile.bytes(drawn(1));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));

            assertThat(Arrays.equals(WeightsFile.bytes(drawn(1)), east)).isTrue();
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void numpyReadsWhatTheLabWrites() throws Exception {
        Parameters written = drawn(2);
        Files.write(folder.resolve("w.npz"), WeightsFile.bytes(written));
        String answer = python("""
                import numpy
                w = numpy.load('w.npz')
                print(sorted(w.files))
                print(w['layer1.weight'].shape, w['layer1.weight'].dtype, w['layer3.bias'].shape)
                print(repr(float(w['layer1.weight'][4, 2])), repr(float(w['layer3.bias'][1])))
                """);

        Parameters.Block first = written.weight(1);
        assertThat(answer.lines()).containsExactly(
                "['layer1.bias', 'layer1.weight', 'layer2.bias', 'layer2.weight', 'layer3.bias', 'layer3.weight']",
                "(5, 3) float64 (2,)",
                python("print(repr(" + written.values()[first.offset() + 2 * first.columns() + 4] + "), repr("
                        + written.values()[written.bias(3).offset() + 1] + "))").strip());
    }

    @Test
    void filesOfNumpyAreReadInEveryOrderAndWidth() throws Exception {
        for (String variant : List.of("float64", "float32", ">f8", ">f4")) {
            for (String order : List.of("C", "F")) {
                for (String save : List.of("savez", "savez_compressed")) {
                    python("""
                            import numpy
                            def a(*shape, start):
                                n = numpy.arange(numpy.prod(shape), dtype='float64').reshape(shape) + start
                                return numpy.array(n, dtype='%s', order='%s')
                            numpy.%s('w.npz', **{'layer1.weight': a(5, 3, start=.5), 'layer1.bias': a(5, start=100),
                                'layer2.weight': a(1, 5, start=200), 'layer2.bias': a(1, start=300),
                                'layer3.weight': a(2, 1, start=400), 'layer3.bias': a(2, start=500), 'other': a(9, start=0)})
                            """.formatted(variant, order, save));
                    Parameters read = new Parameters(SHAPE);
                    WeightsFile.read(folder.resolve("w.npz"), read);

                    assertThat(read.values()).as("%s %s %s", variant, order, save).containsExactly(
                            0.5, 3.5, 6.5, 9.5, 12.5, 1.5, 4.5, 7.5, 10.5, 13.5, 2.5, 5.5, 8.5, 11.5, 14.5, 100, 101, 102, 103, 104,
                            200, 201, 202, 203, 204, 300, 400, 401, 500, 501);
                }
            }
        }
    }

    @Test
    void arraysOfAnotherTypeOrWithHolesAreRefused() throws Exception {
        assertThat(problemOfNumpy("a(5, 3).astype('int64')")).isEqualTo("npz.type");
        assertThat(problemOfNumpy("a(3, 5)")).isEqualTo("npz.shape");
        assertThat(problemOfNumpy("a(15)")).isEqualTo("npz.shape");
        assertThat(problemOfNumpy("a(5, 3) / 0")).isEqualTo("npz.finite");
        assertThat(problemOfNumpy("numpy.array(['text'])")).isIn("npz.shape", "npz.type");
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        NetworkShape wider = NetworkShape.of(3, List.of(new LayerSpec(6, new Activation.Tanh())), 2);
        NetworkShape deeper = NetworkShape.of(3, List.of(new LayerSpec(5, new Activation.Tanh()),
                new LayerSpec(1, new Activation.Tanh()), new LayerSpec(2, new Activation.Tanh())), 2);

        assertThat(problem(WeightsFile.bytes(drawn(1)), wider)).isEqualTo("npz.shape");
        assertThat(problem(WeightsFile.bytes(drawn(1)), deeper)).isEqualTo("npz.missing");
    }

    @Test
    void anUnusableFileIsNamed() throws IOException {
        assertThat(problem(new byte[0], SHAPE)).isEqualTo("npz.none");
        assertThat(problem("not an archive".getBytes(java.nio.charset.StandardCharsets.UTF_8), SHAPE)).isEqualTo("npz.none");
        assertThat(problem(Arrays.copyOf(WeightsFile.bytes(drawn(1)), 64), SHAPE)).isEqualTo("npz.cut");
        assertThat(problemOf(Path.of(""), SHAPE)).isEqualTo("file.unset");
        assertThat(problemOf(folder.resolve("nowhere.npz"), SHAPE)).isEqualTo("file.missing");
        assertThat(problemOf(folder, SHAPE)).isEqualTo("file.folder");
    }

    @Test
    void aTruncatedFileIsNeverTakenForWeights() {
        byte[] whole = WeightsFile.bytes(drawn(3));
        int centralDirectory = 6 * (46 + "layer1.weight.npy".length());
        for (int length = 0; length < whole.length - centralDirectory - 22; length += 7) {
            assertThat(problem(Arrays.copyOf(whole, length), SHAPE)).as("length %d", length)
                    .isIn("npz.missing", "npz.none", "npz.cut", "npz.broken", "npz.short", "npz.array", "npz.shape");
        }
    }

    @Test
    void damageIsReportedOrHarmlessButNeverAnError() {
        byte[] whole = WeightsFile.bytes(drawn(4));
        Rng rng = Rng.of(5, Rng.Stream.DATA);
        for (int trial = 0; trial < 3000; trial++) {
            byte[] damaged = whole.clone();
            damaged[rng.nextInt(damaged.length)] = (byte) rng.nextInt(256);
            Path file = write(damaged);
            try {
                WeightsFile.read(file, new Parameters(SHAPE));
            } catch (BadInput expected) {
                assertThat(expected.problems()).hasSize(1);
            }
        }
    }

    private String problemOfNumpy(String firstWeight) throws Exception {
        python("""
                import numpy
                numpy.seterr(all='ignore')
                def a(*shape):
                    return numpy.ones(shape)
                numpy.savez('w.npz', **{'layer1.weight': %s, 'layer1.bias': a(5), 'layer2.weight': a(1, 5),
                    'layer2.bias': a(1), 'layer3.weight': a(2, 1), 'layer3.bias': a(2)})
                """.formatted(firstWeight));
        return problemOf(folder.resolve("w.npz"), SHAPE);
    }

    private String problem(byte[] bytes, NetworkShape shape) {
        return problemOf(write(bytes), shape);
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("w.npz"), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String problemOf(Path file, NetworkShape shape) {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> WeightsFile.read(file, new Parameters(shape)));
        assertThat(bad).as("no complaint about %s", file).isNotNull();
        return bad.problems().getFirst().key();
    }

    /** Runs a script in the folder, or skips the test where there is no Python with NumPy. */
    private String python(String script) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("python3", "-c", script).directory(folder.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeThat(false).as("python3 is not installed").isTrue();
            throw e;
        }
        String answer = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assumeThat(answer).as("NumPy is not installed").doesNotContain("No module named 'numpy'");
        assertThat(process.exitValue()).as(answer).isZero();
        return answer;
    }

    private static Parameters drawn(long seed) {
        Parameters parameters = new Parameters(SHAPE);
        Rng rng = Rng.of(seed, Rng.Stream.WEIGHTS);
        new Initializer.Normal(1, 1).fill(parameters.values(), 0, parameters.size(), 1, rng);
        return parameters;
    }
}
