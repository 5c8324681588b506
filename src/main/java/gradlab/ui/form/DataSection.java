package gradlab.ui.form;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.Augmentation;
import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.experiment.Catalogues;
import gradlab.experiment.DataFit;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Setting;
import gradlab.ui.ExperimentDesk;
import gradlab.ui.theme.Palette;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The examples: generators by their pictures, or the open file; then their parameters, scaling, test share, augmentation. */
final class DataSection extends VBox implements FormPart {

    private static final double GREATEST_TEST_PERCENT = 90;

    private final FormTools tools;
    private final ExperimentDesk desk;
    private final Map<Entry<DataSource>, ToggleButton> buttons = new LinkedHashMap<>();
    private final Map<Entry<DataSource>, DataThumbnail> thumbnails = new LinkedHashMap<>();
    private final Label title;
    private final FlowPane pictures;
    private final Label testLabel;
    private final DataFileRow file;
    private final MemberRows<DataSource> parameters;
    private final MemberEditor<?> scaling;
    private final ValueField<Double> testShare;
    private final MemberEditor<Augmentation> augmentation;
    private final Label notes = new Label();
    private Optional<DataSet> examples = Optional.empty();

    DataSection(FormTools tools, ExperimentDesk desk) {
        this.tools = tools;
        this.desk = desk;
        title = tools.section("key.data");
        testLabel = tools.label("form.test-share");
        pictures = new FlowPane(4, 4);
        pictures.setId("data-pictures");
        for (Entry<DataSource> entry : Catalogues.DATA.entries()) {
            if (!entry.standard().readsFiles()) {
                pictures.getChildren().add(button(entry));
            }
        }
        file = new DataFileRow(tools, desk);
        parameters = new MemberRows<>(tools, "data", Catalogues.DATA, this::change);
        scaling = new MemberEditor<>(tools, "inputs", "key.inputs", Catalogues.SCALING,
                new Lens<>(ExperimentSpec::inputs, ExperimentSpec::withInputs));
        testShare = new ValueField<>("test-share", Format.decimal(tools.words(), 0, GREATEST_TEST_PERCENT), 0.0,
                percent -> tools.edit(tools.model().spec().withTestShare(percent / 100)));
        tools.name(testShare, "form.test-share");
        augmentation = new MemberEditor<>(tools, "augment", "key.augment", Catalogues.AUGMENTATION,
                new Lens<>(spec -> spec.batches().augmentation(), ExperimentSpec::withAugmentation));
        augmentation.offer(candidate -> examples.map(candidate::suits).orElse(true));
        notes.setId("data-notes");
        notes.setWrapText(true);
        notes.getStyleClass().addAll("caption", "note");
        getStyleClass().add("section");
        getChildren().addAll(title, pictures, file, notes, parameters, scaling,
                tools.row(testLabel, testShare), augmentation);
    }

    /** The examples in use. */
    void examples(DataSet found) {
        examples = Optional.of(found);
    }

    void paint(Palette palette) {
        thumbnails.values().forEach(thumbnail -> thumbnail.paint(palette));
    }

    @Override
    public void follow(ExperimentSpec spec) {
        Entry<DataSource> chosen = Catalogues.DATA.entryOf(spec.data());
        buttons.forEach((entry, button) -> button.setSelected(entry == chosen));
        file.follow(spec);
        parameters.show(spec.data());
        scaling.follow(spec);
        augmentation.follow(spec);
        tools.guard(Setting.of(Key.DATA), title, false, pictures, file);
        tools.guard(Setting.of(Key.SPLIT), testLabel, false, testShare);
        testShare.show(Math.round(1e10 * spec.testShare()) / 1e8);
        String sentences = spec.data().readsFiles() ? noteSentences() : "";
        notes.setText(sentences);
        notes.setVisible(!sentences.isEmpty());
        notes.setManaged(!sentences.isEmpty());
    }

    private ToggleButton button(Entry<DataSource> entry) {
        DataThumbnail thumbnail = new DataThumbnail(entry.standard());
        ToggleButton button = new ToggleButton("", thumbnail);
        button.setId("data-" + entry.spelling().english());
        button.getStyleClass().add("thumbnail");
        tools.name(button, FormTools.key(Catalogues.DATA, entry));
        button.setOnAction(_ -> {
            // pressing the chosen one again must not unpress it
            button.setSelected(true);
            if (Catalogues.DATA.entryOf(tools.model().spec().data()) != entry) {
                DataSource source = entry.standard();
                tools.edit(DataFit.with(tools.model().spec(), source, DataFit.sample(source)));
            }
        });
        buttons.put(entry, button);
        thumbnails.put(entry, thumbnail);
        return button;
    }

    private void change(UnaryOperator<DataSource> how, String tag) {
        ExperimentSpec spec = tools.model().spec();
        DataSource changed = how.apply(spec.data());
        if (changed.readsFiles()) {
            desk.reread(changed);
        } else {
            tools.model().edit(DataFit.with(spec, changed, DataFit.sample(changed)), tag);
        }
    }

    private String noteSentences() {
        List<DataSet.Note> found = examples.map(DataSet::notes).orElse(List.of());
        return found.stream().map(note -> tools.words().get("note." + note.key(), note.args().toArray())).collect(Collectors.joining("\n"));
    }
}
