package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import java.util.List;
import java.util.Optional;

/** The test loss has turned and risen well above its best, while the training loss went on falling (F35). */
@Named(en = "overfitting", ru = "переобучение")
public record Overfitting() implements Rule {

    @Override
    public Optional<Finding> look(Evidence evidence) {
        Track test = evidence.whole(0, "loss.test");
        Track training = evidence.whole(0, "loss.train");
        double best = test.least();
        double now = test.recent();
        double then = training.at(test.stepOfLeast());
        boolean rose = now > 1.3 * best && now - best > 0.15 * evidence.traits().blindLoss();
        boolean fell = training.recent() < 0.7 * then && training.recent() < 0.5 * now;
        if (!evidence.isEnough() || !rose || !fell) {
            return Finding.none();
        }
        return Optional.of(new Finding(id(), Severity.HINDERS, 0, (long) test.stepOfLeast(), "found",
                List.of(Quantity.step(test, test.stepOfLeast()), Quantity.read(Form.NUMBER, best, test.id(), test.stepOfLeast()),
                        Quantity.last(Form.NUMBER, test), Quantity.read(Form.NUMBER, then, training.id(), test.stepOfLeast()),
                        Quantity.last(Form.NUMBER, training)),
                Remedy.worthTrying(evidence.spec(), Remedy.L2, Remedy.EARLY_STOP, Remedy.DROPOUT)));
    }
}
