package gradlab.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/** Steps per second from 1 to {@value #FASTEST} on a logarithmic scale; the right end is as fast as possible. */
final class PaceSlider extends VBox {

    private static final double FASTEST = 10_000;
    /** From here on the slider means "as fast as possible". */
    private static final double END = 0.97;

    private boolean showing;

    PaceSlider(DoubleProperty pace, Words words) {
        Slider slider = new Slider(0, 1, positionOf(pace.get()));
        slider.setId("speed");
        slider.setBlockIncrement(0.05);
        slider.getStyleClass().add("small");
        slider.accessibleTextProperty().bind(words.of("bar.speed"));
        Tips.on(slider, words.of("bar.speed.hint"));
        Label caption = new Label();
        caption.setId("speed-label");
        caption.getStyleClass().add("caption");
        caption.textProperty().bind(Bindings.createStringBinding(() -> caption(pace.get(), words), pace, words.textsProperty()));
        slider.valueProperty().subscribe(position -> {
            if (!showing) {
                pace.set(paceOf(position.doubleValue()));
            }
        });
        pace.subscribe(now -> {
            showing = true;
            if (paceOf(slider.getValue()) != now.doubleValue()) {
                slider.setValue(positionOf(now.doubleValue()));
            }
            showing = false;
        });
        getStyleClass().add("pace");
        getChildren().addAll(caption, slider);
    }

    /** Two significant digits, so that the label stays short. */
    static double paceOf(double position) {
        if (position >= END) {
            return Double.POSITIVE_INFINITY;
        }
        double exact = Math.pow(FASTEST, position / END);
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(exact)) - 1));
        return Math.round(exact / unit) * unit;
    }

    static double positionOf(double pace) {
        return Double.isInfinite(pace) ? 1 : END * Math.log(Math.max(1, pace)) / Math.log(FASTEST);
    }

    private static String caption(double pace, Words words) {
        return Double.isInfinite(pace) ? words.get("bar.speed.max") : words.get("bar.speed.label", words.whole(Math.round(pace)));
    }
}
