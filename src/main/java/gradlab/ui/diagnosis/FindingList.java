package gradlab.ui.diagnosis;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Rows one below the other, as high as they need up to a limit; what is beyond is scrolled to. */
final class FindingList extends ScrollPane {

    private static final double ROOM = 1;

    private final VBox rows = new VBox();
    private double limit;

    FindingList(double limit) {
        this.limit = limit;
        setId("findings");
        getStyleClass().add("findings");
        rows.getStyleClass().add("finding-rows");
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(USE_PREF_SIZE);
        setMinWidth(0);
        // a pane of links is walked through link by link
        setFocusTraversable(false);
    }

    void show(List<? extends Node> wanted) {
        if (!rows.getChildren().equals(wanted)) {
            rows.getChildren().setAll(wanted);
        }
    }

    /** The greatest height, in pixels. */
    void limit(double height) {
        if (limit != height) {
            limit = height;
            requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(limit, rows.prefHeight(width > 0 ? width - snappedLeftInset() - snappedRightInset() : -1) + ROOM);
    }
}
