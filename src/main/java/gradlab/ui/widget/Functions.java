package gradlab.ui.widget;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Activation;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** The activation functions a widget lets its reader choose from. */
final class Functions {

    private final List<Activation> all;
    private final ObjectProperty<Activation> chosen;

    private Functions(List<Activation> all) {
        this.all = all;
        this.chosen = new SimpleObjectProperty<>(all.getFirst());
    }

    /**
     * Those the widget's block names; tanh if it names none.
     *
     * @throws BadInput if one is unknown
     */
    static Functions of(Sheet page, WidgetSpec spec) {
        String written = option(spec, "функция", "function");
        if (written.isBlank()) {
            return new Functions(List.of(new Activation.Tanh()));
        }
        Place place = new Place(page.file().toString(), 1, 1);
        Source source = new Source(written, place, page.folder(), true);
        return new Functions(Notation.split(source, ',').stream().map(one -> Notation.read(Catalogues.ACTIVATION, one)).toList());
    }

    /** An option of a widget under its Russian or English key, or nothing. */
    static String option(WidgetSpec spec, String russian, String english) {
        return spec.options().getOrDefault(russian, spec.options().getOrDefault(english, ""));
    }

    /** The handle the lesson gives this name, or the usual one. */
    static Draggable handle(Sheet page, WidgetSpec spec, Handle usual) {
        Handle handle = spec.handles().stream().filter(given -> given.name().equals(usual.name())).findFirst().orElse(usual);
        return Draggable.in(page.scope(), handle);
    }

    List<Activation> all() {
        return all;
    }

    Activation chosen() {
        return chosen.get();
    }

    ObjectProperty<Activation> chosenProperty() {
        return chosen;
    }

    boolean isChoice() {
        return all.size() > 1;
    }

    String name(Sheet page, Activation activation) {
        return Notation.brief(Catalogues.ACTIVATION, activation, page.words().locale());
    }

    /** One button per function. */
    FlowPane buttons(Sheet page, String idPrefix) {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("widget-choices");
        row.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (Activation activation : all) {
            ToggleButton button = new ToggleButton();
            button.setId(idPrefix + "-" + Notation.brief(Catalogues.ACTIVATION, activation, java.util.Locale.ENGLISH).replaceAll("[^a-z0-9]+", "-"));
            button.getStyleClass().add("choice");
            button.setToggleGroup(group);
            button.setSelected(activation.equals(chosen.get()));
            button.setOnAction(_ -> {
                button.setSelected(true);
                chosen.set(activation);
            });
            Tooltip hint = new Tooltip();
            hint.textProperty().bind(page.words().of("widget.function"));
            button.setTooltip(hint);
            page.keep(page.words().textsProperty().subscribe(_ -> button.setText(name(page, activation))));
            row.getChildren().add(button);
        }
        return row;
    }
}
