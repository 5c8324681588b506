package gradlab.ui.chart;

import gradlab.train.Window;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/** One chart on the wall: a title, a legend with values, thick lines, and the value at the cursor in large figures. */
final class WallChart extends VBox {

    private static final int BUCKETS = 400;
    private static final double SWATCH = 2;
    private static final double LONGEST_SWATCH = 1.7;

    private final ChartWords words;
    private final Label title = new Label();
    private final Label value = new Label();
    private final FlowPane legend = new FlowPane();
    private final Canvas canvas = new Canvas();
    private final Pane field = new Pane(canvas);
    private final List<Label> values = new ArrayList<>();
    private final WallPainter painter;
    private Optional<Content> content = Optional.empty();
    private Optional<WallAxes> axes = Optional.empty();
    private double cursor = Double.NaN;
    private double stand = Double.NaN;
    private Optional<ChartArrow.Pointer> pointer = Optional.empty();
    private String legendOf = "";

    /** A curve of a run, as it is drawn. */
    record Trace(String name, Curve curve, Readings readings) {
        Window window() {
            return PictureChart.scaled(readings.history(curve.series()).map(history -> history.window(BUCKETS)).orElse(Window.EMPTY), curve.factor());
        }

        double at(double step) {
            return PictureChart.value(readings, curve, step);
        }
    }

    /**
     * What a chart shows.
     *
     * @param main index of the curve whose value is read out
     */
    record Content(gradlab.probe.Picture picture, String title, List<Trace> traces, int main, Palette palette, double scale) {

        Trace mainTrace() {
            return traces.get(main);
        }

        /** Tells whether the legend has to be made anew. */
        String look() {
            StringBuilder look = new StringBuilder(title + palette + scale);
            traces.forEach(trace -> look.append(trace.name()).append(trace.curve().colour()).append(trace.curve().width()));
            return look.toString();
        }
    }

    WallChart(Words words, String figures, DoubleConsumer moveCursor) {
        this.words = new ChartWords(words);
        this.painter = new WallPainter(this.words, figures);
        getStyleClass().add("wall-chart");
        title.getStyleClass().add("wall-title");
        value.getStyleClass().add("wall-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        legend.getStyleClass().add("wall-legend");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox head = new HBox(title, value);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("wall-head");
        field.setMinSize(0, 0);
        field.setPrefSize(0, 0);
        VBox.setVgrow(field, Priority.ALWAYS);
        field.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        field.widthProperty().subscribe(_ -> resizeCanvas());
        field.heightProperty().subscribe(_ -> resizeCanvas());
        field.setOnMouseMoved(event -> moveCursor.accept(step(event.getX())));
        field.setOnMouseDragged(event -> moveCursor.accept(step(event.getX())));
        field.setOnMouseExited(_ -> moveCursor.accept(Double.NaN));
        getChildren().addAll(head, legend, field);
        setMinSize(0, 0);
    }

    private void resizeCanvas() {
        canvas.setWidth(field.getWidth());
        canvas.setHeight(field.getHeight());
        paint();
    }

    /** The whole step at a place of the field, NaN outside of the axes. */
    private double step(double x) {
        return axes.map(shown -> painter.step(x, shown, canvas.getWidth(), content.map(Content::scale).orElse(1.0))).orElse(Double.NaN);
    }

    /** Takes over what is shown, in axes of its own or in those it shares. */
    void show(Content shown, WallAxes inAxes, double stands) {
        content = Optional.of(shown);
        axes = Optional.of(inAxes);
        stand = stands;
        if (!legendOf.equals(shown.look())) {
            legendOf = shown.look();
            makeLegend(shown);
        }
        title.setText(shown.title());
        paint();
    }

    /** The step under the mouse, NaN if it is elsewhere. */
    void cursor(double step) {
        cursor = step;
        paint();
    }

    void pointAt(Optional<ChartArrow.Pointer> wanted) {
        pointer = wanted;
        paint();
    }

    /** Whether the value at the cursor stands beside the title in large figures. */
    void readOut(boolean large) {
        value.setVisible(large);
        value.setManaged(large);
    }

    private void makeLegend(Content shown) {
        values.clear();
        legend.getChildren().clear();
        // of sixteen singular values the greatest and the smallest: all of them would leave the chart no room
        List<Curve> named = Curves.named(shown.traces().stream().map(Trace::curve).toList());
        boolean many = shown.traces().stream().filter(trace -> trace.curve().kind() == Curve.Kind.SIGMA).count() > named.size();
        for (Trace trace : shown.traces()) {
            Line swatch = new Line(0, 0, swatch(trace.curve().dashes(), SWATCH * 14 * shown.scale() / 1.6), 0);
            swatch.setStroke(trace.curve().colour());
            swatch.setStrokeWidth(trace.curve().width());
            swatch.setStrokeLineCap(StrokeLineCap.BUTT);
            for (double dash : trace.curve().dashes()) {
                swatch.getStrokeDashArray().add(dash);
            }
            Label name = new Label(trace.name());
            name.getStyleClass().add("wall-name");
            Label number = new Label();
            number.getStyleClass().add("wall-number");
            values.add(number);
            HBox entry = new HBox(swatch, name, number);
            entry.setAlignment(Pos.CENTER_LEFT);
            entry.getStyleClass().add("wall-entry");
            entry.setVisible(!trace.name().isEmpty() && (!many || named.contains(trace.curve()) || trace == shown.mainTrace()));
            entry.setManaged(entry.isVisible() || trace.name().isEmpty());
            legend.getChildren().add(entry);
        }
    }

    /** Long enough for the dashes to be told from those of another curve. */
    private static double swatch(double[] dashes, double usual) {
        double pattern = DoubleStream.of(dashes).sum() + (dashes.length == 0 ? 0 : dashes[0]);
        return Math.clamp(pattern, usual, LONGEST_SWATCH * usual);
    }

    private void paint() {
        if (content.isEmpty() || axes.isEmpty() || canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return;
        }
        Content shown = content.get();
        double read = Double.isNaN(cursor) ? stand : cursor;
        for (int i = 0; i < values.size(); i++) {
            Trace trace = shown.traces().get(i);
            values.get(i).setText(words.value(shown.picture().axis(), trace.curve(), trace.at(read)));
        }
        value.setText(words.value(shown.picture().axis(), shown.mainTrace().curve(), shown.mainTrace().at(read)));
        field.setAccessibleText(shown.title() + ": " + value.getText());
        painter.paint(canvas, shown, axes.get(), cursor, stand, pointer);
    }
}
