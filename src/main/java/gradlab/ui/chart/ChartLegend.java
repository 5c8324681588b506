package gradlab.ui.chart;

import gradlab.ui.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/** Names, colours and values of the curves. Curves without any value yet are left out. */
final class ChartLegend extends FlowPane {

    private static final double SWATCH = 14;
    /** Thinner lines are faint. */
    private static final double PLAIN = 1.3;
    private static final double ROOM_FOR_DIFFERENCE = 340;
    /** A letter is about so many times as wide as its size. */
    private static final double LETTER = 0.6;
    private static final double VALUE_LETTERS = 6;
    private static final double SPACES = 22;
    /** More would leave the chart little room. */
    private static final int MOST_LINES = 2;

    private final List<Entry> entries = new ArrayList<>();
    private final Label layers = new Label();
    private boolean roomy;
    private boolean crowded;

    /** @param full,brief ways to call the curve: with the word before the layer's number, and without */
    private record Entry(Curve curve, HBox node, Label name, Label value, String full, String brief) {

        /** Without its value the name needs no colon. */
        void valued(boolean shown) {
            value.getParent().setVisible(shown);
            value.getParent().setManaged(shown);
            name.setText(shown ? brief : brief.endsWith(":") ? brief.substring(0, brief.length() - 1) : brief);
        }
    }

    ChartLegend() {
        getStyleClass().add("chart-legend");
        layers.getStyleClass().add("chart-legend-name");
        widthProperty().subscribe(_ -> fit());
    }

    /** Prepares entries for the curves of a chart. */
    void show(PictureChart chart, ChartWords words, int depth) {
        entries.clear();
        getChildren().clear();
        List<Curve> chosen = new ArrayList<>(Curves.named(chart.curves()));
        // where there is room for one only, it is not the faint one that lies below the others
        chosen.sort(Comparator.comparing(curve -> curve.kind() == Curve.Kind.NAMED && curve.width() < PLAIN));
        layers.setText(words.layers());
        if (chosen.stream().anyMatch(curve -> curve.kind() == Curve.Kind.LAYER)) {
            getChildren().add(layers);
        }
        for (Curve curve : chosen) {
            boolean layer = curve.kind() == Curve.Kind.LAYER;
            String colon = layer ? ":" : "";
            Entry entry = entry(curve, words.fullName(curve, depth) + colon, words.name(curve, depth) + colon);
            entries.add(entry);
            getChildren().add(entry.node());
        }
        if (chosen.size() < chart.curves().size() && chosen.stream().noneMatch(curve -> curve.kind() == Curve.Kind.SIGMA)) {
            getChildren().add(new Label("…"));
        }
        roomy = false;
        crowded = false;
        fit();
    }

    /** Every layer is called by its word where all of that has room on one line; else the word stands once before them. */
    private void fit() {
        if (crowded) {
            crowded = false;
            entries.forEach(entry -> entry.valued(true));
        }
        double letter = LETTER * layers.getFont().getSize();
        double wanted = entries.stream().mapToDouble(entry -> room(letter, entry.full())).sum();
        boolean fits = wanted <= getWidth();
        // a word that leaves no room for what it speaks of says nothing
        boolean said = !fits && entries.stream().findFirst().filter(first -> letter * (layers.getText().length() + 1) + room(letter, first.brief()) <= getWidth()).isPresent();
        if (said != layers.isManaged() || fits != roomy || entries.stream().anyMatch(entry -> entry.name().getText().isEmpty())) {
            roomy = fits;
            entries.forEach(entry -> entry.name().setText(fits ? entry.full() : entry.brief()));
            layers.setVisible(said);
            layers.setManaged(said);
        }
    }

    private static double room(double letter, String name) {
        return SWATCH + SPACES + letter * (name.length() + VALUE_LETTERS);
    }

    /** Adds the difference between two runs; returns where its value belongs. */
    Label difference(String called, Color colour, double[] dashes) {
        Entry entry = entry(new Curve("", 1, 0, Curve.Kind.NAMED, colour, 1, dashes), called, called);
        entry.name().setText(called);
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
        crowd();
    }

    /** Where names and values take too many lines, the values are left to the pointer. */
    private void crowd() {
        if (!crowded && entries.size() > MOST_LINES && getWidth() > 0 && lines() > MOST_LINES) {
            crowded = true;
            entries.forEach(entry -> entry.valued(false));
        }
    }

    private int lines() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        int lines = 1;
        double used = 0;
        for (Node node : getManagedChildren()) {
            double wide = snapSizeX(node.prefWidth(-1));
            if (used > 0 && used + getHgap() + wide > room) {
                lines++;
                used = wide;
            } else {
                used += (used > 0 ? getHgap() : 0) + wide;
            }
        }
        return lines;
    }

    private static Entry entry(Curve curve, String full, String brief) {
        Line swatch = new Line(0, 0, SWATCH, 0);
        swatch.setStroke(curve.colour());
        swatch.setStrokeWidth(Math.max(2, curve.width()));
        swatch.setStrokeLineCap(StrokeLineCap.BUTT);
        for (double length : curve.dashes()) {
            swatch.getStrokeDashArray().add(length);
        }
        Label name = new Label();
        name.getStyleClass().add("chart-legend-name");
        Label value = new Label();
        value.getStyleClass().add("legend-value");
        HBox node = new HBox(swatch, name, new Place(value));
        node.getStyleClass().add("chart-legend-entry");
        node.setAlignment(Pos.CENTER_LEFT);
        node.setManaged(false);
        node.setVisible(false);
        return new Entry(curve, node, name, value, full, brief);
    }
}
