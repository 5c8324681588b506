package gradlab.ui;

import gradlab.train.RunState;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Step, epoch, loss and accuracy. Every number has its own place and as many digits as before, so that nothing jumps. */
final class ReadOut extends HBox {

    private static final double LEAST_PLAIN = 1e-3;
    private static final double GREATEST_PLAIN = 1e5;

    private final Words words;
    private final Label step;
    private final Label epoch;
    private final Label loss;
    private final Label accuracy;
    private final List<VBox> cells;

    ReadOut(LabModel model, Words words, Typeface typeface) {
        this.words = words;
        step = figure("step", typeface);
        epoch = figure("epoch", typeface);
        loss = figure("loss", typeface);
        accuracy = figure("accuracy", typeface);
        setId("read-out");
        getStyleClass().add("read-out");
        cells = Stream.of(step, epoch, loss, accuracy).map(this::cell).toList();
        getChildren().addAll(cells);
        model.stateProperty().subscribe(this::show);
        words.textsProperty().subscribe(_ -> show(model.state()));
    }

    /** With little room step and loss remain. */
    void shorten(boolean isShort) {
        getChildren().setAll(isShort ? List.of(cells.get(0), cells.get(2)) : cells);
    }

    private static Label figure(String name, Typeface typeface) {
        Label figure = new Label();
        figure.setId("read-out-" + name);
        figure.getStyleClass().add("figure");
        figure.setStyle(typeface.figuresCss());
        return figure;
    }

    private VBox cell(Label number) {
        Label caption = new Label();
        caption.getStyleClass().add("caption");
        caption.setMinWidth(USE_PREF_SIZE);
        caption.textProperty().bind(words.of("bar." + number.getId()));
        VBox cell = new VBox(caption, new Place(number));
        Tips.on(cell, words.of("bar." + number.getId() + ".hint"));
        return cell;
    }

    private void show(RunState state) {
        step.setText(words.whole(state.step()));
        epoch.setText(words.whole(state.epoch()));
        loss.setText(lossText(state.trainingLoss()));
        accuracy.setText(fixed(100 * state.accuracy(), 1, "\u00A0%"));
    }

    private String lossText(double value) {
        double size = Math.abs(value);
        // a power of ten takes so much room that two digits must do
        return size >= GREATEST_PLAIN || size < LEAST_PLAIN && size > 0 ? words.number(value, 2)
                : fixed(value, size < 10 ? 4 : size < 1000 ? 2 : 0, "");
    }

    private String fixed(double value, int decimals, String unit) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return words.number(value, 3);
        }
        DecimalFormat format = new DecimalFormat("0", DecimalFormatSymbols.getInstance(words.locale()));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value) + unit;
    }
}
