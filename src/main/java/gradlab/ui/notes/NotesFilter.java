package gradlab.ui.notes;

import gradlab.lesson.Assertion;
import gradlab.lesson.Judgement;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses which statements are shown: words to search for, and one verdict or all, each with the number it would show. */
final class NotesFilter extends FlowPane {


    private final Words words;
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.ALL);
    private final TextField search = new TextField();
    private final ToggleButton all = new ToggleButton();
    private final Map<Judgement, ToggleButton> verdicts = new EnumMap<>(Judgement.class);
    private List<Assertion> assertions = List.of();

    NotesFilter(Words words) {
        this.words = words;
        getStyleClass().add("notes-filter");
        setAlignment(Pos.CENTER_LEFT);
        search.setId("notes-search");
        search.promptTextProperty().bind(words.of("notes.search"));
        search.accessibleTextProperty().bind(words.of("notes.search"));
        Tips.on(search, words.of("notes.search.hint"));
        search.textProperty().subscribe((_, text) -> selection.set(selection.get().withText(text)));
        getChildren().add(search);
        ToggleGroup group = new ToggleGroup();
        button(all, "all", "notes.filter.all.hint", group, Optional.empty());
        for (Judgement judgement : Judgement.values()) {
            ToggleButton button = new ToggleButton("", new FontIcon(JudgementBadge.icon(judgement)));
            button.getStyleClass().addAll("judgement-filter", JudgementBadge.name(judgement));
            verdicts.put(judgement, button);
            button(button, JudgementBadge.name(judgement), "notes.filter.hint", group, Optional.of(judgement));
        }
        all.setSelected(true);
        // a second click does not leave the group without a choice
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        selection.subscribe(this::count);
        words.textsProperty().subscribe((_, _) -> count());
    }

    private void button(ToggleButton button, String id, String hint, ToggleGroup group, Optional<Judgement> judgement) {
        button.setId("notes-filter-" + id);
        button.setToggleGroup(group);
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.accessibleTextProperty().bind(button.textProperty());
        Tips.on(button, words.of(hint));
        button.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                selection.set(selection.get().withJudgement(judgement));
            }
        });
        getChildren().add(button);
    }

    ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    /** The statements to choose from. */
    void offer(List<Assertion> from) {
        assertions = from;
        count();
    }

    void reset() {
        search.clear();
        all.setSelected(true);
    }

    /** The next keys go into the search. */
    void search() {
        search.requestFocus();
        search.selectAll();
    }

    private void count() {
        Selection now = selection.get();
        all.setText(words.get("notes.filter.all", now.count(assertions, Optional.empty())));
        verdicts.forEach((judgement, button) -> button.setText(words.get("notes.count", words.get(JudgementBadge.key(judgement)),
                now.count(assertions, Optional.of(judgement)))));
    }
}
