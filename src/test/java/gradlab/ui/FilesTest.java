package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.data.Scaling;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.nn.Optimizer;
import gradlab.train.RunState.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class FilesTest {

    private static final String TABLE = "длина,ширина,вид\n1.5,2,а\n2,,б\n3,1,а\n4,5,б\n0,1,а\n6,2,б\n";

    @TempDir
    private Path folder;
    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, Presets.first());
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void savedExperimentReopensAsTheSame(FxRobot robot) throws Exception {
        ExperimentSpec changed = Presets.first().withData(new DataSource.Moons(120, 0.25, 1))
                .withOptimizer(new Optimizer.RmsProp(0.003, 0.9, 1e-7, 0.5, true)).withBatches(new BatchPlan(0, false));
        robot.interact(() -> open.model().edit(changed));
        open.willChoose(folder.resolve("мой опыт"));
        robot.clickOn("#save").clickOn("#save-experiment");
        Path file = folder.resolve("мой опыт.lab");
        await(() -> Files.exists(file) && message(robot).contains("мой опыт.lab"));
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactly(file);
        }

        robot.interact(() -> open.model().edit(Presets.first()));
        open.willChoose(file);
        robot.clickOn("#open").clickOn("#open-experiment");
        await(() -> open.model().spec().equals(changed));
    }

    @Test
    void tableIsTakenWithANetworkThatFitsAndItsNotes(FxRobot robot) throws Exception {
        openTable(robot, TABLE);
        ExperimentSpec spec = open.model().spec();
        assertThat(spec.network().inputs()).isEqualTo(2);
        assertThat(spec.network().outputs()).isEqualTo(1);
        assertThat(spec.hidden()).hasSize(1);
        assertThat(spec.inputs()).isEqualTo(new Scaling.Standard());
        await(() -> open.is(Phase.PAUSED));
        await(() -> label(robot, "data-notes").isVisible());
        assertThat(label(robot, "data-notes").getText()).contains("1").contains("6");
        assertThat(label(robot, "data-file").getText()).isEqualTo("table.csv");
    }

    @Test
    void anotherTargetColumnMakesAnotherTask(FxRobot robot) throws Exception {
        openTable(robot, TABLE);
        ComboBox<String> target = robot.lookup("#data-target").queryComboBox();
        await(() -> target.getItems().size() == 3 && "вид".equals(target.getValue()));
        robot.interact(() -> target.setValue("длина"));
        await(() -> open.model().spec().data() instanceof DataSource.CsvFile csv && csv.target().equals("длина"));
        await(() -> open.is(Phase.PAUSED) && open.model().state().spec().equals(open.model().spec()));
        assertThat(open.model().spec().network().inputs()).as("one number and two words").isEqualTo(3);
    }

    @Test
    void brokenFileIsRefusedWithItsPlaceAndTheFormerExperimentStays(FxRobot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("broken.lab"), "data: circles\noptimizer: nonsense\n");
        Platform.runLater(() -> open.lab().window().desk().open(file));
        await(() -> robot.lookup(".notice").tryQuery().isPresent());
        assertThat(robot.from(robot.lookup(".notice")).lookup((Label label) -> label.getText().contains("2")).tryQuery()).isPresent();
        assertThat(open.model().spec()).isEqualTo(Presets.first());
        robot.clickOn("#notice-close");
        assertThat(robot.lookup(".notice").tryQuery()).isEmpty();
    }

    @Test
    void experimentThatCannotBeWrittenIsToldAndLeavesNothingBehind(FxRobot robot) throws Exception {
        open.willChoose(folder.resolve("nowhere").resolve("a.lab"));
        robot.clickOn("#save").clickOn("#save-experiment");
        await(() -> robot.lookup(".notice").tryQuery().isPresent());
        try (Stream<Path> inside = Files.list(folder)) {
            assertThat(inside).isEmpty();
        }
    }

    private void openTable(FxRobot robot, String text) throws Exception {
        open.willChoose(Files.writeString(folder.resolve("table.csv"), text));
        robot.clickOn("#open").clickOn("#open-table");
        await(() -> open.model().spec().data() instanceof DataSource.CsvFile);
    }

    private static String message(FxRobot robot) {
        return label(robot, "message").getText();
    }

    private static Label label(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class);
    }
}
