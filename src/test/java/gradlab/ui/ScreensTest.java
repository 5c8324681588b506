package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class ScreensTest {

    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1366, 768);
    private static final Rectangle2D PROJECTOR = new Rectangle2D(1366, 0, 1920, 1080);

    @Test
    void aWindowOnThePulledProjectorComesToTheLaptop() {
        assertThat(Screens.rescued(PROJECTOR, List.of(LAPTOP))).contains(LAPTOP);
    }

    @Test
    void aWindowInSightStaysWhereItIs() {
        assertThat(Screens.rescued(PROJECTOR, List.of(LAPTOP, PROJECTOR))).isEmpty();
        assertThat(Screens.rescued(new Rectangle2D(-900, 100, 1000, 600), List.of(LAPTOP))).isEmpty();
    }

    @Test
    void aWindowOfWhichAnEdgeIsLeftIsNotInSight() {
        assertThat(Screens.rescued(new Rectangle2D(1340, 0, 1000, 600), List.of(LAPTOP))).contains(new Rectangle2D(0, 0, 1000, 600));
    }

    @Test
    void aWindowFromALargerScreenIsMadeAsLargeAsThisOne() {
        assertThat(Screens.fitted(new Rectangle2D(-277, -77, 1920, 1080), LAPTOP)).isEqualTo(LAPTOP);
        assertThat(Screens.fitted(new Rectangle2D(43, -16, 1280, 800), LAPTOP)).isEqualTo(new Rectangle2D(43, 0, 1280, 768));
        assertThat(Screens.fitted(new Rectangle2D(1000, 500, 800, 600), LAPTOP)).isEqualTo(new Rectangle2D(566, 168, 800, 600));
        assertThat(Screens.fitted(new Rectangle2D(43, 24, 1280, 720), LAPTOP)).as("has room").isEqualTo(new Rectangle2D(43, 24, 1280, 720));
        Rectangle2D uneven = new Rectangle2D(385.33, 385.33, 2416.04, 2416.04);
        assertThat(Screens.fitted(new Rectangle2D(0, 0, 4000, 4000), uneven)).as("whose far edge less its width is not its near edge").isEqualTo(uneven);
    }

    @Test
    void withoutAnyScreenNothingIsMoved() {
        assertThat(Screens.rescued(PROJECTOR, List.of())).isEmpty();
    }
}
