package gradlab.ui.lens;

import gradlab.nn.Loss;

/** The formulas of losses, in LaTeX. */
final class Symbols {

    private Symbols() {
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
