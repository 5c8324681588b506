package gradlab.lesson;

import gradlab.experiment.Seeds;
import gradlab.lesson.Claim.Fact;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.sheet.Formula;
import gradlab.lesson.sheet.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/** Works out the claims of a step that are calculations, with what its runs have given. */
final class FactChecker {

    private final Step step;
    private final Comparisons comparisons;
    private final List<Fact> facts;
    private final Set<String> missing = new TreeSet<>();
    private final Map<String, Table> measured = new HashMap<>();

    FactChecker(Step step, Comparisons comparisons) {
        this.step = step;
        this.comparisons = comparisons;
        this.facts = step.claims().stream().map(Claim::statement).filter(Fact.class::isInstance).map(Fact.class::cast).toList();
        for (Fact fact : facts) {
            missing.addAll(fact.given().missing(fact.left()));
            missing.addAll(fact.given().missing(fact.right()));
        }
    }

    /** True if matrices of the step's own run are asked for. */
    boolean needsRun() {
        return RunTables.needRun(missing);
    }

    private int comparedRuns() {
        return RunTables.needComparison(missing) ? facts.stream().mapToInt(fact -> fact.given().runs()).max().orElse(0) : 0;
    }

    /** Updates of all the runs that are compared. */
    long comparedSteps() {
        return (long) comparedRuns() * step.spec().steps();
    }

    /** Takes the matrices of the run, and trains the runs to be compared. */
    void measure(Seeds seeds, Optional<StepRun> run, Workload work) {
        run.ifPresent(of -> measured.putAll(of.tables()));
        if (comparedRuns() > 0) {
            measured.putAll(comparisons.of(step.spec().withSeeds(seeds), comparedRuns(), () -> work.done(step.spec().steps())));
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
        }
    }

    Finding check(Claim claim, Fact fact, Seeds seeds) {
        double left = number(fact.given(), fact.left(), seeds);
        double right = number(fact.given(), fact.right(), seeds);
        return new Finding(claim, seeds, ClaimChecker.holds(fact.relation(), fact.tolerance(), left, right), left, right, 0);
    }

    private double number(Given given, Formula formula, Seeds seeds) {
        return given.value(formula, measured, seeds.data()).number();
    }
}
