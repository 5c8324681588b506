package gradlab.ui.lesson;

import gradlab.ui.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Above a lesson: which one it is, the way to the others, text size, width, and how far one has come. */
final class LessonHeader extends VBox {

    private static final List<Double> SIZES = List.of(12.0, 13.5, 15.0, 17.0, 19.0, 22.0, 26.0, 30.0);

    /** Pages that are not lessons. */
    private static final List<String> LEAVES = List.of("journey", "glossary", "notes");

    private final Words words;
    private final Consumer<Path> open;
    private final MenuButton menu = new MenuButton();
    private final MenuButton more = new MenuButton();
    private final CheckMenuItem teacher = new CheckMenuItem();
    private final Tooltip menuHint = new Tooltip();
    private final Button previous;
    private final Button next;
    private final ProgressDots dots;
    private final List<MenuItem> leaves;
    private List<Shelf.Entry> shelf = List.of();
    private int course;
    private int current = -1;

    LessonHeader(Words words, DoubleProperty textSize, BooleanProperty teaching, BooleanProperty wide, Runnable close, Consumer<Path> open,
            Consumer<String> openLeaf, ProgressDots dots) {
        this.words = words;
        this.open = open;
        this.leaves = LEAVES.stream().map(id -> leaf(words, id, openLeaf)).toList();
        this.dots = dots;
        getStyleClass().add("lesson-header");
        menu.setId("lesson-menu");
        menu.getStyleClass().add("lesson-menu");
        menu.setTooltip(menuHint);
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setMinWidth(60);
        HBox.setHgrow(menu, Priority.ALWAYS);
        teacher.setId("lesson-teacher");
        teacher.textProperty().bind(words.of("lesson.teacher"));
        teacher.selectedProperty().bindBidirectional(teaching);
        previous = Icons.button(words, "lesson-previous", Feather.CHEVRON_LEFT, "lesson.previous");
        previous.setOnAction(_ -> go(current - 1));
        next = Icons.button(words, "lesson-next", Feather.CHEVRON_RIGHT, "lesson.next");
        next.setOnAction(_ -> go(current + 1));
        Button smaller = textButton("lesson-smaller", "A−", "lesson.smaller");
        smaller.setOnAction(_ -> SIZES.reversed().stream().filter(size -> size < textSize.get()).findFirst().ifPresent(textSize::set));
        Button larger = textButton("lesson-larger", "A+", "lesson.larger");
        larger.setOnAction(_ -> SIZES.stream().filter(size -> size > textSize.get()).findFirst().ifPresent(textSize::set));
        textSize.subscribe(size -> {
            smaller.setDisable(size.doubleValue() <= SIZES.getFirst());
            larger.setDisable(size.doubleValue() >= SIZES.getLast());
        });
        Button widen = Icons.button(words, "lesson-wide", Feather.MAXIMIZE_2, "lesson.wide");
        widen.setOnAction(_ -> wide.set(!wide.get()));
        wide.subscribe(isWide -> widen.setGraphic(Icons.icon(isWide ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2)));
        Button hide = Icons.button(words, "lesson-close", Feather.X, "lesson.close");
        hide.setOnAction(_ -> close.run());
        more.setId("lesson-more");
        more.setGraphic(Icons.icon(Feather.MORE_VERTICAL));
        more.getStyleClass().addAll("lesson-tool", "lesson-more");
        more.setMinWidth(USE_PREF_SIZE);
        Tooltip moreHint = new Tooltip();
        moreHint.textProperty().bind(words.of("lesson.more"));
        more.setTooltip(moreHint);
        more.accessibleTextProperty().bind(words.of("lesson.more"));
        more.visibleProperty().bind(Bindings.isNotEmpty(more.getItems()));
        more.managedProperty().bind(more.visibleProperty());
        HBox.setHgrow(dots, Priority.ALWAYS);
        getChildren().addAll(row(menu, previous, next, hide), row(dots, smaller, larger, widen, more));
        words.textsProperty().subscribe((_, _) -> relabel());
        show(new Shelf.Lists(List.of(), List.of()), Optional.empty());
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lesson-tools");
        return row;
    }

    private Button textButton(String id, String text, String key) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("lesson-tool");
        button.setMinWidth(USE_PREF_SIZE);
        Tooltip hint = new Tooltip();
        hint.textProperty().bind(words.of(key));
        button.setTooltip(hint);
        button.accessibleTextProperty().bind(words.of(key));
        return button;
    }

    private static MenuItem leaf(Words words, String id, Consumer<String> openLeaf) {
        MenuItem item = new MenuItem();
        item.setId("lesson-item-" + id);
        item.textProperty().bind(words.of("lesson.leaf." + id));
        item.setOnAction(_ -> openLeaf.accept(id));
        return item;
    }

    /** Fills the menu of what can be done with whole lessons. */
    void offer(List<MenuItem> tools) {
        more.getItems().setAll(tools);
    }

    /** Lists the lessons; {@code file} is the open one. */
    void show(Shelf.Lists lists, Optional<Path> file) {
        List<Shelf.Entry> entries = lists.all();
        shelf = entries;
        course = lists.course().size();
        current = -1;
        // first, since the list of lessons is longer than a small screen
        menu.getItems().setAll(leaves);
        if (!entries.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        for (int i = 0; i < entries.size(); i++) {
            Shelf.Entry entry = entries.get(i);
            if (i == course) {
                menu.getItems().addAll(new SeparatorMenuItem(), ownCaption());
            }
            boolean isOpen = file.isPresent() && file.get().toAbsolutePath().equals(entry.file().toAbsolutePath());
            current = isOpen ? i : current;
            RadioMenuItem item = new RadioMenuItem(number(i) + " · " + entry.title());
            item.setId((i < course ? "lesson-item-" : "lesson-own-") + entry.id());
            item.setSelected(isOpen);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> {
                item.setSelected(isOpen);
                open.accept(entry.file());
            });
            menu.getItems().add(item);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), teacher);
        previous.setDisable(current <= 0);
        next.setDisable(current < 0 || current >= entries.size() - 1);
        relabel();
    }

    /** The lesson after the open one. */
    Optional<Shelf.Entry> following() {
        return current >= 0 && current < shelf.size() - 1 ? Optional.of(shelf.get(current + 1)) : Optional.empty();
    }

    ProgressDots dots() {
        return dots;
    }

    private void relabel() {
        menu.setText(current < 0 ? words.get("lesson.none") : words.get(current < course ? "lesson.number" : "lesson.number.own", number(current), shelf.get(current).shortTitle()));
        menuHint.setText(current < 0 ? words.get("lesson.menu") : words.get(current < course ? "lesson.menu.of" : "lesson.menu.own", number(current), current < course ? course : shelf.size() - course, shelf.get(current).title()));
        menu.setAccessibleText(menuHint.getText());
    }

    /** The course and the user's own lessons are counted by themselves. */
    private int number(int index) {
        return index < course ? index + 1 : index - course + 1;
    }

    private MenuItem ownCaption() {
        MenuItem caption = new MenuItem();
        caption.setId("lesson-own");
        caption.setDisable(true);
        caption.setMnemonicParsing(false);
        caption.textProperty().bind(words.of("lesson.own"));
        return caption;
    }

    private void go(int index) {
        if (index >= 0 && index < shelf.size()) {
            open.accept(shelf.get(index).file());
        }
    }
}
