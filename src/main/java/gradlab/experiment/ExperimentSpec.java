package gradlab.experiment;

import gradlab.data.Augmentation;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.data.Scaling;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.Schedule;
import gradlab.probe.LocalRank;
import gradlab.probe.Losses;
import gradlab.probe.Norms;
import gradlab.probe.Probe;
import gradlab.probe.Ranks;
import gradlab.probe.Saturation;
import gradlab.probe.Spectra;
import gradlab.probe.Transport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything the user can choose. Equal specs give equal runs, to the last bit.
 *
 * @param testShare share 0..0.9 of the examples held back for testing
 * @param regularization what holds the network back, all together; {@code none} leaves no trace in the list
 * @param steps how many updates a run without a window makes
 * @param edits weights that were set by hand, in the order in which that was done; each fits the network
 */
public record ExperimentSpec(DataSource data, Scaling inputs, double testShare, NetworkShape network,
        Normalization normalization, Initializer initializer, Loss loss, Optimizer optimizer, Schedule schedule,
        Directions directions, List<Regularization> regularization, Clipping clipping, EarlyStop earlyStop, BatchPlan batches, Seeds seeds,
        int steps, StartWeights weights, List<Probe> probes, List<WeightEdit> edits) {

    public static final int MAX_HIDDEN = 64;

    public ExperimentSpec {
        if (!(testShare >= 0 && testShare <= 0.9)) {
            throw new IllegalArgumentException("test share must be 0..0.9, was " + testShare);
        }
        if (network.depth() > MAX_HIDDEN + 1) {
            throw new IllegalArgumentException("at most " + MAX_HIDDEN + " hidden layers, were " + (network.depth() - 1));
        }
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be 0 or more, were " + steps);
        }
        regularization = regularization.stream().filter(one -> !(one instanceof Regularization.None)).toList();
        probes = List.copyOf(probes);
        edits = List.copyOf(edits);
        for (WeightEdit edit : edits) {
            if (!edit.fits(network)) {
                throw new IllegalArgumentException("no such weight in " + network.sizes() + ": " + edit);
            }
        }
        if (edits.size() > WeightEdit.MOST) {
            throw new IllegalArgumentException("at most " + WeightEdit.MOST + " edits, were " + edits.size());
        }
        network = network.withNormalization(normalization);
    }

    /** What stands where nothing was said: the defaults of every file and lesson step. */
    public static ExperimentSpec standard() {
        LayerSpec hidden = new LayerSpec(8, new Activation.Tanh());
        return new ExperimentSpec(new DataSource.Circles(), new Scaling.None(), 0.3,
                NetworkShape.of(2, List.of(hidden, hidden), 1), new Normalization.None(), new Initializer.Xavier(),
                new Loss.Auto(), new Optimizer.Adam(), new Schedule.Constant(), new Directions.All(), List.of(),
                new Clipping.None(), new EarlyStop.None(), new BatchPlan(32, true), Seeds.all(7), 400, new StartWeights.Drawn(), standardProbes(), List.of());
    }

    /** Loss at every step; ranks, spectra, saturation, norms and the transport of the gradient every ten. */
    public static List<Probe> standardProbes() {
        return List.of(new Losses(), new Ranks(), new Spectra(), new Saturation(), new Norms(), new Transport());
    }

    public List<LayerSpec> hidden() {
        return network.layers().subList(0, network.depth() - 1);
    }

    public ExperimentSpec withData(DataSource changed) {
        return new ExperimentSpec(changed, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withInputs(Scaling changed) {
        return new ExperimentSpec(data, changed, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withTestShare(double changed) {
        return new ExperimentSpec(data, inputs, changed, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    /** In a network of other sizes there are other weights: what was set by hand is gone. */
    public ExperimentSpec withNetwork(NetworkShape changed) {
        List<WeightEdit> kept = changed.sizes().equals(network.sizes()) ? edits : List.of();
        return new ExperimentSpec(data, inputs, testShare, changed, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, kept);
    }

    /** The same hidden layers between other numbers of inputs and outputs. */
    public ExperimentSpec withEnds(int inputCount, int outputCount) {
        return withNetwork(NetworkShape.of(inputCount, hidden(), outputCount));
    }

    public ExperimentSpec withHidden(List<LayerSpec> changed) {
        return withNetwork(NetworkShape.of(network.inputs(), changed, network.outputs()));
    }

    /** The same activation for every hidden layer. */
    public ExperimentSpec withActivation(Activation changed) {
        return withHidden(hidden().stream().map(layer -> layer.withActivation(changed)).toList());
    }

    public ExperimentSpec withNormalization(Normalization changed) {
        return new ExperimentSpec(data, inputs, testShare, network, changed, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withInitializer(Initializer changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, changed, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withLoss(Loss changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, changed, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withOptimizer(Optimizer changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, changed, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withSchedule(Schedule changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, changed,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withDirections(Directions changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                changed, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withRegularization(List<Regularization> changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, changed, clipping, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withClipping(Clipping changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, changed, earlyStop, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withEarlyStop(EarlyStop changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, changed, batches, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withBatches(BatchPlan changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, changed, seeds, steps, weights, probes, edits);
    }

    public ExperimentSpec withAugmentation(Augmentation changed) {
        return withBatches(batches.withAugmentation(changed));
    }

    public ExperimentSpec withSeeds(Seeds changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, changed, steps, weights, probes, edits);
    }

    /** The same question with other seeds, in the runs that the first weights come from too. */
    public ExperimentSpec reseeded(Seeds changed) {
        return withSeeds(changed).withWeights(weights.withSeeds(changed));
    }

    public ExperimentSpec withSteps(int changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, changed, weights, probes, edits);
    }

    public ExperimentSpec withWeights(StartWeights changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, changed, probes, edits);
    }

    public ExperimentSpec withProbes(List<Probe> changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, changed, edits);
    }

    /** @throws IllegalArgumentException if there is no such weight in the network, or there are too many edits */
    public ExperimentSpec withEdits(List<WeightEdit> changed) {
        return new ExperimentSpec(data, inputs, testShare, network, normalization, initializer, loss, optimizer, schedule,
                directions, regularization, clipping, earlyStop, batches, seeds, steps, weights, probes, changed);
    }

    /** With a weight set by hand; what was set there at the same step before is forgotten, but not what it was before that. */
    public ExperimentSpec editing(WeightEdit edit) {
        return withEdits(WeightEdit.with(edits, edit));
    }

    /** With a probe more, or other parameters of one; probes stand in the order of the catalogue, so that the way here does not matter. */
    public ExperimentSpec measuring(Probe probe) {
        List<Probe> all = new ArrayList<>(probesWithLoss());
        all.removeIf(other -> other.getClass().equals(probe.getClass()));
        all.add(probe);
        all.sort(Comparator.comparingInt(other -> Catalogues.PROBE.entries().indexOf(Catalogues.PROBE.entryOf(other))));
        return withProbes(all);
    }

    /** All probes at the same interval. */
    public ExperimentSpec measuringEvery(int every) {
        return withProbes(probes.stream().map(probe -> probe.withEvery(every)).toList());
    }

    /** True if a run of {@code other} can go on with this run's weights: only how it learns or is measured differs. */
    public boolean continuesAs(ExperimentSpec other) {
        return withOptimizer(other.optimizer).withSchedule(other.schedule).withDirections(other.directions)
                .withRegularization(other.regularization).withClipping(other.clipping).withEarlyStop(other.earlyStop).withBatches(other.batches).withSteps(other.steps)
                .withProbes(other.probes).withEdits(other.network.sizes().equals(network.sizes()) ? other.edits : edits).equals(other);
    }

    /** The saturation threshold in force: the probe's, or the usual one. */
    public double saturationThreshold() {
        return probes.stream().filter(Saturation.class::isInstance).map(Saturation.class::cast)
                .findFirst().orElseGet(Saturation::new).threshold();
    }

    /** How local ranks are measured where they are: the probe of the experiment, or the usual one. */
    public LocalRank localRank() {
        return probes.stream().filter(LocalRank.class::isInstance).map(LocalRank.class::cast).findFirst().orElseGet(LocalRank::new);
    }

    /** Probes with the loss first; every run measures at least that. */
    public List<Probe> probesWithLoss() {
        if (probes.stream().anyMatch(Losses.class::isInstance)) {
            return probes;
        }
        List<Probe> all = new ArrayList<>();
        all.add(new Losses());
        all.addAll(probes);
        return all;
    }
}
