package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.math.expression.Expression;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.Choice.Option;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** A curve with its tangent at x, and a second point dx further: how much the curve rises there and how much the tangent. */
final class Tangent extends Board {

    private final Draggable x;
    private final Draggable dx;
    private final Choice<Curve> curves;
    private final Sketch sketch;

    /** What a curve does at zero. */
    private enum Zero {
        SMOOTH, KINK, JUMP
    }

    /** A function of x with its exact derivative; {@code name} is how formulas write it. */
    private record Curve(String name, Expression formula, Zero zero) {

        static Curve of(String name, String formula, Zero zero) {
            return new Curve(name, Expression.parse(formula), zero);
        }

        double value(double x) {
            return zero == Zero.JUMP ? (x < 0 ? 0 : 1) : formula.value(Map.of("x", x));
        }

        double slope(double x) {
            return formula.slope(Map.of("x", x), "x");
        }

        boolean hasTangent(double x) {
            return zero == Zero.SMOOTH || x != 0;
        }
    }

    Tangent(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        x = handle("x", 0.8, -2, 2, 0.1);
        dx = handle("dx", 0.9, -2, 2, 0.1);
        curves = Choice.of(page, spec, List.of(
                Option.of("parabola", "парабола", Curve.of("x²", "x^2", Zero.SMOOTH)),
                Option.of("modulus", "модуль", Curve.of("|x|", "abs(x)", Zero.KINK)),
                Option.of("step", "ступенька", Curve.of("H(x)", "0*x", Zero.JUMP)),
                Option.of("cube", "куб", Curve.of("x³", "x^3", Zero.SMOOTH))));
        sketch = sketch("curve", 260, this::paint);
        Grip.on(sketch, this::axes, List.of(
                Grip.along(x, x::value, () -> curve().value(x.value()), at -> at),
                Grip.along(dx, this::end, () -> curve().value(end()), at -> at - x.value())));
        offer(curves);
        getChildren().addAll(sketch, numbers(), slider(x, "x", "x"), slider(dx, "dx", "dx"));
        page.keep(x.valueProperty().subscribe(_ -> stay()));
        page.keep(dx.valueProperty().subscribe(_ -> stay()));
        start();
    }

    /** The second point stops at the edges of the drawing. */
    private void stay() {
        if (end() > x.greatest() || end() < x.least()) {
            dx.set(Math.clamp(end(), x.least(), x.greatest()) - x.value());
        }
    }

    private Curve curve() {
        return curves.chosen();
    }

    private double end() {
        return x.value() + dx.value();
    }

    private double rise() {
        return curve().value(end()) - curve().value(x.value());
    }

    private double differential() {
        return curve().slope(x.value()) * dx.value();
    }

    @Override
    String sentence() {
        Curve f = curve();
        String place = word("place", f.name(), x.text(words()), number(f.value(x.value()), 4));
        if (!f.hasTangent(x.value())) {
            return place + "\n" + word(f.zero() == Zero.KINK ? "kink" : "jump") + "\n" + word("rise", dx.text(words()), number(round(rise()), 4));
        }
        return place + word("slope", number(f.slope(x.value()), 4)) + "\n"
                + word("numbers", dx.text(words()), number(round(rise()), 4), number(round(differential()), 4), number(round(rise() - differential()), 4));
    }

    /** Differences of round numbers, without the dust that binary fractions leave. */
    private static double round(double number) {
        return Math.rint(number * 1e9) / 1e9;
    }

    private Axes axes() {
        double zoom = sketch.zoom();
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double at : new double[] {x.least(), -1e-9, 0, x.greatest()}) {
            least = Math.min(least, curve().value(at));
            greatest = Math.max(greatest, curve().value(at));
        }
        double margin = 0.18 * (greatest - least);
        double left = 34 * zoom;
        double wide = 0.06 * (x.greatest() - x.least());
        return new Axes(left, 8, Math.max(20, sketch.width() - left - 10), Math.max(20, sketch.height() - 8 - 20 * zoom),
                x.least() - wide, x.greatest() + wide, least - margin, greatest + margin);
    }

    private void paint(Sketch drawing) {
        Palette palette = drawing.palette();
        Axes axes = axes();
        axes.draw(drawing, words(), 6, 5, true);
        if (curve().zero() == Zero.JUMP) {
            Draw.curve(drawing, axes, at -> at < 0 ? 0 : Double.NaN, palette.ink(), 2);
            Draw.curve(drawing, axes, at -> at < 0 ? Double.NaN : 1, palette.ink(), 2);
            Draw.dot(drawing, axes.x(0), axes.y(1), 3, palette.ink());
            Draw.grip(drawing, axes.x(0), axes.y(0), palette.ink(), 3);
        } else {
            Draw.curve(drawing, axes, curve()::value, palette.ink(), 2);
        }
        if (curve().hasTangent(x.value())) {
            Draw.curve(drawing, axes, at -> curve().value(x.value()) + curve().slope(x.value()) * (at - x.value()), palette.negative(), 1.5);
            rises(drawing, axes);
        } else if (curve().zero() == Zero.KINK) {
            Draw.curve(drawing, axes, at -> -at, palette.negative(), 1.5, 5, 4);
            Draw.curve(drawing, axes, at -> at, palette.negative(), 1.5, 5, 4);
        }
        Draw.grip(drawing, axes.x(end()), axes.y(curve().value(end())), palette.positive(), 5);
        Draw.grip(drawing, axes.x(x.value()), axes.y(curve().value(x.value())), palette.accent());
        drawing.boldText(1.1);
        drawing.label("f(x) = " + curve().name(), axes.x((x.least() + x.greatest()) / 2), axes.top(), TextAlignment.CENTER, VPos.TOP, palette.ink());
    }

    /** The legs at the second point: dx along the bottom, df up to the tangent, Δf up to the curve. */
    private void rises(Sketch drawing, Axes axes) {
        Palette palette = drawing.palette();
        double fromX = axes.x(x.value());
        double toX = axes.x(end());
        if (Math.abs(toX - fromX) < 3) {
            return;
        }
        double side = toX > fromX ? 1 : -1;
        double base = axes.y(curve().value(x.value()));
        double onTangent = axes.y(curve().value(x.value()) + differential());
        double onCurve = axes.y(curve().value(end()));
        Draw.line(drawing, fromX, base, toX + 6 * side, base, palette.fadedInk(), 1, 3, 3);
        Draw.inside(drawing, axes, () -> {
            Draw.line(drawing, toX, base, toX, onTangent, palette.negative(), 3);
            Draw.line(drawing, toX + 6 * side, base, toX + 6 * side, onCurve, palette.positive(), 3);
            Draw.line(drawing, toX, onCurve, toX + 6 * side, onCurve, palette.positive(), 1);
        });
        drawing.boldText(1);
        df(drawing, fromX, toX, base, onTangent);
        caption(drawing, "Δf", toX + 11 * side, (base + onCurve) / 2, side > 0, Math.abs(base - onCurve), palette.positive());
        if (Math.abs(toX - fromX) > 26 * drawing.zoom()) {
            boolean below = onTangent <= base;
            drawing.label("dx", (fromX + toX) / 2, base + (below ? 3 : -3), TextAlignment.CENTER, below ? VPos.TOP : VPos.BOTTOM, palette.fadedInk());
        }
        drawing.plainText();
    }

    /** Within the triangle below the tangent where it has room for it, else under the foot of the leg. */
    private static void df(Sketch drawing, double fromX, double toX, double base, double onTangent) {
        double side = toX > fromX ? 1 : -1;
        double zoom = drawing.zoom();
        double wide = Math.abs(toX - fromX);
        double clear = Math.abs(onTangent - base) * (wide - drawing.widthOf("df") - 7) / wide;
        Color colour = drawing.palette().negative();
        if (clear > 13 * zoom) {
            caption(drawing, "df", toX - 5 * side, base + Math.signum(onTangent - base) * clear / 2, side < 0, clear, colour);
        } else if (Math.abs(onTangent - base) > 6 * zoom) {
            boolean below = onTangent <= base;
            drawing.label("df", toX - 2 * side, base + (below ? 3 : -3), side > 0 ? TextAlignment.LEFT : TextAlignment.RIGHT,
                    below ? VPos.TOP : VPos.BOTTOM, colour);
        }
    }

    private static void caption(Sketch drawing, String text, double x, double y, boolean right, double room, Color colour) {
        if (room > 12 * drawing.zoom()) {
            drawing.label(text, x, y, right ? TextAlignment.LEFT : TextAlignment.RIGHT, VPos.CENTER, colour);
        }
    }
}
