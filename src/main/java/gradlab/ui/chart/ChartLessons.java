package gradlab.ui.chart;

import java.util.List;

/** Which lesson explains which chart. */
final class ChartLessons {

    /** The first entry that a picture's id begins or ends with counts. */
    private static final List<Rule> RULES = List.of(
            new Rule("loss", "loss-metric"), new Rule("accuracy", "loss-metric"),
            new Rule("slice", "gd-learning-rate"),
            new Rule("dead", "dead-relu"), new Rule("dimension_share", "representations"),
            new Rule("saturation", "saturation"), new Rule("phi_b", "saturation"), new Rule("slope", "activations"),
            new Rule("preactivations", "saturation"),
            new Rule("attenuation.normalization", "batch-norm"), new Rule("attenuation", "vanishing-exploding"),
            new Rule("factors", "vanishing-exploding"), new Rule("delta", "backprop"),
            new Rule("gradient.norm", "vanishing-exploding"), new Rule("update_to_weight", "hyperparameters"),
            new Rule("update.norm", "gd-learning-rate"), new Rule("weight.norm", "regularization"), new Rule("bias.norm", "regularization"),
            new Rule("norm_ratio", "weight-patterns"), new Rule("weight.variance", "initialization"), new Rule("depth", "weight-patterns"),
            new Rule("local_rank", "local-rank"),
            new Rule("momentum.", "momentum-nag"), new Rule("update.", "gradient-rank"));

    private record Rule(String beginning, String lesson) {
    }

    private ChartLessons() {
    }

    /** The id of the lesson for a picture. */
    static String of(String pictureId) {
        return RULES.stream().filter(rule -> pictureId.startsWith(rule.beginning())).map(Rule::lesson).findFirst()
                .orElseGet(() -> pictureId.endsWith(".sigma") || pictureId.endsWith(".condition") || pictureId.endsWith(".nuclear_norm")
                        ? "singular-values" : pictureId.contains("gradient") ? "gradient-rank" : "matrix-rank");
    }
}
