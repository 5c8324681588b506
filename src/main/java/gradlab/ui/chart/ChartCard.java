package gradlab.ui.chart;

import gradlab.nn.NetworkShape;
import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.train.History;
import gradlab.train.Recorder;
import gradlab.train.Window;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A card of the grid: one chart with its words, its legend of current values and its few controls. */
public final class ChartCard extends VBox {

    private static final int MOST_IN_LEGEND = 8;

    private final LabModel model;
    private final Words words;
    private final ChartGroup group;
    private final String fontFamily;
    private final MenuButton title = new MenuButton();
    private final Label caption = new Label();
    private final Label empty = new Label();
    private final Tooltip reading = new Tooltip();
    private final ToggleButton logarithmic = new ToggleButton();
    private final Button enlarge = new Button();
    private final FlowPane legend = new FlowPane(12, 2);
    private final List<Label> legendValues = new ArrayList<>();
    private final ChartView view = new ChartView(this::cursorAt);
    private final Group pointer = new Group();
    private final BooleanProperty enlarged = new SimpleBooleanProperty();
    private List<Picture> pictures = List.of();
    private Optional<Recorder> recorder = Optional.empty();
    private Picture picture;
    private NetworkShape shape;
    private double cursorStep = Double.NaN;
    private long drawnRevision = -1;
    private List<String> kinds = List.of();
    private String kind = "";

    ChartCard(ChartGroup group, LabModel model, Words words, String fontFamily) {
        this.group = group;
        this.model = model;
        this.words = words;
        this.fontFamily = fontFamily;
        setId("chart-" + group.id());
        getStyleClass().addAll("card", "chart-card");
        title.getStyleClass().add("chart-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        caption.getStyleClass().add("caption");
        empty.getStyleClass().add("empty-place");
        empty.setWrapText(true);
        empty.setMouseTransparent(true);
        view.overlay().getChildren().add(pointer);
        StackPane drawing = new StackPane(view, empty);
        VBox.setVgrow(drawing, Priority.ALWAYS);
        drawing.setMinHeight(50);
        legend.getStyleClass().add("chart-legend");
        getChildren().addAll(head(), subhead(), drawing, legend);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                enlarged.set(!enlarged.get());
            }
        });
    }

    BooleanProperty enlargedProperty() {
        return enlarged;
    }

    ChartGroup group() {
        return group;
    }

    /** The title is also the menu of the card's pictures; one picture needs no menu. */
    private HBox head() {
        Label info = new Label(null, new FontIcon(Feather.HELP_CIRCLE));
        info.getStyleClass().add("chart-info");
        info.setFocusTraversable(true);
        reading.setShowDelay(Duration.millis(150));
        reading.setShowDuration(Duration.minutes(1));
        reading.setWrapText(true);
        reading.setMaxWidth(340);
        info.setTooltip(reading);
        info.accessibleTextProperty().bind(reading.textProperty());
        title.setId("choice-" + group.id());
        title.setTooltip(tooltip("chart.choice"));
        enlarge.setId("enlarge-" + group.id());
        enlarge.setGraphic(new FontIcon(Feather.MAXIMIZE_2));
        enlarge.getStyleClass().add("chart-button");
        enlarge.setTooltip(tooltip("chart.enlarge"));
        enlarge.accessibleTextProperty().bind(words.of("chart.enlarge"));
        enlarge.setOnAction(event -> enlarged.set(!enlarged.get()));
        return row(title, info, space(), enlarge);
    }

    private HBox subhead() {
        logarithmic.setId("log-" + group.id());
        logarithmic.textProperty().bind(words.of("chart.log"));
        logarithmic.setTooltip(tooltip("chart.log.hint"));
        logarithmic.getStyleClass().add("chart-toggle");
        logarithmic.setMinWidth(Region.USE_PREF_SIZE);
        logarithmic.managedProperty().bind(logarithmic.visibleProperty());
        logarithmic.setOnAction(event -> showPicture());
        HBox subhead = row(caption, space(), logarithmic);
        subhead.setMinHeight(20);
        return subhead;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(4, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Tooltip tooltip(String key) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words.of(key));
        return tip;
    }

    /** Takes the pictures of a run; keeps the chosen kind if the run has it. */
    void offer(List<Picture> all, Optional<Recorder> from, NetworkShape ofShape) {
        pictures = all;
        recorder = from;
        shape = ofShape;
        List<String> ids = group.pictures().stream().filter(id -> all.stream().anyMatch(p -> p.id().equals(id) && !p.lines().isEmpty())).toList();
        kinds = ids;
        kind = ids.contains(kind) ? kind : ids.isEmpty() ? "" : ids.getFirst();
        showChosen();
    }

    /** Shows the picture of the chosen kind for the selected layer. */
    void showChosen() {
        int layer = Math.min(model.selectedLayerProperty().get(), shape == null ? 1 : shape.depth());
        picture = pictures.stream().filter(p -> p.id().equals(kind) && (p.layer() == 0 || p.layer() == layer)).findFirst().orElse(null);
        if (picture != null) {
            logarithmic.setSelected(picture.axis() == Axis.LOG);
            logarithmic.setVisible(picture.axis() == Axis.LOG || picture.axis() == Axis.LINEAR);
        }
        showPicture();
    }

    /** Draws everything anew: after a change of picture, palette or language. */
    void showPicture() {
        hidePointer();
        drawnRevision = -1;
        if (picture == null) {
            title.setText("");
            return;
        }
        ChartStyle style = new ChartStyle(model.paletteProperty().get(), words, fontFamily);
        title.setText(ChartNames.title(words, picture, shape));
        caption.setText(ChartNames.caption(words, picture));
        reading.setText(ChartNames.reading(words, picture));
        empty.setText(words.get("chart.empty"));
        fillMenu();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < picture.lines().size(); i++) {
            names.add(i + " " + picture.lines().get(i).series().id());
        }
        view.show(picture, names, logarithmic.isSelected(), style);
        buildLegend(style);
        refresh(true);
    }

    /** Draws what has been recorded since the last time, if this card is showing. */
    void refresh(boolean evenIfOld) {
        if (picture == null || recorder.isEmpty() || !evenIfOld && recorder.get().revision() == drawnRevision) {
            return;
        }
        drawnRevision = recorder.get().revision();
        int pixels = (int) Math.max(100, view.getWidth());
        List<Window> windows = new ArrayList<>();
        for (Picture.Line line : picture.lines()) {
            windows.add(recorder.get().history(line.series().id()).map(history -> history.window(pixels)).orElse(Window.EMPTY));
        }
        view.update(windows, recorder.get().events());
        empty.setVisible(view.isEmpty());
        fillLegend();
    }

    /** Points at the value of a series at a step, with a label; says whether there is such a value. */
    boolean pointAt(String seriesId, double step, String label) {
        hidePointer();
        double value = valueOf(seriesId, step);
        boolean shown = picture != null && picture.lines().stream().anyMatch(line -> line.series().id().equals(seriesId));
        if (!shown || Double.isNaN(value)) {
            return false;
        }
        Point2D place = view.place(step, value);
        if (Double.isNaN(place.getX())) {
            return false;
        }
        double side = place.getX() > view.getWidth() / 2 ? -1 : 1;
        double above = place.getY() > view.getHeight() / 2 ? -1 : 1;
        Line shaft = new Line(place.getX() + side * 40, place.getY() + above * 34, place.getX() + side * 5, place.getY() + above * 5);
        shaft.getStyleClass().add("chart-pointer");
        Polygon tip = new Polygon(place.getX(), place.getY(), place.getX() + side * 11, place.getY() + above * 5, place.getX() + side * 6,
                place.getY() + above * 11);
        tip.getStyleClass().add("chart-pointer-tip");
        Label text = new Label(label);
        text.getStyleClass().add("chart-pointer-label");
        text.applyCss();
        double width = text.prefWidth(-1);
        text.relocate(side > 0 ? place.getX() + 42 : place.getX() - 42 - width, place.getY() + above * 34 - (above < 0 ? 20 : 0));
        pointer.getChildren().setAll(shaft, tip, text);
        return true;
    }

    void hidePointer() {
        pointer.getChildren().clear();
    }

    /** Chooses the kind of picture that draws this series, if this card has it. */
    boolean chooseFor(String seriesId) {
        Optional<Picture> fitting = pictures.stream()
                .filter(p -> group.pictures().contains(p.id()) && p.lines().stream().anyMatch(line -> line.series().id().equals(seriesId))).findFirst();
        fitting.ifPresent(p -> choose(p.id()));
        return fitting.isPresent();
    }

    private void buildLegend(ChartStyle style) {
        legend.getChildren().clear();
        legendValues.clear();
        int count = picture.lines().size();
        int each = Math.max(1, (count + MOST_IN_LEGEND - 1) / MOST_IN_LEGEND);
        for (int i = 0; i < count; i += each) {
            Line sample = new Line(0, 0, 18, 0);
            sample.setStroke(style.lineColor(picture, i));
            sample.setStrokeWidth(2);
            for (double dash : ChartStyle.dashes(picture, i)) {
                sample.getStrokeDashArray().add(dash);
            }
            Label name = new Label(ChartNames.line(words, picture, i, shape));
            name.getStyleClass().add("caption");
            Label value = new Label();
            value.getStyleClass().addAll("caption", "legend-value");
            value.setUserData(picture.lines().get(i).series().id());
            legendValues.add(value);
            HBox entry = new HBox(4, sample, name, value);
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
    }

    private void cursorAt(double step) {
        cursorStep = step;
        fillLegend();
    }

    private void fillLegend() {
        StringBuilder spoken = new StringBuilder(title.getText());
        for (int i = 0; i < legendValues.size(); i++) {
            Label label = legendValues.get(i);
            double value = valueOf((String) label.getUserData(), cursorStep);
            String text = Double.isNaN(value) ? "" : picture.axis() == Axis.SHARE ? words.percent(value) : words.number(value, 3);
            label.setText(text);
            spoken.append("; ").append(((Label) ((HBox) label.getParent()).getChildren().get(1)).getText()).append(' ').append(text);
        }
        if (!Double.isNaN(cursorStep)) {
            caption.setText(words.get("chart.at-step", words.whole(Math.round(cursorStep))));
        } else if (picture != null) {
            caption.setText(ChartNames.caption(words, picture));
        }
        setAccessibleText(spoken.toString());
    }

    /** The value at a step, or the latest for NaN. */
    private double valueOf(String seriesId, double step) {
        Optional<History> history = recorder.flatMap(r -> r.history(seriesId));
        return history.map(h -> Double.isNaN(step) ? h.last() : h.at(step)).orElse(Double.NaN);
    }

    /** Shows another kind of picture of this card. */
    void choose(String id) {
        if (!id.equals(kind)) {
            kind = id;
            showChosen();
        }
    }

    private void fillMenu() {
        title.getItems().setAll(kinds.stream().map(id -> {
            RadioMenuItem item = new RadioMenuItem(words.get("chart." + id + ".short"));
            item.setMnemonicParsing(false);
            item.setSelected(id.equals(kind));
            item.setOnAction(event -> {
                item.setSelected(true);
                choose(id);
            });
            return item;
        }).toList());
    }

    /** The values that legends show now, by series; for tests and screen readers. */
    Map<String, String> shownValues() {
        Map<String, String> shown = new java.util.LinkedHashMap<>();
        legendValues.forEach(label -> shown.put((String) label.getUserData(), label.getText()));
        return shown;
    }
}
