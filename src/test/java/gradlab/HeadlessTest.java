package gradlab;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The ground that every test of the window stands on: JavaFX runs, draws and is clicked without a display. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class HeadlessTest {

    // controls can only be made once the toolkit runs
    private Label label;

    @Start
    void start(Stage stage) {
        label = new Label();
        Button button = new Button("Шаг");
        button.setId("step");
        button.setOnAction(_ -> label.setText("Сделан шаг"));
        stage.setScene(new Scene(new VBox(label, button), 200, 100));
        stage.show();
    }

    @Test
    void toolkitRunsOnTheHeadlessPlatform() {
        assertThat(System.getProperty("glass.platform")).isEqualTo("Headless");
        assertThat(Stage.class.getModule().getName()).as("JavaFX on the module path").isEqualTo("javafx.graphics");
    }

    @Test
    void cyrillicIsDrawn(FxRobot robot) {
        assertThat(ink(robot, "")).isZero();
        assertThat(ink(robot, "Градиент")).isPositive();
    }

    @Test
    void cyrillicLettersHaveShapesOfTheirOwn(FxRobot robot) {
        assertThat(ink(robot, "ЩЩЩ")).as("a font without Cyrillic draws every letter as the same box")
                .isNotEqualTo(ink(robot, "ГГГ"));
    }

    @Test
    void robotClicksAButton(FxRobot robot) {
        robot.clickOn("#step");
        assertThat(label.getText()).isEqualTo("Сделан шаг");
    }

    /** How many pixels of the drawn text differ from its background. */
    private static long ink(FxRobot robot, String text) {
        long[] pixels = {0};
        robot.interact(() -> {
            WritableImage picture = new Scene(new StackPane(new Label(text)), 200, 50).snapshot(null);
            PixelReader read = picture.getPixelReader();
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    if (read.getArgb(x, y) != read.getArgb(0, 0)) {
                        pixels[0]++;
                    }
                }
            }
        });
        return pixels[0];
    }
}
