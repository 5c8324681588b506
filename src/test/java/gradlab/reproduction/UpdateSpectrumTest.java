package gradlab.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.math.Spectrum;
import gradlab.nn.Parameters.Block;
import gradlab.probe.Matrix;
import gradlab.train.Run;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The spectrum of what optimizers make of a gradient, in layer 2 of 20-40-40-4. Two numbers in a comment: this lab's, then the reference. */
@Tag("slow")
class UpdateSpectrumTest {

    /** Effective rank of gradient and update at a step, and of W − W(0) after a thousand. */
    private record Course(Spectrum firstGradient, Spectrum firstUpdate, Spectrum lastGradient, Spectrum lastUpdate, Spectrum change) {
        double first() {
            return firstUpdate.effectiveRank();
        }
    }

    /** First step 7.0 → 7.0 / 6.3 → 6.3; step 1000 10.8 → 10.8 / 7.7 → 7.7; change 16.6 (stable 3.5) / 15.6 (2.4). */
    @Test
    void plainDescentGoesTheWayOfTheGradient() {
        Course sgd = course("sgd(0.1)");

        assertThat(sgd.first()).isCloseTo(sgd.firstGradient().effectiveRank(), within(1e-6)).isBetween(5.0, 9.0);
        assertThat(sgd.lastUpdate().effectiveRank()).isCloseTo(sgd.lastGradient().effectiveRank(), within(1e-6));
        assertThat(sgd.change().effectiveRank()).isBetween(12.0, 20.0);
    }

    /** Step 1000: 9.9 → 17.3 / 8.5 → 14.0. */
    @Test
    void momentumAddsUpDirectionsOfThePast() {
        Course momentum = course("momentum(0.02)");

        assertThat(momentum.first()).isCloseTo(momentum.firstGradient().effectiveRank(), within(1e-6));
        assertThat(momentum.lastUpdate().effectiveRank()).isGreaterThan(1.3 * momentum.lastGradient().effectiveRank());
    }

    /** 23.0 (stable 3.0) / 21.2 (2.1) for all three: their first step is the sign of the gradient. */
    @ParameterizedTest
    @ValueSource(strings = {"adam(0.001)", "rmsprop(0.001)", "adagrad(0.02)"})
    void theFirstAdaptiveStepIsTheSignOfTheGradient(String optimizer) {
        Course course = course(optimizer);

        assertThat(course.first()).isBetween(18.0, 27.0).isCloseTo(signs().effectiveRank(), within(0.1));
        assertThat(course.lastUpdate().effectiveRank()).isGreaterThan(1.15 * course.lastGradient().effectiveRank());
        assertThat(course.change().effectiveRank()).isBetween(16.0, 25.0);
    }

    /** First step 7.0 → 33.7 (stable 15.9) / 6.3 → 32.6 (15.2); step 1000 8.9 → 37.8 / 4.2 → 31.4; change 31.8 (12.4) / 32.3 (9.8). */
    @Test
    void muonEvensOutAllDirections() {
        Course muon = course("muon(0.005)");

        assertThat(muon.first()).isBetween(29.0, 38.0);
        assertThat(muon.firstUpdate().stableRank()).isGreaterThan(5 * muon.firstGradient().stableRank());
        assertThat(muon.lastUpdate().effectiveRank()).isGreaterThan(3 * muon.lastGradient().effectiveRank());
        assertThat(muon.change().effectiveRank()).isBetween(27.0, 37.0);
        assertThat(muon.change().stableRank()).isGreaterThan(2 * course("sgd(0.1)").change().stableRank());
    }

    private static Course course(String optimizer) {
        Run run = Run.start(Labs.read("update-spectrum", "optimizer", optimizer));
        double[] start = run.parameters().values().clone();
        run.stepMeasuringAll();
        Spectrum firstGradient = run.lastView().spectrum(Matrix.GRADIENT, 2).copy();
        Spectrum firstUpdate = run.lastView().spectrum(Matrix.UPDATE, 2).copy();
        while (run.stepCount() < 999) {
            run.step();
        }
        run.stepMeasuringAll();
        double[] moved = run.parameters().values().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= start[i];
        }
        Block block = run.parameters().weight(2);
        return new Course(firstGradient, firstUpdate, run.lastView().spectrum(Matrix.GRADIENT, 2).copy(),
                run.lastView().spectrum(Matrix.UPDATE, 2).copy(),
                Spectrum.of(moved, block.offset(), block.rows(), block.columns()));
    }

    /** Of sign(g) at the start. */
    private static Spectrum signs() {
        Run run = Labs.started(Labs.read("update-spectrum"));
        double[] signs = run.parameters().gradient().clone();
        for (int i = 0; i < signs.length; i++) {
            signs[i] = Math.signum(signs[i]);
        }
        Block block = run.parameters().weight(2);
        return Spectrum.of(signs, block.offset(), block.rows(), block.columns());
    }
}
