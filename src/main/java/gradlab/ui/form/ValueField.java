package gradlab.ui.form;

import gradlab.ui.Words;
import gradlab.ui.Tips;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * A text field for a value. Enter or leaving the field applies what was typed, Escape takes it back. A wrong text gets a
 * red border and a tooltip that says why, and is never applied.
 */
public final class ValueField<T> extends TextField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Format<T> format;
    private final Consumer<T> accepted;
    private final Tooltip problem = new Tooltip();
    private Tooltip usual;
    private T shown;
    private String shownText = "";

    /** @param accepted is told of every new right value; shows it in turn by {@link #show} */
    ValueField(String id, Format<T> format, T first, Consumer<T> accepted) {
        this.format = format;
        this.accepted = accepted;
        this.shown = first;
        setId(id);
        getStyleClass().add("value-field");
        setPrefColumnCount(6);
        problem.setShowDelay(Duration.ZERO);
        Tips.wrap(problem);
        problem.getStyleClass().add("problem-tip");
        showText();
        textProperty().subscribe((_, _) -> judge());
        focusedProperty().subscribe((_, now) -> {
            // a field that was taken away loses the focus too: what was typed there was for something that is no more
            if (!now && getScene() != null) {
                apply();
            }
        });
        setOnAction(_ -> {
            apply();
            selectAll();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && isEdited()) {
                showText();
                event.consume();
            }
        });
    }

    /** A field for a number from {@code least} to {@code greatest}. */
    public static ValueField<Double> decimal(String id, Words words, double least, double greatest, double first, Consumer<Double> accepted) {
        return new ValueField<>(id, Format.decimal(words, least, greatest), first, accepted);
    }

    /** A field for a whole number from {@code least} to {@code greatest}. */
    public static ValueField<Long> whole(String id, Words words, long least, long greatest, long first, Consumer<Long> accepted) {
        return new ValueField<>(id, Format.whole(words, least, greatest), first, accepted);
    }

    /** True if the text is not what was last shown: typed, but not applied. */
    public boolean isEdited() {
        return !getText().equals(shownText);
    }

    /** Shows a value, in the language of the moment. What is being typed stays, unless the value itself is another. */
    public void show(T value) {
        boolean another = !value.equals(shown);
        if (another || !isEdited()) {
            shown = value;
            showText();
        }
    }

    private void showText() {
        shownText = format.show(shown);
        setText(shownText);
        judge();
    }

    private void apply() {
        if (!isEdited()) {
            return;
        }
        try {
            T value = format.read(getText());
            boolean another = !value.equals(shown);
            shown = value;
            showText();
            if (another) {
                accepted.accept(value);
            }
        } catch (Format.Refused e) {
            judge();
        }
    }

    private void judge() {
        String sentence = "";
        if (isEdited()) {
            try {
                format.read(getText());
            } catch (Format.Refused e) {
                sentence = e.getMessage();
            }
        }
        boolean wrong = !sentence.isEmpty();
        pseudoClassStateChanged(WRONG, wrong);
        problem.setText(sentence);
        if (wrong && getTooltip() != problem) {
            usual = getTooltip();
            setTooltip(problem);
        } else if (!wrong && getTooltip() == problem) {
            setTooltip(usual);
        }
    }
}
