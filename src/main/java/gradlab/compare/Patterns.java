package gradlab.compare;

import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.nn.NetworkShape;
import gradlab.train.Prepared;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What many runs of one experiment have in common, run by run and pair by pair, so that it can be drawn; always beside the same
 * of the untrained networks.
 *
 * @param runs in the order of their seeds; a run is spoken of by its place here
 * @param randomSpectra per layer and draw, descending: singular values of normal matrices of the layer's shape and mean norm
 */
public record Patterns(ExperimentSpec spec, List<RunOutcome> runs, PairCorrelations correlations, Representations representations,
        Paths paths, Map<Space, Components> components, double[][][] randomSpectra) {

    /** With fewer there is nothing to compare. */
    public static final int LEAST = 3;
    private static final int DRAWS = 40;

    public Patterns {
        runs = List.copyOf(runs);
        components = Map.copyOf(components);
    }

    /** Before and after training. */
    public enum Stage {
        START, END;

        /** The network of a run at this stage. */
        public Portrait of(RunOutcome run) {
            return this == START ? run.start() : run.end();
        }
    }

    /** What vectors stand for the networks. */
    public enum Space {
        /** All weights and biases as they stand. */
        RAW,
        /** The same after the units were matched to those of the first run. */
        ALIGNED,
        /** Sorted singular values and bias norms, which no renumbering changes. */
        FEATURES
    }

    /**
     * Compares runs.
     *
     * @param runs at least {@link #LEAST}
     * @param data what they were trained on
     * @param cancelled asked now and then
     * @throws CancellationException if it was cancelled
     */
    public static Patterns of(ExperimentSpec spec, List<RunOutcome> runs, Prepared data, BooleanSupplier cancelled) {
        if (runs.size() < LEAST) {
            throw new IllegalArgumentException("a comparison needs " + LEAST + " runs or more, has " + runs.size());
        }
        Runnable check = () -> {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
        };
        double[] x = Comparison.probeBatch(data.training(), spec);
        int rows = x.length / spec.network().inputs();
        List<List<Weights>> aligned = Arrays.stream(Stage.values()).map(stage -> {
            Weights reference = stage.of(runs.getFirst()).weights();
            return runs.parallelStream().map(run -> {
                check.run();
                return Alignment.of(reference, stage.of(run).weights(), x, rows).apply(stage.of(run).weights());
            }).toList();
        }).toList();
        EnumMap<Space, Components> components = new EnumMap<>(Space.class);
        for (Space space : Space.values()) {
            check.run();
            components.put(space, Components.of(space, runs, aligned));
        }
        return new Patterns(spec, runs, PairCorrelations.of(runs, x, rows, check), Representations.of(runs, x, rows, check),
                Paths.of(runs, aligned, data, check), components, randomSpectra(runs));
    }

    /** A fixed seed: the chance that the runs are compared with does not change from look to look. */
    private static double[][][] randomSpectra(List<RunOutcome> runs) {
        NetworkShape shape = runs.getFirst().end().weights().shape();
        Rng rng = Rng.of(0, Rng.Stream.PROBES);
        double[][][] all = new double[shape.depth()][][];
        for (int layer = 1; layer <= shape.depth(); layer++) {
            int index = layer - 1;
            int inputs = shape.units(layer - 1);
            int outputs = shape.units(layer);
            double norm = runs.stream().mapToDouble(run -> run.end().layers().get(index).norm()).average().orElse(1);
            all[index] = IntStream.range(0, DRAWS).mapToObj(_ -> {
                double[] matrix = new double[inputs * outputs];
                Arrays.setAll(matrix, _ -> rng.nextGaussian());
                Spectrum spectrum = Spectrum.of(matrix, 0, inputs, outputs);
                double factor = norm / spectrum.frobeniusNorm();
                return Arrays.stream(spectrum.values()).map(value -> value * factor).toArray();
            }).toArray(double[][]::new);
        }
        return all;
    }

    public NetworkShape shape() {
        return runs.getFirst().end().weights().shape();
    }

    /** The experiment of one of the runs. */
    public ExperimentSpec specOf(int run) {
        return Comparison.seeded(spec, runs.get(run).seed());
    }
}
