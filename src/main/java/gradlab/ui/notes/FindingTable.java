package gradlab.ui.notes;

import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Step;
import gradlab.ui.Words;
import gradlab.ui.lesson.ClaimWords;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** What was expected of an experiment and what came out, a line for each claim. */
final class FindingTable extends GridPane {

    FindingTable(List<Finding> findings, List<Step> steps, Words words) {
        getStyleClass().add("findings");
        ColumnConstraints sign = new ColumnConstraints();
        sign.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints subject = new ColumnConstraints();
        subject.setHgrow(Priority.ALWAYS);
        subject.setPercentWidth(42);
        ColumnConstraints other = new ColumnConstraints();
        other.setHgrow(Priority.ALWAYS);
        ColumnConstraints measured = new ColumnConstraints();
        measured.setMinWidth(90);
        getColumnConstraints().addAll(sign, subject, other, measured);
        head(words.get("notes.of"), 1);
        head(words.get("notes.expected"), 2);
        head(words.get("notes.measured"), 3);
        ClaimWords claims = new ClaimWords(words, steps);
        for (int row = 0; row < findings.size(); row++) {
            Finding finding = findings.get(row);
            ClaimWords.Parts parts = claims.parts(finding);
            Label tick = new Label(finding.holds() ? "✓" : "✗");
            tick.getStyleClass().addAll("claim-sign", finding.holds() ? "right" : "wrong");
            tick.setMinWidth(USE_PREF_SIZE);
            add(tick, 0, row + 1);
            cell(parts.subject(), 1, row + 1, "finding");
            cell(parts.expected(), 2, row + 1, "finding");
            cell(parts.measured(), 3, row + 1, "finding-measured");
        }
    }

    private void head(String text, int column) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        add(label, column, 0);
    }

    private void cell(String text, int column, int row, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.getStyleClass().add(style);
        GridPane.setValignment(label, VPos.TOP);
        add(label, column, row);
    }
}
