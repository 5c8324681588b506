package gradlab.ui.widget;

import gradlab.ui.Tips;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** Buttons that do something with a widget. */
final class Buttons {

    private Buttons() {
    }

    /**
     * A button that reads {@code key} and explains itself with {@code key.hint}.
     *
     * @param id of the button
     */
    static Button of(Sheet page, String id, String key, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().add("choice");
        button.setMinWidth(Button.USE_PREF_SIZE);
        page.keep(page.words().textsProperty().subscribe(_ -> button.setText(page.words().get(key))));
        Tips.on(button, page.words().of(key + ".hint"));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Buttons beside each other, as far as there is room. */
    static FlowPane row(Button... buttons) {
        FlowPane row = new FlowPane(buttons);
        row.getStyleClass().add("widget-choices");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
