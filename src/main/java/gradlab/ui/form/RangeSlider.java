package gradlab.ui.form;

import java.util.function.DoubleConsumer;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** A slider over a range, even or logarithmic, that gives round values. */
public final class RangeSlider extends Slider {

    private static final int STEPS = 200;

    private final double least;
    private final double greatest;
    private final boolean log;
    private boolean showing;

    /**
     * @param dragged gets every value on the way
     * @param released is called when the mouse or the key is let go
     */
    public RangeSlider(String id, double least, double greatest, boolean log, DoubleConsumer dragged, Runnable released) {
        super(0, 1, 0);
        this.least = least;
        this.greatest = greatest;
        this.log = log;
        setId(id);
        getStyleClass().add("small");
        setBlockIncrement(1.0 / 100);
        valueProperty().subscribe((_, position) -> {
            if (!showing) {
                dragged.accept(valueAt(position.doubleValue()));
            }
        });
        // handlers of the slider's own skin consume the events, so these must come before
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> released.run());
        addEventFilter(KeyEvent.KEY_RELEASED, _ -> released.run());
    }

    /** Moves the thumb without telling anyone. */
    public void show(double value) {
        showing = true;
        // what the slider itself stands for stays where it is, so that rounding does not move the thumb under the mouse
        if (valueAt(getValue()) != value) {
            setValue(positionOf(value));
        }
        showing = false;
    }

    private double positionOf(double value) {
        double position = log ? Math.log(value / least) / Math.log(greatest / least) : (value - least) / (greatest - least);
        return Math.clamp(position, 0, 1);
    }

    private double valueAt(double position) {
        double exact = log ? least * Math.pow(greatest / least, position) : least + position * (greatest - least);
        double step = log ? Math.pow(10, Math.floor(Math.log10(exact)) - 1) : roundStep();
        return Math.clamp(rounded(exact, step), least, greatest);
    }

    private double roundStep() {
        return Math.pow(10, Math.ceil(Math.log10((greatest - least) / STEPS)));
    }

    /** Through decimal digits, so that 0.3 is 0.3 and not 0.30000000000000004. */
    private static double rounded(double value, double step) {
        int decimals = (int) Math.round(-Math.log10(step));
        return new java.math.BigDecimal(value).setScale(decimals, java.math.RoundingMode.HALF_EVEN).doubleValue();
    }
}
