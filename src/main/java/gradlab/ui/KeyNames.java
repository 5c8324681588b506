package gradlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** How keys are called in menus, tooltips and on the help sheet, in the language of the window. */
public final class KeyNames {

    private final Words words;

    public KeyNames(Words words) {
        this.words = words;
    }

    /** The key that a command is best known by, such as {@code Ctrl+Z}. */
    public Optional<String> of(Command command) {
        return command.keys().stream().findFirst().map(this::of);
    }

    public String of(KeyCodeCombination keys) {
        List<String> parts = new ArrayList<>();
        if (keys.getShortcut() == ModifierValue.DOWN || keys.getControl() == ModifierValue.DOWN) {
            parts.add("Ctrl");
        }
        if (keys.getAlt() == ModifierValue.DOWN) {
            parts.add("Alt");
        }
        // Shift and = are the plus of most keyboards
        if (keys.getShift() == ModifierValue.DOWN && keys.getCode() != KeyCode.EQUALS) {
            parts.add("Shift");
        }
        parts.add(name(keys.getCode()));
        return String.join("+", parts);
    }

    private String name(KeyCode code) {
        return switch (code) {
            case SPACE -> words.get("key-name.space");
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case PAGE_DOWN -> "PageDown";
            case PAGE_UP -> "PageUp";
            case HOME -> "Home";
            case END -> "End";
            case ENTER -> "Enter";
            case ESCAPE -> "Esc";
            case BACK_SPACE -> "Backspace";
            case PERIOD, DECIMAL -> ".";
            case PLUS, EQUALS, ADD -> "+";
            case MINUS, SUBTRACT -> "−";
            case DIGIT0, NUMPAD0 -> "0";
            case NUMPAD1 -> "1";
            case NUMPAD2 -> "2";
            case NUMPAD3 -> "3";
            case NUMPAD4 -> "4";
            default -> code.getName();
        };
    }

    /** A key beside an entry of a menu. It is only shown: pressing it is the business of the table of commands. */
    KeyCombination shown(KeyCodeCombination keys) {
        return new Shown(of(keys));
    }

    private static final class Shown extends KeyCombination {

        private final String text;

        Shown(String text) {
            this.text = text;
        }

        @Override
        public boolean match(javafx.scene.input.KeyEvent event) {
            return false;
        }

        @Override
        public String getDisplayText() {
            return text;
        }

        // JavaFX keeps the keys of entries in a table of the scene, and one for each that is different
        @Override
        public boolean equals(Object other) {
            return other instanceof Shown shown && text.equals(shown.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}
