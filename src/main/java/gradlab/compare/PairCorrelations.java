package gradlab.compare;

import gradlab.compare.Patterns.Stage;
import gradlab.math.Likeness;
import java.util.ArrayList;
import java.util.List;

/**
 * How the weights of two runs correlate, as they stand and after the units of the second were matched to those of the first.
 *
 * @param pairs places of the two runs
 * @param all how many pairs there would be
 * @param raw,aligned per stage and pair
 * @param chance standard deviation of the correlation of vectors of this length that have nothing to do with one another
 */
public record PairCorrelations(List<int[]> pairs, int all, double[][] raw, double[][] aligned, double chance) {

    /** Matching units takes time; so many pairs show the spread well enough. */
    private static final int MOST = 150;

    static PairCorrelations of(List<RunOutcome> runs, double[] x, int rows, Runnable check) {
        List<int[]> every = new ArrayList<>();
        // near neighbours first, so that every run is among the pairs
        for (int apart = 1; apart < runs.size(); apart++) {
            for (int i = 0; i + apart < runs.size(); i++) {
                every.add(new int[] {i, i + apart});
            }
        }
        List<int[]> pairs = List.copyOf(every.subList(0, Math.min(MOST, every.size())));
        double[][] raw = new double[Stage.values().length][];
        double[][] aligned = new double[Stage.values().length][];
        for (Stage stage : Stage.values()) {
            double[][] both = pairs.parallelStream().map(pair -> {
                check.run();
                Weights one = stage.of(runs.get(pair[0])).weights();
                Weights other = stage.of(runs.get(pair[1])).weights();
                return new double[] {Likeness.correlation(one.values(), other.values()),
                        Likeness.correlation(one.values(), Alignment.of(one, other, x, rows).apply(other).values())};
            }).toArray(double[][]::new);
            raw[stage.ordinal()] = java.util.Arrays.stream(both).mapToDouble(two -> two[0]).toArray();
            aligned[stage.ordinal()] = java.util.Arrays.stream(both).mapToDouble(two -> two[1]).toArray();
        }
        int length = runs.getFirst().end().weights().values().length;
        return new PairCorrelations(pairs, every.size(), raw, aligned, 1 / Math.sqrt(length));
    }
}
