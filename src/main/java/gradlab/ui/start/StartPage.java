package gradlab.ui.start;

import gradlab.ui.CardFlow;
import gradlab.ui.Command;
import gradlab.ui.LabModel;
import gradlab.ui.Premises;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.Workplace;
import gradlab.catalogue.Texts;
import gradlab.train.RunState.Phase;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one can begin. The ready experiment stands behind it: one click or Esc leads there. */
public final class StartPage extends ScrollPane implements AutoCloseable {

    private static final String FIRST_LESSON = "intro-lab";
    /** The least width of a tile at 100 %, and the room between two. */
    private static final double TILE = 236;
    private static final double GAP = 12;

    private final Premises premises;
    private final LabModel model;
    private final Words words;
    private final VBox session = new VBox();
    private final CardFlow tiles;
    private final Subscription subscriptions;

    public StartPage(Premises premises) {
        this.premises = premises;
        this.model = premises.model();
        this.words = premises.words();
        setId("start");
        getStyleClass().add("start");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        tiles = new CardFlow(TILE, GAP, model.scaleProperty());
        session.managedProperty().bind(session.visibleProperty());
        accessibleTextProperty().bind(words.of("start.title"));
        VBox page = new VBox(head(), feet(), session, tiles);
        page.getStyleClass().add("start-page");
        // in the middle of however much room there is
        setContent(new StackPane(page));
        subscriptions = Subscription.combine(
                model.guide().sessionProperty().subscribe(_ -> fill()),
                // whoever starts the training wants to see it
                model.stateProperty().subscribe((before, now) -> {
                    if (before.phase() != Phase.RUNNING && now.phase() == Phase.RUNNING && model.workplaceProperty().get() == Workplace.START) {
                        premises.leave();
                    }
                }));
    }

    private Node head() {
        Label title = new Label();
        title.textProperty().bind(words.of("start.title"));
        title.getStyleClass().add("start-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("start-close");
        close.getStyleClass().addAll("icon-button", "flat");
        close.accessibleTextProperty().bind(words.of("start.close"));
        Tips.on(close, words.of("start.close.hint"));
        close.setOnAction(_ -> premises.leave());
        HBox row = new HBox(8, title, close);
        row.setAlignment(Pos.TOP_LEFT);
        Label about = sentence("start.about");
        about.getStyleClass().add("start-about");
        return new VBox(4, row, about);
    }

    private void fill() {
        tiles.getChildren().clear();
        session.getChildren().clear();
        session.setVisible(model.guide().sessionProperty().get().isPresent());
        model.guide().sessionProperty().get().ifPresent(kept -> {
            VBox tile = tile("session", Feather.ROTATE_CW, () -> {
                model.guide().sessionProperty().set(Optional.empty());
                premises.leave();
                kept.resume().run();
            });
            Label question = (Label) tile.getChildren().get(1);
            question.textProperty().unbind();
            question.textProperty().bind(kept.question());
            session.getChildren().add(tile);
        });
        tiles.getChildren().addAll(tile("play", Feather.PLAY, () -> {
            premises.leave();
            model.trainer().play();
        }), tile("lesson", Feather.BOOK_OPEN, () -> {
            premises.leave();
            model.openLesson(FIRST_LESSON);
        }));
        place("arena", Command.ARENA);
        place("presets", Command.PRESETS);
        place("notes", Command.NOTES);
        place("table", Command.OPEN_TABLE);
    }

    private void place(String id, Command command) {
        if (model.commands().knows(command)) {
            tiles.getChildren().add(tile(id, command.icon(), () -> {
                if (command == Command.OPEN_TABLE) {
                    premises.leave();
                }
                model.commands().run(command);
            }));
        }
    }

    /** A button with a sentence about it; the whole card can be clicked. */
    private VBox tile(String id, Ikon icon, Runnable action) {
        Button button = new Button();
        button.setId("start-" + id);
        button.setGraphic(new FontIcon(icon));
        button.setMnemonicParsing(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.textProperty().bind(words.of("start." + id));
        button.accessibleTextProperty().bind(button.textProperty());
        button.getStyleClass().addAll("flat", "start-action");
        Tips.on(button, words.of("start." + id + ".hint"));
        button.setOnAction(_ -> action.run());
        VBox tile = new VBox(button, sentence("start." + id + ".hint"));
        tile.getStyleClass().addAll("card", "start-tile");
        tile.setOnMouseClicked(_ -> button.fire());
        return tile;
    }

    private Label sentence(String key) {
        Label sentence = new Label();
        sentence.textProperty().bind(words.of(key));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        return sentence;
    }

    private Node feet() {
        FlowPane feet = new FlowPane(language(), textSize(), atOpening());
        feet.getStyleClass().add("start-feet");
        return feet;
    }

    private HBox language() {
        ToggleButton russian = language("ru", Texts.russian());
        ToggleButton english = language("en", Texts.english());
        russian.getStyleClass().add("left-pill");
        english.getStyleClass().add("right-pill");
        return new HBox(russian, english);
    }

    private ToggleButton language(String id, Texts texts) {
        ToggleButton button = new ToggleButton();
        button.setId("start-" + id);
        // a language is called by its own name
        button.setText(texts.get("start.language"));
        button.setAccessibleText(button.getText());
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(button, words.of("start.language.hint"));
        words.textsProperty().subscribe(now -> button.setSelected(now.locale().equals(texts.locale())));
        button.setOnAction(_ -> {
            button.setSelected(true);
            words.textsProperty().set(texts);
        });
        return button;
    }

    private HBox textSize() {
        Label size = new Label();
        size.setId("start-text-size");
        size.setMinWidth(Region.USE_PREF_SIZE);
        size.textProperty().bind(Bindings.createStringBinding(() -> words.get("start.text", words.percent(model.textScaleProperty().get())),
                words.textsProperty(), model.textScaleProperty()));
        HBox row = new HBox(4, command("start-smaller", Command.TEXT_SMALLER), size, command("start-larger", Command.TEXT_LARGER));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button command(String id, Command command) {
        Button button = new Button("", new FontIcon(command.icon()));
        button.setId(id);
        button.getStyleClass().add("icon-button");
        button.accessibleTextProperty().bind(words.of(command.words()));
        Tips.on(button, words.of(command.words() + ".hint"));
        button.disableProperty().bind(model.commands().impossible(command));
        button.setOnAction(_ -> model.commands().run(command));
        return button;
    }

    private CheckBox atOpening() {
        CheckBox box = new CheckBox();
        box.setId("start-at-opening");
        box.textProperty().bind(words.of("start.at-opening"));
        box.accessibleTextProperty().bind(box.textProperty());
        Tips.on(box, words.of("start.at-opening.hint"));
        box.selectedProperty().bindBidirectional(model.guide().startAtOpeningProperty());
        return box;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
