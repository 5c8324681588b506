package gradlab.ui.chart;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
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
    private boolean tight;
    private boolean curves;
    private boolean squeezedIn;
    private final MenuButton choice = new MenuButton();
    private final ToggleButton log = new ToggleButton();
    private final ToggleButton follow = new ToggleButton("", new FontIcon(Feather.CHEVRONS_RIGHT));
    private final ToggleButton info = new ToggleButton("", new FontIcon(Feather.INFO));
    private final MenuButton export = new MenuButton("", new FontIcon(Feather.DOWNLOAD));
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
        dress(follow, id + "-follow", "chart-tool");
        dress(info, id + "-info", "chart-tool");
        dress(export, id + "-export", "chart-tool");
        dress(enlarge, id + "-enlarge", "chart-tool");
        log.textProperty().bind(words.of("chart.log.short"));
        explain(log, words, "chart.log.switch");
        explain(follow, words, "chart.follow");
        explain(info, words, "chart.info");
        explain(export, words, "chart.export");
        explain(choice, words, "chart.choice");
        HBox tools = new HBox(log, follow, info, export, enlarge);
        tools.getStyleClass().add("chart-tools");
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = row(title, tools);
        first.getStyleClass().add("chart-title-row");
        second = row(choice, caption);
        second.getStyleClass().add("chart-caption-row");
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox.setHgrow(caption, Priority.ALWAYS);
        getChildren().addAll(first, second);
        title.setId(id + "-title");
        title.setCursor(Cursor.OPEN_HAND);
        Tips.on(title, words.of("chart.move.hint"));
    }

    /** Offers pictures of the family, other charts, and what can be done with the grid. */
    void onChoice(Consumer<String> listener, List<String> pictures, String present, ChartWords words) {
        choice.getItems().setAll(new ChartMenu(family, desk, words, choice.getId()).items(pictures, present, listener));
        choice.setText(pictures.contains(present) ? words.choice(present) : words.family(family));
    }

    /** Puts something between choice and threshold, in place of the caption; or takes it away again. */
    void squeezeIn(Region legend, boolean squeezed) {
        if (squeezed && !second.getChildren().contains(legend)) {
            HBox.setHgrow(legend, Priority.ALWAYS);
            second.getChildren().add(1, legend);
        } else if (!squeezed) {
            second.getChildren().remove(legend);
        }
        squeezedIn = squeezed;
        showTools();
    }

    /** Adds what belongs to one kind of card, behind the caption. */
    void add(Region controls) {
        second.getChildren().add(controls);
    }

    /** What is dragged to move the card. */
    Region handle() {
        return title;
    }

    void onLog(Consumer<Boolean> listener) {
        log.setOnAction(_ -> listener.accept(log.isSelected()));
    }

    void onFollow(Consumer<Boolean> listener) {
        follow.setOnAction(_ -> listener.accept(follow.isSelected()));
    }

    /** Where what explains the chart is shown. */
    Region infoAnchor() {
        return info;
    }

    void onInfo(Consumer<Boolean> listener) {
        info.selectedProperty().subscribe(listener::accept);
    }

    /** @param listener is told the extension of the file that is wanted */
    void onExport(Consumer<String> listener) {
        export.getItems().setAll(ChartExport.EXTENSIONS.stream().map(extension -> {
            MenuItem item = new MenuItem();
            item.setId(id + "-" + extension);
            item.textProperty().bind(desk.words().of("chart.export." + extension));
            item.setOnAction(_ -> listener.accept(extension));
            return item;
        }).toList());
    }

    void onEnlarge(Runnable listener) {
        enlarge.setOnAction(_ -> listener.run());
    }

    void closeInfo() {
        info.setSelected(false);
    }

    /** The title in its longest wording. */
    String said() {
        return title.longest();
    }

    /** Wordings of the caption alone, the longest first. */
    void caption(List<String> captions) {
        caption.say(captions);
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
            showTools();
        }
    }

    /** @param moved true if this is not the experiment's own value */
    void showThreshold(double value, boolean moved) {
        threshold.ifPresent(control -> control.show(value, moved));
    }

    /** A card with little room keeps what explains and what enlarges it; the rest of the tools come with the enlarged card. */
    void tighten(boolean now) {
        tight = now;
        showTools();
    }

    private void showTools() {
        show(log, curves && !tight);
        show(follow, curves && !tight);
        show(export, !tight);
        show(caption, !tight && !squeezedIn);
        threshold.ifPresent(control -> control.brief(tight));
    }

    /** Which tools make sense for what the card shows. */
    void offer(boolean canExport, boolean admitsLog, boolean isLog, boolean isRecent) {
        export.setDisable(!canExport);
        curves = admitsLog;
        showTools();
        log.setSelected(isLog);
        follow.setSelected(isRecent);
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
