package gradlab.ui.widget;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.EarlyStop;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.probe.Losses;
import gradlab.train.Run;
import java.util.List;

/** A run that learns forty noisy examples by heart: its losses at every check, and where patience would have ended it. */
final class OverfitRun {

    /** Updates between two checks. */
    static final int EVERY = 5;
    static final int CHECKS = 100;

    private final double[] training = new double[CHECKS];
    private final double[] validation = new double[CHECKS];

    /**
     * What patience does.
     *
     * @param stopped number of the check, from 0, that ended the run; the number of checks if none did
     * @param best number of the check whose weights are kept
     */
    record End(int stopped, int best) {
        boolean isEarly() {
            return stopped < CHECKS;
        }
    }

    OverfitRun() {
        Run run = Run.start(spec());
        for (int step = 0; step <= CHECKS * EVERY; step++) {
            boolean due = step > 0 && step % EVERY == 0;
            run.step();
            if (due) {
                training[step / EVERY - 1] = run.meter().value("loss.train");
                validation[step / EVERY - 1] = run.meter().value("loss.test");
            }
        }
    }

    static ExperimentSpec spec() {
        LayerSpec wide = new LayerSpec(32, new Activation.Relu());
        return ExperimentSpec.standard().withData(new DataSource.Moons(80, 0.4, 1)).withTestShare(0.5).withHidden(List.of(wide, wide))
                .withInitializer(new Initializer.He()).withOptimizer(new Optimizer.Adam(0.006, 0.9, 0.999, 1e-8)).withBatches(new BatchPlan(16, true))
                .withSeeds(Seeds.all(22)).withProbes(List.of(new Losses(EVERY, EVERY)));
    }

    /** The rule of the engine that {@link #end} foretells. */
    static EarlyStop rule(int patience) {
        return new EarlyStop.Patience(patience, EVERY, true);
    }

    double training(int check) {
        return training[check];
    }

    double validation(int check) {
        return validation[check];
    }

    /** Updates made at a check. */
    static int step(int check) {
        return (check + 1) * EVERY;
    }

    End end(int patience) {
        int best = 0;
        for (int check = 1; check < CHECKS; check++) {
            if (validation[check] < validation[best]) {
                best = check;
            } else if (check - best >= patience) {
                return new End(check, best);
            }
        }
        return new End(CHECKS, best);
    }
}
