package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.ui.Command.Group;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** The table of commands: one key, one deed. */
class CommandKeysTest {

    private static final List<Command> IN_CLASS = Command.of(Group.CLASS);
    private static final List<Command> IN_THE_LAB = Arrays.stream(Command.values()).filter(command -> command.group() != Group.CLASS).toList();

    @Test
    void noKeyStandsForTwoCommandsOfOneMode() {
        for (List<Command> mode : List.of(IN_CLASS, IN_THE_LAB)) {
            for (Command command : mode) {
                for (KeyCodeCombination keys : command.keys()) {
                    assertThat(mode.stream().filter(other -> other.keys().stream().anyMatch(each -> each.match(pressed(keys))))).as(keys.getName())
                            .containsExactly(command);
                }
            }
        }
    }

    @Test
    void aKeyFindsItsOwnCommandInBothModes() {
        Commands all = new Commands();
        Arrays.stream(Command.values()).forEach(command -> all.does(command, () -> { }));
        for (Command command : Command.values()) {
            assertThat(command.keys()).allSatisfy(keys -> assertThat(all.of(pressed(keys), command.group() == Group.CLASS)).as(keys.getName()).contains(command));
        }
    }

    @Test
    void keysAreCalledAsTheyStandOnTheKeyboardAndInTheLanguageOfTheWindow() {
        KeyNames russian = new KeyNames(new Words(Texts.russian()));

        assertThat(Stream.of(Command.values()).flatMap(command -> command.keys().stream()).map(russian::of))
                .allSatisfy(name -> assertThat(name).isNotBlank().doesNotContain("Numpad", "Decimal", "Space", "⟨"));
        assertThat(russian.of(new KeyCodeCombination(KeyCode.NUMPAD3))).isEqualTo("3");
        assertThat(russian.of(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN))).isEqualTo("Ctrl+Shift+S");
    }

    private static KeyEvent pressed(KeyCodeCombination keys) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", keys.getCode(), keys.getShift() == ModifierValue.DOWN, keys.getShortcut() == ModifierValue.DOWN,
                keys.getAlt() == ModifierValue.DOWN, false);
    }
}
