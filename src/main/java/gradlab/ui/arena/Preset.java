package gradlab.ui.arena;

import gradlab.nn.Lbfgs;
import gradlab.nn.NesterovClassic;
import gradlab.nn.NotesNag;
import gradlab.nn.Optimizer;
import gradlab.surface.Noise;
import gradlab.surface.Point;
import gradlab.surface.RacePlan;
import gradlab.surface.Surface;
import java.util.List;
import java.util.Locale;

/** Races that stand ready, each with something to see; its words stand under {@code arena.preset.<id>} and {@code arena.preset.<id>.see}. */
enum Preset {

    RAVINE("momentum-nag", new Surface.Bowl(100, 45), new Point(1, 0.3), Noise.NONE, 300, new Optimizer.Sgd(0.0178), momentum(0.0178), new Optimizer.Nesterov(0.01, 0.9)),
    RATE("gd-learning-rate", new Surface.Bowl(100, 45), new Point(1, 0.3), Noise.NONE, 100, new Optimizer.Sgd(0.002), new Optimizer.Sgd(0.0178), new Optimizer.Sgd(0.0202)),
    SADDLE("derivative-gradient", new Surface.Saddle(), new Point(1, 1e-6), Noise.NONE, 150, new Optimizer.Sgd(0.1), momentum(0.1), adam(0.1), adagrad(0.5)),
    RIDGE("sgd-batch", new Surface.Saddle(), new Point(1, 0), new Noise(0.05, 1), 150, new Optimizer.Sgd(0.1), adam(0.1)),
    VALLEY("hyperparameters", new Surface.Rosenbrock(), new Point(-1.2, 1), Noise.NONE, 600, new Optimizer.Sgd(0.00178), momentum(0.00316), adam(1)),
    STOPPING("adagrad-rmsprop", new Surface.Rosenbrock(), new Point(-1.2, 1), Noise.NONE, 1500, adagrad(0.3), adam(0.1)),
    NOISE("sgd-batch", new Surface.Bowl(10, 45), new Point(1, 0.3), new Noise(1, 1), 400, new Optimizer.Sgd(0.1), new Optimizer.Sgd(0.01)),
    WELLS("momentum-nag", new Surface.DoubleWell(), new Point(2, 0.5), Noise.NONE, 200, new Optimizer.Sgd(0.1), new Optimizer.Nesterov(0.1, 0.9), new Optimizer.Nesterov(0.3, 0.9)),
    FIRST_STEP("adam", new Surface.Bowl(10, 45), new Point(1, 0.3), Noise.NONE, 100, new Optimizer.RmsProp(0.05, 0.99, 1e-8, 0, false), adam(0.05)),
    AXES("adagrad-rmsprop", new Surface.Bowl(100, 0), new Point(1, 1), Noise.NONE, 100, new Optimizer.RmsProp(0.1, 0.99, 1e-8, 0, false), momentum(0.01)),
    WRONG_NOTES("momentum-nag", new Surface.Bowl(100, 45), new Point(1, 0.3), Noise.NONE, 300, new NesterovClassic(0.0056, 0.9), new NotesNag(0.0056, 0.9), new Optimizer.Sgd(0.0178)),
    CURVATURE("hyperparameters", new Surface.Rosenbrock(), new Point(-1.2, 1), Noise.NONE, 100, new Lbfgs(), momentum(0.00316), adam(0.1));

    private static final double TOLERANCE = 1e-4;

    private final String lesson;
    private final RacePlan plan;

    Preset(String lesson, Surface surface, Point start, Noise noise, int steps, Optimizer... runners) {
        this.lesson = lesson;
        this.plan = new RacePlan(surface, start, List.of(runners), noise, steps, tolerance());
    }

    private static double tolerance() {
        return TOLERANCE;
    }

    private static Optimizer momentum(double rate) {
        return new Optimizer.Momentum(rate, 0.9, 0);
    }

    private static Optimizer adam(double rate) {
        return new Optimizer.Adam(rate, 0.9, 0.999, 1e-8);
    }

    private static Optimizer adagrad(double rate) {
        return new Optimizer.AdaGrad(rate, 1e-10, 0);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The lesson that explains it. */
    String lesson() {
        return lesson;
    }

    RacePlan plan() {
        return plan;
    }
}
