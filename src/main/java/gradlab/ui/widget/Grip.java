package gradlab.ui.widget;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * A point of a drawing that can be grabbed: it stands for one number or two, each read off an axis. The arrow keys move the
 * point that was grabbed last.
 */
final class Grip {

    /** Nearer than this to a point, in points, the mouse means it. */
    private static final double REACH = 16;
    private static final double STRIDE = 1;
    private static final double LONG_STRIDE = 10;

    private final Optional<Draggable> x;
    private final Optional<Draggable> y;
    private final DoubleSupplier atX;
    private final DoubleSupplier atY;
    private final DoubleUnaryOperator xOf;
    private final DoubleUnaryOperator yOf;

    private Grip(Optional<Draggable> x, Optional<Draggable> y, DoubleSupplier atX, DoubleSupplier atY, DoubleUnaryOperator xOf, DoubleUnaryOperator yOf) {
        this.x = x;
        this.y = y;
        this.atX = atX;
        this.atY = atY;
        this.xOf = xOf;
        this.yOf = yOf;
    }

    /** A point that moves freely. */
    static Grip free(Draggable x, Draggable y) {
        return new Grip(Optional.of(x), Optional.of(y), x::value, y::value, DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity());
    }

    /**
     * A point that moves to the right and left only.
     *
     * @param atX where it stands, in numbers of the axes, as {@code atY}
     * @param number which value of {@code x} puts the point at a place of the horizontal axis
     */
    static Grip along(Draggable x, DoubleSupplier atX, DoubleSupplier atY, DoubleUnaryOperator number) {
        return new Grip(Optional.of(x), Optional.empty(), atX, atY, number, DoubleUnaryOperator.identity());
    }

    /** A point that moves up and down only. */
    static Grip upright(Draggable y, DoubleSupplier atX, DoubleSupplier atY, DoubleUnaryOperator number) {
        return new Grip(Optional.empty(), Optional.of(y), atX, atY, DoubleUnaryOperator.identity(), number);
    }

    /** Lets the mouse and the arrow keys move these points of the drawing; the first is meant where none is near. */
    static void on(Sketch sketch, Supplier<Axes> axes, List<Grip> grips) {
        Grip[] held = {grips.getFirst()};
        sketch.setCursor(Cursor.HAND);
        sketch.setOnMousePressed(event -> {
            sketch.requestFocus();
            held[0] = nearest(axes.get(), grips, event);
            held[0].take(axes.get(), event);
        });
        sketch.setOnMouseDragged(event -> held[0].take(axes.get(), event));
        sketch.setOnKeyPressed(key -> held[0].press(key));
    }

    private static Grip nearest(Axes axes, List<Grip> grips, MouseEvent event) {
        Grip nearest = grips.getFirst();
        double least = REACH;
        for (Grip grip : grips) {
            double distance = Math.hypot(event.getX() - axes.x(grip.atX.getAsDouble()), event.getY() - axes.y(grip.atY.getAsDouble()));
            if (distance < least) {
                nearest = grip;
                least = distance;
            }
        }
        return nearest;
    }

    private void take(Axes axes, MouseEvent event) {
        x.ifPresent(number -> number.set(xOf.applyAsDouble(axes.numberAtX(event.getX()))));
        y.ifPresent(number -> number.set(yOf.applyAsDouble(axes.numberAtY(event.getY()))));
        event.consume();
    }

    /** Right and left mean x, up and down y; a point with one number only understands both. */
    private void press(KeyEvent key) {
        boolean upright = key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN;
        if (x.isPresent() && y.isPresent()) {
            double grains = key.isShiftDown() ? LONG_STRIDE : STRIDE;
            switch (key.getCode()) {
                case LEFT -> x.get().move(-grains);
                case RIGHT -> x.get().move(grains);
                case DOWN -> y.get().move(-grains);
                case UP -> y.get().move(grains);
                default -> {
                    return;
                }
            }
            key.consume();
        } else {
            x.or(() -> y).ifPresent(number -> number.press(key, upright));
        }
    }
}
