package gradlab.ui.lens;

import gradlab.nn.Loss;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters.Kind;
import gradlab.train.StepUnderLens;
import gradlab.train.StepUnderLens.Layer;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;

/** The formulas of each stage in LaTeX: first in letters, then with the numbers of the chosen unit or parameter. */
final class Formulas {

    private final Words words;
    private final Latex latex;

    Formulas(Words words) {
        this.words = words;
        this.latex = new Latex(words);
    }

    /** @param terms how many terms of a sum have room on a line */
    List<String> of(Look look, int terms) {
        Layer layer = look.shown();
        return switch (look.stage().kind()) {
            case INPUT -> input(look, terms);
            case SUM -> sum(look, layer, terms);
            case NORMALIZE -> normalize(look, layer);
            case ACTIVATE -> activate(look, layer);
            case DROP -> drop(look, layer);
            case LOSS -> loss(look, layer, terms);
            case OUTPUT_DELTA -> outputDelta(look, layer, terms);
            case GRADIENT -> gradient(look, layer, terms);
            case BACK -> back(look, layer, terms);
            case DIRECTION, UPDATE -> List.of();
            case AFTER -> after(look.step());
        };
    }

    private String rest() {
        return words.get("lens.rest");
    }

    private String n(double value) {
        return latex.number(value);
    }

    private String vector(double[] values, int most) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < Math.min(most, values.length); i++) {
            text.append(i > 0 ? ";\\;" : "").append(n(values[i]));
        }
        return text.append(values.length > most ? ";\\;\\ldots)" : ")").toString();
    }

    private List<String> input(Look look, int terms) {
        double[] x = look.row(look.step().batch().x(), look.step().shape().inputs());
        return List.of(look.whole() ? "\\bar x=\\frac1B\\sum_{e=1}^{B}x_e=" + vector(x, terms + 2) : "x=" + vector(x, terms + 2));
    }

    private List<String> sum(Look look, Layer layer, int terms) {
        StepUnderLens step = look.step();
        int l = layer.number();
        int j = look.unit(l);
        double[] w = new double[layer.inputs()];
        for (int i = 0; i < w.length; i++) {
            w[i] = step.update().at()[step.weightAt(l, i, j)];
        }
        double b = step.update().at()[step.block(l, Kind.BIAS).orElseThrow().offset() + j];
        String z = layer.isNormalized() ? "s" : "z";
        String bar = look.whole() ? "\\bar " : "";
        String symbol = bar + z + "^{" + l + "}_{" + (j + 1) + "}";
        String general = symbol + "=\\sum_{i=1}^{" + layer.inputs() + "}" + bar + (l == 1 ? "x_i" : "a^{" + (l - 1) + "}_i") + "\\,W^{" + l + "}_{i\\," + (j + 1) + "}+b^{" + l + "}_{" + (j + 1) + "}";
        double value = look.row(layer.sums(), layer.units())[j];
        String numbers = symbol + "=" + latex.sum(look.row(layer.in(), layer.inputs()), w, terms, rest()) + "+" + latex.inner(b) + "=" + n(value);
        return List.of(general, numbers);
    }

    private List<String> normalize(Look look, Layer layer) {
        StepUnderLens step = look.step();
        int l = layer.number();
        int j = look.unit(l);
        boolean overBatch = step.shape().normalization() instanceof Normalization.Batch;
        double gain = step.update().at()[step.block(l, Kind.GAIN).orElseThrow().offset() + j];
        double shift = step.update().at()[step.block(l, Kind.SHIFT).orElseThrow().offset() + j];
        String general = "\\hat s=\\frac{s-\\mu}{\\sqrt{\\mathrm{Var}+\\varepsilon}},\\qquad z=\\gamma\\,\\hat s+\\beta";
        if (look.whole()) {
            return List.of(general);
        }
        int of = overBatch ? j : look.example();
        double s = look.row(layer.sums(), layer.units())[j];
        double hat = look.row(layer.normalized(), layer.units())[j];
        return List.of(general, "\\hat s_{" + (j + 1) + "}=\\frac{" + n(s) + "-" + latex.inner(layer.mean()[of]) + "}{" + n(layer.deviation()[of]) + "}=" + n(hat) + ",\\qquad z_{" + (j + 1) + "}="
                + n(gain) + "\\cdot " + latex.inner(hat) + "+" + latex.inner(shift) + "=" + n(look.row(layer.z(), layer.units())[j]));
    }

    private List<String> activate(Look look, Layer layer) {
        int l = layer.number();
        int j = look.unit(l);
        String general = "a=f(z)=" + layer.activation().formula() + ",\\qquad f'(z)=" + layer.activation().slopeFormula();
        double z = look.row(layer.z(), layer.units())[j];
        double a = look.row(layer.a(), layer.units())[j];
        double slope = look.row(layer.slopes(), layer.units())[j];
        if (look.whole()) {
            return List.of(general, "\\bar a^{" + l + "}_{" + (j + 1) + "}=\\frac1B\\sum_e f(z_e)=" + n(a) + ",\\qquad \\overline{f'}=" + n(slope));
        }
        return List.of(general, "a^{" + l + "}_{" + (j + 1) + "}=f(" + n(z) + ")=" + n(a) + ",\\qquad f'(" + n(z) + ")=" + n(slope));
    }

    private List<String> drop(Look look, Layer layer) {
        int j = look.unit(layer.number());
        String general = "\\tilde a=a\\odot m,\\qquad m\\in\\left\\{0,\\;\\frac1{1-p}\\right\\}";
        if (look.whole()) {
            return List.of(general);
        }
        double a = look.row(layer.a(), layer.units())[j];
        double m = look.row(layer.mask(), layer.units())[j];
        return List.of(general, "\\tilde a_{" + (j + 1) + "}=" + n(a) + "\\cdot " + n(m) + "=" + n(look.row(layer.out(), layer.units())[j]));
    }

    private List<String> loss(Look look, Layer layer, int terms) {
        StepUnderLens step = look.step();
        Loss loss = step.loss();
        List<String> lines = new ArrayList<>();
        int k = look.unit(step.depth());
        boolean chance = Symbols.hasProbability(loss);
        lines.add((chance ? Symbols.probability(loss) + ",\\qquad " : "") + Symbols.loss(loss));
        if (!look.whole()) {
            double[] o = look.row(layer.z(), layer.units());
            double[] p = Chances.of(loss, o);
            double[] y = look.row(step.batch().y(), layer.units());
            int told = loss instanceof Loss.CrossEntropy ? right(y) : k;
            String first = chance ? "p" + index(layer, told) + "=" + n(p[told]) + ",\\qquad " : "";
            lines.add(first + filledLoss(loss, layer, p, y, k, step.losses().examples()[look.example()]));
        }
        lines.add("L=\\frac1B\\sum_{e=1}^{" + step.rows() + "}\\ell_e=\\frac1{" + step.rows() + "}\\left(" + latex.sum(step.losses().examples(), terms, rest()) + "\\right)="
                + n(step.losses().batch()));
        return lines;
    }

    private static String index(Layer layer, int k) {
        return layer.units() > 1 ? "_{" + (k + 1) + "}" : "";
    }

    private String filledLoss(Loss loss, Layer layer, double[] p, double[] y, int k, double whole) {
        double r = p[k] - y[k];
        String difference = n(p[k]) + "-" + latex.inner(y[k]);
        double own = switch (loss) {
            case Loss.Mse mse -> r * r;
            case Loss.Mae mae -> Math.abs(r);
            case Loss.Huber huber -> Math.abs(r) <= huber.delta() ? r * r / 2 : huber.delta() * (Math.abs(r) - huber.delta() / 2);
            case Loss.Brier brier -> r * r;
            default -> whole;
        };
        String filled = switch (loss) {
            case Loss.Auto auto -> "";
            case Loss.Mse mse -> "(" + difference + ")^2";
            case Loss.Brier brier -> "(" + difference + ")^2";
            case Loss.Mae mae -> "|" + difference + "|";
            case Loss.Huber huber -> Math.abs(r) <= huber.delta() ? "\\frac12(" + difference + ")^2" : n(huber.delta()) + "\\left(|" + difference + "|-\\frac{" + n(huber.delta()) + "}2\\right)";
            case Loss.Bce bce -> y[k] == 0 ? "-\\ln(1-" + n(p[k]) + ")" : y[k] == 1 ? "-\\ln " + n(p[k]) : "-" + n(y[k]) + "\\ln " + n(p[k]) + "-" + n(1 - y[k]) + "\\ln " + n(1 - p[k]);
            case Loss.CrossEntropy entropy -> "-\\ln " + n(p[right(y)]);
        };
        if (layer.units() > 1 && Telling.isAveraged(loss)) {
            String one = loss instanceof Loss.Bce ? "" : "=" + n(own);
            return "\\ell_{" + (k + 1) + "}=" + filled + one + ",\\qquad \\ell=\\frac1K\\sum_k\\ell_k=" + n(whole);
        }
        return "\\ell=" + filled + "=" + n(whole);
    }

    /** The class that is right. */
    static int right(double[] y) {
        int best = 0;
        for (int k = 1; k < y.length; k++) {
            best = y[k] > y[best] ? k : best;
        }
        return best;
    }

    private List<String> outputDelta(Look look, Layer layer, int terms) {
        StepUnderLens step = look.step();
        int l = layer.number();
        int k = look.unit(l);
        String general = "\\delta^{" + l + "}=\\frac{\\partial L}{\\partial o}=" + Symbols.delta(step.loss(), layer.units());
        if (look.whole()) {
            double[] column = column(layer.deltas(), layer.units(), k);
            return List.of(general, "\\sum_e\\delta^{" + l + "}_{e\\," + (k + 1) + "}=" + latex.sum(column, terms, rest()) + "=" + n(total(column)));
        }
        double p = Chances.of(step.loss(), look.row(layer.z(), layer.units()))[k];
        double y = look.row(step.batch().y(), layer.units())[k];
        double delta = look.row(layer.deltas(), layer.units())[k];
        int many = step.rows() * (Telling.isAveraged(step.loss()) ? layer.units() : 1);
        String difference = n(p) + "-" + latex.inner(y);
        String filled = switch (step.loss()) {
            case Loss.Auto auto -> "";
            case Loss.Mse mse -> "\\frac{2(" + difference + ")}{" + many + "}";
            case Loss.Mae mae -> "\\frac{\\mathrm{sign}(" + difference + ")}{" + many + "}";
            case Loss.Huber huber -> "\\frac{\\min(" + n(huber.delta()) + ",\\max(-" + n(huber.delta()) + "," + difference + "))}{" + many + "}";
            case Loss.Brier brier -> "\\frac{2(" + difference + ")\\cdot " + n(p) + "\\cdot " + n(1 - p) + "}{" + many + "}";
            case Loss.Bce bce -> "\\frac{" + difference + "}{" + many + "}";
            case Loss.CrossEntropy entropy -> "\\frac{" + difference + "}{" + many + "}";
        };
        return List.of(general, "\\delta^{" + l + "}_{" + (k + 1) + "}=" + filled + "=" + n(delta));
    }

    private static double[] column(double[] matrix, int columns, int of) {
        double[] column = new double[matrix.length / columns];
        for (int i = 0; i < column.length; i++) {
            column[i] = matrix[i * columns + of];
        }
        return column;
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private List<String> gradient(Look look, Layer layer, int terms) {
        StepUnderLens step = look.step();
        int l = layer.number();
        int i = look.unit(l - 1);
        int j = look.unit(l);
        var block = step.blockOf(look.parameter());
        String delta = "\\delta^{" + l + "}_{" + (j + 1) + "}";
        String d = "\\delta^{" + l + "}_{e\\," + (j + 1) + "}";
        String one = l == 1 ? "x_{" + (i + 1) + "}" : "a^{" + (l - 1) + "}_{" + (i + 1) + "}";
        String each = l == 1 ? "x_{e\\," + (i + 1) + "}" : "a^{" + (l - 1) + "}_{e\\," + (i + 1) + "}";
        String left = switch (block.kind()) {
            case WEIGHT -> "\\frac{\\partial L}{\\partial W^{" + l + "}_{" + (i + 1) + "\\," + (j + 1) + "}}";
            case BIAS -> "\\frac{\\partial L}{\\partial b^{" + l + "}_{" + (j + 1) + "}}";
            case GAIN -> "\\frac{\\partial L}{\\partial\\gamma^{" + l + "}_{" + (j + 1) + "}}";
            case SHIFT -> "\\frac{\\partial L}{\\partial\\beta^{" + l + "}_{" + (j + 1) + "}}";
            case SLOPE -> "\\frac{\\partial L}{\\partial\\alpha^{" + l + "}}";
        };
        int at = look.parameter() - block.offset();
        double[] parts = new double[step.rows()];
        for (int e = 0; e < parts.length; e++) {
            parts[e] = step.contribution(block, at / block.columns(), at % block.columns(), e);
        }
        String general = switch (block.kind()) {
            case WEIGHT -> left + "=\\sum_{e=1}^{B}" + each + "\\," + d;
            case BIAS -> left + "=\\sum_{e=1}^{B}" + d;
            case GAIN -> left + "=\\sum_{e=1}^{B}\\frac{\\partial L}{\\partial z_e}\\,\\hat s_e";
            case SHIFT -> left + "=\\sum_{e=1}^{B}\\frac{\\partial L}{\\partial z_e}";
            case SLOPE -> left + "=\\sum_{e}\\sum_{j:\\,z\\le 0}\\frac{\\partial L}{\\partial a_{e\\,j}}\\,z_{e\\,j}";
        };
        if (look.whole()) {
            String numbers = block.kind() == Kind.WEIGHT
                    ? latex.sum(column(layer.in(), layer.inputs(), i), column(layer.deltas(), layer.units(), j), Math.max(1, terms - 1), rest()) : latex.sum(parts, terms, rest());
            return List.of(general, left + "=" + numbers + "=" + n(step.update().gradient()[look.parameter()]));
        }
        int e = look.example();
        String share = words.get("lens.share");
        String filled = switch (block.kind()) {
            case WEIGHT -> one + "\\," + delta + "=" + n(look.row(layer.in(), layer.inputs())[i]) + "\\cdot " + latex.inner(look.row(layer.deltas(), layer.units())[j]) + "=" + n(parts[e]);
            case BIAS -> delta + "=" + n(parts[e]);
            case GAIN -> "\\frac{\\partial L}{\\partial z}\\,\\hat s=" + n(look.row(layer.beforeNormalization(), layer.units())[j]) + "\\cdot "
                    + latex.inner(look.row(layer.normalized(), layer.units())[j]) + "=" + n(parts[e]);
            case SHIFT -> "\\frac{\\partial L}{\\partial z}=" + n(parts[e]);
            case SLOPE -> n(parts[e]);
        };
        return List.of(general, "\\text{" + share + ": }" + filled);
    }

    private List<String> back(Look look, Layer layer, int terms) {
        StepUnderLens step = look.step();
        int l = layer.number();
        int i = look.unit(l);
        Layer next = step.layer(l + 1);
        double[] w = new double[next.units()];
        for (int j = 0; j < w.length; j++) {
            w[j] = step.update().at()[step.weightAt(l + 1, i, j)];
        }
        String mask = layer.isDropped() ? "m_i\\," : "";
        String result = layer.isNormalized() ? "\\frac{\\partial L}{\\partial z^{" + l + "}_i}" : "\\delta^{" + l + "}_i";
        List<String> lines = new ArrayList<>();
        lines.add(result + "=f'(z^{" + l + "}_i)\\," + mask + "\\sum_{j=1}^{" + next.units() + "}W^{" + (l + 1) + "}_{i\\,j}\\,\\delta^{" + (l + 1) + "}_j");
        if (layer.isNormalized()) {
            lines.add("\\delta^{" + l + "}=\\frac{1}{\\sigma}\\left(h-\\bar h-\\hat s\\,\\overline{h\\hat s}\\right),\\qquad h=\\gamma\\,\\frac{\\partial L}{\\partial z^{" + l + "}}");
        }
        String sum = latex.sum(w, look.row(next.deltas(), next.units()), Math.max(1, terms - 1), rest());
        if (look.whole()) {
            lines.add("\\overline{\\left(W\\delta\\right)}_{" + (i + 1) + "}=" + sum + "=" + n(look.row(layer.arriving(), layer.units())[i]));
            return lines;
        }
        double slope = look.row(layer.slopes(), layer.units())[i];
        String m = layer.isDropped() ? "\\cdot " + n(look.row(layer.mask(), layer.units())[i]) : "";
        double before = look.row(layer.beforeNormalization(), layer.units())[i];
        lines.add((layer.isNormalized() ? "\\frac{\\partial L}{\\partial z^{" + l + "}_{" + (i + 1) + "}}" : "\\delta^{" + l + "}_{" + (i + 1) + "}") + "=" + n(slope) + m + "\\cdot\\left(" + sum
                + "\\right)=" + n(before) + (layer.isNormalized() ? ",\\qquad\\delta^{" + l + "}_{" + (i + 1) + "}=" + n(look.row(layer.deltas(), layer.units())[i]) : ""));
        return lines;
    }

    private List<String> after(StepUnderLens step) {
        double real = step.losses().batchAfter() - step.losses().batch();
        return List.of("L(\\theta')-L(\\theta)=" + n(step.losses().batchAfter()) + "-" + n(step.losses().batch()) + "=" + n(real),
                "\\sum_k\\frac{\\partial L}{\\partial\\theta_k}\\,\\Delta\\theta_k=" + n(step.predictedChange()));
    }
}
