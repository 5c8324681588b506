package gradlab.compare;

import gradlab.data.DataSet;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.math.Rng;
import gradlab.probe.Losses;
import gradlab.train.Prepared;
import gradlab.train.Run;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;

/**
 * One experiment run many times on the same data, each time with other first weights and another order of the batches,
 * and what these runs have in common.
 *
 * @param runs those that stayed finite, in the order of their seeds
 * @param diverged seeds of the others
 * @param findings empty with fewer than two runs
 */
public record Comparison(ExperimentSpec spec, List<RunOutcome> runs, List<Long> diverged, List<Finding> findings) {

    /** Rows of the probe batch on which activations are compared. */
    private static final int PROBE_ROWS = 512;

    public Comparison {
        runs = List.copyOf(runs);
        diverged = List.copyOf(diverged);
        findings = List.copyOf(findings);
    }

    /**
     * Trains and compares. Runs share all processors; what they give does not depend on how many there are.
     *
     * @param count how many runs; the first has the spec's own seed of the weights, each further one the next
     * @param finished hears the number of finished runs, from whatever thread
     * @throws gradlab.catalogue.BadInput if data or start weights cannot be used, or if choices do not go together
     */
    public static Comparison of(ExperimentSpec spec, int count, IntConsumer finished) {
        if (count < 1) {
            throw new IllegalArgumentException("runs must be 1 or more, were " + count);
        }
        Prepared data = Prepared.of(spec);
        long first = spec.seeds().weights();
        AtomicInteger done = new AtomicInteger();
        List<Optional<RunOutcome>> all = LongStream.range(first, first + count).parallel().mapToObj(seed -> {
            Optional<RunOutcome> outcome = train(seeded(spec, seed), data, () -> false);
            finished.accept(done.incrementAndGet());
            return outcome;
        }).toList();
        List<RunOutcome> finite = all.stream().flatMap(Optional::stream).toList();
        List<Long> diverged = LongStream.range(0, count).filter(i -> all.get((int) i).isEmpty()).mapToObj(i -> first + i).toList();
        return new Comparison(spec, finite, diverged,
                finite.size() < 2 ? List.of() : Findings.of(finite, data, probeBatch(data.training(), spec)));
    }

    /** The spec of the run with this seed of weights and batches. */
    public static ExperimentSpec seeded(ExperimentSpec spec, long seed) {
        return spec.withSeeds(new Seeds(spec.seeds().data(), seed, seed));
    }

    /** Empty if the run diverged or was cancelled: then there are no weights to compare. */
    static Optional<RunOutcome> train(ExperimentSpec spec, Prepared data, BooleanSupplier cancelled) {
        ExperimentSpec unwatched = spec.withProbes(List.of(new Losses(Integer.MAX_VALUE, Integer.MAX_VALUE)));
        Run run = Run.start(unwatched, data, () -> 0);
        Landscape landscape = new Landscape(spec.network(), data);
        Portrait start = Portrait.of(Weights.of(spec.network(), run.parameters()), landscape);
        for (int step = 0; step < spec.steps() && !run.ended() && !cancelled.getAsBoolean(); step++) {
            run.step();
        }
        if (run.diverged() || cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        Portrait end = Portrait.of(Weights.of(spec.network(), run.parameters()), landscape);
        return Optional.of(new RunOutcome(spec.seeds().weights(), run.stepCount(), start, end));
    }

    /** Inputs of at most {@link #PROBE_ROWS} training examples, chosen by the seed of the data. */
    static double[] probeBatch(DataSet training, ExperimentSpec spec) {
        int[] order = new int[training.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Rng.of(spec.seeds().data(), Rng.Stream.PROBES).shuffle(order);
        return training.select(order, 0, Math.min(PROBE_ROWS, order.length)).inputs();
    }

    /** The finding of a quantity; layer 0 for the whole network. */
    public Optional<Finding> finding(String id, int layer) {
        return findings.stream().filter(finding -> finding.id().equals(id) && finding.layer() == layer).findFirst();
    }
}
