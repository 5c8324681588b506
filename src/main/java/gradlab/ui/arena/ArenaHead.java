package gradlab.ui.arena;

import gradlab.ui.Tips;
import gradlab.ui.Words;
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
import java.util.Optional;
import java.util.function.Consumer;

/** What the place is for, the races that stand ready, what there is to see in the one at hand, and the way out. */
final class ArenaHead extends VBox {

    private final Words words;
    private final Label see = new Label();
    private final Hyperlink lesson = new Hyperlink();
    private final HBox line = new HBox(see, lesson);
    private Optional<Preset> shown = Optional.empty();

    ArenaHead(ArenaModel model, ArenaSheet sheet, Consumer<String> openLesson, Runnable leave) {
        this.words = sheet.words();
        Label title = Controls.text(words.of("arena.title"), "card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label about = Controls.text(words.of("arena.about"), "caption");
        about.setWrapText(false);
        about.setMinWidth(0);
        Tips.on(about, words.of("arena.about"));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
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
        HBox top = new HBox(title, about, space, ready, close);
        top.getStyleClass().add("arena-line");
        see.setId("arena-see");
        see.setWrapText(true);
        HBox.setHgrow(see, Priority.ALWAYS);
        see.setMaxWidth(Double.MAX_VALUE);
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

    private void show() {
        line.setVisible(shown.isPresent());
        shown.ifPresent(preset -> see.setText(words.get("arena.preset." + preset.id() + ".see")));
    }
}
