package gradlab.surface;

import gradlab.math.Elementary;
import gradlab.nn.Adadelta;
import gradlab.nn.Adamax;
import gradlab.nn.AdamW;
import gradlab.nn.AmsGrad;
import gradlab.nn.Lbfgs;
import gradlab.nn.Lion;
import gradlab.nn.MomentumClassic;
import gradlab.nn.Muon;
import gradlab.nn.NAdam;
import gradlab.nn.NesterovClassic;
import gradlab.nn.NotesNag;
import gradlab.nn.Optimizer;
import gradlab.nn.RAdam;
import gradlab.nn.Rprop;
import gradlab.surface.Anatomy.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms of one update, worked out once more from the gradient and the memory before and after it. Element by element, as the
 * methods themselves are; the sum of the terms is the step.
 */
final class Terms {

    private final Optimizer optimizer;
    private final double eta;
    private final Point from;
    private final Point g;
    private final Point made;
    private final double[] before;
    private final double[] after;
    private final List<Term> terms = new ArrayList<>();

    /** @param carried the part of the step that earlier gradients left, (0; 0) where it cannot be told apart */
    record Explained(List<Term> terms, Point step, Point carried) {
    }

    /** @param before the memory before the step, as {@code after}: the steps counted, numbers, vectors */
    Terms(Optimizer optimizer, double eta, Point from, Point g, Point to, double[] before, double[] after) {
        this.optimizer = optimizer;
        this.eta = eta;
        this.from = from;
        this.g = g;
        this.made = to.minus(from);
        this.before = before;
        this.after = after;
    }

    Explained explain() {
        return switch (optimizer) {
            case Optimizer.Sgd _ -> descent();
            case Optimizer.Momentum it -> momentum(it.momentum(), it.dampening());
            case MomentumClassic it -> velocity(it.momentum());
            case Optimizer.Nesterov it -> nesterov(it.momentum());
            case NesterovClassic it -> velocity(it.momentum());
            case NotesNag it -> notes(it.momentum());
            case Optimizer.AdaGrad it -> adagrad(it);
            case Adadelta it -> adadelta(it);
            case Optimizer.RmsProp it -> rmsprop(it);
            case Optimizer.Adam it -> adam(it.beta1(), it.beta2(), it.epsilon(), eta, Point.ZERO);
            case AmsGrad it -> amsgrad(it);
            case AdamW it -> adam(it.beta1(), it.beta2(), it.epsilon(), eta, decay(eta, it.decay()));
            case Adamax it -> adamax(it);
            case NAdam it -> nadam(it);
            case RAdam it -> radam(it);
            case Rprop _ -> rprop();
            case Lion it -> lion(it);
            case Muon it -> muon(it);
            case Lbfgs _ -> lbfgs();
        };
    }

    private Point was(int buffer) {
        return vector(before, buffer);
    }

    private Point is(int buffer) {
        return vector(after, buffer);
    }

    /** Vectors that come later in the life of a method are zero until then. */
    private Point vector(double[] memory, int buffer) {
        int at = 1 + optimizer.numbers() + 2 * buffer;
        return at + 1 < memory.length ? new Point(memory[at], memory[at + 1]) : Point.ZERO;
    }

    private long t() {
        return (long) after[0];
    }

    private void say(String id, Object... numbers) {
        terms.add(Term.of(id, numbers));
    }

    private Explained sum(Point step, Point carried) {
        return new Explained(terms, step, carried);
    }

    private Explained descent() {
        say("descent", eta);
        return sum(g.times(-eta), Point.ZERO);
    }

    private Explained momentum(double mu, double dampening) {
        double share = before[0] == 0 ? 1 : 1 - dampening;
        Point past = was(0).times(mu);
        Point b = past.plus(g.times(share));
        say("momentum", mu, past, g.times(share), b);
        say("descent.average", eta);
        return sum(b.times(-eta), past.times(-eta));
    }

    private Explained velocity(double mu) {
        Point past = is(0).plus(g.times(eta));
        say("velocity", mu, past, g.times(-eta), is(0));
        return sum(past.plus(g.times(-eta)), past);
    }

    private Explained nesterov(double mu) {
        Point past = was(0).times(mu);
        Point b = past.plus(g);
        Point mixed = g.plus(b.times(mu));
        say("momentum", mu, past, g, b);
        say("nesterov", mu, mixed, eta);
        return sum(mixed.times(-eta), past.times(-eta * mu));
    }

    private Explained notes(double mu) {
        Point v = was(0).times(mu).plus(g.times(-eta));
        Point there = made.times(-1 / eta);
        say("notes.velocity", v);
        say("notes.gradient", from.plus(v.times(mu)), there, eta);
        return sum(there.times(-eta), Point.ZERO);
    }

    private Explained adagrad(Optimizer.AdaGrad it) {
        Point squares = was(0).plus(g.each(a -> a * a));
        Point root = squares.each(Math::sqrt);
        double slowed = eta / (1 + (t() - 1) * it.decay());
        Point own = root.each(r -> slowed / (r + it.epsilon()));
        say("squares.sum", squares, root);
        say("own-rate", slowed, own);
        return sum(own.with(g, (rate, a) -> -rate * a), Point.ZERO);
    }

    private Explained adadelta(Adadelta it) {
        Point v = was(0).with(g, (a, b) -> it.rho() * a + (1 - it.rho()) * b * b);
        Point steps = was(1).each(a -> Math.sqrt(a + it.epsilon()));
        Point slopes = v.each(a -> Math.sqrt(a + it.epsilon()));
        Point own = steps.with(slopes, (a, b) -> eta * a / b);
        say("squares.mean", it.rho(), v, slopes);
        say("adadelta", steps, slopes, own);
        return sum(own.with(g, (rate, a) -> -rate * a), Point.ZERO);
    }

    private Explained rmsprop(Optimizer.RmsProp it) {
        Point v = was(0).with(g, (a, b) -> it.alpha() * a + (1 - it.alpha()) * b * b);
        Point spread = v;
        say("squares.mean", it.alpha(), v, v.each(Math::sqrt));
        if (it.centered()) {
            Point mean = was(1).with(g, (a, b) -> it.alpha() * a + (1 - it.alpha()) * b);
            spread = v.with(mean, (a, b) -> Math.max(0, a - b * b));
            say("centred", mean, spread.each(Math::sqrt));
        }
        Point own = spread.each(a -> eta / (Math.sqrt(a) + it.epsilon()));
        say("own-rate", eta, own);
        Point past = was(2).times(-eta * it.momentum());
        Point fresh = own.with(g, (rate, a) -> -rate * a);
        if (it.momentum() > 0) {
            say("carried", it.momentum(), past, fresh);
        }
        return sum(past.plus(fresh), past);
    }

    private Point decay(double rate, double lambda) {
        Point pull = from.times(-rate * lambda);
        if (lambda > 0) {
            say("decay", 1 - rate * lambda, pull);
        }
        return pull;
    }

    private Point average(double beta1) {
        Point past = was(0).times(beta1);
        Point fresh = g.times(1 - beta1);
        say("average", beta1, past, fresh, past.plus(fresh));
        return past.plus(fresh);
    }

    private Point squares(double beta2) {
        Point v = was(1).with(g, (a, b) -> beta2 * a + (1 - beta2) * b * b);
        say("squares.mean", beta2, v, v.each(Math::sqrt));
        return v;
    }

    private Explained adam(double beta1, double beta2, double epsilon, double rate, Point pull) {
        Point m = average(beta1);
        Point v = squares(beta2);
        return corrected(beta1, beta2, epsilon, rate, m, v, pull);
    }

    /** m and v freed from their start at zero, and the step that they give. */
    private Explained corrected(double beta1, double beta2, double epsilon, double rate, Point m, Point v, Point pull) {
        double growM = 1 / Elementary.complementOfPower(beta1, t());
        double growV = 1 / Elementary.complementOfPower(beta2, t());
        Point root = v.each(a -> Math.sqrt(a * growV));
        say("correction", t(), growM, growV, m.times(growM), root);
        Point own = root.each(a -> rate / (a + epsilon));
        say("own-rate.average", rate, own);
        Point past = was(0).times(beta1 * growM).with(own, (a, b) -> -a * b);
        return sum(pull.plus(m.times(growM).with(own, (a, b) -> -a * b)), past);
    }

    private Explained amsgrad(AmsGrad it) {
        Point m = average(it.beta1());
        Point v = squares(it.beta2());
        Point largest = was(2).with(v, Math::max);
        say("largest-square", largest, largest.each(Math::sqrt));
        return corrected(it.beta1(), it.beta2(), it.epsilon(), eta, m, largest, Point.ZERO);
    }

    private Explained adamax(Adamax it) {
        Point m = average(it.beta1());
        Point u = was(1).with(g, (a, b) -> Math.max(it.beta2() * a, Math.abs(b) + it.epsilon()));
        double grow = 1 / Elementary.complementOfPower(it.beta1(), t());
        say("largest-gradient", it.beta2(), u);
        say("correction.average", t(), grow, m.times(grow));
        Point own = u.each(a -> eta / a);
        say("own-rate.average", eta, own);
        return sum(m.times(grow).with(own, (a, b) -> -a * b), was(0).times(it.beta1() * grow).with(own, (a, b) -> -a * b));
    }

    private Explained nadam(NAdam it) {
        Point m = average(it.beta1());
        Point v = squares(it.beta2());
        double ln = StrictMath.log(0.96) * it.psi();
        double mu = it.beta1() * (1 - 0.5 * StrictMath.exp(ln * t()));
        double next = it.beta1() * (1 - 0.5 * StrictMath.exp(ln * (t() + 1)));
        double product = after[1];
        double ofMean = next / (1 - product * next);
        double ofGradient = (1 - mu) / (1 - product);
        Point mixed = m.times(ofMean).plus(g.times(ofGradient));
        say("nadam", m.times(ofMean), g.times(ofGradient), mixed);
        double growV = 1 / Elementary.complementOfPower(it.beta2(), t());
        Point own = v.each(a -> eta / (Math.sqrt(a * growV) + it.epsilon()));
        say("own-rate.mixture", eta, own);
        return sum(mixed.with(own, (a, b) -> -a * b), was(0).times(it.beta1() * ofMean).with(own, (a, b) -> -a * b));
    }

    private Explained radam(RAdam it) {
        Point m = average(it.beta1());
        Point v = squares(it.beta2());
        double grow = 1 / Elementary.complementOfPower(it.beta1(), t());
        say("correction.average", t(), grow, m.times(grow));
        double faded = Elementary.power(it.beta2(), t());
        double most = 2 / (1 - it.beta2()) - 1;
        double rho = most - 2 * t() * faded / (1 - faded);
        Point own = new Point(eta, eta);
        if (rho > 5) {
            double trust = Math.sqrt((rho - 4) * (rho - 2) * most / ((most - 4) * (most - 2) * rho));
            own = v.each(a -> eta * trust * Math.sqrt(1 - faded) / (Math.sqrt(a) + it.epsilon()));
            say("radam.trusted", rho, trust);
            say("own-rate.average", eta, own);
        } else {
            say("radam.early", rho, eta);
        }
        return sum(m.times(grow).with(own, (a, b) -> -a * b), was(0).times(it.beta1() * grow).with(own, (a, b) -> -a * b));
    }

    private Explained rprop() {
        Point lengths = before[0] == 0 ? new Point(eta, eta) : was(0);
        say("rprop", lengths, is(0));
        Point step = is(1).with(is(0), (sign, length) -> -Math.signum(sign) * length);
        say("rprop.sign", is(1).each(Math::signum), step);
        return sum(step, Point.ZERO);
    }

    private Explained lion(Lion it) {
        Point past = was(0).times(it.beta1());
        Point mixed = past.plus(g.times(1 - it.beta1()));
        say("average.mix", it.beta1(), past, g.times(1 - it.beta1()), mixed);
        Point pull = decay(eta, it.decay());
        say("lion", eta, mixed.each(Math::signum));
        return sum(pull.plus(mixed.each(a -> -eta * Math.signum(a))), Point.ZERO);
    }

    /** Without matrices Muon is AdamW at its side rate. */
    private Explained muon(Muon it) {
        double rate = it.sideRate() * (eta / it.rate());
        say("muon", rate);
        return adam(0.9, 0.999, 1e-8, rate, decay(rate, it.decay()));
    }

    private Explained lbfgs() {
        long pairs = (after.length - 1 - optimizer.numbers()) / 4 - 1;
        say(made.length() > 0 ? "lbfgs" : "lbfgs.rest", pairs);
        return sum(is(1), Point.ZERO);
    }
}
