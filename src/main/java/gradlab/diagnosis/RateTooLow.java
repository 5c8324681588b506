package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import java.util.List;
import java.util.Optional;

/**
 * Updates too small to be felt although there is a gradient: no layer has ever changed by a ten-thousandth of its weights
 * in one step, and the loss hardly moves (the healthy order is 10⁻³, maths 4.3).
 */
@Named(en = "rate-too-low", ru = "скорость-мала")
public record RateTooLow() implements Rule {

    private static final double TINY = 1e-4;
    private static final double FAR_TOO_LITTLE = 1e-5;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        Track boldest = evidence.boldest();
        boolean tiny = boldest.greatest() > 0 && boldest.greatest() < TINY;
        if (!tiny || !hardlyMoves(evidence)) {
            return Finding.none();
        }
        Track loss = evidence.loss();
        Remedy much = boldest.greatest() < FAR_TOO_LITTLE ? Remedy.MUCH_FASTER : Remedy.FASTER;
        return Optional.of(new Finding(id(), Severity.HINDERS, 0, (long) boldest.firstStep(), "found",
                List.of(Quantity.read(Form.NUMBER, boldest.greatest(), boldest.id(), boldest.stepOfGreatest()),
                        Quantity.first(Form.NUMBER, loss), Quantity.last(Form.NUMBER, loss), Quantity.step(loss, loss.lastStep())),
                Remedy.worthTrying(evidence.spec(), much, Remedy.ADAM)));
    }

    /** True if next to nothing of a loss that is worth learning was learned. */
    static boolean hardlyMoves(Evidence evidence) {
        Track loss = evidence.loss();
        return evidence.isEnough() && evidence.left() > 0.3 && Math.abs(loss.first() - loss.recent()) < 0.05 * loss.first();
    }


    @Override
    public List<String> explains() {
        return List.of("linear-network", "vanishing");
    }
}
