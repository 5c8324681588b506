package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.data.Scaling;
import gradlab.data.Task;
import gradlab.nn.Loss;
import gradlab.train.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataFitTest {

    private static final DataSet NUMBERS = new DataSet(2, 1, new double[] {0, 1}, new double[] {0, 1}, 1, Task.REGRESSION,
            List.of("x"), List.of(), List.of());

    static List<DataSource> generators() {
        return Catalogues.DATA.entries().stream().map(entry -> entry.standard()).filter(source -> !source.readsFiles()).toList();
    }

    @ParameterizedTest
    @MethodSource("generators")
    void anyGeneratorCanFollowAnyOther(DataSource source) {
        for (DataSource before : generators()) {
            ExperimentSpec spec = with(with(ExperimentSpec.standard(), before).withLoss(new Loss.CrossEntropy()), source);
            Run.start(spec).step();
        }
    }

    @Test
    void sampleIsSmallAndTellsTheSameAsTheWhole() {
        DataSource many = new DataSource.Blobs(100_000, 7, 5, 0.5, 1);
        DataSet sample = DataFit.sample(many);
        assertThat(sample.rows()).isEqualTo(2);
        assertThat(sample.features()).isEqualTo(5);
        assertThat(sample.outputs()).isEqualTo(7);
    }

    @Test
    void twoOutputsForTwoClassesStay() {
        ExperimentSpec softmax = DataFit.withLoss(ExperimentSpec.standard(), new Loss.CrossEntropy(), DataFit.sample(new DataSource.Circles()));
        assertThat(softmax.network().outputs()).isEqualTo(2);
        assertThat(with(softmax, new DataSource.Moons()).network().outputs()).isEqualTo(2);
        assertThat(with(softmax, new DataSource.Blobs()).network().outputs()).isEqualTo(3);
    }

    @Test
    void lossOfClassesGivesWayForNumbers() {
        ExperimentSpec spec = ExperimentSpec.standard().withLoss(new Loss.Bce());
        assertThat(DataFit.with(spec, spec.data(), NUMBERS).loss()).isEqualTo(new Loss.Auto());
        assertThat(DataFit.with(spec.withLoss(new Loss.Mse()), spec.data(), NUMBERS).loss()).isEqualTo(new Loss.Mse());
    }

    @Test
    void weightsOfAFileAreKeptOnlyWhileTheyFit() {
        ExperimentSpec loaded = ExperimentSpec.standard().withWeights(new StartWeights.FromFile(Path.of("w.npz")));
        assertThat(with(loaded, new DataSource.Moons()).weights()).isEqualTo(loaded.weights());
        assertThat(with(loaded, new DataSource.Blobs()).weights()).isEqualTo(new StartWeights.Drawn());
    }

    @Test
    void openedTableIsStandardisedAndPicturesAreNot() {
        DataSource table = new DataSource.CsvFile(Path.of("t.csv"), "", DataSource.TaskChoice.AUTO);
        ExperimentSpec opened = DataFit.opened(ExperimentSpec.standard(), table, NUMBERS);
        assertThat(opened.inputs()).isEqualTo(new Scaling.Standard());
        assertThat(opened.hidden()).hasSize(1);
        assertThat(DataFit.opened(opened, new DataSource.IdxFiles(), NUMBERS).inputs()).isEqualTo(new Scaling.None());
    }

    private static ExperimentSpec with(ExperimentSpec spec, DataSource source) {
        return DataFit.with(spec, source, DataFit.sample(source));
    }
}
