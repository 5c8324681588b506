package gradlab.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * A place for a text that changes with every frame. The window is laid out anew only when the text needs more room than it
 * has, not whenever it changes.
 */
public final class Place extends Region {

    private final Label text;
    /** The room asked for last: whether there is so much is not for this place to say. */
    private double asked;
    private Subscription watching = Subscription.EMPTY;

    public Place(Label text) {
        this.text = text;
        text.setManaged(false);
        getChildren().add(text);
        // listens anew behind every skin: asked before it, a label still tells the width of the text it had
        text.skinProperty().subscribe(_ -> {
            watching.unsubscribe();
            watching = text.textProperty().subscribe(_ -> {
                if (wanted() > asked) {
                    requestLayout();
                }
            });
        });
        text.fontProperty().subscribe(_ -> requestLayout());
    }

    private double wanted() {
        return Math.max(text.minWidth(-1), text.prefWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        asked = wanted();
        return asked;
    }

    @Override
    protected double computeMinWidth(double height) {
        return text.minWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return text.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return text.minHeight(width);
    }

    @Override
    public double getBaselineOffset() {
        return text.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        text.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
