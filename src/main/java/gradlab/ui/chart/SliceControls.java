package gradlab.ui.chart;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.form.RangeSlider;
import java.util.function.DoubleConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far a slice reaches, other random directions, and a button that computes it anew or gives up computing. */
final class SliceControls extends HBox {

    private static final double LEAST = 1e-3;
    private static final double MOST = 10;

    private final Words words;
    private final RangeSlider reach;
    private final Label value = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button shuffle = new Button("", new FontIcon(Feather.SHUFFLE));
    private final Button compute = new Button("", new FontIcon(Feather.REFRESH_CW));
    private boolean busy;
    private boolean narrow;

    /**
     * @param reached is told how far it should reach, NaN for as far as the way goes
     * @param shuffled is told when other random directions are wanted
     * @param computed is told when it should be computed, or no longer
     */
    SliceControls(String id, Words words, DoubleConsumer reached, Runnable shuffled, Runnable computed) {
        this.words = words;
        getStyleClass().add("chart-slice-controls");
        setMinWidth(Region.USE_PREF_SIZE);
        reach = new RangeSlider(id + "-reach", LEAST, MOST, true, reached::accept, () -> { });
        reach.accessibleTextProperty().bind(words.of("chart.slice.reach"));
        Tips.on(reach, words.of("chart.slice.reach.hint"));
        reach.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                reached.accept(Double.NaN);
                event.consume();
            }
        });
        reach.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                reached.accept(Double.NaN);
                event.consume();
            }
        });
        value.getStyleClass().add("chart-slice-reach");
        value.setMinWidth(Region.USE_PREF_SIZE);
        progress.setId(id + "-progress");
        progress.accessibleTextProperty().bind(words.of("chart.slice.progress"));
        dress(shuffle, id + "-shuffle", "chart.slice.shuffle");
        dress(compute, id + "-compute", "chart.slice.compute");
        shuffle.setOnAction(_ -> shuffled.run());
        compute.setOnAction(_ -> computed.run());
        getChildren().addAll(reach, value, progress, shuffle, compute);
        busy(true);
        busy(false);
    }

    /** @param random true if other directions can be drawn */
    void show(double reaches, boolean random) {
        reach.show(Math.clamp(reaches, LEAST, MOST));
        value.setText("±" + words.number(reaches, 2));
        shuffle.setVisible(random);
        shuffle.setManaged(random);
    }

    /** While it computes, progress stands in place of the slider. */
    void busy(boolean now) {
        if (now != busy) {
            busy = now;
            progress.setProgress(0);
            fit();
            ((FontIcon) compute.getGraphic()).setIconCode(now ? Feather.X : Feather.REFRESH_CW);
            String key = now ? "chart.slice.cancel" : "chart.slice.compute";
            compute.accessibleTextProperty().bind(words.of(key));
            Tips.on(compute, words.of(key + ".hint"));
        }
    }

    /** In a narrow card the caption needs the room of the slider. */
    void narrow(boolean now) {
        narrow = now;
        fit();
    }

    private void fit() {
        show(progress, busy);
        show(reach, !busy && !narrow);
        show(value, !busy);
    }

    void progress(double share) {
        progress.setProgress(share);
    }

    private void dress(Button button, String id, String key) {
        button.setId(id);
        button.getStyleClass().add("chart-tool");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.accessibleTextProperty().bind(words.of(key));
        Tips.on(button, words.of(key + ".hint"));
    }

    private static void show(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }
}
