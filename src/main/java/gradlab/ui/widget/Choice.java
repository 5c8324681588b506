package gradlab.ui.widget;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Spelling;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** Of the ways a widget can show its thing, those its block names under {@code показать}, and the one shown now. */
final class Choice<T> {

    private final List<Option<T>> options;
    private final ObjectProperty<T> chosen;

    /** One way, and how lessons write it; its button reads the same. */
    record Option<T>(Spelling spelling, T value) {
        static <T> Option<T> of(String english, String russian, T value) {
            return new Option<>(new Spelling(english, russian, List.of()), value);
        }
    }

    private Choice(List<Option<T>> options) {
        this.options = options;
        this.chosen = new SimpleObjectProperty<>(options.getFirst().value());
    }

    /**
     * Those that the block names, in its order, the first being shown; all of them if it names none.
     *
     * @throws BadInput if it names another
     */
    static <T> Choice<T> of(Sheet page, WidgetSpec spec, List<Option<T>> all) {
        List<Option<T>> named = read(page, spec, all);
        return new Choice<>(named.isEmpty() ? all : named);
    }

    /**
     * Those that the block names, for widgets that can show several at once.
     *
     * @throws BadInput if it names another
     */
    static <T> Set<T> named(Sheet page, WidgetSpec spec, List<Option<T>> all) {
        return read(page, spec, all).stream().map(Option::value).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> List<Option<T>> read(Sheet page, WidgetSpec spec, List<Option<T>> all) {
        String written = Functions.option(spec, "показать", "show");
        List<Option<T>> named = new ArrayList<>();
        if (!written.isBlank()) {
            for (Source one : Notation.split(new Source(written, new Place(page.file().toString(), 1, 1), page.folder(), true), ',')) {
                named.add(all.stream().filter(option -> option.spelling().matches(one.text())).findFirst().orElseThrow(() -> unknown(one, all)));
            }
        }
        return named;
    }

    private static <T> BadInput unknown(Source word, List<Option<T>> all) {
        return Notation.misspelt(word, "unknown.view", all.stream().flatMap(option -> option.spelling().all()).toList(),
                String.join(", ", all.stream().map(option -> option.spelling().russian()).toList()));
    }

    T chosen() {
        return chosen.get();
    }

    ObjectProperty<T> chosenProperty() {
        return chosen;
    }

    boolean isChoice() {
        return options.size() > 1;
    }

    /**
     * One button per way.
     *
     * @param idPrefix what the buttons' ids begin with; the English name follows
     * @param hint key of the sentence that says what is chosen here
     */
    FlowPane buttons(Sheet page, String idPrefix, String hint) {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("widget-choices");
        row.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (Option<T> option : options) {
            ToggleButton button = new ToggleButton();
            button.setId(idPrefix + "-" + option.spelling().english().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
            button.getStyleClass().add("choice");
            button.setToggleGroup(group);
            button.setSelected(option.value().equals(chosen.get()));
            button.setOnAction(_ -> {
                button.setSelected(true);
                chosen.set(option.value());
            });
            Tips.on(button, page.words().of(hint));
            page.keep(page.words().textsProperty().subscribe(texts -> button.setText(option.spelling().in(texts.locale()))));
            row.getChildren().add(button);
        }
        return row;
    }
}
