package gradlab.ui.form;

import gradlab.data.BatchPlan;
import gradlab.data.DataSet;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Compatibility;
import gradlab.experiment.DataFit;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Regularization;
import gradlab.experiment.Setting;
import gradlab.nn.Loss;
import gradlab.nn.Optimizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** How the network learns: optimizer with its formula, batches, loss. */
final class LearningSection extends VBox implements FormPart {

    private static final Pattern HATS = Pattern.compile(".\\p{M}+");
    private static final int USUAL_BATCH = 32;
    private static final long GREATEST_BATCH = 10_000_000;

    private final FormTools tools;
    private final MemberEditor<Optimizer> optimizer;
    private final VBox formula = new VBox();
    private final MemberEditor<Loss> loss;
    private final List<FormPart> others;
    private final ValueField<Long> batch;
    private final Label batchLabel;
    private final CheckBox whole = new CheckBox();
    private final CheckBox shuffle = new CheckBox();
    private Optional<DataSet> examples = Optional.empty();
    private int lastSize = USUAL_BATCH;

    LearningSection(FormTools tools) {
        this.tools = tools;
        Label title = tools.section("key.optimizer");
        batchLabel = tools.label("key.batch");
        optimizer = new MemberEditor<>(tools, "optimizer", "key.optimizer", Catalogues.OPTIMIZER,
                new Lens<>(ExperimentSpec::optimizer, Compatibility::withOptimizer)).withoutCaption(title);
        formula.setId("optimizer-formula");
        formula.getStyleClass().add("formula");
        optimizer.getChildren().add(1, formula);
        loss = new MemberEditor<>(tools, "loss", "key.loss", Catalogues.LOSS, new Lens<>(ExperimentSpec::loss, this::withLoss));
        loss.offer(this::suits);
        var schedule = new MemberEditor<>(tools, "schedule", "key.schedule", Catalogues.SCHEDULE,
                new Lens<>(ExperimentSpec::schedule, ExperimentSpec::withSchedule));
        var regularization = new MemberListEditor<>(tools, "regularization", "key.regularization", Catalogues.REGULARIZATION,
                new Regularization.None(), new Lens<>(ExperimentSpec::regularization, ExperimentSpec::withRegularization));
        var clipping = new MemberEditor<>(tools, "clip", "key.clip", Catalogues.CLIPPING,
                new Lens<>(ExperimentSpec::clipping, ExperimentSpec::withClipping));
        var earlyStop = new MemberEditor<>(tools, "early-stop", "key.early-stop", Catalogues.EARLY_STOP,
                new Lens<>(ExperimentSpec::earlyStop, ExperimentSpec::withEarlyStop));
        DirectionsEditor directions = new DirectionsEditor(tools);
        others = List.of(schedule, directions, regularization, clipping, earlyStop);
        batch = new ValueField<>("batch", Format.whole(tools.words(), 1, GREATEST_BATCH), (long) USUAL_BATCH,
                size -> editBatches(within(size), tools.model().spec().batches().shuffle()));
        tools.name(batch, "key.batch");
        box(whole, "batch-full", "form.batch-full");
        whole.setOnAction(_ -> editBatches(whole.isSelected() ? 0 : lastSize, tools.model().spec().batches().shuffle()));
        box(shuffle, "shuffle", "key.shuffle");
        shuffle.setOnAction(_ -> editBatches(tools.model().spec().batches().size(), shuffle.isSelected()));
        getStyleClass().add("section");
        getChildren().addAll(title, optimizer, tools.row(batchLabel, batch), whole, shuffle);
        getChildren().addAll(schedule, directions, regularization, clipping, earlyStop, loss);
    }

    /** The examples in use; they tell which losses suit. */
    void examples(DataSet found) {
        examples = Optional.of(found);
    }

    @Override
    public void follow(ExperimentSpec spec) {
        optimizer.follow(spec);
        showFormula(spec.optimizer());
        loss.follow(spec);
        others.forEach(editor -> editor.follow(spec));
        BatchPlan plan = spec.batches();
        lastSize = plan.isFull() ? lastSize : plan.size();
        batch.show((long) lastSize);
        tools.guard(Setting.of(Key.BATCH), batchLabel, plan.isFull(), batch);
        tools.guard(Setting.of(Key.BATCH), batchLabel, false, whole);
        whole.setSelected(plan.isFull());
        shuffle.setSelected(plan.shuffle());
        shuffle.setDisable(plan.isFull() || !tools.model().controls().isLive(Setting.of(Key.SHUFFLE)));
    }

    private void editBatches(int size, boolean shuffled) {
        tools.edit(tools.model().spec().withBatches(tools.model().spec().batches().withSize(size).withShuffle(shuffled)));
    }

    private int within(long size) {
        return tools.model().controls().span(Setting.of(Key.BATCH)).map(span -> (int) span.clamp(size)).orElse((int) size);
    }

    private void box(CheckBox box, String id, String key) {
        box.setId(id);
        box.textProperty().bind(tools.words().of(key));
        tools.name(box, key);
    }

    /** One line per assignment. */
    private void showFormula(Optimizer chosen) {
        String key = FormTools.key(Catalogues.OPTIMIZER, Catalogues.OPTIMIZER.entryOf(chosen)) + ".formula";
        String text = tools.words().texts().has(key) ? tools.words().get(key) : "";
        formula.getChildren().setAll(text.isEmpty() ? List.of() : List.of(text.split(",\\s{2,}")).stream().map(LearningSection::line).toList());
        formula.setManaged(!text.isEmpty());
    }

    private static TextFlow line(String text) {
        // letters with a hat each by themselves: JavaFX on Linux writes a stretch that holds one beyond the end of its line
        return new TextFlow(Stream.of(HATS.splitWithDelimiters(text, 0)).map(Text::new).toArray(Text[]::new));
    }

    private boolean suits(Loss candidate) {
        return examples.map(found -> candidate.fits(found.task(), Math.max(found.outputs(), found.classes()))).orElse(true);
    }

    private ExperimentSpec withLoss(ExperimentSpec spec, Loss chosen) {
        return examples.map(found -> DataFit.withLoss(spec, chosen, found)).orElseGet(() -> spec.withLoss(chosen));
    }
}
