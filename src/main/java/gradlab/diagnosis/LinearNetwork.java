package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network without a bend: however many layers, it is one linear map, and its loss stands where no straight border goes
 * further (F37).
 */
@Named(en = "linear-network", ru = "линейная-сеть")
public record LinearNetwork() implements Rule {

    private static final int READINGS = 10;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        int depth = evidence.network().depth();
        boolean linear = IntStream.range(1, depth).allMatch(evidence::isLinear);
        Track loss = evidence.loss();
        if (!linear || loss.size() < READINGS || !(evidence.left() > 0.5) || !evidence.standsStill()) {
            return Finding.none();
        }
        List<Quantity> numbers = List.of(Quantity.plain(depth, Form.WHOLE), Quantity.last(Form.NUMBER, loss),
                Quantity.plain(evidence.traits().blindLoss(), Form.NUMBER));
        Remedy bend = depth == 1 ? Remedy.HIDDEN_LAYER : Remedy.TANH;
        return Optional.of(new Finding(id(), Severity.HINDERS, 0, (long) loss.firstStep(), depth == 1 ? "single" : "deep", numbers,
                Remedy.worthTrying(evidence.spec(), bend, Remedy.RELU)));
    }
}
