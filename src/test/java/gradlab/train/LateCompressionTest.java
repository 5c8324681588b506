package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The experiment on local rank and its control, as the files beside the lab describe them. */
@Tag("slow")
class LateCompressionTest {

    private static Run run(String file, long seed) {
        ExperimentSpec spec = ExperimentFile.read(Path.of("assets", "experiments", file), Map.of());
        return Run.start(spec.withSeeds(Seeds.all(seed)).measuringEvery(1_000_000));
    }

    /** Local ranks of layers 2 and 3 and the loss over the training part, after so many updates. */
    private static double[] after(Run run, int steps) {
        while (run.stepCount() < steps) {
            run.step();
        }
        run.observe();
        return new double[] {run.meter().value("layer2.local_rank"), run.meter().value("layer3.local_rank"), run.meter().value("loss.train")};
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void weightDecayLeavesAsManyDirectionsAsTheTeacherHasLongAfterTheLossHasFallen(long seed) {
        Run run = run("local-rank.lab", seed);
        double atStart = after(run, 0)[2];
        double[] early = after(run, 600);
        double[] late = after(run, 12_000);

        assertThat(early[2]).as("loss at step 600").isLessThan(0.02 * atStart);
        assertThat(early[0]).isGreaterThanOrEqualTo(18);
        assertThat(early[1]).isGreaterThanOrEqualTo(18);
        assertThat(late[0]).isBetween(2.5, 5.0);
        assertThat(late[1]).isBetween(2.5, 5.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void withoutItNothingIsCompressedThoughTheLossIsLower(long seed) {
        Run run = run("local-rank-control.lab", seed);
        double[] late = after(run, 12_000);

        assertThat(late[0]).isGreaterThanOrEqualTo(18);
        assertThat(late[1]).isGreaterThanOrEqualTo(18);
        assertThat(late[2]).isLessThan(3e-4);
    }
}
