package gradlab.ui.chart;

import gradlab.ui.CanvasSize;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.event.ChartChangeEvent;
import org.jfree.chart.event.ChartChangeListener;

/** Where a chart is drawn: once per change of the chart or of the size, and nothing is kept about single points. */
final class ChartSurface extends Region implements ChartChangeListener {

    private final Canvas canvas = new Canvas();
    private Rectangle2D area = new Rectangle2D.Double();
    private Optional<JFreeChart> heard = Optional.empty();
    private Drawing drawing = (_, bounds) -> bounds;
    private Runnable onDrawn = () -> { };

    /** Something that can be drawn in any size. */
    @FunctionalInterface
    interface Drawing {
        /** Returns the rectangle between the axes. */
        Rectangle2D draw(Graphics2D g, Rectangle2D bounds);
    }

    ChartSurface() {
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        setMinSize(0, 0);
    }

    /** Shows another chart from its next change on. */
    void show(PictureChart chart) {
        heard.ifPresent(before -> before.removeChangeListener(this));
        heard = Optional.of(chart.chart());
        chart.chart().addChangeListener(this);
        drawing = chart::draw;
    }

    /** Shows another drawing at once. */
    void show(Drawing other) {
        drawing = other;
        draw();
    }

    /** What is told after each drawing: the place of the axes may have changed. */
    void onDrawn(Runnable listener) {
        onDrawn = listener;
    }

    /** The rectangle between the axes, in the coordinates of this region. */
    Rectangle2D area() {
        return area;
    }

    /** True once the surface is large enough to draw on. */
    boolean hasRoom() {
        return canvas.getWidth() > 0 && canvas.getHeight() > 0;
    }

    @Override
    public void chartChanged(ChartChangeEvent event) {
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (CanvasSize.follow(this, canvas)) {
            draw();
        }
    }

    private void draw() {
        if (!hasRoom()) {
            return;
        }
        var context = canvas.getGraphicsContext2D();
        context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        context.save();
        // a new one each time: it remembers font and stroke, which restoring the context resets behind its back
        area = drawing.draw(new CanvasPen(context), new Rectangle2D.Double(0, 0, canvas.getWidth(), canvas.getHeight()));
        context.restore();
        onDrawn.run();
    }
}
