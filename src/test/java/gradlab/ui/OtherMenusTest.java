package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonAuthor;
import gradlab.train.Room;
import gradlab.train.RunState.Phase;
import gradlab.ui.lesson.LessonPane;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The small menus of the window: pictures, memory, lessons and their sheets, charts. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class OtherMenusTest {

    @TempDir
    private static Path folder;

    private OpenLab open;
    private Scene scene;
    private LessonPane pane;
    private FxRobot robot;

    @Start
    void start(Stage stage) throws Exception {
        Path course = Files.createDirectories(folder.resolve("course"));
        LessonAuthor.begin(course.resolve("kurs.md"));
        LessonAuthor.begin(course.resolve("vtoroi.md"));
        open = new OpenLab(stage, ExperimentSpec.standard(), Lab.Views.of(course));
        scene = stage.getScene();
        pane = (LessonPane) scene.lookup("#lesson");
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void everyEntryDoesWhatItSays(FxRobot given) throws Exception {
        robot = given;
        await(() -> pane.lesson().isPresent() && open.is(Phase.PAUSED));
        memory();
        sheets();
        lessons();
        charts();
        pictures();
    }

    private Stream<MenuItem> entries(String menu) {
        return ((MenuButton) scene.lookup("#" + menu)).getItems().stream()
                .flatMap(item -> item instanceof Menu inner ? Stream.concat(Stream.of(item), inner.getItems().stream()) : Stream.of(item));
    }

    private MenuItem entry(String menu, String id) {
        return entries(menu).filter(item -> id.equals(item.getId())).findFirst().orElseThrow(() -> new AssertionError("no " + id + " in " + menu));
    }

    private void choose(String menu, String id) {
        MenuItem item = entry(menu, id);
        assertThat(item.isDisable()).as(id).isFalse();
        robot.interact(item::fire);
    }

    private String said() {
        return ((Label) scene.lookup("#message")).getText();
    }

    private void memory() {
        List<RadioMenuItem> choices = entries("memory").filter(RadioMenuItem.class::isInstance).map(RadioMenuItem.class::cast).toList();
        assertThat(choices).as("seven sizes of each kind").hasSize(14);
        for (RadioMenuItem choice : choices.stream().filter(item -> !item.isDisable()).toList()) {
            Room before = open.model().roomProperty().get();
            choose("memory", choice.getId());
            long bytes = Long.parseLong(choice.getId().replaceAll("\\D", "")) << 20;
            assertThat(open.model().roomProperty().get()).as(choice.getId())
                    .isEqualTo(choice.getId().startsWith("memory-checkpoints-") ? new Room(bytes, before.spectra()) : new Room(before.checkpoints(), bytes));
            assertThat(choice.isSelected()).as(choice.getId()).isTrue();
        }
    }

    private void sheets() throws Exception {
        for (int variants : List.of(1, 3)) {
            Path made = folder.resolve("sheets" + variants);
            open.willChoose(made);
            choose("lesson-more", "lesson-sheets-" + variants);
            await(() -> said().contains(made.toString()));
            for (String variant : List.of("A", "B", "C").subList(0, variants)) {
                assertThat(made).isDirectoryContaining("glob:**/kurs-" + variant + ".pdf");
            }
            try (Stream<Path> files = Files.list(made)) {
                assertThat(files.filter(file -> file.toString().matches(".*kurs-[A-Z]\\.pdf"))).hasSize(variants);
            }
        }
        robot.interact(() -> open.model().conceal(open.model().spec().withSteps(5)));
        assertThat(entry("lesson-more", "lesson-step").isDisable()).as("a step would name the settings of a riddle").isTrue();
        robot.interact(() -> open.model().abandon());
        assertThat(entry("lesson-more", "lesson-step").isDisable()).isFalse();
    }

    private void lessons() throws Exception {
        choose("lesson-menu", "lesson-item-journey");
        await(() -> scene.lookup("#journey") != null);
        choose("lesson-menu", "lesson-item-glossary");
        await(() -> scene.lookup("#glossary") != null);
        choose("lesson-menu", "lesson-item-notes");
        assertThat(open.model().workplaceProperty().get()).isEqualTo(Workplace.NOTES);
        robot.interact(() -> open.model().go(Workplace.LAB));
        robot.interact(() -> ((CheckMenuItem) entry("lesson-menu", "lesson-teacher")).setSelected(true));
        assertThat(pane.teachingProperty().get()).isTrue();
        for (String id : List.of("vtoroi", "kurs")) {
            choose("lesson-menu", "lesson-item-" + id);
            await(() -> pane.lesson().map(Lesson::id).equals(Optional.of(id)));
            await(() -> ((RadioMenuItem) entry("lesson-menu", "lesson-item-" + id)).isSelected());
        }
    }

    private void charts() throws Exception {
        for (int count : List.of(6, 4, 2, 1)) {
            choose("chart-loss-choice", "chart-loss-choice-grid-" + count);
            await(() -> scene.getRoot().lookupAll(".chart-head").size() == count);
            assertThat(((RadioMenuItem) entry("chart-loss-choice", "chart-loss-choice-grid-" + count)).isSelected()).as("%s charts", count).isTrue();
        }
        assertThat(entry("chart-loss-choice", "chart-loss-choice-remove").isDisable()).as("the last chart stays").isTrue();
        List<String> others = entries("chart-loss-choice").map(MenuItem::getId).filter(id -> id != null && id.startsWith("chart-loss-choice-add-"))
                .map(id -> id.substring("chart-loss-choice-add-".length())).toList();
        assertThat(others).hasSizeGreaterThan(8);
        for (String other : others) {
            choose("chart-loss-choice", "chart-loss-choice-add-" + other);
            await(() -> scene.lookup("#chart-" + other + "-choice") != null);
            choose("chart-" + other + "-choice", "chart-" + other + "-choice-remove");
            await(() -> scene.lookup("#chart-" + other + "-choice") == null);
        }
        choose("chart-loss-choice", "chart-loss-choice-reset");
        await(() -> scene.getRoot().lookupAll(".chart-head").size() == 4);
    }

    private void pictures() throws Exception {
        byte[] labels = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
        byte[] points = new byte[9 * labels.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = (byte) (i * 11);
        }
        Path file = Files.write(folder.resolve("nine"), ByteBuffer.allocate(16 + points.length).putInt(0x803).putInt(labels.length).putInt(3).putInt(3).put(points).array());
        Path answers = Files.write(folder.resolve("answers"), ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length).put(labels).array());
        open.willChoose(file);
        // the labels do not stand beside the pictures: they are asked for
        open.willChoose(answers);
        choose("open", "open-images");
        await(() -> open.model().spec().data() instanceof DataSource.IdxFiles && open.model().spec().network().inputs() == 9);
    }
}
