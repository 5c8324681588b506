package gradlab.ui.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrameTest {

    private static final Rectangle2D AREA = new Rectangle2D(0, 0, 300, 200);

    @Test
    void stepsAreRoundAndFew() {
        assertThat(Frame.steps(1, 8, 8)).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        assertThat(Frame.steps(-0.5, 0.5, 5)).containsExactly(-0.4, -0.2, 0.0, 0.2, 0.4);
    }

    @Test
    void aScaleWithoutLengthHasOneStepAndAnEnd() {
        assertThat(Frame.steps(1, 1, 8)).as("a layer of one unit has one singular value").containsExactly(1.0);
        assertThat(Frame.steps(0, 0, 5)).containsExactly(0.0);
        assertThat(Frame.steps(1e300, Math.nextUp(1e300), 5)).hasSize(1);
    }

    @Test
    void ratiosOfTheLeastAndTheGreatestNumberStillMakeAScale() {
        double[] ends = Frame.ratios(1e-300, 1e300);
        Frame frame = new Frame(AREA, 0, 1, ends[0], ends[1], true);
        assertThat(frame.ticks(5)).hasSizeBetween(2, 5);
        List<Double> heights = Arrays.stream(new double[] {1e300, 1, 1e-300}).map(frame::y).boxed().toList();
        assertThat(heights).isSorted().allMatch(y -> y >= AREA.getMinY() && y <= AREA.getMaxY());
    }
}
