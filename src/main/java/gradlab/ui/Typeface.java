package gradlab.ui;

import java.util.List;
import javafx.scene.text.Font;

/**
 * The typefaces of the window. Style sheets of JavaFX can name only one family, so the choice is made here.
 *
 * @param text the family of all text
 * @param figures a family whose digits are all equally wide, for numbers that move
 */
public record Typeface(String text, String figures) {

    private static final List<String> TEXT = List.of("Inter", "Segoe UI", "Roboto", "Noto Sans", "DejaVu Sans");
    private static final List<String> FIGURES = List.of("Segoe UI", "Roboto", "Noto Sans", "DejaVu Sans");

    /** The best of what this machine has. */
    public static Typeface ofThisMachine() {
        return of(Font.getFamilies(), Font.getDefault().getFamily());
    }

    /**
     * The best of some families.
     *
     * @param fallback what is taken if none of the wanted ones is there
     */
    static Typeface of(List<String> families, String fallback) {
        return new Typeface(TEXT.stream().filter(families::contains).findFirst().orElse(fallback),
                FIGURES.stream().filter(families::contains).findFirst().orElse(fallback));
    }

    public String textCss() {
        return "-fx-font-family:\"" + text + "\";";
    }

    public String figuresCss() {
        return "-fx-font-family:\"" + figures + "\";";
    }
}
