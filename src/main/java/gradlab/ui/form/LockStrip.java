package gradlab.ui.form;

import gradlab.ui.Command;
import gradlab.ui.LabModel;
import gradlab.ui.LockWords;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the form while settings are locked: by whom, and the way to unlock them. */
final class LockStrip extends Button {

    LockStrip(LabModel model, Words words) {
        super("", new FontIcon(Feather.LOCK));
        setId("lock-strip");
        getStyleClass().add("lock-strip");
        setMnemonicParsing(false);
        setWrapText(true);
        setMaxWidth(Double.MAX_VALUE);
        textProperty().bind(Bindings.createStringBinding(() -> words.get(model.controls().lockProperty().get().teacher().isPresent() ? "lock.strip.teacher" : "lock.strip.lesson"),
                model.controls().lockProperty(), words.textsProperty()));
        accessibleTextProperty().bind(textProperty());
        Tips.on(this, Bindings.createStringBinding(() -> LockWords.sentence(model.controls(), words), model.controls().lockProperty(), words.textsProperty()));
        visibleProperty().bind(model.controls().locksAnything());
        managedProperty().bind(visibleProperty());
        setOnAction(_ -> model.commands().run(Command.UNLOCK_SETTINGS));
    }
}
