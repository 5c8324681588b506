package gradlab.ui.chart;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
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

    private final FitLabel title = new FitLabel("card-title", false);
    private final FitLabel caption = new FitLabel("chart-caption", true);
    private final HBox second;
    private Optional<ThresholdControl> threshold = Optional.empty();
    private final ChartFamily family;
    private final ChartDesk desk;
    private final String id;
    private final MenuButton choice = new MenuButton();
    private final ToggleButton log = new ToggleButton();
    private final ToggleButton info = new ToggleButton("", new FontIcon(Feather.INFO));
    private final MenuButton export = new MenuButton("", new FontIcon(Feather.DOWNLOAD));
    private final MenuItem exportPng = new MenuItem();
    private final MenuItem exportCsv = new MenuItem();
    private final Button enlarge = new Button("", new FontIcon(Feather.MAXIMIZE_2));

    /** The ids of the controls begin with that of the card. */
    ChartHead(ChartFamily family, ChartDesk desk) {
        this.family = family;
        this.desk = desk;
        this.id = family.nodeId();
        Words words = desk.words();
        getStyleClass().add("chart-head");
        dress(choice, id + "-choice", "chart-choice");
        choice.setMnemonicParsing(false);
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
        second = row(choice, caption);
        second.getStyleClass().add("chart-caption-row");
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox.setHgrow(caption, Priority.ALWAYS);
        getChildren().addAll(first, second);
    }

    /** Offers pictures of the family, and the other charts. */
    void onChoice(Consumer<String> listener, List<String> pictures, String present, ChartWords words) {
        List<MenuItem> items = new ArrayList<>();
        if (family.kind() == ChartFamily.Kind.CROSSED) {
            items.addAll(radio(pictures.stream().filter(each -> matrix(each).equals(matrix(present))).toList(), present,
                    each -> words.quantity(quantity(each)), listener));
            List<String> others = pictures.stream().filter(each -> quantity(each).equals(quantity(present))).toList();
            if (!items.isEmpty() && others.size() > 1) {
                items.add(new SeparatorMenuItem());
            }
            items.addAll(radio(others, present, each -> words.matrix(matrix(each)), listener));
        } else if (pictures.size() > 1) {
            items.addAll(radio(pictures, present, words::choice, listener));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(otherCharts(words));
        choice.getItems().setAll(items);
        choice.setText(pictures.contains(present) ? words.choice(present) : words.family(family));
    }

    private List<RadioMenuItem> radio(List<String> pictures, String present, UnaryOperator<String> named, Consumer<String> listener) {
        ToggleGroup group = new ToggleGroup();
        return pictures.stream().map(picture -> {
            RadioMenuItem item = new RadioMenuItem(named.apply(picture));
            item.setId(choice.getId() + "-" + picture.replace('.', '-').replace('_', '-'));
            // an underscore belongs to the name
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(picture.equals(present));
            item.setOnAction(_ -> listener.accept(picture));
            return item;
        }).toList();
    }

    private Menu otherCharts(ChartWords words) {
        Menu menu = new Menu(desk.words().get("chart.other"));
        menu.setId(choice.getId() + "-other");
        for (ChartFamily other : ChartFamily.values()) {
            if (other != family) {
                MenuItem item = new MenuItem(words.family(other));
                item.setId(choice.getId() + "-other-" + other.id());
                item.setOnAction(_ -> desk.put().accept(family, other));
                menu.getItems().add(item);
            }
        }
        return menu;
    }

    private static String matrix(String picture) {
        return picture.substring(0, picture.indexOf('.'));
    }

    private static String quantity(String picture) {
        return picture.substring(picture.indexOf('.') + 1);
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

    /** Wordings, the longest first. */
    void text(List<String> titles, List<String> captions) {
        title.say(titles);
        caption.say(captions);
    }

    /** The handle of the threshold that the picture counts with, or none. */
    void threshold(Optional<Threshold> wanted) {
        if (!threshold.map(ThresholdControl::threshold).equals(wanted)) {
            threshold.ifPresent(second.getChildren()::remove);
            threshold = wanted.map(each -> new ThresholdControl(id + "-threshold", each, desk.words(), desk::move));
            threshold.ifPresent(second.getChildren()::add);
        }
    }

    /** @param moved true if this is not the experiment's own value */
    void showThreshold(double value, boolean moved) {
        threshold.ifPresent(control -> control.show(value, moved));
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
