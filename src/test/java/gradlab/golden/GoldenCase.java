package gradlab.golden;

import gradlab.data.DataSource.CsvFile;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.StartWeights;
import gradlab.experiment.WeightsFile;
import gradlab.math.Rng;
import gradlab.nn.Initializer;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An experiment whose outcome is known from PyTorch: {@code NAME.lab} beside {@code NAME.csv} in the test resources. The
 * examples and the first weights that it names are made of sines, so nothing depends on the lab's generators.
 */
public record GoldenCase(String name, ExperimentSpec spec, SampleData data) {

    public static final List<String> NAMES = List.of("tanh-sgd", "sigmoid-momentum", "relu-nesterov", "leaky-relu-adagrad",
            "elu-rmsprop", "mixed-adam", "identity-sgd", "sigmoid-adam", "gelu-momentum", "prelu-batch-norm", "selu-layer-norm");

    /** Reads the experiment, and writes the files that it may name into the folder. */
    public static GoldenCase read(String name, Path folder) {
        SampleData.ALL.forEach(data -> data.in(folder));
        ExperimentSpec spec = ExperimentFile.read(resource(name + ".lab"), name + ".lab", folder, Map.of());
        Path table = ((CsvFile) spec.data()).file().getFileName();
        SampleData data = SampleData.named(table.toString().replace(".csv", ""));
        try {
            Files.write(((StartWeights.FromFile) spec.weights()).file(), WeightsFile.bytes(start(spec)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GoldenCase(name, spec, data);
    }

    /** What PyTorch found, as {@link GoldenTable} wrote it. */
    public GoldenTable expected() {
        return GoldenTable.parse(resource(name + ".csv"));
    }

    /** Weights of the size 1/√inputs, gains about 1, slopes a quarter, all else small. The square keeps the matrices at full rank. */
    private static Parameters start(ExperimentSpec spec) {
        Parameters parameters = new Parameters(spec.network());
        parameters.initialize(new Initializer.Zeros(), Rng.of(1, Rng.Stream.WEIGHTS));
        for (Block block : parameters.blocks()) {
            double centre = switch (block.kind()) {
                case GAIN -> 1;
                case SLOPE -> 0.25;
                default -> 0;
            };
            double size = block.kind() == Kind.WEIGHT ? Math.sqrt(2.0 / block.rows()) : 0.1;
            for (int k = 0; k < block.size(); k++) {
                parameters.values()[block.offset() + k] = centre + size * StrictMath.sin(block.layer() + 0.3 * k * k + 0.9 * k);
            }
        }
        return parameters;
    }

    private static String resource(String file) {
        try (InputStream in = GoldenCase.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
