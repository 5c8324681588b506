package gradlab.ui.chart;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * A label that says as much as fits: of several wordings the longest with room on one line, or the shortest on two. Where
 * even that has no room it says nothing, if it may, or is cut off.
 */
final class FitLabel extends Region {

    /** Two lines, however their heights are rounded. */
    private static final double MOST_LINES = 2.2;

    private final Label label = new Label();
    private final Text measure = new Text();
    private final boolean mayVanish;
    private List<String> wordings = List.of("");

    /** @param mayVanish true for words that are said elsewhere too */
    FitLabel(String style, boolean mayVanish) {
        this.mayVanish = mayVanish;
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

    /** What it says where there is room for all of it. */
    String longest() {
        return wordings.getFirst();
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
        double line = heightOf("", 1);
        return width < 0 ? line : Math.min(Math.ceil(MOST_LINES * line), heightOf(fitting(width), width));
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
        String shortest = wordings.getLast();
        boolean said = !mayVanish || heightOf(shortest, width) <= MOST_LINES * heightOf("", 1);
        return wordings.stream().filter(wording -> widthOf(wording) <= width).findFirst().orElse(said ? shortest : "");
    }

    private double heightOf(String wording, double width) {
        measure.setFont(label.getFont());
        measure.setText(wording);
        // 0 would mean no wrapping
        measure.setWrappingWidth(Math.max(1, width));
        return Math.ceil(measure.getLayoutBounds().getHeight());
    }

    private double widthOf(String wording) {
        measure.setFont(label.getFont());
        measure.setWrappingWidth(0);
        measure.setText(wording);
        return Math.ceil(measure.getLayoutBounds().getWidth());
    }
}
