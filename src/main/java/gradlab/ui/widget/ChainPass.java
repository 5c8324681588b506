package gradlab.ui.widget;

import gradlab.nn.Activation;
import gradlab.nn.Loss;

/**
 * One example through the network 1-1-1 without biases, there and back: z = w₁x, a = f(z), ŷ = w₂a, L = (ŷ − y)².
 *
 * @param answer ŷ
 * @param byAnswer ∂L/∂ŷ, as {@code byA} and {@code byZ}
 * @param leafSlopes ∂L by x, w₁, w₂ and y
 */
record ChainPass(double z, double a, double answer, double loss, double byAnswer, double byA, double byZ, double[] leafSlopes) {

    /** @param leaves x, w₁, w₂ and y */
    static ChainPass of(Activation f, double[] leaves) {
        double x = leaves[0];
        double w1 = leaves[1];
        double w2 = leaves[2];
        double z = w1 * x;
        double a = f.value(z);
        double[] answer = {w2 * a};
        double[] target = {leaves[3]};
        double[] byAnswer = new double[1];
        Loss loss = new Loss.Mse();
        loss.gradient(answer, target, byAnswer, 1, 1);
        double byA = byAnswer[0] * w2;
        double byZ = byA * f.slope(z);
        double[] slopes = {byZ * w1, byZ * x, byAnswer[0] * a, -byAnswer[0]};
        return new ChainPass(z, a, answer[0], loss.value(answer, target, 1, 1), byAnswer[0], byA, byZ, slopes);
    }
}
