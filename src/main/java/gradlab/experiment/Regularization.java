package gradlab.experiment;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;
import java.util.List;

/**
 * Penalties and noise that hold a network back; several may act together. Penalties touch weights only, never biases.
 * To add one, add a record here.
 */
public sealed interface Regularization {

    /** What the loss grows by; 0 where nothing is added to it. */
    default double penalty(Parameters p) {
        return 0;
    }

    /** Adds the slope of the penalty to the direction that the optimizer follows. */
    default void addTo(Parameters p) {
    }

    /** What remains to be done to the weights after an update at rate {@code eta}. */
    default void afterUpdate(Parameters p, double eta) {
    }

    /** The list as it is written: an empty one has its own word. */
    static List<Regularization> orNone(List<Regularization> chosen) {
        return chosen.isEmpty() ? List.of(new None()) : chosen;
    }

    /** Nothing; in a list of several it says nothing. */
    @Named(en = "none", ru = "нет")
    record None() implements Regularization {
    }

    /**
     * k·Σ|θ|, slope k·sign θ with sign 0 = 0. The slope alone leaves weights near zero but not at it; the proximal step
     * sign(θ)·max(|θ| − ηk, 0) after each update takes its place and makes exact zeros.
     */
    @Named(en = "l1", ru = "L1")
    record L1(
            @Named(en = "k", ru = "коэффициент", also = {"lambda", "лямбда", "к"}) @Range(min = 1e-9, max = 10, log = true) double k,
            @Named(en = "proximal", ru = "проксимальный") boolean proximal) implements Regularization {
        public L1() {
            this(1e-3, false);
        }

        @Override
        public double penalty(Parameters p) {
            double sum = 0;
            for (int b = 0; b < p.blocks().size(); b++) {
                Block block = p.blocks().get(b);
                for (int i = block.offset(); i < endOfPenalised(block); i++) {
                    sum += Math.abs(p.values()[i]);
                }
            }
            return k * sum;
        }

        @Override
        public void addTo(Parameters p) {
            if (proximal) {
                return;
            }
            for (int b = 0; b < p.blocks().size(); b++) {
                Block block = p.blocks().get(b);
                for (int i = block.offset(); i < endOfPenalised(block); i++) {
                    p.direction()[i] += k * Math.signum(p.values()[i]);
                }
            }
        }

        @Override
        public void afterUpdate(Parameters p, double eta) {
            if (!proximal) {
                return;
            }
            double[] theta = p.values();
            for (int b = 0; b < p.blocks().size(); b++) {
                Block block = p.blocks().get(b);
                for (int i = block.offset(); i < endOfPenalised(block); i++) {
                    theta[i] = Math.signum(theta[i]) * Math.max(Math.abs(theta[i]) - eta * k, 0);
                }
            }
        }
    }

    /** k/2·Σθ², slope kθ: what PyTorch calls weight decay. */
    @Named(en = "l2", ru = "L2")
    record L2(
            @Named(en = "k", ru = "коэффициент", also = {"lambda", "лямбда", "к"}) @Range(min = 1e-9, max = 10, log = true) double k) implements Regularization {
        public L2() {
            this(1e-3);
        }

        @Override
        public double penalty(Parameters p) {
            double sum = 0;
            for (int b = 0; b < p.blocks().size(); b++) {
                Block block = p.blocks().get(b);
                for (int i = block.offset(); i < endOfPenalised(block); i++) {
                    sum += p.values()[i] * p.values()[i];
                }
            }
            return k / 2 * sum;
        }

        @Override
        public void addTo(Parameters p) {
            for (int b = 0; b < p.blocks().size(); b++) {
                Block block = p.blocks().get(b);
                for (int i = block.offset(); i < endOfPenalised(block); i++) {
                    p.direction()[i] += k * p.values()[i];
                }
            }
        }
    }

    /**
     * In training every hidden activation is set to zero with probability p and the others are divided by 1−p; in
     * evaluation nothing is dropped (Srivastava et al. 2014, in the form that scales in training).
     */
    @Named(en = "dropout", ru = "дропаут")
    record Dropout(
            @Named(en = "p", ru = "доля", also = "р") @Range(min = 0, max = 1) double p) implements Regularization {
        public Dropout() {
            this(0.5);
        }
    }

    /** The share of hidden activations that the list drops; several dropouts act one after the other. */
    static double droppedShare(List<Regularization> chosen) {
        List<Double> shares = chosen.stream().filter(Dropout.class::isInstance).map(one -> ((Dropout) one).p()).toList();
        if (shares.size() <= 1) {
            return shares.isEmpty() ? 0 : shares.getFirst();
        }
        double kept = shares.stream().mapToDouble(share -> 1 - share).reduce(1, (one, other) -> one * other);
        return 1 - kept;
    }

    private static int endOfPenalised(Block block) {
        return block.kind() == Parameters.Kind.WEIGHT ? block.offset() + block.size() : block.offset();
    }
}
