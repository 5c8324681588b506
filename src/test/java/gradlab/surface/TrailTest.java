package gradlab.surface;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.nn.Optimizer;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static final Surface BOWL = new Surface.Bowl(20, 0);
    private static final Point START = new Point(-2, 1.5);

    @Test
    void aTrailIsTheDescentStepByStep() {
        Trail trail = Trail.of(BOWL, new Optimizer.Sgd(0.05), START, 10);
        Descent descent = new Descent(BOWL, new Optimizer.Sgd(0.05), 0.05, START);
        assertThat(trail.steps()).isEqualTo(10);
        for (int step = 0; step <= 10; step++) {
            assertThat(trail.place(step)).isEqualTo(descent.place());
            assertThat(trail.height(step)).isEqualTo(descent.value());
            descent.step();
        }
        assertThat(trail.place(99)).as("after the end").isEqualTo(trail.place(10));
        assertThat(trail.diverged()).isFalse();
    }

    @Test
    void aDescentThatDivergesStandsStillWhereItsNumbersEnd() {
        Trail trail = Trail.of(BOWL, new Optimizer.Sgd(50), START, 100_000);
        assertThat(trail.diverged()).isTrue();
        assertThat(trail.steps()).isLessThan(1000);
        assertThat(trail.height(trail.steps() - 1)).isFinite();
        assertThat(trail.height(trail.steps())).isNotFinite();
    }
}
