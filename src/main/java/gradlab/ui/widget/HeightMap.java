package gradlab.ui.widget;

import gradlab.catalogue.Place;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.Lengths;
import gradlab.surface.PlaneFormula;
import gradlab.surface.Surface;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.Choice.Option;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A map of level lines with a point: its gradient stands across the level line and points uphill, at its foot the partial derivatives. */
final class HeightMap extends Board {

    private static final double REACH = 2;
    private static final double FAR = 0.9;
    private static final int LINES = 9;
    /** The longest gradient of the map is so long, in points. */
    private static final double LONGEST = 62;

    private final Draggable x;
    private final Draggable y;
    private final Choice<Land> lands;
    private final Sketch map;
    private final Relief relief = new Relief();

    /**
     * A surface and how it is written.
     *
     * @param middle key of what is to be said at the origin, where the gradient is zero
     * @param steepest the largest gradient within the map's reach, roughly
     */
    private record Land(String name, Surface surface, String middle, double steepest) {
        static Land of(String name, String formula, String middle, double steepest) {
            return new Land(name, new Surface.Formula(PlaneFormula.parse(formula, new Place("formula", 1, 1))), middle, steepest);
        }
    }

    HeightMap(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        x = handle("x", -1.4, -REACH, REACH, 0.1);
        y = handle("y", 0.8, -REACH, REACH, 0.1);
        lands = Choice.of(page, spec, List.of(
                Option.of("bowl", "чаша", Land.of("x² + 5y²", "x^2+5*y^2", "minimum", 20)),
                Option.of("saddle", "седло", Land.of("x² − y²", "x^2-y^2", "saddle", 5.6)),
                Option.of("plateau", "плато", Land.of("1 − exp(−2x² − 2y²)", "1-exp(-2*x^2-2*y^2)", "minimum", 1.3))));
        map = sketch("map", 250, this::paint);
        Grip.on(map, this::axes, List.of(Grip.free(x, y)));
        offer(lands);
        getChildren().addAll(map, numbers(), slider(x, "x", "x"), slider(y, "y", "y"));
        start();
    }

    private double[] gradient() {
        double[] gradient = new double[2];
        lands.chosen().surface().gradient(x.value(), y.value(), gradient);
        return gradient;
    }

    private boolean isBowl() {
        return lands.chosen().middle().equals("minimum");
    }

    private static double length(double[] gradient) {
        return Lengths.euclidean(gradient, 0, 2);
    }

    @Override
    String sentence() {
        Land land = lands.chosen();
        double[] gradient = gradient();
        double size = length(gradient);
        String place = word("place", land.name(), number(x.value(), 3), number(y.value(), 3), number(land.surface().value(x.value(), y.value()), 3),
                number(gradient[0], 3), number(gradient[1], 3), number(size, 3));
        if (size < 1e-9) {
            return place + "\n" + word(land.middle());
        }
        return place + "\n" + word(isBowl() && size < 0.1 * land.steepest() && Math.hypot(x.value(), y.value()) > FAR ? "flat" : "slope");
    }

    private Axes axes() {
        return Axes.centred(map, 24 * map.zoom(), 20 * map.zoom(), 1.05 * x.reach(), 1.05 * y.reach());
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        Surface surface = lands.chosen().surface();
        relief.survey(axes, surface);
        relief.shade(drawing);
        axes.draw(drawing, words(), 5, 5, true);
        Color faint = palette.ink().deriveColor(0, 1, 1, 0.35);
        relief.lines(drawing, faint, 1, relief.levels(LINES, isBowl()));
        relief.lines(drawing, palette.ink(), 2, surface.value(x.value(), y.value()));
        double atX = axes.x(x.value());
        double atY = axes.y(y.value());
        double[] gradient = gradient();
        double scale = LONGEST * drawing.zoom() / lands.chosen().steepest();
        double toX = atX + scale * gradient[0];
        double toY = atY - scale * gradient[1];
        if (isBowl()) {
            Draw.line(drawing, atX, atY, axes.x(0), axes.y(0), palette.fadedInk(), 1.5, 2, 4);
            Draw.dot(drawing, axes.x(0), axes.y(0), 3, palette.ink());
        }
        Draw.line(drawing, atX, atY, toX, atY, palette.negative(), 1.5, 4, 3);
        Draw.line(drawing, toX, atY, toX, toY, palette.negative(), 1.5, 4, 3);
        if (length(gradient) > 1e-9) {
            Draw.arrow(drawing, atX, atY, toX, toY, palette.negative(), 2.5);
            drawing.boldText(1.1);
            double far = Math.hypot(toX - atX, toY - atY);
            double off = 12 * drawing.zoom();
            double half = drawing.widthOf("∇f") / 2;
            drawing.label("∇f", Math.clamp(toX + off * (toX - atX) / far, axes.left() + half, axes.left() + Math.max(half, axes.width() - half)),
                    toY + off * (toY - atY) / far, TextAlignment.CENTER, VPos.CENTER, palette.ink());
            drawing.plainText();
        }
        Draw.grip(drawing, atX, atY, palette.accent());
    }
}
