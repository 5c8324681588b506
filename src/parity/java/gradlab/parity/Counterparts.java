package gradlab.parity;

import gradlab.experiment.Catalogues;
import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.nn.Optimizer;
import java.util.Map;
import java.util.Optional;

/** Which of the lab's members PyTorch has too, by which operator, and which it has not. */
final class Counterparts {

    /** Members that cannot be compared, with the reason. Everything else in the catalogues must have a counterpart. */
    static final Map<String, String> WITHOUT = Map.of(
            "loss auto", "stands for one of the others",
            "optimizer nesterov-classic", "PyTorch stores the point ahead instead",
            "optimizer notes-nag", "a broken listing, kept for its lesson",
            "optimizer lion", "not in PyTorch",
            "optimizer muon", "not in this version of the library, and rounded to bfloat16 in later ones",
            "optimizer lbfgs", "not in the library, only in PyTorch's Python");

    private Counterparts() {
    }

    /** An expression in {@code z}; {@code alpha} stands for a learned slope where there is one. */
    static Optional<String> of(Activation activation) {
        Member<Activation> member = new Member<>(Catalogues.ACTIVATION, activation);
        return Optional.ofNullable(switch (member.name()) {
            case "identity" -> "z";
            case "sigmoid" -> "torch.sigmoid(z)";
            case "tanh" -> "torch.tanh(z)";
            case "relu" -> "torch.relu(z)";
            case "leaky-relu" -> "torch.leaky_relu(z, " + member.number("alpha") + ")";
            case "prelu" -> "torch.prelu(z, alpha)";
            case "elu" -> "torch.elu(z, " + member.number("alpha") + ")";
            case "selu" -> "torch.selu(z)";
            case "gelu" -> "torch.gelu(z, approximate=\"none\")";
            case "gelu-tanh" -> "torch.gelu(z, approximate=\"tanh\")";
            case "silu" -> "torch.silu(z)";
            case "softplus" -> "torch.softplus(z)";
            case "hard-tanh" -> "torch.hardtanh(z)";
            // its definition: PyTorch's own operator goes back with a sixth rounded to float, eight digits
            case "hard-sigmoid" -> "torch.div(torch.relu6(torch.add(z, 3.)), 6.)";
            default -> null;
        });
    }

    /** An expression in the outputs {@code o} and the targets {@code y}. */
    static Optional<String> of(Loss loss) {
        Member<Loss> member = new Member<>(Catalogues.LOSS, loss);
        return Optional.ofNullable(switch (member.name()) {
            case "mse" -> "torch.mse_loss(o, y)";
            case "mae" -> "torch.l1_loss(o, y)";
            case "huber" -> "torch.huber_loss(o, y, 1, " + member.number("delta") + ")";
            case "bce" -> "torch.binary_cross_entropy_with_logits(o, y)";
            case "brier" -> "torch.mse_loss(torch.sigmoid(o), y)";
            case "cross-entropy" -> "torch.cross_entropy_loss(o, torch.argmax(y, 1))";
            default -> null;
        });
    }

    /** The optimizer's part of a program. */
    static Optional<TorchOptimizer> of(Optimizer optimizer) {
        return TorchOptimizer.of(new Member<>(Catalogues.OPTIMIZER, optimizer));
    }
}
