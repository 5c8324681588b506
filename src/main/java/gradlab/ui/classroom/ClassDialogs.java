package gradlab.ui.classroom;

import gradlab.ui.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Modality;
import javafx.stage.Stage;
import java.util.function.BooleanSupplier;

/** Shows the dialogs of a teacher over the main window, in its looks. */
final class ClassDialogs {

    private final Stage owner;
    private final Words words;

    ClassDialogs(Stage owner, Words words) {
        this.owner = owner;
        this.words = words;
    }

    /**
     * A question with one way to go on.
     *
     * @param titleKey of the dialog and of the button that goes on
     * @param sound whether it can go on now
     * @param done goes on; true if the dialog may close
     */
    void ask(String titleKey, Region content, ObservableBooleanValue sound, BooleanSupplier done) {
        Dialog<ButtonType> dialog = dialog(words.of(titleKey), content);
        dialog.initModality(Modality.WINDOW_MODAL);
        ButtonType go = new ButtonType(words.get(titleKey + ".go"), ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().addAll(go, new ButtonType(words.get("class.cancel"), ButtonData.CANCEL_CLOSE));
        Node button = dialog.getDialogPane().lookupButton(go);
        button.setId("class-dialog-go");
        button.disableProperty().bind(Bindings.not(sound));
        button.addEventFilter(ActionEvent.ACTION, event -> {
            if (!done.getAsBoolean()) {
                event.consume();
            }
        });
        dialog.show();
    }

    /** Something to look at and to write into while the lab goes on. */
    Dialog<ButtonType> keep(String titleKey, Region content) {
        Dialog<ButtonType> dialog = dialog(words.of(titleKey), content);
        dialog.initModality(Modality.NONE);
        dialog.getDialogPane().getButtonTypes().add(new ButtonType(words.get("class.close"), ButtonData.CANCEL_CLOSE));
        dialog.show();
        return dialog;
    }

    private Dialog<ButtonType> dialog(ObservableValue<String> title, Region content) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.titleProperty().bind(title);
        DialogPane pane = dialog.getDialogPane();
        pane.setHeaderText(null);
        pane.setGraphic(null);
        pane.setContent(content);
        pane.getStyleClass().add("class-dialog-pane");
        Bindings.bindContent(pane.getStylesheets(), owner.getScene().getStylesheets());
        dialog.setResizable(true);
        return dialog;
    }
}
