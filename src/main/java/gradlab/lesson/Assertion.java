package gradlab.lesson;

import java.util.List;
import java.util.Optional;

/**
 * A statement of the notes with the lab's verdict on it.
 *
 * @param words a few words of the notes, as they should read
 * @param reason why the verdict is what it is
 * @param lesson id of the lesson that explains it
 * @param experiment what is run to see it; its claims say what must come out. Empty where nothing can be run
 */
public record Assertion(String id, int line, String words, Judgement judgement, String reason, Optional<String> lesson,
        Optional<Step> experiment) {

    /** True if the experiment trains a network, so that the lab can show it: not a descent, not a calculation. */
    public boolean trains() {
        return experiment.filter(step -> step.bowl().isEmpty() && !step.claims().stream().allMatch(Assertion::isCalculation)).isPresent();
    }

    /** What its calculations define: {@code A = [1 2; 3 4]}. */
    public List<String> definitions() {
        return experiment.stream().flatMap(step -> step.claims().stream()).map(Claim::statement).filter(Claim.Fact.class::isInstance)
                .flatMap(fact -> ((Claim.Fact) fact).given().definitions().stream()).distinct()
                .map(definition -> definition.name() + " = " + definition.formula()).toList();
    }

    /** How many runs are compared; 0 if none are. */
    public int comparedRuns() {
        return experiment.stream().flatMap(step -> step.claims().stream()).map(Claim::statement).filter(Claim.Fact.class::isInstance)
                .mapToInt(fact -> ((Claim.Fact) fact).given().runs()).max().orElse(0);
    }

    private static boolean isCalculation(Claim claim) {
        return claim.statement() instanceof Claim.Fact fact && fact.given().missing(fact.left()).isEmpty()
                && fact.given().missing(fact.right()).isEmpty();
    }
}
