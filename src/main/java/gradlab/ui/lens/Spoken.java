package gradlab.ui.lens;

import java.util.LinkedHashMap;
import java.util.Map;

/** LaTeX as one line of signs, for screen readers. */
final class Spoken {

    private static final Map<String, String> SIGNS = signs();

    private Spoken() {
    }

    private static Map<String, String> signs() {
        Map<String, String> signs = new LinkedHashMap<>();
        String[] pairs = {"partial", "∂", "sum", "Σ", "cdot", "·", "odot", "·", "delta", "δ", "Delta", "Δ", "eta", "η", "theta", "θ", "mu", "μ", "sigma", "σ", "gamma", "γ", "beta", "β", "alpha", "α",
            "lambda", "λ", "rho", "ρ", "tau", "τ", "psi", "ψ", "varphi", "φ", "Phi", "Φ", "pi", "π", "ell", "ℓ", "varepsilon", "ε", "infty", "∞", "leftarrow", "←", "le", "≤", "ge", "≥", "in", "∈",
            "nabla", "∇", "ldots", "…", "lVert", "‖", "rVert", "‖", "top", "ᵀ"};
        for (int i = 0; i < pairs.length; i += 2) {
            signs.put(pairs[i], pairs[i + 1]);
        }
        return signs;
    }

    static String of(String latex) {
        String text = latex.replace("{,}", ",").replaceAll("\\\\(begin|end)\\{cases}", " ").replaceAll("\\\\(left|right|bigl|bigr)(?![a-zA-Z])", "").replace("\\\\", "; ").replace("&", " ");
        text = text.replaceAll("\\\\(text|mathrm)\\{([^{}]*)}", "$2").replaceAll("\\\\(hat|bar|tilde)\\s*(\\{[^{}]*}|[a-zA-Z]|\\\\theta)", "$2");
        String before = "";
        while (!before.equals(text)) {
            before = text;
            text = text.replaceAll("\\\\[dt]?frac\\{([^{}]*)}\\{([^{}]*)}", "($1)/($2)").replaceAll("\\\\sqrt\\{([^{}]*)}", "√($1)")
                    .replaceAll("\\\\(underbrace|overline)\\{([^{}]*)}", "$2").replaceAll("([_^])\\{([^{}]*)}", "$1$2");
        }
        for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
            text = text.replaceAll("\\\\" + sign.getKey() + "(?![a-zA-Z])", sign.getValue());
        }
        return text.replaceAll("\\\\q?quad", "; ").replaceAll("\\\\[,;!]", " ").replaceAll("\\\\([a-zA-Z]+)", "$1").replaceAll("[{}\\\\]", "").replaceAll("\\s+", " ").strip();
    }
}
