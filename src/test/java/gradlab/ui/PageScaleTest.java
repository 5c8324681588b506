package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.BoundingBox;
import org.junit.jupiter.api.Test;

class PageScaleTest {

    @Test
    void anHonestPageIsPhotographedAsLargeAsWanted() {
        assertThat(HeadlessLab.scale(new BoundingBox(0, 0, 430, 20_000), 1.5)).isEqualTo(1.5);
    }

    @Test
    void anEndlessPageBecomesAPictureThatFitsIntoTheMemory() {
        double scale = HeadlessLab.scale(new BoundingBox(0, 0, 430, 2_000_000), 1.5);
        assertThat(scale).isPositive().isLessThan(1);
        assertThat(430.0 * scale * 2_000_000 * scale).isLessThanOrEqualTo(40.001e6);
    }
}
