package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.Presets;
import gradlab.lesson.Lesson;
import gradlab.train.RunState.Phase;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.teacher.Act;
import gradlab.ui.teacher.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
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

/** A lesson before a class goes on whatever happens. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class RescueTest {

    @TempDir
    static Path folder;

    private OpenLab open;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        Files.writeString(folder.resolve("beda.md"), """
                ---
                формат: 1
                id: beda
                название: Беда
                версия: 0.1
                время: 5 мин
                цель: Увидеть беду
                ---

                ```шаг id=vzryv
                название: Взрыв
                данные: окружности(200)
                доля теста: 0
                сеть: 2-16-16-16-16-16-16-1
                активация: relu
                инициализация: Хе(масштаб=3)
                потери: mse
                оптимизатор: SGD(скорость=0.05)
                пакет: 32
                зерно: 7
                шагов: 20
                предсказание: Что будет?
                - [x] Числа уйдут в бесконечность
                - [ ] Ничего
                ```

                ```шаг id=chasha
                название: Чаша
                чаша: κ=20, старт=(-2; 1.5)
                оптимизатор: SGD(скорость=0.05)
                шагов: 30
                стоп: 10
                предсказание (0.5 ± 0.1): Сколько?
                ```
                """);
        open = new OpenLab(stage, Presets.first(), Lab.Views.of(folder));
        scene = stage.getScene();
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void aRunThatBlowsUpABowlAndALostFileDoNotEndTheLesson(FxRobot robot) throws Exception {
        LessonPane pane = robot.lookup("#lesson").queryAs(LessonPane.class);
        await(() -> pane.lesson().map(Lesson::id).equals(Optional.of("beda")));
        robot.interact(() -> open.model().projectorProperty().set(true));
        await(() -> open.model().classroom().momentProperty().get().isPresent());
        press(robot, KeyCode.PAGE_DOWN, 4);
        await(() -> moment().act() == Act.STILL && open.is(Phase.DIVERGED));
        await(() -> said().contains("бесконечность"));
        robot.clickOn("#rescue-return");
        await(() -> open.model().state().step() == 0 && !open.is(Phase.DIVERGED));
        assertThat(moment().act()).isEqualTo(Act.COLLECTED);
        assertThat(robot.lookup("#rescue").query().isVisible()).isFalse();

        robot.interact(() -> open.model().commands().run(Command.CLASS_STEP_ON));
        assertThat(moment().id()).isEqualTo("chasha");
        press(robot, KeyCode.PAGE_DOWN, 2);
        await(() -> moment().act() == Act.STILL);
        assertThat(((Label) scene.getRoot().lookup("#class-state")).getText()).contains("10");
        robot.interact(() -> open.model().commands().run(Command.CLASS_GO_TO));
        robot.write("22").type(KeyCode.ENTER);
        await(() -> ((Label) scene.getRoot().lookup("#class-state")).getText().contains("22"));
        robot.interact(() -> open.model().commands().run(Command.CLASS_GO_TO));
        robot.type(KeyCode.ESCAPE);
        assertThat(open.model().projectorProperty().get()).as("Esc leaves the field, not the class").isTrue();

        Files.delete(folder.resolve("beda.md"));
        robot.interact(() -> pane.open(folder.resolve("beda.md")));
        await(() -> said().contains("не открылся"));
        assertThat(moment().id()).as("the class stays where it is").isEqualTo("chasha");
        robot.clickOn("#rescue-go-on");
        press(robot, KeyCode.PAGE_DOWN, 1);
        await(() -> moment().act() == Act.STILL || moment().act() == Act.RUN);
    }

    private void press(FxRobot robot, KeyCode key, int times) {
        for (int i = 0; i < times; i++) {
            robot.type(key);
        }
    }

    private Moment moment() {
        return open.model().classroom().momentProperty().get().orElseThrow();
    }

    private String said() {
        return scene.getRoot().lookup("#rescue-sentence") instanceof Label label && label.getParent().isVisible() ? label.getText() : "";
    }
}
