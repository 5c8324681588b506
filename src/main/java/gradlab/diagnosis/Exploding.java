package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import gradlab.nn.Activation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Exploding gradient: the numbers grow from layer to layer, so already the first answers are wild, and the first updates are
 * many times the weights (F11). Only if training then diverged, or the loss has stayed beyond any answer.
 */
@Named(en = "exploding", ru = "взрыв")
public record Exploding() implements Rule {

    private static final double WILD = 10;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        Track loss = evidence.loss();
        double blind = evidence.traits().blindLoss();
        boolean wildFromTheStart = loss.first() > WILD * blind && evidence.network().depth() > 2;
        Track boldest = evidence.boldest();
        boolean lost = evidence.diverged() || evidence.isEnough() && loss.recent() > WILD * blind && !evidence.learns();
        if (!wildFromTheStart || !lost || !(boldest.greatest() > 1)) {
            return Finding.none();
        }
        int layer = evidence.layers().stream()
                .max(Comparator.comparingDouble(l -> evidence.present(l, "gradient.norm").first())).orElse(1);
        Track norm = evidence.present(layer, "gradient.norm");
        boolean rectified = evidence.network().activation(1) instanceof Activation.Relu;
        List<Remedy> remedies = Remedy.worthTrying(evidence.spec(), rectified ? Remedy.HE : Remedy.XAVIER, Remedy.CLIP, Remedy.BATCH_NORM);
        List<Quantity> numbers = List.of(Quantity.plain(layer, Form.WHOLE), Quantity.first(Form.NUMBER, norm),
                Quantity.first(Form.NUMBER, loss), Quantity.plain(evidence.step(), Form.WHOLE));
        return Optional.of(new Finding(id(), Severity.STOPS, layer, (long) norm.firstStep(), evidence.diverged() ? "diverged" : "lost",
                numbers, remedies));
    }

    @Override
    public List<String> explains() {
        return List.of("foreign-rate", "rate-too-high", "dead-units", "saturated", "rank-collapse", "vanishing", "linear-network");
    }
}
