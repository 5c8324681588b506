package gradlab.ui.widget;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.MomentumClassic;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.probe.Losses;
import gradlab.train.Run;
import java.util.List;

/** The methods of the table of runs, each with a rate that suits it, and their runs: 2-16-16-1 on the moons, 300 steps. */
enum Contender {
    SGD(new Optimizer.Sgd(1)),
    MOMENTUM(new MomentumClassic(0.1, 0.9)),
    RMSPROP(new Optimizer.RmsProp(0.01, 0.99, 1e-8, 0, false)),
    ADAM(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8));

    static final int STEPS = 300;
    /** Updates between two points of a curve. */
    static final int EVERY = 5;

    private final Optimizer optimizer;

    Contender(Optimizer optimizer) {
        this.optimizer = optimizer;
    }

    /** The loss over all examples at steps 0, {@link #EVERY}, …, {@link #STEPS}. */
    double[] losses(long seed) {
        Run run = Run.start(spec(seed));
        double[] losses = new double[STEPS / EVERY + 1];
        for (int step = 0; step < STEPS; step++) {
            run.step();
            if (step % EVERY == 0) {
                losses[step / EVERY] = run.meter().value("loss.train");
            }
        }
        run.observe();
        losses[losses.length - 1] = run.meter().value("loss.train");
        return losses;
    }

    private ExperimentSpec spec(long seed) {
        LayerSpec hidden = new LayerSpec(16, new Activation.Tanh());
        return ExperimentSpec.standard().withData(new DataSource.Moons()).withTestShare(0).withNetwork(NetworkShape.of(2, List.of(hidden, hidden), 1))
                .withOptimizer(optimizer).withBatches(new BatchPlan(32, true)).withProbes(List.of(new Losses(EVERY, EVERY))).withSeeds(Seeds.all(seed));
    }
}
