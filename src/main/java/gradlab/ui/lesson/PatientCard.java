package gradlab.ui.lesson;

import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.SpecChange;
import gradlab.lesson.Case;
import gradlab.lesson.Case.Treatment;
import gradlab.lesson.Step;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.lesson.Attempt.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A patient: its run is watched on the charts while the lab hides its settings, then a diagnosis and a treatment are chosen,
 * the treated run follows, and at the end the settings are told.
 */
final class PatientCard extends VBox implements Play.Listener {

    private final Page page;
    private final Words words;
    private final LabModel model;
    private final Case patient;
    private final Visit visit;
    private final StepPlay examination;
    private Optional<StepPlay> cure = Optional.empty();
    private final Button examine = new Button();
    private final Button again;
    private final Button treat = new Button();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label trouble = new Label();
    private final Label settings = new Label();
    private final VBox questions = new VBox();
    private final OptionList diagnoses;
    private final OptionList treatments;
    private final PatientResult result;

    /** @param number of this patient among {@code count}, from 1 */
    PatientCard(Page page, Case patient, int number, int count) {
        this.page = page;
        this.words = page.words();
        this.model = page.model();
        this.patient = patient;
        this.visit = page.progress().of(page.lesson(), patient);
        String id = patient.id();
        this.examination = new StepPlay(page, patient.ill(), visit.examination(), this, model::conceal);
        this.diagnoses = new OptionList(page, id + "-diagnosis", patient.diagnoses(), false, true, this::diagnose);
        this.treatments = new OptionList(page, id + "-treatment", patient.treatments().stream().map(Treatment::option).toList(), false, true, this::choose);
        this.again = Icons.link(words, "again-" + id, "lesson.patient.again");
        this.result = new PatientResult(page, patient, visit, this::startOver);
        if (visit.cure().phase() != Phase.DONE) {
            visit.cure().phase(Phase.ASKING);
        }
        setId("patient-" + id);
        getStyleClass().addAll("lesson-card", "step-card", "patient-card");
        Label caption = new Label();
        caption.getStyleClass().add("card-caption");
        caption.textProperty().bind(words.of("lesson.patient.caption", number, count));
        Label title = new Label(patient.ill().title());
        title.getStyleClass().add("card-title");
        settings.setId("settings-" + id);
        settings.getStyleClass().add("step-configuration");
        List.of(title, settings, trouble).forEach(label -> label.setWrapText(true));
        trouble.getStyleClass().add("step-trouble");
        StepCard.show(trouble, false);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setId("progress-" + id);
        getChildren().addAll(caption, title, settings);
        if (!patient.complaint().isBlank()) {
            getChildren().add(new MarkdownView(page).text(patient.complaint()));
        }
        questions.getStyleClass().add("patient-questions");
        questions.getChildren().addAll(question("lesson.patient.diagnosis", patient.question()), diagnoses,
                question("lesson.patient.treatment", patient.cure()), treatments);
        getChildren().addAll(buttons(examine, again), questions, buttons(treat), progress, trouble, result);
        name(examine, "examine-" + id, Feather.ACTIVITY, "lesson.patient.examine.hint");
        name(treat, "treat-" + id, Feather.PLAY, "lesson.patient.treat.hint");
        examine.setOnAction(_ -> goOnOr(visit.examination(), examination, this::look));
        again.setOnAction(_ -> look());
        treat.setOnAction(_ -> cure.ifPresentOrElse(play -> goOnOr(visit.cure(), play, this::cure), this::cure));
        page.keep(words.textsProperty().subscribe((_, _) -> refresh()));
        page.keep(() -> {
            if (isInTheLab()) {
                model.abandon();
            }
        });
        refresh();
    }

    private static FlowPane buttons(Button... buttons) {
        FlowPane row = new FlowPane(buttons);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("step-buttons");
        row.managedProperty().bind(Bindings.createBooleanBinding(() -> Stream.of(buttons).anyMatch(Button::isManaged),
                Stream.of(buttons).map(Button::managedProperty).toArray(Observable[]::new)));
        return row;
    }

    /** The author's question, or the usual word. */
    private VBox question(String key, String asked) {
        VBox question;
        if (asked.isBlank()) {
            Label label = new Label();
            label.textProperty().bind(words.of(key));
            question = new VBox(label);
        } else {
            question = new MarkdownView(page).text(asked);
        }
        question.getStyleClass().add("lesson-question");
        return question;
    }

    private void name(Button button, String id, Feather icon, String hint) {
        button.setId(id);
        button.getStyleClass().addAll("accent", "step-run");
        button.setWrapText(true);
        button.setGraphic(Icons.icon(icon));
        button.maxWidthProperty().bind(page.widthProperty().subtract(page.textSizeProperty().multiply(1.8)).subtract(2));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(words.of(hint));
        button.setTooltip(tip);
    }

    private boolean isInTheLab() {
        ExperimentSpec now = model.spec();
        return model.concealedProperty().get()
                && (now.equals(patient.ill().spec()) || patient.treatments().stream().anyMatch(treatment -> treatment.run().spec().equals(now)));
    }

    private static void goOnOr(Attempt attempt, StepPlay play, Runnable otherwise) {
        if (attempt.phase() == Phase.PAUSED) {
            play.goOn();
        } else {
            otherwise.run();
        }
    }

    private void look() {
        StepCard.show(trouble, false);
        examination.run();
        WatchedCharts.examine(model, patient.ill());
        refresh();
    }

    private void cure() {
        StepCard.show(trouble, false);
        Step run = patient.treatments().get(visit.treatment().orElseThrow()).run();
        StepPlay play = new StepPlay(page, run, visit.cure(), this, model::conceal);
        cure = Optional.of(play);
        play.run();
        WatchedCharts.examine(model, patient.ill());
        result.check();
        refresh();
    }

    private void diagnose(int option) {
        visit.diagnose(option);
        refresh();
    }

    private void choose(int option) {
        visit.treat(option);
        refresh();
    }

    private void startOver() {
        if (isInTheLab()) {
            model.abandon();
        }
        visit.reset();
        cure = Optional.empty();
        refresh();
    }

    @Override
    public void moved() {
        refreshRun();
    }

    @Override
    public void finished() {
        if (visit.isDone()) {
            model.reveal();
        }
        refresh();
    }

    @Override
    public void failed(List<Problem> problems) {
        trouble.setText(problems.stream().map(problem -> problem.message(words.texts())).collect(Collectors.joining("\n")));
        StepCard.show(trouble, true);
        refresh();
    }

    @Override
    public void interrupted() {
        trouble.setText(words.get("lesson.patient.interrupted"));
        StepCard.show(trouble, true);
        refresh();
    }

    private void refresh() {
        boolean done = visit.isDone();
        boolean answering = visit.isExamined() && visit.cure().phase() == Phase.ASKING;
        settings.setText(done ? SpecLine.of(patient.ill().spec(), words.locale()) : words.get("lesson.patient.hidden"));
        StepCard.show(questions, visit.isExamined());
        mark(diagnoses, visit.diagnosis().orElse(-1), answering, done);
        mark(treatments, visit.treatment().orElse(-1), answering, done);
        StepCard.show(examine, !visit.isExamined());
        StepCard.show(again, answering);
        StepCard.show(treat, visit.isExamined() && !done);
        refreshRun();
        result.refresh();
    }

    private static void mark(OptionList list, int chosen, boolean answering, boolean done) {
        list.lock(!answering);
        for (int i = 0; i < list.options().size(); i++) {
            boolean right = list.options().get(i).right();
            OptionRow.Mark mark = !done ? OptionRow.Mark.NONE : right ? OptionRow.Mark.RIGHT : i == chosen ? OptionRow.Mark.WRONG : OptionRow.Mark.NONE;
            list.row(i).show(i == chosen, mark, done && i == chosen);
        }
    }

    private void refreshRun() {
        Attempt running = visit.isExamined() ? visit.cure() : visit.examination();
        boolean underWay = running.phase() == Phase.RUNNING || running.phase() == Phase.PAUSED;
        double share = visit.isExamined() ? cure.map(StepPlay::share).orElse(0.0) : examination.share();
        StepCard.show(progress, underWay);
        progress.setProgress(share);
        treat.setDisable(running.phase() == Phase.RUNNING || visit.diagnosis().isEmpty() || visit.treatment().isEmpty());
        examine.setDisable(running.phase() == Phase.RUNNING);
        examine.setText(text(running, share, "lesson.patient.examine"));
        treat.setText(text(running, share, "lesson.patient.treat"));
    }

    private String text(Attempt running, double share, String key) {
        return switch (running.phase()) {
            case RUNNING -> words.get("lesson.step.running", words.percent(Math.floor(100 * share) / 100));
            case PAUSED -> words.get("lesson.step.go-on");
            case ASKING, DONE -> words.get(key);
        };
    }

    /** What a treatment changed, in words. */
    static String change(Case patient, Treatment treatment, Words words) {
        return words.notation(new SpecChange(patient.ill().spec(), treatment.run().spec()).describe(words.locale()));
    }
}
