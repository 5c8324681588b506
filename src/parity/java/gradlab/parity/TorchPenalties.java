package gradlab.parity;

import gradlab.experiment.Clipping;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Kind;

/** Penalties and clipping as pieces of TorchScript: what changes the gradients before the optimizer sees them, and what follows it. */
final class TorchPenalties {

    private TorchPenalties() {
    }

    /** Changes the gradients {@code g}: penalties of the weights {@code p}, then the cut. */
    static String beforeStep(ExperimentSpec spec, Parameters layout) {
        StringBuilder text = new StringBuilder();
        for (Regularization penalty : spec.regularization()) {
            switch (penalty) {
                case Regularization.L2 l2 -> eachWeight(text, layout, "torch.add_(g[%1$d], p[%1$d], alpha=" + l2.k() + ")");
                case Regularization.L1 l1 -> eachWeight(text, layout, l1.proximal() ? "" : "torch.add_(g[%1$d], torch.sign(p[%1$d]), alpha=" + l1.k() + ")");
                case Regularization.None none -> text.append("");
                case Regularization.Dropout dropout -> throw new IllegalArgumentException("PyTorch draws other masks");
            }
        }
        text.append(switch (spec.clipping()) {
            case Clipping.None none -> "";
            case Clipping.Norm norm -> """
                    length = torch.linalg_vector_norm((self).flat(g))
                    share = torch.clamp(torch.div(torch.scalar_tensor(%s, dtype=7), torch.add(length, 1e-06)), None, 1.)
                    for slope in g:
                      torch.mul_(slope, share)
                    """.replace("%s", Double.toString(norm.limit()));
            case Clipping.Value value -> """
                    for slope in g:
                      torch.clamp_(slope, -%s, %s)
                    """.replace("%s", Double.toString(value.limit()));
        });
        return text.toString();
    }

    /** The proximal step, made after the update. */
    static String afterStep(ExperimentSpec spec, Parameters layout) {
        StringBuilder text = new StringBuilder();
        for (Regularization penalty : spec.regularization()) {
            if (penalty instanceof Regularization.L1 l1 && l1.proximal()) {
                eachWeight(text, layout, "torch.copy_(p[%1$d], torch.softshrink(p[%1$d], rates[k] * " + l1.k() + "))");
            }
        }
        return text.toString();
    }

    private static void eachWeight(StringBuilder text, Parameters layout, String line) {
        for (int i = 0; i < layout.blocks().size() && !line.isEmpty(); i++) {
            if (layout.blocks().get(i).kind() == Kind.WEIGHT) {
                text.append(String.format(line, i)).append('\n');
            }
        }
    }
}
