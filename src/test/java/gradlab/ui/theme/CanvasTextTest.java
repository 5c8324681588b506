package gradlab.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CanvasTextTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 60;

    @Start
    private void start(Stage stage) {
        // only the toolkit
    }

    @Test
    void ordinaryTextIsPlain() {
        assertThat(Stream.of("", "Слой 3 · tanh", "θ ← θ − η·∂L/∂w", "№ 7 «ёж» — й", "0,25 ± 1e−3", "12\u00a0345\u202f678", "f′(z), ℝ², x₁⁽²⁾, ≥ ½", "ŷ", "…")).allMatch(CanvasText::isPlain);
    }

    @Test
    void whatJavaFxWouldHaveShapedIsNot() {
        assertThat(Stream.of("x\u0304", "и\u0306", "\u05e9\u05dc\u05d5\u05dd", "\u0633\u0644\u0627\u0645", "a\u202eb", "a\u200db", "👩\u200d🔬", "\u0e2a\u0e27", "\u2067")).noneMatch(CanvasText::isPlain);
    }

    @Test
    void anOutlineStandsWhereTheTextWouldStand() {
        for (TextAlignment align : TextAlignment.values()) {
            for (VPos base : VPos.values()) {
                // what joins two words cannot be seen, but is not plain
                Ink plain = ink("Жx", align, base);
                Ink traced = ink("Жx\u2060", align, base);
                assertThat(plain.count()).isPositive();
                assertThat(traced.count()).as("%s %s", align, base).isBetween((int) (0.8 * plain.count()), (int) (1.2 * plain.count()));
                assertThat(traced.x()).as("%s %s", align, base).isBetween(plain.x() - 1, plain.x() + 1);
                assertThat(traced.y()).as("%s %s", align, base).isBetween(plain.y() - 1, plain.y() + 1);
            }
        }
    }

    /** How many pixels are dark, and their middle. */
    private record Ink(int count, double x, double y) {
    }

    private static Ink ink(String text, TextAlignment align, VPos base) {
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            Canvas canvas = new Canvas(WIDTH, HEIGHT);
            GraphicsContext g = canvas.getGraphicsContext2D();
            g.setFont(Font.font("DejaVu Sans", 20));
            g.setTextAlign(align);
            g.setTextBaseline(base);
            g.setFill(Color.BLACK);
            CanvasText.fill(g, text, WIDTH / 2.0, HEIGHT / 2.0);
            return canvas.snapshot(null, null);
        });
        int count = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < WIDTH; i++) {
            for (int j = 0; j < HEIGHT; j++) {
                if (image.getPixelReader().getColor(i, j).getBrightness() < 0.5) {
                    count++;
                    x += i;
                    y += j;
                }
            }
        }
        return new Ink(count, x / count, y / count);
    }
}
