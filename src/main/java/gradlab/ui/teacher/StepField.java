package gradlab.ui.teacher;

import gradlab.ui.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/** Asks for the step to go to; shown over the pictures while it is wanted. */
final class StepField extends HBox {

    private final TextField field = new TextField();
    private final Presentation presentation;
    private final Runnable closed;

    /** @param closed told when it is no longer wanted */
    StepField(Words words, Presentation presentation, Runnable closed) {
        this.presentation = presentation;
        this.closed = closed;
        setId("class-go-to");
        getStyleClass().add("class-go-to");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label();
        name.textProperty().bind(words.of("teacher.go-to"));
        field.setId("class-go-to-step");
        field.setPrefColumnCount(6);
        field.accessibleTextProperty().bind(words.of("teacher.go-to"));
        field.setOnAction(_ -> give());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused && isVisible()) {
                close();
            }
        });
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(name, field);
        OptionView.visible(this, false);
    }

    void ask() {
        field.clear();
        OptionView.visible(this, true);
        field.requestFocus();
    }

    private void give() {
        String digits = field.getText().replaceAll("\\D", "");
        close();
        if (!digits.isEmpty() && digits.length() <= 9) {
            presentation.goTo(Long.parseLong(digits));
        }
    }

    private void close() {
        OptionView.visible(this, false);
        closed.run();
    }
}
