package gradlab.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Place;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurfaceTest {

    private static final Place PLACE = new Place("a.lab", 3, 10);

    static Stream<Surface> surfaces() {
        return Stream.concat(Catalogue.of(Surface.class).entries().stream().map(Catalogue.Entry::standard), Stream.of(new Surface.Bowl(20, 0),
                new Surface.Bowl(7, -30), new Surface.Formula(PlaneFormula.parse("tanh(x*y) + exp(-x^2) + abs(y - 0.05)", PLACE))));
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void gradientsAgreeWithFiniteDifferences(Surface surface) {
        double[] gradient = new double[2];
        double h = 1e-5;
        for (double x = -2; x <= 2; x += 0.5) {
            for (double y = -2; y <= 2; y += 0.5) {
                surface.gradient(x, y, gradient);
                double byX = (surface.value(x + h, y) - surface.value(x - h, y)) / (2 * h);
                double byY = (surface.value(x, y + h) - surface.value(x, y - h)) / (2 * h);
                assertThat(gradient[0]).as("%s by x at %s, %s", surface, x, y).isCloseTo(byX, within(2e-7 * Math.max(1, Math.abs(byX))));
                assertThat(gradient[1]).as("%s by y at %s, %s", surface, x, y).isCloseTo(byY, within(2e-7 * Math.max(1, Math.abs(byY))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void minimaAreWhereTheySay(Surface surface) {
        double[] gradient = new double[2];
        for (Point minimum : surface.minima()) {
            surface.gradient(minimum.x(), minimum.y(), gradient);
            assertThat(Math.hypot(gradient[0], gradient[1])).isLessThan(1e-9);
            assertThat(surface.value(minimum.x(), minimum.y())).isEqualTo(surface.least().orElseThrow());
        }
        surface.least().ifPresent(least -> {
            for (double x = -4; x <= 4; x += 0.05) {
                for (double y = -4; y <= 4; y += 0.05) {
                    assertThat(surface.value(x, y)).isGreaterThanOrEqualTo(least);
                }
            }
        });
        assertThat(surface.value(surface.start().x(), surface.start().y())).isGreaterThan(surface.least().orElse(Double.NEGATIVE_INFINITY));
    }

    @Test
    void leastHeightsAreTheKnownOnes() {
        assertThat(new Surface.Bowl().least()).hasValue(0);
        assertThat(new Surface.Saddle().least().orElseThrow()).isCloseTo(-1, within(1e-15));
        assertThat(new Surface.Rosenbrock().least()).hasValue(0);
        assertThat(new Surface.Beale().least()).hasValue(0);
        assertThat(new Surface.DoubleWell().minima().getFirst().x()).isCloseTo(-1.088, within(1e-3));
        assertThat(Surface.DoubleWell.stationary(1)).isCloseTo(0.8789, within(1e-4));
        assertThat(new Surface.Formula().least()).isEmpty();
    }

    @Test
    void theBowlHasItsTwoCurvaturesAlongItsAxes() {
        Surface bowl = new Surface.Bowl(100, 45);
        double half = Math.sqrt(0.5);
        assertThat(bowl.value(half, half)).isCloseTo(0.5, within(1e-12));
        assertThat(bowl.value(-half, half)).isCloseTo(50, within(1e-12));
        assertThat(new Surface.Bowl(20, 0).value(0, 1)).isEqualTo(10);
    }

    @Test
    void aFormulaKnowsOnlyXAndY() {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> PlaneFormula.parse("x + 2*w", PLACE));
        assertThat(bad.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("surface.name");
            assertThat(problem.place().column()).isEqualTo(16);
        });
        assertThat(PlaneFormula.parse(" x + y ", PLACE)).isEqualTo(PlaneFormula.parse("x + y", PLACE)).hasToString("x + y");
        assertThat(PlaneFormula.parse("x", PLACE)).isNotEqualTo(PlaneFormula.parse("y", PLACE));
    }
}
