package gradlab.train;

import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentSpec;
import java.util.List;
import java.util.Optional;

/**
 * What the trainer tells the world between steps. Immutable; a newer one replaces it.
 *
 * @param runId counts fresh starts; numbers of an older run are out of date
 * @param step updates made
 * @param trainingLoss last measured loss over the training part, NaN before
 * @param accuracy last measured share of right answers on the training part, NaN if there is none
 * @param probeShare share 0..1 of the training time that went into probes
 * @param problems why there is no run, in phase FAILED
 * @param run the records of the present run, absent before the first
 */
public record RunState(long runId, ExperimentSpec spec, Phase phase, long step, long epoch, int stepsPerEpoch,
        double trainingLoss, double accuracy, double probeShare, List<Problem> problems, Optional<RunRecord> run) {

    /** True if the run makes no further update. */
    public boolean ended() {
        return phase == Phase.DIVERGED || phase == Phase.STOPPED;
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
