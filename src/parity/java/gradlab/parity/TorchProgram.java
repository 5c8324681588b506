package gradlab.parity;

import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Normalization;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Kind;
import java.util.Arrays;

/**
 * A whole training as a TorchScript program: forward pass, loss, gradients by autograd, the optimizer, and the singular
 * values of every weight gradient. Matrices are in × out as in the lab. {@code forward(x, y, start)} takes the batches in
 * the order in which they come round, and the first parameters block by block; it gives one row per step: loss, gradient,
 * parameters after the update, running means and variances layer by layer, singular values.
 */
final class TorchProgram {

    private static final String HEAD = """
            class Lab(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def zeros(self: __torch__.Lab, p: List[Tensor]) -> List[Tensor]:
                made = annotate(List[Tensor], [])
                for q in p:
                  made.append(torch.zeros_like(q))
                return made
              def leaves(self: __torch__.Lab, p: List[Tensor]) -> List[Tensor]:
                made = annotate(List[Tensor], [])
                for q in p:
                  made.append(torch.requires_grad_(torch.detach(torch.clone(q))))
                return made
              def counts(self: __torch__.Lab, p: List[Tensor], t: int) -> List[Tensor]:
                made = annotate(List[Tensor], [])
                for q in p:
                  made.append(torch.tensor(float(t), dtype=7))
                return made
              def flat(self: __torch__.Lab, p: List[Tensor]) -> Tensor:
                made = annotate(List[Tensor], [])
                for q in p:
                  made.append(torch.flatten(q))
                return torch.cat(made)
            """;
    private static final String TRAINING = """
              def forward(self: __torch__.Lab, x: List[Tensor], y: List[Tensor], start: List[Tensor]) -> Tensor:
                p = annotate(List[Tensor], [])
                for q in start:
                  p.append(torch.clone(q))
                running = annotate(List[Tensor], [])
            %s%s    rates = %s
                rows = annotate(List[Tensor], [])
                for k in range(%d):
                  t = k + 1
                  w = (self).leaves(p)
                  cost = (self).cost(x[k %% len(x)], y[k %% len(y)], w, running)
                  g = annotate(List[Tensor], [])
                  for slope in torch.grad([cost], w):
                    g.append(unchecked_cast(Tensor, slope))
                  row = [torch.flatten(torch.detach(cost)), (self).flat(g)]
                  values = annotate(List[Tensor], [])
                  for slope in g:
                    if torch.eq(torch.dim(slope), 2):
                      values.append(torch.linalg_svdvals(slope))
            %s%s%s      row.append((self).flat(p))
                  for known in running:
                    row.append(torch.clone(known))
                  for value in values:
                    row.append(value)
                  rows.append(torch.cat(row))
                return torch.stack(rows)
            """;

    private TorchProgram() {
    }

    /**
     * @param layout says which parameter stands where
     * @param rates the learning rate of every step
     * @throws IllegalArgumentException if something in the specification has no counterpart
     */
    static String of(ExperimentSpec spec, Loss loss, Parameters layout, double[] rates) {
        TorchOptimizer optimizer = Counterparts.of(spec.optimizer())
                .orElseThrow(() -> new IllegalArgumentException("no counterpart of " + spec.optimizer()));
        return HEAD + cost(spec.network(), loss, layout) + String.format(TRAINING, statistics(spec.network()).indent(4),
                optimizer.start().indent(4), Arrays.toString(rates), rates.length,
                TorchPenalties.beforeStep(spec, layout).indent(6), optimizer.step().indent(6), TorchPenalties.afterStep(spec, layout).indent(6));
    }

    private static String cost(NetworkShape network, Loss loss, Parameters layout) {
        StringBuilder text = new StringBuilder("""
                def cost(self: __torch__.Lab, x: Tensor, y: Tensor, w: List[Tensor], running: List[Tensor]) -> Tensor:
                  a = x
                """);
        for (int layer = 1; layer <= network.depth(); layer++) {
            int hidden = layer;
            line(text, "z = torch.addmm(" + block(layout, layer, Kind.BIAS) + ", a, " + block(layout, layer, Kind.WEIGHT) + ")");
            if (network.normalizes(layer)) {
                line(text, "z = " + normalized(network, layer, layout));
            }
            if (network.learnsSlope(layer)) {
                line(text, "alpha = " + block(layout, layer, Kind.SLOPE));
            }
            line(text, "a = " + Counterparts.of(network.activation(layer)).orElseThrow(
                    () -> new IllegalArgumentException("no counterpart of " + network.activation(hidden))));
        }
        line(text, "o = a");
        line(text, "return " + Counterparts.of(loss).orElseThrow(() -> new IllegalArgumentException("no counterpart of " + loss)));
        return text.toString().indent(2);
    }

    private static String normalized(NetworkShape network, int layer, Parameters layout) {
        String gain = block(layout, layer, Kind.GAIN);
        String shift = block(layout, layer, Kind.SHIFT);
        return switch (network.normalization()) {
            case Normalization.Batch batch -> "torch.batch_norm(z, " + gain + ", " + shift + ", running[" + 2 * (layer - 1) + "], running["
                    + (2 * layer - 1) + "], True, " + batch.momentum() + ", " + batch.epsilon() + ", False)";
            case Normalization.Layer norm -> "torch.layer_norm(z, [" + network.units(layer) + "], " + gain + ", " + shift + ", "
                    + norm.epsilon() + ")";
            case Normalization.None none -> "z";
        };
    }

    /** Running means from 0 and variances from 1, where there are any. */
    private static String statistics(NetworkShape network) {
        StringBuilder text = new StringBuilder();
        for (int layer = 1; layer < network.depth() && network.normalization() instanceof Normalization.Batch; layer++) {
            text.append("running.append(torch.zeros([").append(network.units(layer)).append("], dtype=7))\n");
            text.append("running.append(torch.ones([").append(network.units(layer)).append("], dtype=7))\n");
        }
        return text.toString();
    }

    private static String block(Parameters layout, int layer, Kind kind) {
        for (int i = 0; i < layout.blocks().size(); i++) {
            if (layout.blocks().get(i).layer() == layer && layout.blocks().get(i).kind() == kind) {
                return "w[" + i + "]";
            }
        }
        throw new IllegalArgumentException("layer " + layer + " has no " + kind);
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }
}
