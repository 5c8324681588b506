package gradlab.ui.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/** The box beside the cursor. Its rows share a few labels of several lines: it is written anew with every move of the mouse. */
final class ReadOutBox extends VBox {

    private static final double GAP = 8;
    private static final double SWATCH = 14;

    private final Label head = new Label();
    private final Pane swatches = new Pane();
    private final Label names = new Label();
    private final HBox table = new HBox(swatches, names);
    private final List<Label> columns = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    ReadOutBox() {
        getStyleClass().add("chart-read-out");
        head.getStyleClass().add("read-out-head");
        head.setWrapText(true);
        names.getStyleClass().add("read-out-names");
        table.getStyleClass().add("read-out-table");
        table.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(head, table);
        setVisible(false);
    }

    /**
     * Shows what is read at a place.
     *
     * @param room what it should not leave, as far as that is possible
     * @param x of the cursor
     */
    void show(ReadOut full, Rectangle2D room, double x, double scale) {
        setVisible(true);
        // a box of the usual text size has rows of 15 pixels, and two more for its head
        int rows = (int) Math.floor(room.getHeight() / (15 * scale)) - 2 - (full.columns().isEmpty() ? 0 : 1);
        ReadOut shown = full.limited(Math.max(2, rows));
        say(head, shown.head());
        boolean lettered = !shown.columns().isEmpty();
        String first = lettered ? "\n" : "";
        say(names, first + shown.rows().stream().map(ReadOut.Row::name).collect(Collectors.joining("\n")));
        int count = shown.rows().stream().mapToInt(row -> row.values().size()).max().orElse(0);
        for (int c = columns.size(); c < count; c++) {
            Label column = new Label();
            column.getStyleClass().add("read-out-values");
            columns.add(column);
            table.getChildren().add(column);
        }
        for (int c = 0; c < columns.size(); c++) {
            boolean used = c < count;
            columns.get(c).setVisible(used);
            columns.get(c).setManaged(used);
            if (used) {
                int at = c;
                say(columns.get(c), (lettered ? shown.columns().get(c) + "\n" : "") + shown.rows().stream()
                        .map(row -> at < row.values().size() ? row.values().get(at) : "").collect(Collectors.joining("\n")));
            }
        }
        table.setVisible(!shown.rows().isEmpty());
        table.setManaged(!shown.rows().isEmpty());
        swatch(shown, scale);
        autosize();
        double free = room.getMaxX() - getWidth();
        double beside = x + GAP * scale;
        setLayoutX(Math.rint(beside <= free ? beside : Math.max(room.getX(), x - GAP * scale - getWidth())));
        setLayoutY(Math.rint(Math.max(room.getY(), Math.min(room.getMaxY() - getHeight(), room.getY()))));
    }

    private void swatch(ReadOut shown, double scale) {
        int header = shown.columns().isEmpty() ? 0 : 1;
        int rows = shown.rows().size() + header;
        double height = names.prefHeight(-1) / Math.max(1, rows);
        swatches.setMinWidth(SWATCH * scale);
        while (lines.size() < shown.rows().size()) {
            Line line = new Line();
            line.setStrokeLineCap(StrokeLineCap.BUTT);
            line.setManaged(false);
            lines.add(line);
            swatches.getChildren().add(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            line.setVisible(i < shown.rows().size());
            if (line.isVisible()) {
                ReadOut.Row row = shown.rows().get(i);
                double y = Math.rint((i + header + 0.5) * height);
                line.setStartX(0);
                line.setEndX(SWATCH * scale);
                line.setStartY(y);
                line.setEndY(y);
                line.setStroke(row.colour());
                line.setStrokeWidth(2 * scale);
                if (line.getStrokeDashArray().size() != row.dashes().length || row.dashes().length > 0) {
                    line.getStrokeDashArray().setAll(java.util.Arrays.stream(row.dashes()).map(length -> scale * length).boxed().toList());
                }
            }
        }
    }

    private static void say(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
    }
}
