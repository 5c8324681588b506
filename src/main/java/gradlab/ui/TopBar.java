package gradlab.ui;

import gradlab.experiment.SpecChange;
import gradlab.train.Branch;
import gradlab.train.RunState.Phase;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
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
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is done to a run and where it stands; files, undo, lesson, theme and language. */
final class TopBar extends HBox {

    /** With less room than this, in pixels, the name of the product gives way. */
    private static final double ROOMY = 1380;
    /** With less room than this, the notes are to be found in the list of lessons alone. */
    private static final double TIGHT = 1060;
    /** With less room than this, some words give way to their icons. */
    private static final double NARROW = 1278;
    private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");

    private final LabModel model;
    private final Words words;
    private final BooleanBinding running;

    /** @param sweeping whether many runs stand in the middle of the window */
    TopBar(LabModel model, Words words, ExperimentDesk desk, Typeface typeface, BooleanProperty sweeping) {
        this.model = model;
        this.words = words;
        running = Bindings.createBooleanBinding(() -> model.state().phase() == Phase.RUNNING, model.stateProperty());
        setId("top-bar");
        // what does not fit gives way by itself, see above: the window must never become wider than its stage for it
        setMinWidth(0);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("top-bar");
        Label name = new Label("∇ Gradlab");
        name.getStyleClass().add("product-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Button step = trainer("step", Feather.CHEVRON_RIGHT, () -> model.trainer().stepOnce());
        Button epoch = trainer("epoch", Feather.CHEVRONS_RIGHT, () -> model.trainer().playEpoch());
        Button restart = restart();
        Button fork = fork();
        name.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(ROOMY));
        name.managedProperty().bind(name.visibleProperty());
        widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(narrow -> {
            pseudoClassStateChanged(IS_NARROW, narrow);
            for (Button button : List.of(step, epoch, restart, fork)) {
                button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            }
        });
        getChildren().addAll(name, play(), step, epoch, restart, fork,
                new PaceSlider(model.paceProperty(), words), space(), new ReadOut(model, words, typeface), space(),
                undo(), redo(), openMenu(desk), save(desk), sweep(sweeping), notes(), lesson(), theme(), language());
    }

    private Button play() {
        Button play = BarButton.worded(new Button(), "play", Feather.PLAY, words);
        play.getStyleClass().add("accent");
        play.textProperty().bind(Bindings.createStringBinding(() -> words.get(running.get() ? "bar.pause" : "bar.play"), running, words.textsProperty()));
        play.accessibleTextProperty().bind(play.textProperty());
        FontIcon icon = (FontIcon) play.getGraphic();
        running.subscribe(now -> icon.setIconCode(now ? Feather.PAUSE : Feather.PLAY));
        play.setMinWidth(92);
        play.setOnAction(_ -> {
            if (running.get()) {
                model.trainer().pause();
            } else {
                model.trainer().play();
            }
        });
        play.disableProperty().bind(stuck());
        return play;
    }

    private Button trainer(String id, Ikon icon, Runnable action) {
        Button button = BarButton.worded(new Button(), id, icon, words);
        button.setOnAction(_ -> action.run());
        button.disableProperty().bind(stuck());
        return button;
    }

    private Button restart() {
        Button restart = BarButton.worded(new Button(), "restart", Feather.ROTATE_CCW, words);
        restart.setOnAction(_ -> model.trainer().restart());
        return restart;
    }

    private Button fork() {
        Button fork = BarButton.worded(new Button(), "fork", Feather.GIT_BRANCH, words);
        fork.setOnAction(_ -> model.fork());
        fork.disableProperty().bind(Bindings.createBooleanBinding(
                () -> model.state().run().isEmpty() || model.state().branches().size() == Branch.MOST, model.stateProperty())
                .or(model.concealedProperty()));
        return fork;
    }

    /** A run that has ended or could not start does not go on. */
    private BooleanBinding stuck() {
        return Bindings.createBooleanBinding(
                () -> model.state().ended() || model.state().phase() == Phase.FAILED, model.stateProperty());
    }

    private Button undo() {
        Button undo = history("undo", Feather.CORNER_UP_LEFT, () -> model.history().undoable());
        undo.disableProperty().bind(model.canUndoProperty().not());
        undo.setOnAction(_ -> model.undo());
        return undo;
    }

    private Button redo() {
        Button redo = history("redo", Feather.CORNER_UP_RIGHT, () -> model.history().redoable());
        redo.disableProperty().bind(model.canRedoProperty().not());
        redo.setOnAction(_ -> model.redo());
        return redo;
    }

    private Button history(String id, Ikon icon, Supplier<Optional<SpecChange>> change) {
        Button button = BarButton.plain(new Button(), id, icon, words);
        Function<Locale, String> what = locale -> change.get().map(found -> words.get("bar." + id + ".what", found.describe(locale)))
                .orElseGet(() -> words.get("bar." + id + ".hint"));
        // the history changes with the experiment, or (a drag that comes back to its start) with what can be undone
        var hint = Bindings.createStringBinding(() -> what.apply(words.locale()), words.textsProperty(),
                model.specProperty(), model.canUndoProperty(), model.canRedoProperty());
        Tips.on(button, hint);
        return button;
    }

    private MenuButton openMenu(ExperimentDesk desk) {
        MenuButton open = BarButton.plain(new MenuButton(), "open", Feather.FOLDER, words);
        open.getItems().addAll(item("open-experiment", Feather.FILE_TEXT, desk::chooseExperiment),
                item("open-table", Feather.GRID, desk::chooseTable), item("open-images", Feather.IMAGE, desk::chooseImages),
                item("open-run", Feather.FILM, desk::chooseRun));
        return open;
    }

    private MenuItem item(String id, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem("", new FontIcon(icon));
        item.setId(id);
        item.setMnemonicParsing(false);
        item.textProperty().bind(words.of("bar." + id));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private MenuButton save(ExperimentDesk desk) {
        MenuButton save = BarButton.plain(new MenuButton(), "save", Feather.SAVE, words);
        MenuItem run = item("save-run", Feather.FILM, desk::chooseSaveRun);
        run.disableProperty().bind(Bindings.createBooleanBinding(() -> model.state().run().isEmpty(), model.stateProperty()));
        save.disableProperty().bind(model.concealedProperty());
        save.getItems().addAll(item("save-experiment", Feather.FILE_TEXT, desk::chooseSave), run);
        return save;
    }

    private ToggleButton sweep(BooleanProperty sweeping) {
        ToggleButton sweep = BarButton.plain(new ToggleButton(), "sweep-toggle", Feather.GRID, words);
        sweep.selectedProperty().bindBidirectional(sweeping);
        sweep.disableProperty().bind(model.concealedProperty());
        return sweep;
    }

    private ToggleButton notes() {
        ToggleButton notes = BarButton.plain(new ToggleButton(), "notes-toggle", Feather.CHECK_SQUARE, words);
        notes.selectedProperty().bindBidirectional(model.notesShowingProperty());
        notes.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(TIGHT));
        notes.managedProperty().bind(notes.visibleProperty());
        return notes;
    }

    private ToggleButton lesson() {
        ToggleButton lesson = BarButton.plain(new ToggleButton(), "lesson-toggle", Feather.BOOK_OPEN, words);
        lesson.selectedProperty().bindBidirectional(model.lessonShowingProperty());
        return lesson;
    }

    private Button theme() {
        Button theme = BarButton.plain(new Button(), "theme", Feather.MOON, words);
        FontIcon icon = (FontIcon) theme.getGraphic();
        model.paletteProperty().subscribe(palette -> icon.setIconCode(palette == Palette.LIGHT ? Feather.MOON : Feather.SUN));
        theme.setOnAction(_ -> model.paletteProperty().set(model.paletteProperty().get() == Palette.LIGHT ? Palette.DARK : Palette.LIGHT));
        return theme;
    }

    private Button language() {
        Button language = BarButton.worded(new Button(), "language", Feather.GLOBE, words);
        language.setOnAction(_ -> words.textsProperty().set(words.locale().getLanguage().equals("ru")
                ? gradlab.catalogue.Texts.english() : gradlab.catalogue.Texts.russian()));
        return language;
    }

    private static Node space() {
        Region space = new Region();
        space.setMinWidth(0);
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
