package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.train.Event;
import gradlab.train.Window;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.ValueMarker;

/** One drawn chart with a see-through pane above it, where cursor and pointers live without a redraw of the chart. */
final class ChartView extends StackPane {

    private static final double LEAST = 40;

    private final ChartCanvas canvas;
    private final Pane overlay = new Pane();
    private final Line cursor = new Line();
    private Picture picture;
    private PictureDataset dataset;
    private ChartStyle style;
    private boolean logarithmic;
    private int shownEvents = -1;

    /** @param cursorMoved told the step under the pointer, or NaN when it leaves */
    ChartView(DoubleConsumer cursorMoved) {
        JFreeChart empty = new JFreeChart(new org.jfree.chart.plot.XYPlot());
        empty.setBackgroundPaint(new java.awt.Color(0, 0, 0, 0));
        canvas = new ChartCanvas(empty);
        canvas.setMouseTransparent(true);
        canvas.setTooltipEnabled(false);
        cursor.getStyleClass().add("chart-cursor");
        cursor.setVisible(false);
        overlay.getChildren().add(cursor);
        getChildren().addAll(new CanvasHolder(), overlay);
        setMinSize(LEAST, LEAST);
        overlay.setOnMouseMoved(event -> moveCursor(event.getX(), cursorMoved));
        overlay.setOnMouseExited(event -> {
            cursor.setVisible(false);
            cursorMoved.accept(Double.NaN);
        });
    }

    /** Sizes the canvas to the place it gets; a bare canvas would not follow. */
    private final class CanvasHolder extends Region {
        CanvasHolder() {
            getChildren().add(canvas);
            setMinSize(LEAST, LEAST);
        }

        @Override
        protected void layoutChildren() {
            double width = Math.max(LEAST, snapSizeX(getWidth()));
            double height = Math.max(LEAST, snapSizeY(getHeight()));
            if (width != canvas.getWidth() || height != canvas.getHeight()) {
                canvas.setWidth(width);
                canvas.setHeight(height);
                canvas.draw();
            }
        }
    }

    /** Shows another picture, at first without data. */
    void show(Picture shown, List<String> lineNames, boolean onLogAxis, ChartStyle inStyle) {
        picture = shown;
        logarithmic = onLogAxis;
        style = inStyle;
        shownEvents = -1;
        dataset = new PictureDataset(lineNames, onLogAxis);
        JFreeChart chart = inStyle.chart(shown, dataset, onLogAxis);
        ChartStyle.fit(chart, shown, dataset, onLogAxis);
        canvas.setChart(chart);
    }

    /** Draws fresh data, once. */
    void update(List<Window> windows, List<Event> events) {
        JFreeChart chart = canvas.getChart();
        chart.setNotify(false);
        dataset.update(windows);
        ChartStyle.fit(chart, picture, dataset, logarithmic);
        if (events.size() != shownEvents) {
            shownEvents = events.size();
            chart.getXYPlot().clearDomainMarkers();
            for (Event event : events) {
                ValueMarker mark = style.eventMark(event.step());
                chart.getXYPlot().addDomainMarker(mark);
            }
        }
        chart.setNotify(true);
    }

    boolean isEmpty() {
        return dataset == null || dataset.isEmpty();
    }

    Pane overlay() {
        return overlay;
    }

    /** Where a step and a value stand within the overlay; NaN coordinates if nothing is drawn yet. */
    javafx.geometry.Point2D place(double step, double value) {
        Rectangle2D area = dataArea();
        if (area.isEmpty()) {
            return new javafx.geometry.Point2D(Double.NaN, Double.NaN);
        }
        double drawn = logarithmic ? Math.log10(Math.max(value, Double.MIN_NORMAL)) : value;
        var plot = canvas.getChart().getXYPlot();
        double x = plot.getDomainAxis().valueToJava2D(step, area, plot.getDomainAxisEdge());
        double y = plot.getRangeAxis().valueToJava2D(drawn, area, plot.getRangeAxisEdge());
        return new javafx.geometry.Point2D(Math.clamp(x, area.getMinX(), area.getMaxX()), Math.clamp(y, area.getMinY(), area.getMaxY()));
    }

    private void moveCursor(double x, DoubleConsumer cursorMoved) {
        Rectangle2D area = dataArea();
        boolean inside = !isEmpty() && !area.isEmpty() && x >= area.getMinX() && x <= area.getMaxX();
        cursor.setVisible(inside);
        if (!inside) {
            cursorMoved.accept(Double.NaN);
            return;
        }
        cursor.setStartX(x);
        cursor.setEndX(x);
        cursor.setStartY(area.getMinY());
        cursor.setEndY(area.getMaxY());
        var plot = canvas.getChart().getXYPlot();
        cursorMoved.accept(Math.max(0, Math.rint(plot.getDomainAxis().java2DToValue(x, area, plot.getDomainAxisEdge()))));
    }

    private Rectangle2D dataArea() {
        var info = canvas.getRenderingInfo();
        Rectangle2D area = info == null ? null : info.getPlotInfo().getDataArea();
        return area == null ? new Rectangle2D.Double() : area;
    }
}
