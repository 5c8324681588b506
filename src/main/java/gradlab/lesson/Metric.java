package gradlab.lesson;

import java.util.OptionalInt;

/**
 * A measured quantity as a lesson names it: {@code насыщение[слой 2]}.
 *
 * @param name the metric of the catalogue
 * @param where one layer, the output layer, the greatest over layers, or the whole network
 * @param layer for {@link Where#LAYER}
 * @param index which singular value, for {@code сигма[слой 1, 3]}
 * @param threshold for {@code ранг(τ=…)}; NaN means the usual one
 */
public record Metric(Name name, Where where, int layer, OptionalInt index, double threshold) {

    /** Which layer a metric speaks of. */
    public enum Where {
        NETWORK, LAYER, OUTPUT, GREATEST
    }

    /** The metrics of format 1 that this lab measures. */
    public enum Name {
        LOSS, BATCH_LOSS, TEST_LOSS, ACCURACY, TEST_ACCURACY, SATURATION, DEAD, GRADIENT_NORM, RANK, STABLE_RANK,
        EFFECTIVE_RANK, SIGMA, UPDATE_RANK, WEIGHT_NORM, NOT_A_NUMBER
    }
}
