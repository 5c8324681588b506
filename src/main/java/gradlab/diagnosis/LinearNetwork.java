package gradlab.diagnosis;

import gradlab.catalogue.Named;
import gradlab.diagnosis.Finding.Severity;
import gradlab.diagnosis.Quantity.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A network without a bend: however many layers, it is one linear map, and its loss stands although the most similar examples
 * tell the answer far better (F37). Where they do not, the data are noisy rather than bent, and the rule is silent.
 */
@Named(en = "linear-network", ru = "линейная-сеть")
public record LinearNetwork() implements Rule {

    private static final int READINGS = 10;
    private static final double MORE = 0.15;

    @Override
    public Optional<Finding> look(Evidence evidence) {
        int depth = evidence.network().depth();
        boolean linear = IntStream.range(1, depth).allMatch(evidence::isLinear);
        Track loss = evidence.loss();
        if (!linear || loss.size() < READINGS || !(evidence.left() > 0.5 && evidence.left() < 1.2) || !evidence.standsStill()) {
            return Finding.none();
        }
        Track accuracy = evidence.present(0, "accuracy.train");
        double neighbours = evidence.traits().neighbourMistakes();
        double own = accuracy.isEmpty() ? evidence.left() : 1 - accuracy.laterHalf();
        if (!(own > neighbours + MORE)) {
            return Finding.none();
        }
        List<Quantity> numbers = List.of(Quantity.plain(depth, Form.WHOLE), Quantity.last(Form.NUMBER, loss),
                accuracy.isEmpty() ? Quantity.plain(own, Form.PERCENT) : Quantity.last(Form.PERCENT, accuracy),
                Quantity.plain(accuracy.isEmpty() ? neighbours : 1 - neighbours, Form.PERCENT));
        String variant = (depth == 1 ? "single" : "deep") + (accuracy.isEmpty() ? ".numbers" : ".classes");
        List<Remedy> remedies = depth == 1 ? Remedy.worthTrying(evidence.spec(), Remedy.HIDDEN_LAYER)
                : Remedy.worthTrying(evidence.spec(), Remedy.TANH, Remedy.RELU);
        return Optional.of(new Finding(id(), Severity.HINDERS, 0, (long) loss.firstStep(), variant, numbers, remedies));
    }
}
