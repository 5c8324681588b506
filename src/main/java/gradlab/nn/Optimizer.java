package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * Every optimizer the lab knows, in order of growing complexity: the menus follow {@code permits}. A member is the recipe;
 * a {@link Rule} owns the memory. To add one, add a record and its name here. Formulas and defaults are PyTorch's unless
 * said otherwise: θ parameter, g gradient with penalties and clipping, η rate, all operations element by element.
 */
public sealed interface Optimizer permits Optimizer.Sgd, Optimizer.Momentum, MomentumClassic, Optimizer.Nesterov,
        NesterovClassic, NotesNag, Optimizer.AdaGrad, Adadelta, Optimizer.RmsProp, Optimizer.Adam, AmsGrad, AdamW, Adamax,
        NAdam, RAdam, Rprop, Lion, Muon, Lbfgs {

    /** η before the schedule. */
    double rate();

    /** How many vectors are remembered from the start. */
    int buffers();

    /** How many vectors may be remembered in the course of time. */
    default int mostBuffers() {
        return buffers();
    }

    /** How many numbers are remembered besides the vectors and the step count. */
    default int numbers() {
        return 0;
    }

    /**
     * Which vector of the memory is the method's own moving average (or fading sum) of the gradient, -1 if there is none. The
     * classical methods keep it multiplied by −η.
     */
    default int averageAt() {
        return -1;
    }

    /** True for methods that go astray if the examples differ from step to step. */
    default boolean needsAllExamples() {
        return false;
    }

    /** Moves {@code p} to where this method wants the gradient; most want it where they stand. */
    default void lookAhead(Parameters p, Move move, Memory memory) {
    }

    /** Undoes {@link #lookAhead} to the last bit. */
    default void comeBack(Parameters p, Memory memory) {
    }

    /** Moves the values of {@code p} by one step along its direction. */
    void update(Parameters p, Move move, Memory memory);

    /** A fresh rule for parameters of this size, without a look elsewhere. */
    default Rule start(Parameters p) {
        return start(p, Objective.NONE);
    }

    /** A fresh rule for parameters of this size. */
    default Rule start(Parameters p, Objective objective) {
        return new Rule(this, new Memory(p.size(), numbers(), buffers(), mostBuffers()), new Move(objective));
    }

    /** An optimizer at work on one set of parameters. */
    final class Rule {
        private static final double[] NONE = {};
        private final Optimizer optimizer;
        private final Memory memory;
        private final Move move;

        Rule(Optimizer optimizer, Memory memory, Move move) {
            this.optimizer = optimizer;
            this.memory = memory;
            this.move = move;
        }

        /**
         * Sets what the coming step is made with.
         *
         * @param momentum what the schedule asks for; NaN leaves every method its own
         */
        public void aim(double eta, double momentum) {
            move.aim(eta, momentum);
        }

        /** To be called before the gradient of the coming step is computed, and undone by {@link #comeBack} right after. */
        public void lookAhead(Parameters p) {
            optimizer.lookAhead(p, move, memory);
        }

        public void comeBack(Parameters p) {
            optimizer.comeBack(p, memory);
        }

        public void step(Parameters p) {
            optimizer.update(p, move, memory);
        }

        /** One step at this rate with the method's own momentum. */
        public void step(Parameters p, double eta) {
            aim(eta, Double.NaN);
            step(p);
        }

        /** The live moving average of the gradient as the method keeps it, laid out like the parameters; empty if it keeps none. */
        public double[] average() {
            int at = optimizer.averageAt();
            return at < 0 ? NONE : memory.buffer(at);
        }

        public double[] state() {
            return memory.save();
        }

        /** True if {@link #restore} can go on from this state. */
        public boolean accepts(double[] state) {
            return memory.accepts(state);
        }

        public void restore(double[] state) {
            memory.restore(state);
        }
    }

    /** θ ← θ − ηg. */
    @Named(en = "sgd", ru = "SGD", also = "градиентный-спуск")
    record Sgd(
            @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate) implements Optimizer {
        public Sgd() {
            this(1e-3);
        }

        @Override
        public int buffers() {
            return 0;
        }

        @Override
        public void update(Parameters p, Move move, Memory memory) {
            double eta = move.rate();
            double[] theta = p.values();
            double[] g = p.direction();
            for (int i = 0; i < theta.length; i++) {
                theta[i] -= eta * g[i];
            }
        }
    }

    /** b ← μb + (1−τ)g, at the first step b = g; θ ← θ − ηb. */
    @Named(en = "momentum", ru = "импульс")
    record Momentum(
            @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
            @Named(en = "momentum", ru = "импульс", also = {"бета", "beta"}) @Range(min = 0, max = 0.9999) double momentum,
            @Named(en = "dampening", ru = "демпфирование") @Range(min = 0, max = 1) double dampening) implements Optimizer {
        public Momentum() {
            this(1e-3, 0.9, 0);
        }

        @Override
        public int buffers() {
            return 1;
        }

        @Override
        public int averageAt() {
            return 0;
        }

        @Override
        public void update(Parameters p, Move move, Memory memory) {
            double eta = move.rate();
            double[] theta = p.values();
            double[] g = p.direction();
            double[] b = memory.buffer(0);
            double mu = move.momentum(momentum);
            double share = memory.nextStep() == 1 ? 1 : 1 - dampening;
            for (int i = 0; i < theta.length; i++) {
                b[i] = mu * b[i] + share * g[i];
                theta[i] -= eta * b[i];
            }
        }
    }

    /** b ← μb + g; θ ← θ − η(g + μb): the gradient is taken where the momentum will have carried θ. */
    @Named(en = "nesterov", ru = "Нестеров")
    record Nesterov(
            @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
            @Named(en = "momentum", ru = "импульс", also = {"бета", "beta"}) @Range(min = 0, max = 0.9999) double momentum) implements Optimizer {
        public Nesterov() {
            this(1e-3, 0.9);
        }

        @Override
        public int buffers() {
            return 1;
        }

        @Override
        public int averageAt() {
            return 0;
        }

        @Override
        public void update(Parameters p, Move move, Memory memory) {
            double eta = move.rate();
            double[] theta = p.values();
            double[] g = p.direction();
            double[] b = memory.buffer(0);
            double mu = move.momentum(momentum);
            for (int i = 0; i < theta.length; i++) {
                b[i] = mu * b[i] + g[i];
                theta[i] -= eta * (g[i] + mu * b[i]);
            }
        }
    }

    /** G ← G + g²; θ ← θ − ηg/(√G + ε) (Duchi et al. 2011); with a decay d the rate of step t is η/(1 + (t−1)d). */
    @Named(en = "adagrad", ru = "AdaGrad")
    record AdaGrad(
            @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
            @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon,
            @Named(en = "decay", ru = "снижение") @Range(min = 0, max = 10) double decay) implements Optimizer {
        public AdaGrad() {
            this(1e-2, 1e-10, 0);
        }

        @Override
        public int buffers() {
            return 1;
        }

        @Override
        public void update(Parameters p, Move move, Memory memory) {
            double eta = move.rate();
            double[] theta = p.values();
            double[] g = p.direction();
            double[] squares = memory.buffer(0);
            double slowed = eta / (1 + (memory.nextStep() - 1) * decay);
            for (int i = 0; i < theta.length; i++) {
                squares[i] += g[i] * g[i];
                theta[i] -= slowed * g[i] / (Math.sqrt(squares[i]) + epsilon);
            }
        }
    }

    /**
     * v ← αv + (1−α)g²; centred: a ← αa + (1−α)g and v − a² under the root; d = g/(√v + ε); with momentum b ← μb + d.
     * There is no correction of the start, so the first step is η/√(1−α) long.
     */
    @Named(en = "rmsprop", ru = "RMSProp")
    record RmsProp(
            @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
            @Named(en = "alpha", ru = "гамма", also = {"gamma", "забывание", "альфа"}) @Range(min = 0, max = 0.99999) double alpha,
            @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon,
            @Named(en = "momentum", ru = "импульс") @Range(min = 0, max = 0.9999) double momentum,
            @Named(en = "centered", ru = "центрировать") boolean centered) implements Optimizer {
        public RmsProp() {
            this(1e-2, 0.99, 1e-8, 0, false);
        }

        @Override
        public int buffers() {
            return 3;
        }

        @Override
        public int averageAt() {
            return centered ? 1 : -1;
        }

        @Override
        public void update(Parameters p, Move move, Memory memory) {
            double eta = move.rate();
            double[] theta = p.values();
            double[] g = p.direction();
            double[] v = memory.buffer(0);
            double[] mean = memory.buffer(1);
            double[] b = memory.buffer(2);
            double mu = move.momentum(momentum);
            for (int i = 0; i < theta.length; i++) {
                v[i] = alpha * v[i] + (1 - alpha) * g[i] * g[i];
                double spread = v[i];
                if (centered) {
                    mean[i] = alpha * mean[i] + (1 - alpha) * g[i];
                    spread = Math.max(0, spread - mean[i] * mean[i]);
                }
                b[i] = mu * b[i] + g[i] / (Math.sqrt(spread) + epsilon);
                theta[i] -= eta * b[i];
            }
        }
    }

    /** m, v: moving averages of g and g², each corrected for its start at zero; θ ← θ − ηm̂/(√v̂ + ε) (Kingma &amp; Ba 2015). */
    @Named(en = "adam", ru = "Adam")
    record Adam(
            @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
            @Named(en = "beta1", ru = "бета1") @Range(min = 0, max = 0.99999) double beta1,
            @Named(en = "beta2", ru = "бета2") @Range(min = 0, max = 0.999999) double beta2,
            @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon) implements Optimizer {
        public Adam() {
            this(1e-3, 0.9, 0.999, 1e-8);
        }

        @Override
        public int buffers() {
            return 2;
        }

        @Override
        public int averageAt() {
            return 0;
        }

        @Override
        public void update(Parameters p, Move move, Memory memory) {
            Moments.step(p, 0, p.size(), move.rate(), move.momentum(beta1), beta2, epsilon, memory.nextStep(), memory);
        }
    }
}
