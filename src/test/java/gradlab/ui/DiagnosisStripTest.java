package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.data.BatchPlan;
import gradlab.diagnosis.Rule;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.train.RunState.Phase;
import gradlab.ui.ChartWishes.Place;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The strip above the charts: what it says, where its numbers lead, and what its buttons do. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class DiagnosisStripTest {

    private static final LayerSpec HIDDEN = new LayerSpec(8, new Activation.Tanh());
    private static final ExperimentSpec HEALTHY = ExperimentSpec.standard().withHidden(Collections.nCopies(4, HIDDEN))
            .withOptimizer(new Optimizer.Sgd(0.5)).withBatches(new BatchPlan(32, true));
    private static final ExperimentSpec SATURATED = HEALTHY.withInitializer(new Initializer.Normal(5, 1));

    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, HEALTHY);
    }

    @Stop
    void stop() {
        open.close();
    }

    private void train(FxRobot robot, ExperimentSpec spec, long steps) throws Exception {
        robot.interact(() -> {
            open.model().edit(spec);
            open.model().trainer().playTo(steps);
        });
        await(() -> open.model().state().spec().equals(spec) && open.model().state().step() == steps && open.is(Phase.PAUSED));
    }

    private boolean says(FxRobot robot, String key) {
        return robot.lookup("#diagnosis-verdict").tryQueryAs(Label.class).filter(label -> label.getText().equals(open.lab().words().get(key))).isPresent();
    }

    private static String sentence(FxRobot robot, String rule) {
        return robot.from(robot.lookup("#finding-" + rule)).lookup(".finding-sentence").queryAs(TextFlow.class).getChildren().stream()
                .map(node -> node instanceof Text text ? text.getText() : node instanceof Hyperlink link ? link.getText() : "")
                .collect(Collectors.joining());
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup("#" + id).tryQuery().isPresent();
    }

    @Test
    void beforeTheFirstStepsItPromisesADiagnosisAndThenHasNoComplaints(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        assertThat(says(robot, "diagnosis.early")).isTrue();

        train(robot, HEALTHY, 100);
        await(() -> says(robot, "diagnosis.none"));
        Label watched = robot.lookup("#diagnosis").lookup(".caption").queryAs(Label.class);
        assertThat(watched.getText()).endsWith(": " + Rule.all().size());
        assertThat(watched.getTooltip().getText()).contains("насыщение");
    }

    @Test
    void aComplaintIsASentenceInTheLanguageOfTheMoment(FxRobot robot) throws Exception {
        train(robot, SATURATED, 100);
        await(() -> isThere(robot, "finding-saturated"));
        assertThat(sentence(robot, "saturated")).startsWith("Насыщены несколько слоёв").contains("с шага 0").contains("Попробовать:");

        robot.interact(() -> open.lab().words().textsProperty().set(Texts.english()));
        assertThat(sentence(robot, "saturated")).startsWith("Several layers are saturated").contains("Try:");
        assertThat(robot.lookup("#finding-saturated").query().getAccessibleText()).startsWith("Hinders learning. Several layers");
    }

    @Test
    void aNumberPointsAtItsPlaceAndASecondClickTakesTheArrowAway(FxRobot robot) throws Exception {
        train(robot, SATURATED, 100);
        await(() -> isThere(robot, "finding-saturated"));
        // "… layer {0} … since step {1}: mean slope {2} …": words and numbers take turns
        Hyperlink slope = robot.lookup("#finding-saturated-5").queryAs(Hyperlink.class);
        robot.interact(slope::fire);

        Place place = open.model().charts().placeProperty().get().orElseThrow();
        int layer = open.model().selectedLayerProperty().get();
        assertThat(place.series()).isEqualTo("layer" + layer + ".slope.mean");
        assertThat(place.step()).isEqualTo(100);
        assertThat(place.label()).startsWith(slope.getText());
        assertThat(open.model().charts().bright()).containsExactly("slope");

        robot.interact(slope::fire);
        assertThat(open.model().charts().placeProperty().get()).isEqualTo(Optional.empty());
        assertThat(open.model().charts().bright()).isEmpty();
    }

    @Test
    void aRemedyIsTriedBesideTheSickRunUpToTheSameStep(FxRobot robot) throws Exception {
        train(robot, SATURATED, 100);
        await(() -> isThere(robot, "remedy-saturated-xavier"));
        robot.interact(robot.lookup("#remedy-saturated-xavier").queryAs(Button.class)::fire);

        await(() -> open.model().state().branches().size() == 2 && open.model().state().step() == 100 && open.is(Phase.PAUSED));
        assertThat(open.model().spec()).isEqualTo(SATURATED.withInitializer(new Initializer.Xavier()));
        assertThat(open.model().state().branch(0).orElseThrow().spec()).isEqualTo(SATURATED);
        await(() -> says(robot, "diagnosis.none"));
    }

    @Test
    void linksAndRemediesAreReachedByTheKeyboard(FxRobot robot) throws Exception {
        train(robot, SATURATED, 100);
        await(() -> isThere(robot, "finding-saturated"));
        assertThat(robot.from(robot.lookup("#finding-saturated")).lookup(".finding-link").queryAllAs(Hyperlink.class))
                .hasSizeGreaterThanOrEqualTo(3).allMatch(Node::isFocusTraversable)
                .allMatch(link -> link.getTooltip() != null);
        assertThat(robot.from(robot.lookup("#finding-saturated")).lookup(".remedy").queryAllAs(Button.class))
                .hasSizeGreaterThanOrEqualTo(2).allMatch(Node::isFocusTraversable)
                .allMatch(button -> button.getTooltip() != null && !button.getAccessibleText().isEmpty());
    }

    @Test
    void whatWasSaidOfOneRunIsForgottenInTheNext(FxRobot robot) throws Exception {
        train(robot, SATURATED, 100);
        await(() -> isThere(robot, "finding-saturated"));
        robot.interact(() -> open.model().trainer().restart());
        await(() -> says(robot, "diagnosis.early"));
    }
}
