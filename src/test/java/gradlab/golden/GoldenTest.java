package gradlab.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.nn.Parameters;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine against numbers that PyTorch found for the same networks; see {@link GoldenCase}. The numbers are never taken
 * from the lab itself: {@code gradlab.parity.GoldenWriter} writes them, and says how to run it.
 */
class GoldenTest {

    private static final double TOLERANCE = 1e-9;

    static List<String> names() {
        return GoldenCase.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void trainingGoesAsInPyTorch(String name, @TempDir Path folder) {
        GoldenCase golden = GoldenCase.read(name, folder);
        GoldenTable ours = GoldenTable.of(Moment.ofLab(golden.spec(), GoldenTable.steps()), new Parameters(golden.spec().network()));
        GoldenTable expected = golden.expected();
        assertThat(ours.columns()).isEqualTo(expected.columns());
        for (int row = 0; row < expected.rows().size(); row++) {
            for (int column = 0; column < expected.columns().size(); column++) {
                double known = expected.rows().get(row)[column];
                assertThat(ours.rows().get(row)[column]).as("%s at step %d", expected.columns().get(column), (int) expected.rows().get(row)[0])
                        .isCloseTo(known, within(TOLERANCE * Math.abs(known)));
            }
        }
    }
}
