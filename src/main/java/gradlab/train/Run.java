package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.data.Augmentation;
import gradlab.data.Batches;
import gradlab.data.DataSet;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Compatibility;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Notation;
import gradlab.experiment.Regularization;
import gradlab.experiment.StartWeights;
import gradlab.experiment.WeightEdit;
import gradlab.experiment.WeightsFile;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.NetworkShape;
import gradlab.nn.Objective;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.nn.Schedule;
import gradlab.probe.Activity;
import gradlab.probe.StepView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * A training that can be stepped, measured, saved and forked. Owned by one thread at a time. Equal specifications give
 * equal runs, to the last bit.
 */
public final class Run {

    private static final int GENERATOR_WORDS = 4;

    private final ExperimentSpec spec;
    private final Prepared data;
    private final Parameters parameters;
    private final Direction direction;
    private final Optimizer.Rule rule;
    private final Schedule.Course course;
    private final Batches batches;
    private final Pass pass;
    private final double[] x;
    private final double[] y;
    private final GradientFactors factors;
    private final Meter meter;
    private final Observation observation;
    private final double[] start;
    private final boolean weighsDeltas;
    private final Rng masks;
    private final long[] masksBefore = new long[4];
    private final long[] masksOfBatch = new long[4];
    private final Augmentation.Rule augmentation;
    private final Rng augment;
    private final long[] augmentBefore = new long[4];
    private final double[] statisticsBefore;
    private final double dropout;
    private final Evaluator evaluator;
    private final StopWatch stopWatch;
    private long step;
    private double batchLoss = Double.NaN;
    private boolean diverged;
    private int batchRows = 1;
    private final LongSupplier clock;
    private final Kernels kernels;
    private long probeNanos;
    private Witness witness = Witness.NOBODY;
    private long nextEdit;
    private Optional<double[]> beforeUpdate = Optional.empty();
    private boolean updated;

    private Run(ExperimentSpec spec, Prepared data, LongSupplier clock, Kernels kernels) {
        this.spec = spec;
        this.data = data;
        this.clock = clock;
        this.kernels = kernels;
        this.parameters = new Parameters(spec.network());
        this.direction = new Direction(spec);
        direction.prepare(parameters);
        this.rule = spec.optimizer().start(parameters, new Elsewhere());
        this.course = spec.schedule().start();
        int rows = data.training().rows();
        this.batches = new Batches(spec.batches(), rows, Rng.of(spec.seeds().batches(), Rng.Stream.BATCHES));
        int largest = spec.batches().largestBatch(rows);
        this.pass = new Pass(spec.network(), largest, kernels);
        this.x = new double[largest * spec.network().inputs()];
        this.y = new double[largest * spec.network().outputs()];
        this.factors = new GradientFactors(spec.network(), data.loss(), pass, kernels, x, y);
        this.masks = Rng.of(spec.seeds().batches(), Rng.Stream.MASKS);
        this.augmentation = augmentationOf(spec, data);
        this.augment = Rng.of(spec.seeds().batches(), Rng.Stream.AUGMENT);
        this.statisticsBefore = new double[parameters.statistics().length];
        this.dropout = Regularization.droppedShare(spec.regularization());
        this.meter = new Meter(spec.probesWithLoss(), spec.network());
        this.evaluator = new Evaluator(spec.network(), data.loss(), Math.max(rows, data.test().rows()), kernels);
        this.stopWatch = new StopWatch(spec.earlyStop(), parameters);
        if (stopWatch.isUsed() && data.test().rows() == 0) {
            throw BadInput.at(new Place("early-stop", 1, 1), "spec.early-stop");
        }
        this.start = new double[parameters.size()];
        this.weighsDeltas = meter.weighsDeltas();
        this.observation = new Observation(spec, data, evaluator, rule, start, factors, kernels);
    }

    /**
     * A fresh run at step 0.
     *
     * @throws gradlab.catalogue.BadInput if data, augmentation or start weights cannot be used, or if choices do not go together
     */
    public static Run start(ExperimentSpec spec) {
        return start(spec, Prepared.of(spec), () -> 0);
    }

    /**
     * A fresh run on data that were prepared for this specification.
     *
     * @param clock nanoseconds, only for telling what the probes cost; nothing else depends on it
     */
    public static Run start(ExperimentSpec spec, Prepared data, LongSupplier clock) {
        return start(spec, data, clock, Kernels.best());
    }

    /** The same with chosen kernels; which ones does not change a bit of the result. */
    public static Run start(ExperimentSpec spec, Prepared data, LongSupplier clock, Kernels kernels) {
        Compatibility.check(spec);
        Run run = new Run(spec, data, clock, kernels);
        switch (spec.weights()) {
            case StartWeights.Drawn drawn ->
                    run.parameters.initialize(spec.initializer(), Rng.of(spec.seeds().weights(), Rng.Stream.WEIGHTS));
            case StartWeights.FromFile from -> WeightsFile.read(from.file(), spec.network(), run.parameters);
            case StartWeights.Trained trained -> run.takeOver(ended(trained.run(), spec, data, kernels).parameters, trained.run().network());
        }
        run.edit(spec.edits().stream().filter(edit -> edit.step() == 0).toList());
        run.findNextEdit();
        return run;
    }

    /** The run that another begins after, at its end; nothing is measured on the way. */
    private static Run ended(ExperimentSpec earlier, ExperimentSpec next, Prepared data, Kernels kernels) {
        Run run = start(earlier, Prepared.sameFor(earlier, next) ? data : Prepared.of(earlier), () -> 0, kernels);
        while (run.step < earlier.steps() && !run.ended()) {
            run.stepUnmeasured();
        }
        return run;
    }

    private void takeOver(Parameters learned, NetworkShape of) {
        if (!of.hasWeightsLike(spec.network())) {
            throw BadInput.at(new Place("weights", 1, 1), "spec.weights", of.sizes(), spec.network().sizes());
        }
        System.arraycopy(learned.values(), 0, parameters.values(), 0, parameters.size());
        System.arraycopy(learned.statistics(), 0, parameters.statistics(), 0, parameters.statistics().length);
        diverged = !parameters.allFinite();
    }

    /** True if everything in a checkpoint is as long as a run of this specification has it. */
    static boolean canResume(ExperimentSpec spec, Checkpoint from) {
        NetworkShape shape = spec.network();
        long needed = 0;
        for (int layer = 1; layer <= shape.depth(); layer++) {
            needed += (shape.units(layer - 1) + 1L) * shape.units(layer);
        }
        // first the sum, so that no network is made that would not fit into memory
        if (needed > from.values().length || from.start().length != from.values().length || shape.parameterCount() != from.values().length) {
            return false;
        }
        return from.statistics().length == new Parameters(shape).statistics().length && from.masks().length == GENERATOR_WORDS && from.augment().length == GENERATOR_WORDS
                && from.batches().generator().length == GENERATOR_WORDS && from.step() >= 0 && from.batches().stepInEpoch() >= 0;
    }

    /** Goes on from a checkpoint. With a changed specification this is a fork: same weights, same coming batches. */
    public static Run resume(ExperimentSpec spec, Prepared data, Checkpoint from, ExperimentSpec origin,
            LongSupplier clock) {
        Compatibility.check(spec);
        Run run = new Run(spec, data, clock, Kernels.best());
        run.step = from.step();
        System.arraycopy(from.values(), 0, run.parameters.values(), 0, run.parameters.size());
        System.arraycopy(from.start(), 0, run.start, 0, run.start.length);
        if (spec.optimizer().getClass() == origin.optimizer().getClass() && run.rule.accepts(from.optimizerState())) {
            run.rule.restore(from.optimizerState());
        }
        System.arraycopy(from.statistics(), 0, run.parameters.statistics(), 0, run.parameters.statistics().length);
        if (spec.schedule().getClass() == origin.schedule().getClass()) {
            run.course.restore(from.scheduleState());
        }
        // what was stopped goes on if something has changed, for that is what the change is for
        boolean stays = spec.equals(origin) || !StopWatch.isStopped(from.stopState());
        if (spec.earlyStop().equals(origin.earlyStop()) && stays) {
            run.stopWatch.restore(from.stopState());
        }
        run.batches.restore(from.batches());
        run.masks.restore(from.masks());
        run.augment.restore(from.augment());
        run.takeUpEdits(origin.edits());
        run.findNextEdit();
        run.diverged = !run.parameters.allFinite();
        return run;
    }

    /** Weights that were set by hand since the earlier specification get their values, those that no longer are get their old ones. */
    private void takeUpEdits(List<WeightEdit> earlier) {
        for (WeightEdit gone : earlier.reversed()) {
            if (gone.step() <= step && !spec.edits().contains(gone)) {
                set(gone, gone.before());
            }
        }
        edit(spec.edits().stream().filter(edit -> edit.step() <= step && !earlier.contains(edit)).toList());
    }

    private void edit(List<WeightEdit> edits) {
        edits.forEach(edit -> set(edit, edit.value()));
    }

    private void set(WeightEdit edit, double value) {
        int at = edit.indexIn(spec.network());
        // what was set by hand is no part of an update
        beforeUpdate.ifPresent(old -> old[at] += value - parameters.values()[at]);
        parameters.values()[at] = value;
    }

    private void findNextEdit() {
        nextEdit = spec.edits().stream().mapToLong(WeightEdit::step).filter(at -> at > step).min().orElse(Long.MAX_VALUE);
    }

    private static Augmentation.Rule augmentationOf(ExperimentSpec spec, Prepared data) {
        Augmentation augmentation = spec.batches().augmentation();
        if (!augmentation.suits(data.training())) {
            throw BadInput.at(new Place("augment", 1, 1), "spec.augment", Notation.brief(Catalogues.AUGMENTATION, augmentation, Locale.ENGLISH),
                    data.training().features());
        }
        return augmentation.start(data.training(), data.scaling());
    }

    /** Makes one update, measuring what is due. After the end it does nothing. */
    public void step() {
        advance(meter.isAnyDue(step), false);
    }

    /** Like {@link #step()}, but measures everything at this step. */
    public void stepMeasuringAll() {
        advance(true, true);
    }

    /** Like {@link #step()}, but measures nothing: for steps that have been made before. */
    void stepUnmeasured() {
        advance(false, false);
    }

    /** Like {@link #step()}, but measures nothing, and lets somebody look while the step is made. After the end nobody is called. */
    void stepBefore(Witness looking) {
        witness = looking;
        advance(false, false);
        witness = Witness.NOBODY;
    }

    /** Looks at the stages of one step as they are reached; must change nothing. */
    interface Witness {

        /** For steps that nobody looks at. */
        Witness NOBODY = new Witness() { };

        /** Loss and gradient of the batch are computed; the parameters still stand where the optimizer wanted the gradient. */
        default void gradientIsComputed() {
        }

        /** The direction that the optimizer will follow is filled. */
        default void directionIsFilled() {
        }

        /** The optimizer has moved the parameters. */
        default void parametersAreMoved() {
        }

        /** What penalties do after an update is done too. */
        default void updateIsComplete() {
        }
    }

    /** Looks at what the hidden units do at the present weights; nothing that a step depends on changes. */
    void lookAtActivity() {
        observation.open(parameters, batchLoss, parameters.statistics(), pass.norms());
        observation.activity(spec.saturationThreshold());
    }

    /** Measures everything at the present state without changing it; nothing of an update is measured. */
    public void observe() {
        masks.saveTo(masksBefore);
        augment.saveTo(augmentBefore);
        rememberStart();
        pass.weighDeltas(weighsDeltas);
        computeGradient();
        System.arraycopy(statisticsBefore, 0, parameters.statistics(), 0, statisticsBefore.length);
        masks.restore(masksBefore);
        augment.restore(augmentBefore);
        observation.open(parameters, batchLoss, statisticsBefore, pass.norms());
        meter.measure(step, observation, true);
    }

    private void advance(boolean due, boolean measureAll) {
        if (ended()) {
            return;
        }
        double rate = rate();
        rememberStart();
        pass.weighDeltas(due && weighsDeltas);
        computeGradient();
        if (due) {
            observation.open(parameters, batchLoss, statisticsBefore, pass.norms());
        }
        direction.fill(parameters);
        witness.directionIsFilled();
        if (beforeUpdate.isPresent()) {
            System.arraycopy(parameters.values(), 0, beforeUpdate.get(), 0, parameters.size());
            updated = true;
        }
        rule.step(parameters);
        witness.parametersAreMoved();
        direction.afterUpdate(parameters, rate);
        witness.updateIsComplete();
        if (due) {
            long from = clock.getAsLong();
            observation.close(parameters, rate);
            meter.measure(step, observation, measureAll);
            probeNanos += clock.getAsLong() - from;
        }
        batches.advance();
        step++;
        diverged = !Double.isFinite(batchLoss) || !parameters.allFinite();
        if (course.watchesLoss() && batches.stepInEpoch() == 0 && !diverged) {
            course.hear(evaluator.loss(parameters, data.training(), data.targets()));
        }
        if (stopWatch.isDue(step) && !diverged) {
            stopWatch.hear(evaluator.loss(parameters, data.test(), data.testTargets()), parameters);
        }
        if (step == nextEdit) {
            if (!ended()) {
                edit(spec.edits().stream().filter(edit -> edit.step() == step).toList());
            }
            findNextEdit();
        }
    }

    /** From now on the last update is known, see {@link #lastUpdate}; costs a copy of all parameters per step. */
    void keepUpdates() {
        if (beforeUpdate.isEmpty()) {
            beforeUpdate = Optional.of(new double[parameters.size()]);
        }
    }

    /** By how much the last step changed every parameter; empty if there was none since it is kept. */
    Optional<double[]> lastUpdate() {
        return beforeUpdate.filter(_ -> updated).map(old -> {
            double[] change = parameters.values().clone();
            for (int i = 0; i < change.length; i++) {
                change[i] -= old[i];
            }
            return change;
        });
    }

    /** Until the first update weights may be set from outside. */
    private void rememberStart() {
        if (step == 0) {
            System.arraycopy(parameters.values(), 0, start, 0, start.length);
        }
    }

    private void computeGradient() {
        DataSet training = data.training();
        batchRows = batches.to() - batches.from();
        int features = training.features();
        int outputs = spec.network().outputs();
        int from = batches.from();
        int rows = batchRows;
        int[] order = batches.order();
        gather(training.inputs(), order, from, rows, features, x);
        gather(data.targets(), order, from, rows, outputs, y);
        augmentation.change(x, rows, augment);
        System.arraycopy(parameters.statistics(), 0, statisticsBefore, 0, statisticsBefore.length);
        masks.saveTo(masksOfBatch);
        rule.aim(rate(), course.momentum(step));
        rule.lookAhead(parameters);
        batchLoss = lossAndGradient(parameters);
        factors.hold(batchRows);
        witness.gradientIsComputed();
        rule.comeBack(parameters);
    }

    private double rate() {
        return course.rate(spec.optimizer().rate(), step);
    }

    /** Loss of the present batch at the values of {@code at}, which receives the gradient. */
    private double lossAndGradient(Parameters at) {
        int outputs = spec.network().outputs();
        double[] o = pass.train(at, x, batchRows, dropout, masks);
        double loss = data.loss().valueAndGradient(kernels, o, y, pass.outputDelta(), batchRows, outputs);
        pass.backward(at, x, batchRows);
        return loss;
    }

    /** The present batch at other parameters, for optimizers that look around. */
    private final class Elsewhere implements Objective {
        private Optional<Parameters> there = Optional.empty();

        @Override
        public double here() {
            return batchLoss + direction.penalty(parameters);
        }

        @Override
        public double at(double[] values, double[] slope) {
            if (there.isEmpty()) {
                there = Optional.of(new Parameters(spec.network()));
                direction.prepare(there.get());
            }
            Parameters other = there.get();
            System.arraycopy(values, 0, other.values(), 0, other.size());
            masks.restore(masksOfBatch);
            double loss = lossAndGradient(other);
            factors.release();
            direction.fill(other);
            System.arraycopy(other.direction(), 0, slope, 0, other.size());
            return loss + direction.penalty(other);
        }
    }

    /** Short rows are copied number by number, those of the plane's networks without a loop: a call per row would cost more. */
    private static void gather(double[] from, int[] order, int first, int rows, int width, double[] to) {
        if (width == 1) {
            for (int i = 0; i < rows; i++) {
                to[i] = from[order[first + i]];
            }
        } else if (width == 2) {
            for (int i = 0; i < rows; i++) {
                int source = 2 * order[first + i];
                to[2 * i] = from[source];
                to[2 * i + 1] = from[source + 1];
            }
        } else if (width <= 8) {
            for (int i = 0; i < rows; i++) {
                int source = order[first + i] * width;
                for (int j = 0; j < width; j++) {
                    to[i * width + j] = from[source + j];
                }
            }
        } else {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(from, order[first + i] * width, to, i * width, width);
            }
        }
    }

    public Checkpoint checkpoint() {
        rememberStart();
        return new Checkpoint(step, parameters.values().clone(), parameters.statistics().clone(), rule.state(), course.state(),
                stopWatch.state(), batches.position(), masks.state(), augment.state(), step == 0 ? start.clone() : start);
    }

    public ExperimentSpec spec() {
        return spec;
    }

    public Prepared data() {
        return data;
    }

    /** Updates made so far. */
    public long stepCount() {
        return step;
    }

    public long epoch() {
        return batches.epoch();
    }

    public int stepsPerEpoch() {
        return batches.stepsPerEpoch();
    }

    /** Loss of the last computed batch. */
    public double batchLoss() {
        return batchLoss;
    }

    /** True once a loss or a weight was not finite; the run then stands still. */
    public boolean diverged() {
        return diverged;
    }

    /** True once early stopping ended the run; it then stands still, with the best weights if they were to be restored. */
    public boolean stopped() {
        return stopWatch.stopped();
    }

    /** True if there are no further updates. */
    public boolean ended() {
        return diverged || stopped();
    }

    /** The workspace of the last pass, for looking. */
    Pass pass() {
        return pass;
    }

    /** Inputs and targets of the last batch, row by row, for looking; longer than the batch may be. */
    double[][] lastBatch() {
        return new double[][] {x, y};
    }

    /** The present batch as places in the training part, of which there are so many as rows. */
    int[] examplesOfBatch() {
        return Arrays.copyOfRange(batches.order(), batches.from(), batches.to());
    }

    /** Where the generator of dropout stood before the last batch. */
    long[] masksOfBatch() {
        return masksOfBatch.clone();
    }

    /** What the optimizer remembers. */
    double[] optimizerState() {
        return rule.state();
    }

    /** What the schedule gives for the coming step: the rate, and the momentum or NaN if every method keeps its own. */
    double[] scheduled() {
        return new double[] {rate(), course.momentum(step)};
    }

    /** What early stopping knows. */
    StopWatch stopWatch() {
        return stopWatch;
    }

    /** The live parameters, for reading between steps on the owning thread. */
    public Parameters parameters() {
        return parameters;
    }

    /** Values of all parameters at step 0, laid out like them; nobody writes to it. */
    public double[] startValues() {
        rememberStart();
        return start;
    }

    /** What the last step or observation measured. */
    public Meter meter() {
        return meter;
    }

    /** What was observed at the last measurement. */
    public StepView lastView() {
        return observation;
    }

    /** Puts the spectra and distributions of the last measured step into a store. */
    void keep(long step, SpectrumStore store) {
        observation.keep(step, store);
    }

    /** What the hidden units did at the last measurement of saturation, if there was one. */
    public Optional<Activity> lastActivity() {
        return observation.lastActivity();
    }

    /** Mean activation of every unit over the last batch, for layers 1..depth. */
    public double[][] meanActivations() {
        return means(pass::activations);
    }

    /** Mean pre-activation of every unit over the last batch, for layers 1..depth. */
    double[][] meanSums() {
        return means(pass::preActivations);
    }

    private double[][] means(IntFunction<double[]> values) {
        int rows = batchRows;
        double[][] means = new double[spec.network().depth()][];
        for (int layer = 1; layer <= means.length; layer++) {
            int units = spec.network().units(layer);
            means[layer - 1] = new double[units];
            int stride = pass.stride(layer);
            double[] a = values.apply(layer);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < units; j++) {
                    means[layer - 1][j] += a[i * stride + j] / rows;
                }
            }
        }
        return means;
    }

    /** Nanoseconds spent in probes, by the clock the run was given. */
    public long probeNanos() {
        return probeNanos;
    }
}
