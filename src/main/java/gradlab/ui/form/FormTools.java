package gradlab.ui.form;

import gradlab.catalogue.Catalogue;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Setting;
import gradlab.ui.LabModel;
import gradlab.ui.LockWords;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What all parts of the form share: the model they edit, their words, and how a row looks. */
record FormTools(LabModel model, Words words) {

    private static final String LOCKED = "locked";


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

    /** The setting that a parameter of a catalogue's members is. */
    static Setting setting(Catalogue<?> catalogue, String parameter) {
        Key key = Stream.of(Key.values()).filter(one -> one.catalogue().filter(catalogue::equals).isPresent()).findFirst().orElseThrow();
        return new Setting(key, parameter);
    }

    /**
     * Controls of a setting that is locked are greyed out, and the label at them says who locked it.
     *
     * @param own whether the controls are greyed out for another reason
     */
    void guard(Setting setting, Labeled mark, boolean own, Node... controls) {
        boolean locked = !model.controls().isLive(setting);
        for (Node control : controls) {
            control.setDisable(own || locked);
        }
        lockMark(mark, locked);
    }

    /** A small lock, and in the tooltip who locked it and how it is unlocked. */
    private void lockMark(Labeled mark, boolean locked) {
        boolean was = mark.getProperties().containsKey(LOCKED);
        if (locked && !was) {
            FontIcon icon = new FontIcon(Feather.LOCK);
            icon.getStyleClass().add("lock-icon");
            mark.getProperties().put(LOCKED, Optional.ofNullable(mark.getTooltip()));
            mark.setGraphic(icon);
            mark.setContentDisplay(ContentDisplay.RIGHT);
            Tips.on(mark, Bindings.createStringBinding(() -> LockWords.sentence(model.controls(), words), model.controls().lockProperty(), words.textsProperty()));
        } else if (!locked && was) {
            mark.setGraphic(null);
            mark.setTooltip(mark.getProperties().remove(LOCKED) instanceof Optional<?> before && before.orElse(null) instanceof Tooltip tip ? tip : null);
        }
    }

    private void hint(Control control, String key) {
        if (words.texts().has(key + ".hint")) {
            Tips.on(control, words.of(key + ".hint"));
        }
    }
}
