package gradlab.ui.chart;

import gradlab.train.Event;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** What lies above a chart and moves without redrawing it: cursor with its step, event marks, the arrow of a lesson. */
final class ChartOverlay extends Pane {

    /** Marks closer than this are one mark. */
    private static final double GAP = 6;
    private static final double NEAR = 5;
    private static final double LEAST_ROOM = 120;
    private static final int MOST_DOTS = 12;
    private static final int MOST_SENTENCES = 4;

    private final Line cursor = new Line();
    private final Line place = new Line();
    private final ReadOutBox box = new ReadOutBox();
    private final Pane dots = new Pane();
    private final Pane marks = new Pane();
    private final ChartArrow arrow = new ChartArrow();
    private List<Mark> shown = List.of();
    private Rectangle2D shownArea = new Rectangle2D.Double();

    private record Mark(double x, List<Event> events) {
    }

    ChartOverlay() {
        setMouseTransparent(true);
        cursor.getStyleClass().add("chart-cursor");
        place.getStyleClass().add("chart-place");
        place.setVisible(false);
        cursor.setVisible(false);
        getChildren().addAll(marks, place, cursor, dots, arrow, box);
        // what moves here is placed by hand: it must not make the window lay itself out
        List.of(marks, place, cursor, dots).forEach(child -> child.setManaged(false));
    }

    /** Draws the events of a run; call it when the axes moved. */
    void showEvents(PictureChart chart, Rectangle2D area, List<Event> events) {
        List<Mark> now = marks(chart, area, events);
        if (now.equals(shown) && area.equals(shownArea) && marks.getChildren().size() == now.size()) {
            return;
        }
        shown = now;
        shownArea = area;
        List<Node> lines = marks.getChildren();
        if (lines.size() > now.size()) {
            lines.subList(now.size(), lines.size()).clear();
        }
        for (int i = 0; i < now.size(); i++) {
            if (i == lines.size()) {
                lines.add(new Line());
            }
            set((Line) lines.get(i), now.get(i), area);
        }
    }

    /** Draws the cursor at a step, a dot on every curve, and a box with the values of all curves in all runs. */
    void showCursor(PictureChart chart, Rectangle2D area, Readings readings, Companions companions, double step, ChartWords words, int depth) {
        double x = Math.rint(chart.x(step, area)) + 0.5;
        line(x, area);
        showDots(chart, area, readings, step);
        String sentences = shown.stream().filter(mark -> Math.abs(mark.x() - x) <= NEAR).flatMap(mark -> mark.events().stream())
                .limit(MOST_SENTENCES).map(event -> words.step(event.step()) + ". " + words.event(event))
                .collect(Collectors.joining("\n"));
        box.show(ReadOut.of(sentences.isEmpty() ? words.step(step) : sentences, chart, readings, companions, step, words, depth),
                room(area), x, chart.style().scale());
    }

    /** Draws the cursor at a place of a drawing that is not over the steps, with what is read there. */
    void showSpot(Still.Spot spot, Rectangle2D area, double scale) {
        line(Math.rint(spot.x()) + 0.5, area);
        box.show(spot.readOut(), room(area), spot.x(), scale);
    }

    private void line(double x, Rectangle2D area) {
        cursor.setStartX(x);
        cursor.setEndX(x);
        cursor.setStartY(area.getY());
        cursor.setEndY(area.getMaxY());
        cursor.setVisible(true);
    }

    /** The box may cover all of a low drawing, and the legend above it, which says the same. */
    private Rectangle2D room(Rectangle2D area) {
        double above = Math.clamp(LEAST_ROOM - getHeight(), 0, Math.max(0, getParent().getLayoutY()));
        return new Rectangle2D.Double(area.getX(), -above, area.getWidth(), getHeight() + above);
    }

    /** Draws a line where the run stands in the past, nothing for NaN. */
    void showPlace(double x, Rectangle2D area) {
        place.setVisible(!Double.isNaN(x));
        if (place.isVisible()) {
            place.setStartX(Math.rint(x) + 0.5);
            place.setEndX(Math.rint(x) + 0.5);
            place.setStartY(area.getY());
            place.setEndY(area.getMaxY());
        }
    }

    void hideCursor() {
        cursor.setVisible(false);
        dots.getChildren().clear();
    }

    /** Points at a place of the chart, or at nothing. */
    void pointAt(Optional<ChartArrow.Target> target, Rectangle2D area) {
        arrow.pointAt(target, area);
    }

    void clear() {
        hideCursor();
        shown = List.of();
        marks.getChildren().clear();
        place.setVisible(false);
        arrow.setVisible(false);
    }

    private void showDots(PictureChart chart, Rectangle2D area, Readings readings, double step) {
        List<Node> now = new ArrayList<>();
        for (Curve curve : chart.curves()) {
            double y = chart.y(PictureChart.value(readings, curve, step), area);
            if (now.size() < MOST_DOTS && y >= area.getY() && y <= area.getMaxY()) {
                now.add(new Circle(cursor.getStartX(), y, 2.5, curve.colour()));
            }
        }
        dots.getChildren().setAll(now);
    }

    private static List<Mark> marks(PictureChart chart, Rectangle2D area, List<Event> events) {
        List<Mark> marks = new ArrayList<>();
        List<Event> near = new ArrayList<>();
        double first = 0;
        for (Event event : events) {
            double x = Math.rint(chart.x(event.step(), area)) + 0.5;
            if (!near.isEmpty() && x - first >= GAP) {
                marks.add(new Mark(first, List.copyOf(near)));
                near.clear();
            }
            first = near.isEmpty() ? x : first;
            near.add(event);
        }
        if (!near.isEmpty()) {
            marks.add(new Mark(first, List.copyOf(near)));
        }
        return marks;
    }

    private static void set(Line line, Mark mark, Rectangle2D area) {
        line.setStartX(mark.x());
        line.setStartY(area.getY());
        line.setEndX(mark.x());
        line.setEndY(area.getMaxY());
        boolean alarm = mark.events().stream().anyMatch(event -> event.kind() != Event.Kind.CHANGED);
        List<String> style = List.of("chart-mark", alarm ? "alarm" : "change");
        if (!line.getStyleClass().equals(style)) {
            line.getStyleClass().setAll(style);
        }
    }
}
