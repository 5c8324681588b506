package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import gradlab.nn.Initializer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Layers of sigmoids or tanh that work on their shelves (maths 4.2, F2). Silent if the network has learned: a network that
 * is sure of its answers saturates, and that is no fault (F8 at rate 1 to 5).
 */
@Named(en = "saturated", ru = "насыщение")
public record Saturated() implements Rule {

    private static final double HALF = 0.5;
    private static final double WEAKER = 3;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        List<Integer> layers = evidence.hiddenLayers().stream().filter(layer -> evidence.network().activation(layer).saturates()
                && evidence.whole(layer, "saturation").recent() >= HALF).toList();
        if (layers.isEmpty() || !evidence.isEnough() || !(evidence.leftAtBest() > 0.3) || evidence.learns()) {
            return Finding.none();
        }
        int layer = layers.stream().min(Comparator.comparingDouble(l -> relativeSlope(evidence, l))).orElseThrow();
        Track saturation = evidence.whole(layer, "saturation");
        double since = saturation.since(share -> share >= HALF);
        Track slope = evidence.whole(layer, "slope.mean");
        int strongest = evidence.layers().stream()
                .max(Comparator.comparingDouble(l -> evidence.present(l, "gradient.norm").recent())).orElse(layer);
        Track own = evidence.present(layer, "gradient.norm");
        double weaker = own.last() > 0 ? evidence.present(strongest, "gradient.norm").last() / own.last() : 1;
        List<Quantity> numbers = new ArrayList<>(List.of(Quantity.plain(layer, Form.WHOLE), Quantity.step(saturation, since),
                Quantity.last(Form.NUMBER, slope), Quantity.last(Form.PERCENT, saturation)));
        String variant = layers.size() > 1 ? "several" : "one";
        if (weaker >= WEAKER && strongest != layer) {
            numbers.add(Quantity.read(Form.TIMES, weaker, own.id(), own.lastStep()));
            numbers.add(Quantity.plain(strongest, Form.WHOLE));
            variant += ".weak";
        }
        return Optional.of(new Finding(id(), Severity.HINDERS, layer, (long) since, variant, numbers, remedies(evidence, since)));
    }

    private static double relativeSlope(Evidence evidence, int layer) {
        return evidence.whole(layer, "slope.mean").recent() / evidence.network().activation(layer).greatestSlope();
    }

    /** What was so from the start comes from the first weights; what came later, from the way. */
    private static List<Remedy> remedies(Evidence evidence, double since) {
        boolean ordinary = evidence.spec().initializer().equals(new Initializer.Xavier());
        return since <= 1 && !ordinary
                ? Remedy.worthTrying(evidence.spec(), Remedy.XAVIER, Remedy.BATCH_NORM, Remedy.RELU)
                : Remedy.worthTrying(evidence.spec(), Remedy.SLOWER, Remedy.RELU, Remedy.BATCH_NORM);
    }

    @Override
    public List<String> explains() {
        return List.of("vanishing", "rank-collapse");
    }
}
