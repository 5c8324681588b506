package gradlab.ui.form;

import gradlab.train.RunState.RunRecord;
import gradlab.ui.ExperimentDesk;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.Tips;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Everything that can be chosen about an experiment. Follows the model, so undo and lessons move its controls. */
public final class ExperimentForm extends ScrollPane implements AutoCloseable {

    private final LabModel model;
    private final List<FormPart> parts;
    private final Subscription subscription;
    private final Subscription contents;

    public ExperimentForm(LabModel model, Words words, ExperimentDesk desk) {
        this.model = model;
        FormTools tools = new FormTools(model, words);
        DataSection data = new DataSection(tools, desk);
        NetworkSection network = new NetworkSection(tools);
        LearningSection learning = new LearningSection(tools);
        SeedSection seeds = new SeedSection(tools);
        ProbeSection probes = new ProbeSection(tools);
        parts = List.of(data, network, learning, seeds, probes);
        setId("form");
        getStyleClass().add("form");
        VBox sections = new VBox(new LockStrip(model, words), data, network, learning, seeds, probes);
        sections.getStyleClass().add("form-sections");
        VBox concealed = concealed(words);
        contents = model.concealedProperty().subscribe(hidden -> setContent(hidden ? concealed : sections));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        // the examples a run works on tell which losses suit and what was noted on reading them
        var examples = Bindings.createObjectBinding(() -> model.state().run().map(RunRecord::data), model.stateProperty());
        subscription = Subscription.combine(
                model.specProperty().subscribe(_ -> follow()),
                words.textsProperty().subscribe((_, _) -> follow()),
                model.controls().lockProperty().subscribe((_, _) -> follow()),
                model.controls().refusalsProperty().subscribe((_, _) -> follow()),
                model.paletteProperty().subscribe(data::paint),
                examples.subscribe(prepared -> {
                    prepared.ifPresent(found -> {
                        data.examples(found.training());
                        learning.examples(found.training());
                    });
                    follow();
                }));
    }

    /** Stands in place of everything while the settings are a riddle. */
    private VBox concealed(Words words) {
        Label title = new Label();
        title.textProperty().bind(words.of("form.concealed"));
        title.getStyleClass().add("section-title");
        Label why = new Label();
        why.textProperty().bind(words.of("form.concealed.hint"));
        why.setWrapText(true);
        Button back = new Button();
        back.setId("abandon");
        back.textProperty().bind(words.of("form.abandon"));
        Tips.on(back, words.of("form.abandon.hint"));
        back.setOnAction(_ -> model.abandon());
        VBox note = new VBox(8, title, why, back);
        note.setId("form-concealed");
        note.getStyleClass().add("form-sections");
        return note;
    }

    /** Stops following the model. */
    @Override
    public void close() {
        subscription.unsubscribe();
        contents.unsubscribe();
    }

    private void follow() {
        parts.forEach(part -> part.follow(model.spec()));
    }
}
