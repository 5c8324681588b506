package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.Presets;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The mouse is quicker than the frame in which a window is painted in its new colours. */
@ExtendWith(ApplicationExtension.class)
class DressTest {

    private final List<String> warnings = new ArrayList<>();
    private final Logger log = Logger.getLogger("javafx.css");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord warning) {
            warnings.add(warning.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private Button button;
    private OpenLab open;
    private Stage other;
    private Dress dress;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, Presets.first());
        button = new Button("?");
        Tips.on(button, new SimpleStringProperty("tip"));
        other = new Stage();
        other.setScene(new Scene(new VBox(new VBox(button)), 200, 100));
        dress = new Dress(other.getScene(), Typeface.ofThisMachine());
        dress.wearSheets(Palette.LIGHT, 1);
        other.show();
        log.addHandler(handler);
    }

    @Stop
    void stop() {
        other.close();
        open.close();
    }

    @AfterEach
    void forgetLog() {
        log.removeHandler(handler);
    }

    @Test
    void aTooltipFindsItsColoursRightAfterTheThemeOfAllWindowsChanged(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            open.model().paletteProperty().set(Palette.DARK);
            hover(button);
            dress.wearSheets(Palette.DARK, 1.5);
            hover(button);
            hover(robot.lookup("#play").query());
        });
        assertThat(warnings).isEmpty();
    }

    private static void hover(Node node) {
        Event.fireEvent(node, new MouseEvent(MouseEvent.MOUSE_MOVED, 1, 1, 1, 1, MouseButton.NONE, 0, false, false, false, false, false, false, false, false, false, true, null));
    }
}
