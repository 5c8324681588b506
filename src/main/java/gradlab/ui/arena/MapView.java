package gradlab.ui.arena;

import gradlab.surface.Anatomy;
import gradlab.surface.Point;
import gradlab.surface.RacePlan.Result;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.widget.Axes;
import gradlab.ui.widget.Sketch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The surface from above with the race on it: the wheel comes nearer, dragging moves the ground, a click puts the start. */
final class MapView extends StackPane implements AutoCloseable {

    private static final double PER_NOTCH = 1.0025;
    private static final double PER_KEY = 1.25;
    /** A press that moves less than this, in points, is a click. */
    private static final double STILL = 4;
    private static final double GRAIN_POINTS = 6;
    private static final double STRIDE = 10;

    private final ArenaModel model;
    private final ArenaSheet sheet;
    private final Words words;
    private final MapPainter painter;
    private final Sketch ground;
    private final Sketch race;
    private final Latest pictures = new Latest("arena-map");
    private final Supplier<Optional<Anatomy>> arrows;
    private Optional<Ground> drawn = Optional.empty();
    private Optional<WritableImage> image = Optional.empty();
    private List<TrailPath> paths = List.of();
    private Optional<Asked> asked = Optional.empty();
    private double pressedX;
    private double pressedY;
    private double draggedX;
    private double draggedY;
    private boolean dragging;

    /** What the picture was last asked for. */
    private record Asked(Result result, Axes axes, Object palette) {
    }

    private record Picture(Ground ground, List<TrailPath> paths) {
    }

    /** @param arrows the step whose arrows are to be seen now */
    MapView(ArenaModel model, ArenaSheet sheet, Supplier<Optional<Anatomy>> arrows) {
        this.model = model;
        this.sheet = sheet;
        this.words = sheet.words();
        this.arrows = arrows;
        painter = new MapPainter(words);
        ground = new Sketch(sheet, 220, this::paintGround);
        race = new Sketch(sheet, 220, this::paintRace);
        ground.setFocusTraversable(false);
        ground.setMouseTransparent(true);
        for (Sketch sketch : List.of(ground, race)) {
            sketch.setMinHeight(0);
            sketch.setMaxHeight(Double.MAX_VALUE);
        }
        race.setId("arena-map");
        race.setCursor(Cursor.CROSSHAIR);
        race.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Tips.on(race, words.of("arena.map.hint"));
        race.setOnMousePressed(this::pressed);
        race.setOnMouseDragged(this::dragged);
        race.setOnMouseReleased(this::released);
        race.setOnScroll(this::scrolled);
        race.setOnZoom(this::pinched);
        race.setOnKeyPressed(this::keyed);
        getStyleClass().add("arena-map");
        getChildren().addAll(ground, race, buttons());
        sheet.keep(model.resultProperty().subscribe((_, _) -> renew()));
        sheet.keep(model.sightProperty().subscribe((_, _) -> renew()));
        sheet.keep(model.positionProperty().subscribe((_, _) -> race.redraw()));
        sheet.keep(model.chosenProperty().subscribe((_, _) -> race.redraw()));
        sheet.keep(sheet.paletteProperty().subscribe((_, _) -> renew()));
        race.widthProperty().subscribe(_ -> renew());
        race.heightProperty().subscribe(_ -> renew());
    }

    private VBox buttons() {
        VBox column = new VBox(button("zoom-in", Feather.PLUS, () -> zoomMiddle(PER_KEY)), button("zoom-out", Feather.MINUS, () -> zoomMiddle(1 / PER_KEY)),
                button("fit", Feather.MAXIMIZE_2, () -> model.sightProperty().set(Optional.empty())));
        column.getStyleClass().add("arena-map-buttons");
        column.setPickOnBounds(false);
        column.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(column, Pos.TOP_RIGHT);
        return column;
    }

    private Button button(String id, Ikon icon, Runnable what) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("arena-" + id);
        button.getStyleClass().add("icon-button");
        button.accessibleTextProperty().bind(words.of("arena." + id));
        Tips.on(button, words.of("arena." + id + ".hint"));
        button.setOnAction(_ -> what.run());
        return button;
    }

    /** What the drawing shows, for those who cannot see it. */
    void describe(String standing) {
        Point start = model.plan().start();
        race.setAccessibleText(words.get("arena.map", new RunnerWords(words).point(start.x(), start.y(), 3)) + " " + standing);
    }

    void redraw() {
        race.redraw();
    }

    Axes axes() {
        double left = 38 * sheet.zoom();
        double bottom = 18 * sheet.zoom();
        double width = Math.max(20, race.getWidth() - left - 6);
        double height = Math.max(20, race.getHeight() - 6 - bottom);
        return sight(width, height).axes(left, 6, width, height);
    }

    private Sight sight(double width, double height) {
        return model.sightProperty().get().orElseGet(() -> Sight.of(model.plan(), model.result().least(), width, height));
    }

    private Sight sight() {
        Axes axes = axes();
        return sight(axes.width(), axes.height());
    }

    /** Asks for the ground and the lines as they are seen now, and draws what there is meanwhile. */
    private void renew() {
        if (race.getWidth() <= 0) {
            return;
        }
        Axes axes = axes();
        Asked now = new Asked(model.result(), axes, sheet.paletteProperty().get());
        if (!asked.equals(Optional.of(now))) {
            asked = Optional.of(now);
            Result result = now.result();
            var palette = sheet.paletteProperty().get();
            Optional<Ground> known = drawn.filter(it -> it.surface().equals(result.plan().surface()) && it.frame().equals(Sight.frame(axes)) && it.palette() == palette
                    && it.columns() == Math.ceil(axes.width() / 3));
            double perPoint = (axes.toX() - axes.fromX()) / axes.width();
            pictures.ask(_ -> Optional.of(new Picture(
                    known.orElseGet(() -> Ground.of(result.plan().surface(), result.floor(), Sight.frame(axes), axes.width(), axes.height(), palette)),
                    result.trails().stream().map(trail -> TrailPath.of(trail, perPoint)).toList())), this::take);
        }
        ground.redraw();
        race.redraw();
    }

    private void take(Picture picture) {
        if (!drawn.equals(Optional.of(picture.ground()))) {
            drawn = Optional.of(picture.ground());
            image = Optional.of(MapPainter.image(picture.ground()));
        }
        paths = picture.paths();
        ground.redraw();
        race.redraw();
    }

    /** True when what is seen is what there is. */
    boolean isSettled() {
        return pictures.isIdle();
    }

    private void paintGround(Sketch sketch) {
        drawn.filter(it -> it.surface().equals(model.result().plan().surface()))
                .ifPresent(it -> painter.ground(sketch, axes(), it, image.orElseThrow(), model.result().least()));
    }

    private void paintRace(Sketch sketch) {
        Axes axes = axes();
        Result result = model.result();
        painter.race(sketch, axes, result, paths, Math.min(model.positionProperty().get(), result.plan().steps()), model.chosenProperty().get());
        arrows.get().ifPresent(anatomy -> painter.arrows(sketch, axes, anatomy));
    }

    private void pressed(MouseEvent event) {
        race.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        draggedX = pressedX;
        draggedY = pressedY;
        dragging = false;
        event.consume();
    }

    private void dragged(MouseEvent event) {
        dragging |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > STILL;
        if (dragging) {
            model.sightProperty().set(Optional.of(sight().drag(event.getX() - draggedX, event.getY() - draggedY)));
            draggedX = event.getX();
            draggedY = event.getY();
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        if (!dragging && event.getButton() == MouseButton.PRIMARY) {
            Axes axes = axes();
            // the ground stays where it is under the pointer
            model.sightProperty().set(Optional.of(sight()));
            model.start(rounded(axes.numberAtX(event.getX()), axes.numberAtY(event.getY()), grain() / GRAIN_POINTS));
            model.play();
        }
        event.consume();
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isInertia()) {
            zoom(Math.pow(PER_NOTCH, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        zoom(event.getZoomFactor(), event.getX(), event.getY());
        event.consume();
    }

    private void zoom(double factor, double x, double y) {
        model.sightProperty().set(Optional.of(sight().zoom(factor, axes(), x, y)));
    }

    private void zoomMiddle(double factor) {
        Axes axes = axes();
        zoom(factor, axes.left() + axes.width() / 2, axes.top() + axes.height() / 2);
    }

    /** A round length of about six points of the screen. */
    private double grain() {
        return Math.pow(10, Math.round(Math.log10(GRAIN_POINTS * sight().perPoint())));
    }

    private static Point rounded(double x, double y, double grain) {
        double unit = Math.pow(10, Math.floor(Math.log10(grain)));
        int decimals = (int) Math.max(0, Math.round(-Math.log10(unit)));
        return new Point(rounded(x, decimals), rounded(y, decimals));
    }

    private static double rounded(double number, int decimals) {
        return new java.math.BigDecimal(number).setScale(Math.min(decimals, 12), java.math.RoundingMode.HALF_EVEN).doubleValue() + 0.0;
    }

    private void keyed(KeyEvent event) {
        double far = event.isShiftDown() ? STRIDE : 1;
        switch (event.getCode()) {
            case LEFT -> push(-far, 0);
            case RIGHT -> push(far, 0);
            case UP -> push(0, far);
            case DOWN -> push(0, -far);
            case PLUS, EQUALS, ADD -> zoomMiddle(PER_KEY);
            case MINUS, SUBTRACT -> zoomMiddle(1 / PER_KEY);
            case DIGIT0, NUMPAD0 -> model.sightProperty().set(Optional.empty());
            case ENTER -> {
                model.restart();
                model.play();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void push(double right, double up) {
        double grain = grain();
        Point start = model.plan().start();
        // the view stays where it is while the start moves in it
        model.sightProperty().set(Optional.of(sight()));
        model.start(rounded(start.x() + right * grain, start.y() + up * grain, grain / GRAIN_POINTS));
    }

    @Override
    public void close() {
        pictures.close();
    }
}
