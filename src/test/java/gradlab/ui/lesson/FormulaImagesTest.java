package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.PixelReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class FormulaImagesTest {

    private static final int BLACK = 0xff000000;
    private static final Formula.Look INLINE = new Formula.Look(false, 15, BLACK, 2);
    private static final Formula.Look DISPLAY = new Formula.Look(true, 15, BLACK, 2);

    private final FormulaImages formulas = new FormulaImages(Runnable::run);

    @Test
    void cyrillicTextInAFormulaHasShapesOfItsOwn() {
        Formula.Drawn wide = drawn("\\text{щщщ}", INLINE);
        Formula.Drawn narrow = drawn("\\text{ггг}", INLINE);
        assertThat(ink(wide)).as("letters that are missing are all drawn alike, or not at all").isGreaterThan(ink(narrow));
        assertThat(ink(narrow)).isPositive();
    }

    @Test
    void aPictureHasTwicePixelsForEveryPoint() {
        Formula.Drawn sum = drawn("\\sum_i x_i", INLINE);
        assertThat(sum.image().getWidth()).isEqualTo(2 * sum.width());
        assertThat(sum.image().getHeight()).isEqualTo(2 * sum.height());
    }

    @Test
    void whatHangsBelowTheBaseLineIsItsDepth() {
        assertThat(drawn("x_y", INLINE).depth()).isGreaterThan(drawn("x", INLINE).depth() + 2);
    }

    @Test
    void aDisplayFormulaIsLarger() {
        assertThat(drawn("\\frac{a}{b}", DISPLAY).height()).isGreaterThan(drawn("\\frac{a}{b}", INLINE).height());
    }

    @Test
    void inkHasTheColourThatWasAskedFor() {
        Formula.Drawn red = drawn("\\blacksquare", new Formula.Look(false, 40, 0xffcf222e, 2));
        PixelReader pixels = red.image().getPixelReader();
        int middle = pixels.getArgb((int) red.image().getWidth() / 2, (int) red.image().getHeight() / 2);
        assertThat(middle).isEqualTo(0xffcf222e);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\\mathbff x | \\mathbff", "a + \\foo{b} | \\foo", "\\frac{a | \\frac{a", "a} | a}", "\\left( x | \\left",
        "\\includegraphics{/etc/passwd} | \\includegraphics", "\\newcommand{\\x}{1} | \\newcommand"})
    void whatIsNotUnderstoodIsNamedAndNeverThrown(String latex, String culprit) {
        assertThat(formulas.draw(latex, INLINE)).isEqualTo(new Formula.Unreadable(culprit));
    }

    @Test
    void aFormulaIsDrawnOnce() {
        assertThat(formulas.draw("x^2", INLINE)).isSameAs(formulas.draw("x^2", INLINE));
    }

    private Formula.Drawn drawn(String latex, Formula.Look look) {
        return (Formula.Drawn) formulas.draw(latex, look);
    }

    private static long ink(Formula.Drawn formula) {
        long pixels = 0;
        for (int y = 0; y < formula.image().getHeight(); y++) {
            for (int x = 0; x < formula.image().getWidth(); x++) {
                pixels += formula.image().getPixelReader().getArgb(x, y) >>> 24 > 127 ? 1 : 0;
            }
        }
        return pixels;
    }
}
