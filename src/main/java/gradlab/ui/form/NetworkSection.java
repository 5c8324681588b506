package gradlab.ui.form;

import gradlab.experiment.Catalogues;
import gradlab.experiment.DataFit;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.nn.Normalization;
import gradlab.experiment.Setting;
import gradlab.experiment.StartWeights;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import gradlab.ui.Tips;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The hidden layers, and how their weights begin. */
final class NetworkSection extends VBox implements FormPart {

    private final FormTools tools;
    private final Label title;
    private final Label ends = new Label();
    private final VBox layers = new VBox();
    private final Button add = new Button("", new FontIcon(Feather.PLUS));
    private final List<LayerRow> rows = new ArrayList<>();
    private final MemberEditor<Normalization> normalization;
    private final MemberEditor<Initializer> initializer;
    private final Label weightsFrom = new Label();
    private final HBox givenWeights;
    private Button dropWeights;

    NetworkSection(FormTools tools) {
        this.tools = tools;
        title = tools.section("key.net");
        ends.setId("network-ends");
        ends.getStyleClass().add("caption");
        ends.setWrapText(true);
        Tips.on(ends, tools.words().of("form.network-ends.hint"));
        layers.getStyleClass().add("layers");
        add.setId("add-layer");
        add.textProperty().bind(tools.words().of("form.add-layer"));
        tools.name(add, "form.add-layer");
        add.setOnAction(_ -> addLayer());
        normalization = new MemberEditor<>(tools, "norm", "key.norm", Catalogues.NORMALIZATION,
                new Lens<>(ExperimentSpec::normalization, ExperimentSpec::withNormalization));
        initializer = new MemberEditor<>(tools, "init", "key.init", Catalogues.INITIALIZER,
                new Lens<>(ExperimentSpec::initializer, ExperimentSpec::withInitializer));
        givenWeights = weightsRow();
        getStyleClass().add("section");
        getChildren().addAll(title, ends, layers, add, normalization, initializer, givenWeights);
    }

    @Override
    public void follow(ExperimentSpec spec) {
        NetworkShape shape = spec.network();
        ends.setText(tools.words().get("form.network-ends", shape.inputs(), shape.outputs(), tools.words().whole(shape.parameterCount())));
        List<LayerSpec> hidden = spec.hidden();
        while (rows.size() < hidden.size()) {
            rows.add(new LayerRow(tools, rows.size(), this::editLayer, this::removeLayer));
        }
        while (rows.size() > hidden.size()) {
            rows.removeLast();
        }
        if (!layers.getChildren().equals(rows)) {
            layers.getChildren().setAll(rows);
        }
        for (int i = 0; i < hidden.size(); i++) {
            rows.get(i).show(hidden.get(i));
        }
        tools.guard(new Setting(Key.NET, Setting.DEPTH), title, hidden.size() >= ExperimentSpec.MAX_HIDDEN, add);
        normalization.follow(spec);
        initializer.follow(spec);
        boolean given = !(spec.weights() instanceof StartWeights.Drawn);
        givenWeights.setVisible(given);
        givenWeights.setManaged(given);
        initializer.setDisable(given);
        tools.guard(Setting.of(Key.WEIGHTS), weightsFrom, false, dropWeights);
        weightsFrom.setText(switch (spec.weights()) {
            case StartWeights.FromFile start -> tools.words().get("form.weights-file", start.file().getFileName());
            case StartWeights.Trained start -> tools.words().get("form.weights-trained",
                    Notation.brief(Catalogues.OPTIMIZER, start.run().optimizer(), tools.words().locale()), tools.words().whole(start.run().steps()));
            case StartWeights.Drawn _ -> "";
        });
    }

    private HBox weightsRow() {
        weightsFrom.setId("weights-file");
        weightsFrom.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(weightsFrom, Priority.ALWAYS);
        Button drop = new Button("", new FontIcon(Feather.X));
        drop.setId("weights-drawn");
        drop.getStyleClass().addAll("icon-button", "flat");
        tools.name(drop, "form.weights-drawn");
        dropWeights = drop;
        drop.setOnAction(_ -> tools.edit(tools.model().spec().withWeights(new StartWeights.Drawn())));
        HBox row = new HBox(4, new FontIcon(Feather.FILE), weightsFrom, drop);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void addLayer() {
        List<LayerSpec> hidden = new ArrayList<>(tools.model().spec().hidden());
        hidden.add(hidden.isEmpty() ? new LayerSpec(8, new Activation.Tanh()) : hidden.getLast());
        edit(hidden, "");
    }

    private void removeLayer(int index) {
        List<LayerSpec> hidden = new ArrayList<>(tools.model().spec().hidden());
        hidden.remove(index);
        edit(hidden, "");
    }

    private void editLayer(int index, LayerSpec changed, String tag) {
        List<LayerSpec> hidden = new ArrayList<>(tools.model().spec().hidden());
        hidden.set(index, changed);
        edit(hidden, tag);
    }

    private void edit(List<LayerSpec> hidden, String tag) {
        ExperimentSpec spec = tools.model().spec();
        NetworkShape shape = NetworkShape.of(spec.network().inputs(), hidden, spec.network().outputs());
        tools.model().edit(DataFit.reshaped(spec, shape), tag);
    }
}
