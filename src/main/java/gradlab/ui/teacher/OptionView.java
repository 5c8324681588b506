package gradlab.ui.teacher;

import gradlab.ui.Words;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One option for the class: its number, its text, what the votes gave, and after the answer whether it is right. */
final class OptionView extends VBox {

    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass COUNTING = PseudoClass.getPseudoClass("counting");

    private final Words words;
    private final Label badge = new Label();
    private final String number;
    private final Region feedback;
    private final boolean hasFeedback;
    private final List<VoteBar> bars;

    /**
     * @param place as shown, from 0
     * @param raise counts one hand more, {@code lower} one less
     */
    OptionView(Words words, int place, Region text, String spoken, Region feedback, boolean hasFeedback, Runnable raise, Runnable lower) {
        this.words = words;
        this.number = String.valueOf(place + 1);
        this.feedback = feedback;
        this.hasFeedback = hasFeedback;
        this.bars = List.of(new VoteBar("class-bar-" + number + "-1"), new VoteBar("class-bar-" + number + "-2"));
        setId("class-option-" + number);
        getStyleClass().add("class-option");
        badge.getStyleClass().add("class-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        feedback.getStyleClass().add("class-feedback");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(badge, text);
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("class-option-row");
        getChildren().add(row);
        getChildren().addAll(bars);
        getChildren().add(feedback);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(spoken);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !event.isShiftDown()) {
                raise.run();
            } else {
                lower.run();
            }
        });
    }

    /**
     * @param first share of the first vote and its hands, once it is closed; {@code second} likewise
     * @param right whether the option is right, once that may be known
     */
    void show(boolean counting, Optional<Result> first, Optional<Result> second, Optional<Boolean> right) {
        pseudoClassStateChanged(COUNTING, counting);
        pseudoClassStateChanged(RIGHT, right.equals(Optional.of(true)));
        pseudoClassStateChanged(WRONG, right.equals(Optional.of(false)));
        badge.setText(right.map(is -> is ? "✓" : "✗").orElse(number));
        boolean both = first.isPresent() && second.isPresent();
        show(bars.getFirst(), first, both ? "1" : "", both);
        show(bars.getLast(), second, "2", false);
        boolean chosen = first.isEmpty() && second.isEmpty() || first.filter(got -> got.hands() > 0).isPresent() || second.filter(got -> got.hands() > 0).isPresent();
        visible(feedback, hasFeedback && right.isPresent() && chosen);
    }

    /** What an option got in a vote. */
    record Result(int hands, double share) {
    }

    private void show(VoteBar bar, Optional<Result> result, String round, boolean earlier) {
        visible(bar, result.isPresent());
        result.ifPresent(got -> bar.show(round, earlier, got.share(), got.hands() + " · " + words.percent(Math.rint(100 * got.share()) / 100)));
    }

    static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
