package gradlab.ui.sweep;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** What an empty map offers: pairs of settings that are worth a look, one click each. */
final class Invitation extends FlowPane {

    Invitation(Words words, Consumer<Suggestions.Ready> taken) {
        setId("sweep-invitation");
        getStyleClass().add("sweep-invitation");
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        Label label = new Label();
        label.textProperty().bind(words.of("sweep.invitation"));
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        getChildren().add(label);
        for (Suggestions.Ready one : Suggestions.Ready.values()) {
            Button button = new Button();
            button.setId("sweep-try-" + one.id());
            button.setMnemonicParsing(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.textProperty().bind(SweepHead.name(one, words));
            button.accessibleTextProperty().bind(button.textProperty());
            Tips.on(button, words.of("sweep.invitation." + one.id()));
            button.setOnAction(_ -> taken.accept(one));
            getChildren().add(button);
        }
    }
}
