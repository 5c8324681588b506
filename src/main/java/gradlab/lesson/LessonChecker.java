package gradlab.lesson;

import gradlab.experiment.Seeds;
import gradlab.lesson.ClaimChecker.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Checks every claim of a lesson on the lesson's own seeds and on further fixed ones. */
public final class LessonChecker {

    /** How many seeds besides the lesson's own. */
    public static final int FURTHER_SEEDS = 10;
    private static final long FIRST_FURTHER_SEED = 101;

    /** The further seeds, counted from 0. */
    public static Seeds furtherSeed(int index) {
        return Seeds.all(FIRST_FURTHER_SEED + index);
    }

    private LessonChecker() {
    }

    /**
     * The findings for one claim.
     *
     * @param further with the further seeds, in their order
     */
    public record Verdict(Step step, Claim claim, Finding own, List<Finding> further) {

        public long agreeing() {
            return further.stream().filter(Finding::holds).count();
        }

        /** The lesson's own seed must agree, and of the others as many as the claim asks for. */
        public boolean holds() {
            int missesAllowed = Math.ceilDiv((claim.outOf() - claim.needed()) * further.size(), claim.outOf());
            return own.holds() && further.size() - agreeing() <= missesAllowed;
        }

        public boolean isNarrow() {
            return holds() && (own.isNarrow() || further.stream().anyMatch(Finding::isNarrow));
        }

        public double leastMeasured() {
            return further.stream().mapToDouble(Finding::measured).min().orElse(own.measured());
        }

        public double greatestMeasured() {
            return further.stream().mapToDouble(Finding::measured).max().orElse(own.measured());
        }
    }

    /** The verdicts of all claims, in order. Takes as long as the runs take. */
    public static List<Verdict> check(Checkable lesson, int furtherSeeds) {
        List<Verdict> verdicts = new ArrayList<>();
        Comparisons comparisons = new Comparisons();
        for (Step step : lesson.runs()) {
            if (step.claims().isEmpty()) {
                continue;
            }
            ClaimChecker checker = new ClaimChecker(step, lesson.runs(), comparisons);
            List<Finding> own = checker.check();
            // seeds know nothing of each other: what they give does not depend on how many run at once
            List<List<Finding>> further = IntStream.range(0, furtherSeeds).parallel()
                    .mapToObj(i -> checker.check(furtherSeed(i))).toList();
            for (int i = 0; i < step.claims().size(); i++) {
                int claim = i;
                verdicts.add(new Verdict(step, step.claims().get(i), own.get(i), further.stream().map(f -> f.get(claim)).toList()));
            }
        }
        return verdicts;
    }
}
