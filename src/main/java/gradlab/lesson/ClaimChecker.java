package gradlab.lesson;

import gradlab.experiment.Seeds;
import gradlab.experiment.StartWeights;
import gradlab.lesson.Claim.Comparison;
import gradlab.lesson.Claim.Fact;
import gradlab.lesson.Claim.Measured;
import gradlab.lesson.Claim.Relation;
import gradlab.lesson.Claim.Term;
import gradlab.lesson.Claim.Trend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;

/** Checks the claims of one step by running it, and the steps it refers to, with one seed. */
public final class ClaimChecker {

    /** Claims about whole stretches look at no more states than this, evenly spread; their ends are among them. */
    private static final int MOST_STATES = 400;
    private static final double TREND = 0.05;

    private final Step step;
    private final Map<String, Step> stepsById = new HashMap<>();
    private final Comparisons comparisons;

    /** @param lesson the steps that claims may refer to */
    public ClaimChecker(Step step, List<Step> lesson) {
        this(step, lesson, new Comparisons());
    }

    /** @param comparisons what several steps of a file may share */
    ClaimChecker(Step step, List<Step> lesson, Comparisons comparisons) {
        this.step = step;
        this.comparisons = comparisons;
        lesson.forEach(other -> stepsById.put(other.id(), other));
    }

    /**
     * What was found for one claim with one seed.
     *
     * @param measured the left side (for a trend: the relative change; for what stays: the way from its median), at the worst of the asked states
     * @param bound the right side there
     * @param state the number of updates at which that was
     */
    public record Finding(Claim claim, Seeds seeds, boolean holds, double measured, double bound, int state) {

        /** True if a little more would have refuted it: less than a tenth of the bound away. */
        public boolean isNarrow() {
            return holds && bound != 0 && Math.abs(measured - bound) < 0.1 * Math.abs(bound)
                    && switch (claim.statement()) {
                        case Comparison comparison -> isOpen(comparison.relation());
                        case Fact fact -> isOpen(fact.relation());
                        case Trend _ -> false;
                    };
        }

        private static boolean isOpen(Relation relation) {
            return relation != Relation.EQUAL && relation != Relation.NEAR;
        }
    }

    /** One finding per claim, in order, with the seeds of the lesson. */
    public List<Finding> check() {
        return check(step.spec().seeds());
    }

    /** One finding per claim, in order; other steps that claims refer to run with seeds as far from these as the lesson sets them. */
    public List<Finding> check(Seeds seed) {
        return check(seed, _ -> { });
    }

    /**
     * @param progress hears which share of the work is done, 0..1, from whatever thread
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public List<Finding> check(Seeds seed, DoubleConsumer progress) {
        Map<String, StepRun> runs = new HashMap<>();
        FactChecker facts = new FactChecker(step, comparisons);
        Map<String, SortedSet<Integer>> wanted = wantedStates();
        if (facts.needsRun()) {
            wanted.get(step.id()).addAll(List.of(0, step.spec().steps()));
        }
        Workload work = new Workload(facts.comparedSteps() + wanted.values().stream().filter(states -> !states.isEmpty()).mapToLong(SortedSet::last).sum(), progress);
        wanted.forEach((id, states) -> {
            boolean itself = id.equals(step.id());
            if (!states.isEmpty()) {
                runs.put(id, StepRun.of(stepOf(id), seedsOf(id, seed), states, metricsOf(id), itself && facts.needsRun(), () -> work.done(1)));
            }
        });
        facts.measure(seed, Optional.ofNullable(runs.get(step.id())), work);
        List<Finding> findings = new ArrayList<>();
        for (Claim claim : step.claims()) {
            findings.add(switch (claim.statement()) {
                case Comparison comparison -> compare(claim, comparison, runs, seed);
                case Trend trend -> follow(claim, trend, runs.get(step.id()), seed);
                case Fact fact -> facts.check(claim, fact, seed);
            });
        }
        return findings;
    }

    /** The same seeds, unless the lesson gave the two steps different ones: those keep their distance. */
    private Seeds seedsOf(String id, Seeds seed) {
        Seeds here = step.spec().seeds();
        Seeds there = stepOf(id).spec().seeds();
        return new Seeds(seed.data() + there.data() - here.data(), seed.weights() + there.weights() - here.weights(),
                seed.batches() + there.batches() - here.batches());
    }

    private Step stepOf(String id) {
        return id.equals(step.id()) ? step : stepsById.get(id);
    }

    private Map<String, SortedSet<Integer>> wantedStates() {
        Map<String, SortedSet<Integer>> wanted = new HashMap<>();
        wanted.put(step.id(), new TreeSet<>());
        for (Claim claim : step.claims()) {
            switch (claim.statement()) {
                case Trend trend -> wanted.get(step.id()).addAll(spread(trend.from(), trend.to()));
                case Fact _ -> { }
                case Comparison comparison -> {
                    for (Measured measured : measuredIn(comparison.left(), comparison.right())) {
                        String id = measured.stepId().orElse(step.id());
                        wanted.computeIfAbsent(id, any -> new TreeSet<>()).addAll(states(isBefore(id) ? new Claim.End() : comparison.when(), stepOf(id)));
                        if (isCosine(measured)) {
                            wanted.get(step.id()).addAll(states(comparison.when(), step));
                        }
                    }
                }
            }
        }
        return wanted;
    }

    /** The metrics that claims read from a step's run. */
    private Set<Metric> metricsOf(String id) {
        Set<Metric> metrics = new HashSet<>();
        for (Claim claim : step.claims()) {
            switch (claim.statement()) {
                case Trend trend when id.equals(step.id()) -> metrics.add(trend.metric());
                case Trend _, Fact _ -> { }
                case Comparison comparison -> measuredIn(comparison.left(), comparison.right()).stream()
                        .filter(measured -> isCosine(measured) || measured.stepId().orElse(step.id()).equals(id)).map(Measured::metric).forEach(metrics::add);
            }
        }
        return metrics;
    }

    /** True for the run whose last weights this step begins with: it is always asked at its end, where this one goes on. */
    private boolean isBefore(String id) {
        return step.spec().weights() instanceof StartWeights.Trained before && !id.equals(step.id())
                && before.run().equals(stepOf(id).spec().withProbes(List.of()));
    }

    /** "At the end" and "always" mean each run's own end; named steps are the same for all runs, if they get that far. */
    private static List<Integer> states(Claim.When when, Step of) {
        int end = of.spec().steps();
        return switch (when) {
            case Claim.At at -> List.of(Math.min(at.step(), end));
            case Claim.End last -> List.of(end);
            case Claim.Always always -> spread(0, end);
            case Claim.Between between -> spread(Math.min(between.from(), end), Math.min(between.to(), end));
            case Claim.EverBefore before -> spread(0, Math.min(before.step(), end));
        };
    }

    private static List<Integer> spread(int from, int to) {
        int count = Math.min(MOST_STATES, to - from) + 1;
        List<Integer> states = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            states.add(count == 1 ? from : from + (int) ((long) i * (to - from) / (count - 1)));
        }
        return states;
    }

    private Finding compare(Claim claim, Comparison comparison, Map<String, StepRun> runs, Seeds seed) {
        boolean once = comparison.when() instanceof Claim.EverBefore;
        Finding decisive = null;
        for (int state : states(comparison.when(), step)) {
            double left = value(comparison.left(), runs, comparison.when(), state);
            double right = value(comparison.right(), runs, comparison.when(), state);
            Finding here = new Finding(claim, seed, holds(comparison, left, right), left, right, state);
            boolean moreTelling = decisive == null
                    || (once ? here.holds() && !decisive.holds() : decisive.holds() && !here.holds())
                    || here.holds() == decisive.holds() && slack(comparison, here) < slack(comparison, decisive) != once;
            decisive = moreTelling ? here : decisive;
        }
        return decisive;
    }

    /** How far a comparison is from being refuted; the worst state has the least. */
    private static double slack(Comparison comparison, Finding finding) {
        double difference = finding.bound() - finding.measured();
        return switch (comparison.relation()) {
            case LESS, AT_MOST -> difference;
            case GREATER, AT_LEAST -> -difference;
            case EQUAL, NEAR -> comparison.tolerance() - Math.abs(difference);
        };
    }

    private static boolean holds(Comparison comparison, double left, double right) {
        return holds(comparison.relation(), comparison.tolerance(), left, right);
    }

    static boolean holds(Relation relation, double tolerance, double left, double right) {
        return switch (relation) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
            case EQUAL, NEAR -> Math.abs(left - right) <= tolerance;
        };
    }

    private double value(Term term, Map<String, StepRun> runs, Claim.When when, int state) {
        return switch (term) {
            case Claim.Number number -> number.value();
            case Claim.Product product -> value(product.left(), runs, when, state) * value(product.right(), runs, when, state);
            case Claim.Quotient quotient -> value(quotient.left(), runs, when, state) / value(quotient.right(), runs, when, state);
            case Measured measured -> {
                String id = measured.stepId().orElse(step.id());
                StepRun run = runs.get(id);
                int there = when instanceof Claim.End || isBefore(id) ? run.steps() : Math.min(state, run.steps());
                if (isCosine(measured)) {
                    yield runs.get(step.id()).cosine(state, run, there);
                }
                yield run.value(measured.metric(), there);
            }
        };
    }

    private static Finding follow(Claim claim, Trend trend, StepRun run, Seeds seed) {
        List<Integer> states = spread(trend.from(), trend.to());
        if (trend.direction() == Claim.Direction.STAYS) {
            return stay(claim, trend.metric(), states, run, seed);
        }
        int tenth = Math.max(1, states.size() / 10);
        double first = median(run, trend.metric(), states.subList(0, tenth));
        double last = median(run, trend.metric(), states.subList(states.size() - tenth, states.size()));
        double change = relative(first, last);
        boolean falls = trend.direction() == Claim.Direction.FALLS;
        return new Finding(claim, seed, falls ? change < -TREND : change > TREND, change, falls ? -TREND : TREND, trend.to());
    }

    /** What does not change must be near its median all the way: the same at both ends, it may still have swung between them. */
    private static Finding stay(Claim claim, Metric metric, List<Integer> states, StepRun run, Seeds seed) {
        double middle = median(run, metric, states);
        Finding worst = null;
        for (int state : states) {
            double away = relative(middle, run.value(metric, state));
            // what is no number is never near: written so that NaN fails
            if (worst == null || !Double.isNaN(worst.measured()) && !(Math.abs(away) <= Math.abs(worst.measured()))) {
                worst = new Finding(claim, seed, Math.abs(away) <= TREND, away, TREND, state);
            }
        }
        return worst;
    }

    private static double relative(double from, double to) {
        return from == to ? 0 : (to - from) / Math.max(Math.abs(from), Double.MIN_NORMAL);
    }

    private static double median(StepRun run, Metric metric, List<Integer> states) {
        double[] values = states.stream().mapToDouble(state -> run.value(metric, state)).toArray();
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** The cosine between the weights of this run and those of another: both runs are asked. */
    private static boolean isCosine(Measured measured) {
        return measured.metric().name() == Metric.Name.RUNS_COSINE;
    }

    /** The metrics in expressions. */
    static List<Measured> measuredIn(Term... terms) {
        List<Measured> found = new ArrayList<>();
        for (Term term : terms) {
            switch (term) {
                case Claim.Number number -> Optional.empty();
                case Measured measured -> found.add(measured);
                case Claim.Product product -> found.addAll(measuredIn(product.left(), product.right()));
                case Claim.Quotient quotient -> found.addAll(measuredIn(quotient.left(), quotient.right()));
            }
        }
        return found;
    }
}
