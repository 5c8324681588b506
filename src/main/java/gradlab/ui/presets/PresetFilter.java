package gradlab.ui.presets;

import gradlab.experiment.Preset;
import gradlab.experiment.Preset.State;
import gradlab.experiment.Preset.Topic;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** Chooses which experiments of the gallery are shown: words, healthy or sick, and a topic. */
final class PresetFilter extends FlowPane {

    private final Words words;
    private final TextField search = new TextField();
    private final ComboBox<Optional<Topic>> topics = new ComboBox<>();
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton all;
    private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(new Choice("", Optional.empty(), Optional.empty()));

    /** What is asked for; empty parts do not matter. */
    record Choice(String text, Optional<State> state, Optional<Topic> topic) {

        /** All words of the text must stand somewhere in name, reason or cure, in the language of the window. */
        boolean admits(Preset preset, Locale locale) {
            String told = String.join(" ", Stream.of(Stream.of(preset.name().in(locale), preset.reason().in(locale)),
                    preset.cure().stream().map(cure -> cure.name().in(locale))).flatMap(one -> one).toList());
            return state.map(preset.state()::equals).orElse(true) && topic.map(preset.topic()::equals).orElse(true)
                    && Stream.of(plain(text).split("\\s+")).allMatch(plain(told)::contains);
        }

        private static String plain(String text) {
            return text.strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
        }
    }

    PresetFilter(Words words) {
        this.words = words;
        getStyleClass().add("preset-filter");
        setAlignment(Pos.CENTER_LEFT);
        search.setId("presets-search");
        search.promptTextProperty().bind(words.of("presets.search"));
        search.accessibleTextProperty().bind(words.of("presets.search"));
        Tips.on(search, words.of("presets.search.hint"));
        search.textProperty().subscribe((_, _) -> choose());
        topics.setId("presets-topic");
        topics.getItems().add(Optional.empty());
        List.of(Topic.values()).forEach(topic -> topics.getItems().add(Optional.of(topic)));
        topics.setCellFactory(_ -> new Cell());
        topics.setButtonCell(new Cell());
        topics.setValue(Optional.empty());
        topics.accessibleTextProperty().bind(words.of("presets.topic"));
        Tips.on(topics, words.of("presets.topic.hint"));
        topics.valueProperty().subscribe((_, _) -> choose());
        all = toggle("all");
        getChildren().addAll(search, all, toggle(State.HEALTHY.id()), toggle(State.SICK.id()), topics);
        all.setSelected(true);
        // a second click does not leave the group without a choice
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
            choose();
        });
    }

    private ToggleButton toggle(String id) {
        ToggleButton button = new ToggleButton();
        button.setId("presets-" + id);
        button.setUserData(id);
        button.setToggleGroup(group);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(words.of("presets.filter." + id));
        button.accessibleTextProperty().bind(button.textProperty());
        Tips.on(button, words.of("presets.filter.hint"));
        return button;
    }

    private void choose() {
        Optional<State> state = Optional.ofNullable(group.getSelectedToggle()).map(toggle -> toggle.getUserData().toString())
                .flatMap(id -> Stream.of(State.values()).filter(one -> one.id().equals(id)).findFirst());
        choice.set(new Choice(search.getText(), state, topics.getValue()));
    }

    ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** Everything is shown again. */
    void reset() {
        search.clear();
        topics.setValue(Optional.empty());
        all.setSelected(true);
    }

    /** The next keys go into the search. */
    void search() {
        search.requestFocus();
        search.selectAll();
    }

    private final class Cell extends ListCell<Optional<Topic>> {
        @Override
        protected void updateItem(Optional<Topic> item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText("");
            } else {
                textProperty().bind(words.of("presets.topic." + item.map(Topic::id).orElse("all")));
            }
        }
    }
}
