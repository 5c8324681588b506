package gradlab.ui.lesson;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One answer to choose: its text, which may hold formulas, and after the choice what there is to say about it. */
final class OptionRow extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");

    /** How an option is judged. */
    enum Mark {
        NONE, RIGHT, WRONG
    }

    private final Label dot = new Label();
    private final VBox feedback;
    private final String spoken;
    private final Runnable onChoose;
    private boolean chosen;
    private boolean locked;

    /**
     * @param several true for a box that can be ticked beside others
     * @param spoken the text as a screen reader says it
     */
    OptionRow(String id, VBox text, VBox feedback, boolean several, String spoken, Runnable onChoose) {
        this.feedback = feedback;
        this.spoken = spoken;
        this.onChoose = onChoose;
        setId(id);
        getStyleClass().add("option");
        dot.getStyleClass().add("option-sign");
        StackPane sign = new StackPane(dot);
        sign.getStyleClass().add(several ? "option-box" : "option-circle");
        sign.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        sign.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        HBox row = new HBox(sign, text);
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("option-row");
        feedback.getStyleClass().add("option-feedback");
        getChildren().addAll(row, feedback);
        setFocusTraversable(true);
        setAccessibleRole(several ? AccessibleRole.CHECK_BOX : AccessibleRole.RADIO_BUTTON);
        setAccessibleText(spoken);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                choose();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        show(false, Mark.NONE, false);
    }

    private void choose() {
        if (!locked) {
            onChoose.run();
        }
    }

    /** @param explained whether the feedback is shown */
    void show(boolean isChosen, Mark mark, boolean explained) {
        chosen = isChosen;
        pseudoClassStateChanged(CHOSEN, isChosen);
        pseudoClassStateChanged(RIGHT, mark == Mark.RIGHT);
        pseudoClassStateChanged(WRONG, mark == Mark.WRONG);
        dot.setText(switch (mark) {
            case RIGHT -> "✓";
            case WRONG -> "✗";
            case NONE -> isChosen ? "●" : "";
        });
        boolean visible = explained && !feedback.getChildren().isEmpty();
        feedback.setVisible(visible);
        feedback.setManaged(visible);
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }

    /** A locked option can no longer be chosen. */
    void lock(boolean nowLocked) {
        locked = nowLocked;
        pseudoClassStateChanged(LOCKED, nowLocked);
        setFocusTraversable(!nowLocked);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case SELECTED -> chosen;
            case TEXT -> spoken;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            choose();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
