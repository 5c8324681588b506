package gradlab.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.golden.GoldenCase;
import gradlab.golden.GoldenTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers in the test resources are PyTorch's of today. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenFilesTest {

    private static final double TOLERANCE = 1e-11;

    private final Torch torch = new Torch();

    @AfterAll
    void close() {
        torch.close();
    }

    static List<String> names() {
        return GoldenCase.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theFileHoldsWhatPyTorchFinds(String name, @TempDir Path folder) {
        GoldenCase golden = GoldenCase.read(name, folder);
        GoldenTable now = GoldenWriter.table(torch, golden);
        GoldenTable file = golden.expected();
        assertThat(file.columns()).isEqualTo(now.columns());
        for (int row = 0; row < now.rows().size(); row++) {
            for (int column = 0; column < now.columns().size(); column++) {
                double known = now.rows().get(row)[column];
                assertThat(file.rows().get(row)[column]).as("%s, row %d", now.columns().get(column), row + 1)
                        .isCloseTo(known, within(TOLERANCE * Math.abs(known)));
            }
        }
    }
}
