package gradlab.ui.classroom;

import gradlab.ui.ControlLock;
import gradlab.ui.LabModel;
import gradlab.ui.LockWords;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Says what is locked and by whom, and asks for the phrase if there is one. */
final class UnlockDialog extends VBox {

    private final LabModel model;
    private final PasswordField phrase = new PasswordField();
    private final Label wrong = new Label();

    UnlockDialog(LabModel model, Words words) {
        super(10);
        this.model = model;
        setId("unlock");
        getStyleClass().add("class-dialog");
        ControlLock controls = model.controls();
        Label what = new Label(LockWords.sentence(controls, words));
        what.setWrapText(true);
        wrong.setId("unlock-wrong");
        wrong.textProperty().bind(words.of("lock.wrong"));
        wrong.getStyleClass().add("results-problem");
        wrong.managedProperty().bind(wrong.visibleProperty());
        wrong.setVisible(false);
        phrase.setId("unlock-phrase");
        phrase.accessibleTextProperty().bind(words.of("lock.phrase.ask"));
        phrase.promptTextProperty().bind(words.of("lock.phrase.ask"));
        Tips.on(phrase, words.of("lock.phrase.ask"));
        phrase.setVisible(controls.asksForPhrase());
        phrase.managedProperty().bind(phrase.visibleProperty());
        getChildren().addAll(what, phrase, wrong);
    }

    /** True if everything is open now. */
    boolean unlock() {
        boolean done = model.controls().unlock(phrase.getText());
        wrong.setVisible(!done);
        phrase.clear();
        return done;
    }
}
