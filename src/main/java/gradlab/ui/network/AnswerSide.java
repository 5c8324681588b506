package gradlab.ui.network;

import gradlab.ui.Words;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The right end of the picture: the answer over the plane, or where there is none, the answer to one example. */
final class AnswerSide extends Region {

    private static final double LARGEST = 190;
    private static final double SMALLEST = 90;
    private static final double GAP = 4;

    private final Words words;
    private final Label title = new Label();
    private final Tooltip meaning = new Tooltip();
    private final DecisionMap map = new DecisionMap();
    private final ExamplePanel example;
    private double keyHeight = 20;

    AnswerSide(Words words) {
        this.words = words;
        example = new ExamplePanel(words);
        map.setId("decision-map");
        example.setId("example-answer");
        title.setId("answer-title");
        title.getStyleClass().add("network-caption");
        title.setTooltip(meaning);
        meaning.setWrapText(true);
        meaning.setMaxWidth(420);
        getStyleClass().add("network-answer");
        getChildren().addAll(title, map, example);
    }

    void show(NetworkView view) {
        boolean plane = view.isPlane();
        map.setVisible(plane);
        example.setVisible(!plane);
        title.setText(words.get(plane ? "network.decision" : "network.example"));
        meaning.setText(words.get(plane ? "network.decision.hint" : "network.example.hint"));
        map.setAccessibleText(meaning.getText());
        keyHeight = Math.ceil(1.7 * view.font().getSize());
        if (plane) {
            map.show(view);
        } else {
            example.show(view);
        }
        requestLayout();
    }

    DecisionMap map() {
        return map;
    }

    IntegerProperty exampleProperty() {
        return example.exampleProperty();
    }

    /** The square takes the height that is there, but no more than a third of the whole picture's width. */
    @Override
    protected double computePrefWidth(double height) {
        double whole = getParent() instanceof Region frame ? frame.getWidth() / 3 : LARGEST;
        double own = getParent() instanceof Region frame ? frame.getHeight() : LARGEST;
        return Math.clamp(Math.min(whole, own - title.prefHeight(-1) - GAP - keyHeight), SMALLEST, LARGEST);
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return SMALLEST;
    }

    @Override
    protected void layoutChildren() {
        double titleHeight = title.prefHeight(-1);
        double room = getHeight() - titleHeight - GAP;
        double wanted = map.isVisible() ? getWidth() + keyHeight : example.wantedHeight();
        double square = Math.min(room, wanted);
        double top = Math.max(0, (getHeight() - titleHeight - GAP - square) / 2);
        title.resizeRelocate(0, top, getWidth(), titleHeight);
        map.resizeRelocate(0, Math.round(top + titleHeight + GAP), getWidth(), square);
        example.resizeRelocate(0, Math.round(top + titleHeight + GAP), getWidth(), square);
    }
}
