package gradlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/** Names, colours and values of the curves. Curves without any value yet are left out. */
final class ChartLegend extends FlowPane {

    private static final double SWATCH = 14;
    private static final double ROOM_FOR_DIFFERENCE = 340;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Curve curve, HBox node, Label value) {
    }

    ChartLegend() {
        getStyleClass().add("chart-legend");
    }

    /** Prepares entries for the curves of a chart. */
    void show(PictureChart chart, ChartWords words, int depth) {
        entries.clear();
        getChildren().clear();
        List<Curve> chosen = Curves.named(chart.curves());
        if (chosen.stream().anyMatch(curve -> curve.kind() == Curve.Kind.LAYER)) {
            Label layers = new Label(words.layers());
            layers.getStyleClass().add("chart-legend-name");
            getChildren().add(layers);
        }
        for (Curve curve : chosen) {
            Entry entry = entry(curve, words.name(curve, depth));
            entries.add(entry);
            getChildren().add(entry.node());
        }
        if (chosen.size() < chart.curves().size() && chosen.stream().noneMatch(curve -> curve.kind() == Curve.Kind.SIGMA)) {
            getChildren().add(new Label("…"));
        }
    }

    /** Adds the difference between two runs; returns where its value belongs. */
    Label difference(String called, Color colour, double[] dashes) {
        Entry entry = entry(new Curve("", 1, 0, Curve.Kind.NAMED, colour, 1, dashes), called);
        // a second line of the legend would lie on the chart of a small card
        entry.node().visibleProperty().bind(widthProperty().greaterThanOrEqualTo(ROOM_FOR_DIFFERENCE));
        entry.node().managedProperty().bind(entry.node().visibleProperty());
        getChildren().add(entry.node());
        return entry.value();
    }

    /** Values at a step, the latest for NaN. */
    void update(PictureChart chart, Readings readings, double step, ChartWords words) {
        for (Entry entry : entries) {
            boolean known = readings.history(entry.curve().series()).map(history -> history.points() > 0).orElse(false);
            if (entry.node().isManaged() != known) {
                entry.node().setManaged(known);
                entry.node().setVisible(known);
            }
            if (known) {
                entry.value().setText(words.value(chart.picture().axis(), entry.curve(), PictureChart.value(readings, entry.curve(), step)));
            }
        }
    }

    private static Entry entry(Curve curve, String called) {
        Line swatch = new Line(0, 0, SWATCH, 0);
        swatch.setStroke(curve.colour());
        swatch.setStrokeWidth(Math.max(2, curve.width()));
        swatch.setStrokeLineCap(StrokeLineCap.BUTT);
        for (double length : curve.dashes()) {
            swatch.getStrokeDashArray().add(length);
        }
        Label name = new Label(called);
        name.getStyleClass().add("chart-legend-name");
        Label value = new Label();
        value.getStyleClass().add("legend-value");
        HBox node = new HBox(swatch, name, value);
        node.getStyleClass().add("chart-legend-entry");
        node.setAlignment(Pos.CENTER_LEFT);
        node.setManaged(false);
        node.setVisible(false);
        return new Entry(curve, node, value);
    }
}
