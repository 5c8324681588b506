package gradlab.ui.draw;

import gradlab.data.PointList;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.form.RangeSlider;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What points are drawn with: kind of answer, class or number, size of the brush, rubber; and what can be done with all of them. */
final class DrawTools extends VBox {

    private static final double MOST_BRUSH = 0.3;
    private static final double DOT = 5;

    private final LabModel model;
    private final Words words;
    private final DrawDesk desk;
    private final ToggleButton classes = new ToggleButton();
    private final ToggleButton numbers = new ToggleButton();
    private final List<ToggleButton> chips = new ArrayList<>();
    private final List<Circle> dots = new ArrayList<>();
    private final FlowPane chipRow = new FlowPane(4, 4);
    private final RangeSlider value;
    private final Label valueName = new Label();
    private final RangeSlider brush;
    private final ToggleButton rubber = new ToggleButton();
    private final Button take = new Button();
    private final Button undo = new Button();
    private final Button clear = new Button();
    private final Label count = new Label();

    DrawTools(LabModel model, Words words, DrawDesk desk) {
        this.model = model;
        this.words = words;
        this.desk = desk;
        setId("draw-tools");
        getStyleClass().add("draw-tools");
        tool(classes, "draw-classes", () -> desk.kind(false));
        tool(numbers, "draw-numbers", () -> desk.kind(true));
        for (int k = 0; k < DrawDesk.CLASSES; k++) {
            chipRow.getChildren().add(chip(k));
        }
        value = new RangeSlider("draw-value", -1, 1, false, desk.valueProperty()::set, () -> { });
        valueName.getStyleClass().add("caption");
        value.accessibleTextProperty().bind(valueName.textProperty());
        Tips.on(value, words.of("draw.value.hint"));
        brush = new RangeSlider("draw-brush", 0, MOST_BRUSH, false, desk.brushProperty()::set, () -> { });
        Label brushName = new Label();
        brushName.textProperty().bind(words.of("draw.brush"));
        brushName.getStyleClass().add("caption");
        brush.accessibleTextProperty().bind(words.of("draw.brush"));
        Tips.on(brush, words.of("draw.brush.hint"));
        tool(rubber, "draw-rubber", () -> desk.erasingProperty().set(rubber.isSelected()));
        button(take, "draw-take", Feather.DOWNLOAD, desk::take);
        button(undo, "draw-undo", Feather.CORNER_UP_LEFT, desk::undo);
        button(clear, "draw-clear", Feather.TRASH_2, desk::clear);
        CheckBox train = new CheckBox();
        train.setId("draw-train");
        train.textProperty().bind(words.of("draw.train"));
        train.selectedProperty().bindBidirectional(desk.trainingProperty());
        Tips.on(train, words.of("draw.train.hint"));
        count.setId("draw-count");
        count.getStyleClass().add("caption");
        count.setWrapText(true);
        Label keys = new Label();
        keys.textProperty().bind(words.of("draw.keys"));
        keys.getStyleClass().add("caption");
        keys.setWrapText(true);
        HBox kinds = new HBox(classes, numbers);
        kinds.getStyleClass().add("draw-kinds");
        kinds.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(kinds, chipRow, new VBox(2, valueName, value), new VBox(2, brushName, brush), rubber,
                take, undo, clear, train, count, keys);
    }

    private void tool(ToggleButton button, String id, Runnable action) {
        button.setId(id);
        button.getStyleClass().add("draw-tool");
        String key = id.replaceFirst("draw-", "draw.");
        button.textProperty().bind(words.of(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(button, words.of(key + ".hint"));
        button.setOnAction(_ -> {
            action.run();
            refresh();
        });
    }

    private void button(Button button, String id, Ikon icon, Runnable action) {
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("draw-tool");
        String key = id.replaceFirst("draw-", "draw.");
        button.textProperty().bind(words.of(key));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(button, words.of(key + ".hint"));
        button.setOnAction(_ -> action.run());
    }

    private ToggleButton chip(int k) {
        Circle dot = new Circle(DOT);
        ToggleButton chip = new ToggleButton(String.valueOf(k), dot);
        chip.setId("draw-class-" + k);
        chip.getStyleClass().add("draw-tool");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.accessibleTextProperty().bind(words.of("draw.class", k));
        Tips.on(chip, words.of("draw.class.hint", k, k + 1));
        chip.setOnAction(_ -> {
            desk.categoryProperty().set(k);
            desk.erasingProperty().set(false);
            refresh();
        });
        chips.add(chip);
        dots.add(dot);
        return chip;
    }

    /** Shows what is chosen and how much there is. */
    void refresh() {
        Sketch sketch = desk.sketch();
        Palette palette = model.paletteProperty().get();
        classes.setSelected(!sketch.numbers());
        numbers.setSelected(sketch.numbers());
        chipRow.setVisible(!sketch.numbers());
        chipRow.setManaged(!sketch.numbers());
        value.getParent().setVisible(sketch.numbers());
        value.getParent().setManaged(sketch.numbers());
        rubber.setSelected(desk.erasingProperty().get());
        for (int k = 0; k < chips.size(); k++) {
            chips.get(k).setSelected(desk.categoryProperty().get() == k && !desk.erasingProperty().get());
            // what the class will look like once it is drawn
            Sketch drawn = sketch.count(k) > 0 ? sketch : sketch.with(List.of(new Sketch.Dot(0, 0, k)));
            boolean alone = drawn.dots().stream().mapToDouble(Sketch.Dot::answer).distinct().count() < 2;
            dots.get(k).setFill(alone && k == 1 ? palette.positive() : SketchBoard.colour(palette, drawn, k));
        }
        value.show(desk.valueProperty().get());
        valueName.setText(words.get("draw.value", words.number(desk.valueProperty().get(), 3)));
        brush.show(desk.brushProperty().get());
        take.setDisable(desk.present().filter(Sketch::isData).isEmpty() || !sketch.dots().isEmpty() && !desk.isUnfinished());
        undo.setDisable(!model.canUndoProperty().get() && !desk.isUnfinished());
        clear.setDisable(sketch.dots().isEmpty());
        count.setText(counted(sketch));
    }

    private String counted(Sketch sketch) {
        if (!sketch.isData()) {
            return words.get("draw.few", sketch.dots().size(), Sketch.LEAST);
        }
        if (sketch.room() == 0) {
            return words.get("draw.full", PointList.MAX_POINTS);
        }
        String all = words.get("draw.count", words.whole(sketch.dots().size()));
        return sketch.numbers() ? all : all + " " + IntStream.range(0, DrawDesk.CLASSES).filter(k -> sketch.count(k) > 0)
                .mapToObj(k -> words.get("draw.count.class", k, words.whole(sketch.count(k)))).collect(Collectors.joining(" · "));
    }
}
