package gradlab.ui;

import gradlab.ui.form.ValueField;
import gradlab.ui.sweep.SweepMap;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the window, by the table of commands. Keys without Ctrl belong to a text field that has the focus, and to any
 * control that was reached by the keyboard and uses them.
 */
public final class Shortcuts {

    private final Scene scene;
    private final LabModel model;

    private Shortcuts(Scene scene, LabModel model) {
        this.scene = scene;
        this.model = model;
    }

    /** Hands the keys of a scene to the commands of the window. */
    public static void install(Scene scene, LabModel model) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new Shortcuts(scene, model)::pressed);
    }

    private void pressed(KeyEvent event) {
        Commands commands = model.commands();
        boolean inClass = model.projectorProperty().get();
        commands.of(event, inClass).filter(command -> !belongsToFocus(event, command.group() == Command.Group.CLASS)).ifPresent(command -> {
            commands.press(command);
            event.consume();
        });
    }

    /** True if the control that has the focus has its own use for the key. */
    private boolean belongsToFocus(KeyEvent event, boolean inClass) {
        Node focused = scene.getFocusOwner();
        KeyCode key = event.getCode();
        boolean typing = isTyping(focused);
        if (event.isShortcutDown()) {
            return typing && (key == KeyCode.Z || key == KeyCode.Y) && !(focused instanceof ValueField<?> field && !field.isEdited());
        }
        if (key.isFunctionKey()) {
            return false;
        }
        if (typing) {
            return true;
        }
        if (inClass) {
            return false;
        }
        return switch (key) {
            case SPACE, ENTER -> isReachedByKeys(focused) && usesSpace(focused);
            case LEFT, RIGHT, UP, DOWN, HOME, END, PAGE_UP, PAGE_DOWN -> takesKeys(focused) || focused instanceof Slider
                    || focused instanceof Timeline || focused instanceof SweepMap || isReachedByKeys(focused);
            default -> false;
        };
    }

    private static boolean isTyping(Node focused) {
        return focused instanceof TextInputControl || focused instanceof ComboBoxBase<?> box && box.isEditable()
                || focused instanceof Spinner<?> spinner && spinner.isEditable();
    }

    /** True for what has its own use for arrows: points that are dragged, and everything within a page that goes by arrows. */
    private static boolean takesKeys(Node focused) {
        return Stream.iterate(focused, Objects::nonNull, Node::getParent).anyMatch(node -> node.getOnKeyPressed() != null);
    }

    private static boolean isReachedByKeys(Node focused) {
        return focused != null && focused.isFocusVisible();
    }

    private static boolean usesSpace(Node focused) {
        return focused instanceof ButtonBase || focused instanceof ComboBoxBase<?>;
    }
}
