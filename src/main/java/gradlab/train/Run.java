package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.data.Batches;
import gradlab.experiment.Compatibility;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.StartWeights;
import gradlab.experiment.WeightsFile;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.nn.Schedule;
import gradlab.probe.Activity;
import gradlab.probe.StepView;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A training that can be stepped, measured, saved and forked. Owned by one thread at a time. Equal specifications give
 * equal runs, to the last bit.
 */
public final class Run {

    private final ExperimentSpec spec;
    private final Prepared data;
    private final Parameters parameters;
    private final Direction direction;
    private final Optimizer.Rule rule;
    private final Schedule.Course course;
    private final Batches batches;
    private final Minibatch minibatch;
    private final GradientFactors factors;
    private final Meter meter;
    private final Observation observation;
    private final double[] start;
    private final boolean weighsDeltas;
    private final double[] statisticsBefore;
    private final HandEdits edits;
    /** Made once: a step allocates nothing. */
    private final HandEdits.Hand hand = this::set;
    private final Evaluator evaluator;
    private final StopWatch stopWatch;
    private long step;
    private double batchLoss = Double.NaN;
    private boolean diverged;
    private final LongSupplier clock;
    private long probeNanos;
    private StepWitness witness = StepWitness.NOBODY;
    private Optional<LastUpdate> lastUpdate = Optional.empty();

    private Run(ExperimentSpec spec, Prepared data, LongSupplier clock, Kernels kernels) {
        this.spec = spec;
        this.data = data;
        this.clock = clock;
        this.parameters = new Parameters(spec.network());
        this.direction = new Direction(spec);
        direction.prepare(parameters);
        this.course = spec.schedule().start();
        int rows = data.training().rows();
        this.batches = new Batches(spec.batches(), rows, Rng.of(spec.seeds().batches(), Rng.Stream.BATCHES));
        this.minibatch = new Minibatch(spec, data, kernels);
        this.factors = new GradientFactors(spec.network(), data.loss(), minibatch.pass(), kernels, minibatch.inputs(), minibatch.targets());
        this.rule = spec.optimizer().start(parameters, new Elsewhere(spec, minibatch, direction, factors, () -> batchLoss + direction.penalty(parameters)));
        this.statisticsBefore = new double[parameters.statistics().length];
        this.edits = new HandEdits(spec);
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
            case StartWeights.FromFile from -> WeightsFile.read(from.file(), run.parameters);
            case StartWeights.Trained trained -> run.takeOver(ended(trained.run(), spec, data, kernels).parameters, trained.run().network());
        }
        run.edits.begin(run.hand);
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
        run.minibatch.restore(from);
        run.edits.takeUp(origin.edits(), run.step, run.hand);
        run.diverged = !run.parameters.allFinite();
        return run;
    }

    private void set(int parameter, double value) {
        lastUpdate.ifPresent(kept -> kept.setByHand(parameter, value - parameters.values()[parameter]));
        parameters.values()[parameter] = value;
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
    void stepBefore(StepWitness looking) {
        witness = looking;
        advance(false, false);
        witness = StepWitness.NOBODY;
    }

    /** Looks at what the hidden units do at the present weights; nothing that a step depends on changes. */
    void lookAtActivity() {
        observation.open(parameters, batchLoss, parameters.statistics(), minibatch.pass().norms());
        observation.activity(spec.saturationThreshold());
    }

    /** Measures everything at the present state without changing it; nothing of an update is measured. */
    public void observe() {
        minibatch.mark();
        rememberStart();
        minibatch.pass().weighDeltas(weighsDeltas);
        computeGradient();
        System.arraycopy(statisticsBefore, 0, parameters.statistics(), 0, statisticsBefore.length);
        minibatch.reset();
        observation.open(parameters, batchLoss, statisticsBefore, minibatch.pass().norms());
        meter.measure(step, observation, true);
    }

    private void advance(boolean due, boolean measureAll) {
        if (ended()) {
            return;
        }
        double rate = rate();
        rememberStart();
        minibatch.pass().weighDeltas(due && weighsDeltas);
        computeGradient();
        if (due) {
            observation.open(parameters, batchLoss, statisticsBefore, minibatch.pass().norms());
        }
        direction.fill(parameters);
        witness.directionIsFilled();
        if (lastUpdate.isPresent()) {
            lastUpdate.get().before(parameters);
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
        edits.after(step, ended(), hand);
    }

    /** From now on the last update is known, see {@link #lastUpdate}; costs a copy of all parameters per step. */
    void keepUpdates() {
        if (lastUpdate.isEmpty()) {
            lastUpdate = Optional.of(new LastUpdate(parameters.size()));
        }
    }

    /** By how much the last step changed every parameter; empty if there was none since it is kept. */
    Optional<double[]> lastUpdate() {
        return lastUpdate.flatMap(kept -> kept.change(parameters));
    }

    /** Until the first update weights may be set from outside. */
    private void rememberStart() {
        if (step == 0) {
            System.arraycopy(parameters.values(), 0, start, 0, start.length);
        }
    }

    private void computeGradient() {
        minibatch.take(batches.order(), batches.from(), batches.to() - batches.from());
        System.arraycopy(parameters.statistics(), 0, statisticsBefore, 0, statisticsBefore.length);
        rule.aim(rate(), course.momentum(step));
        rule.lookAhead(parameters);
        batchLoss = minibatch.lossAndGradient(parameters);
        factors.hold(minibatch.rows());
        witness.gradientIsComputed();
        rule.comeBack(parameters);
    }

    private double rate() {
        return course.rate(spec.optimizer().rate(), step);
    }

    public Checkpoint checkpoint() {
        rememberStart();
        return new Checkpoint(step, parameters.values().clone(), parameters.statistics().clone(), rule.state(), course.state(),
                stopWatch.state(), batches.position(), minibatch.masksState(), minibatch.augmentState(), step == 0 ? start.clone() : start);
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
        return minibatch.pass();
    }

    /** Inputs and targets of the last batch, row by row, for looking; longer than the batch may be. */
    double[][] lastBatch() {
        return new double[][] {minibatch.inputs(), minibatch.targets()};
    }

    /** The present batch as places in the training part, of which there are so many as rows. */
    int[] examplesOfBatch() {
        return Arrays.copyOfRange(batches.order(), batches.from(), batches.to());
    }

    /** Where the generator of dropout stood before the last batch. */
    long[] masksOfBatch() {
        return minibatch.masksOfBatch();
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
        return minibatch.means(minibatch.pass()::activations);
    }

    /** Mean pre-activation of every unit over the last batch, for layers 1..depth. */
    double[][] meanSums() {
        return minibatch.means(minibatch.pass()::preActivations);
    }

    /** Nanoseconds spent in probes, by the clock the run was given. */
    public long probeNanos() {
        return probeNanos;
    }
}
