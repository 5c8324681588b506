package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.Presets;
import gradlab.train.RunState.Phase;
import gradlab.ui.MenuHand.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Every entry of the main menu is chosen once, and does what it says. */
@ExtendWith(ApplicationExtension.class)
@Timeout(240)
class MenuJourneyTest {

    private static final String STEP = """

            ```шаг id=%s
            название: %s
            данные: окружности(40)
            доля теста: 0
            сеть: 2-4-1
            активация: tanh
            инициализация: %s
            оптимизатор: SGD(скорость=0.1)
            пакет: весь
            зерно: 7
            шагов: 60
            стоп: 10
            смотреть: потери, насыщение[слой 1]
            предсказание: Что будет с потерями?
            - [x] Упадут
            - [ ] Вырастут
            - [ ] Останутся
            - [ ] Исчезнут
            ```
            """;
    private static final String LESSON = """
            ---
            формат: 1
            id: urok
            название: Урок для меню
            версия: 0.1
            время: 5 мин
            цель: Выбрать всё
            ---
            """ + STEP.formatted("odin", "Один", "Ксавье") + STEP.formatted("dva", "Два", "нормальная(2)") + """

            ```вопрос id=itog
            Что было?
            - [x] Два запуска
            - [ ] Один запуск
            ```

            :::границы
            Это маленькая сеть.
            :::

            ## Главное

            Меню умеет всё.
            """;

    @TempDir
    private static Path folder;

    private OpenLab open;
    private Path lesson;
    private MenuHand hand;

    @Start
    void start(Stage stage) throws Exception {
        Path course = Files.createDirectories(folder.resolve("course"));
        lesson = Files.writeString(course.resolve("urok.md"), LESSON);
        open = new OpenLab(stage, Presets.first(), Lab.Views.of(course));
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void everyEntryDoesWhatItSays(FxRobot robot) throws Exception {
        hand = new MenuHand(robot, open);
        Map<Command, Proof> proofs = new LinkedHashMap<>(new MenuInTheLab(robot, open, folder, lesson).proofs());
        proofs.putAll(new MenuInClass(robot, open).proofs());
        assertThat(proofs.keySet()).as("commands with an expectation").containsExactlyInAnyOrder(Command.values());
        hand.opened("urok");
        await(() -> open.is(Phase.PAUSED));
        everyCommandHasAnEntryWithWordsAndKeysOfItsOwn();
        assertThat(hand.greyed()).isEqualTo(MenuHand.with(MenuHand.OF_THE_CLASS, Command.UNDO, Command.REDO, Command.UNLOCK_SETTINGS, Command.TEXT_SMALLER));
        for (Map.Entry<Command, Proof> each : proofs.entrySet()) {
            try {
                each.getValue().show();
            } catch (Exception | AssertionError e) {
                throw new AssertionError(each.getKey() + ": " + e.getMessage(), e);
            }
        }
        aRiddleGreysWhatWouldGiveItAway(robot);
    }

    private void everyCommandHasAnEntryWithWordsAndKeysOfItsOwn() {
        Set<Command> possible = EnumSet.complementOf(EnumSet.copyOf(MenuHand.with(MenuHand.OF_THE_CLASS, Command.UNLOCK_SETTINGS)));
        for (String language : List.of("ru", "en")) {
            assertThat(open.lab().words().locale().getLanguage()).isEqualTo(language);
            Map<Command, MenuItem> items = hand.items();
            assertThat(items.keySet()).as("what can only be done in front of a class is not there").isEqualTo(possible);
            items.forEach((command, item) -> hand.isNamed(command, item, command.group() != Command.Group.CLASS));
            assertThat(items.values().stream().map(MenuItem::getAccelerator).filter(Objects::nonNull).map(KeyCombination::getDisplayText)).doesNotHaveDuplicates();
            hand.choose(Command.LANGUAGE);
        }
    }

    private void aRiddleGreysWhatWouldGiveItAway(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> open.model().conceal(Presets.first().withSteps(50)));
        assertThat(hand.greyed()).isEqualTo(MenuHand.with(MenuHand.OF_THE_CLASS, Command.UNDO, Command.REDO, Command.FORK, Command.SAVE_EXPERIMENT, Command.SAVE_RUN, Command.SAVE_RESULT,
                Command.LENS, Command.SWEEP, Command.PATTERNS, Command.PRESETS, Command.DRAW, Command.MAKE_STEP, Command.LOCK_SETTINGS,
                Command.UNLOCK_SETTINGS, Command.TEXT_SMALLER));
        for (String id : List.of("open", "save")) {
            assertThat(((MenuButton) hand.scene.lookup("#" + id)).getItems()).as(id).allSatisfy(item ->
                    assertThat(item.isDisable()).as(item.getId()).isEqualTo(item.getId().startsWith("save")));
        }
        robot.interact(() -> open.model().abandon());
    }
}
