package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.data.Batches;
import gradlab.data.DataSet;
import gradlab.experiment.Compatibility;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.StartWeights;
import gradlab.experiment.WeightsFile;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import gradlab.nn.Objective;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.nn.Schedule;
import gradlab.probe.Activity;
import gradlab.probe.StepView;
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
    private final Pass pass;
    private final double[] x;
    private final double[] y;
    private final Meter meter;
    private final Observation observation;
    private final Evaluator evaluator;
    private final StopWatch stopWatch;
    private long step;
    private double batchLoss = Double.NaN;
    private boolean diverged;
    private int batchRows = 1;
    private final LongSupplier clock;
    private long probeNanos;

    private Run(ExperimentSpec spec, Prepared data, LongSupplier clock, Kernels kernels) {
        this.spec = spec;
        this.data = data;
        this.clock = clock;
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
        this.meter = new Meter(spec.probesWithLoss(), spec.network());
        this.evaluator = new Evaluator(spec.network(), data.loss(), Math.max(rows, data.test().rows()), kernels);
        this.stopWatch = new StopWatch(spec.earlyStop(), parameters.size());
        if (stopWatch.isUsed() && data.test().rows() == 0) {
            throw BadInput.at(new Place("early-stop", 1, 1), "spec.early-stop");
        }
        this.observation = new Observation(spec, data, evaluator);
    }

    /**
     * A fresh run at step 0.
     *
     * @throws gradlab.catalogue.BadInput if data or start weights cannot be used, or if choices do not go together
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
        }
        return run;
    }

    /** Goes on from a checkpoint. With a changed specification this is a fork: same weights, same coming batches. */
    public static Run resume(ExperimentSpec spec, Prepared data, Checkpoint from, ExperimentSpec origin,
            LongSupplier clock) {
        Compatibility.check(spec);
        Run run = new Run(spec, data, clock, Kernels.best());
        run.step = from.step();
        System.arraycopy(from.values(), 0, run.parameters.values(), 0, run.parameters.size());
        if (spec.optimizer().getClass() == origin.optimizer().getClass() && run.rule.accepts(from.optimizerState())) {
            run.rule.restore(from.optimizerState());
        }
        if (spec.schedule().getClass() == origin.schedule().getClass()) {
            run.course.restore(from.scheduleState());
        }
        // what was stopped goes on if something has changed, for that is what the change is for
        boolean stays = spec.equals(origin) || !StopWatch.isStopped(from.stopState());
        if (spec.earlyStop().equals(origin.earlyStop()) && stays) {
            run.stopWatch.restore(from.stopState());
        }
        run.batches.restore(from.batches());
        run.diverged = !run.parameters.allFinite();
        return run;
    }

    /** Makes one update, measuring what is due. After the end it does nothing. */
    public void step() {
        advance(false);
    }

    /** Like {@link #step()}, but measures everything at this step. */
    public void stepMeasuringAll() {
        advance(true);
    }

    /** Measures everything at the present state without changing it; nothing of an update is measured. */
    public void observe() {
        computeGradient();
        observation.open(parameters, batchLoss);
        meter.measure(step, observation, true);
    }

    private void advance(boolean measureAll) {
        if (ended()) {
            return;
        }
        double rate = rate();
        boolean due = measureAll || meter.isAnyDue(step);
        computeGradient();
        if (due) {
            observation.open(parameters, batchLoss);
        }
        direction.fill(parameters);
        rule.step(parameters);
        direction.afterUpdate(parameters, rate);
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
            course.hear(evaluator.scores(parameters, data.training(), data.targets()).loss());
        }
        if (stopWatch.isDue(step) && !diverged) {
            stopWatch.hear(evaluator.scores(parameters, data.test(), data.testTargets()).loss(), parameters);
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
        for (int i = 0; i < rows; i++) {
            System.arraycopy(training.inputs(), order[from + i] * features, x, i * features, features);
            System.arraycopy(data.targets(), order[from + i] * outputs, y, i * outputs, outputs);
        }
        rule.aim(rate(), course.momentum(step));
        rule.lookAhead(parameters);
        batchLoss = lossAndGradient(parameters);
        rule.comeBack(parameters);
    }

    private double rate() {
        return course.rate(spec.optimizer().rate(), step);
    }

    /** Loss of the present batch at the values of {@code at}, which receives the gradient. */
    private double lossAndGradient(Parameters at) {
        int outputs = spec.network().outputs();
        double[] o = pass.forward(at, x, batchRows);
        double loss = data.loss().value(o, y, batchRows, outputs);
        data.loss().gradient(o, y, pass.outputDelta(), batchRows, outputs);
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
            Parameters other = there.orElseGet(() -> new Parameters(spec.network()));
            if (there.isEmpty()) {
                direction.prepare(other);
                there = Optional.of(other);
            }
            System.arraycopy(values, 0, other.values(), 0, other.size());
            double loss = lossAndGradient(other);
            direction.fill(other);
            System.arraycopy(other.direction(), 0, slope, 0, other.size());
            return loss + direction.penalty(other);
        }
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(step, parameters.values().clone(), rule.state(), course.state(), stopWatch.state(),
                batches.position());
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

    /** What early stopping knows. */
    StopWatch stopWatch() {
        return stopWatch;
    }

    /** The live parameters, for reading between steps on the owning thread. */
    public Parameters parameters() {
        return parameters;
    }

    /** What the last step or observation measured. */
    public Meter meter() {
        return meter;
    }

    /** What was observed at the last measurement. */
    public StepView lastView() {
        return observation;
    }

    /** What the hidden units did at the last measurement of saturation, if there was one. */
    public Optional<Activity> lastActivity() {
        return observation.lastActivity();
    }

    /** Mean activation of every unit over the last batch, for layers 1..depth. */
    public double[][] meanActivations() {
        int rows = batchRows;
        double[][] means = new double[spec.network().depth()][];
        for (int layer = 1; layer <= means.length; layer++) {
            int units = spec.network().units(layer);
            means[layer - 1] = new double[units];
            int stride = pass.stride(layer);
            double[] a = pass.activations(layer);
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
