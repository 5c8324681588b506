package gradlab.ui.lesson;

import gradlab.lesson.Question;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Prediction;
import gradlab.ui.Words;
import gradlab.ui.lesson.Attempt.Confidence;
import gradlab.ui.lesson.Attempt.Phase;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What came out of a step: was the prediction right, what was measured against what the lesson promised, and why. */
final class StepResult extends VBox {

    private final Page page;
    private final Words words;
    private final Step step;
    private final Attempt attempt;
    private final Play play;
    private final Label verdict = new Label();
    private final Label remark = new Label();
    private final ClaimList claims;
    private final Label arrow = new Label();
    private final ClaimWords claimWords;

    StepResult(Page page, Step step, Attempt attempt, Play play, Runnable startOver) {
        this.page = page;
        this.words = page.words();
        this.step = step;
        this.attempt = attempt;
        this.play = play;
        this.claims = new ClaimList(page, step, attempt);
        this.claimWords = new ClaimWords(words, page.lesson().steps());
        setId("result-" + step.id());
        getStyleClass().add("step-result");
        verdict.getStyleClass().add("step-verdict");
        remark.getStyleClass().add("step-remark");
        arrow.getStyleClass().add("step-arrow");
        List.of(verdict, remark, arrow).forEach(label -> label.setWrapText(true));
        getChildren().addAll(verdict, remark, claims);
        if (!step.explanation().isBlank()) {
            getChildren().add(new MarkdownView(page).text(step.explanation()));
        }
        getChildren().addAll(arrow, buttons(startOver));
    }

    private FlowPane buttons(Runnable startOver) {
        Button show = Icons.link(words, "show-" + step.id(), "lesson.step.show");
        Button showAll = Icons.link(words, "show-all-" + step.id(), "lesson.step.show-all");
        show.setOnAction(_ -> highlight());
        showAll.setOnAction(_ -> dimNothing());
        page.keep(page.model().charts().bright().subscribe(() -> offer(show, showAll)));
        offer(show, showAll);
        Button rewind = Icons.link(words, "rewind-" + step.id(), "lesson.step.rewind");
        rewind.setOnAction(_ -> play.rewind());
        Button again = Icons.link(words, "again-" + step.id(), "lesson.step.again");
        again.setOnAction(_ -> startOver.run());
        FlowPane row = step.bowl().isPresent() ? new FlowPane(again) : new FlowPane(show, showAll, rewind, again);
        row.getStyleClass().add("step-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void offer(Button show, Button showAll) {
        boolean points = !step.watch().isEmpty() || step.arrow().isPresent();
        boolean pointing = !step.watch().isEmpty() && page.model().charts().bright().equals(WatchedCharts.of(step));
        StepCard.show(show, points && !pointing);
        StepCard.show(showAll, pointing);
    }

    private void dimNothing() {
        page.model().charts().bright().clear();
        page.model().charts().arrowProperty().set(Optional.empty());
    }

    /** Makes the charts of the step bright, points where its arrow points, and turns layer charts to its layer. */
    void highlight() {
        if (step.bowl().isEmpty()) {
            WatchedCharts.show(page.model(), step);
        }
    }

    /** Measures, off the FX thread, what the lesson promised. */
    void check() {
        claims.check();
    }

    void refresh() {
        boolean done = attempt.phase() == Phase.DONE;
        StepCard.show(this, done);
        if (!done) {
            return;
        }
        Optional<Boolean> right = attempt.wasRight(step);
        StepCard.show(verdict, step.prediction().isPresent() && attempt.curve().isEmpty());
        verdict.getStyleClass().removeAll("right", "wrong");
        right.ifPresentOrElse(was -> {
            verdict.setText(verdict(was));
            verdict.getStyleClass().add(was ? "right" : "wrong");
        }, () -> verdict.setText(words.get("lesson.step.unpredicted")));
        String said = remarkOn(right);
        remark.setText(said);
        StepCard.show(remark, !said.isEmpty());
        arrow.setText(step.arrow().map(to -> words.get("lesson.step.arrow", claimWords.metric(to.metric()), to.atStep(), to.label())).orElse(""));
        StepCard.show(arrow, step.arrow().isPresent() && step.bowl().isEmpty());
        claims.refresh();
    }

    private String verdict(boolean right) {
        Optional<Question.NumberAnswer> number = step.prediction().flatMap(Prediction::number);
        return right || number.isEmpty() ? words.get(right ? "lesson.step.right" : "lesson.step.wrong")
                : words.get("lesson.step.wrong-number", words.number(number.get().value(), 6), words.number(number.get().tolerance(), 3));
    }

    private String remarkOn(Optional<Boolean> right) {
        if (play.diverged()) {
            return words.get("lesson.step.diverged", words.whole(play.step()));
        }
        if (right.equals(Optional.of(false)) && attempt.confidence() == Confidence.SURE) {
            return words.get("lesson.step.sure-and-wrong");
        }
        return right.equals(Optional.of(true)) && attempt.confidence() == Confidence.UNSURE ? words.get("lesson.step.unsure-and-right") : "";
    }
}
