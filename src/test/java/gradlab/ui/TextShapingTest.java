package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.GlyphLayoutManager;
import gradlab.catalogue.Texts;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TextShapingTest {

    @Start
    private void start(Stage stage) {
        // only the toolkit
    }

    @Test
    void noTwoLayoutsShareAShaper() {
        TextShaping.keepApart();

        GlyphLayout first = GlyphLayoutManager.getInstance();
        GlyphLayoutManager.dispose(first);
        GlyphLayout second = GlyphLayoutManager.getInstance();
        GlyphLayoutManager.dispose(second);

        assertThat(second).isNotSameAs(first);
    }

    @Test
    void aSentenceThatQuotesWordsFromRightToLeftCanBeBrokenAnywhere(FxRobot robot) {
        for (String words : new String[] {"\u202eabc", "שלום עולם שלום", "سلام عليكم سلام"}) {
            robot.interact(() -> {
                Label label = new Label(Texts.russian().get("problem.csv.no-header", words));
                label.setWrapText(true);
                new Scene(label).getRoot().applyCss();
                for (int width = 60; width < 400; width++) {
                    assertThat(label.prefHeight(width)).isPositive();
                }
            });
        }
    }
}
