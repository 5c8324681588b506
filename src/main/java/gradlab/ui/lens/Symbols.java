package gradlab.ui.lens;

import gradlab.nn.Activation;
import gradlab.nn.Elu;
import gradlab.nn.Gelu;
import gradlab.nn.GeluTanh;
import gradlab.nn.HardSigmoid;
import gradlab.nn.HardTanh;
import gradlab.nn.Loss;
import gradlab.nn.PRelu;
import gradlab.nn.Selu;
import gradlab.nn.Silu;
import gradlab.nn.Softplus;

/** The formulas of activations and losses, in LaTeX. */
final class Symbols {

    private Symbols() {
    }

    /** f(z). */
    static String value(Activation activation) {
        return switch (activation) {
            case Activation.Identity identity -> "z";
            case Activation.Sigmoid sigmoid -> "\\sigma(z)=\\frac{1}{1+e^{-z}}";
            case Activation.Tanh tanh -> "\\tanh z";
            case Activation.Relu relu -> "\\max(0,z)";
            case Activation.LeakyRelu leaky -> "\\max(z,\\alpha z)";
            case PRelu prelu -> "\\max(z,\\alpha z)";
            case Elu elu -> "\\begin{cases}z&\\;z>0\\\\\\alpha(e^{z}-1)&\\;z\\le 0\\end{cases}";
            case Selu selu -> "\\lambda\\begin{cases}z&\\;z>0\\\\\\alpha(e^{z}-1)&\\;z\\le 0\\end{cases}";
            case Gelu gelu -> "z\\,\\Phi(z)";
            case GeluTanh gelu -> "\\tfrac z2\\left(1+\\tanh\\sqrt{\\tfrac2\\pi}(z+0.0447z^3)\\right)";
            case Silu silu -> "z\\,\\sigma(z)";
            case Softplus softplus -> "\\ln(1+e^{z})";
            case HardTanh hard -> "\\min(1,\\max(-1,z))";
            case HardSigmoid hard -> "\\min\\left(1,\\max\\left(0,\\tfrac z6+\\tfrac12\\right)\\right)";
        };
    }

    /** f′(z). */
    static String slope(Activation activation) {
        return switch (activation) {
            case Activation.Identity identity -> "1";
            case Activation.Sigmoid sigmoid -> "a(1-a)";
            case Activation.Tanh tanh -> "1-a^2";
            case Activation.Relu relu -> "\\begin{cases}1&\\;z>0\\\\0&\\;z\\le 0\\end{cases}";
            case Activation.LeakyRelu leaky -> "\\begin{cases}1&\\;z>0\\\\\\alpha&\\;z\\le 0\\end{cases}";
            case PRelu prelu -> "\\begin{cases}1&\\;z>0\\\\\\alpha&\\;z\\le 0\\end{cases}";
            case Elu elu -> "\\begin{cases}1&\\;z>0\\\\\\alpha e^{z}&\\;z\\le 0\\end{cases}";
            case Selu selu -> "\\lambda\\begin{cases}1&\\;z>0\\\\\\alpha e^{z}&\\;z\\le 0\\end{cases}";
            case Gelu gelu -> "\\Phi(z)+z\\varphi(z)";
            case GeluTanh gelu -> "\\tfrac12(1+\\tanh u)+\\tfrac z2(1-\\tanh^2u)\\,u'";
            case Silu silu -> "\\sigma(z)(1+z(1-\\sigma(z)))";
            case Softplus softplus -> "\\sigma(z)";
            case HardTanh hard -> "\\begin{cases}1&\\;|z|<1\\\\0&\\;|z|\\ge 1\\end{cases}";
            case HardSigmoid hard -> "\\begin{cases}\\frac16&\\;|z|<3\\\\0&\\;|z|\\ge 3\\end{cases}";
        };
    }

    /** True if the outputs become probabilities within the loss. */
    static boolean hasProbability(Loss loss) {
        return loss instanceof Loss.Bce || loss instanceof Loss.Brier || loss instanceof Loss.CrossEntropy;
    }

    /** What a probability is made of. */
    static String probability(Loss loss) {
        return loss instanceof Loss.CrossEntropy ? "p_k=\\mathrm{softmax}(o)_k=\\frac{e^{o_k}}{\\sum_j e^{o_j}}" : "p=\\sigma(o)=\\frac{1}{1+e^{-o}}";
    }

    /** The loss of one output, or for cross-entropy of one example. */
    static String loss(Loss loss) {
        return switch (loss) {
            case Loss.Auto auto -> "";
            case Loss.Mse mse -> "\\ell=(o-y)^2";
            case Loss.Mae mae -> "\\ell=|o-y|";
            case Loss.Huber huber -> "\\ell=\\begin{cases}\\frac12r^2&\\;|r|\\le\\delta\\\\\\delta\\left(|r|-\\frac\\delta2\\right)&\\;|r|>\\delta\\end{cases},\\quad r=o-y";
            case Loss.Bce bce -> "\\ell=-y\\ln p-(1-y)\\ln(1-p)";
            case Loss.Brier brier -> "\\ell=(p-y)^2";
            case Loss.CrossEntropy entropy -> "\\ell=-\\sum_k y_k\\ln p_k";
        };
    }

    /** δ of the output layer; B examples, K outputs. */
    static String delta(Loss loss, int outputs) {
        String n = outputs > 1 ? "B\\,K" : "B";
        return switch (loss) {
            case Loss.Auto auto -> "";
            case Loss.Mse mse -> "\\frac{2(o-y)}{" + n + "}";
            case Loss.Mae mae -> "\\frac{\\mathrm{sign}(o-y)}{" + n + "}";
            case Loss.Huber huber -> "\\frac{\\min(\\delta,\\max(-\\delta,o-y))}{" + n + "}";
            case Loss.Bce bce -> "\\frac{p-y}{" + n + "}";
            case Loss.Brier brier -> "\\frac{2(p-y)\\,p\\,(1-p)}{" + n + "}";
            case Loss.CrossEntropy entropy -> "\\frac{p-y}{B}";
        };
    }
}
