package gradlab.parity;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentSpec;
import gradlab.golden.Moment;
import gradlab.golden.SampleData;
import gradlab.nn.Loss;
import gradlab.nn.Parameters;
import gradlab.train.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains with the lab and with PyTorch from the same weights on the same batches, and keeps what the comparisons gave. */
final class Parity implements AutoCloseable {

    static final int STEPS = 60;
    static final double TOLERANCE = 1e-9;

    private final Torch torch = new Torch();
    private final String title;
    private final Map<String, Deviation> results = new LinkedHashMap<>();

    /** @param title names the table of deviations that {@link #close} leaves in {@code target/parity} */
    Parity(String title) {
        this.title = title;
    }

    /** Compares all steps; the specification's data must be those of {@code data}, unshuffled and all for training. */
    void assertSame(String name, ExperimentSpec spec, SampleData data) {
        assertSame(name, spec, data, constant(spec.optimizer().rate(), STEPS));
    }

    /** The same with PyTorch's learning rate of every step. */
    void assertSame(String name, ExperimentSpec spec, SampleData data, double[] rates) {
        Run run = Run.start(spec);
        Parameters start = run.parameters();
        Loss loss = run.data().loss();
        List<Moment> theirs = TorchTraining.of(torch, spec, loss, data, start, rates);
        List<Moment> ours = Moment.ofLab(spec, STEPS);
        assertThat(theirs.getLast().weights()).as("a training that stands still proves nothing")
                .isNotEqualTo(theirs.getFirst().weights());
        Deviation deviation = Deviation.between(ours, theirs, start);
        results.put(name, deviation);
        assertThat(deviation.greatest()).as("%s: %s", name, deviation).isLessThan(TOLERANCE);
    }

    static double[] constant(double rate, int steps) {
        double[] rates = new double[steps];
        Arrays.fill(rates, rate);
        return rates;
    }

    Torch torch() {
        return torch;
    }

    @Override
    public void close() throws IOException {
        StringBuilder table = new StringBuilder("case,loss,gradient,weights,statistics,singular values\n");
        Deviation worst = Deviation.NONE;
        for (var result : results.entrySet()) {
            Deviation deviation = result.getValue();
            worst = worst.or(deviation);
            table.append('"').append(result.getKey()).append("\",").append(deviation.loss()).append(',').append(deviation.gradient())
                    .append(',').append(deviation.weights()).append(',').append(deviation.statistics()).append(',')
                    .append(deviation.singularValues()).append('\n');
        }
        Path folder = Files.createDirectories(Path.of("target", "parity"));
        Files.writeString(folder.resolve(title + ".csv"), table);
        System.out.println("Parity of " + results.size() + " trainings (" + title + "): " + worst);
        torch.close();
    }
}
