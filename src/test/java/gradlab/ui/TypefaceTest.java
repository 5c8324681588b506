package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A machine without any of the typefaces that the lab asks for. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class TypefaceTest {

    private static final Typeface MISSING = new Typeface("No Such Typeface", "Nor This One");

    @Start
    void start(Stage stage) {
        // the toolkit is all that is needed
        assertThat(stage).isNotNull();
    }

    @Test
    void theFirstThatIsThereIsTakenAndElseThatOfTheMachine() {
        assertThat(Typeface.of(List.of("Comic Sans MS", "DejaVu Sans", "Noto Sans"), "System")).isEqualTo(new Typeface("Noto Sans", "Noto Sans"));
        assertThat(Typeface.of(List.of("Comic Sans MS"), "System")).isEqualTo(new Typeface("System", "System"));
        assertThat(Typeface.of(List.of(), Font.getDefault().getFamily()).text()).isEqualTo(Font.getDefault().getFamily());
    }

    @Test
    void withoutThemRussianLettersAreDrawnAndAreNotAllTheSame(FxRobot robot) {
        assertThat(ink(robot, "Щёлкните")).isGreaterThan(ink(robot, "Щ")).isPositive();
        assertThat(ink(robot, "ЩЩЩ")).as("a font without Cyrillic draws every letter as the same box").isNotEqualTo(ink(robot, "ГГГ"));
    }

    @Test
    void wordsAreAsWideAsTheirLabel(FxRobot robot) {
        AtomicReference<Label> label = new AtomicReference<>();
        robot.interact(() -> {
            label.set(new Label("Скорость обучения"));
            dressed(label.get());
        });
        Label shown = label.get();
        assertThat(shown.lookup(".text").getLayoutBounds().getWidth()).isLessThanOrEqualTo(shown.getWidth() + 0.5).isPositive();
        assertThat(((javafx.scene.text.Text) shown.lookup(".text")).getText()).isEqualTo("Скорость обучения");
    }

    private static Scene dressed(Label label) {
        Scene scene = new Scene(new StackPane(label), 300, 60);
        new Dress(scene, MISSING).wear(Palette.LIGHT, 1);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }

    /** How many pixels of the drawn text differ from its background. */
    private static long ink(FxRobot robot, String text) {
        long[] pixels = {0};
        robot.interact(() -> {
            WritableImage picture = dressed(new Label(text)).snapshot(null);
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if (picture.getPixelReader().getArgb(x, y) != picture.getPixelReader().getArgb(0, 0)) {
                        pixels[0]++;
                    }
                }
            }
        });
        return pixels[0];
    }
}
