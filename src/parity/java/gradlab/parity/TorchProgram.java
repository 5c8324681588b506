package gradlab.parity;

import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;

/**
 * A whole training as a TorchScript program: forward pass, loss, gradients by autograd, the optimizer, and the singular
 * values of every weight gradient. Matrices are in × out as in the lab. {@code forward(x, y, start)} takes the batches in
 * the order in which they come round, and the first parameters; it gives one row per step: loss, gradient, weights after
 * the update, singular values.
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
            %s    rows = annotate(List[Tensor], [])
                for k in range(%d):
                  t = k + 1
                  w = (self).leaves(p)
                  cost = (self).cost(x[k %% len(x)], y[k %% len(y)], w)
                  g = annotate(List[Tensor], [])
                  for slope in torch.grad([cost], w):
                    g.append(unchecked_cast(Tensor, slope))
                  row = [torch.flatten(torch.detach(cost)), (self).flat(g)]
            %s      row.append((self).flat(p))
                  for slope in g:
                    if torch.eq(torch.dim(slope), 2):
                      row.append(torch.linalg_svdvals(slope))
                  rows.append(torch.cat(row))
                return torch.stack(rows)
            """;

    private TorchProgram() {
    }

    /** @throws IllegalArgumentException if something in the specification has no counterpart */
    static String of(ExperimentSpec spec, Loss loss, int steps) {
        TorchOptimizer optimizer = Counterparts.of(spec.optimizer())
                .orElseThrow(() -> new IllegalArgumentException("no counterpart of " + spec.optimizer()));
        return HEAD + cost(spec.network(), loss)
                + String.format(TRAINING, optimizer.start().indent(4), steps, optimizer.step().indent(6));
    }

    private static String cost(NetworkShape network, Loss loss) {
        StringBuilder text = new StringBuilder("""
                def cost(self: __torch__.Lab, x: Tensor, y: Tensor, w: List[Tensor]) -> Tensor:
                  a = x
                """);
        for (int layer = 1; layer <= network.depth(); layer++) {
            int hidden = layer;
            text.append("  z = torch.addmm(w[").append(2 * layer - 1).append("], a, w[").append(2 * layer - 2).append("])\n");
            text.append("  a = ").append(Counterparts.of(network.activation(layer)).orElseThrow(
                    () -> new IllegalArgumentException("no counterpart of " + network.activation(hidden)))).append('\n');
        }
        text.append("  o = a\n  return ").append(Counterparts.of(loss)
                .orElseThrow(() -> new IllegalArgumentException("no counterpart of " + loss))).append('\n');
        return text.toString().indent(2);
    }
}
