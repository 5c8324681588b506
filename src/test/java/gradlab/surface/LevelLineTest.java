package gradlab.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Place;
import gradlab.surface.HeightGrid.Frame;
import gradlab.surface.Surface.Bowl;
import gradlab.surface.Surface.Formula;
import gradlab.surface.Surface.Rosenbrock;
import gradlab.surface.Surface.Saddle;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelLineTest {

    private static final Frame SQUARE = new Frame(-2, 2, -2, 2);

    private static HeightGrid grid(Surface surface, Frame frame) {
        return HeightGrid.of(surface::value, frame, 120, 120);
    }

    private static Surface formula(String text) {
        return new Formula(PlaneFormula.parse(text, new Place("test", 1, 1)));
    }

    @Test
    void theLineOfARoundBowlIsOneClosedRingOfItsRadius() {
        List<LevelLine> lines = LevelLine.of(grid(new Bowl(1, 0), SQUARE), 0.5);
        assertThat(lines).hasSize(1);
        LevelLine ring = lines.getFirst();
        assertThat(ring.isClosed()).isTrue();
        assertThat(ring.points()).isGreaterThan(100);
        for (int i = 0; i < ring.points(); i++) {
            assertThat(Math.hypot(ring.xs()[i], ring.ys()[i])).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void neighbouringPointsOfALineAreNearToEachOther() {
        for (double level : new double[] {-0.5, 0.001, 0.7, 3}) {
            for (LevelLine line : LevelLine.of(grid(new Saddle(), SQUARE), level)) {
                assertThat(IntStream.range(1, line.points()).mapToDouble(i -> Math.hypot(line.xs()[i] - line.xs()[i - 1], line.ys()[i] - line.ys()[i - 1])))
                        .allMatch(gap -> gap < 0.05);
            }
        }
    }

    @Test
    void theTwoWellsOfTheSaddleHaveRingsOfTheirOwn() {
        assertThat(LevelLine.of(grid(new Saddle(), SQUARE), -0.5)).hasSize(2).allMatch(LevelLine::isClosed);
        assertThat(LevelLine.of(grid(new Saddle(), SQUARE), 0.7)).isNotEmpty();
    }

    @Test
    void whereThereIsNoHeightThereIsNoLine() {
        List<LevelLine> lines = LevelLine.of(grid(formula("ln(x) + y"), SQUARE), 0);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().isClosed()).isFalse();
        assertThat(Arrays.stream(lines.getFirst().xs()).min().orElseThrow()).isPositive();
        assertThat(LevelLine.of(grid(formula("ln(x - 5)"), SQUARE), 0)).isEmpty();
    }

    @Test
    void heightsThatDifferGreatlyGetLinesByPowersOfTen() {
        double[] steep = Levels.of(grid(new Rosenbrock(), SQUARE), OptionalDouble.of(0), 12);
        assertThat(steep).isSorted().contains(1, 10, 100, 1000).hasSizeBetween(5, 24);
        assertThat(steep[0]).isLessThanOrEqualTo(1);
    }

    @Test
    void gentleGroundGetsRoundLevelsInEvenSteps() {
        double[] levels = Levels.of(grid(formula("x - y"), SQUARE), OptionalDouble.empty(), 10);
        assertThat(levels).isSorted().contains(0).hasSizeBetween(5, 22);
        assertThat(levels[1] - levels[0]).isCloseTo(levels[3] - levels[2], within(1e-9));
        assertThat(Levels.of(grid(formula("x - x + 3"), SQUARE), OptionalDouble.empty(), 10)).isEmpty();
    }

    @Test
    void theBottomOfAFormulaIsFoundWhereItHasOne() {
        Point found = Lowest.within(formula("(x - 0.7)^2 + 3*(y + 0.4)^2 + 2"), SQUARE).orElseThrow();
        assertThat(found.x()).isCloseTo(0.7, within(1e-5));
        assertThat(found.y()).isCloseTo(-0.4, within(1e-5));
        assertThat(Lowest.within(formula("abs(x) + abs(y)"), SQUARE)).isPresent();
        assertThat(Lowest.within(formula("x + y"), SQUARE)).isEmpty();
        assertThat(Lowest.within(formula("x^2 - y^2"), SQUARE)).isEmpty();
        assertThat(Lowest.within(formula("ln(x - 9)"), SQUARE)).isEmpty();
    }
}
