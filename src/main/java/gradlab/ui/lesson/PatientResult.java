package gradlab.ui.lesson;

import gradlab.lesson.Case;
import gradlab.lesson.Case.Treatment;
import gradlab.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a visit came to: was the diagnosis right, did the treatment help, what were the settings, and why. */
final class PatientResult extends VBox {

    private final Page page;
    private final Words words;
    private final Case patient;
    private final Visit visit;
    private final Label diagnosis = new Label();
    private final Label treatment = new Label();
    private final Label change = new Label();
    private final Label score = new Label();
    private final VBox measured = new VBox();
    private Optional<ClaimList> claims = Optional.empty();

    PatientResult(Page page, Case patient, Visit visit, Runnable startOver) {
        this.page = page;
        this.words = page.words();
        this.patient = patient;
        this.visit = visit;
        setId("result-" + patient.id());
        getStyleClass().add("step-result");
        diagnosis.getStyleClass().add("step-verdict");
        treatment.getStyleClass().add("step-verdict");
        change.getStyleClass().add("step-remark");
        score.getStyleClass().add("step-remark");
        score.setId("score-" + patient.id());
        List.of(diagnosis, treatment, change, score).forEach(label -> label.setWrapText(true));
        getChildren().addAll(diagnosis, treatment, change, measured);
        if (!patient.ill().explanation().isBlank()) {
            getChildren().add(new MarkdownView(page).text(patient.ill().explanation()));
        }
        Button again = Icons.link(words, "over-" + patient.id(), "lesson.patient.over");
        again.setOnAction(_ -> startOver.run());
        getChildren().addAll(score, again);
        page.keep(page.progress().changesProperty().subscribe((_, _) -> showScore()));
    }

    private Optional<Treatment> chosen() {
        return visit.treatment().isPresent() ? Optional.of(patient.treatments().get(visit.treatment().getAsInt())) : Optional.empty();
    }

    /** Measures, off the FX thread, what the chosen treatment does. */
    void check() {
        claims = chosen().map(done -> new ClaimList(page, done.run(), visit.cure()));
        measured.getChildren().setAll(claims.stream().toList());
        claims.ifPresent(ClaimList::check);
    }

    void refresh() {
        StepCard.show(this, visit.isDone());
        if (!visit.isDone()) {
            return;
        }
        boolean right = visit.wasRight(patient).orElse(false);
        boolean helps = chosen().filter(done -> done.option().right()).isPresent();
        verdict(diagnosis, right, right ? "lesson.patient.right" : "lesson.patient.wrong");
        verdict(treatment, helps, helps ? "lesson.patient.helps" : right ? "lesson.patient.helps-not" : "lesson.patient.helps-neither");
        String changed = chosen().map(done -> PatientCard.change(patient, done, words)).orElse("");
        change.setText(changed.isEmpty() ? words.get("lesson.patient.nothing") : words.get("lesson.patient.change", changed));
        claims.ifPresent(ClaimList::refresh);
        showScore();
    }

    private void verdict(Label label, boolean good, String key) {
        label.setText(words.get(key));
        label.getStyleClass().removeAll("right", "wrong");
        label.getStyleClass().add(good ? "right" : "wrong");
    }

    /** Points are for diagnoses, over all patients of the lesson. */
    private void showScore() {
        List<Case> all = page.lesson().patients();
        long seen = all.stream().filter(one -> page.progress().of(page.lesson(), one).isDone()).count();
        long right = all.stream().filter(one -> page.progress().of(page.lesson(), one).wasRight(one).orElse(false)).count();
        score.setText(words.get("lesson.patient.score", right, seen, all.size()));
    }
}
