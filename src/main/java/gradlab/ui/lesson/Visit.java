package gradlab.ui.lesson;

import gradlab.lesson.Case;
import gradlab.ui.lesson.Attempt.Phase;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a reader did with one patient: examined it, chose a diagnosis and a treatment, saw the treated run. */
final class Visit {

    private final Runnable changed;
    private final Attempt examination;
    private final Attempt cure;
    private OptionalInt diagnosis = OptionalInt.empty();
    private OptionalInt treatment = OptionalInt.empty();

    Visit(Runnable changed) {
        this.changed = changed;
        this.examination = new Attempt(changed);
        this.cure = new Attempt(changed);
    }

    /** How the run of the untreated patient stands. */
    Attempt examination() {
        return examination;
    }

    /** How the run of the treated patient stands. */
    Attempt cure() {
        return cure;
    }

    /** Index of the chosen diagnosis, in the order of the file. */
    OptionalInt diagnosis() {
        return diagnosis;
    }

    void diagnose(int option) {
        diagnosis = OptionalInt.of(option);
        changed.run();
    }

    OptionalInt treatment() {
        return treatment;
    }

    void treat(int option) {
        treatment = OptionalInt.of(option);
        changed.run();
    }

    boolean isExamined() {
        return examination.phase() == Phase.DONE;
    }

    /** True once the treated patient has run and the settings are known. */
    boolean isDone() {
        return cure.phase() == Phase.DONE;
    }

    /** Whether the diagnosis was right; empty as long as the patient was not treated. */
    Optional<Boolean> wasRight(Case patient) {
        return isDone() && diagnosis.isPresent() && diagnosis.getAsInt() < patient.diagnoses().size()
                ? Optional.of(patient.diagnoses().get(diagnosis.getAsInt()).right()) : Optional.empty();
    }

    void reset() {
        diagnosis = OptionalInt.empty();
        treatment = OptionalInt.empty();
        cure.reset();
        examination.reset();
    }

    ObjectNode saved(ObjectNode node) {
        diagnosis.ifPresent(option -> node.put("diagnosis", option));
        treatment.ifPresent(option -> node.put("treatment", option));
        return node.put("examined", isExamined()).put("done", isDone());
    }

    /** Takes over what was written down; what cannot be understood stays as at the beginning. */
    void restore(JsonNode node, Case patient) {
        diagnosis = option(node.path("diagnosis"), patient.diagnoses().size());
        treatment = option(node.path("treatment"), patient.treatments().size());
        boolean complete = diagnosis.isPresent() && treatment.isPresent();
        examination.phase(node.path("examined").asBoolean(false) ? Phase.DONE : Phase.ASKING);
        cure.phase(complete && isExamined() && node.path("done").asBoolean(false) ? Phase.DONE : Phase.ASKING);
    }

    private static OptionalInt option(JsonNode node, int count) {
        return node.isInt() && node.asInt() >= 0 && node.asInt() < count ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }
}
