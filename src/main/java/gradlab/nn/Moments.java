package gradlab.nn;

import gradlab.math.Elementary;

/** The step of Adam on a stretch of the parameters, and the shrinking of weights, for the methods that are made of them. */
final class Moments {

    private Moments() {
    }

    /** m in vector 0 and v in vector 1 of the memory; θ ← θ − ηm̂/(√v̂ + ε) for entries from..to−1 at step t. */
    static void step(Parameters p, int from, int to, double eta, double beta1, double beta2, double epsilon, long t, Memory memory) {
        double[] theta = p.values();
        double[] g = p.direction();
        double[] m = memory.buffer(0);
        double[] v = memory.buffer(1);
        double length = eta / Elementary.complementOfPower(beta1, t);
        double growth = 1 / Math.sqrt(Elementary.complementOfPower(beta2, t));
        for (int i = from; i < to; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            theta[i] -= length * m[i] / Math.fma(Math.sqrt(v[i]), growth, epsilon);
        }
    }

    /** θ ← factor·θ for entries from..to−1. */
    static void shrink(Parameters p, int from, int to, double factor) {
        double[] theta = p.values();
        for (int i = from; i < to; i++) {
            theta[i] *= factor;
        }
    }
}
