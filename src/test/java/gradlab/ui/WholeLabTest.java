package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.Presets;
import gradlab.train.RunState.Phase;
import gradlab.train.RunState.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Journeys through the lab with all its parts: charts, network picture and lessons. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class WholeLabTest {

    private static final Path LESSONS = Path.of("lessons").toAbsolutePath();

    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, Presets.first(), Lab.Views.of(LESSONS));
    }

    @Stop
    void stop() {
        open.close();
    }

    private long recorded(String series) {
        return open.model().state().run().map(RunRecord::recorder).flatMap(r -> r.history(series)).map(h -> h.points()).orElse(0L);
    }

    private static List<String> legend(FxRobot robot, String card) {
        return robot.from(robot.lookup("#" + card)).lookup(".legend-value").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    private static String title(FxRobot robot, String card) {
        return robot.from(robot.lookup("#" + card)).lookup(".card-title").queryAs(Label.class).getText();
    }

    /** Colours of a node's picture, as a fingerprint. */
    private static int picture(FxRobot robot, String id) {
        Node node = robot.lookup("#" + id).query();
        int[] hash = new int[1];
        robot.interact(() -> {
            var image = SwingFXUtils.fromFXImage(node.snapshot(null, null), null);
            hash[0] = java.util.Arrays.hashCode(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
        });
        return hash[0];
    }

    @Test
    void allFourChartsGrowWhileTraining(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        List<String> cards = List.of("chart-loss", "chart-rank", "chart-spectrum", "chart-saturation");
        List<Integer> before = cards.stream().map(card -> picture(robot, card)).toList();
        robot.clickOn("#play");
        await(() -> recorded("layer1.gradient.rank") > 20);
        robot.clickOn("#play");
        await(() -> open.is(Phase.PAUSED));
        await(() -> cards.stream().allMatch(card -> legend(robot, card).stream().anyMatch(value -> !value.isEmpty())));
        for (int i = 0; i < cards.size(); i++) {
            assertThat(picture(robot, cards.get(i))).as(cards.get(i)).isNotEqualTo(before.get(i));
        }
    }

    @Test
    void theSpectrumFollowsTheChosenLayer(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.clickOn("#step");
        await(() -> open.model().state().step() == 1);
        await(() -> legend(robot, "chart-spectrum").stream().noneMatch(String::isEmpty));
        List<String> ofLayer1 = legend(robot, "chart-spectrum");
        robot.interact(() -> open.model().selectedLayerProperty().set(2));
        await(() -> title(robot, "chart-spectrum").contains("2"));
        await(() -> legend(robot, "chart-spectrum").stream().noneMatch(String::isEmpty));
        assertThat(legend(robot, "chart-spectrum")).isNotEqualTo(ofLayer1);
    }

    @Test
    void aReluNetworkShowsDeadUnitsInsteadOfSaturation(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.interact(() -> open.model().edit(open.model().spec().withActivation(new gradlab.nn.Activation.Relu())));
        await(() -> title(robot, "chart-saturation").toLowerCase(Locale.ROOT).contains("мёртв"));
    }

    @Test
    void theFirstStepsOfTheSaturationLessonAreWalked(FxRobot robot) throws Exception {
        openLesson(robot, "saturation");
        for (String step : List.of("spokojnyj-start", "shirokie-vesa", "vhod-50")) {
            Button run = find(robot, "run-" + step);
            assertThat(run.isDisabled()).as("no run before a prediction").isTrue();
            click(robot, "option-" + step + "-1");
            await(() -> !run.isDisabled());
            click(robot, "run-" + step);
            await(() -> robot.lookup("#result-" + step).tryQuery().map(Node::isVisible).orElse(false));
            await(() -> told(robot, step).contains("✓"));
            assertThat(told(robot, step)).as("the claims are compared with what was measured").doesNotContain("✗");
        }
    }

    private static String told(FxRobot robot, String step) {
        return robot.from(robot.lookup("#result-" + step)).lookup(".label").queryAllAs(Label.class).stream().map(Label::getText)
                .collect(Collectors.joining("\n"));
    }

    /** With everything moving at full speed, work handed to the window is begun within 50 ms nearly always. */
    @Test
    void theWindowAnswersWhileTrainingRunsAtFullSpeed(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        robot.clickOn("#play");
        await(() -> open.model().state().step() > 5_000);
        int asked = 60;
        int late = 0;
        for (int i = 0; i < asked; i++) {
            long sent = System.nanoTime();
            long begun = WaitForAsyncUtils.waitForAsyncFx(5_000, System::nanoTime);
            late += begun - sent > 50_000_000 ? 1 : 0;
        }
        robot.clickOn("#play");
        await(() -> open.is(Phase.PAUSED));
        assertThat(late).as("of %d", asked).isLessThan(asked / 4);
    }

    private void openLesson(FxRobot robot, String id) throws Exception {
        robot.interact(() -> ((gradlab.ui.lesson.LessonPane) robot.lookup("#lesson").query()).open(LESSONS.resolve(id + ".md")));
        await(() -> ((gradlab.ui.lesson.LessonPane) robot.lookup("#lesson").query()).lesson().map(l -> l.id().equals(id)).orElse(false));
    }

    private static <N extends Node> N find(FxRobot robot, String id) throws Exception {
        await(() -> robot.lookup("#" + id).tryQuery().isPresent());
        return robot.lookup("#" + id).query();
    }

    /** Scrolls the lesson so that the node can be clicked, and clicks it. */
    private static void click(FxRobot robot, String id) throws Exception {
        Node node = find(robot, id);
        ScrollPane page = robot.lookup("#lesson-scroll").queryAs(ScrollPane.class);
        robot.interact(() -> {
            Region content = (Region) page.getContent();
            content.layout();
            double hidden = content.getHeight() - page.getViewportBounds().getHeight();
            double y = content.sceneToLocal(node.localToScene(0, 0)).getY();
            page.setVvalue(Math.clamp((y - 60) / hidden, 0, 1));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(node);
    }
}
