package gradlab.train;

import gradlab.experiment.Clipping;
import gradlab.experiment.Directions;
import gradlab.experiment.Regularization;
import gradlab.math.Elementary;
import gradlab.math.Lengths;
import gradlab.nn.AdamW;
import gradlab.nn.Adadelta;
import gradlab.nn.Adamax;
import gradlab.nn.AmsGrad;
import gradlab.nn.Lbfgs;
import gradlab.nn.Lion;
import gradlab.nn.MomentumClassic;
import gradlab.nn.Muon;
import gradlab.nn.NAdam;
import gradlab.nn.NesterovClassic;
import gradlab.nn.NotesNag;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters.Block;
import gradlab.nn.Parameters.Kind;
import gradlab.nn.RAdam;
import gradlab.nn.Rprop;
import java.util.ArrayList;
import java.util.List;

/**
 * The update of one parameter, line by line: what becomes of the gradient, what the optimizer remembers, the step, the new value. The
 * numbers are those of the step; each line's value follows from the numbers it names.
 */
public final class UpdateTrace {

    private final StepUnderLens step;
    private final StepUnderLens.Update update;
    private final int k;
    private final double theta;
    private final double g;
    private final double eta;
    private final long t;
    private final List<Line> lines = new ArrayList<>();

    /**
     * One line.
     *
     * @param id what it is, for the words that explain it: {@code moment}, {@code correction}
     * @param formula LaTeX
     * @param template LaTeX with a {@code #} for each number
     * @param value what comes out
     */
    public record Line(String id, String formula, String template, List<Double> numbers, double value) {
    }

    private UpdateTrace(StepUnderLens step, int index) {
        this.step = step;
        this.update = step.update();
        this.k = index;
        this.theta = update.before()[index];
        this.g = update.direction()[index];
        this.eta = update.rate();
        this.t = (long) update.memoryAfter()[0];
    }

    /** The lines for one parameter. The last is the new value. */
    public static List<Line> of(StepUnderLens step, int index) {
        UpdateTrace trace = new UpdateTrace(step, index);
        trace.direction();
        double moved = trace.move();
        trace.finish(moved);
        return List.copyOf(trace.lines);
    }

    /** True if the optimizer moves this parameter by a rule of its own, false if a whole matrix or all parameters are moved together. */
    public static boolean isElementwise(StepUnderLens step, int index) {
        return switch (step.spec().optimizer()) {
            case Muon muon -> !isMatrixOfMuon(step, index);
            case Lbfgs lbfgs -> false;
            default -> true;
        };
    }

    private static boolean isMatrixOfMuon(StepUnderLens step, int index) {
        Block block = step.blockOf(index);
        return block.kind() == Kind.WEIGHT && block.layer() > 1 && block.layer() < step.depth();
    }

    private double before(int buffer) {
        return update.memoryBefore()[1 + step.spec().optimizer().numbers() + buffer * update.before().length + k];
    }

    private double after(int buffer) {
        return update.memoryAfter()[1 + step.spec().optimizer().numbers() + buffer * update.before().length + k];
    }

    private double line(String id, String formula, String template, double value, double... numbers) {
        List<Double> given = new ArrayList<>();
        for (double number : numbers) {
            given.add(number);
        }
        lines.add(new Line(id, formula, template, given, value));
        return value;
    }

    private double momentum(double own) {
        return own == 0 || Double.isNaN(update.momentum()) ? own : update.momentum();
    }

    /** From the gradient of the loss to what the optimizer sees. */
    private void direction() {
        boolean isWeight = step.blockOf(k).kind() == Kind.WEIGHT;
        line("gradient", "g=\\frac{\\partial L}{\\partial\\theta}", "", update.gradient()[k]);
        if (!(step.spec().directions() instanceof Directions.All) && isWeight) {
            line("directions", "g\\leftarrow\\sum_{i}\\sigma_i\\,u_i v_i^{\\top}", "", update.kept()[k]);
        }
        double sum = update.kept()[k];
        for (Regularization one : step.spec().regularization()) {
            if (isWeight && one instanceof Regularization.L2 l2) {
                double next = sum + l2.k() * theta;
                line("l2", "g\\leftarrow g+\\lambda\\theta", "#+#\\cdot#", next, sum, l2.k(), theta);
                sum = next;
            } else if (isWeight && one instanceof Regularization.L1 l1 && !l1.proximal()) {
                double next = sum + l1.k() * Math.signum(theta);
                line("l1", "g\\leftarrow g+\\lambda\\,\\mathrm{sign}\\,\\theta", "#+#\\cdot#", next, sum, l1.k(), Math.signum(theta));
                sum = next;
            }
        }
        switch (step.spec().clipping()) {
            case Clipping.None none -> { }
            case Clipping.Norm norm -> {
                double length = Lengths.euclidean(update.penalised(), 0, update.penalised().length);
                line("clip-norm", "g\\leftarrow g\\cdot\\min\\left(1,\\frac{c}{\\lVert g\\rVert}\\right)", "#\\cdot\\min\\left(1,\\frac{#}{#}\\right)", g, sum,
                        norm.limit(), length);
            }
            case Clipping.Value value -> line("clip-value", "g\\leftarrow\\min(c,\\max(-c,g))", "\\min(#,\\max(#,#))", g, value.limit(), -value.limit(), sum);
        }
    }

    private void finish(double moved) {
        double now = moved;
        for (Regularization one : step.spec().regularization()) {
            if (step.blockOf(k).kind() == Kind.WEIGHT && one instanceof Regularization.L1 l1 && l1.proximal()) {
                double shrunk = Math.signum(now) * Math.max(Math.abs(now) - eta * l1.k(), 0);
                line("proximal", "\\theta\\leftarrow\\mathrm{sign}\\,\\theta\\cdot\\max(|\\theta|-\\eta\\lambda,0)", "#\\cdot\\max(#-#\\cdot#,0)", shrunk,
                        Math.signum(now), Math.abs(now), eta, l1.k());
                now = shrunk;
            }
        }
    }

    /** θ ← θ + Δ, as the last line of the optimizer. */
    private double to(double from, double change) {
        double value = from + change;
        line("new", "\\theta'=\\theta+\\Delta", "#+#", value, from, change);
        return value;
    }

    private double plainStep(String of, double value) {
        return line("step", "\\Delta=-\\eta\\," + of, "-#\\cdot#", -eta * value, eta, value);
    }

    private double move() {
        return switch (step.spec().optimizer()) {
            case Optimizer.Sgd sgd -> to(theta, plainStep("g", g));
            case Optimizer.Momentum rule -> momentum(rule);
            case MomentumClassic rule -> to(theta, velocity(momentum(rule.momentum())));
            case Optimizer.Nesterov rule -> nesterov(momentum(rule.momentum()));
            case NesterovClassic rule -> ahead(momentum(rule.momentum()));
            case NotesNag rule -> notes(momentum(rule.momentum()));
            case Optimizer.AdaGrad rule -> adagrad(rule);
            case Adadelta rule -> adadelta(rule);
            case Optimizer.RmsProp rule -> rmsprop(rule);
            case Optimizer.Adam rule -> adam(theta, eta, momentum(rule.beta1()), rule.beta2(), rule.epsilon());
            case AmsGrad rule -> amsgrad(rule);
            case AdamW rule -> adam(shrunk(eta, rule.decay()), eta, momentum(rule.beta1()), rule.beta2(), rule.epsilon());
            case Adamax rule -> adamax(rule);
            case NAdam rule -> nadam(rule);
            case RAdam rule -> radam(rule);
            case Rprop _ -> rprop();
            case Lion rule -> lion(rule);
            case Muon rule -> isMatrixOfMuon(step, k) ? muon(rule)
                    : adam(shrunk(rule.sideRate() * (eta / rule.rate()), rule.decay()), rule.sideRate() * (eta / rule.rate()), 0.9, 0.999, 1e-8);
            case Lbfgs rule -> to(theta, line("together", "\\Delta=-\\alpha\\,(Hg)_\\theta", "", update.moved()[k] - theta));
        };
    }

    private double momentum(Optimizer.Momentum rule) {
        double mu = momentum(rule.momentum());
        double share = t == 1 ? 1 : 1 - rule.dampening();
        double b = share == 1 ? line("momentum", "b=\\mu b_{-1}+g", "#\\cdot#+#", mu * before(0) + g, mu, before(0), g)
                : line("momentum", "b=\\mu b_{-1}+(1-\\tau)g", "#\\cdot#+#\\cdot#", mu * before(0) + share * g, mu, before(0), share, g);
        return to(theta, plainStep("b", b));
    }

    private double velocity(double mu) {
        return line("velocity", "v=\\mu v_{-1}-\\eta g", "#\\cdot#-#\\cdot#", mu * before(0) - eta * g, mu, before(0), eta, g);
    }

    private double nesterov(double mu) {
        double b = line("momentum", "b=\\mu b_{-1}+g", "#\\cdot#+#", mu * before(0) + g, mu, before(0), g);
        return to(theta, line("step", "\\Delta=-\\eta(g+\\mu b)", "-#\\cdot(#+#\\cdot#)", -eta * (g + mu * b), eta, g, mu, b));
    }

    private double ahead(double mu) {
        lines.add(0, new Line("ahead", "\\tilde\\theta=\\theta+\\mu v_{-1}", "#+#\\cdot#", List.of(theta, mu, before(0)), theta + mu * before(0)));
        return to(theta, velocity(mu));
    }

    private double notes(double beta) {
        double v = line("velocity", "v=\\beta v_{-1}-\\alpha g", "#\\cdot#-#\\cdot#", beta * before(0) - eta * g, beta, before(0), eta, g);
        line("ahead", "w'=w+\\beta v", "#+#\\cdot#", theta + beta * v, theta, beta, v);
        double there = line("there", "g'=\\nabla L(w')", "", (theta - update.moved()[k]) / eta);
        return to(theta, line("step", "\\Delta=-\\alpha g'", "-#\\cdot#", -eta * there, eta, there));
    }

    private double adagrad(Optimizer.AdaGrad rule) {
        double slowed = rule.decay() == 0 ? eta
                : line("slowed", "\\eta_t=\\frac{\\eta}{1+(t-1)d}", "\\frac{#}{1+#\\cdot#}", eta / (1 + (t - 1) * rule.decay()), eta, t - 1, rule.decay());
        double squares = line("squares", "G=G_{-1}+g^2", "#+#^2", before(0) + g * g, before(0), g);
        return to(theta, line("step", "\\Delta=-\\eta\\,\\frac{g}{\\sqrt{G}+\\varepsilon}", "-#\\cdot\\frac{#}{\\sqrt{#}+#}",
                -slowed * g / (Math.sqrt(squares) + rule.epsilon()), slowed, g, squares, rule.epsilon()));
    }

    private double adadelta(Adadelta rule) {
        double v = square("v", rule.rho(), "\\rho", 0);
        double change = line("scaled", "d=\\frac{\\sqrt{u_{-1}+\\varepsilon}}{\\sqrt{v+\\varepsilon}}\\,g", "\\frac{\\sqrt{#+#}}{\\sqrt{#+#}}\\cdot#",
                Math.sqrt(before(1) + rule.epsilon()) / Math.sqrt(v + rule.epsilon()) * g, before(1), rule.epsilon(), v, rule.epsilon(), g);
        line("steps", "u=\\rho u_{-1}+(1-\\rho)d^2", "#\\cdot#+#\\cdot#^2", after(1), rule.rho(), before(1), 1 - rule.rho(), change);
        return to(theta, plainStep("d", change));
    }

    private double square(String name, double beta, String symbol, int buffer) {
        return line("square", name + "=" + symbol + " " + name + "_{-1}+(1-" + symbol + ")g^2", "#\\cdot#+#\\cdot#^2",
                beta * before(buffer) + (1 - beta) * g * g, beta, before(buffer), 1 - beta, g);
    }

    private double moment(double beta) {
        return line("moment", "m=\\beta_1 m_{-1}+(1-\\beta_1)g", "#\\cdot#+#\\cdot#", beta * before(0) + (1 - beta) * g, beta, before(0), 1 - beta, g);
    }

    private double rmsprop(Optimizer.RmsProp rule) {
        double spread = square("v", rule.alpha(), "\\gamma", 0);
        if (rule.centered()) {
            double mean = line("mean", "a=\\gamma a_{-1}+(1-\\gamma)g", "#\\cdot#+#\\cdot#", rule.alpha() * before(1) + (1 - rule.alpha()) * g, rule.alpha(),
                    before(1), 1 - rule.alpha(), g);
            spread = line("centered", "\\tilde v=v-a^2", "#-#^2", Math.max(0, spread - mean * mean), spread, mean);
        }
        double root = Math.sqrt(spread) + rule.epsilon();
        String under = rule.centered() ? "\\tilde v" : "v";
        double mu = momentum(rule.momentum());
        if (mu == 0) {
            return to(theta, line("step", "\\Delta=-\\eta\\,\\frac{g}{\\sqrt{" + under + "}+\\varepsilon}", "-#\\cdot\\frac{#}{\\sqrt{#}+#}", -eta * (g / root), eta, g,
                    spread, rule.epsilon()));
        }
        double b = line("momentum", "b=\\mu b_{-1}+\\frac{g}{\\sqrt{" + under + "}+\\varepsilon}", "#\\cdot#+\\frac{#}{\\sqrt{#}+#}", mu * before(2) + g / root, mu,
                before(2), g, spread, rule.epsilon());
        return to(theta, plainStep("b", b));
    }

    private double shrunk(double rate, double decay) {
        return decay == 0 ? theta : line("decay", "\\theta\\leftarrow(1-\\eta\\lambda)\\theta", "(1-#\\cdot#)\\cdot#", (1 - rate * decay) * theta, rate, decay, theta);
    }

    private double corrected(String name, String beta, double value, double factor, double power) {
        return line("correction", "\\hat " + name + "=\\frac{" + name + "}{1-" + beta + "^{t}}", "\\frac{#}{1-#^{" + (long) power + "}}",
                value / Elementary.complementOfPower(factor, (long) power), value, factor);
    }

    private double adam(double from, double rate, double beta1, double beta2, double epsilon) {
        double m = moment(beta1);
        double v = square("v", beta2, "\\beta_2", 1);
        double mHat = corrected("m", "\\beta_1", m, beta1, t);
        double vHat = corrected("v", "\\beta_2", v, beta2, t);
        return to(from, root("\\hat m", "\\hat v", mHat, vHat, rate, epsilon));
    }

    private double root(String above, String under, double mHat, double vHat, double rate, double epsilon) {
        return line("step", "\\Delta=-\\eta\\,\\frac{" + above + "}{\\sqrt{" + under + "}+\\varepsilon}", "-#\\cdot\\frac{#}{\\sqrt{#}+#}",
                -rate * mHat / (Math.sqrt(vHat) + epsilon), rate, mHat, vHat, epsilon);
    }

    private double amsgrad(AmsGrad rule) {
        double beta1 = momentum(rule.beta1());
        double m = moment(beta1);
        double v = square("v", rule.beta2(), "\\beta_2", 1);
        double most = line("greatest", "v^{\\max}=\\max(v^{\\max}_{-1},v)", "\\max(#,#)", Math.max(before(2), v), before(2), v);
        double mHat = corrected("m", "\\beta_1", m, beta1, t);
        double vHat = line("correction", "\\hat v=\\frac{v^{\\max}}{1-\\beta_2^{t}}", "\\frac{#}{1-#^{" + t + "}}", most / Elementary.complementOfPower(rule.beta2(), t),
                most, rule.beta2());
        return to(theta, root("\\hat m", "\\hat v", mHat, vHat, eta, rule.epsilon()));
    }

    private double adamax(Adamax rule) {
        double beta1 = momentum(rule.beta1());
        double m = moment(beta1);
        double u = line("largest", "u=\\max(\\beta_2 u_{-1},|g|+\\varepsilon)", "\\max(#\\cdot#,#+#)",
                Math.max(rule.beta2() * before(1), Math.abs(g) + rule.epsilon()), rule.beta2(), before(1), Math.abs(g), rule.epsilon());
        double mHat = corrected("m", "\\beta_1", m, beta1, t);
        return to(theta, line("step", "\\Delta=-\\eta\\,\\frac{\\hat m}{u}", "-#\\cdot\\frac{#}{#}", -eta * mHat / u, eta, mHat, u));
    }

    private double nadam(NAdam rule) {
        double forget = momentum(rule.beta1());
        double ln = StrictMath.log(0.96);
        double mu = line("share", "\\mu_t=\\beta_1\\left(1-\\tfrac12\\cdot 0.96^{t\\psi}\\right)", "#\\cdot\\left(1-\\tfrac12\\cdot 0.96^{" + t + "\\cdot#}\\right)",
                forget * (1 - 0.5 * Elementary.exp(ln * t * rule.psi())), forget, rule.psi());
        double next = forget * (1 - 0.5 * Elementary.exp(ln * (t + 1) * rule.psi()));
        double earlier = update.memoryBefore()[1];
        double product = line("product", "P_t=P_{t-1}\\,\\mu_t", "#\\cdot#", t == 1 ? mu : earlier * mu, t == 1 ? 1 : earlier, mu);
        double m = moment(forget);
        double v = square("v", rule.beta2(), "\\beta_2", 1);
        double mHat = line("ahead-moment", "\\hat m=\\frac{\\mu_{t+1}m}{1-P_t\\mu_{t+1}}+\\frac{(1-\\mu_t)g}{1-P_t}",
                "\\frac{#\\cdot#}{1-#\\cdot#}+\\frac{(1-#)\\cdot#}{1-#}", next * m / (1 - product * next) + (1 - mu) * g / (1 - product), next, m, product, next, mu, g,
                product);
        double vHat = corrected("v", "\\beta_2", v, rule.beta2(), t);
        return to(theta, root("\\hat m", "\\hat v", mHat, vHat, eta, rule.epsilon()));
    }

    private double radam(RAdam rule) {
        double beta1 = momentum(rule.beta1());
        double m = moment(beta1);
        double v = square("v", rule.beta2(), "\\beta_2", 1);
        double mHat = corrected("m", "\\beta_1", m, beta1, t);
        double faded = Elementary.power(rule.beta2(), t);
        double most = 2 / (1 - rule.beta2()) - 1;
        double rho = line("trust", "\\rho_t=\\rho_\\infty-\\frac{2t\\beta_2^{t}}{1-\\beta_2^{t}}", "#-\\frac{2\\cdot#\\cdot#^{" + t + "}}{1-#^{" + t + "}}",
                most - 2 * t * faded / (1 - faded), most, t, rule.beta2(), rule.beta2());
        if (rho <= 5) {
            return to(theta, line("untrusted", "\\rho_t\\le 5:\\quad\\Delta=-\\eta\\,\\hat m", "-#\\cdot#", -eta * mHat, eta, mHat));
        }
        double r = line("factor", "r_t=\\sqrt{\\frac{(\\rho_t-4)(\\rho_t-2)\\rho_\\infty}{(\\rho_\\infty-4)(\\rho_\\infty-2)\\rho_t}}", "",
                Math.sqrt((rho - 4) * (rho - 2) * most / ((most - 4) * (most - 2) * rho)));
        return to(theta, line("step", "\\Delta=-\\eta\\,r_t\\,\\hat m\\,\\frac{\\sqrt{1-\\beta_2^{t}}}{\\sqrt{v}+\\varepsilon}",
                "-#\\cdot#\\cdot#\\cdot\\frac{\\sqrt{1-#^{" + t + "}}}{\\sqrt{#}+#}", -eta * r * mHat * Math.sqrt(1 - faded) / (Math.sqrt(v) + rule.epsilon()), eta, r,
                mHat, rule.beta2(), v, rule.epsilon()));
    }

    private double rprop() {
        double d = t == 1 ? eta : before(0);
        double turn = line("turn", "s=g\\cdot g_{-1}", "#\\cdot#", g * before(1), g, before(1));
        double factor = turn > 0 ? 1.2 : turn < 0 ? 0.5 : 1;
        double length = line("length", "d=d_{-1}\\cdot\\begin{cases}1.2&\\;s>0\\\\0.5&\\;s<0\\\\1&\\;s=0\\end{cases}", "#\\cdot#", after(0), d, factor);
        double sign = Math.signum(turn < 0 ? 0 : g);
        return to(theta, line("step", "\\Delta=-d\\cdot\\mathrm{sign}\\,g", "-#\\cdot#", -sign * length, length, sign));
    }

    private double lion(Lion rule) {
        double share = momentum(rule.beta1());
        double from = shrunk(eta, rule.decay());
        double c = line("mixed", "c=\\beta_1 m_{-1}+(1-\\beta_1)g", "#\\cdot#+#\\cdot#", share * before(0) + (1 - share) * g, share, before(0), 1 - share, g);
        double change = line("step", "\\Delta=-\\eta\\,\\mathrm{sign}\\,c", "-#\\cdot#", -eta * Math.signum(c), eta, Math.signum(c));
        line("moment", "m=\\beta_2 m_{-1}+(1-\\beta_2)g", "#\\cdot#+#\\cdot#", after(0), rule.beta2(), before(0), 1 - rule.beta2(), g);
        return to(from, change);
    }

    private double muon(Muon rule) {
        Block block = step.blockOf(k);
        double mu = momentum(rule.momentum());
        double from = shrunk(eta, rule.decay());
        double b = line("momentum", "b=\\mu b_{-1}+(1-\\mu)g", "#\\cdot#+#\\cdot#", mu * before(0) + (1 - mu) * g, mu, before(0), 1 - mu, g);
        line("mixed", "h=(1-\\mu)g+\\mu b", "#\\cdot#+#\\cdot#", (1 - mu) * g + mu * b, 1 - mu, g, mu, b);
        double width = Math.sqrt(Math.max(1, (double) block.columns() / block.rows()));
        double o = line("equalized", "O=\\mathrm{NewtonSchulz}_5(h)", "", (from - update.moved()[k]) / (eta * width));
        return to(from, line("step", "\\Delta=-\\eta\\sqrt{\\max\\left(1,\\tfrac{n_{out}}{n_{in}}\\right)}\\,O", "-#\\cdot#\\cdot#", -eta * width * o, eta, width, o));
    }
}
