package gradlab.ui.chart;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.form.RangeSlider;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The handle of a threshold: a logarithmic slider with its value beside it. A double click or the delete key brings back
 * the experiment's own value.
 */
final class ThresholdControl extends HBox {

    private final Threshold threshold;
    private final Words words;
    private final Label value = new Label();
    private final RangeSlider slider;

    /**
     * @param id of the slider
     * @param moved is told every value on the way, empty for the experiment's own
     */
    ThresholdControl(String id, Threshold threshold, Words words, BiConsumer<Threshold, Optional<Double>> moved) {
        this.threshold = threshold;
        this.words = words;
        getStyleClass().add("chart-threshold");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(Region.USE_PREF_SIZE);
        slider = new RangeSlider(id, threshold.least(), threshold.greatest(), true,
                changed -> moved.accept(threshold, Optional.of(changed)), () -> { });
        slider.accessibleTextProperty().bind(words.of("chart.threshold." + threshold.id()));
        Tips.on(slider, words.of("chart.threshold." + threshold.id() + ".hint"));
        value.getStyleClass().add("chart-threshold-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                moved.accept(threshold, Optional.empty());
                event.consume();
            }
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                moved.accept(threshold, Optional.empty());
                event.consume();
            }
        });
        getChildren().addAll(slider, value);
    }

    Threshold threshold() {
        return threshold;
    }

    /** Shows the value alone; the line on the chart can be dragged all the same. */
    void brief(boolean now) {
        slider.setVisible(!now);
        slider.setManaged(!now);
    }

    /** @param moved true if this is not the experiment's own value */
    void show(double present, boolean moved) {
        slider.show(present);
        value.setText(words.get("chart.threshold." + threshold.id() + ".value", words.number(present, 2)));
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("moved"), moved);
    }
}
