package gradlab.compare;

import gradlab.compare.Patterns.Space;
import gradlab.compare.Patterns.Stage;
import gradlab.math.Pca;
import java.util.Arrays;
import java.util.List;

/**
 * Principal components of the vectors that stand for the networks; also the best linear autoencoder of them.
 *
 * @param count how many components the autoencoder may keep
 * @param places per stage and run, along the first two components
 * @param shares per stage, the share of the variance along each component
 * @param heldOut per stage, R² on runs that were not seen
 */
public record Components(int count, double[][][] places, double[][] shares, double[] heldOut) {

    private static final int MOST = 5;
    private static final int PARTS = 5;

    static Components of(Space space, List<RunOutcome> runs, List<List<Weights>> aligned) {
        int count = Math.min(MOST, runs.size() / 2);
        double[][][] places = new double[Stage.values().length][][];
        double[][] shares = new double[Stage.values().length][];
        double[] heldOut = new double[Stage.values().length];
        for (Stage stage : Stage.values()) {
            double[][] vectors = vectors(space, stage, runs, aligned.get(stage.ordinal()));
            Pca pca = Pca.of(vectors, Math.max(2, count));
            double total = Arrays.stream(pca.variances()).sum() / pca.share();
            shares[stage.ordinal()] = Arrays.stream(pca.variances()).map(variance -> variance / total).limit(count).toArray();
            heldOut[stage.ordinal()] = Pca.heldOut(vectors, count, Math.min(PARTS, runs.size()));
            places[stage.ordinal()] = Arrays.stream(vectors).map(vector -> place(pca, vector)).toArray(double[][]::new);
        }
        return new Components(count, places, shares, heldOut);
    }

    private static double[][] vectors(Space space, Stage stage, List<RunOutcome> runs, List<Weights> aligned) {
        return switch (space) {
            case RAW -> runs.stream().map(run -> stage.of(run).weights().values()).toArray(double[][]::new);
            case ALIGNED -> aligned.stream().map(Weights::values).toArray(double[][]::new);
            case FEATURES -> runs.stream().map(run -> stage.of(run).features()).toArray(double[][]::new);
        };
    }

    private static double[] place(Pca pca, double[] vector) {
        double[] mean = pca.mean();
        double[][] directions = pca.components();
        double[] place = new double[2];
        for (int k = 0; k < Math.min(2, directions.length); k++) {
            for (int j = 0; j < vector.length; j++) {
                place[k] += directions[k][j] * (vector[j] - mean[j]);
            }
        }
        return place;
    }

    /** The share of the variance that all kept components explain on the runs they were made from. */
    public double share(Stage stage) {
        return Arrays.stream(shares[stage.ordinal()]).sum();
    }
}
