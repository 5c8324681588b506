package gradlab.ui.presets;

import gradlab.experiment.Preset;
import gradlab.experiment.Preset.Sign;
import gradlab.experiment.Preset.State;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.presets.Portrait.Pair;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One experiment of the gallery: its picture, its reason in one sentence, what was measured, and the ways into the lab. */
final class PresetCard extends VBox {

    private static final int DIGITS = 2;

    /** What a card asks of its page. */
    interface Host {
        void open(Preset preset);

        /** Opens it as a run beside those there are. */
        void openBeside(Preset preset);

        /** Opens a sick one and, in a run beside it, its cure. */
        void openWithCure(Preset preset);

        void openLesson(String id);

        /** True while the run in the window has a network of the same layers, and there is room for another. */
        ObservableValue<Boolean> fits(Preset preset);
    }

    private final Preset preset;
    private final Words words;
    private final Thumbnail picture;
    private final Label measured = new Label();
    private final Label complaint = new Label();
    private Optional<Pair> pair = Optional.empty();

    PresetCard(Preset preset, Words words, Supplier<Palette> palette, String family, ObservableDoubleValue scale, Host host) {
        this.preset = preset;
        this.words = words;
        this.picture = new Thumbnail(words, palette, family, scale);
        setId("preset-" + preset.id());
        getStyleClass().addAll("preset", preset.state().id());
        measured.setId("preset-measured-" + preset.id());
        measured.getStyleClass().add("preset-measured");
        complaint.getStyleClass().add("preset-complaint");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(head(), picture, wrapping(bound(new Label(), said(preset.reason())), "preset-reason"), wrapping(measured, "preset-measured"),
                wrapping(complaint, "preset-complaint"));
        preset.cure().ifPresent(cure -> getChildren().add(wrapping(bound(new Label(),
                words.textsProperty().map(_ -> words.get("presets.cure", cure.name().in(words.locale())))), "preset-cure")));
        getChildren().addAll(space, buttons(host));
        refresh();
    }

    Preset preset() {
        return preset;
    }

    /** Takes what the runs have shown. */
    void show(Pair shown) {
        pair = Optional.of(shown);
        picture.show(shown);
        refresh();
    }

    /** In the colours and the language of the moment. */
    void refresh() {
        picture.draw();
        measured.setText(pair.map(this::numbers).orElse(words.get("presets.waiting")));
        Optional<String> named = pair.flatMap(now -> now.own().complaint()).map(found -> words.get("presets.diagnosis", words.get("diagnosis." + found.rule())));
        complaint.setText(named.orElse(""));
        complaint.setVisible(named.isPresent());
        complaint.setManaged(named.isPresent());
        picture.setAccessibleText(name() + ". " + measured.getText());
    }

    private String name() {
        return preset.name().in(words.locale());
    }

    private ObservableValue<String> said(Preset.Phrase phrase) {
        return words.textsProperty().map(_ -> phrase.in(words.locale()));
    }

    private static Label bound(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        return label;
    }

    private static Label wrapping(Label label, String style) {
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private HBox head() {
        Label title = wrapping(bound(new Label(), said(preset.name())), "card-title");
        Label state = bound(new Label(), words.of("presets.state." + preset.state().id()));
        state.setGraphic(new FontIcon(preset.state() == State.HEALTHY ? Feather.CHECK : Feather.ALERT_TRIANGLE));
        state.getStyleClass().addAll("preset-state", preset.state().id());
        state.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, state);
        head.getStyleClass().add("preset-head");
        head.setAlignment(Pos.TOP_LEFT);
        return head;
    }

    /** What the signs of the preset speak of, and what the cure makes of it. */
    private String numbers(Pair shown) {
        List<String> parts = new ArrayList<>();
        for (Sign sign : preset.signs()) {
            String own = number(sign.series(), value(shown.own(), sign.series()));
            String cured = shown.cured().map(one -> " → " + number(sign.series(), value(one, sign.series()))).orElse("");
            parts.add(seriesName(sign.series()) + " " + own + cured);
        }
        return String.join(" · ", parts);
    }

    private static double value(Portrait portrait, String series) {
        return portrait.measured().getOrDefault(series, Double.NaN);
    }

    private String number(String series, double value) {
        return series.startsWith("accuracy") ? words.percent(value) : words.number(value, DIGITS);
    }

    /** {@code layer2.gradient.rank} is told with its layer. */
    private String seriesName(String series) {
        if (!series.startsWith("layer")) {
            return words.get("presets.series." + series);
        }
        int dot = series.indexOf('.');
        return words.get("presets.series." + series.substring(dot + 1), series.substring("layer".length(), dot));
    }

    private FlowPane buttons(Host host) {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("preset-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getChildren().add(button("open", Feather.ACTIVITY, () -> host.open(preset)));
        if (preset.cure().isPresent()) {
            row.getChildren().add(button("treat", Feather.HEART, () -> host.openWithCure(preset)));
        }
        Button beside = button("beside", Feather.GIT_BRANCH, () -> host.openBeside(preset));
        beside.visibleProperty().bind(host.fits(preset));
        beside.managedProperty().bind(beside.visibleProperty());
        row.getChildren().add(beside);
        row.getChildren().add(button("lesson", Feather.BOOK_OPEN, () -> host.openLesson(preset.lesson())));
        return row;
    }

    private Button button(String what, Feather icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("preset-" + what + "-" + preset.id());
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(words.of("presets." + what));
        button.accessibleTextProperty().bind(Bindings.concat(button.textProperty(), ": ", said(preset.name())));
        Tips.on(button, words.of("presets." + what + ".hint"));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
