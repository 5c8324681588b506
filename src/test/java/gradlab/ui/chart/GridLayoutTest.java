package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class GridLayoutTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void cardsFillTheGridAndDoNotTouch(int count) {
        for (double width : List.of(300.0, 646.0, 1201.0)) {
            List<Rectangle2D> places = GridLayout.of(count, width, 401, 1);
            assertThat(places).hasSize(count);
            assertThat(places.stream().mapToDouble(Rectangle2D::getMaxX).max().orElseThrow()).isEqualTo(width);
            assertThat(places.stream().mapToDouble(Rectangle2D::getMaxY).max().orElseThrow()).isEqualTo(401);
            for (Rectangle2D one : places) {
                assertThat(places.stream().filter(other -> other != one && other.intersects(one))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 650, 2", "6, 650, 3", "6, 590, 2", "5, 650, 3", "6, 1100, 3", "2, 650, 2", "6, 400, 1", "3, 1100, 3"})
    void asManyStandSideBySideAsCanBeRead(int count, double width, int columns) {
        List<Rectangle2D> places = GridLayout.of(count, width, 400, 1);
        assertThat(places.stream().filter(place -> place.getMinY() == 0)).hasSize(columns);
    }

    @Test
    void sixCardsStandInTwoRowsWhereThreeWouldBeTooLowToRead() {
        assertThat(rows(6, 650, 500)).isEqualTo(3);
        assertThat(rows(6, 650, 430)).isEqualTo(2);
        assertThat(GridLayout.of(6, 650, 430, 1)).allSatisfy(place -> assertThat(place.getHeight()).isGreaterThan(200));
    }

    private static long rows(int count, double width, double height) {
        return GridLayout.of(count, width, height, 1).stream().mapToDouble(Rectangle2D::getMinY).distinct().count();
    }

    @Test
    void largerTextNeedsMoreRoom() {
        assertThat(GridLayout.of(4, 650, 400, 2).stream().filter(place -> place.getMinY() == 0)).hasSize(1);
        assertThat(GridLayout.leastHeight(4, 650, 2)).isGreaterThan(4 * 300);
    }
}
