package gradlab.ui.network;

import gradlab.nn.Activation;

/** How strongly an activation is coloured: from −1 over 0 to 1. */
@FunctionalInterface
interface Tone {

    /** So far from zero, sigmoid-like functions stand at their limits. */
    double FAR = 40;

    double of(double activation);

    /**
     * Functions with two limits are centred between them (sigmoid at 0.5, tanh at 0); all others are measured by
     * {@code reach}, the largest |activation| that is shown.
     */
    static Tone of(Activation activation, double reach) {
        if (activation.saturates()) {
            double low = activation.value(-FAR);
            double high = activation.value(FAR);
            return a -> (2 * a - low - high) / (high - low);
        }
        return reach > 0 && Double.isFinite(reach) ? a -> a / reach : a -> 0;
    }

    static double reach(float[] activations) {
        double reach = 0;
        for (float a : activations) {
            reach = Math.max(reach, Math.abs(a));
        }
        return reach;
    }

    static double reach(double[] activations) {
        double reach = 0;
        for (double a : activations) {
            reach = Math.max(reach, Math.abs(a));
        }
        return reach;
    }
}
