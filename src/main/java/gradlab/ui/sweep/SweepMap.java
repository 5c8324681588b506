package gradlab.ui.sweep;

import gradlab.train.SweepResult;
import gradlab.ui.CanvasSize;
import gradlab.ui.Words;
import gradlab.ui.sweep.MapPicture.Layout;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The picture of a sweep: the mouse over a cell, or the arrow keys, show its numbers; a click or Enter opens its first run. Cells
 * count from 0.
 */
public final class SweepMap extends Region {

    private final Canvas canvas = new Canvas();
    private final MapPicture picture;
    private final Words words;
    private final CellCard card;
    private final Supplier<Palette> palette;
    private final IntConsumer opened;
    private Optional<MapData> data = Optional.empty();
    private Layout layout = Layout.EMPTY;
    private OptionalInt hovered = OptionalInt.empty();
    private int chosen;

    /** @param opened is told of a cell that is to be opened; it has at least one finished run */
    SweepMap(Words words, MapPicture picture, Supplier<Palette> palette, IntConsumer opened) {
        this.words = words;
        this.picture = picture;
        this.palette = palette;
        this.opened = opened;
        this.card = new CellCard(words);
        setId("sweep-map");
        getStyleClass().add("sweep-map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, card);
        setMinSize(0, 0);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(layout.at(event.getX(), event.getY())));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover(OptionalInt.empty()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            layout.at(event.getX(), event.getY()).ifPresent(cell -> chosen = cell);
            requestFocus();
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                layout.at(event.getX(), event.getY()).ifPresent(this::open);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        focusVisibleProperty().subscribe((_, _) -> draw());
    }

    /** Shows other numbers. */
    void show(MapData now) {
        boolean same = data.map(before -> before.plan() == now.plan()).orElse(false);
        data = Optional.of(now);
        if (!same) {
            chosen = 0;
            hovered = OptionalInt.empty();
        }
        draw();
    }

    /** Shows nothing. */
    void clear() {
        data = Optional.empty();
        hovered = OptionalInt.empty();
        draw();
    }

    Optional<MapData> data() {
        return data;
    }

    /** The middle of a cell in the coordinates of this region, if it is drawn. */
    public Optional<Point2D> middleOf(int cell) {
        return cell >= layout.cells().size() ? Optional.empty() : Optional.of(layout.cells().get(cell))
                .map(place -> new Point2D((place.getMinX() + place.getMaxX()) / 2, (place.getMinY() + place.getMaxY()) / 2));
    }

    /** What distinguishes a cell, in the language of the moment. */
    public String nameOf(int cell) {
        return data.map(now -> now.name(cell)).orElse("");
    }

    /** What the run of a cell with a seed (both from 0) ended with, once it is finished. */
    public OptionalDouble valueOf(int cell, int seed) {
        List<SweepResult> runs = data.map(now -> now.cells().get(cell).runs()).orElse(List.of());
        return seed < runs.size() ? OptionalDouble.of(data.orElseThrow().cells().get(cell).value(runs.get(seed))) : OptionalDouble.empty();
    }

    @Override
    protected void layoutChildren() {
        if (CanvasSize.follow(this, canvas)) {
            draw();
        }
    }

    private void hover(OptionalInt cell) {
        setCursor(cell.isPresent() && data.filter(now -> isOpen(now, cell.getAsInt())).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        if (!cell.equals(hovered)) {
            hovered = cell;
            showCard();
        }
    }

    private void pressed(KeyEvent event) {
        if (data.isEmpty()) {
            return;
        }
        MapData now = data.get();
        int row = chosen / now.width();
        int column = chosen % now.width();
        switch (event.getCode()) {
            case LEFT -> column = Math.max(0, column - 1);
            case RIGHT -> column = Math.min(now.width() - 1, column + 1);
            case UP -> row = Math.max(0, row - 1);
            case DOWN -> row = Math.min(now.height() - 1, row + 1);
            case HOME -> column = 0;
            case END -> column = now.width() - 1;
            case ENTER -> open(chosen);
            default -> {
                return;
            }
        }
        event.consume();
        chosen = row * now.width() + column;
        hovered = OptionalInt.empty();
        draw();
    }

    private void open(int cell) {
        if (data.filter(now -> isOpen(now, cell)).isPresent()) {
            opened.accept(cell);
        }
    }

    private static boolean isOpen(MapData data, int cell) {
        return !data.cells().get(cell).isEmpty();
    }

    private void draw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        if (data.isEmpty()) {
            canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
            layout = Layout.EMPTY;
        } else {
            layout = picture.draw(canvas.getGraphicsContext2D(), palette.get(), data.get(), width, height,
                    isFocusVisible() ? OptionalInt.of(chosen) : OptionalInt.empty());
        }
        showCard();
    }

    private void showCard() {
        OptionalInt shown = hovered.isPresent() ? hovered : isFocusVisible() ? OptionalInt.of(chosen) : OptionalInt.empty();
        if (data.isEmpty() || shown.isEmpty() || shown.getAsInt() >= layout.cells().size()) {
            card.setVisible(false);
            setAccessibleText(words.get("sweep.title"));
            return;
        }
        card.show(data.get(), shown.getAsInt(), layout.cells().get(shown.getAsInt()), getWidth(), getHeight());
        setAccessibleText(card.sentence(data.get(), shown.getAsInt()));
    }
}
