package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ControlSet;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Seeds;
import gradlab.lesson.Answers;
import gradlab.lesson.ClassLog;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonAuthor;
import gradlab.lesson.Vote;
import gradlab.nn.Optimizer;
import gradlab.train.RunState.Phase;
import gradlab.ui.classroom.ResultsPane;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.session.LessonFolders;
import gradlab.ui.session.ResultFile;
import gradlab.ui.session.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A teacher before and after the projector: locks settings, reads notes, keeps a record, collects what pupils made. */
@ExtendWith(ApplicationExtension.class)
@Timeout(240)
class ClassroomTest {

    private static final ExperimentSpec BASE = ExperimentSpec.standard().withOptimizer(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8));

    @TempDir
    private Path folder;
    private OpenLab open;
    private LessonPane pane;
    private Path lesson;

    @Start
    void start(Stage stage) throws IOException {
        Path course = Files.createDirectories(folder.resolve("lessons"));
        lesson = course.resolve("kurs.md");
        LessonAuthor.begin(lesson);
        open = new OpenLab(stage, BASE, Lab.Views.of(course, new LessonFolders(Optional.empty())));
        pane = (LessonPane) stage.getScene().lookup("#lesson");
    }

    @Stop
    void stop() {
        open.close();
        assertThat(Window.getWindows().stream().filter(window -> window.getScene() != null && window.getScene().lookup("#speaker") != null)).isEmpty();
    }

    private LabModel model() {
        return open.model();
    }

    private void run(FxRobot robot, Command command) {
        robot.interact(() -> model().commands().run(command));
    }

    private static <N extends Node> N find(String id, Class<N> type) {
        return Stream.of(Window.getWindows().toArray(Window[]::new)).map(window -> window.getScene().lookup("#" + id)).filter(java.util.Objects::nonNull)
                .map(type::cast).findFirst().orElseThrow(() -> new AssertionError("no " + id));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> find(id, ButtonBase.class).fire());
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#message").queryAs(Label.class).getText();
    }

    @Test
    void whatATeacherLocksStaysAsItIsUntilThePhraseIsSaid(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> model().edit(BASE.withSeeds(Seeds.all(11))));
        run(robot, Command.LOCK_SETTINGS);
        robot.interact(() -> find("lock-open", TextInputControl.class).setText("сеть, оптимизтор"));
        assertThat(find("lock-problem", Label.class).getText()).contains("оптимизатор");
        assertThat(find("class-dialog-go", ButtonBase.class).isDisabled()).isTrue();
        robot.interact(() -> {
            find("lock-open", TextInputControl.class).setText("оптимизатор.скорость 0.001..0.1");
            find("lock-activation", CheckBox.class).fire();
            find("lock-phrase", TextInputControl.class).setText("Осенний лист");
        });
        assertThat(find("lock-open", TextInputControl.class).getText()).isEqualTo("оптимизатор.скорость 0.001..0.1, активация");
        press(robot, "class-dialog-go");

        assertThat(model().controls().isLocked()).isTrue();
        assertThat(find("lock-strip", Node.class).isVisible()).isTrue();
        assertThat(find("optimizer", ComboBox.class).isDisabled()).isTrue();
        assertThat(find("optimizer-rate", Node.class).isDisabled()).isFalse();
        assertThat(find("optimizer-beta1", Node.class).isDisabled()).isTrue();
        assertThat(find("layer-1-activation", Node.class).isDisabled()).isFalse();
        assertThat(find("data-pictures", Node.class).isDisabled()).isTrue();
        Labeled caption = (Labeled) robot.lookup("#form").lookup(".section-title").queryAll().stream().filter(node -> ((Labeled) node).getGraphic() != null).findFirst().orElseThrow();
        assertThat(caption.getTooltip().getText()).contains("учитель", "Отпереть");

        // the form clamps, everything else is refused and says by whom
        robot.interact(() -> find("optimizer-rate", TextInputControl.class).setText("5"));
        robot.interact(() -> find("optimizer-rate", TextInputControl.class).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        ExperimentSpec stands = model().spec();
        assertThat(stands.seeds()).isEqualTo(Seeds.all(11));
        robot.interact(() -> assertThat(model().edit(stands.withSeeds(Seeds.all(5)))).isFalse());
        assertThat(said(robot)).contains("запер учитель");
        assertThat(model().canUndoProperty().get()).as("undo would bring back what was before the lock")
                .isEqualTo(!stands.equals(BASE.withSeeds(Seeds.all(11))));
        robot.interact(() -> {
            model().undo();
            model().undo();
            model().undo();
        });
        assertThat(model().spec().seeds()).isEqualTo(Seeds.all(11));
        Path file = folder.resolve("other.lab");
        Files.writeString(file, ExperimentFile.write(BASE.withSeeds(Seeds.all(3)), folder, Locale.ENGLISH));
        robot.interact(() -> open.lab().window().open(file));
        await(() -> model().controls().refusalsProperty().get() >= 2);
        assertThat(model().spec().seeds()).isEqualTo(Seeds.all(11));
        assertThat(model().commands().can(Command.OPEN_EXPERIMENT)).isFalse();
        assertThat(model().commands().can(Command.OPEN_TABLE)).isFalse();
        assertThat(model().commands().can(Command.LOCK_SETTINGS)).isFalse();
        robot.interact(() -> model().fork());
        await(() -> model().state().branches().size() == 2);
        robot.interact(() -> assertThat(model().edit(model().spec().withOptimizer(new Optimizer.Sgd(0.01)))).isFalse());

        // a step of the lesson brings its own experiment all the same
        ExperimentSpec step = pane.lesson().orElseThrow().steps().getFirst().spec();
        robot.interact(() -> model().takeUp(step.withSeeds(Seeds.all(77))));
        assertThat(model().spec().seeds()).isEqualTo(Seeds.all(77));

        run(robot, Command.UNLOCK_SETTINGS);
        robot.interact(() -> find("unlock-phrase", TextInputControl.class).setText("зимний"));
        press(robot, "class-dialog-go");
        assertThat(find("unlock-wrong", Label.class).isVisible()).isTrue();
        robot.interact(() -> find("unlock-phrase", TextInputControl.class).setText("  осенний  ЛИСТ"));
        press(robot, "class-dialog-go");
        assertThat(model().controls().isLocked()).isFalse();
        assertThat(find("optimizer", ComboBox.class).isDisabled()).isFalse();
        robot.interact(() -> assertThat(model().edit(stands.withSeeds(Seeds.all(5)))).isTrue());
    }

    @Test
    void aLessonLocksWhatItDoesNotLeaveOpenAsLongAsItStandsOpen(FxRobot robot) throws Exception {
        await(() -> pane.lesson().isPresent());
        String plain = Files.readString(lesson);
        Path own = Files.createDirectories(folder.resolve("own")).resolve("zamok.md");
        Files.writeString(own, plain.replace("id: kurs", "id: zamok\nнастройки: только шаги урока"));
        robot.interact(() -> pane.open(own));
        await(() -> pane.lesson().map(Lesson::id).equals(Optional.of("zamok")));

        assertThat(model().controls().isLive(gradlab.experiment.Setting.of(gradlab.experiment.Key.NET))).isFalse();
        robot.interact(() -> assertThat(model().edit(model().spec().withSeeds(Seeds.all(5)))).isFalse());
        assertThat(said(robot)).contains("запирает урок");
        assertThat(find("lock-strip", Labeled.class).getText()).contains("урок");

        robot.interact(() -> pane.open(lesson));
        await(() -> pane.lesson().map(Lesson::id).equals(Optional.of("kurs")));
        assertThat(model().controls().isLocked()).isFalse();
    }

    @Test
    void theNotesFollowTheMainWindowAndHandOnItsKeys(FxRobot robot) throws Exception {
        await(() -> pane.lesson().isPresent());
        robot.interact(() -> pane.open(Path.of("lessons/saturation.md").toAbsolutePath()));
        await(() -> pane.lesson().map(Lesson::id).equals(Optional.of("saturation")));
        run(robot, Command.SPEAKER_NOTES);
        await(() -> find("speaker-title", Label.class).getText().startsWith("Шаг 1 из 6"));
        await(() -> find("speaker-expected", Node.class).lookupAll(".speaker-range").size() >= 3);
        assertThat(((Label) find("speaker-expected", Node.class).lookup(".speaker-range")).getText()).contains("измерено 0,0025", "на 11 зёрнах");
        assertThat(find("speaker-notes-lesson", Node.class)).isNotNull();

        Lesson shown = pane.lesson().orElseThrow();
        robot.interact(() -> model().takeUp(shown.steps().get(2).spec()));
        await(() -> find("speaker-title", Label.class).getText().startsWith("Шаг 3 из 6"));
        assertThat(find("speaker-wrong", Node.class)).isNotNull();
        press(robot, "speaker-back");
        assertThat(find("speaker-title", Label.class).getText()).startsWith("Шаг 2 из 6");

        KeyEvent save = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.S, false, true, false, false);
        assertThat(model().commands().of(save, true)).as("in front of a class").contains(Command.MAKE_STEP);
        assertThat(model().commands().of(save, false)).contains(Command.SAVE_EXPERIMENT);

        Node page = find("speaker", Node.class);
        boolean before = model().lessonShowingProperty().get();
        robot.interact(() -> page.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F4, false, false, false, false)));
        assertThat(model().lessonShowingProperty().get()).as("a key typed in the notes acts on the main window").isEqualTo(!before);

        press(robot, "speaker-larger");
        assertThat(page.getStyle()).contains("18.4");
        robot.interact(() -> model().paletteProperty().set(gradlab.ui.theme.Palette.DARK));
        assertThat(page.getScene().getFill()).isEqualTo(gradlab.ui.theme.Palette.DARK.ground());
        Path printed = Files.createDirectories(folder.resolve("printed"));
        open.willChoose(printed);
        press(robot, "speaker-print");
        await(() -> Files.exists(printed.resolve("saturation-teacher.pdf")));
        run(robot, Command.SPEAKER_NOTES);
        assertThat(robot.lookup("#speaker").tryQuery()).isEmpty();
    }

    @Test
    void votesAndWhatPairsSayComeIntoTheRecord(FxRobot robot) throws Exception {
        await(() -> pane.lesson().isPresent());
        Path journal = Files.createDirectories(folder.resolve("journal"));
        robot.interact(() -> model().classroom().logProperty().set(ClassLog.EMPTY.with(new Vote("kurs", "x", List.of("а", "б"), 1, List.of(1, 2)))));
        run(robot, Command.CLASS_RECORD);
        assertThat(find("record-write", Node.class).isDisabled()).isTrue();
        open.willChoose(journal);
        robot.interact(() -> find("record-on", CheckBox.class).fire());
        robot.interact(() -> model().classroom().logProperty().set(model().classroom().logProperty().get().with(new Vote("kurs", "x", List.of("а", "б"), 2, List.of(3, 0)))));
        TextInputControl area = find("record-text", TextInputControl.class);
        robot.interact(() -> {
            area.setText("полка \u202e");
            area.appendText("שלום далеко");
        });
        assertThat(area.getText()).as("letters that no line can be broken at").isEqualTo("полка  далеко");
        robot.interact(() -> area.setText("полка далеко"));
        press(robot, "record-write");
        await(() -> find("record-state", Label.class).getText().contains("Записано"));
        await(() -> {
            try (Stream<Path> files = Files.list(journal)) {
                List<Path> all = files.toList();
                return all.size() == 1 && Files.readString(all.getFirst()).contains("полка далеко");
            }
        });
        try (Stream<Path> files = Files.list(journal)) {
            String text = Files.readString(files.findFirst().orElseThrow());
            assertThat(text).contains("kurs,x,vote,2,1,а,3").doesNotContain("vote,1,1");
        }
        // the place is gone: it is told, and nothing is lost
        Path sealed = folder.resolve("sealed");
        Files.writeString(sealed, "no folder");
        open.willChoose(sealed);
        press(robot, "record-folder");
        robot.interact(() -> model().classroom().logProperty().set(ClassLog.EMPTY.with(new Vote("kurs", "y", List.of("а", "б"), 1, List.of(4, 4)))));
        await(() -> said(robot).contains("Журнал не записан"));
        Files.delete(sealed);
        press(robot, "record-write");
        robot.interact(() -> find("record-text", TextInputControl.class).setText("ещё"));
        press(robot, "record-write");
        await(() -> Files.isDirectory(sealed));
        await(() -> {
            try (Stream<Path> files = Files.list(sealed)) {
                return files.anyMatch(file -> file.toString().endsWith(".csv"));
            }
        });
        try (Stream<Path> files = Files.list(sealed)) {
            assertThat(Files.readString(files.findFirst().orElseThrow())).contains("kurs,y,vote,1,2,б,4", "ещё");
        }
    }

    @Test
    void resultsAreSavedByAPupilAndGatheredByTheTeacher(FxRobot robot) throws Exception {
        await(() -> pane.lesson().isPresent() && open.is(Phase.PAUSED));
        robot.interact(() -> model().trainer().playTo(60));
        await(() -> model().state().step() == 60 && open.is(Phase.PAUSED));
        Path works = Files.createDirectories(folder.resolve("works"));
        open.willChoose(works.resolve("Сидоров"));
        run(robot, Command.SAVE_RESULT);
        Path first = works.resolve("Сидоров.labrun");
        await(() -> Files.exists(first) && said(robot).contains("Итог сохранён"));
        assertThat(ResultFile.read(first).answers().map(Answers::lesson)).contains("kurs");
        for (int i = 0; i < 5; i++) {
            Files.copy(first, works.resolve("Ученик " + i + ".labrun"));
        }
        Files.writeString(works.resolve("Битый.labrun"), "нет");

        run(robot, Command.RESULTS);
        assertThat(robot.lookup("#results-empty").tryQuery()).isPresent();
        open.willChoose(works);
        press(robot, "results-empty-folder");
        ResultsPane gallery = (ResultsPane) find("results", Node.class);
        await(gallery::isSettled);
        TableView<?> table = find("results-table", TableView.class);
        await(() -> table.getItems().size() == 6);
        assertThat(find("results-told", Label.class).getText()).contains("6", "Не подошли файлы: 1");
        assertThat(robot.lookup(".results-problem").queryAllAs(Label.class)).anySatisfy(label -> assertThat(label.getText()).startsWith("Битый.labrun"));
        assertThat(robot.lookup(".table-cell").queryAllAs(Labeled.class)).extracting(Labeled::getText).contains("Работа 1").noneMatch(text -> text != null && text.endsWith(".labrun"));
        robot.interact(() -> find("results-names", CheckBox.class).fire());
        assertThat(robot.lookup(".table-cell").queryAllAs(Labeled.class)).extracting(Labeled::getText).anyMatch(text -> text != null && text.endsWith(".labrun"));

        int runs = model().state().branches().size();
        press(robot, "results-open-1");
        await(() -> model().workplaceProperty().get() == Workplace.LAB);
        await(() -> model().state().branches().size() == runs + 1 && model().state().step() == 60);

        // run and answers: a lab without a gallery opens the file as a run
        assertThat(RunFile.read(first, folder.resolve("in")).run().latest()).isEqualTo(60);
        assertThat(ControlSet.nothing().allows(model().spec(), BASE.withSeeds(Seeds.all(4)))).isFalse();
    }
}
