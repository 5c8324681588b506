package gradlab.ui.chart;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The upper part of a card: title and tools, choice and caption. */
final class ChartHead extends VBox {

    private final Label title = new Label();
    private final Label caption = new Label();
    private final MenuButton choice = new MenuButton();
    private final ToggleButton log = new ToggleButton();
    private final ToggleButton info = new ToggleButton("", new FontIcon(Feather.INFO));
    private final MenuButton export = new MenuButton("", new FontIcon(Feather.DOWNLOAD));
    private final MenuItem exportPng = new MenuItem();
    private final MenuItem exportCsv = new MenuItem();
    private final Button enlarge = new Button("", new FontIcon(Feather.MAXIMIZE_2));

    /** @param id the card's: those of the controls begin with it */
    ChartHead(String id, Words words) {
        getStyleClass().add("chart-head");
        title.getStyleClass().add("card-title");
        title.setMinWidth(0);
        caption.getStyleClass().add("chart-caption");
        caption.setMinWidth(0);
        dress(choice, id + "-choice", "chart-choice");
        dress(log, id + "-log", "chart-log");
        dress(info, id + "-info", "chart-tool");
        dress(export, id + "-export", "chart-tool");
        dress(enlarge, id + "-enlarge", "chart-tool");
        log.textProperty().bind(words.of("chart.log.short"));
        exportPng.textProperty().bind(words.of("chart.export.png"));
        exportCsv.textProperty().bind(words.of("chart.export.csv"));
        explain(log, words, "chart.log.switch");
        explain(info, words, "chart.info");
        explain(export, words, "chart.export");
        explain(choice, words, "chart.choice");
        exportPng.setId(id + "-png");
        exportCsv.setId(id + "-csv");
        export.getItems().addAll(exportPng, exportCsv);
        HBox tools = new HBox(log, info, export, enlarge);
        tools.getStyleClass().add("chart-tools");
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = row(title, tools);
        HBox second = row(choice, caption);
        second.getStyleClass().add("chart-caption-row");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(first, second);
    }

    void onChoice(Consumer<String> listener, List<String> pictures, String present, ChartWords words) {
        ToggleGroup group = new ToggleGroup();
        choice.getItems().setAll(pictures.stream().map(picture -> {
            RadioMenuItem item = new RadioMenuItem(words.choice(picture));
            item.setId(choice.getId() + "-" + picture.replace('.', '-').replace('_', '-'));
            item.setToggleGroup(group);
            item.setSelected(picture.equals(present));
            item.setOnAction(_ -> listener.accept(picture));
            return item;
        }).toList());
        choice.setText(pictures.contains(present) ? words.choice(present) : "");
        show(choice, pictures.size() > 1);
    }

    void onLog(Consumer<Boolean> listener) {
        log.setOnAction(_ -> listener.accept(log.isSelected()));
    }

    void onInfo(Consumer<Boolean> listener) {
        info.selectedProperty().subscribe(listener::accept);
    }

    void onExport(Runnable png, Runnable csv) {
        exportPng.setOnAction(_ -> png.run());
        exportCsv.setOnAction(_ -> csv.run());
    }

    void onEnlarge(Runnable listener) {
        enlarge.setOnAction(_ -> listener.run());
    }

    void closeInfo() {
        info.setSelected(false);
    }

    void text(String titleText, String captionText) {
        title.setText(titleText);
        caption.setText(captionText);
    }

    /** Which tools make sense for what the card shows. */
    void offer(boolean canExport, boolean admitsLog, boolean isLog) {
        export.setDisable(!canExport);
        show(log, admitsLog);
        log.setSelected(isLog);
    }

    void showEnlarged(boolean enlarged, Words words) {
        ((FontIcon) enlarge.getGraphic()).setIconCode(enlarged ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2);
        explain(enlarge, words, enlarged ? "chart.shrink" : "chart.enlarge");
    }

    private static void explain(Control control, Words words, String key) {
        control.accessibleTextProperty().bind(words.of(key));
        Tips.on(control, words.of(key + ".hint"));
    }

    private static void dress(ButtonBase control, String id, String style) {
        control.setId(id);
        control.getStyleClass().add(style);
        control.setMinWidth(Region.USE_PREF_SIZE);
    }

    private static HBox row(javafx.scene.Node... nodes) {
        HBox row = new HBox(nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static void show(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }
}
