package gradlab.compare;

import gradlab.compare.Patterns.Stage;
import gradlab.train.Prepared;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The training loss along straight lines from the first run to others, in evenly spaced points with both ends.
 *
 * @param others places of the runs at the other ends
 * @param raw,aligned per stage, other run and point
 */
public record Paths(int[] others, double[][][] raw, double[][][] aligned) {

    /** Points on each line, both ends among them. */
    public static final int POINTS = 21;
    private static final int MOST = 24;

    static Paths of(List<RunOutcome> runs, List<List<Weights>> aligned, Prepared data, Runnable check) {
        int[] others = IntStream.range(1, Math.min(runs.size(), MOST + 1)).toArray();
        double[][][] straight = new double[Stage.values().length][][];
        double[][][] matched = new double[Stage.values().length][][];
        for (Stage stage : Stage.values()) {
            Weights from = stage.of(runs.getFirst()).weights();
            straight[stage.ordinal()] = IntStream.of(others).parallel()
                    .mapToObj(other -> path(from, stage.of(runs.get(other)).weights(), data, check)).toArray(double[][]::new);
            matched[stage.ordinal()] = IntStream.of(others).parallel()
                    .mapToObj(other -> path(from, aligned.get(stage.ordinal()).get(other), data, check)).toArray(double[][]::new);
        }
        return new Paths(others, straight, matched);
    }

    private static double[] path(Weights from, Weights to, Prepared data, Runnable check) {
        Landscape landscape = new Landscape(from.shape(), data);
        return IntStream.range(0, POINTS).mapToDouble(i -> {
            check.run();
            return landscape.trainingLoss(from.towards(to, (double) i / (POINTS - 1)));
        }).toArray();
    }

    /** How far a path rises above the straight line between the losses at its ends; never negative. */
    public static double barrier(double[] path) {
        double highest = 0;
        for (int i = 0; i < path.length; i++) {
            double share = (double) i / (path.length - 1);
            highest = Math.max(highest, path[i] - ((1 - share) * path[0] + share * path[path.length - 1]));
        }
        return highest;
    }
}
