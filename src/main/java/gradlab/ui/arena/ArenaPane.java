package gradlab.ui.arena;

import gradlab.surface.Anatomy;
import gradlab.ui.LabModel;
import gradlab.ui.Premises;
import gradlab.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * The arena: a surface over the plane, a start, and all the optimizers one likes racing down it. Everything keeps its state while
 * the arena is not shown.
 */
public final class ArenaPane extends BorderPane implements AutoCloseable {

    private static final int FRAMES_PER_LOOK = 4;
    /** From this width on, times the text scale, table and anatomy stand beside the map instead of below it. */
    private static final double WIDE = 900;
    /** Below this width, times the text scale, map and chart stand below each other. */
    private static final double USUAL = 480;

    private final ArenaModel model = new ArenaModel();
    private final ArenaSheet sheet;
    private final Words words;
    private final RunnerWords names;
    private final MapView map;
    private final HeightChart chart;
    private final Standings table;
    private final AnatomyView anatomyView;
    private final Label standing = new Label();
    private final ToggleGroup parts = new ToggleGroup();
    private final ToggleButton anatomyPart;
    private final StackPane shownPart = new StackPane();
    private final ScrollPane below = new ScrollPane(shownPart);
    private final HBox pictures = new HBox();
    private final VBox main = new VBox();
    private final VBox side = new VBox();
    private final HBox columns = new HBox();
    private final VBox stacked = new VBox();
    private final FlowPane chooser;
    private final Playback playback;
    private final SurfaceRow surface;
    private Optional<Room> room = Optional.empty();
    private Optional<Anatomy> anatomy = Optional.empty();
    private boolean stale = true;
    private int frame;

    public ArenaPane(Premises on) {
        LabModel lab = on.model();
        sheet = new ArenaSheet(lab, on.words());
        words = on.words();
        names = new RunnerWords(words);
        map = new MapView(model, sheet, () -> anatomy.filter(_ -> showsAnatomy()));
        chart = new HeightChart(model, sheet);
        table = new Standings(model, sheet);
        anatomyView = new AnatomyView(model, sheet, () -> anatomy.map(step -> MapPainter.enlargement(map.axes(), step)).orElse(1.0));
        Runners runners = new Runners(model, lab, sheet, table, on.say());
        Conditions conditions = new Conditions(model, sheet);
        ToggleButton runnersPart = part("runners", Feather.USERS, runners);
        anatomyPart = part("anatomy", Feather.ACTIVITY, anatomyView);
        ToggleButton conditionsPart = part("conditions", Feather.SETTINGS, conditions);
        chooser = new FlowPane(runnersPart, anatomyPart, conditionsPart);
        chooser.getStyleClass().add("arena-parts");
        runnersPart.fire();
        standing.setId("arena-standing");
        standing.setWrapText(true);
        standing.setMinHeight(Region.USE_PREF_SIZE);
        standing.getStyleClass().add("arena-standing");
        below.setFitToWidth(true);
        below.setId("arena-below");
        below.getStyleClass().add("arena-below");
        below.setFocusTraversable(false);
        setId("arena");
        getStyleClass().addAll("card", "arena");
        pictures.getStyleClass().add("arena-pictures");
        main.getStyleClass().add("arena-main");
        side.getStyleClass().add("arena-side");
        columns.getStyleClass().add("arena-columns");
        playback = new Playback(model, lab, sheet, on.clock(), on.nanos());
        surface = new SurfaceRow(model, sheet);
        stacked.getStyleClass().add("arena-stacked");
        VBox.setVgrow(pictures, Priority.ALWAYS);
        VBox.setVgrow(stacked, Priority.ALWAYS);
        VBox.setVgrow(map, Priority.ALWAYS);
        VBox.setVgrow(below, Priority.ALWAYS);
        HBox.setHgrow(map, Priority.ALWAYS);
        HBox.setHgrow(main, Priority.ALWAYS);
        setTop(new ArenaHead(model, sheet, lab::openLesson, on::leave));
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setId("arena-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("arena-scroll");
        setCenter(scroll);
        sheet.keep(widthProperty().subscribe(_ -> arrange()));
        sheet.keep(sheet.textSizeProperty().subscribe(_ -> arrange()));
        sheet.keep(model.resultProperty().subscribe(_ -> changed()));
        sheet.keep(model.chosenProperty().subscribe(_ -> changed()));
        sheet.keep(model.positionProperty().subscribe(_ -> moved()));
        sheet.keep(model.playingProperty().subscribe(_ -> changed()));
        sheet.keep(words.textsProperty().subscribe(_ -> changed()));
        sheet.keep(sheet.paletteProperty().subscribe(_ -> changed()));
        sheet.keep(on.clock().onFrame(this::look));
        sheet.keep(sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.playingProperty().set(false);
            }
        }));
    }

    private ToggleButton part(String id, Ikon icon, Region view) {
        ToggleButton button = Controls.worded(new ToggleButton(), id, icon, words);
        button.setToggleGroup(parts);
        button.setOnAction(_ -> {
            // pressing the chosen one again must not unpress it
            button.setSelected(true);
            shownPart.getChildren().setAll(List.of(view));
            below.setVvalue(0);
            changed();
        });
        return button;
    }

    private boolean showsAnatomy() {
        return anatomyPart.isSelected();
    }

    /** How much room there is, at the present size of text. */
    private enum Room {
        NARROW, USUAL, WIDE
    }

    /** Below each other where there is little room, side by side where there is much. */
    private void arrange() {
        Room now = getWidth() >= WIDE * sheet.zoom() ? Room.WIDE : getWidth() >= USUAL * sheet.zoom() ? Room.USUAL : Room.NARROW;
        if (room.equals(Optional.of(now))) {
            return;
        }
        room = Optional.of(now);
        for (Pane box : List.of(columns, main, side, pictures, stacked)) {
            box.getChildren().clear();
        }
        playback.fold(now == Room.NARROW);
        table.crowd(now == Room.NARROW);
        switch (now) {
            case WIDE -> {
                pictures.getChildren().add(map);
                main.getChildren().addAll(surface, pictures, playback, standing);
                side.getChildren().addAll(chart, chooser, below);
                columns.getChildren().addAll(main, side);
            }
            case USUAL -> {
                pictures.getChildren().addAll(map, chart);
                main.getChildren().addAll(surface, pictures, playback, standing, chooser, below);
                columns.getChildren().add(main);
            }
            case NARROW -> {
                stacked.getChildren().addAll(map, chart);
                main.getChildren().addAll(surface, stacked, playback, standing, chooser, below);
                columns.getChildren().add(main);
            }
        }
    }

    /** Everything is told anew at once. */
    private void changed() {
        stale = true;
        if (!model.playingProperty().get()) {
            tell();
        }
    }

    /** While it plays, tables and sentences follow a few times a second, so that they can be read. */
    private void moved() {
        stale = true;
        if (!model.playingProperty().get()) {
            tell();
        } else if (showsAnatomy()) {
            anatomy = AnatomyView.of(model);
        }
    }

    private void look() {
        if (stale && getScene() != null && frame++ % FRAMES_PER_LOOK == 0) {
            tell();
        }
    }

    private void tell() {
        stale = false;
        anatomy = AnatomyView.of(model);
        table.show();
        if (showsAnatomy()) {
            anatomyView.show(anatomy);
        }
        String sentence = names.standing(model.result(), model.step());
        standing.setText(sentence);
        map.describe(sentence);
        chart.describe(sentence);
        map.redraw();
    }

    /** True when nothing is being worked out and everything is drawn as it is. */
    public boolean isSettled() {
        return model.isSettled() && map.isSettled();
    }

    ArenaModel model() {
        return model;
    }

    @Override
    public void close() {
        sheet.close();
        map.close();
        model.close();
    }
}
