package gradlab.ui;

import gradlab.ui.form.ValueField;
import gradlab.ui.sweep.SweepMap;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * The keys of the window. They go by the place of a key, not by the letter on it, so a Russian layout works. Keys without
 * Ctrl belong to a text field that has the focus, and to any control that was reached by the keyboard and uses them.
 */
final class Shortcuts {

    private final Scene scene;
    private final Stage stage;
    private final LabModel model;
    private final ExperimentDesk desk;

    private Shortcuts(Scene scene, Stage stage, LabModel model, ExperimentDesk desk) {
        this.scene = scene;
        this.stage = stage;
        this.model = model;
        this.desk = desk;
    }

    static void install(Scene scene, Stage stage, LabModel model, ExperimentDesk desk) {
        Shortcuts shortcuts = new Shortcuts(scene, stage, model, desk);
        Consumer<KeyEvent> pressed = shortcuts::pressed;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed::accept);
    }

    private void pressed(KeyEvent event) {
        boolean done = event.isShortcutDown() ? withControl(event) : !event.isAltDown() && !event.isShiftDown() && alone(event.getCode());
        if (done) {
            event.consume();
        }
    }

    private boolean withControl(KeyEvent event) {
        boolean typing = isTyping(scene.getFocusOwner())
                && !(scene.getFocusOwner() instanceof ValueField<?> field && !field.isEdited());
        switch (event.getCode()) {
            case Z -> {
                if (typing) {
                    return false;
                }
                if (event.isShiftDown()) {
                    model.redo();
                } else {
                    model.undo();
                }
            }
            case Y -> {
                if (typing) {
                    return false;
                }
                model.redo();
            }
            case O -> desk.chooseExperiment();
            case S -> desk.chooseSave();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean alone(KeyCode key) {
        Node focused = scene.getFocusOwner();
        switch (key) {
            case SPACE -> {
                return !isTyping(focused) && !(isReachedByKeys(focused) && usesSpace(focused)) && press("#play");
            }
            case RIGHT -> {
                return !isTyping(focused) && !takesKeys(focused) && !(focused instanceof Slider) && !(focused instanceof Timeline) && !(focused instanceof SweepMap) && !isReachedByKeys(focused) && press("#step");
            }
            case E -> {
                return !isTyping(focused) && press("#epoch");
            }
            case F1 -> model.lessonShowingProperty().set(!model.lessonShowingProperty().get());
            case F2 -> model.notesShowingProperty().set(!model.notesShowingProperty().get());
            case F11 -> stage.setFullScreen(!stage.isFullScreen());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean press(String button) {
        if (scene.lookup(button) instanceof ButtonBase found) {
            found.fire();
        }
        return true;
    }

    private static boolean isTyping(Node focused) {
        return focused instanceof TextInputControl || focused instanceof ComboBoxBase<?> box && box.isEditable()
                || focused instanceof Spinner<?> spinner && spinner.isEditable();
    }

    /** True for what has its own use for arrows: points that are dragged. */
    private static boolean takesKeys(Node focused) {
        return focused != null && focused.getOnKeyPressed() != null;
    }

    private static boolean isReachedByKeys(Node focused) {
        return focused != null && focused.isFocusVisible();
    }

    private static boolean usesSpace(Node focused) {
        return focused instanceof ButtonBase || focused instanceof ComboBoxBase<?>;
    }
}
