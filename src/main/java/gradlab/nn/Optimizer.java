package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;

/**
 * Every optimizer the lab knows, in order of growing complexity. A member is the recipe; a {@link Rule} owns the memory.
 * To add one, add a record here. Formulas and defaults are PyTorch's unless said otherwise: θ parameter, g gradient,
 * η rate, all operations element by element.
 */
public sealed interface Optimizer {

    /** η before the schedule. */
    double rate();

    /** How many vectors are remembered. */
    int buffers();

    /** Moves the values of {@code p} by one step at rate {@code eta}. */
    void update(Parameters p, double eta, Memory memory);

    /** A fresh rule for parameters of this size. */
    default Rule start(Parameters p) {
        return new Rule(this, new Memory(p.size(), buffers()));
    }

    /** An optimizer at work on one set of parameters. */
    final class Rule {
        private final Optimizer optimizer;
        private final Memory memory;

        Rule(Optimizer optimizer, Memory memory) {
            this.optimizer = optimizer;
            this.memory = memory;
        }

        public void step(Parameters p, double eta) {
            optimizer.update(p, eta, memory);
        }

        public double[] state() {
            return memory.save();
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
        public void update(Parameters p, double eta, Memory memory) {
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
        public void update(Parameters p, double eta, Memory memory) {
            double[] theta = p.values();
            double[] g = p.direction();
            double[] b = memory.buffer(0);
            double share = memory.nextStep() == 1 ? 1 : 1 - dampening;
            for (int i = 0; i < theta.length; i++) {
                b[i] = momentum * b[i] + share * g[i];
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
        public void update(Parameters p, double eta, Memory memory) {
            double[] theta = p.values();
            double[] g = p.direction();
            double[] b = memory.buffer(0);
            for (int i = 0; i < theta.length; i++) {
                b[i] = momentum * b[i] + g[i];
                theta[i] -= eta * (g[i] + momentum * b[i]);
            }
        }
    }

    /** G ← G + g²; θ ← θ − ηg/(√G + ε) (Duchi et al. 2011). */
    @Named(en = "adagrad", ru = "AdaGrad")
    record AdaGrad(
            @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
            @Named(en = "epsilon", ru = "эпсилон") @Range(min = 1e-16, max = 1, log = true) double epsilon) implements Optimizer {
        public AdaGrad() {
            this(1e-2, 1e-10);
        }

        @Override
        public int buffers() {
            return 1;
        }

        @Override
        public void update(Parameters p, double eta, Memory memory) {
            double[] theta = p.values();
            double[] g = p.direction();
            double[] squares = memory.buffer(0);
            for (int i = 0; i < theta.length; i++) {
                squares[i] += g[i] * g[i];
                theta[i] -= eta * g[i] / (Math.sqrt(squares[i]) + epsilon);
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
        public void update(Parameters p, double eta, Memory memory) {
            double[] theta = p.values();
            double[] g = p.direction();
            double[] v = memory.buffer(0);
            double[] mean = memory.buffer(1);
            double[] b = memory.buffer(2);
            for (int i = 0; i < theta.length; i++) {
                v[i] = alpha * v[i] + (1 - alpha) * g[i] * g[i];
                double spread = v[i];
                if (centered) {
                    mean[i] = alpha * mean[i] + (1 - alpha) * g[i];
                    spread = Math.max(0, spread - mean[i] * mean[i]);
                }
                b[i] = momentum * b[i] + g[i] / (Math.sqrt(spread) + epsilon);
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
        public void update(Parameters p, double eta, Memory memory) {
            double[] theta = p.values();
            double[] g = p.direction();
            double[] m = memory.buffer(0);
            double[] v = memory.buffer(1);
            long t = memory.nextStep();
            double length = eta / (1 - StrictMath.pow(beta1, t));
            double growth = Math.sqrt(1 - StrictMath.pow(beta2, t));
            for (int i = 0; i < theta.length; i++) {
                m[i] = beta1 * m[i] + (1 - beta1) * g[i];
                v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
                theta[i] -= length * m[i] / (Math.sqrt(v[i]) / growth + epsilon);
            }
        }
    }
}
