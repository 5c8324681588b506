package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The gradient of a layer has fallen to one direction although arithmetic would allow several (maths 3.1), and
 * learning has not come far. A rank that its ceiling explains (batch, classes − 1, rank of the inputs, a linear network) is no sickness.
 */
@Named(en = "rank-collapse", ru = "коллапс-ранга")
public record RankCollapse() implements Rule {

    private static final int SEVERAL = 3;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        Optional<Integer> worst = evidence.hiddenLayers().stream().filter(layer -> evidence.rankCeiling(layer) >= SEVERAL)
                .filter(layer -> hasFallen(evidence, layer)).max(Comparator.comparingInt(evidence::rankCeiling));
        if (worst.isEmpty() || !(evidence.left() > 0.5) || !evidence.isEnough() || evidence.learns()) {
            return Finding.none();
        }
        int layer = worst.get();
        Track rank = evidence.whole(layer, "gradient.rank");
        double since = rank.since(value -> value <= 1);
        return Optional.of(new Finding(id(), Severity.HINDERS, layer, (long) since, "found",
                List.of(Quantity.plain(layer, Form.WHOLE), Quantity.last(Form.WHOLE, rank), Quantity.step(rank, since),
                        Quantity.plain(evidence.rankCeiling(layer), Form.WHOLE), Quantity.last(Form.NUMBER, evidence.loss())),
                Remedy.worthTrying(evidence.spec(), Remedy.XAVIER, Remedy.BATCH_NORM, Remedy.RELU)));
    }

    private static boolean hasFallen(Evidence evidence, int layer) {
        Track rank = evidence.present(layer, "gradient.rank");
        return rank.laterHalf() <= 1 && rank.recent() <= 1 && evidence.present(layer, "gradient.norm").recent() > 0;
    }
}
