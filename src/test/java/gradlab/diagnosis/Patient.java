package gradlab.diagnosis;

import gradlab.data.DataSource;
import gradlab.data.PointList;
import gradlab.data.TypedPoints;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.nn.Parameters;
import gradlab.probe.Spectra;
import gradlab.train.Prepared;
import gradlab.train.Recorder;
import gradlab.train.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A training with a known state of health, as the table of measured facts (F1–F41) of the curriculum has it.
 *
 * @param expected ids of the rules of which at least one must speak; empty for the healthy
 * @param allowed further rules that may speak: true as well, but not the point
 * @param text the experiment as a file has it
 */
record Patient(String name, Set<String> expected, Set<String> allowed, String text) {

    private static final String F1 = "data: circles(200)\nsplit: 0\nnet: 2-8-8-8-8-1\nactivation: tanh\ninit: xavier\n"
            + "optimizer: sgd(rate=0.5)\nbatch: 32\nsteps: 200\n";
    private static final String F6 = "data: circles(200)\nsplit: 0\nnet: 2-8-8-1\nactivation: tanh\ninit: xavier\n"
            + "optimizer: sgd(rate=0.1)\nbatch: full\nsteps: 300\n";
    private static final String F20 = "data: moons(300)\nsplit: 0\nnet: 2-16-16-1\nactivation: tanh\ninit: xavier\n"
            + "optimizer: sgd(rate=0.1)\nbatch: 32\nsteps: 300\n";
    private static final String F21 = "data: blobs(200, classes=4, features=8)\nsplit: 0\nnet: 8-16-16-4\nactivation: tanh\ninit: xavier\n"
            + "optimizer: sgd(rate=0.1)\nbatch: 32\nsteps: 200\n";
    private static final String F35 = "data: moons(80, noise=0.4)\nsplit: 0.5\nnet: 2-64-64-1\nactivation: relu\ninit: he\n"
            + "optimizer: adam(rate=0.01)\nbatch: full\nsteps: 600\n";
    private static final String F37 = "data: xor(300)\nsplit: 0\nnet: 2-8-8-1\nactivation: tanh\ninit: xavier\n"
            + "optimizer: adam(rate=0.02)\nbatch: 32\nsteps: 600\n";
    private static final String SCALED = "net: 2-1\noptimizer: sgd(rate=0.1)\nbatch: full\nsteps: 300\nsplit: 0\n";

    /** A network that trains as it should. */
    private static Patient healthy(String name, String base, String... changes) {
        return new Patient(name, Set.of(), Set.of(), base + String.join("\n", changes) + "\n");
    }

    private static Patient sick(String name, String expected, String allowed, String base, String... changes) {
        return new Patient(name, ids(expected), ids(allowed), base + String.join("\n", changes) + "\n");
    }

    private static Set<String> ids(String words) {
        return words.isBlank() ? Set.of() : Set.of(words.split(" "));
    }

    static List<Patient> all() {
        List<Patient> all = new ArrayList<>(List.of(
                healthy("F1 tanh Xavier", F1),
                sick("F2 N(0,5²)", "saturated", "", F1, "init: normal(5)"),
                healthy("F3 N(0,5²) + batch norm", F1, "init: normal(5)", "norm: batch"),
                sick("F4 4 sigmoid layers", "vanishing", "", F1, "activation: sigmoid"),
                healthy("F5 ReLU He", F1, "activation: relu", "init: he"),
                sick("F6 inputs ×50", "unscaled-inputs", "", F6, "data: circles(200, scale=50)"),
                healthy("F7 ×50 standardised", F6, "data: circles(200, scale=50)", "inputs: standard"),
                healthy("F8 rate 1", F6, "optimizer: sgd(rate=1)", "steps: 200"),
                healthy("F8 rate 3", F6, "optimizer: sgd(rate=3)", "steps: 200"),
                sick("F8 rate 20", "rate-too-high", "saturated", F6, "optimizer: sgd(rate=20)", "steps: 200"),
                sick("F10 6 sigmoid layers", "vanishing", "", F1, "net: 2-16-16-16-16-16-16-1", "activation: sigmoid"),
                sick("8 sigmoid layers that never move", "vanishing", "", "data: circles(512, noise=0.15)\nsplit: 0\nnet: 2-32-32-32-32-32-32-32-32-1\n"
                        + "activation: sigmoid\ninit: xavier\noptimizer: sgd(rate=0.5)\nbatch: full\nsteps: 300\n"),
                healthy("F10 6 tanh layers", F1, "net: 2-16-16-16-16-16-16-1"),
                healthy("F10 6 ReLU layers", F1, "net: 2-16-16-16-16-16-16-1", "activation: relu", "init: he", "optimizer: sgd(rate=0.1)"),
                sick("F11 He×3, 6 ReLU layers", "exploding", "", F1, "net: 2-16-16-16-16-16-16-1", "activation: relu", "init: he(scale=3)",
                        "loss: mse", "optimizer: sgd(rate=0.05)"),
                healthy("F11 He×1", F1, "net: 2-16-16-16-16-16-16-1", "activation: relu", "init: he", "loss: mse", "optimizer: sgd(rate=0.02)"),
                healthy("F20 SGD 0.1", F20),
                healthy("F20 momentum", F20, "optimizer: momentum(rate=0.1)"),
                healthy("F20 Nesterov", F20, "optimizer: nesterov(rate=0.1)"),
                healthy("F20 AdaGrad", F20, "optimizer: adagrad(rate=0.1)"),
                healthy("F20 RMSProp", F20, "optimizer: rmsprop(rate=0.01)"),
                healthy("F20 Adam", F20, "optimizer: adam(rate=0.01)"),
                healthy("F20 Adam 3e-4", F20, "optimizer: adam(rate=0.0003)"),
                sick("F20 Adam 10", "foreign-rate", "", F20, "optimizer: adam(rate=10)"),
                sick("F20 SGD 1e-4", "foreign-rate", "", F20, "optimizer: sgd(rate=0.0001)"),
                sick("F20 SGD 1e-5", "rate-too-low", "", F20, "optimizer: sgd(rate=0.00001)"),
                sick("F20 Adam 1e-6", "rate-too-low", "", F20, "optimizer: adam(rate=0.000001)"),
                healthy("F21 batch 1", F21, "batch: 1"),
                healthy("F21 batch 2", F21, "batch: 2"),
                healthy("F21 batch 32", F21),
                healthy("F21 batch 200", F21, "batch: full"),
                healthy("F23 inputs of rank 1", F21, "data: plane(200, rank=1, features=8)", "net: 8-16-16-1"),
                healthy("F23 inputs of rank 2", F21, "data: plane(200, rank=2, features=8)", "net: 8-16-16-1"),
                sick("F24 constant 0", "equal-weights", "", F6, "init: constant(0)"),
                sick("F24 constant 0.1", "equal-weights", "", F6, "init: constant(0.1)"),
                sick("F24 constant 0.5", "equal-weights", "", F6, "init: constant(0.5)"),
                healthy("F26 batch 1, Adam", F21, "batch: 1", "optimizer: adam(rate=0.01)"),
                healthy("F27 true labels", F20, "data: plane(64, rank=8, features=8)", "net: 8-32-32-1", "optimizer: adam(rate=0.01)", "steps: 500"),
                sick("F28 10 sigmoid layers", "vanishing", "rank-collapse", F1, "data: plane(200, rank=8, features=8)",
                        "net: 8-16-16-16-16-16-16-16-16-16-16-1", "activation: sigmoid"),
                healthy("F28 10 tanh layers", F1, "data: plane(200, rank=8, features=8)",
                        "net: 8-16-16-16-16-16-16-16-16-16-16-1", "optimizer: sgd(rate=0.1)"),
                sick("F30 biases −3, ReLU", "dead-units", "", F20, "activation: relu", "init: he", "optimizer: adam(rate=0.02)"),
                healthy("F30 biases −3, Leaky ReLU", F20, "activation: leaky-relu", "init: he", "optimizer: adam(rate=0.02)"),
                healthy("F30 biases −3, ELU", F20, "activation: elu", "init: he", "optimizer: adam(rate=0.02)"),
                sick("F31 ReLU, rate 10", "dead-units", "rate-too-high", F20, "activation: relu", "init: he", "optimizer: sgd(rate=10)"),
                sick("F35 overfitting", "overfitting", "", F35),
                sick("F36 second feature ×100", "unscaled-inputs", "", SCALED),
                healthy("F36 standardised", SCALED, "inputs: standard"),
                sick("F37 linear", "linear-network", "", F37, "activation: identity"),
                healthy("F37 tanh", F37),
                healthy("F1 with a test part", F1, "split: 0.3"),
                healthy("F20 momentum with a test part", F20, "split: 0.3", "optimizer: momentum(rate=0.1)"),
                healthy("the first experiment of the window", "data: spirals\nnet: 2-8-8-8-1\nactivation: tanh, sigmoid, tanh\n"
                        + "init: xavier(scale=2)\noptimizer: adam(rate=0.01)\nbatch: 32\nsteps: 1500\n"),
                healthy("what stands where nothing is said", "steps: 400\n"),
                healthy("sine", "data: sine\nnet: 1-16-16-1\noptimizer: adam(rate=0.01)\nsteps: 600\n"),
                healthy("three rings, L2 and dropout", "data: rings\nnet: 2-32-32-3\nactivation: relu\ninit: he\noptimizer: adam(rate=0.01)\n"
                        + "regularization: l2(0.001) + dropout(0.1)\nsteps: 400\n"),
                healthy("digits", "data: digits(300)\nnet: 144-32-10\nactivation: relu\ninit: he\noptimizer: adam(rate=0.003)\nsteps: 200\n"),
                healthy("F19 rare feature", "data: rare-feature\nnet: 5-1\noptimizer: adagrad(rate=0.1)\nbatch: 16\nsteps: 300\n"),
                healthy("no hidden layer, straight border", "data: blobs(200, classes=2)\nnet: 2-1\noptimizer: sgd(rate=0.1)\nsteps: 300\n"),
                sick("weights equal but for 1e-6", "rank-collapse", "", F6),
                healthy("F38 batch 8", F20, "batch: 8"),
                healthy("F38 whole set", F20, "batch: full"),
                sick("F40 batch norm, batch 1", "normalised-alone", "", F21, "norm: batch", "batch: 1")));
        return all;
    }

    ExperimentSpec spec(int seed) {
        String distinct = distinctKeys(text + "\nseed: " + seed + "\n");
        ExperimentSpec read = ExperimentFile.read(distinct, name, Path.of(""), Map.of());
        ExperimentSpec spec = text.startsWith(SCALED) ? read.withData(apart(seed)) : read;
        return spec.withProbes(spec.probes().stream().filter(probe -> !(probe instanceof Spectra)).toList());
    }

    /** The last word on a key counts. */
    private static String distinctKeys(String lines) {
        Map<String, String> byKey = new java.util.LinkedHashMap<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> byKey.put(line.substring(0, line.indexOf(':')), line));
        return String.join("\n", byKey.values()) + "\n";
    }

    /** Two clouds, whose second feature is a hundred times the first. */
    private static DataSource apart(int seed) {
        Rng rng = Rng.of(seed, Rng.Stream.DATA);
        List<PointList.Point> points = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double side = i % 2 == 0 ? -1 : 1;
            points.add(new PointList.Point(List.of(side + rng.nextGaussian(), 100 * (side + rng.nextGaussian())), i % 2));
        }
        return new TypedPoints(new PointList(points), DataSource.TaskChoice.CLASSES, 1);
    }

    /** Trains to the end of its steps. */
    Trained train(int seed) {
        ExperimentSpec spec = spec(seed);
        Run run = Run.start(spec, Prepared.of(spec), () -> 0);
        if (name.contains("biases −3")) {
            Parameters.Block biases = run.parameters().bias(1);
            Arrays.fill(run.parameters().values(), biases.offset(), biases.offset() + biases.size(), -3);
        }
        if (name.contains("but for 1e-6")) {
            Rng rng = Rng.of(seed, Rng.Stream.WEIGHTS);
            for (int i = 0; i < run.parameters().size(); i++) {
                run.parameters().values()[i] = 0.3 + 1e-6 * rng.nextGaussian();
            }
        }
        Recorder recorder = new Recorder(run);
        while (run.stepCount() < spec.steps() && !run.ended()) {
            recorder.advance(run, false);
        }
        return new Trained(run, recorder, Traits.of(run.data()));
    }

    /** A run with its records. */
    record Trained(Run run, Recorder recorder, Traits traits) {

        /** What is said at the end. */
        Diagnosis diagnosis() {
            return diagnosis(run.stepCount());
        }

        /** What was said on the way, when so many updates were made. */
        Diagnosis diagnosis(long step) {
            return Diagnosis.of(Evidence.of(run.spec(), traits, recorder, step, run.diverged() && step == run.stepCount()));
        }
    }
}
