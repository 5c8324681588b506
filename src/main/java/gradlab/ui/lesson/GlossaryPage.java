package gradlab.ui.lesson;

import gradlab.lesson.Glossary;
import gradlab.lesson.Glossary.Term;
import gradlab.ui.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The words of lessons in alphabetical order, with what they mean; a field at the top seeks among them. */
final class GlossaryPage implements Leaf {

    private final Words words;
    private final Path folder;
    private final Consumer<Path> openLesson;
    private final TextField sought = new TextField();
    private final List<Entry> entries = new ArrayList<>();
    private final Label count = new Label();
    private final Label none = new Label();
    private final Map<String, String> titles = new HashMap<>();
    private Subscription language = Subscription.EMPTY;

    private record Entry(Term term, VBox card) {
    }

    /** @param folder the lessons lie in, to know which of them are there */
    GlossaryPage(Words words, Path folder, Consumer<Path> openLesson) {
        this.words = words;
        this.folder = folder;
        this.openLesson = openLesson;
    }

    @Override
    public Region open() {
        Shelf.of(folder).forEach(entry -> titles.put(entry.id(), entry.shortTitle()));
        sought.setId("glossary-search");
        sought.promptTextProperty().bind(words.of("lesson.glossary.search"));
        sought.accessibleTextProperty().bind(words.of("lesson.glossary.search"));
        Tooltip hint = new Tooltip();
        hint.textProperty().bind(words.of("lesson.glossary.search.hint"));
        sought.setTooltip(hint);
        count.getStyleClass().add("lesson-goal");
        none.getStyleClass().add("lesson-empty");
        none.setWrapText(true);
        Label title = new Label();
        title.textProperty().bind(words.of("lesson.leaf.glossary"));
        title.getStyleClass().add("lesson-title");
        VBox page = new VBox(title, sought, count, none);
        page.setId("glossary");
        page.getStyleClass().addAll("lesson-page", "glossary");
        page.setMinWidth(0);
        Collator russian = Collator.getInstance(Locale.of("ru"));
        Glossary.terms().stream().sorted(Comparator.comparing(Term::name, russian)).forEach(term -> {
            VBox card = card(term);
            entries.add(new Entry(term, card));
            page.getChildren().add(card);
        });
        sought.textProperty().subscribe((_, _) -> filter());
        language = words.textsProperty().subscribe((_, _) -> filter());
        filter();
        return page;
    }

    @Override
    public void close() {
        language.unsubscribe();
    }

    private VBox card(Term term) {
        Label name = new Label(String.join(", ", term.names()));
        name.getStyleClass().add("card-title");
        Label english = new Label(term.english());
        english.getStyleClass().add("card-caption");
        Label meaning = new Label(term.meaning());
        List.of(name, english, meaning).forEach(label -> label.setWrapText(true));
        // many names are the same in both languages
        english.setManaged(!term.names().equals(List.of(term.english())));
        english.setVisible(english.isManaged());
        VBox card = new VBox(name, english, meaning);
        card.setId("term-" + term.english().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        card.getStyleClass().add("term");
        term.lesson().filter(id -> Files.exists(folder.resolve(id + ".md"))).ifPresent(id -> {
            Button link = Icons.link(words, card.getId() + "-lesson", "lesson.glossary.lesson");
            link.textProperty().unbind();
            link.textProperty().bind(words.of("lesson.glossary.lesson", titles.getOrDefault(id, id)));
            link.setOnAction(_ -> openLesson.accept(folder.resolve(id + ".md")));
            card.getChildren().add(new FlowPane(link));
        });
        return card;
    }

    private void filter() {
        int shown = 0;
        for (Entry entry : entries) {
            boolean matches = entry.term().matches(sought.getText());
            StepCard.show(entry.card(), matches);
            shown += matches ? 1 : 0;
        }
        count.setText(words.get("lesson.glossary.count", shown, entries.size()));
        none.setText(words.get("lesson.glossary.none", sought.getText().strip()));
        StepCard.show(none, shown == 0);
    }
}
