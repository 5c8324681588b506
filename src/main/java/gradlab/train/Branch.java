package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState.Phase;
import gradlab.train.RunState.RunRecord;
import java.util.Optional;

/**
 * One of the runs that stand side by side.
 *
 * @param number 0..3, its letter A..D
 * @param runId other than that of every other run
 * @param origin where it left another run; empty for one that began at step 0
 * @param step where it stands
 * @param latest the greatest step it has been at
 * @param run its records, absent while it is prepared or if it failed
 */
public record Branch(int number, long runId, ExperimentSpec spec, Optional<Origin> origin, Phase phase, long step, long latest,
        Optional<RunRecord> run) {

    /** At most so many runs. */
    public static final int MOST = 4;

    /**
     * Where a run left another.
     *
     * @param number of the other
     */
    public record Origin(int number, long step) {
    }

    /** What is known of a series where the run stands: the value there if it has been further, else the last one measured; or NaN. */
    public double value(String series) {
        return run.flatMap(known -> known.recorder().history(series))
                .map(history -> step < latest ? history.at(step) : history.last()).orElse(Double.NaN);
    }

    /** {@code A} to {@code D}. */
    public String letter() {
        return letter(number);
    }

    public static String letter(int number) {
        return String.valueOf((char) ('A' + number));
    }
}
