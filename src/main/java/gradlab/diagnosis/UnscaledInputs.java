package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import gradlab.data.Scaling;
import java.util.List;
import java.util.Optional;

/**
 * Inputs far larger than one, or features whose sizes differ thirtyfold, and trouble that fits: the first layer saturated
 * from the first step, or a loss that stays (F6, F36; maths 7e).
 */
@Named(en = "unscaled-inputs", ru = "ненормированный-вход")
public record UnscaledInputs() implements Rule {

    private static final double LARGE = 10;
    private static final double APART = 30;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        Traits traits = evidence.traits();
        boolean large = traits.largest() > LARGE;
        boolean apart = traits.spread() > APART && traits.largest() > 1;
        if (!(large || apart) || evidence.spec().inputs() instanceof Scaling.Standard || !evidence.isEnough()) {
            return Finding.none();
        }
        Track saturation = evidence.whole(1, "saturation");
        boolean flooded = saturation.first() >= 0.5 && saturation.recent() >= 0.5 && evidence.left() > 0.3;
        boolean stuck = evidence.loss().laterHalf() > 0.5 * evidence.traits().blindLoss() && !evidence.learns();
        if (!flooded && !stuck && !evidence.diverged()) {
            return Finding.none();
        }
        List<Remedy> remedies = Remedy.worthTrying(evidence.spec(), Remedy.STANDARD_INPUTS, Remedy.BATCH_NORM);
        Severity severity = evidence.diverged() ? Severity.STOPS : Severity.HINDERS;
        Quantity loss = Quantity.last(Form.NUMBER, evidence.loss());
        if (flooded) {
            return Optional.of(new Finding(id(), severity, 1, (long) saturation.firstStep(), "flooded",
                    List.of(Quantity.plain(traits.largest(), Form.NUMBER), Quantity.first(Form.PERCENT, saturation), loss), remedies));
        }
        Quantity number = Quantity.plain(apart ? traits.spread() : traits.largest(), apart ? Form.TIMES : Form.NUMBER);
        return Optional.of(new Finding(id(), severity, 1, 0, apart ? "apart" : "large", List.of(number, loss), remedies));
    }

    @Override
    public List<String> explains() {
        return List.of("exploding", "foreign-rate", "rate-too-high", "rate-too-low", "saturated", "dead-units", "vanishing",
                "rank-collapse", "linear-network");
    }
}
