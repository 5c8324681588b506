package gradlab.ui.teacher;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The share of hands that an option got in one vote. */
final class VoteBar extends HBox {

    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final Label round = new Label();
    private final Region bar = new Region();
    private final Label count = new Label();
    private double share;
    private final Pane track = new Pane(bar) {
        @Override
        protected void layoutChildren() {
            double thick = getHeight();
            bar.resizeRelocate(0, 0, share == 0 ? 0 : Math.max(2, share * getWidth()), thick);
        }
    };

    /** @param id of the bar */
    VoteBar(String id) {
        setId(id);
        getStyleClass().add("vote-bar");
        setAlignment(Pos.CENTER_LEFT);
        round.getStyleClass().add("vote-round");
        bar.getStyleClass().add("vote-fill");
        track.getStyleClass().add("vote-track");
        count.getStyleClass().add("vote-count");
        round.setMinWidth(USE_PREF_SIZE);
        count.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(track, Priority.ALWAYS);
        track.setMinWidth(0);
        getChildren().addAll(round, track, count);
    }

    /**
     * @param roundName which vote it was; empty while there was only one
     * @param earlier true for the vote before the discussion, once there is another
     * @param of 0..1
     */
    void show(String roundName, boolean earlier, double of, String hands) {
        round.setText(roundName);
        round.setVisible(!roundName.isEmpty());
        round.setManaged(!roundName.isEmpty());
        pseudoClassStateChanged(FIRST, earlier);
        share = of;
        count.setText(hands);
        track.requestLayout();
    }
}
