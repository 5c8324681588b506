package gradlab.ui.presets;

import gradlab.diagnosis.Diagnosis;
import gradlab.diagnosis.Finding;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Preset;
import gradlab.math.Kernels;
import gradlab.nn.Pass;
import gradlab.probe.Spectra;
import gradlab.train.Prepared;
import gradlab.train.Recorder;
import gradlab.train.Run;
import gradlab.train.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run of an experiment of the gallery has shown: made by running it, never written down.
 *
 * @param steps how many updates the experiment asks for
 * @param loss the training loss over the steps
 * @param answers what the network answers at the end, where that can be drawn
 * @param measured the last value of every series that a sign speaks of
 * @param complaint the expected complaint, if the diagnosis made it
 * @param diverged true if the numbers became infinite
 */
record Portrait(int steps, Line loss, Optional<Answers> answers, Map<String, Double> measured, Optional<Finding> complaint,
        boolean diverged) {

    private static final int POINTS = 90;
    private static final int MAP = 48;
    private static final double MARGIN = 1.15;

    /** Values over steps. */
    record Line(double[] steps, double[] values) {
    }

    /**
     * What a network with one or two inputs answers over a stretch or a square of them, and its examples.
     *
     * @param reach the inputs go from −reach to reach
     * @param size how many places along each input
     * @param values per output and place; row 0 is the top (the largest second input)
     */
    record Answers(int inputs, double reach, int size, double[][] values, double[] x, double[] targets) {
    }

    /** Runs the sick or healthy experiment itself. */
    static Portrait of(Preset preset) {
        return of(preset.spec(), preset);
    }

    /** Runs the cure. */
    static Optional<Portrait> ofCure(Preset preset) {
        return preset.cure().map(cure -> of(cure.spec(), preset));
    }

    private static Portrait of(ExperimentSpec given, Preset preset) {
        ExperimentSpec spec = given.withProbes(given.probes().stream().filter(probe -> !(probe instanceof Spectra)).toList());
        Run run = Run.start(spec, Prepared.of(spec), () -> 0);
        Recorder recorder = new Recorder(run);
        while (run.stepCount() < spec.steps() && !run.ended()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new java.util.concurrent.CancellationException();
            }
            recorder.advance(run, run.stepCount() == spec.steps() - 1);
        }
        Map<String, Double> measured = Stream.concat(preset.signs().stream(), preset.cure().stream().flatMap(cure -> cure.signs().stream()))
                .map(Preset.Sign::series).distinct().filter(id -> recorder.history(id).isPresent())
                .collect(Collectors.toMap(id -> id, id -> recorder.history(id).orElseThrow().last()));
        Optional<Finding> complaint = Diagnosis.of(run, recorder).findings().stream()
                .filter(finding -> preset.diagnosis().equals(Optional.of(finding.rule()))).findFirst();
        return new Portrait(spec.steps(), line(recorder, "loss.train"), answers(run), measured, complaint, run.diverged());
    }

    private static Line line(Recorder recorder, String series) {
        Window window = recorder.history(series).orElseThrow().window(POINTS);
        return new Line(Arrays.copyOf(window.steps(), window.size()), Arrays.copyOf(window.values(), window.size()));
    }

    private static Optional<Answers> answers(Run run) {
        var shape = run.spec().network();
        var data = run.data().training();
        int inputs = shape.inputs();
        if (inputs > 2) {
            return Optional.empty();
        }
        double reach = MARGIN * Arrays.stream(data.inputs()).limit((long) data.rows() * inputs).map(Math::abs).max().orElse(1);
        int places = inputs == 1 ? MAP : MAP * MAP;
        Pass pass = new Pass(shape, places, Kernels.best());
        double[] x = new double[pass.capacity() * inputs];
        for (int i = 0; i < places; i++) {
            x[i * inputs] = reach * (2.0 * (i % MAP) / (MAP - 1) - 1);
            if (inputs == 2) {
                x[i * 2 + 1] = reach * (1 - 2.0 * (i / MAP) / (MAP - 1));
            }
        }
        double[] out = pass.forward(run.parameters(), x, places);
        double[][] values = new double[shape.outputs()][places];
        for (int i = 0; i < places; i++) {
            for (int k = 0; k < shape.outputs(); k++) {
                values[k][i] = out[i * shape.outputs() + k];
            }
        }
        double[] targets = new double[data.rows()];
        Arrays.setAll(targets, row -> data.targets()[row * data.targetColumns()]);
        return Optional.of(new Answers(inputs, reach, MAP, values, Arrays.copyOf(data.inputs(), data.rows() * inputs), targets));
    }

    /** All that is said of a preset: its own run, and the cured one beside it. */
    record Pair(Portrait own, Optional<Portrait> cured) {
        static Pair of(Preset preset) {
            return new Pair(Portrait.of(preset), ofCure(preset));
        }

        List<Line> lines() {
            return Stream.concat(Stream.of(own), cured.stream()).map(Portrait::loss).toList();
        }
    }
}
