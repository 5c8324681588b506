package gradlab.ui.form;

import gradlab.catalogue.Catalogue;
import gradlab.experiment.ExperimentSpec;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What all parts of the form share: the model they edit, their words, and how a row looks. */
record FormTools(LabModel model, Words words) {

    void edit(ExperimentSpec changed) {
        model.edit(changed);
    }

    /** The text key of a catalogue's member. */
    static String key(Catalogue<?> catalogue, Catalogue.Entry<?> entry) {
        return catalogue.kind().getSimpleName().toLowerCase(Locale.ROOT) + "." + entry.spelling().english();
    }

    /** A label with the word under {@code key} and, if there is one, the sentence under {@code key.hint} as its tooltip. */
    Label label(String key) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        hint(label, key);
        return label;
    }

    Label caption(String key) {
        Label caption = label(key);
        caption.getStyleClass().add("caption");
        return caption;
    }

    Label section(String key) {
        Label title = new Label();
        title.textProperty().bind(words.of(key).map(word -> word.toUpperCase(words.locale())));
        title.getStyleClass().add("section-title");
        hint(title, key);
        return title;
    }

    /** Names a control for screen readers and explains it in a tooltip. */
    void name(Control control, String key) {
        control.accessibleTextProperty().bind(words.of(key));
        hint(control, key);
    }

    /** Label on the left, control on the right. */
    HBox row(Label label, Node control) {
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = new HBox(8, label, control);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("form-row");
        return row;
    }

    private void hint(Control control, String key) {
        if (words.texts().has(key + ".hint")) {
            Tips.on(control, words.of(key + ".hint"));
        }
    }
}
