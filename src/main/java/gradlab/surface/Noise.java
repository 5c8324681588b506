package gradlab.surface;

import gradlab.math.Rng;

/**
 * Chance in the gradient, as batches bring it: in every step the whole surface is tilted at random, both slopes by a normal
 * number. Equal seeds tilt alike, so that all who race have the same bad luck.
 *
 * @param sigma standard deviation of either slope, 0 for none
 */
public record Noise(double sigma, long seed) {

    public static final Noise NONE = new Noise(0, 1);

    public Noise {
        if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the noise of a gradient must be 0 or more, was " + sigma);
        }
    }

    boolean isThere() {
        return sigma > 0;
    }

    Rng chance() {
        return Rng.of(seed, Rng.Stream.BATCHES);
    }
}
