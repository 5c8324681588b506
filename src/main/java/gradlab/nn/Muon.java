package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.nn.Parameters.Block;

/**
 * Turns the momentum of a hidden weight matrix into a matrix with almost equal singular values before it steps along it
 * (Jordan et al. 2024): b ← μb + (1−μ)g; h = (1−μ)g + μb; θ ← (1−ηλ)θ − η·√max(1, outputs/inputs)·{@link NewtonSchulz}(h).
 * Biases and the first and last layer are moved by AdamW (β 0.9, 0.999, ε 10⁻⁸) with the side rate and the same λ; a network
 * without matrices between hidden layers is moved by AdamW alone. The schedule scales both rates alike.
 */
@Named(en = "muon", ru = "Muon")
public record Muon(
        @Named(en = "rate", ru = "скорость", also = "lr") @Range(min = 1e-6, max = 100, log = true) double rate,
        @Named(en = "momentum", ru = "импульс", also = {"бета", "beta"}) @Range(min = 0, max = 0.9999) double momentum,
        @Named(en = "decay", ru = "затухание", also = "затухание-весов") @Range(min = 0, max = 1) double decay,
        @Named(en = "side-rate", ru = "скорость-краёв") @Range(min = 1e-6, max = 100, log = true) double sideRate) implements Optimizer {

    public Muon() {
        this(1e-3, 0.95, 0.1, 1e-3);
    }

    @Override
    public int buffers() {
        return 2;
    }

    @Override
    public int averageAt() {
        return 0;
    }

    @Override
    public void update(Parameters p, Move move, Memory memory) {
        long t = memory.nextStep();
        double sideEta = sideRate * (move.rate() / rate);
        int sideFrom = 0;
        int last = p.depth();
        for (int index = 0; index < p.blocks().size(); index++) {
            Block block = p.blocks().get(index);
            if (block.kind() == Parameters.Kind.WEIGHT && block.layer() > 1 && block.layer() < last) {
                moveSide(p, sideFrom, block.offset(), sideEta, t, memory);
                moveMatrix(p, block, move, memory);
                sideFrom = block.offset() + block.size();
            }
        }
        moveSide(p, sideFrom, p.size(), sideEta, t, memory);
    }

    private void moveMatrix(Parameters p, Block block, Move move, Memory memory) {
        double[] theta = p.values();
        double[] g = p.direction();
        double[] b = memory.buffer(0);
        double[] h = memory.scratch(0, block.size());
        double mu = move.momentum(momentum);
        double eta = move.rate();
        int at = block.offset();
        for (int i = 0; i < block.size(); i++) {
            b[at + i] = mu * b[at + i] + (1 - mu) * g[at + i];
            h[i] = (1 - mu) * g[at + i] + mu * b[at + i];
        }
        NewtonSchulz.equalize(h, block.rows(), block.columns(), memory);
        double kept = 1 - eta * decay;
        double length = eta * Math.sqrt(Math.max(1, (double) block.columns() / block.rows()));
        for (int i = 0; i < block.size(); i++) {
            theta[at + i] = kept * theta[at + i] - length * h[i];
        }
    }

    private void moveSide(Parameters p, int from, int to, double eta, long t, Memory memory) {
        Moments.shrink(p, from, to, 1 - eta * decay);
        Moments.step(p, from, to, eta, 0.9, 0.999, 1e-8, t, memory);
    }
}
