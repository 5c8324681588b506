package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import gradlab.nn.Normalization;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalisation of batches of one example: the example minus its own mean is zero, so no gradient passes (F40). The
 * gradient of the first layer must be measured as exactly 0.
 */
@Named(en = "normalised-alone", ru = "нормализация-одного")
public record NormalisedAlone() implements Rule {

    @Override
    public Optional<Finding> look(Evidence evidence) {
        boolean alone = evidence.network().normalization() instanceof Normalization.Batch
                && evidence.spec().batches().largestBatch(evidence.traits().rows()) == 1;
        Track norm = evidence.present(1, "gradient.norm");
        if (!alone || evidence.network().depth() < 2 || norm.isEmpty() || norm.greatest() > 0) {
            return Finding.none();
        }
        return Optional.of(new Finding(id(), Severity.STOPS, 1, (long) norm.firstStep(), "found",
                List.of(Quantity.last(Form.NUMBER, norm)),
                Remedy.worthTrying(evidence.spec(), Remedy.BATCH_32, Remedy.LAYER_NORM)));
    }

    @Override
    public List<String> explains() {
        return List.of("vanishing", "rank-collapse", "rate-too-low", "rate-too-high", "foreign-rate", "saturated", "dead-units", "equal-weights");
    }
}
