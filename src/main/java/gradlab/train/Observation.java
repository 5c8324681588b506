package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.math.Spectrum;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.probe.Activity;
import gradlab.probe.Matrix;
import gradlab.probe.Scores;
import gradlab.probe.StepView;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The view of one step that a run hands to its probes; computes each costly part once, when first asked. */
final class Observation implements StepView {

    private final NetworkShape shape;
    private final Prepared data;
    private final Evaluator evaluator;
    private final double usualThreshold;
    private final Parameters before;
    private final double[] update;
    private final Map<Matrix, Spectrum[]> spectra = new EnumMap<>(Matrix.class);
    private boolean hasUpdate;
    private double batchLoss;
    private double rate;
    private Scores training;
    private Scores test;
    private Activity activity;
    private Activity lastActivity;
    private double activityThreshold = Double.NaN;

    Observation(ExperimentSpec spec, Prepared data, Evaluator evaluator) {
        this.shape = spec.network();
        this.data = data;
        this.evaluator = evaluator;
        this.usualThreshold = spec.saturationThreshold();
        this.before = new Parameters(shape);
        this.update = new double[before.size()];
    }

    /**
     * Takes the state before an update: values, gradient and loss of the coming batch.
     *
     * @param statistics the running statistics before that batch moved them
     */
    void open(Parameters live, double loss, double[] statistics) {
        System.arraycopy(statistics, 0, before.statistics(), 0, statistics.length);
        System.arraycopy(live.values(), 0, before.values(), 0, before.size());
        System.arraycopy(live.gradient(), 0, before.gradient(), 0, before.size());
        batchLoss = loss;
        hasUpdate = false;
        rate = Double.NaN;
        training = null;
        test = null;
        activity = null;
        spectra.clear();
    }

    /** Adds the update that was made from that state. */
    void close(Parameters live, double usedRate) {
        for (int i = 0; i < update.length; i++) {
            update[i] = live.values()[i] - before.values()[i];
        }
        rate = usedRate;
        hasUpdate = true;
    }

    @Override
    public NetworkShape shape() {
        return shape;
    }

    @Override
    public Parameters parameters() {
        return before;
    }

    @Override
    public boolean hasUpdate() {
        return hasUpdate;
    }

    @Override
    public double[] update() {
        return update;
    }

    @Override
    public double batchLoss() {
        return batchLoss;
    }

    @Override
    public double rate() {
        return rate;
    }

    @Override
    public Scores training() {
        if (training == null) {
            measureActivity(usualThreshold);
        }
        return training;
    }

    @Override
    public Scores test() {
        if (test == null) {
            test = evaluator.scores(before, data.test(), data.testTargets());
        }
        return test;
    }

    @Override
    public Activity activity(double threshold) {
        if (activity == null || activityThreshold != threshold) {
            measureActivity(threshold);
        }
        return activity;
    }

    Optional<Activity> lastActivity() {
        return Optional.ofNullable(lastActivity);
    }

    @Override
    public Spectrum spectrum(Matrix matrix, int layer) {
        Spectrum[] ofLayers = spectra.computeIfAbsent(matrix, any -> new Spectrum[shape.depth()]);
        if (ofLayers[layer - 1] == null) {
            ofLayers[layer - 1] = decomposed(matrix, before.weight(layer));
        }
        return ofLayers[layer - 1];
    }

    /** Hands on the spectra that some probe asked for at this step; computes none. */
    void keepSpectra(long step, SpectrumStore store) {
        spectra.forEach((matrix, ofLayers) -> {
            for (int layer = 1; layer <= ofLayers.length; layer++) {
                if (ofLayers[layer - 1] != null) {
                    store.keep(matrix, layer, step, ofLayers[layer - 1]);
                }
            }
        });
    }

    private Spectrum decomposed(Matrix matrix, Parameters.Block block) {
        double[] entries = switch (matrix) {
            case GRADIENT -> before.gradient();
            case WEIGHT -> before.values();
            case UPDATE -> update;
        };
        for (int i = block.offset(); i < block.offset() + block.size(); i++) {
            if (!Double.isFinite(entries[i])) {
                double[] unknown = new double[Math.min(block.rows(), block.columns())];
                Arrays.fill(unknown, Double.NaN);
                return new Spectrum(unknown, block.rows(), block.columns());
            }
        }
        return Spectrum.of(entries, block.offset(), block.rows(), block.columns());
    }

    private void measureActivity(double threshold) {
        Evaluator.ActivityCount count = new Evaluator.ActivityCount(shape, threshold);
        training = evaluator.scores(before, data.training(), data.targets(), count);
        activity = count.activity();
        lastActivity = activity;
        activityThreshold = threshold;
    }
}
