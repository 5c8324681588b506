package gradlab.ui.patterns;

import gradlab.compare.Patterns;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One question about the weights of many runs: how to read it, the picture, what chance gives, its lesson and its files. */
final class PatternCard extends VBox {

    private final Picture picture;
    private final Words words;
    private final PatternBoard board;
    private final Label chance = new Label();
    private final FlowPane choices = new FlowPane();
    private final List<ComboBox<Function<Words, String>>> menus = new ArrayList<>();
    private Optional<Patterns> patterns = Optional.empty();
    private boolean filling;

    PatternCard(Picture picture, Words words, Supplier<Palette> palette, String family, ObservableDoubleValue scale, IntConsumer opened,
            Consumer<String> openLesson, PatternExport export) {
        this.picture = picture;
        this.words = words;
        this.board = new PatternBoard(picture, words, palette, family, scale, opened);
        setId("pattern-" + picture.id());
        getStyleClass().add("pattern");
        Label title = bound("patterns." + picture.id(), "card-title");
        Label read = bound("patterns." + picture.id() + ".read", "caption");
        chance.setId("pattern-chance-" + picture.id());
        chance.getStyleClass().add("pattern-chance");
        wrap(chance);
        choices.getStyleClass().add("pattern-choices");
        FlowPane buttons = new FlowPane(button("lesson", Feather.BOOK_OPEN, () -> openLesson.accept(picture.lesson())),
                button("png", Feather.IMAGE, () -> export.png(picture.id(), board)),
                button("csv", Feather.DOWNLOAD, () -> patterns.ifPresent(now -> export.csv(picture.id(), picture.table(now, chosen())))));
        buttons.getStyleClass().add("pattern-buttons");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(title, read, choices, board, chance, space, buttons);
    }

    private Label bound(String key, String style) {
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.getStyleClass().add(style);
        return wrap(label);
    }

    private static Label wrap(Label label) {
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Button button(String what, Feather icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("pattern-" + what + "-" + picture.id());
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(words.of("patterns." + what));
        button.accessibleTextProperty().bind(Bindings.concat(button.textProperty(), ": ", words.of("patterns." + picture.id())));
        Tips.on(button, words.of("patterns." + what + ".hint"));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Shows other runs. */
    void show(Patterns shown) {
        patterns = Optional.of(shown);
        filling = true;
        List<Picture.Option> options = picture.options(shown);
        if (menus.size() != options.size()) {
            menus.clear();
            choices.getChildren().clear();
            options.forEach(this::menu);
        }
        for (int i = 0; i < menus.size(); i++) {
            List<Function<Words, String>> members = options.get(i).labels();
            int before = menus.get(i).getSelectionModel().getSelectedIndex();
            boolean same = menus.get(i).getItems().size() == members.size();
            menus.get(i).getItems().setAll(members);
            menus.get(i).getSelectionModel().select(same && before >= 0 ? before : options.get(i).first());
        }
        filling = false;
        refresh();
    }

    private void menu(Picture.Option option) {
        ComboBox<Function<Words, String>> menu = new ComboBox<>();
        menu.setId("pattern-choice-" + option.id() + "-" + picture.id());
        menu.setCellFactory(_ -> new Cell());
        menu.setButtonCell(new Cell());
        menu.accessibleTextProperty().bind(words.of("patterns.choice." + option.id()));
        Tips.on(menu, words.of("patterns.choice." + option.id() + ".hint"));
        menu.valueProperty().subscribe((_, _) -> {
            if (!filling) {
                refresh();
            }
        });
        Label label = new Label();
        label.textProperty().bind(words.of("patterns.choice." + option.id()));
        label.setLabelFor(menu);
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("caption");
        javafx.scene.layout.HBox both = new javafx.scene.layout.HBox(label, menu);
        both.getStyleClass().add("pattern-choice");
        both.setAlignment(Pos.CENTER_LEFT);
        menus.add(menu);
        choices.getChildren().add(both);
    }

    private int[] chosen() {
        return menus.stream().mapToInt(menu -> Math.max(0, menu.getSelectionModel().getSelectedIndex())).toArray();
    }

    /** In the colours and the language of the moment. */
    void refresh() {
        patterns.ifPresent(now -> {
            choices.setVisible(!menus.isEmpty());
            choices.setManaged(!menus.isEmpty());
            board.show(now, chosen());
            chance.setText(picture.chance(now, chosen(), words));
        });
    }

    private final class Cell extends ListCell<Function<Words, String>> {
        @Override
        protected void updateItem(Function<Words, String> item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText("");
            } else {
                textProperty().bind(words.textsProperty().map(_ -> item.apply(words)));
            }
        }
    }
}
