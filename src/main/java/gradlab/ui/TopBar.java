package gradlab.ui;

import gradlab.experiment.SpecChange;
import gradlab.train.RunState.Phase;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.DoubleBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is done to a run and where it stands; files, undo, lesson, theme and language. */
final class TopBar extends HBox {

    /** With less room than this, in pixels, the name of the product gives way. */
    private static final double ROOMY = 1406;
    /** With less room than this, some words give way to their icons. */
    private static final double NARROW = 1278;
    private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");

    private final LabModel model;
    private final Commands commands;
    private final Words words;
    private final BooleanExpression running;
    private final DoubleBinding room;

    TopBar(LabModel model, Words words, Typeface typeface) {
        this.model = model;
        this.commands = model.commands();
        this.words = words;
        running = model.when(state -> state.phase() == Phase.RUNNING);
        setId("top-bar");
        // what does not fit gives way by itself, see above: the window must never become wider than its stage for it
        setMinWidth(0);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("top-bar");
        Label name = new Label("∇ Gradlab");
        name.getStyleClass().add("product-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Button step = worded("step", Command.STEP);
        Button epoch = worded("epoch", Command.EPOCH);
        Button restart = worded("restart", Command.RESTART);
        Button fork = worded("fork", Command.FORK);
        room = widthProperty().divide(model.scaleProperty());
        needs(ROOMY, name);
        room.map(width -> width.doubleValue() < NARROW).subscribe(narrow -> {
            pseudoClassStateChanged(IS_NARROW, narrow);
            for (Button button : List.of(step, epoch, restart, fork)) {
                button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            }
        });
        ToggleButton experiment = toggle("experiment-toggle", Command.EXPERIMENT);
        ToggleButton sweep = toggle("sweep-toggle", Command.SWEEP);
        ToggleButton projector = toggle("projector-toggle", Command.PROJECTOR);
        Button undo = history("undo", Command.UNDO, () -> model.history().undoable());
        Button redo = history("redo", Command.REDO, () -> model.history().redoable());
        MenuButton open = open();
        MenuButton save = save();
        Button theme = theme();
        Button language = doing(BarButton.worded(new Button(), "language", Feather.GLOBE, words), Command.LANGUAGE);
        PaceSlider pace = new PaceSlider(model.paceProperty(), words);
        ReadOut readOut = new ReadOut(model, words, typeface);
        getChildren().addAll(new MainMenu(commands, words, model.projectorProperty()), name, play(), step, epoch, restart, fork, pace, space(), readOut, space(),
                undo, redo, open, save, sweep, experiment, projector, toggle("lesson-toggle", Command.LESSON), theme, language);
        // all of these stand in the menu too
        needs(1330, sweep);
        needs(1040, projector);
        needs(980, theme, language);
        needs(912, open, save);
        needs(820, undo, redo);
        needs(622, pace);
        needs(525, epoch, restart);
        needs(490, step, fork);
        needs(450, readOut);
        room.map(width -> width.doubleValue() < 750).subscribe(readOut::shorten);
        experiment.visibleProperty().bind(room.lessThan(Columns.ROOM_FOR_BOTH));
        experiment.managedProperty().bind(experiment.visibleProperty());
    }

    /** With less room than this, in pixels at 100 %, some things give way. */
    private void needs(double least, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(room.greaterThanOrEqualTo(least));
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    private Button play() {
        Button play = worded("play", Command.PLAY);
        play.getStyleClass().add("accent");
        play.textProperty().bind(Bindings.createStringBinding(() -> words.get(running.get() ? "bar.pause" : "bar.play"), running, words.textsProperty()));
        play.accessibleTextProperty().bind(play.textProperty());
        FontIcon icon = (FontIcon) play.getGraphic();
        running.subscribe(now -> icon.setIconCode(now ? Feather.PAUSE : Feather.PLAY));
        return play;
    }

    private Button worded(String id, Command command) {
        return doing(BarButton.worded(new Button(), id, command.icon(), words), command);
    }

    private Button plain(String id, Command command) {
        return doing(BarButton.plain(new Button(), id, command.icon(), words), command);
    }

    private Button doing(Button button, Command command) {
        Tips.on(button, words.of("bar." + button.getId() + ".hint"), command, words);
        button.setOnAction(_ -> commands.run(command));
        button.disableProperty().bind(commands.impossible(command));
        return button;
    }

    private Button history(String id, Command command, Supplier<Optional<SpecChange>> change) {
        Button button = plain(id, command);
        Function<Locale, String> what = locale -> change.get().map(found -> words.get("bar." + id + ".what", words.notation(found.describe(locale))))
                .orElseGet(() -> words.get("bar." + id + ".hint"));
        // the history changes with the experiment, or (a drag that comes back to its start) with what can be undone
        var hint = Bindings.createStringBinding(() -> what.apply(words.locale()), words.textsProperty(),
                model.specProperty(), model.canUndoProperty(), model.canRedoProperty());
        Tips.on(button, hint, command, words);
        return button;
    }

    private MenuButton open() {
        MenuButton open = BarButton.plain(new MenuButton(), "open", Feather.FOLDER, words);
        open.getItems().addAll(item(Command.OPEN_EXPERIMENT), item(Command.OPEN_TABLE), item(Command.OPEN_IMAGES), item(Command.OPEN_RUN));
        return open;
    }

    private MenuButton save() {
        MenuButton save = BarButton.plain(new MenuButton(), "save", Feather.SAVE, words);
        save.disableProperty().bind(model.concealedProperty());
        save.getItems().addAll(item(Command.SAVE_EXPERIMENT), item(Command.SAVE_RUN));
        return save;
    }

    private MenuItem item(Command command) {
        MenuItem item = new MenuItem("", new FontIcon(command.icon()));
        item.setId(command.id());
        item.setMnemonicParsing(false);
        item.textProperty().bind(words.of("bar." + command.id()));
        item.disableProperty().bind(commands.impossible(command));
        item.setOnAction(_ -> commands.run(command));
        return item;
    }

    /** Shown while the command does something. */
    private ToggleButton toggle(String id, Command command) {
        ToggleButton toggle = BarButton.plain(new ToggleButton(), id, command.icon(), words);
        Tips.on(toggle, words.of("bar." + id + ".hint"), command, words);
        commands.state(command).ifPresent(toggle.selectedProperty()::bindBidirectional);
        toggle.disableProperty().bind(commands.impossible(command));
        return toggle;
    }

    private Button theme() {
        Button theme = plain("theme", Command.THEME);
        FontIcon icon = (FontIcon) theme.getGraphic();
        model.paletteProperty().subscribe(palette -> icon.setIconCode(palette == Palette.LIGHT ? Feather.MOON : Feather.SUN));
        return theme;
    }

    private static Node space() {
        Region space = new Region();
        space.setMinWidth(0);
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
