package gradlab.ui.lesson;

import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Prediction;
import gradlab.ui.widget.CurveBoard;
import gradlab.ui.widget.CurveBoard.Drawn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a reader did with one step: predicted (or would not), ran it, saw what came out. */
final class Attempt {

    /** How sure the reader said to be. */
    enum Confidence {
        UNSAID, UNSURE, SURE
    }

    /** Where the step stands. */
    enum Phase {
        /** Waiting for a prediction or for the run. */
        ASKING,
        RUNNING,
        /** The run stands still before its end. */
        PAUSED,
        DONE
    }

    private final Runnable changed;
    private OptionalInt choice = OptionalInt.empty();
    private String number = "";
    private Optional<Drawn> curve = Optional.empty();
    private boolean withoutPrediction;
    private Confidence confidence = Confidence.UNSAID;
    private Phase phase = Phase.ASKING;
    private List<Finding> findings = List.of();

    Attempt(Runnable changed) {
        this.changed = changed;
    }

    /** Index of the chosen option, in the order of the file. */
    OptionalInt choice() {
        return choice;
    }

    void choose(int option) {
        choice = OptionalInt.of(option);
        withoutPrediction = false;
        changed.run();
    }

    /** The predicted number, as typed. */
    String number() {
        return number;
    }

    void number(String typed) {
        number = typed;
        withoutPrediction = false;
        changed.run();
    }

    /** The drawn curve, if a point of it was moved. */
    Optional<Drawn> curve() {
        return curve;
    }

    void curve(Drawn drawn) {
        curve = Optional.of(drawn);
        withoutPrediction = false;
        changed.run();
    }

    /** True if the reader asked to run the step without saying what will come out. */
    boolean withoutPrediction() {
        return withoutPrediction;
    }

    void skipPrediction() {
        withoutPrediction = true;
        choice = OptionalInt.empty();
        number = "";
        curve = Optional.empty();
        changed.run();
    }

    Confidence confidence() {
        return confidence;
    }

    void confidence(Confidence said) {
        confidence = said;
    }

    Phase phase() {
        return phase;
    }

    void phase(Phase now) {
        phase = now;
        changed.run();
    }

    List<Finding> findings() {
        return findings;
    }

    void findings(List<Finding> measured) {
        findings = List.copyOf(measured);
    }

    /** Whether what was predicted came true; empty if nothing was predicted. */
    Optional<Boolean> wasRight(Step step) {
        Optional<Prediction> prediction = step.prediction();
        if (choice.isPresent()) {
            return prediction.filter(asked -> choice.getAsInt() < asked.options().size()).map(asked -> asked.options().get(choice.getAsInt()).right());
        }
        OptionalDouble typed = TypedNumber.of(number);
        return typed.isEmpty() ? Optional.empty() : prediction.flatMap(Prediction::number).map(answer -> answer.admits(typed.getAsDouble()));
    }

    /** Writes down what the reader did; a run that was under way will have to be started again. */
    ObjectNode saved(ObjectNode node) {
        choice.ifPresent(option -> node.put("choice", option));
        if (!number.isEmpty()) {
            node.put("number", number);
        }
        curve.ifPresent(drawn -> {
            ArrayNode points = node.putArray("curve");
            for (int i = 0; i < drawn.steps().length; i++) {
                points.add(drawn.steps()[i]).add(drawn.values()[i]);
            }
        });
        return node.put("unpredicted", withoutPrediction).put("confidence", confidence.name()).put("done", phase == Phase.DONE);
    }

    /** Takes over what was written down; what cannot be understood stays as at the beginning. */
    void restore(JsonNode node) {
        choice = node.path("choice").isInt() && node.path("choice").asInt() >= 0 ? OptionalInt.of(node.path("choice").asInt()) : OptionalInt.empty();
        number = node.path("number").asString("");
        curve = curve(node.path("curve"));
        withoutPrediction = node.path("unpredicted").asBoolean(false);
        String said = node.path("confidence").asString("");
        confidence = Stream.of(Confidence.values()).filter(each -> each.name().equals(said)).findFirst().orElse(Confidence.UNSAID);
        phase = node.path("done").asBoolean(false) ? Phase.DONE : Phase.ASKING;
    }

    /** Steps and values in turn, the steps rising. */
    private static Optional<Drawn> curve(JsonNode points) {
        double[] steps = new double[CurveBoard.POINTS];
        double[] values = new double[CurveBoard.POINTS];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = points.path(2 * i).asDouble(Double.NaN);
            values[i] = points.path(2 * i + 1).asDouble(Double.NaN);
            if (!Double.isFinite(values[i]) || !(steps[i] >= (i == 0 ? 0 : steps[i - 1]))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Drawn(steps, values));
    }

    /** Forgets everything. */
    void reset() {
        choice = OptionalInt.empty();
        number = "";
        curve = Optional.empty();
        withoutPrediction = false;
        confidence = Confidence.UNSAID;
        findings = List.of();
        phase(Phase.ASKING);
    }
}
