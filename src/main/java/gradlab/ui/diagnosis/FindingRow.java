package gradlab.ui.diagnosis;

import gradlab.diagnosis.Finding;
import gradlab.diagnosis.Quantity;
import gradlab.diagnosis.Remedy;
import gradlab.diagnosis.Wording;
import gradlab.diagnosis.Wording.Piece;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One complaint: how bad, the sentence with its numbers as links, and buttons for what may help. While the sentence stays the
 * same and only its numbers move, the links stay, so that focus and mouse are not lost.
 */
final class FindingRow extends HBox {

    private static final PseudoClass SEVERE = PseudoClass.getPseudoClass("severe");

    private final Words words;
    private final BiConsumer<Quantity, String> show;
    private final Consumer<Remedy> tryOut;
    private final FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
    private final Label severity = new Label("", icon);
    private final TextFlow sentence = new TextFlow();
    private Finding finding;
    private List<Piece> pieces = List.of();
    private String wordsOf = "";

    /** @param show called with a number and what to write beside the arrow */
    FindingRow(Words words, Finding finding, BiConsumer<Quantity, String> show, Consumer<Remedy> tryOut) {
        this.words = words;
        this.show = show;
        this.tryOut = tryOut;
        this.finding = finding;
        setId("finding-" + finding.rule());
        getStyleClass().add("finding");
        setAlignment(Pos.TOP_LEFT);
        severity.setMinWidth(USE_PREF_SIZE);
        severity.getStyleClass().add("finding-severity");
        sentence.getStyleClass().add("finding-sentence");
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getChildren().addAll(severity, sentence);
        update(finding);
    }

    /** Takes over newer numbers, or another sentence of the same rule. */
    void update(Finding latest) {
        Wording wording = new Wording(words.texts());
        List<Piece> now = wording.pieces(latest);
        boolean sameWords = wordsOf.equals(words.locale() + latest.key()) && latest.remedies().equals(finding.remedies());
        finding = latest;
        pieces = now;
        pseudoClassStateChanged(SEVERE, latest.severity() == Finding.Severity.STOPS);
        icon.setIconCode(latest.severity() == Finding.Severity.STOPS ? Feather.ALERT_OCTAGON : Feather.ALERT_TRIANGLE);
        severity.setAccessibleText(words.get("diagnosis.severity." + latest.severity().id()));
        setAccessibleText(words.get("diagnosis.severity." + latest.severity().id()) + ". " + wording.sentence(latest));
        if (sameWords) {
            renumber();
        } else {
            wordsOf = words.locale() + latest.key();
            rebuild();
        }
    }

    private void renumber() {
        for (int i = 0; i < pieces.size(); i++) {
            switch (sentence.getChildren().get(i)) {
                case Hyperlink link -> link.setText(pieces.get(i).text());
                case Text text -> text.setText(pieces.get(i).text());
                default -> throw new IllegalStateException("a sentence holds words and links");
            }
        }
    }

    private void rebuild() {
        severity.setTooltip(null);
        Tips.on(severity, words.of("diagnosis.severity." + finding.severity().id()));
        sentence.getChildren().clear();
        for (int i = 0; i < pieces.size(); i++) {
            boolean onChart = pieces.get(i).quantity().filter(Quantity::isMeasured).isPresent();
            sentence.getChildren().add(onChart ? link(i) : text(pieces.get(i)));
        }
        if (!finding.remedies().isEmpty()) {
            Text invitation = new Text("  " + words.get("diagnosis.try") + " ");
            invitation.getStyleClass().add("finding-try");
            sentence.getChildren().add(invitation);
            finding.remedies().forEach(remedy -> sentence.getChildren().addAll(button(remedy), new Text(" ")));
        }
    }

    private static Text text(Piece piece) {
        Text text = new Text(piece.text());
        text.getStyleClass().add(piece.quantity().isPresent() ? "finding-number" : "finding-words");
        return text;
    }

    private Hyperlink link(int index) {
        Hyperlink link = new Hyperlink(pieces.get(index).text());
        link.setId("finding-" + finding.rule() + "-" + index);
        link.getStyleClass().add("finding-link");
        Tips.on(link, words.of("diagnosis.show.hint"));
        link.setOnAction(_ -> {
            link.setVisited(false);
            pieces.get(index).quantity().ifPresent(quantity -> show.accept(quantity, label(quantity)));
        });
        return link;
    }

    private String label(Quantity quantity) {
        String step = words.get("diagnosis.place", words.whole((long) quantity.step()));
        boolean isStep = quantity.form() == Quantity.Form.WHOLE && quantity.value() == quantity.step();
        return isStep ? step : new Wording(words.texts()).number(quantity) + ", " + step;
    }

    private Button button(Remedy remedy) {
        Button button = new Button();
        button.setId("remedy-" + finding.rule() + "-" + remedy.id());
        button.textProperty().bind(words.of("remedy." + remedy.id()));
        button.getStyleClass().add("remedy");
        button.accessibleTextProperty().bind(words.of("remedy." + remedy.id()));
        Tips.on(button, words.of("remedy." + remedy.id() + ".hint"));
        button.setOnAction(_ -> tryOut.accept(remedy));
        return button;
    }
}
