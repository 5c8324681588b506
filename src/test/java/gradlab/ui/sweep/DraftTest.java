package gradlab.ui.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Setting;
import gradlab.train.SweepPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of data in a sweep that is typed in the window. */
class DraftTest {

    private static final Setting DATA = Setting.of(Key.DATA);

    @TempDir
    private Path folder;

    private Path table(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "a,b,answer\n1,2,0\n2,1,1\n3,0,0\n0,3,1\n");
    }

    private SweepPlan plan(Path data, String values) {
        ExperimentSpec base = ExperimentSpec.standard().withData(new DataSource.CsvFile(data, "answer", DataSource.TaskChoice.CLASSES));
        return new Draft(base, List.of(new Draft.Axis(DATA, values)), "1", "5", true).plan();
    }

    @Test
    void aRelativeNameIsLookedForBesideTheDataAtHandAndShownAsItWasTyped() throws IOException {
        Path first = table("first.csv");
        table("second.csv");
        SweepPlan plan = plan(first, "файл(first.csv, ответ=answer); файл(second.csv, ответ=answer)");

        assertThat(((DataSource.CsvFile) plan.spec(2).data()).file()).isEqualTo(folder.resolve("second.csv").toAbsolutePath());
        assertThat(plan.label(2, DATA, Locale.of("ru"))).contains("second.csv").doesNotContain(folder.getFileName().toString());
    }

    @Test
    void anAbsoluteNameStaysWhatItIsAndIsShownShort() throws IOException {
        Path first = table("first.csv");
        SweepPlan plan = plan(first, "файл(\"" + first.toAbsolutePath().toString().replace('\\', '/') + "\", ответ=answer)");

        assertThat(((DataSource.CsvFile) plan.spec(1).data()).file()).isEqualTo(first.toAbsolutePath());
        assertThat(plan.label(1, DATA, Locale.ENGLISH)).contains("first.csv").doesNotContain(folder.getFileName().toString());
    }
}
