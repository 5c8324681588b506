package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import gradlab.nn.Adamax;
import gradlab.nn.AdamW;
import gradlab.nn.AmsGrad;
import gradlab.nn.Lion;
import gradlab.nn.NAdam;
import gradlab.nn.Optimizer;
import gradlab.nn.RAdam;
import java.util.List;
import java.util.Optional;

/**
 * A learning rate that would suit another optimizer: each step of the Adam family moves every weight by about the rate, so
 * what is usual for gradient descent is far too much there, and the reverse (F16). Only if the loss shows it.
 */
@Named(en = "foreign-rate", ru = "чужая-скорость")
public record ForeignRate() implements Rule {

    private static final double MUCH = 0.2;
    private static final double ADAMS_LEAST = 1e-4;
    private static final double ADAMS_USUAL = 1e-3;
    private static final double SHY = 0.01;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        double rate = evidence.spec().optimizer().rate();
        Track boldest = evidence.boldest();
        Track loss = evidence.loss();
        boolean bold = movesByTheRate(evidence.spec().optimizer()) && rate >= MUCH && boldest.greatest() > 0.5
                && evidence.isEnough() && !evidence.learns()
                && (RateTooHigh.isTooHigh(evidence) || loss.laterHalf() > 0.4 * evidence.traits().blindLoss());
        if (bold) {
            return Optional.of(new Finding(id(), Severity.HINDERS, 0, (long) boldest.stepOfGreatest(), "high",
                    List.of(Quantity.plain(rate, Form.NUMBER), Quantity.read(Form.PERCENT, boldest.greatest(), boldest.id(), boldest.stepOfGreatest()),
                            Quantity.last(Form.NUMBER, loss)),
                    Remedy.worthTrying(evidence.spec(), rate > MUCH ? Remedy.MUCH_SLOWER : Remedy.SLOWER)));
        }
        boolean shy = evidence.spec().optimizer() instanceof Optimizer.Sgd && rate >= ADAMS_LEAST && rate <= ADAMS_USUAL && RateTooLow.hardlyMoves(evidence)
                && boldest.greatest() > 0 && boldest.greatest() < SHY;
        if (shy) {
            return Optional.of(new Finding(id(), Severity.HINDERS, 0, (long) boldest.firstStep(), "low",
                    List.of(Quantity.plain(rate, Form.NUMBER), Quantity.read(Form.NUMBER, boldest.greatest(), boldest.id(), boldest.stepOfGreatest()),
                            Quantity.first(Form.NUMBER, loss), Quantity.last(Form.NUMBER, loss)),
                    Remedy.worthTrying(evidence.spec(), Remedy.MUCH_FASTER, Remedy.ADAM)));
        }
        return Finding.none();
    }

    private static boolean movesByTheRate(Optimizer optimizer) {
        return optimizer instanceof Optimizer.Adam || optimizer instanceof AdamW || optimizer instanceof AmsGrad
                || optimizer instanceof Adamax || optimizer instanceof NAdam || optimizer instanceof RAdam || optimizer instanceof Lion
                || optimizer instanceof Optimizer.RmsProp;
    }

    @Override
    public List<String> explains() {
        return List.of("rate-too-high", "rate-too-low", "saturated", "vanishing", "linear-network", "rank-collapse");
    }
}
