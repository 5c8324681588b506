package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import java.util.List;
import java.util.Optional;

/**
 * Updates as large as the weights themselves, from an ordinary start, and a loss that is worse for it: training diverged, or
 * the loss bounces instead of falling (F8 at rate 20). Half of the weight's length in one step counts as too much.
 */
@Named(en = "rate-too-high", ru = "скорость-велика")
public record RateTooHigh() implements Rule {

    private static final double BOLD = 0.5;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        if (!isTooHigh(evidence)) {
            return Finding.none();
        }
        Track boldest = evidence.boldest();
        Track loss = evidence.loss();
        List<Remedy> remedies = Remedy.worthTrying(evidence.spec(), Remedy.SLOWER, Remedy.CLIP);
        if (evidence.diverged()) {
            return Optional.of(new Finding(id(), Severity.STOPS, 0, evidence.step(), "diverged",
                    List.of(Quantity.plain(evidence.step(), Form.WHOLE), strongest(boldest)), remedies));
        }
        return Optional.of(new Finding(id(), Severity.HINDERS, 0, (long) boldest.stepOfGreatest(), "bounces",
                List.of(Quantity.step(boldest, boldest.stepOfGreatest()), strongest(boldest),
                        Quantity.read(Form.NUMBER, loss.greatest(), loss.id(), loss.stepOfGreatest()), Quantity.last(Form.NUMBER, loss)), remedies));
    }

    /** Too large updates, and a loss that suffers from them. */
    static boolean isTooHigh(Evidence evidence) {
        Track loss = evidence.loss();
        double blind = evidence.traits().blindLoss();
        if (evidence.diverged()) {
            return true;
        }
        boolean worse = loss.greatest() > 1.5 * Math.max(blind, loss.first()) || loss.laterHalf() > 1.2 * blind;
        return evidence.isEnough() && evidence.boldest().greatest() > BOLD && worse && evidence.left() > 0.5 && !evidence.learns();
    }

    private static Quantity strongest(Track boldest) {
        return Quantity.read(Form.PERCENT, boldest.greatest(), boldest.id(), boldest.stepOfGreatest());
    }

    @Override
    public List<String> explains() {
        return List.of("saturated", "vanishing", "linear-network", "rank-collapse");
    }
}
