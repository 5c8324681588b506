package gradlab.surface;

import gradlab.nn.Optimizer;
import gradlab.surface.HeightGrid.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A race: who runs down which surface from where. Equal plans give equal races.
 *
 * @param runners each at its own rate; the same method may stand here several times
 * @param steps that everybody makes, unless it diverges
 * @param tolerance the goal is reached lower than this over the least height of the surface
 */
public record RacePlan(Surface surface, Point start, List<Optimizer> runners, Noise noise, int steps, double tolerance) {

    public static final int MOST_STEPS = 20_000;
    public static final int MOST_RUNNERS = 12;

    public RacePlan {
        runners = List.copyOf(runners);
        if (runners.size() > MOST_RUNNERS || steps < 1 || steps > MOST_STEPS || !(tolerance > 0)) {
            throw new IllegalArgumentException("a race has up to " + MOST_RUNNERS + " runners, 1.." + MOST_STEPS + " steps and a tolerance above 0, was "
                    + runners.size() + ", " + steps + ", " + tolerance);
        }
    }

    /**
     * What came of it.
     *
     * @param trails one per runner, in their order
     * @param least the places of the least height as far as they are known
     * @param floor the least height, if it is known
     * @param finishes steps of each to the goal, empty for those who did not get there
     */
    public record Result(RacePlan plan, List<Trail> trails, List<Point> least, OptionalDouble floor, List<OptionalInt> finishes) {

        public OptionalDouble goal() {
            return floor.isPresent() ? OptionalDouble.of(floor.getAsDouble() + plan.tolerance()) : OptionalDouble.empty();
        }

        /** Steps to the goal. */
        public OptionalInt finish(int runner) {
            return finishes.get(runner);
        }

        /** Height over the floor, or the height itself where there is none. */
        public double height(int runner, int step) {
            return trails.get(runner).height(step) - floor.orElse(0);
        }

        /** Runners from the first to the last: by their steps to the goal if they are there by {@code step}, then by height; the diverged last. */
        public List<Integer> order(int step) {
            return IntStream.range(0, trails.size()).boxed().sorted((a, b) -> {
                boolean aThere = finishes.get(a).isPresent() && finishes.get(a).getAsInt() <= step;
                boolean bThere = finishes.get(b).isPresent() && finishes.get(b).getAsInt() <= step;
                if (aThere || bThere) {
                    return aThere && bThere ? Integer.compare(finishes.get(a).getAsInt(), finishes.get(b).getAsInt()) : aThere ? -1 : 1;
                }
                return Double.compare(standing(a, step), standing(b, step));
            }).toList();
        }

        private double standing(int runner, int step) {
            return trails.get(runner).divergedBy(step) ? Double.POSITIVE_INFINITY : trails.get(runner).height(step);
        }
    }

    public RacePlan withSurface(Surface another, Point from) {
        return new RacePlan(another, from, runners, noise, steps, tolerance);
    }

    public RacePlan withStart(Point from) {
        return new RacePlan(surface, from, runners, noise, steps, tolerance);
    }

    public RacePlan withRunners(List<Optimizer> others) {
        return new RacePlan(surface, start, others, noise, steps, tolerance);
    }

    public RacePlan withNoise(Noise another) {
        return new RacePlan(surface, start, runners, another, steps, tolerance);
    }

    public RacePlan withSteps(int many) {
        return new RacePlan(surface, start, runners, noise, many, tolerance);
    }

    public RacePlan withTolerance(double over) {
        return new RacePlan(surface, start, runners, noise, steps, over);
    }

    /** Runs it; empty if it was given up. */
    public Optional<Result> run(BooleanSupplier unwanted) {
        List<Point> least = least();
        List<Trail> trails = new ArrayList<>();
        for (Optimizer runner : runners) {
            if (unwanted.getAsBoolean()) {
                return Optional.empty();
            }
            trails.add(Trail.of(surface, runner, start, noise, steps));
        }
        OptionalDouble floor = least.stream().mapToDouble(place -> surface.value(place.x(), place.y())).min();
        List<OptionalInt> finishes = trails.stream().map(trail -> floor.isPresent() ? trail.below(floor.getAsDouble() + tolerance) : OptionalInt.empty()).toList();
        return Optional.of(new Result(this, List.copyOf(trails), least, floor, finishes));
    }

    public Result run() {
        return run(() -> false).orElseThrow();
    }

    /** Where the surface is lowest: known, or found around the start. */
    public List<Point> least() {
        return surface.minima().isEmpty() ? Lowest.within(surface, around()).stream().toList() : surface.minima();
    }

    /** A square that has start, middle and all known minima well inside. */
    public Frame around() {
        double reach = surface.minima().isEmpty() ? 2 : 1;
        for (Point place : surface.minima()) {
            reach = Math.max(reach, Math.max(Math.abs(place.x()), Math.abs(place.y())));
        }
        reach = 1.5 * Math.max(reach, Math.min(1e6, Math.max(Math.abs(start.x()), Math.abs(start.y()))));
        return new Frame(-reach, reach, -reach, reach);
    }
}
