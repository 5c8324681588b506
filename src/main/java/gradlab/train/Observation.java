package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.math.Kernels;
import gradlab.math.SingularValues;
import gradlab.math.Spectrum;
import gradlab.nn.BackwardNorms;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.probe.Activity;
import gradlab.probe.Facts;
import gradlab.probe.LocalRanks;
import gradlab.probe.Matrix;
import gradlab.probe.Scores;
import gradlab.probe.StepView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The view of one step that a run hands to its probes; computes each costly part once, when first asked. */
final class Observation implements StepView {

    private static final List<Matrix> MATRICES = List.of(Matrix.values());

    private final NetworkShape shape;
    private final Prepared data;
    private final Evaluator evaluator;
    private final double usualThreshold;
    private final Facts facts;
    private final int[] ceilings;
    private final int[] probeCeilings;
    private final Optimizer.Rule rule;
    private final ExperimentSpec spec;
    private final Kernels kernels;
    private final LocalRankSample localRankSample;
    private final Parameters before;
    private final double[] start;
    private final double[] update;
    private final double[] change;
    private final BackwardNorms backward;
    private final ActivityCount units;
    private final Spectrum[][] spectra;
    private final boolean[][] measured;
    private final SingularValues workspace;
    private final GradientFactors factors;
    private Optional<ProbeBatch> probeBatch = Optional.empty();
    private Optional<DimensionCount> dimensions = Optional.empty();
    private boolean hasProbeGradient;
    private boolean hasChange;
    private boolean hasDimensions;
    private double[] probeGradient = {};
    private boolean hasUpdate;
    private double batchLoss;
    private double rate;
    private final Scores training = new Scores();
    private final Scores test = new Scores();
    private boolean hasTraining;
    private boolean hasTest;
    private Activity activity;
    private Activity lastActivity;
    private double activityThreshold = Double.NaN;

    /**
     * The view of one run.
     *
     * @param start θ at step 0, which the run may still fill in
     * @param factors of the gradient that is {@link #open opened}
     */
    Observation(ExperimentSpec spec, Prepared data, Evaluator evaluator, Optimizer.Rule rule, double[] start, GradientFactors factors,
            Kernels kernels) {
        this.factors = factors;
        this.spec = spec;
        this.rule = rule;
        this.start = start;
        this.kernels = kernels;
        this.facts = data.facts(spec);
        this.shape = spec.network();
        this.ceilings = IntStream.rangeClosed(1, shape.depth()).map(layer -> facts.rankCeiling(Matrix.GRADIENT, layer)).toArray();
        this.probeCeilings = IntStream.rangeClosed(1, shape.depth()).map(layer -> facts.rankCeiling(Matrix.PROBE_GRADIENT, layer)).toArray();
        this.data = data;
        this.evaluator = evaluator;
        this.usualThreshold = spec.saturationThreshold();
        this.localRankSample = new LocalRankSample(shape, data.training(), spec.seeds(), kernels);
        this.before = new Parameters(shape);
        this.update = new double[before.size()];
        this.change = new double[before.size()];
        this.backward = new BackwardNorms(shape.depth());
        this.units = new ActivityCount(shape, kernels);
        this.spectra = new Spectrum[Matrix.values().length][shape.depth()];
        this.measured = new boolean[Matrix.values().length][shape.depth()];
        this.workspace = new SingularValues(kernels);
    }

    /**
     * Takes the state before an update: values, gradient and loss of the coming batch.
     *
     * @param statistics the running statistics before that batch moved them
     * @param norms sizes of the deltas on that batch
     */
    void open(Parameters live, double loss, double[] statistics, BackwardNorms norms) {
        backward.copyFrom(norms);
        System.arraycopy(statistics, 0, before.statistics(), 0, statistics.length);
        System.arraycopy(live.values(), 0, before.values(), 0, before.size());
        System.arraycopy(live.gradient(), 0, before.gradient(), 0, before.size());
        batchLoss = loss;
        hasUpdate = false;
        rate = Double.NaN;
        hasTraining = false;
        hasTest = false;
        activity = null;
        for (boolean[] ofLayers : measured) {
            Arrays.fill(ofLayers, false);
        }
        hasProbeGradient = false;
        hasChange = false;
        hasDimensions = false;
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
        if (!hasTraining) {
            measureActivity(usualThreshold);
        }
        return training;
    }

    @Override
    public Scores test() {
        if (!hasTest) {
            evaluator.scores(before, data.test(), data.testTargets(), test);
            hasTest = true;
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
    public int rankCeiling(Matrix gradient, int layer) {
        return (gradient == Matrix.PROBE_GRADIENT ? probeCeilings : ceilings)[layer - 1];
    }

    @Override
    public double[] startValues() {
        return start;
    }

    @Override
    public BackwardNorms backward() {
        return backward;
    }

    @Override
    public double dimensionShare(int layer, double share) {
        if (dimensions.isEmpty()) {
            dimensions = Optional.of(new DimensionCount(shape, kernels, workspace));
        }
        DimensionCount count = dimensions.get();
        if (!hasDimensions) {
            count.begin();
            evaluator.watch(before, data.training(), count);
            count.decompose();
            hasDimensions = true;
        }
        return count.dimensionShare(layer, share);
    }

    @Override
    public boolean knows(Matrix matrix) {
        return switch (matrix) {
            case GRADIENT, PROBE_GRADIENT, WEIGHT, CHANGE -> true;
            case UPDATE -> hasUpdate;
            case MOMENTUM -> hasUpdate && rule.average().length > 0;
        };
    }

    @Override
    public double[] entries(Matrix matrix) {
        return switch (matrix) {
            case GRADIENT -> before.gradient();
            case PROBE_GRADIENT -> probeGradient();
            case WEIGHT -> before.values();
            case UPDATE -> update;
            case MOMENTUM -> rule.average();
            case CHANGE -> change();
        };
    }

    @Override
    public LocalRanks localRanks(double threshold, double least, int samples) {
        return localRankSample.measure(before, threshold, least, samples);
    }

    @Override
    public Spectrum spectrum(Matrix matrix, int layer) {
        Parameters.Block block = before.weight(layer);
        Spectrum[] ofLayers = spectra[matrix.ordinal()];
        if (ofLayers[layer - 1] == null) {
            ofLayers[layer - 1] = new Spectrum(block.rows(), block.columns());
        }
        Spectrum spectrum = ofLayers[layer - 1];
        if (!measured[matrix.ordinal()][layer - 1]) {
            measured[matrix.ordinal()][layer - 1] = true;
            if (matrix != Matrix.GRADIENT || !factors.measure(layer, workspace, spectrum)) {
                spectrum.measure(workspace, entries(matrix), block.offset());
            }
        }
        return spectrum;
    }

    @Override
    public double rounding(Matrix matrix, int layer) {
        return switch (matrix) {
            case GRADIENT -> factors.rounding(before, layer);
            case PROBE_GRADIENT -> {
                probeGradient();
                yield probeBatch.orElseThrow().rounding(layer);
            }
            case WEIGHT, UPDATE, MOMENTUM, CHANGE -> 0;
        };
    }

    /** Hands on the spectra and the activity that some probe asked for at this step; computes none. */
    void keep(long step, SpectrumStore store) {
        for (Matrix matrix : MATRICES) {
            for (int layer = 1; layer <= shape.depth(); layer++) {
                if (measured[matrix.ordinal()][layer - 1]) {
                    store.keep(matrix, layer, step, spectra[matrix.ordinal()][layer - 1]);
                }
            }
        }
        if (activity != null) {
            store.keep(step, activity);
        }
    }

    private double[] probeGradient() {
        if (!hasProbeGradient) {
            if (probeBatch.isEmpty()) {
                probeBatch = Optional.of(new ProbeBatch(spec, data, kernels));
            }
            probeGradient = probeBatch.get().gradient(before);
            hasProbeGradient = true;
        }
        return probeGradient;
    }

    private double[] change() {
        if (!hasChange) {
            for (int i = 0; i < change.length; i++) {
                change[i] = before.values()[i] - start[i];
            }
            hasChange = true;
        }
        return change;
    }

    private void measureActivity(double threshold) {
        units.begin(threshold);
        evaluator.scores(before, data.training(), data.targets(), units, training);
        hasTraining = true;
        activity = units.activity();
        lastActivity = activity;
        activityThreshold = threshold;
    }
}
