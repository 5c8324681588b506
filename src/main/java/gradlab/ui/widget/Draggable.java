package gradlab.ui.widget;

import gradlab.lesson.Lesson.Handle;
import gradlab.ui.Words;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import javafx.beans.property.DoubleProperty;
import javafx.scene.input.KeyEvent;

/** A number that can be dragged within its range, by mouse or keys; values stay round. */
public final class Draggable {

    private final Handle handle;
    private final DoubleProperty value;
    private final double grain;

    public Draggable(Handle handle, DoubleProperty value) {
        this.handle = handle;
        this.value = value;
        this.grain = handle.step() > 0 ? handle.step() : roundBelow((handle.greatest() - handle.least()) / 200);
    }

    public static Draggable in(Scope scope, Handle handle) {
        return new Draggable(handle, scope.declare(handle));
    }

    String name() {
        return handle.name();
    }

    double least() {
        return handle.least();
    }

    double greatest() {
        return handle.greatest();
    }

    /** How far it can go from zero, to either side. */
    double reach() {
        return Math.max(Math.abs(handle.least()), Math.abs(handle.greatest()));
    }

    double value() {
        return value.get();
    }

    DoubleProperty valueProperty() {
        return value;
    }

    /** The smallest change. */
    double grain() {
        return grain;
    }

    /** Takes the nearest value that is allowed. */
    void set(double wanted) {
        if (Double.isFinite(wanted)) {
            double onGrid = handle.least() + Math.rint((wanted - handle.least()) / grain) * grain;
            double decimals = StrictMath.pow(10, decimals());
            double clean = Math.rint(onGrid * decimals) / decimals;
            value.set(Math.clamp(clean, handle.least(), handle.greatest()));
        }
    }

    /**
     * What a key does: arrows move, with Shift ten times as far; Home and End go to the ends.
     *
     * @param vertical whether up and down count as well as right and left
     */
    boolean press(KeyEvent key, boolean vertical) {
        double stride = (handle.step() > 0 ? grain : 5 * grain) * (key.isShiftDown() ? 10 : 1);
        switch (key.getCode()) {
            case LEFT -> set(value() - stride);
            case RIGHT -> set(value() + stride);
            case DOWN -> {
                if (!vertical) {
                    return false;
                }
                set(value() - stride);
            }
            case UP -> {
                if (!vertical) {
                    return false;
                }
                set(value() + stride);
            }
            case HOME -> set(handle.least());
            case END -> set(handle.greatest());
            default -> {
                return false;
            }
        }
        key.consume();
        return true;
    }

    /** Moves by whole grains, as arrow keys do. */
    void move(double grains) {
        set(value() + grains * grain);
    }

    /** The value with as many decimals as its grain has, so that the text does not jump while it is dragged. */
    String text(Words words) {
        return fixed(words, value(), decimals());
    }

    int decimals() {
        int decimals = 0;
        double scaled = grain;
        while (decimals < 6 && Math.abs(scaled - Math.rint(scaled)) > 1e-9 * Math.abs(scaled)) {
            scaled *= 10;
            decimals++;
        }
        return decimals;
    }

    /** A number with a fixed count of decimals, in the manner of the language. */
    static String fixed(Words words, double number, int decimals) {
        if (!Double.isFinite(number)) {
            return words.number(number, 3);
        }
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(words.locale());
        symbols.setMinusSign('−');
        String text = new DecimalFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals), symbols).format(number);
        return text.matches("−[0.,]*") ? text.substring(1) : text;
    }

    private static double roundBelow(double number) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(number)));
        double lead = number / power;
        return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
    }
}
