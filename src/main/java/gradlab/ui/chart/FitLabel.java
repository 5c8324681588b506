package gradlab.ui.chart;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** A label that says as much as fits: of several wordings the longest with room on one line, or the shortest on several. */
final class FitLabel extends Region {

    private final Label label = new Label();
    private final Text measure = new Text();
    private List<String> wordings = List.of("");

    FitLabel(String style) {
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinSize(0, 0);
        getChildren().add(label);
        label.fontProperty().subscribe(this::requestLayout);
    }

    /** @param longestFirst ways to say the same */
    void say(List<String> longestFirst) {
        if (!longestFirst.equals(wordings)) {
            wordings = List.copyOf(longestFirst);
            label.setText(wordings.getFirst());
            requestLayout();
        }
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
        return widthOf(wordings.getFirst());
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        measure.setFont(label.getFont());
        measure.setText(width < 0 ? wordings.getFirst() : fitting(width));
        measure.setWrappingWidth(width < 0 ? 0 : Math.max(1, width));
        return Math.ceil(measure.getLayoutBounds().getHeight());
    }

    @Override
    protected double computeMaxHeight(double width) {
        // asked without a width, the height of one line would be the limit
        return Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        String text = fitting(getWidth());
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
        label.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private String fitting(double width) {
        return wordings.stream().filter(wording -> widthOf(wording) <= width).findFirst().orElse(wordings.getLast());
    }

    private double widthOf(String wording) {
        measure.setFont(label.getFont());
        measure.setWrappingWidth(0);
        measure.setText(wording);
        return Math.ceil(measure.getLayoutBounds().getWidth());
    }
}
