package gradlab.ui.lesson;

import gradlab.catalogue.BadInput;
import gradlab.lesson.ClaimChecker;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Step;
import gradlab.ui.Words;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was measured in the run of a step, against what the lesson promised. */
final class ClaimList extends VBox {

    private final Words words;
    private final Step step;
    private final Attempt attempt;
    private final List<Step> runs;
    private final ClaimWords claimWords;
    private boolean checking;

    /** @param attempt keeps the findings */
    ClaimList(Page page, Step step, Attempt attempt) {
        this.words = page.words();
        this.step = step;
        this.attempt = attempt;
        this.runs = page.lesson().runs();
        this.claimWords = new ClaimWords(words, page.lesson().steps());
        getStyleClass().add("step-claims");
    }

    /** Measures, off the FX thread. */
    void check() {
        if (step.claims().isEmpty()) {
            return;
        }
        checking = true;
        attempt.findings(List.of());
        // a thread of its own: runs take seconds, and formulas wait for the page's background
        Thread.ofPlatform().daemon().name("claims of " + step.id()).start(() -> {
            List<Finding> findings = findings();
            Platform.runLater(() -> {
                checking = false;
                attempt.findings(findings);
                refresh();
            });
        });
    }

    private List<Finding> findings() {
        try {
            return new ClaimChecker(step, runs).check();
        } catch (BadInput bad) {
            return List.of();
        }
    }

    void refresh() {
        getChildren().clear();
        StepCard.show(this, !step.claims().isEmpty() && (checking || !attempt.findings().isEmpty()));
        if (checking) {
            Label waiting = new Label(words.get("lesson.claim.checking"));
            waiting.getStyleClass().add("step-remark");
            getChildren().add(waiting);
        }
        for (Finding finding : attempt.findings()) {
            Label sign = new Label(finding.holds() ? "✓" : "✗");
            sign.getStyleClass().addAll("claim-sign", finding.holds() ? "right" : "wrong");
            sign.setMinWidth(USE_PREF_SIZE);
            Label sentence = new Label(claimWords.sentence(finding));
            sentence.getStyleClass().add("claim");
            sentence.setWrapText(true);
            sentence.setMinWidth(0);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            HBox row = StepCard.row(sign, sentence);
            row.getStyleClass().add("claim-row");
            getChildren().add(row);
        }
    }
}
