package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Rng;
import gradlab.math.Spectrum;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ClippingTest {

    @Test
    void theNormIsCutAsTheReferenceCutsIt() {
        double[] g = {3, 4};
        new Clipping.Norm(1).clip(g);

        assertThat(g).containsExactly(new double[] {0.59999988, 0.79999984}, within(5e-9));
    }

    @Test
    void aShortGradientStaysAsItIs() {
        double[] g = {0.3, -0.4};
        new Clipping.Norm(1).clip(g);
        new Clipping.Value(0.5).clip(g);
        new Clipping.None().clip(g);

        assertThat(g).containsExactly(0.3, -0.4);
    }

    @Test
    void everyEntryIsHeldWithinTheLimit() {
        double[] g = {3, -0.2, -4, 0};
        new Clipping.Value(0.5).clip(g);

        assertThat(g).containsExactly(0.5, -0.2, -0.5, 0);
    }

    @Test
    void aNormTooLargeToSquareIsCutToo() {
        double[] g = {3e200, 4e200};
        new Clipping.Norm(1).clip(g);

        assertThat(g).containsExactly(new double[] {0.6, 0.8}, within(1e-12));
    }

    @Test
    void theNormKeepsTheSpectrumAndTheValueChangesIt() {
        double[] left = gaussians(7, 1);
        double[] right = gaussians(5, 2);
        double[] g = new double[35];
        for (int i = 0; i < 35; i++) {
            g[i] = left[i / 5] * right[i % 5];
        }
        double[] byNorm = g.clone();
        double[] byValue = g.clone();
        new Clipping.Norm(0.1).clip(byNorm);
        new Clipping.Value(0.1).clip(byValue);

        assertThat(Spectrum.of(byNorm, 0, 7, 5).rank(1e-9)).isEqualTo(1);
        assertThat(Spectrum.of(byNorm, 0, 7, 5).frobeniusNorm()).isCloseTo(0.1, within(1e-6));
        assertThat(Spectrum.of(byValue, 0, 7, 5).rank(1e-3)).isGreaterThan(1);
    }

    private static double[] gaussians(int count, long seed) {
        return DoubleStream.generate(Rng.of(seed, Rng.Stream.WEIGHTS)::nextGaussian).limit(count).toArray();
    }
}
