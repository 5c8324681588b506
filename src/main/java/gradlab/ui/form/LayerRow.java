package gradlab.ui.form;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Key;
import gradlab.experiment.Setting;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.ui.Tips;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One hidden layer: units, activation with its parameters, and a button that takes the layer away. */
final class LayerRow extends VBox {

    private final FormTools tools;
    private final int index;
    private final Edits edits;
    private final Label number;
    private final HBox stepper;
    private final Button removal;
    private final ValueField<Long> units;
    private final ComboBox<Entry<Activation>> activation;
    private final MemberRows<Activation> parameters;
    private Optional<LayerSpec> shown = Optional.empty();

    /** What happens when the user changes the layer. */
    interface Edits {
        void change(int index, LayerSpec changed, String tag);
    }

    LayerRow(FormTools tools, int index, Edits edits, IntConsumer removed) {
        this.tools = tools;
        this.index = index;
        this.edits = edits;
        String id = "layer-" + (index + 1);
        setId(id);
        number = new Label(String.valueOf(index + 1));
        number.setMinWidth(USE_PREF_SIZE);
        number.getStyleClass().addAll("caption", "layer-number");
        Tips.on(number, tools.words().of("form.layer.hint", index + 1));
        units = new ValueField<>(id + "-units", Format.whole(tools.words(), 1, LayerSpec.MAX_UNITS), 1L, this::resize);
        units.getStyleClass().add("units");
        tools.name(units, "form.units");
        stepper = new HBox(step(id + "-fewer", Feather.MINUS, -1, "left"), units, step(id + "-more", Feather.PLUS, 1, "right"));
        stepper.getStyleClass().add("stepper");
        activation = Menus.of(id + "-activation", Catalogues.ACTIVATION.entries(), tools.words(),
                entry -> FormTools.key(Catalogues.ACTIVATION, entry));
        tools.name(activation, "key.activation");
        Menus.onChoice(activation, entry -> shown.ifPresent(layer -> edits.change(index, layer.withActivation(entry.standard()), "")));
        HBox.setHgrow(activation, Priority.ALWAYS);
        parameters = new MemberRows<>(tools, id, Catalogues.ACTIVATION, (how, tag) ->
                shown.ifPresent(layer -> edits.change(index, layer.withActivation(how.apply(layer.activation())), tag)));
        removal = remove(id, removed);
        HBox row = new HBox(6, number, stepper, activation, removal);
        row.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("layer");
        getChildren().addAll(row, parameters);
    }

    void show(LayerSpec layer) {
        shown = Optional.of(layer);
        units.show((long) layer.units());
        Menus.show(activation, Catalogues.ACTIVATION.entryOf(layer.activation()));
        parameters.show(layer.activation());
        boolean functions = tools.model().controls().isLive(Setting.of(Key.ACTIVATION));
        activation.setDisable(!functions);
        removal.setDisable(!tools.model().controls().isLive(new Setting(Key.NET, Setting.DEPTH)));
        tools.guard(functions ? new Setting(Key.NET, Setting.WIDTH) : Setting.of(Key.ACTIVATION), number, false);
        stepper.setDisable(!tools.model().controls().isLive(new Setting(Key.NET, Setting.WIDTH)));
    }

    private void resize(long wanted) {
        long count = tools.model().controls().span(new Setting(Key.NET, Setting.WIDTH)).map(span -> (long) span.clamp(wanted)).orElse(wanted);
        shown.ifPresent(layer -> edits.change(index, new LayerSpec((int) count, layer.activation()), ""));
    }

    private Button step(String id, Ikon icon, int by, String side) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("step-button", side);
        tools.name(button, by < 0 ? "form.units-fewer" : "form.units-more");
        button.setOnAction(_ -> shown.ifPresent(layer -> resize(Math.clamp(layer.units() + by, 1, LayerSpec.MAX_UNITS))));
        return button;
    }

    private Button remove(String id, IntConsumer removed) {
        Button remove = new Button("", new FontIcon(Feather.X));
        remove.setId(id + "-remove");
        remove.getStyleClass().addAll("icon-button", "flat");
        tools.name(remove, "form.remove-layer");
        remove.setOnAction(_ -> removed.accept(index));
        return remove;
    }
}
