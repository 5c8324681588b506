package gradlab.parity;

import gradlab.nn.Optimizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An optimizer as two pieces of TorchScript over the lists {@code p} (parameters) and {@code g} (gradients), {@code t} being
 * the number of the step from 1 and {@code rates[k]} its learning rate. Where PyTorch has an optimizer among its compiled operators ({@code _fused_…}), that is
 * used; of the others only the Python text exists, so their published formulas are put together from its operators.
 *
 * @param start makes what is remembered
 * @param step moves {@code p}
 */
record TorchOptimizer(String start, String step) {

    private static final String MOMENTS = """
            m = (self).zeros(p)
            v = (self).zeros(p)
            top = (self).zeros(p)
            """;
    private static final String NO_TOP = "annotate(List[Tensor], [])";

    static Optional<TorchOptimizer> of(Member<Optimizer> member) {
        String rate = "rates[k]";
        return Optional.ofNullable(switch (member.name()) {
            case "sgd" -> sgd(rate, 0, 0, false);
            case "momentum" -> sgd(rate, member.number("momentum"), member.number("dampening"), false);
            // the same path as long as the rate stays
            case "momentum-classic" -> sgd(rate, member.number("momentum"), 0, false);
            case "nesterov" -> sgd(rate, member.number("momentum"), 0, true);
            case "adagrad" -> adaGrad(rate, member.numberOrZero("decay"), member.number("epsilon"));
            case "adadelta" -> adaDelta(rate, member.number("rho"), member.number("epsilon"));
            case "rmsprop" -> rmsProp(rate, member);
            case "adam" -> adam("_fused_adam_", rate, 0, member, false);
            case "amsgrad" -> adam("_fused_adam_", rate, 0, member, true);
            case "adamw" -> adam("_fused_adamw_", rate, member.number("decay"), member, false);
            case "adamax" -> adaMax(rate, member);
            case "nadam" -> nadam(rate, member);
            case "radam" -> radam(rate, member);
            case "rprop" -> rprop(rate);
            default -> null;
        });
    }

    private static TorchOptimizer sgd(String rate, double momentum, double dampening, boolean nesterov) {
        return new TorchOptimizer("""
                b = (self).zeros(p)
                """, format("""
                torch._fused_sgd_(p, g, %s, weight_decay=0., momentum=%s, lr=%s, dampening=%s, nesterov=%s, maximize=False, is_first_step=torch.eq(t, 1))
                """, momentum == 0 ? NO_TOP : "b", momentum, rate, dampening, python(nesterov)));
    }

    private static TorchOptimizer adam(String operator, String rate, double decay, Member<Optimizer> member, boolean amsgrad) {
        return new TorchOptimizer(MOMENTS, format("""
                torch.%s(p, g, m, v, %s, (self).counts(p, t), lr=%s, beta1=%s, beta2=%s, weight_decay=%s, eps=%s, amsgrad=%s, maximize=False)
                """, operator, amsgrad ? "top" : NO_TOP, rate, member.number("beta1"), member.number("beta2"), decay,
                member.number("epsilon"), python(amsgrad)));
    }

    private static TorchOptimizer adaGrad(String rate, double decay, double epsilon) {
        return new TorchOptimizer("""
                squares = (self).zeros(p)
                """, format("""
                torch._fused_adagrad_(p, g, squares, (self).counts(p, t), lr=%s, lr_decay=%s, weight_decay=0., eps=%s, maximize=False)
                """, rate, decay, epsilon));
    }

    private static TorchOptimizer adaDelta(String rate, double rho, double epsilon) {
        return new TorchOptimizer(MOMENTS, format("""
                for i in range(len(p)):
                  torch.addcmul_(torch.mul_(v[i], %1$s), g[i], g[i], value=1. - %1$s)
                  change = torch.mul(torch.div(torch.sqrt(torch.add(m[i], %2$s)), torch.sqrt(torch.add(v[i], %2$s))), g[i])
                  torch.addcmul_(torch.mul_(m[i], %1$s), change, change, value=1. - %1$s)
                  torch.add_(p[i], change, alpha=-%3$s)
                """, rho, epsilon, rate));
    }

    private static TorchOptimizer rmsProp(String rate, Member<Optimizer> member) {
        return new TorchOptimizer(MOMENTS, format("""
                for i in range(len(p)):
                  torch.addcmul_(torch.mul_(v[i], %1$s), g[i], g[i], value=1. - %1$s)
                  spread = v[i]
                  if %2$s:
                    torch.lerp_(m[i], g[i], 1. - %1$s)
                    spread = torch.addcmul(v[i], m[i], m[i], value=-1.)
                  torch.addcdiv_(torch.mul_(top[i], %3$s), g[i], torch.add(torch.sqrt(spread), %4$s))
                  torch.add_(p[i], top[i], alpha=-%5$s)
                """, member.number("alpha"), python(member.flag("centered")), member.number("momentum"),
                member.number("epsilon"), rate));
    }

    private static TorchOptimizer adaMax(String rate, Member<Optimizer> member) {
        return new TorchOptimizer(MOMENTS, format("""
                for i in range(len(p)):
                  torch.lerp_(m[i], g[i], 1. - %1$s)
                  torch.copy_(v[i], torch.maximum(torch.mul(v[i], %2$s), torch.add(torch.abs(g[i]), %3$s)))
                  torch.addcdiv_(p[i], m[i], v[i], value=-%4$s / (1. - torch.pow(%1$s, t)))
                """, member.number("beta1"), member.number("beta2"), member.number("epsilon"), rate));
    }

    private static TorchOptimizer nadam(String rate, Member<Optimizer> member) {
        return new TorchOptimizer(MOMENTS + """
                product = 1.
                """, format("""
                mu = %1$s * (1. - 0.5 * torch.pow(0.96, t * %5$s))
                next = %1$s * (1. - 0.5 * torch.pow(0.96, (t + 1) * %5$s))
                product = product * mu
                for i in range(len(p)):
                  torch.lerp_(m[i], g[i], 1. - %1$s)
                  torch.addcmul_(torch.mul_(v[i], %2$s), g[i], g[i], value=1. - %2$s)
                  below = torch.add(torch.sqrt(torch.div(v[i], 1. - torch.pow(%2$s, t))), %3$s)
                  torch.addcdiv_(p[i], g[i], below, value=-%4$s * (1. - mu) / (1. - product))
                  torch.addcdiv_(p[i], m[i], below, value=-%4$s * next / (1. - product * next))
                """, member.number("beta1"), member.number("beta2"), member.number("epsilon"), rate, member.number("psi")));
    }

    private static TorchOptimizer radam(String rate, Member<Optimizer> member) {
        return new TorchOptimizer(MOMENTS, format("""
                longest = 2. / (1. - %2$s) - 1.
                length = longest - 2. * t * torch.pow(%2$s, t) / (1. - torch.pow(%2$s, t))
                for i in range(len(p)):
                  torch.lerp_(m[i], g[i], 1. - %1$s)
                  torch.addcmul_(torch.mul_(v[i], %2$s), g[i], g[i], value=1. - %2$s)
                  mean = torch.div(m[i], 1. - torch.pow(%1$s, t))
                  if length > 5.:
                    share = torch.sqrt((length - 4.) * (length - 2.) * longest / ((longest - 4.) * (longest - 2.) * length))
                    grown = torch.div(torch.sqrt(1. - torch.pow(%2$s, t)), torch.add(torch.sqrt(v[i]), %3$s))
                    torch.add_(p[i], torch.mul(torch.mul(mean, grown), share), alpha=-%4$s)
                  else:
                    torch.add_(p[i], mean, alpha=-%4$s)
                """, member.number("beta1"), member.number("beta2"), member.number("epsilon"), rate));
    }

    /** Factors 0.5 and 1.2, lengths between 1e-6 and 50: PyTorch's defaults. */
    private static TorchOptimizer rprop(String rate) {
        return new TorchOptimizer(MOMENTS, format("""
                for i in range(len(p)):
                  if torch.eq(t, 1):
                    torch.fill_(v[i], %s)
                  sign = torch.sign(torch.mul(g[i], m[i]))
                  turned = torch.lt(sign, 0)
                  factor = torch.add(torch.mul(torch.to(torch.gt(sign, 0), 7), 0.2), 1.)
                  factor = torch.masked_fill(factor, turned, 0.5)
                  torch.copy_(v[i], torch.clamp(torch.mul(v[i], factor), 1e-6, 50.))
                  kept = torch.masked_fill(g[i], turned, 0.)
                  torch.addcmul_(p[i], torch.sign(kept), v[i], value=-1.)
                  torch.copy_(m[i], kept)
                """, rate));
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
