package gradlab.ui.draw;

import gradlab.train.Prepared;
import gradlab.train.Snapshot;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.draw.Sketch.Dot;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * The square that is drawn on: below the points what the network answers there now. A click adds a point, dragging sprays,
 * the right button or Alt removes; from the keyboard arrows move a cross, Enter adds, Delete removes.
 */
final class SketchBoard extends Region {

    private static final double STEP = 1.0 / 40;
    private static final double LEAP = 1.0 / 8;
    private static final double NEAR = 0.025;
    private static final double MOST_BRUSH = 0.3;
    private static final double FAINT = 0.35;

    private final LabModel model;
    private final Words words;
    private final DrawDesk desk;
    private final ObjectProperty<Font> font;
    private final AnswerField answers = new AnswerField();
    private final Canvas field = new Canvas();
    private final Canvas marks = new Canvas();
    private final ObjectProperty<String> spoken = new SimpleObjectProperty<>("");
    private Optional<Snapshot> snapshot = Optional.empty();
    private Optional<Point2D> pointer = Optional.empty();
    private Point2D cross = new Point2D(0.5, 0.5);
    private Point2D last = new Point2D(-1, -1);
    private boolean dragged;
    private boolean removing;
    private boolean stale;

    /** @param font of numbers at the borders */
    SketchBoard(LabModel model, Words words, DrawDesk desk, ObjectProperty<Font> font) {
        this.model = model;
        this.words = words;
        this.desk = desk;
        this.font = font;
        setId("sketch-board");
        getStyleClass().add("sketch-board");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        accessibleTextProperty().bind(spoken);
        accessibleHelpProperty().bind(words.of("draw.board.keys"));
        marks.setMouseTransparent(true);
        field.setMouseTransparent(true);
        getChildren().addAll(field, marks);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseMoved(event -> hover(Optional.of(share(event))));
        setOnMouseExited(_ -> hover(Optional.empty()));
        setOnKeyPressed(this::key);
        focusedProperty().subscribe((_, _) -> refresh());
    }

    /** Draws everything anew from the next pulse on. */
    void refresh() {
        stale = true;
        requestLayout();
    }

    void show(Optional<Snapshot> now) {
        snapshot = now;
        refresh();
    }

    private double side() {
        return Math.max(1, Math.floor(Math.min(getWidth(), getHeight())));
    }

    /** Where the mouse is, as shares of the board from its upper left corner. */
    private Point2D share(MouseEvent event) {
        return new Point2D(Math.clamp(event.getX() / side(), 0, 1), Math.clamp(event.getY() / side(), 0, 1));
    }

    private double x(Point2D at) {
        return desk.frameProperty().get().left() + at.getX() * desk.frameProperty().get().width();
    }

    private double y(Point2D at) {
        return desk.frameProperty().get().top() - at.getY() * desk.frameProperty().get().height();
    }

    private void press(MouseEvent event) {
        requestFocus();
        removing = desk.erasingProperty().get() || event.getButton() == MouseButton.SECONDARY || event.isAltDown();
        dragged = false;
        last = share(event);
        if (removing) {
            erase(last);
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        Point2D at = share(event);
        hover(Optional.of(at));
        double least = removing ? NEAR / 2 : Math.max(NEAR / 2, desk.brushProperty().get() / 2);
        if (at.distance(last) >= least) {
            last = at;
            dragged = true;
            if (removing) {
                erase(at);
            } else {
                desk.spray(x(at), y(at));
            }
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        if (!dragged && !removing && event.getButton() == MouseButton.PRIMARY) {
            desk.add(x(last), y(last));
        }
        desk.finish();
        event.consume();
    }

    private void erase(Point2D at) {
        desk.erase(x(at), y(at), Math.max(NEAR, desk.brushProperty().get()));
    }

    private void hover(Optional<Point2D> at) {
        pointer = at;
        paintMarks();
    }

    private void key(KeyEvent event) {
        double by = event.isShiftDown() ? LEAP : STEP;
        switch (event.getCode()) {
            case LEFT -> move(-by, 0);
            case RIGHT -> move(by, 0);
            case UP -> move(0, -by);
            case DOWN -> move(0, by);
            case ENTER -> {
                if (event.isShiftDown()) {
                    desk.spray(x(cross), y(cross));
                } else {
                    desk.add(x(cross), y(cross));
                }
                desk.finish();
            }
            case DELETE, BACK_SPACE -> {
                desk.erase(x(cross), y(cross), Math.max(NEAR, desk.brushProperty().get()));
                desk.finish();
            }
            case PLUS, EQUALS, ADD -> desk.brushProperty().set(Math.min(MOST_BRUSH, desk.brushProperty().get() + 0.02));
            case MINUS, SUBTRACT -> desk.brushProperty().set(Math.max(0, desk.brushProperty().get() - 0.02));
            case DIGIT1, DIGIT2, DIGIT3, DIGIT4 -> desk.categoryProperty().set(event.getCode().ordinal() - javafx.scene.input.KeyCode.DIGIT1.ordinal());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(double right, double down) {
        cross = new Point2D(Math.clamp(cross.getX() + right, 0, 1), Math.clamp(cross.getY() + down, 0, 1));
        speak();
        paintMarks();
    }

    /** Where the cross stands, and what is there. */
    private void speak() {
        Frame frame = desk.frameProperty().get();
        long near = desk.sketch().dots().stream().filter(dot -> desk.distance(dot, x(cross), y(cross)) <= Math.max(NEAR, desk.brushProperty().get())).count();
        spoken.set(words.get("draw.board.spoken", words.number(frame.roundX(x(cross)), 3), words.number(frame.roundY(y(cross)), 3),
                near, desk.sketch().dots().size()));
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        if (field.getWidth() != width || field.getHeight() != height) {
            for (Canvas canvas : new Canvas[] {field, marks}) {
                canvas.setWidth(width);
                canvas.setHeight(height);
            }
            stale = true;
        }
        if (stale) {
            stale = false;
            paint();
        }
    }

    private void paint() {
        GraphicsContext g = field.getGraphicsContext2D();
        Palette palette = model.paletteProperty().get();
        double side = side();
        g.clearRect(0, 0, field.getWidth(), field.getHeight());
        Optional<Prepared> data = model.state().run().map(run -> run.data());
        Optional<WritableImage> image = snapshot.flatMap(still -> data.flatMap(known -> answers.paint(still, known, desk.frameProperty().get(), palette)));
        if (image.isPresent()) {
            g.drawImage(image.get(), 0, 0, side, side);
        } else {
            g.setFill(palette.surface());
            g.fillRect(0, 0, side, side);
        }
        paintAxes(g, palette, side);
        if (desk.sketch().dots().isEmpty()) {
            g.setGlobalAlpha(FAINT);
            desk.present().ifPresent(there -> paintDots(g, palette, there, side));
            g.setGlobalAlpha(1);
        } else {
            paintDots(g, palette, desk.sketch(), side);
        }
        g.setStroke(palette.line());
        g.setLineWidth(1);
        g.strokeRect(0.5, 0.5, side - 1, side - 1);
        speak();
        paintMarks();
    }

    private void paintAxes(GraphicsContext g, Palette palette, double side) {
        Frame frame = desk.frameProperty().get();
        g.setStroke(palette.fadedInk().deriveColor(0, 1, 1, 0.35));
        g.setLineWidth(1);
        double zeroX = Math.round(-frame.left() / frame.width() * side) + 0.5;
        double zeroY = Math.round(frame.top() / frame.height() * side) + 0.5;
        if (zeroX > 0 && zeroX < side) {
            g.strokeLine(zeroX, 0, zeroX, side);
        }
        if (zeroY > 0 && zeroY < side) {
            g.strokeLine(0, zeroY, side, zeroY);
        }
        double size = font.get().getSize();
        g.setFont(font.get());
        g.setTextBaseline(VPos.CENTER);
        label(g, palette, words.number(frame.left(), 3), 0.4 * size, side - size, TextAlignment.LEFT);
        label(g, palette, words.number(frame.right(), 3), side - 0.4 * size, side - size, TextAlignment.RIGHT);
        label(g, palette, words.number(frame.top(), 3), 0.4 * size, size, TextAlignment.LEFT);
        label(g, palette, words.number(frame.bottom(), 3), 0.4 * size, side - 2.4 * size, TextAlignment.LEFT);
    }

    /** A number that can be read on any colour. */
    private static void label(GraphicsContext g, Palette palette, String text, double x, double y, TextAlignment align) {
        g.setTextAlign(align);
        g.setStroke(palette.surface());
        g.setLineWidth(3);
        CanvasText.stroke(g, text, x, y);
        g.setFill(palette.ink());
        CanvasText.fill(g, text, x, y);
    }

    private void paintDots(GraphicsContext g, Palette palette, Sketch sketch, double side) {
        Frame frame = desk.frameProperty().get();
        double radius = 4 * model.scaleProperty().get();
        for (Dot dot : sketch.dots()) {
            double x = side * (dot.x() - frame.left()) / frame.width();
            double y = side * (frame.top() - dot.y()) / frame.height();
            g.setFill(sketch.numbers() ? numberColour(palette, dot.answer()) : colour(palette, sketch, dot.answer()));
            g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
            g.setStroke(sketch.numbers() ? palette.fadedInk() : palette.surface());
            g.setLineWidth(1);
            g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    /** The colour that the answers below have for this number. */
    private Color numberColour(Palette palette, double answer) {
        return answers.colours().filter(known -> !known.isClasses()).map(known -> known.ofTarget(answer))
                .orElseGet(() -> palette.diverging(Math.clamp(answer, -1, 1)));
    }

    /** The colour that a class or a number has in the picture of the network, too. */
    static Color colour(Palette palette, Sketch sketch, double answer) {
        if (sketch.numbers()) {
            return palette.diverging(Math.clamp(answer, -1, 1));
        }
        int rank = sketch.rank(answer);
        return sketch.classes() > 2 ? palette.series(rank) : rank == 0 ? palette.negative() : palette.positive();
    }

    private void paintMarks() {
        GraphicsContext g = marks.getGraphicsContext2D();
        g.clearRect(0, 0, marks.getWidth(), marks.getHeight());
        Palette palette = model.paletteProperty().get();
        double side = side();
        double radius = Math.max(NEAR, desk.brushProperty().get()) * side;
        pointer.ifPresent(at -> {
            g.setStroke(palette.ink());
            g.setLineWidth(1);
            g.strokeOval(at.getX() * side - radius, at.getY() * side - radius, 2 * radius, 2 * radius);
        });
        if (isFocused() && isFocusVisible()) {
            double x = cross.getX() * side;
            double y = cross.getY() * side;
            for (boolean halo : new boolean[] {true, false}) {
                g.setStroke(halo ? palette.surface() : palette.accent());
                g.setLineWidth(halo ? 4 : 2);
                g.strokeLine(x - 9, y, x + 9, y);
                g.strokeLine(x, y - 9, x, y + 9);
            }
            g.setLineWidth(2);
            g.strokeRect(1, 1, side - 2, side - 2);
        }
    }
}
