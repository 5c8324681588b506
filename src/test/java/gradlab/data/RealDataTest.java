package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSet.Note;
import gradlab.data.DataSource.CsvFile;
import gradlab.data.DataSource.IdxFiles;
import gradlab.data.DataSource.TaskChoice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Data sets that stand outside the project; skipped where they are absent. */
class RealDataTest {

    @Test
    void irisHasThreeSpecies() {
        DataSet data = CsvData.read(new CsvFile(RealData.file("iris.csv"), "species", TaskChoice.AUTO));

        assertThat(data.rows()).isEqualTo(150);
        assertThat(data.classNames()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(data.features()).isEqualTo(4);
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void elevenPenguinsLackAValue() {
        DataSet data = CsvData.read(new CsvFile(RealData.file("penguins.csv"), "species", TaskChoice.AUTO));

        assertThat(data.rows()).isEqualTo(333);
        assertThat(data.featureNames()).containsExactly("island=Biscoe", "island=Dream", "island=Torgersen", "bill_length_mm",
                "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex=FEMALE", "sex=MALE");
        assertThat(data.notes()).containsExactly(Note.of("csv.rows-dropped", 11, 344),
                Note.of("csv.encoded", "island", 3, "Biscoe, Dream, Torgersen"), Note.of("csv.encoded", "sex", 2, "FEMALE, MALE"));
    }

    @Test
    void carsLoseTheirNames() {
        DataSet data = CsvData.read(new CsvFile(RealData.file("mpg.csv"), "mpg", TaskChoice.AUTO));

        assertThat(data.rows()).isEqualTo(392);
        assertThat(data.task()).isEqualTo(Task.REGRESSION);
        assertThat(data.features()).isEqualTo(9);
        assertThat(data.notes()).extracting(Note::key).containsExactly("csv.rows-dropped", "csv.left-out-varied", "csv.encoded");
    }

    @Test
    void realDigitsAreRead() {
        DataSet data = IdxData.read(new IdxFiles(RealData.file("t10k-images-idx3-ubyte.gz"),
                RealData.file("t10k-labels-idx1-ubyte.gz"), 100));

        assertThat(data.rows()).isEqualTo(100);
        assertThat(data.features()).isEqualTo(784);
        assertThat(data.classNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(Arrays.copyOf(data.targets(), 12)).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9, 0, 6);
        assertThat(Math.round(255 * Arrays.stream(data.inputs(), 0, 784).sum())).isEqualTo(18454);
        assertThat(Math.round(255 * Arrays.stream(data.inputs(), 99 * 784, 100 * 784).sum())).isEqualTo(30655);
    }
}
