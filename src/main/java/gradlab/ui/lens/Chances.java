package gradlab.ui.lens;

import gradlab.math.Elementary;
import gradlab.nn.Loss;

/** Outputs as the loss sees them. */
final class Chances {

    private Chances() {
    }

    /** Probabilities of one example's outputs; the outputs themselves where a loss takes numbers. */
    static double[] of(Loss loss, double[] o) {
        double[] p = o.clone();
        if (loss instanceof Loss.CrossEntropy) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (double value : o) {
                greatest = Math.max(greatest, value);
            }
            double total = 0;
            for (int k = 0; k < o.length; k++) {
                p[k] = Elementary.exp(o[k] - greatest);
                total += p[k];
            }
            for (int k = 0; k < o.length; k++) {
                p[k] /= total;
            }
        } else if (Symbols.hasProbability(loss)) {
            for (int k = 0; k < o.length; k++) {
                p[k] = Elementary.sigmoid(o[k]);
            }
        }
        return p;
    }
}
