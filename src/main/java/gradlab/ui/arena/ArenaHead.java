package gradlab.ui.arena;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the place is for, the races that stand ready, what there is to see in the one at hand, and the way out. */
final class ArenaHead extends VBox {

    private final Words words;
    private final Label title;
    private final Label about;
    private final Label see = new Label();
    private final Hyperlink lesson = new Hyperlink();
    private final HBox line = new HBox(see, lesson);
    private Optional<Preset> shown = Optional.empty();

    ArenaHead(ArenaModel model, ArenaSheet sheet, Consumer<String> openLesson, Runnable leave) {
        this.words = sheet.words();
        title = Controls.text(words.of("arena.title"), "card-title");
        title.setWrapText(false);
        about = Controls.text(words.of("arena.about"), "caption");
        about.managedProperty().bind(about.visibleProperty());
        about.setMinWidth(0);
        about.setWrapText(true);
        about.setMaxWidth(Double.MAX_VALUE);
        about.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(about, Priority.ALWAYS);
        Tips.on(about, words.of("arena.about"));
        MenuButton ready = Controls.worded(new MenuButton(), "races", Feather.FLAG, words);
        for (Preset preset : Preset.values()) {
            Label word = new Label();
            word.textProperty().bind(words.of("arena.preset." + preset.id()));
            Tips.on(word, words.of("arena.preset." + preset.id() + ".see"));
            CustomMenuItem item = new CustomMenuItem(word);
            item.setId("arena-preset-" + preset.id());
            item.setOnAction(_ -> model.take(preset));
            ready.getItems().add(item);
        }
        Button close = Controls.plain(new Button(), "close", Feather.X, words);
        close.getStyleClass().add("flat");
        close.setOnAction(_ -> leave.run());
        HBox top = new HBox(title, about, ready, close);
        top.getStyleClass().add("arena-line");
        see.setId("arena-see");
        see.setWrapText(true);
        HBox.setHgrow(see, Priority.ALWAYS);
        see.setMaxWidth(Double.MAX_VALUE);
        see.setMinHeight(USE_PREF_SIZE);
        line.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        lesson.setId("arena-lesson");
        lesson.textProperty().bind(words.of("arena.lesson"));
        lesson.accessibleTextProperty().bind(words.of("arena.lesson"));
        lesson.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(lesson, words.of("arena.lesson.hint"));
        lesson.setOnAction(_ -> shown.ifPresent(preset -> openLesson.accept(preset.lesson())));
        line.getStyleClass().addAll("arena-line", "arena-see");
        line.managedProperty().bind(line.visibleProperty());
        getStyleClass().add("arena-head");
        getChildren().addAll(top, line);
        sheet.keep(model.presetProperty().subscribe(preset -> {
            shown = preset;
            show();
        }));
        sheet.keep(words.textsProperty().subscribe(_ -> show()));
    }

    /**
     * What can be missed goes where there is little room.
     *
     * @param narrow where even the title may not fit
     */
    void fold(boolean brief, boolean narrow) {
        about.setVisible(!brief);
        // what is left of the line lies between its words and its buttons
        HBox.setHgrow(title, brief ? Priority.ALWAYS : Priority.NEVER);
        title.setMaxWidth(brief ? Double.MAX_VALUE : USE_PREF_SIZE);
        title.setMinWidth(narrow ? 0 : USE_PREF_SIZE);
    }

    private void show() {
        line.setVisible(shown.isPresent());
        shown.ifPresent(preset -> see.setText(words.get("arena.preset." + preset.id() + ".see")));
    }
}
