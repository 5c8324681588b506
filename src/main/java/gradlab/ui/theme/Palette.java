package gradlab.ui.theme;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * All colours of the lab, light or dark. Style sheets read them as looked-up colours ({@link #asCss()}), charts and
 * canvases as {@link Color}. The first series colours are Okabe and Ito's, which colour-blind eyes tell apart; the others
 * are chosen so that they stay apart from these and from each other.
 */
public enum Palette {

    LIGHT("#f6f8fa", "#ffffff", "#d0d7de", "#1f2328", "#57606a", "#0860ca", "#ddf4ff", "#0072b2", "#d55e00", "#cf222e",
            "#fff8c5", List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#7a6422", "#14181c", "#6a14b0", "#5f666d")),
    DARK("#0d1117", "#161b22", "#30363d", "#e6edf3", "#8b949e", "#58a6ff", "#121d2f", "#56b4e9", "#e69f00", "#ff7b72",
            "#332909", List.of("#56b4e9", "#e69f00", "#2fc89d", "#e6a8cb", "#f0e442", "#1a91bb", "#b364ef", "#e3e5e7"));

    /** So many series differ in colour and in their dashes. */
    public static final int SERIES = 8;

    /** From little to much; lightness alone tells them apart, so colour-blind eyes and grey paper do too. */
    private static final List<Color> LIGHT_RAMP = List.of(Color.web("#fff4c2"), Color.web("#a9d8b0"), Color.web("#41a3b8"), Color.web("#2464a3"), Color.web("#172d5e"));
    private static final List<Color> DARK_RAMP = List.of(Color.web("#1d2c4f"), Color.web("#245d8f"), Color.web("#2f969e"), Color.web("#8ccb9b"), Color.web("#fbeeb0"));

    private final String ground;
    private final String surface;
    private final String line;
    private final String ink;
    private final String fadedInk;
    private final String accent;
    private final String accentWash;
    private final String positive;
    private final String negative;
    private final String warning;
    private final String adviceWash;
    private final List<String> series;

    Palette(String ground, String surface, String line, String ink, String fadedInk, String accent, String accentWash,
            String positive, String negative, String warning, String adviceWash, List<String> series) {
        this.ground = ground;
        this.surface = surface;
        this.line = line;
        this.ink = ink;
        this.fadedInk = fadedInk;
        this.accent = accent;
        this.accentWash = accentWash;
        this.positive = positive;
        this.negative = negative;
        this.warning = warning;
        this.adviceWash = adviceWash;
        this.series = series;
    }

    /** Behind the cards. */
    public Color ground() {
        return Color.web(ground);
    }

    /** Cards and panels; also what maps and weights fade to at zero. */
    public Color surface() {
        return Color.web(surface);
    }

    /** Borders; at half strength the grid of charts. */
    public Color line() {
        return Color.web(line);
    }

    public Color ink() {
        return Color.web(ink);
    }

    /** Captions and axis labels. */
    public Color fadedInk() {
        return Color.web(fadedInk);
    }

    public Color accent() {
        return Color.web(accent);
    }

    public Color accentWash() {
        return Color.web(accentWash);
    }

    /** Positive weights, class 1. */
    public Color positive() {
        return Color.web(positive);
    }

    /** Negative weights, class 0. */
    public Color negative() {
        return Color.web(negative);
    }

    /** Saturated rings, thresholds, event marks: sparingly. */
    public Color warning() {
        return Color.web(warning);
    }

    /** The colour of series or layer number {@code index} (from 0); they repeat after eight. */
    public Color series(int index) {
        return Color.web(series.get(Math.floorMod(index, series.size())));
    }

    /** The dash pattern of series number {@code index}, empty for solid: the second sign besides colour. */
    public static double[] dashes(int index) {
        return switch (Math.floorMod(index, SERIES)) {
            case 0 -> new double[0];
            case 1 -> new double[] {7, 4};
            case 2 -> new double[] {2, 3};
            case 3 -> new double[] {8, 3, 2, 3};
            case 4 -> new double[] {14, 4};
            case 5 -> new double[] {8, 3, 2, 3, 2, 3};
            case 6 -> new double[] {2, 7};
            default -> new double[] {14, 3, 5, 3};
        };
    }

    /** A value from −1 (negative) over 0 (surface) to 1 (positive). */
    public Color diverging(double value) {
        double strength = Double.isNaN(value) ? 0 : Math.min(1, Math.abs(value));
        return surface().interpolate(value < 0 ? negative() : positive(), strength);
    }

    /** A quantity from 0 (near the surface) to 1 (far from it), for maps. */
    public Color sequential(double share) {
        List<Color> ramp = this == LIGHT ? LIGHT_RAMP : DARK_RAMP;
        double place = Math.clamp(share, 0, 1) * (ramp.size() - 1);
        int below = Math.min((int) place, ramp.size() - 2);
        return ramp.get(below).interpolate(ramp.get(below + 1), place - below);
    }

    /** The palette as looked-up colours for the root of a scene; also feeds the names that controls look up. */
    public String asCss() {
        return String.join("",
                "-lab-ground:" + ground + ";", "-lab-surface:" + surface + ";", "-lab-line:" + line + ";",
                "-lab-ink:" + ink + ";", "-lab-faded-ink:" + fadedInk + ";", "-lab-accent:" + accent + ";",
                "-lab-accent-wash:" + accentWash + ";", "-lab-positive:" + positive + ";", "-lab-negative:" + negative + ";",
                "-lab-warning:" + warning + ";", "-lab-advice-wash:" + adviceWash + ";");
    }
}
