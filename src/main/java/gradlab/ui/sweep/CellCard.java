package gradlab.ui.sweep;

import gradlab.train.SweepResult;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The numbers of a cell beside it: median, spread, and what every seed ended with. */
final class CellCard extends VBox {

    private static final double WIDTH = 280;
    private static final double DISTANCE = 6;
    private static final int DIGITS = 6;

    private final Words words;
    private final Label title = new Label();
    private final GridPane rows = new GridPane(12, 2);
    private final Label seeds = new Label();
    private final Label hint = new Label();

    /** One number with its name. */
    record Row(String name, String value) {
    }

    CellCard(Words words) {
        this.words = words;
        setId("sweep-card");
        getStyleClass().addAll("sweep-card");
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        seeds.getStyleClass().add("caption");
        seeds.setWrapText(true);
        hint.getStyleClass().add("caption");
        setMaxWidth(WIDTH);
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        getChildren().addAll(title, rows, seeds, hint);
    }

    /** Shows a cell beside its place, within a frame of this size. */
    void show(MapData data, int cell, Rectangle2D place, double frameWidth, double frameHeight) {
        CellValues values = data.cells().get(cell);
        title.setText(data.name(cell));
        rows.getChildren().clear();
        List<Row> lines = rows(data, values);
        for (int line = 0; line < lines.size(); line++) {
            Label name = new Label(lines.get(line).name());
            name.getStyleClass().add("caption");
            rows.add(name, 0, line);
            rows.add(new Label(lines.get(line).value()), 1, line);
        }
        seeds.setText(data.plan().seeds() == 1 ? "" : seeds(data, values));
        hint.setText(values.isEmpty() ? "" : words.get("sweep.card.open"));
        for (Label one : List.of(seeds, hint)) {
            one.setVisible(!one.getText().isEmpty());
            one.setManaged(one.isVisible());
        }
        setVisible(true);
        applyCss();
        double width = Math.min(WIDTH, Math.ceil(prefWidth(-1)));
        double height = Math.ceil(prefHeight(width));
        boolean fitsRight = place.getMaxX() + DISTANCE + width <= frameWidth;
        double x = fitsRight ? place.getMaxX() + DISTANCE : Math.max(0, place.getMinX() - DISTANCE - width);
        double y = Math.clamp(place.getMinY(), 0, Math.max(0, frameHeight - height));
        resizeRelocate(Math.rint(x), Math.rint(y), width, height);
    }

    /** The same as one sentence, for a screen reader. */
    String sentence(MapData data, int cell) {
        CellValues values = data.cells().get(cell);
        List<String> parts = new ArrayList<>(List.of(data.name(cell)));
        rows(data, values).forEach(row -> parts.add(row.name() + " " + row.value()));
        return String.join(", ", parts);
    }

    private List<Row> rows(MapData data, CellValues values) {
        if (values.isEmpty()) {
            return List.of(new Row(words.get("sweep.card.waiting"), ""));
        }
        List<Row> lines = new ArrayList<>();
        if (data.plan().seeds() == 1) {
            lines.add(new Row(data.measure().title(words, data.layer()), values.isMeasured() ? number(data, values.median()) : lost(values)));
        } else {
            if (values.isMeasured()) {
                lines.add(new Row(words.get("sweep.card.median"), number(data, values.median())));
                lines.add(new Row(words.get("sweep.card.half"), range(data, values.quantile(0.25), values.quantile(0.75))));
                lines.add(new Row(words.get("sweep.card.all"), range(data, values.least(), values.greatest())));
            }
            if (values.diverged() > 0) {
                lines.add(new Row(words.get("sweep.diverged"), words.get("sweep.card.of", values.diverged(), values.runs().size())));
            }
            if (lines.isEmpty()) {
                lines.add(new Row(words.get("sweep.card.unmeasured"), ""));
            }
        }
        return lines;
    }

    private String lost(CellValues values) {
        return words.get(values.diverged() > 0 ? "sweep.diverged" : "sweep.card.unmeasured");
    }

    private String range(MapData data, double low, double high) {
        return number(data, low) + " … " + number(data, high);
    }

    private String number(MapData data, double value) {
        return data.measure().format(words, value, DIGITS);
    }

    private String seeds(MapData data, CellValues values) {
        List<String> parts = new ArrayList<>();
        for (SweepResult run : values.runs()) {
            double value = values.value(run);
            parts.add(data.seed(run) + ": " + (Double.isNaN(value) ? run.diverged() ? words.get("sweep.diverged") : "—" : number(data, value)));
        }
        return parts.isEmpty() ? "" : words.get("sweep.card.seeds", String.join(" · ", parts));
    }
}
