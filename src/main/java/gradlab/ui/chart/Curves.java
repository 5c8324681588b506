package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.probe.Picture.Emphasis;
import gradlab.probe.Picture.Line;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/** Gives the lines of a picture their looks: a layer has the same colour and dashes in every chart. */
final class Curves {

    private static final double[] SOLID = {};
    private static final double[] TEST = {6, 4};
    private static final double[] BOUND = {2, 3};
    private static final double FAINT = 0.4;
    private static final double PALEST = 0.45;
    /** More names would push the chart out of its card. */
    private static final int MOST_NAMED = 10;

    private Curves() {
    }

    /** @param rankThreshold τ of the rank; the bound τ·σ₁ is drawn among singular values. NaN if ranks are not measured */
    static List<Curve> of(Picture picture, Palette palette, double rankThreshold) {
        List<Curve> curves = new ArrayList<>();
        List<Line> lines = picture.lines();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String series = line.series().id();
            if (isSigma(picture)) {
                curves.add(new Curve(series, 1, line.series().layer(), Curve.Kind.SIGMA, sigma(palette, i, lines.size()), 1.3, SOLID));
            } else if (line.series().layer() > 0) {
                int layer = line.series().layer();
                curves.add(new Curve(series, 1, layer, Curve.Kind.LAYER, palette.series(layer - 1), 1.75, Palette.dashes(layer - 1)));
            } else {
                curves.add(ofNetwork(series, line.emphasis(), palette));
            }
        }
        if (isSigma(picture) && !lines.isEmpty() && rankThreshold > 0) {
            Line strongest = lines.getFirst();
            curves.add(new Curve(strongest.series().id(), rankThreshold, strongest.series().layer(), Curve.Kind.THRESHOLD,
                    palette.warning(), 1, BOUND));
        }
        return List.copyOf(curves);
    }

    /** The curves that a legend names: of many singular values the greatest and the smallest. */
    static List<Curve> named(List<Curve> curves) {
        List<Curve> sigmas = curves.stream().filter(curve -> curve.kind() == Curve.Kind.SIGMA).toList();
        if (sigmas.size() <= 3) {
            return curves.stream().limit(MOST_NAMED).toList();
        }
        List<Curve> chosen = new ArrayList<>(List.of(sigmas.getFirst(), sigmas.getLast()));
        curves.stream().filter(curve -> curve.kind() == Curve.Kind.THRESHOLD).forEach(chosen::add);
        return chosen;
    }

    static boolean isSigma(Picture picture) {
        return picture.id().endsWith(".sigma");
    }

    private static Curve ofNetwork(String series, Emphasis emphasis, Palette palette) {
        return switch (emphasis) {
            case MAIN -> new Curve(series, 1, 0, Curve.Kind.NAMED, palette.series(0), 2, SOLID);
            case SECOND -> new Curve(series, 1, 0, Curve.Kind.NAMED, palette.series(1), 1.75, TEST);
            case FAINT -> new Curve(series, 1, 0, Curve.Kind.NAMED,
                    palette.surface().interpolate(palette.series(0), FAINT), 1, SOLID);
        };
    }

    /** From strong to pale: the greatest singular value catches the eye. */
    private static Color sigma(Palette palette, int index, int count) {
        double t = count == 1 ? 0 : (double) index / (count - 1);
        Color strong = palette.series(0).interpolate(palette.ink(), 0.25);
        Color middle = palette.series(2);
        Color pale = palette.series(2).interpolate(palette.surface(), PALEST);
        return t < 0.5 ? strong.interpolate(middle, 2 * t) : middle.interpolate(pale, 2 * t - 1);
    }
}
