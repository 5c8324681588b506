package gradlab.train;

import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentSpec;
import java.util.List;
import java.util.Optional;

/**
 * What the trainer tells the world between steps. Immutable; a newer one replaces it. It speaks of the chosen run; of the
 * others, {@code branches} tell.
 *
 * @param runId other for every run; numbers of another run are out of date
 * @param spec the specification in force at this step
 * @param step updates made up to where the run stands
 * @param trainingLoss last measured loss over the training part, NaN before
 * @param accuracy last measured share of right answers on the training part, NaN if there is none
 * @param probeShare share 0..1 of the training time that went into probes
 * @param problems why there is no run, in phase FAILED
 * @param run the records of the present run, absent before the first
 * @param latest the greatest step the run has been at; it stands in the past if {@code step} is less
 * @param reading in the past: what the probes say exactly there, as soon as it is known
 * @param branches all runs, in the order of their letters
 * @param chosen number of the run it speaks of
 * @param request number of the latest request that has been taken up
 */
public record RunState(long runId, ExperimentSpec spec, Phase phase, long step, long epoch, int stepsPerEpoch,
        double trainingLoss, double accuracy, double probeShare, List<Problem> problems, Optional<RunRecord> run,
        long latest, Optional<Reading> reading, List<Branch> branches, int chosen, long request) {

    /** True if the run makes no further update. */
    public boolean ended() {
        return phase == Phase.DIVERGED || phase == Phase.STOPPED;
    }

    /** True if the run has been further than where it stands. */
    public boolean inThePast() {
        return step < latest;
    }

    /** What is known of a series where the run stands: in the past the value there, else the last one measured; or NaN. */
    public double value(String series) {
        if (run.isEmpty()) {
            return Double.NaN;
        }
        double exact = reading.filter(_ -> inThePast()).map(here -> here.value(series)).orElse(Double.NaN);
        if (!Double.isNaN(exact)) {
            return exact;
        }
        return run.get().recorder().history(series).map(history -> inThePast() ? history.at(step) : history.last()).orElse(Double.NaN);
    }

    /** @param trainNanos how long this run has been trained, for the share of the probes */
    static RunState of(Runs runs, boolean playing, long trainNanos, Optional<Reading> reading, long request) {
        List<Branch> branches = runs.branches(playing);
        Branch chosen = branches.stream().filter(branch -> branch.number() == runs.chosenNumber()).findFirst().orElseThrow();
        Optional<Run> run = runs.chosen().track().map(Track::run);
        double share = trainNanos == 0 ? 0 : run.map(trained -> Math.min(1, (double) trained.probeNanos() / trainNanos)).orElse(0.0);
        RunState unscored = new RunState(chosen.runId(), chosen.spec(), chosen.phase(), chosen.step(), run.map(Run::epoch).orElse(0L),
                run.map(Run::stepsPerEpoch).orElse(1), Double.NaN, Double.NaN, share, runs.chosen().problems(), chosen.run(), chosen.latest(),
                reading.filter(known -> run.isPresent() && known.runId() == chosen.runId() && known.step() == chosen.step()), branches, chosen.number(), request);
        return unscored.withScores(unscored.value("loss.train"), unscored.value("accuracy.train"));
    }

    private RunState withScores(double loss, double rightAnswers) {
        return new RunState(runId, spec, phase, step, epoch, stepsPerEpoch, loss, rightAnswers, probeShare, problems, run, latest,
                reading, branches, chosen, request);
    }

    /** The branch of a number. */
    public Optional<Branch> branch(int number) {
        return branches.stream().filter(branch -> branch.number() == number).findFirst();
    }

    /** Where a training stands. */
    public enum Phase {
        /** Data are being read and weights drawn. */
        PREPARING,
        /** At step 0 or standing still; can go on. */
        PAUSED,
        RUNNING,
        /** A number became infinite or NaN; the run stands at that step. */
        DIVERGED,
        /** Early stopping ended the run. */
        STOPPED,
        /** The experiment cannot be run; the problems say why. */
        FAILED
    }

    /** What belongs to one run and outlives its states. */
    public record RunRecord(Prepared data, Recorder recorder) {
    }
}
