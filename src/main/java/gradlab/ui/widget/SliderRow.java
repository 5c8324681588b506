package gradlab.ui.widget;

import gradlab.ui.Tips;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A number's symbol, its slider, and its value, which can be dragged as well. */
final class SliderRow {

    private static final double SYMBOL_WIDTH = 1.6;
    private static final double VALUE_WIDTH = 3;

    private SliderRow() {
    }

    /**
     * A slider over the number's range.
     *
     * @param id of the widget's block; the slider's id is the number's name, a hyphen and this
     * @param hint key of the sentence that says what the number is
     */
    static HBox of(Sheet page, String id, Draggable number, String symbol, String hint) {
        return of(page, id, number, symbol, hint, DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity());
    }

    /** A slider on which equal distances are equal factors; the number must stay above zero. */
    static HBox logarithmic(Sheet page, String id, Draggable number, String symbol, String hint) {
        HBox row = of(page, id, number, symbol, hint, StrictMath::log10, exponent -> StrictMath.pow(10, exponent));
        ((Slider) row.getChildren().get(1)).setBlockIncrement(StrictMath.log10(2));
        return row;
    }

    private static HBox of(Sheet page, String id, Draggable number, String symbol, String hint, DoubleUnaryOperator place, DoubleUnaryOperator back) {
        Label name = new Symbol(symbol);
        name.getStyleClass().add("widget-symbol");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Slider slider = new Slider(place.applyAsDouble(number.least()), place.applyAsDouble(number.greatest()), place.applyAsDouble(number.value()));
        slider.setId(number.name() + "-" + id);
        slider.setBlockIncrement(number.grain());
        slider.setAccessibleText(symbol);
        Tips.on(slider, page.words().of(hint));
        // a slider on its way to the number's value must not round that value to its own
        boolean[] following = new boolean[1];
        slider.valueProperty().subscribe((_, now) -> {
            if (!following[0]) {
                number.set(back.applyAsDouble(now.doubleValue()));
            }
        });
        page.keep(number.valueProperty().subscribe(now -> {
            following[0] = true;
            slider.setValue(place.applyAsDouble(now.doubleValue()));
            following[0] = false;
        }));
        HBox.setHgrow(slider, Priority.ALWAYS);
        LiveNumber text = new LiveNumber(page, number);
        text.getStyleClass().add("widget-value");
        text.reserve(VALUE_WIDTH);
        HBox row = new HBox(name, slider, text);
        row.getStyleClass().add("widget-slider");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** What stands before a slider: short ones of several rows are equally wide, long ones are not cut off. */
    private static final class Symbol extends Label {
        Symbol(String text) {
            super(text);
        }

        @Override
        protected double computePrefWidth(double ofHeight) {
            return Math.max(super.computePrefWidth(ofHeight), Math.ceil(SYMBOL_WIDTH * getFont().getSize()));
        }
    }
}
