package gradlab.ui;

import gradlab.train.Event;
import gradlab.ui.EventMarks.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/**
 * The dots and labels of the timeline. A lively run makes marks many times a second: nodes are used again, and what a mark
 * says is put into words only when somebody asks.
 */
final class TimelineMarks extends Group {

    private static final double MARK = 10;
    private static final double LABEL_GAP = 12;
    private static final int MOST_WIDTHS = 2_000;

    private final Words words;
    private final List<Dot> dots = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final Map<String, double[]> sizes = new HashMap<>();
    private final Label ruler = label();

    TimelineMarks(Words words) {
        this.words = words;
        setId("timeline-marks");
        // dots have no size of their own, and a group would give them that
        setAutoSizeChildren(false);
        ruler.setVisible(false);
        getChildren().add(ruler);
    }

    /** A mark that tells what it stands for when it is asked. */
    private final class Dot extends Region {

        private List<Event> events = List.of();
        private String kind = "";

        Dot() {
            getStyleClass().add("event-mark");
            Tooltip tip = Tips.on(this, new javafx.beans.property.SimpleStringProperty(""));
            tip.textProperty().unbind();
            accessibleHelpProperty().unbind();
            tip.setOnShowing(_ -> tip.setText(sentences()));
        }

        void stand(Mark mark, double side, double middle, double length) {
            events = mark.events();
            String now = mark.first().kind().id();
            if (!now.equals(kind)) {
                getStyleClass().setAll("event-mark", now);
                kind = now;
            }
            resizeRelocate(side + mark.x() - length / 2, middle - length / 2, length, length);
        }

        private String sentences() {
            return EventMarks.sentences(new Mark(0, events), words);
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT ? sentences() : super.queryAccessibleAttribute(attribute, parameters);
        }
    }

    /** Texts are measured anew; after a change of language or size. */
    void forgetSizes() {
        sizes.clear();
    }

    /**
     * @param side where the bar begins
     * @param middle the height of its middle
     * @param width of the pane
     * @param scale size of the text, 1 for 100 %
     */
    void show(List<Mark> marks, double side, double middle, double width, double scale) {
        while (dots.size() < marks.size()) {
            Dot dot = new Dot();
            dots.add(dot);
            getChildren().add(1 + dots.indexOf(dot), dot);
        }
        for (int i = 0; i < dots.size(); i++) {
            dots.get(i).setVisible(i < marks.size());
            if (i < marks.size()) {
                dots.get(i).stand(marks.get(i), side, middle, MARK * scale);
            }
        }
        int used = 0;
        List<double[]> taken = new ArrayList<>();
        for (Mark mark : EventMarks.byImportance(marks)) {
            String text = EventMarks.label(mark, words);
            double[] size = size(text);
            double from = Math.clamp(side + mark.x() - size[0] / 2, 2, Math.max(2, width - size[0] - 2));
            double to = from + size[0];
            if (taken.stream().noneMatch(other -> from < other[1] + LABEL_GAP * scale && other[0] < to + LABEL_GAP * scale)) {
                taken.add(new double[] {from, to});
                Label label = label(used++);
                label.setText(text);
                label.resizeRelocate(from, 2, size[0], size[1]);
            }
        }
        for (int i = used; i < labels.size(); i++) {
            labels.get(i).setVisible(false);
        }
    }

    private Label label(int number) {
        if (number == labels.size()) {
            labels.add(label());
            getChildren().add(labels.getLast());
        }
        labels.get(number).setVisible(true);
        return labels.get(number);
    }

    private double[] size(String text) {
        if (sizes.size() > MOST_WIDTHS) {
            sizes.clear();
        }
        return sizes.computeIfAbsent(text, _ -> {
            ruler.setText(text);
            ruler.applyCss();
            double width = ruler.prefWidth(-1);
            return new double[] {width, ruler.prefHeight(width)};
        });
    }

    private static Label label() {
        Label label = new Label();
        label.getStyleClass().addAll("caption", "event-label");
        label.setMouseTransparent(true);
        return label;
    }
}
