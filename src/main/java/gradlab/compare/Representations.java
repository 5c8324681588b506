package gradlab.compare;

import gradlab.compare.Patterns.Stage;
import gradlab.math.Cka;
import gradlab.nn.NetworkShape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How alike the hidden layers of two runs represent the same examples, by linear CKA.
 *
 * @param runs how many of the runs, the first ones, were compared
 * @param cka per stage, hidden layer (from 0) and pair of runs; symmetric, NaN where a layer answers the same to everything
 */
public record Representations(int runs, double[][][][] cka) {

    /** Multiplications that may be spent: some seconds of one processor. */
    private static final double COST = 6e9;
    private static final int FEW = 8;
    private static final int ROWS = 256;

    static Representations of(List<RunOutcome> all, double[] x, int rows, Runnable check) {
        NetworkShape shape = all.getFirst().end().weights().shape();
        int used = Math.min(rows, ROWS);
        double perPair = 2 * IntStream.range(1, shape.depth()).mapToDouble(layer -> (double) used * shape.units(layer) * shape.units(layer)).sum();
        int runs = (int) Math.clamp(Math.sqrt(2 * COST / Math.max(1, perPair)), Math.min(FEW, all.size()), all.size());
        double[][][][] cka = new double[Stage.values().length][shape.depth() - 1][runs][runs];
        for (Stage stage : Stage.values()) {
            List<List<Cka>> seen = all.subList(0, runs).parallelStream().map(run -> {
                double[][] activations = stage.of(run).weights().hiddenActivations(x, used);
                return IntStream.range(0, activations.length).mapToObj(i -> Cka.of(activations[i], used, shape.units(i + 1))).toList();
            }).toList();
            for (int layer = 0; layer < shape.depth() - 1; layer++) {
                double[][] matrix = cka[stage.ordinal()][layer];
                int own = layer;
                IntStream.range(0, runs).parallel().forEach(i -> {
                    check.run();
                    for (int j = 0; j <= i; j++) {
                        matrix[i][j] = seen.get(i).get(own).with(seen.get(j).get(own));
                    }
                });
                for (int i = 0; i < runs; i++) {
                    for (int j = 0; j < i; j++) {
                        matrix[j][i] = matrix[i][j];
                    }
                }
            }
        }
        return new Representations(runs, cka);
    }

    /** The mean over pairs of different runs; NaN without a defined one. */
    public double mean(Stage stage, int layer) {
        double[][] matrix = cka[stage.ordinal()][layer];
        return IntStream.range(0, runs).boxed().flatMapToDouble(i -> IntStream.range(0, i).mapToDouble(j -> matrix[i][j]))
                .filter(Double::isFinite).average().orElse(Double.NaN);
    }
}
