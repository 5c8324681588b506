package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Neurons that answer 0 to every example and have no slope to come back by (F30, F31). Three quarters of a layer, in a network
 * that has not learned. Activations with a slope left of zero (ELU, GELU) can come back and are not meant.
 */
@Named(en = "dead-units", ru = "мёртвые")
public record DeadUnits() implements Rule {

    private static final double MOST = 0.75;
    private static final double BOLD = 0.3;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        Optional<Integer> worst = evidence.hiddenLayers().stream().filter(layer -> evidence.network().activation(layer).slope(-1) == 0)
                .filter(layer -> evidence.network().activation(layer).canDie() && evidence.whole(layer, "dead").recent() >= MOST)
                .max(Comparator.comparingDouble(layer -> evidence.whole(layer, "dead").recent()));
        if (worst.isEmpty() || !evidence.isEnough() || !(evidence.leftAtBest() > 0.15) || evidence.learns()) {
            return Finding.none();
        }
        int layer = worst.get();
        Track dead = evidence.whole(layer, "dead");
        double since = dead.since(share -> share >= MOST);
        boolean all = dead.recent() == 1;
        Track boldest = evidence.boldest();
        boolean knocked = since > 0 && boldest.greatest() > BOLD && boldest.stepOfGreatest() <= since;
        String variant = (all ? "all" : "part") + (knocked ? ".knocked" : "");
        List<Quantity> numbers = List.of(Quantity.plain(layer, Form.WHOLE), Quantity.last(Form.PERCENT, dead), Quantity.step(dead, since),
                knocked ? Quantity.read(Form.PERCENT, boldest.greatest(), boldest.id(), boldest.stepOfGreatest())
                        : Quantity.last(Form.NUMBER, evidence.loss()));
        List<Remedy> remedies = knocked
                ? Remedy.worthTrying(evidence.spec(), Remedy.SLOWER, Remedy.LEAKY_RELU)
                : Remedy.worthTrying(evidence.spec(), Remedy.LEAKY_RELU, Remedy.HE, Remedy.BATCH_NORM);
        return Optional.of(new Finding(id(), all ? Severity.STOPS : Severity.HINDERS, layer, (long) since, variant, numbers, remedies));
    }

    @Override
    public List<String> explains() {
        return List.of("vanishing", "rank-collapse", "saturated");
    }
}
