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
 */
@Named(en = "vanishing", ru = "затухание")
public record Vanishing() implements Rule {

    private static final double WEAKER = 30;
    private static final double SHORTER = 3;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        int depth = evidence.network().depth();
        Track first = evidence.present(1, "gradient.norm");
        Track last = evidence.present(depth, "gradient.norm");
        double ratio = last.laterHalf() / first.laterHalf();
        double updates = evidence.present(depth, "update_to_weight").laterHalf() / evidence.present(1, "update_to_weight").laterHalf();
        boolean weak = depth > 2 && first.laterHalf() > 0 && ratio > WEAKER && updates > SHORTER;
        boolean blind = evidence.loss().laterHalf() > 0.9 * evidence.traits().blindLoss();
        if (!weak || !blind || !evidence.isEnough() || evidence.learns()) {
            return Finding.none();
        }
        double perLayer = Math.pow(ratio, 1.0 / (depth - 1));
        List<Quantity> numbers = List.of(Quantity.read(Form.TIMES, last.last() / first.last(), first.id(), first.lastStep()),
                Quantity.plain(depth, Form.WHOLE), Quantity.plain(perLayer, Form.TIMES), Quantity.last(Form.NUMBER, evidence.loss()));
        boolean sigmoid = evidence.network().activation(1).greatestSlope() < 1;
        List<Remedy> remedies = Remedy.worthTrying(evidence.spec(), sigmoid ? Remedy.TANH : Remedy.XAVIER, Remedy.RELU, Remedy.BATCH_NORM, Remedy.ADAM);
        return Optional.of(new Finding(id(), Severity.HINDERS, 1, (long) first.firstStep(), "found", numbers, remedies));
    }

    @Override
    public List<String> explains() {
        return List.of("rank-collapse");
    }
}
