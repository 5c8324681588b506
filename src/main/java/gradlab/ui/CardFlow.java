package gradlab.ui;

import java.util.List;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards side by side in columns of equal width, as many as fit; the cards of a row are equally high. */
public final class CardFlow extends Pane {

    private final double least;
    private final double gap;
    private final ObservableDoubleValue scale;

    /**
     * @param least width of a card at the usual size of text
     * @param scale how much larger than usual all text is
     */
    public CardFlow(double least, double gap, ObservableDoubleValue scale) {
        this.least = least;
        this.gap = gap;
        this.scale = scale;
        scale.subscribe(_ -> requestLayout());
    }

    private int columns(double width) {
        return (int) Math.max(1, Math.floor((width + gap) / (least * scale.get() + gap)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return least * scale.get() + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width < 0 ? computePrefWidth(-1) : width, false);
    }

    /** Cards cannot be squeezed: what holds them scrolls. */
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /** Goes row by row; the height of all of them. */
    private double place(double outside, boolean move) {
        List<Node> cards = getManagedChildren();
        double whole = outside - snappedLeftInset() - snappedRightInset();
        int columns = columns(whole);
        double width = Math.floor((whole - gap * (columns - 1)) / columns);
        double y = snappedTopInset();
        for (int first = 0; first < cards.size(); first += columns) {
            List<Node> row = cards.subList(first, Math.min(cards.size(), first + columns));
            double height = row.stream().mapToDouble(card -> snapSizeY(card.prefHeight(width))).max().orElse(0);
            for (int column = 0; move && column < row.size(); column++) {
                row.get(column).resizeRelocate(snappedLeftInset() + column * (width + gap), y, width, height);
            }
            y += height + gap;
        }
        return Math.max(0, y - (cards.isEmpty() ? 0 : gap)) + snappedBottomInset();
    }
}
