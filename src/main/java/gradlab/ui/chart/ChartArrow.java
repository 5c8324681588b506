package gradlab.ui.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/** An arrow with a label that points at one place of a chart. The label stands where there is room. */
final class ChartArrow extends Group {

    private static final double REACH = 34;
    private static final double TIP = 7;
    private static final double KEEP = 6;

    private final Line shaft = new Line();
    private final Polygon head = new Polygon();
    private final Circle ring = new Circle(4.5);
    private final Label label = new Label();

    /** A place in the coordinates of the drawing, and what is said about it. */
    record Target(double x, double y, String text) {
    }

    /** What is pointed at: a step of a series. */
    record Pointer(String series, double step, String text) {

        /** Where that is in a drawing; empty before training gets there and where the value is not on the axis. */
        Optional<Target> in(PictureChart chart, Readings readings, Rectangle2D area) {
            return chart.curves().stream().filter(curve -> curve.series().equals(series)).findFirst()
                    .filter(curve -> chart.dataset().lastStep() >= step)
                    .map(curve -> chart.y(PictureChart.value(readings, curve, step), area))
                    .filter(y -> y >= area.getY() && y <= area.getMaxY())
                    .map(y -> new Target(chart.x(step, area), y, text));
        }
    }

    ChartArrow() {
        shaft.getStyleClass().add("chart-arrow");
        head.getStyleClass().add("chart-arrow-head");
        ring.getStyleClass().add("chart-arrow-ring");
        label.getStyleClass().addAll("chart-bubble", "chart-arrow-label");
        label.setWrapText(true);
        getChildren().addAll(shaft, head, ring, label);
        setVisible(false);
    }

    void pointAt(Optional<Target> target, Rectangle2D area) {
        setVisible(target.isPresent());
        target.ifPresent(place -> point(place, area));
    }

    private void point(Target target, Rectangle2D area) {
        double toLeft = target.x() > area.getCenterX() ? -1 : 1;
        double upwards = target.y() > area.getCenterY() ? -1 : 1;
        double length = Math.sqrt(2);
        double dx = toLeft / length;
        double dy = upwards / length;
        double x = target.x() + KEEP * dx;
        double y = target.y() + KEEP * dy;
        double endX = target.x() + REACH * dx;
        double endY = target.y() + REACH * dy;
        shaft.setStartX(x + TIP * dx);
        shaft.setStartY(y + TIP * dy);
        shaft.setEndX(endX);
        shaft.setEndY(endY);
        head.getPoints().setAll(x, y, x + TIP * dx - 0.5 * TIP * dy, y + TIP * dy + 0.5 * TIP * dx,
                x + TIP * dx + 0.5 * TIP * dy, y + TIP * dy - 0.5 * TIP * dx);
        ring.setCenterX(target.x());
        ring.setCenterY(target.y());
        label.setText(target.text());
        label.setMaxWidth(Math.max(80, toLeft > 0 ? area.getMaxX() - endX : endX - area.getX()));
        label.autosize();
        label.relocate(toLeft > 0 ? endX : endX - label.getWidth(), upwards > 0 ? endY : endY - label.getHeight());
    }
}
