package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonAuthor;
import gradlab.lesson.LessonPack;
import gradlab.lesson.LessonReader;
import gradlab.train.RunState.Phase;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.session.LessonFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A teacher at work: prints, begins, copies and packs lessons. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class LessonDeskTest {

    @TempDir
    private Path folder;
    private Path course;
    private Path own;
    private LessonFolders folders;
    private OpenLab open;
    private LessonPane pane;

    @Start
    void start(Stage stage) throws IOException {
        course = Files.createDirectories(folder.resolve("lessons"));
        own = Files.createDirectories(folder.resolve("own"));
        LessonAuthor.begin(course.resolve("kurs.md"));
        folders = new LessonFolders(Optional.of(folder.resolve("state")));
        open = new OpenLab(stage, ExperimentSpec.standard(), Lab.Views.of(course, folders));
        pane = (LessonPane) stage.getScene().lookup("#lesson");
    }

    @Stop
    void stop() {
        open.close();
    }

    private void opened(String id) throws Exception {
        await(() -> pane.lesson().map(Lesson::id).equals(Optional.of(id)));
    }

    private static void choose(FxRobot robot, String item) {
        MenuButton more = robot.lookup("#lesson-more").queryAs(MenuButton.class);
        MenuItem found = items(more.getItems()).filter(each -> ("lesson-" + item).equals(each.getId())).findFirst().orElseThrow();
        robot.interact(found::fire);
    }

    private static Stream<MenuItem> items(List<MenuItem> items) {
        return items.stream().flatMap(item -> item instanceof Menu menu ? Stream.concat(Stream.of(item), items(menu.getItems())) : Stream.of(item));
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#message").queryAs(Label.class).getText();
    }

    private static List<String> shelf(FxRobot robot) {
        return robot.lookup("#lesson-menu").queryAs(MenuButton.class).getItems().stream().map(MenuItem::getId).filter(id -> id != null).toList();
    }

    private static String notice(FxRobot robot) {
        return robot.lookup(".notice .label").queryAllAs(Label.class).stream().map(Label::getText).reduce("", (a, b) -> a + "\n" + b);
    }

    @Test
    void aNewLessonIsWrittenWhereTheTeacherSaidAndOpens(FxRobot robot) throws Exception {
        opened("kurs");
        open.willChoose(own.resolve("Мой урок.md"));
        choose(robot, "new");
        opened("moy-urok");
        assertThat(LessonReader.read(own.resolve("moy-urok.md")).problems()).isEmpty();
        await(() -> said(robot).contains("moy-urok.md"));
        assertThat(shelf(robot)).contains("lesson-item-kurs", "lesson-own", "lesson-own-moy-urok");
        assertThat(robot.lookup("#lesson-menu").queryAs(MenuButton.class).getText()).startsWith("Свой 1");
        await(() -> folders.last().equals(Optional.of(own)));
    }

    @Test
    void theCourseIsNeverWrittenInto(FxRobot robot) throws Exception {
        opened("kurs");
        String before = Files.readString(course.resolve("kurs.md"));
        for (String item : List.of("new", "copy", "step")) {
            open.willChoose(course.resolve("kurs.md"));
            choose(robot, item);
            await(() -> notice(robot).contains("не меняются"));
            robot.interact(() -> open.model().edit(open.model().spec().withSteps(open.model().spec().steps() + 1)));
        }
        assertThat(course.resolve("kurs.md")).hasContent(before);
        try (Stream<Path> inside = Files.list(course)) {
            assertThat(inside).hasSize(1);
        }
    }

    @Test
    void nothingIsAddedToAFileThatIsNoLesson(FxRobot robot) throws Exception {
        opened("kurs");
        String written = "данные: спирали(100)\n";
        Path experiment = Files.writeString(own.resolve("opyt.lab"), written);
        robot.interact(() -> pane.open(experiment));
        await(() -> pane.lesson().map(Lesson::file).filter(file -> file.endsWith("opyt.lab")).isPresent());
        open.willChoose(own.resolve("novyi.md"));
        choose(robot, "step");
        opened("novyi");

        assertThat(experiment).hasContent(written);
    }

    @Test
    void theStateOfTheLabBecomesAStepThatRepeatsIt(FxRobot robot) throws Exception {
        opened("kurs");
        await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> open.model().trainer().playTo(12));
        await(() -> open.model().state().step() == 12 && open.is(Phase.PAUSED));
        open.willChoose(own.resolve("novyi.md"));
        choose(robot, "step");
        opened("novyi");
        Lesson first = LessonReader.read(own.resolve("novyi.md"));
        assertThat(first.problems()).isEmpty();
        assertThat(first.steps()).singleElement().satisfies(step -> {
            assertThat(step.spec()).isEqualTo(open.model().spec().withSteps(12));
            assertThat(step.watch()).isNotEmpty();
            assertThat(step.prediction()).isPresent();
        });
        // the lesson that is open now is the teacher's: the next step goes into it without a question
        choose(robot, "step");
        await(() -> LessonReader.read(own.resolve("novyi.md")).steps().size() == 2);
        await(() -> pane.lesson().filter(read -> read.steps().size() == 2).isPresent());
    }

    @Test
    void aCopySaysWhereItComesFrom(FxRobot robot) throws Exception {
        opened("kurs");
        open.willChoose(own.resolve("kurs-copy.md"));
        choose(robot, "copy");
        opened("kurs-copy");
        assertThat(own.resolve("kurs-copy.md")).content().contains("основан на: kurs@0.1");
    }

    @Test
    void sheetsAreMadeInTheBackgroundAndByKeysToo(FxRobot robot) throws Exception {
        opened("kurs");
        Path sheets = folder.resolve("sheets");
        open.willChoose(sheets);
        choose(robot, "sheets-2");
        await(() -> said(robot).contains("kurs-teacher.pdf"));
        assertThat(sheets).isDirectoryContaining("glob:**/kurs-A.pdf").isDirectoryContaining("glob:**/kurs-B.pdf");
        Path byKeys = folder.resolve("by-keys");
        open.willChoose(byKeys);
        robot.press(KeyCode.CONTROL).press(KeyCode.P).release(KeyCode.P).release(KeyCode.CONTROL);
        await(() -> said(robot).contains(byKeys.toString()));
        assertThat(byKeys).isDirectoryContaining("glob:**/kurs-A.pdf").isDirectoryNotContaining("glob:**/kurs-B.pdf");
    }

    @Test
    void aPackGoesToAnotherMachineAndStandsOnItsShelf(FxRobot robot) throws Exception {
        opened("kurs");
        Path zip = folder.resolve("uroki.zip");
        open.willChoose(zip);
        choose(robot, "pack");
        await(() -> said(robot).contains("uroki.zip"));
        open.willChoose(zip);
        choose(robot, "unpack");
        await(() -> shelf(robot).contains("lesson-own-kurs"));
        await(() -> pane.lesson().filter(lesson -> lesson.file().startsWith(folders.packs())).isPresent());
        assertThat(said(robot)).contains("uroki.zip");
        await(() -> folders.last().filter(last -> last.startsWith(folders.packs())).isPresent());
    }

    @Test
    void aBadPackGetsOneSentenceAndChangesNothing(FxRobot robot) throws Exception {
        opened("kurs");
        Path zip = Files.writeString(folder.resolve("bad.zip"), "not an archive");
        robot.interact(() -> open.lab().window().open(zip));
        await(() -> notice(robot).contains("повреждён"));
        assertThat(pane.lesson().map(Lesson::id)).contains("kurs");
        assertThat(shelf(robot)).doesNotContain("lesson-own");
    }

    @Test
    void aLessonFileOpensInTheWindowWithItsNeighbours(FxRobot robot) throws Exception {
        opened("kurs");
        LessonAuthor.begin(own.resolve("odin.md"));
        LessonAuthor.begin(own.resolve("dva.md"));
        robot.interact(() -> {
            open.model().lessonShowingProperty().set(false);
            open.lab().window().open(own.resolve("odin.md"));
        });
        opened("odin");
        assertThat(open.model().lessonShowingProperty().get()).isTrue();
        assertThat(shelf(robot)).contains("lesson-item-kurs", "lesson-own-dva", "lesson-own-odin");
        assertThat(LabWindow.opens(own.resolve("odin.md"))).isTrue();
        assertThat(LessonPack.isOne(Path.of("X.ZIP"))).isTrue();
    }

    @Test
    void aFaultyLessonIsNotPrinted(FxRobot robot) throws Exception {
        Path faulty = own.resolve("faulty.md");
        LessonAuthor.begin(faulty);
        Files.writeString(faulty, Files.readString(faulty).replace("цель:", "цил:"));
        robot.interact(() -> open.lab().window().open(faulty));
        opened("faulty");
        choose(robot, "sheets-1");
        await(() -> notice(robot).contains("faulty.md"));
    }
}
