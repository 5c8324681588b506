package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSource;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.lesson.LessonReader;
import gradlab.train.RunState.Phase;
import gradlab.ui.session.ResultFile;
import gradlab.ui.session.RunFile;
import gradlab.ui.start.Guide;
import gradlab.ui.theme.Palette;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** What the entries of the main menu do in the lab, in an order in which one prepares the next. */
final class MenuInTheLab extends MenuHand {

    private final Map<Command, Proof> proofs = new LinkedHashMap<>();
    private final Path folder;
    private final Path lesson;

    /**
     * @param folder takes what is written
     * @param lesson the open one
     */
    MenuInTheLab(FxRobot robot, OpenLab open, Path folder, Path lesson) {
        super(robot, open);
        this.folder = folder;
        this.lesson = lesson;
    }

    Map<Command, Proof> proofs() {
        looks();
        places();
        runs();
        files();
        lessons();
        classroom();
        return proofs;
    }

    private void looks() {
        proofs.put(Command.LANGUAGE, () -> {
            choose(Command.LANGUAGE);
            assertThat(items().get(Command.UNDO).getText()).isEqualTo("Undo");
            choose(Command.LANGUAGE);
            assertThat(items().get(Command.UNDO).getText()).isEqualTo("Отменить");
        });
        proofs.put(Command.THEME, () -> {
            choose(Command.THEME);
            assertThat(model().paletteProperty().get()).isEqualTo(Palette.DARK);
            choose(Command.THEME);
            assertThat(model().paletteProperty().get()).isEqualTo(Palette.LIGHT);
        });
        proofs.put(Command.TEXT_LARGER, () -> {
            for (int i = 0; i < 7; i++) {
                choose(Command.TEXT_LARGER);
            }
            assertThat(model().textScaleProperty().get()).isEqualTo(2.5);
            assertThat(greyed()).contains(Command.TEXT_LARGER).doesNotContain(Command.TEXT_SMALLER);
        });
        proofs.put(Command.TEXT_SMALLER, () -> {
            choose(Command.TEXT_SMALLER);
            assertThat(model().textScaleProperty().get()).isEqualTo(2.25);
        });
        proofs.put(Command.TEXT_USUAL, () -> {
            choose(Command.TEXT_USUAL);
            assertThat(model().textScaleProperty().get()).isEqualTo(1);
        });
        proofs.put(Command.REDUCED_MOTION, () -> turns(Command.REDUCED_MOTION, model().reducedMotionProperty()::get));
        proofs.put(Command.FULL_SCREEN, () -> {
            choose(Command.FULL_SCREEN);
            await(() -> stage().isFullScreen());
            choose(Command.FULL_SCREEN);
            await(() -> !stage().isFullScreen());
        });
        proofs.put(Command.EXPERIMENT, () -> turns(Command.EXPERIMENT, model().formShowingProperty()::get));
        proofs.put(Command.LESSON, () -> turns(Command.LESSON, model().lessonShowingProperty()::get));
        proofs.put(Command.HELP, () -> {
            choose(Command.HELP);
            assertThat(scene.lookup("#help").isVisible()).isTrue();
            choose(Command.HELP);
            assertThat(scene.lookup("#help").isVisible()).isFalse();
        });
        proofs.put(Command.START_AT_OPENING, () -> turns(Command.START_AT_OPENING, model().guide().startAtOpeningProperty()::get));
        proofs.put(Command.HINTS, () -> {
            robot.interact(() -> model().go(Workplace.ARENA));
            choose(Command.HINTS);
            assertThat(model().workplaceProperty().get()).isEqualTo(Workplace.LAB);
            assertThat(model().guide().hintProperty().get()).isEqualTo(Guide.FIRST);
            await(() -> scene.lookup("#hint").isVisible());
            robot.interact(() -> model().guide().hintProperty().set(Guide.HINTS + 1));
        });
    }

    private void places() {
        for (Workplace place : Workplace.values()) {
            place.command().ifPresent(command -> proofs.put(command, () -> {
                turns(command, () -> model().workplaceProperty().get() == place);
                assertThat(model().workplaceProperty().get()).isEqualTo(Workplace.LAB);
                choose(command);
                assertThat(((Pane) scene.lookup(".workplace")).getChildren()).isNotEmpty();
                robot.interact(() -> model().go(Workplace.LAB));
            }));
        }
    }

    private void runs() {
        proofs.put(Command.STEP, () -> {
            choose(Command.STEP);
            await(() -> model().state().step() == 1 && open.is(Phase.PAUSED));
        });
        proofs.put(Command.EPOCH, () -> {
            choose(Command.EPOCH);
            await(() -> model().state().step() == model().state().stepsPerEpoch() && open.is(Phase.PAUSED));
        });
        proofs.put(Command.PLAY, () -> {
            choose(Command.PLAY);
            await(() -> open.is(Phase.RUNNING));
            choose(Command.PLAY);
            await(() -> open.is(Phase.PAUSED) && model().state().step() > 0);
        });
        proofs.put(Command.FORK, () -> {
            choose(Command.FORK);
            await(() -> model().state().branches().size() == 2 && model().state().chosen() == 1);
            robot.interact(() -> model().closeRun(1));
            await(() -> model().state().branches().size() == 1);
        });
        proofs.put(Command.RESTART, () -> {
            choose(Command.RESTART);
            await(() -> model().state().step() == 0 && open.is(Phase.PAUSED));
        });
        proofs.put(Command.UNDO, () -> {
            ExperimentSpec before = model().spec();
            robot.interact(() -> model().edit(before.withSteps(123)));
            choose(Command.UNDO);
            assertThat(model().spec()).isEqualTo(before);
        });
        proofs.put(Command.REDO, () -> {
            choose(Command.REDO);
            assertThat(model().spec().steps()).isEqualTo(123);
            assertThat(greyed()).contains(Command.REDO).doesNotContain(Command.UNDO);
            choose(Command.STEP);
            await(() -> model().state().step() == 1 && open.is(Phase.PAUSED));
        });
    }

    private void files() {
        Path experiment = folder.resolve("opyt.lab");
        Path run = folder.resolve("zapusk.labrun");
        Path result = folder.resolve("itog.labrun");
        proofs.put(Command.SAVE_EXPERIMENT, () -> {
            chosen(Command.SAVE_EXPERIMENT, experiment);
            await(() -> Files.exists(experiment) && ExperimentFile.read(experiment).equals(model().spec()));
        });
        proofs.put(Command.SAVE_RUN, () -> {
            chosen(Command.SAVE_RUN, run);
            await(() -> said().contains("zapusk.labrun"));
            assertThat(RunFile.read(run, folder.resolve("in")).note()).isEqualTo("a note");
        });
        proofs.put(Command.SAVE_RESULT, () -> {
            chosen(Command.SAVE_RESULT, result);
            await(() -> said().contains("itog.labrun"));
            assertThat(ResultFile.read(result).latest()).isEqualTo(1);
        });
        proofs.put(Command.OPEN_EXPERIMENT, () -> {
            ExperimentSpec kept = model().spec();
            robot.interact(() -> model().edit(kept.withSteps(77)));
            chosen(Command.OPEN_EXPERIMENT, experiment);
            await(() -> model().spec().equals(kept));
        });
        proofs.put(Command.OPEN_RUN, () -> {
            int before = model().state().branches().size();
            chosen(Command.OPEN_RUN, run);
            await(() -> model().state().branches().size() == before + 1 && model().state().chosen() > 0);
            robot.interact(() -> model().closeRun(model().state().chosen()));
            await(() -> model().state().branches().size() == before);
        });
        proofs.put(Command.OPEN_TABLE, () -> {
            chosen(Command.OPEN_TABLE, Files.writeString(folder.resolve("t.csv"), "x,y,вид\n1,2,а\n2,1,б\n0,3,а\n3,0,б\n1,3,а\n4,1,б\n"));
            await(() -> model().spec().data() instanceof DataSource.CsvFile && open.is(Phase.PAUSED));
        });
        proofs.put(Command.OPEN_IMAGES, () -> {
            chosen(Command.OPEN_IMAGES, pictures());
            await(() -> model().spec().data() instanceof DataSource.IdxFiles && model().spec().network().inputs() == 16 && open.is(Phase.PAUSED));
            robot.interact(() -> model().edit(Presets.first()));
            await(() -> model().state().spec().equals(Presets.first()) && open.is(Phase.PAUSED));
        });
    }

    /** Twenty pictures of sixteen points, of two kinds. */
    private Path pictures() throws Exception {
        byte[] labels = new byte[20];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 2);
        }
        byte[] points = new byte[16 * labels.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = (byte) (i * 7);
        }
        Files.write(folder.resolve("a-labels-idx1-ubyte"), ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length).put(labels).array());
        return Files.write(folder.resolve("a-images-idx3-ubyte"),
                ByteBuffer.allocate(16 + points.length).putInt(0x803).putInt(labels.length).putInt(4).putInt(4).put(points).array());
    }

    private void lessons() {
        proofs.put(Command.HANDOUT, () -> {
            Path sheets = folder.resolve("sheets");
            chosen(Command.HANDOUT, sheets);
            await(() -> said().contains("urok-teacher.pdf"));
            assertThat(sheets).isDirectoryContaining("glob:**/urok-A.pdf").isDirectoryNotContaining("glob:**/urok-B.pdf");
        });
        proofs.put(Command.MAKE_STEP, () -> {
            Path own = Files.createDirectories(folder.resolve("own")).resolve("svoi.md");
            chosen(Command.MAKE_STEP, own);
            opened("svoi");
            assertThat(LessonReader.read(own).steps()).singleElement().satisfies(step -> assertThat(step.spec()).isEqualTo(model().spec()));
            robot.interact(() -> pane.open(lesson));
            opened("urok");
        });
        proofs.put(Command.SPEAKER_NOTES, () -> turns(Command.SPEAKER_NOTES, () -> find("speaker").isPresent()));
    }

    private void classroom() {
        proofs.put(Command.CLASS_RECORD, () -> {
            choose(Command.CLASS_RECORD);
            Path journal = Files.createDirectories(folder.resolve("journal"));
            open.willChoose(journal);
            press("record-on");
            assertThat(((Label) find("record-where").orElseThrow()).getText()).contains(journal.toString());
            press("record-on");
            robot.interact(() -> find("record").orElseThrow().getScene().getWindow().hide());
        });
        proofs.put(Command.LOCK_SETTINGS, () -> {
            choose(Command.LOCK_SETTINGS);
            press("class-dialog-go");
            assertThat(model().controls().isLocked()).isTrue();
            assertThat(greyed()).contains(Command.OPEN_EXPERIMENT, Command.OPEN_TABLE, Command.OPEN_IMAGES, Command.SWEEP, Command.PRESETS, Command.LOCK_SETTINGS)
                    .doesNotContain(Command.UNLOCK_SETTINGS, Command.OPEN_RUN, Command.FORK);
        });
        proofs.put(Command.UNLOCK_SETTINGS, () -> {
            choose(Command.UNLOCK_SETTINGS);
            press("class-dialog-go");
            assertThat(model().controls().isLocked()).isFalse();
            assertThat(greyed()).contains(Command.UNLOCK_SETTINGS).doesNotContain(Command.LOCK_SETTINGS, Command.OPEN_EXPERIMENT);
        });
    }

    private Stage stage() {
        return (Stage) scene.getWindow();
    }
}
