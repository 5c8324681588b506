package gradlab.ui.widget;

import gradlab.data.Scaling;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.ui.Tips;
import gradlab.ui.theme.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.VPos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * A cloud of points whose second axis is stretched, the loss bowl of a neuron on them, which narrows accordingly, and the
 * second feature after two scalings, which no stretching changes and a single outlier does.
 */
final class FeatureScale extends Board {

    private static final double WINDOW = 1.9;
    private static final double[] RADII = {0.3, 0.6, 0.9, 1.2};
    private static final double SIDE_BY_SIDE = 240;
    private static final int CORNERS = 120;

    private enum Part {
        OUTLIER
    }

    private final Draggable scale;
    private final BooleanProperty outlier = new SimpleBooleanProperty();
    private final Sketch pictures;
    private final Sketch strips;

    FeatureScale(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        scale = handle("k", 1, 1, 20, 0.5);
        Set<Part> named = Choice.named(page, spec, List.of(Choice.Option.of("outlier", "выброс", Part.OUTLIER)));
        boolean silent = Functions.option(spec, "показать", "show").isBlank();
        if (silent || named.contains(Part.OUTLIER)) {
            FlowPane row = new FlowPane(outlierButton(page, id));
            row.getStyleClass().add("widget-choices");
            getChildren().add(row);
        }
        follow(outlier);
        pictures = sketch("pictures", FeatureScale::height, this::paint);
        Grip.on(pictures, this::bowl, List.of(Grip.upright(scale, () -> cloud().bottom()[0], this::gripHeight, this::scaleAt)));
        strips = sketch("strips", (_, zoom) -> 106 * zoom, this::paintStrips);
        strips.setFocusTraversable(false);
        getChildren().addAll(pictures, strips, numbers(), slider(scale, "k", "k"));
        start();
    }

    private ToggleButton outlierButton(Sheet page, String id) {
        ToggleButton button = new ToggleButton();
        button.setId("show-" + id + "-outlier");
        button.getStyleClass().add("choice");
        button.selectedProperty().bindBidirectional(outlier);
        page.keep(page.words().textsProperty().subscribe(_ -> button.setText(word("outlier"))));
        Tips.on(button, page.words().of("widget.feature-scale.outlier.hint"));
        return button;
    }

    private FeatureCloud cloud() {
        return FeatureCloud.of(scale.value(), outlier.get());
    }

    /** Where the widest level line stands above the bottom of the bowl. */
    private double gripHeight() {
        FeatureCloud cloud = cloud();
        return cloud.bottom()[1] + RADII[RADII.length - 1] / Math.sqrt(cloud.curvature().d());
    }

    /** The scale that puts the point of the bowl at this height: what it would be at k = 1, divided by k. */
    private double scaleAt(double height) {
        return height > 0 ? gripHeight() * scale.value() / height : scale.greatest();
    }

    @Override
    String sentence() {
        FeatureCloud cloud = cloud();
        String now = word("numbers", scale.text(words()), number(cloud.elongation(), 3), number(cloud.greatestRate(), 2));
        double[] minMax = cloud.scaledSecond(new Scaling.MinMax());
        double greatest = Arrays.stream(minMax, 0, FeatureCloud.EXAMPLES).max().orElseThrow();
        return now + "\n" + (outlier.get() ? word("squeezed", number(greatest, 2)) : word("scaled"));
    }

    private static boolean isWide(double width, double zoom) {
        return width / zoom >= SIDE_BY_SIDE;
    }

    private static double height(double width, double zoom) {
        return isWide(width, zoom) ? Math.min(240 * zoom, width / 2 + 10 * zoom) : 2 * panel(width, zoom);
    }

    private static double panel(double width, double zoom) {
        return isWide(width, zoom) ? height(width, zoom) : Math.min(width, 210 * zoom);
    }

    /** @param second whether it is the panel on the right, or below */
    private Axes axes(boolean second, double fromX, double fromY, double reach) {
        double zoom = pictures.zoom();
        double width = pictures.width();
        boolean wide = isWide(width, zoom);
        double left = 38 * zoom + (second && wide ? width / 2 + 4 : 0);
        double top = 20 * zoom + (second && !wide ? panel(width, zoom) : 0);
        double inside = Math.max(20, (wide ? width / 2 - 4 : width) - 50 * zoom);
        double tall = Math.max(20, panel(width, zoom) - 40 * zoom);
        double unit = Math.min(inside, tall) / (2 * reach);
        return new Axes(left, top, inside, tall, fromX - inside / (2 * unit), fromX + inside / (2 * unit), fromY - tall / (2 * unit), fromY + tall / (2 * unit));
    }

    private Axes bowl() {
        return axes(true, 0.4, 0.4, WINDOW);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        FeatureCloud cloud = cloud();
        Axes plane = axes(false, 0, 0, 1.06 * cloud.reach());
        plane.draw(drawing, words(), 3, 4, true);
        for (int i = 0; i < cloud.rows(); i++) {
            boolean stray = i >= FeatureCloud.EXAMPLES;
            Color colour = stray ? palette.warning() : cloud.y()[i] > 0 ? palette.positive() : palette.negative();
            Draw.dot(drawing, plane.x(cloud.first(i)), plane.y(cloud.second(i)), stray ? 4.5 : 3, colour);
        }
        Axes bowl = bowl();
        bowl.draw(drawing, words(), 3, 4, true);
        for (double radius : RADII) {
            level(drawing, bowl, cloud, radius);
        }
        double[] bottom = cloud.bottom();
        Draw.dot(drawing, bowl.x(bottom[0]), bowl.y(bottom[1]), 3, palette.ink());
        Draw.grip(drawing, bowl.x(bottom[0]), bowl.y(gripHeight()), palette.accent());
        drawing.label(word("cloud"), plane.left(), plane.top() - 10 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk(), plane.width());
        drawing.label(word("bowl"), bowl.left(), bowl.top() - 10 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk(), bowl.width());
    }

    /** One level line: the ellipse on which the loss is this much above the least one. */
    private static void level(Sketch drawing, Axes axes, FeatureCloud cloud, double radius) {
        Plane h = cloud.curvature();
        double[] curvatures = h.eigenvalues();
        double[] steep = h.eigenvector(curvatures[0]);
        double[] bottom = cloud.bottom();
        double[] xs = new double[CORNERS + 1];
        double[] ys = new double[CORNERS + 1];
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            double along = radius * Math.cos(angle) / Math.sqrt(curvatures[0]);
            double across = radius * Math.sin(angle) / Math.sqrt(curvatures[1]);
            xs[i] = bottom[0] + along * steep[0] - across * steep[1];
            ys[i] = bottom[1] + along * steep[1] + across * steep[0];
        }
        Draw.path(drawing, axes, xs, ys, CORNERS + 1, drawing.palette().sequential(0.35 + 0.5 * radius / RADII[RADII.length - 1]), 1.8);
    }

    private void paintStrips(Sketch drawing) {
        double zoom = drawing.zoom();
        FeatureCloud cloud = cloud();
        double half = drawing.height() / 2;
        strip(drawing, cloud.scaledSecond(new Scaling.MinMax()), new Axes(10 * zoom, 18 * zoom, Math.max(20, drawing.width() - 20 * zoom), 14 * zoom, -0.03, 1.03, -1, 1), word("min-max"));
        strip(drawing, cloud.scaledSecond(new Scaling.Standard()), new Axes(10 * zoom, half + 18 * zoom, Math.max(20, drawing.width() - 20 * zoom), 14 * zoom, -3, 7, -1, 1),
                word("standard"));
    }

    private void strip(Sketch drawing, double[] values, Axes axes, String name) {
        Palette palette = drawing.palette();
        double y = axes.y(0);
        Draw.line(drawing, axes.left(), y, axes.left() + axes.width(), y, palette.line(), 1.5);
        double step = Axes.step(axes.toX() - axes.fromX(), 5);
        for (double at = Math.ceil(axes.fromX() / step) * step; at <= axes.toX(); at += step) {
            Draw.line(drawing, axes.x(at), y - 4, axes.x(at), y + 4, palette.line(), 1.5);
            drawing.label(number(Math.rint(at * 100) / 100, 2), axes.x(at), axes.bottom() + 2, TextAlignment.CENTER, VPos.TOP, palette.fadedInk());
        }
        for (int i = 0; i < values.length; i++) {
            boolean stray = i >= FeatureCloud.EXAMPLES;
            Draw.dot(drawing, axes.x(values[i]), y, stray ? 4.5 : 3, stray ? palette.warning() : palette.series(0).deriveColor(0, 1, 1, 0.6));
        }
        drawing.label(name, axes.left(), axes.top() - 9 * drawing.zoom(), TextAlignment.LEFT, VPos.CENTER, palette.fadedInk());
    }
}
