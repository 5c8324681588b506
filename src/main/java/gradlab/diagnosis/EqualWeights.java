package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import gradlab.experiment.StartWeights;
import gradlab.nn.Initializer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All weights of a layer start equal, so its neurons stay copies of one another: every hidden gradient has rank 0 or 1 for
 * ever (maths 3.1, F24).
 */
@Named(en = "equal-weights", ru = "одинаковые-веса")
public record EqualWeights() implements Rule {

    @Override
    public Optional<Finding> look(Evidence evidence) {
        boolean equal = evidence.spec().weights() instanceof StartWeights.Drawn && drawsEqual(evidence.spec().initializer())
                && evidence.hiddenLayers().stream().anyMatch(layer -> evidence.network().units(layer) > 1);
        List<Integer> telling = evidence.hiddenLayers().stream().filter(layer -> evidence.rankCeiling(layer) > 1
                && !evidence.whole(layer, "gradient.rank").isEmpty()).toList();
        boolean measured = telling.stream().allMatch(layer -> evidence.whole(layer, "gradient.rank").greatest() <= 1);
        if (!equal || telling.isEmpty() || !measured || !(evidence.left() > 0.1)) {
            return Finding.none();
        }
        int layer = telling.stream().max(Comparator.comparingInt(evidence::rankCeiling)).orElseThrow();
        Track rank = evidence.whole(layer, "gradient.rank");
        boolean still = evidence.layers().stream().allMatch(l -> evidence.whole(l, "gradient.rank").greatest() == 0);
        return Optional.of(new Finding(id(), still ? Severity.STOPS : Severity.HINDERS, layer, (long) rank.firstStep(),
                still ? "still" : "copies", List.of(Quantity.plain(layer, Form.WHOLE), Quantity.last(Form.WHOLE, rank),
                Quantity.plain(evidence.rankCeiling(layer), Form.WHOLE)),
                Remedy.worthTrying(evidence.spec(), Remedy.XAVIER, Remedy.HE)));
    }

    @Override
    public List<String> explains() {
        return List.of("rank-collapse", "vanishing", "linear-network", "rate-too-low", "saturated", "dead-units");
    }

    private static boolean drawsEqual(Initializer initializer) {
        return switch (initializer) {
            case Initializer.Zeros _, Initializer.Constant _ -> true;
            case Initializer.Normal normal -> normal.deviation() == 0;
            case Initializer.Uniform uniform -> uniform.bound() == 0;
            default -> false;
        };
    }
}
