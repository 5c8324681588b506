package gradlab.ui.network;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.function.BooleanSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The right end of the picture: the answer over the plane, or where there is none, the answer to one example. */
final class AnswerSide extends Region {

    private static final double LARGEST = 190;
    private static final double SMALLEST = 90;
    private static final double GAP = 4;

    private final Words words;
    private final Label title = new Label();
    private final Tooltip meaning = new Tooltip();
    private final DecisionMap map;
    private final ExamplePanel example;
    private final Button draw = new Button("", new FontIcon(Feather.EDIT_2));
    private final BooleanSupplier alone;
    private double keyHeight = 20;
    private double scale = 1;

    /**
     * @param drawing goes where points are drawn
     * @param alone false in front of a class: there nobody goes away to draw
     */
    AnswerSide(Words words, Pins pins, Runnable drawing, BooleanSupplier alone) {
        this.words = words;
        this.alone = alone;
        map = new DecisionMap(pins);
        example = new ExamplePanel(words, pins);
        draw.setId("draw-points");
        draw.getStyleClass().add("network-tool");
        draw.accessibleTextProperty().bind(words.of("network.draw"));
        Tips.on(draw, words.of("network.draw.hint"));
        draw.setOnAction(_ -> drawing.run());
        map.setId("decision-map");
        example.setId("example-answer");
        title.setId("answer-title");
        title.getStyleClass().add("network-caption");
        title.setTooltip(meaning);
        meaning.setWrapText(true);
        meaning.setMaxWidth(420);
        getStyleClass().add("network-answer");
        getChildren().addAll(title, map, example, draw);
    }

    void show(NetworkView view) {
        boolean plane = view.isPlane();
        boolean sameRoom = plane && map.isVisible() && scale == view.scale() && keyHeight == keyHeight(view)
                && draw.isVisible() == alone.getAsBoolean();
        scale = view.scale();
        map.setVisible(plane);
        draw.setVisible(plane && alone.getAsBoolean());
        example.setVisible(!plane);
        title.setText(words.get(plane ? "network.decision" : "network.example"));
        meaning.setText(words.get(plane ? "network.decision.hint" : "network.example.hint"));
        keyHeight = keyHeight(view);
        if (plane) {
            map.show(view);
        } else {
            example.show(view);
        }
        if (!sameRoom) {
            requestLayout();
        }
    }

    private static double keyHeight(NetworkView view) {
        return Math.ceil(1.7 * view.font().getSize());
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
        // its title is not to be cut, nor the number of the example
        double named = Math.ceil(Math.max(title.prefWidth(-1) + (draw.isVisible() ? draw.prefWidth(-1) : 0),
                example.isVisible() ? example.wantedWidth() : 0));
        return Math.max(named, Math.clamp(Math.min(whole, own - headHeight() - GAP - keyHeight), SMALLEST, scale * LARGEST));
    }

    private double headHeight() {
        return Math.max(title.prefHeight(-1), draw.isVisible() ? draw.prefHeight(-1) : 0);
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
        double titleHeight = headHeight();
        double room = getHeight() - titleHeight - GAP;
        double wanted = map.isVisible() ? getWidth() + keyHeight : example.wantedHeight();
        double square = Math.min(room, wanted);
        double top = Math.max(0, (getHeight() - titleHeight - GAP - square) / 2);
        double tool = draw.isVisible() ? draw.prefWidth(-1) : 0;
        // half a name helps nobody
        title.setVisible(title.prefWidth(-1) <= getWidth() - tool);
        title.resizeRelocate(0, top, getWidth() - tool, titleHeight);
        draw.resizeRelocate(getWidth() - tool, top, tool, titleHeight);
        map.resizeRelocate(0, Math.round(top + titleHeight + GAP), getWidth(), square);
        example.resizeRelocate(0, Math.round(top + titleHeight + GAP), getWidth(), square);
    }
}
