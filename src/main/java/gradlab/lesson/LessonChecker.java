package gradlab.lesson;

import gradlab.experiment.Seeds;
import gradlab.lesson.ClaimChecker.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Checks every claim of a lesson on the lesson's own seeds and on further fixed ones. */
public final class LessonChecker {

    /** How many seeds besides the lesson's own. */
    public static final int FURTHER_SEEDS = 10;
    /** More seconds of computing than this are too many for the checks of one lesson. */
    public static final double MOST_SECONDS = 60;
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

    /**
     * What a check came to.
     *
     * @param seconds of computing for each step with claims, in their order: all its runs together, whatever the number of threads
     */
    public record Checked(List<Verdict> verdicts, Map<String, Double> seconds) {

        public Checked {
            verdicts = List.copyOf(verdicts);
            seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
        }

        /** Seconds of computing for the whole lesson. */
        public double total() {
            return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        /** If the lesson takes longer than {@code most} seconds, the steps without which it would not: the longest ones, in order. */
        public List<String> slow(double most) {
            double left = total();
            Set<String> slow = new HashSet<>();
            List<String> longestFirst = seconds.keySet().stream().sorted(Comparator.comparing(seconds::get).reversed()).toList();
            for (String step : longestFirst) {
                if (left > most) {
                    slow.add(step);
                    left -= seconds.get(step);
                }
            }
            return seconds.keySet().stream().filter(slow::contains).toList();
        }
    }

    /** What one run of a step with one seed found, and how long it computed. */
    private record Part(List<Finding> findings, double seconds) {
    }

    /**
     * The verdicts of all claims, in order; they are the same to the last bit whatever the number of threads. Takes as long
     * as the runs take.
     *
     * @param jobs how many runs at once, at least 1
     * @param computing nanoseconds that the thread which asks has computed so far
     */
    public static Checked check(Checkable lesson, int furtherSeeds, int jobs, LongSupplier computing) {
        List<Step> steps = lesson.runs().stream().filter(step -> !step.claims().isEmpty()).toList();
        Comparisons comparisons = new Comparisons();
        List<Verdict> verdicts = new ArrayList<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs, Thread.ofPlatform().name("check-", 0).daemon().factory())) {
            List<List<Future<Part>>> parts = steps.stream().map(step -> submit(step, lesson, comparisons, furtherSeeds, threads, computing)).toList();
            try {
                for (int i = 0; i < steps.size(); i++) {
                    Step step = steps.get(i);
                    List<Part> found = new ArrayList<>();
                    for (Future<Part> part : parts.get(i)) {
                        found.add(result(part));
                    }
                    seconds.put(step.id(), found.stream().mapToDouble(Part::seconds).sum());
                    verdicts.addAll(verdicts(step, found));
                }
            } finally {
                threads.shutdownNow();
            }
        }
        return new Checked(verdicts, seconds);
    }

    /** The run with the lesson's own seeds first, then those with the further ones. */
    private static List<Future<Part>> submit(Step step, Checkable lesson, Comparisons comparisons, int furtherSeeds, ExecutorService threads, LongSupplier computing) {
        ClaimChecker checker = new ClaimChecker(step, lesson.runs(), comparisons);
        List<Future<Part>> parts = new ArrayList<>();
        parts.add(threads.submit(() -> timed(checker::check, computing)));
        for (int i = 0; i < furtherSeeds; i++) {
            Seeds seeds = furtherSeed(i);
            parts.add(threads.submit(() -> timed(() -> checker.check(seeds), computing)));
        }
        return parts;
    }

    private static Part timed(Supplier<List<Finding>> check, LongSupplier computing) {
        long start = computing.getAsLong();
        List<Finding> findings = check.get();
        return new Part(findings, (computing.getAsLong() - start) / 1e9);
    }

    private static Part result(Future<Part> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException own -> throw own;
                case Error own -> throw own;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static List<Verdict> verdicts(Step step, List<Part> found) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < step.claims().size(); i++) {
            int claim = i;
            List<Finding> findings = found.stream().map(part -> part.findings().get(claim)).toList();
            verdicts.add(new Verdict(step, step.claims().get(i), findings.getFirst(), findings.subList(1, findings.size())));
        }
        return verdicts;
    }
}
