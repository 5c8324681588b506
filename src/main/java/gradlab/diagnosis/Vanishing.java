package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import java.util.List;
import java.util.Optional;

/**
 * Vanishing gradient: the first layer gets less than a thirtieth of the gradient of the output layer, its updates are
 * smaller in the same measure, and the loss stands where a blind answer stands (maths 4.3, F4, F10). An optimizer that
 * brings all updates to one length, such as Adam, can do without the lost factor; then the rule is silent.
 *
 * <p>Where nothing at all gets through, the output layer soon finds the best blind answer and has no gradient left either:
 * then the first reading tells the loss on the way, and a first layer that never moved confirms it.
 */
@Named(en = "vanishing", ru = "затухание")
public record Vanishing() implements Rule {

    private static final double WEAKER = 30;
    private static final double SHORTER = 3;
    private static final double UNMOVED = 1e-4;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        int depth = evidence.network().depth();
        Track first = evidence.present(1, "gradient.norm");
        Track last = evidence.present(depth, "gradient.norm");
        Track firstUpdate = evidence.present(1, "update_to_weight");
        Track lastUpdate = evidence.present(depth, "update_to_weight");
        double ratio = last.laterHalf() / first.laterHalf();
        boolean still = first.laterHalf() > 0 && ratio > WEAKER && lastUpdate.laterHalf() / firstUpdate.laterHalf() > SHORTER;
        double atFirst = last.first() / first.first();
        boolean atOnce = first.first() > 0 && atFirst > WEAKER && lastUpdate.first() / firstUpdate.first() > SHORTER
                && firstUpdate.greatest() < UNMOVED;
        boolean blind = evidence.loss().laterHalf() > 0.9 * evidence.traits().blindLoss();
        if (depth <= 2 || !still && !atOnce || !blind || !evidence.isEnough() || evidence.learns()) {
            return Finding.none();
        }
        double perLayer = Math.pow(still ? ratio : atFirst, 1.0 / (depth - 1));
        Quantity weaker = still ? Quantity.read(Form.TIMES, last.last() / first.last(), first.id(), first.lastStep())
                : Quantity.read(Form.TIMES, atFirst, first.id(), first.firstStep());
        List<Quantity> numbers = List.of(weaker, Quantity.plain(depth, Form.WHOLE), Quantity.plain(perLayer, Form.TIMES),
                Quantity.last(Form.NUMBER, evidence.loss()));
        boolean sigmoid = evidence.network().activation(1).greatestSlope() < 1;
        List<Remedy> remedies = Remedy.worthTrying(evidence.spec(), sigmoid ? Remedy.TANH : Remedy.XAVIER, Remedy.RELU, Remedy.BATCH_NORM, Remedy.ADAM);
        return Optional.of(new Finding(id(), Severity.HINDERS, 1, (long) first.firstStep(), still ? "found" : "at-once", numbers, remedies));
    }

    @Override
    public List<String> explains() {
        return List.of("rank-collapse");
    }
}
