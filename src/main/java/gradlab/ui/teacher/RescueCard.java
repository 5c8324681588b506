package gradlab.ui.teacher;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One plain sentence about what went wrong, a way back, and a way on. */
final class RescueCard extends VBox {

    private final Words words;
    private final Presentation presentation;
    private final Label sentence = new Label();
    private final Button home;

    RescueCard(Words words, Presentation presentation) {
        this.words = words;
        this.presentation = presentation;
        setId("rescue");
        getStyleClass().add("rescue");
        sentence.setId("rescue-sentence");
        sentence.setWrapText(true);
        home = button("rescue-return", "teacher.rescue.return", presentation::home);
        home.getStyleClass().add("accent");
        Button on = button("rescue-go-on", "teacher.rescue.go-on", presentation::dismiss);
        FlowPane row = new FlowPane(home, on);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("rescue-buttons");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(sentence, row);
        refresh();
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(words.of(key));
        button.accessibleTextProperty().bind(words.of(key));
        Tips.on(button, words.of(key + ".hint"));
        button.setFocusTraversable(false);
        button.setOnAction(_ -> action.run());
        return button;
    }

    void refresh() {
        OptionView.visible(this, presentation.trouble().isPresent());
        presentation.trouble().ifPresent(trouble -> sentence.setText(trouble.in(words)));
        OptionView.visible(home, presentation.lecture().isPresent());
    }
}
