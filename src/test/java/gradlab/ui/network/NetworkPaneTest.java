package gradlab.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.theme.Palette;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class NetworkPaneTest {

    private static final int STEPS = 150;

    private final Words words = new Words(Texts.russian());
    private final FrameClock clock = new FrameClock();
    private LabModel model;
    private NetworkPane pane;
    private StackPane root;

    @Start
    void start(Stage stage) {
        ExperimentSpec spec = ExperimentSpec.standard().withOptimizer(new Optimizer.Adam(0.03, 0.9, 0.999, 1e-8));
        model = new LabModel(spec, System::nanoTime);
        clock.onFrame(model::refresh);
        pane = new NetworkPane(model, words, clock);
        root = new StackPane(pane);
        root.setStyle(Palette.LIGHT.asCss());
        Scene scene = new Scene(root, 780, 300);
        scene.getStylesheets().add(NetworkPane.class.getResource("/gradlab/ui/network.css").toExternalForm());
        stage.setScene(scene);
        stage.show();
        clock.start();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            clock.stop();
            model.close();
        });
    }

    private void await(FxRobot robot, BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
        // what the last frame asked for is drawn in the pulse after it
        robot.interact(root::layout);
    }

    @Test
    void theAnswersGiveWayWhereLayersWouldStandOnEachOther(FxRobot robot) throws Exception {
        train(robot);
        Node answers = pane.lookup(".network-answer");
        assertThat(answers.isVisible()).isTrue();
        robot.interact(() -> {
            pane.setMaxWidth(220);
            root.layout();
        });
        assertThat(answers.isVisible()).isFalse();
        robot.interact(() -> {
            pane.setMaxWidth(Double.MAX_VALUE);
            root.layout();
        });
        assertThat(answers.isVisible()).isTrue();
    }

    private void train(FxRobot robot) throws Exception {
        model.trainer().playTo(STEPS);
        await(robot, () -> shownStep() == STEPS);
    }

    private long shownStep() {
        return pane.view().flatMap(NetworkView::snapshot).map(still -> still.step()).orElse(-1L);
    }

    private int pixelsNear(FxRobot robot, Node node, Color wanted) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = node.snapshot(null, null));
        PixelReader pixels = image[0].getPixelReader();
        int count = 0;
        for (int y = 0; y < image[0].getHeight(); y++) {
            for (int x = 0; x < image[0].getWidth(); x++) {
                count += distance(pixels.getColor(x, y), wanted) < 0.12 ? 1 : 0;
            }
        }
        return count;
    }

    private static double distance(Color a, Color b) {
        return Math.abs(a.getRed() - b.getRed()) + Math.abs(a.getGreen() - b.getGreen()) + Math.abs(a.getBlue() - b.getBlue());
    }

    private NetworkPicture picture(FxRobot robot) {
        return robot.lookup("#network-layers").queryAs(NetworkPicture.class);
    }

    private void clickLayer(FxRobot robot, int layer) {
        NetworkPicture picture = picture(robot);
        NetworkLayout plan = picture.plan().orElseThrow();
        Column column = plan.column(layer).orElseThrow();
        robot.clickOn(picture.localToScreen(column.x(), plan.y(column, 0)), MouseButton.PRIMARY);
    }

    @Test
    void structureIsDrawnBeforeTheFirstSnapshot(FxRobot robot) throws Exception {
        await(robot, () -> picture(robot).plan().isPresent());

        assertThat(picture(robot).plan().orElseThrow().columns()).hasSize(4);
    }

    @Test
    void linksAreDrawnInTheColoursOfTheirSigns(FxRobot robot) throws Exception {
        train(robot);

        assertThat(pixelsNear(robot, picture(robot), Palette.LIGHT.positive())).isPositive();
        assertThat(pixelsNear(robot, picture(robot), Palette.LIGHT.negative())).isPositive();
    }

    @Test
    void decisionMapHasBothColoursAfterTraining(FxRobot robot) throws Exception {
        train(robot);

        Node map = robot.lookup("#decision-map").query();
        int area = (int) (map.getBoundsInLocal().getWidth() * map.getBoundsInLocal().getHeight());
        Color one = Palette.LIGHT.diverging(0.6);
        Color zero = Palette.LIGHT.diverging(-0.6);
        assertThat(pixelsNear(robot, map, one)).isGreaterThan(area / 10);
        assertThat(pixelsNear(robot, map, zero)).isGreaterThan(area / 20);
    }

    @Test
    void clickOnALayerSelectsIt(FxRobot robot) throws Exception {
        train(robot);

        clickLayer(robot, 2);
        assertThat(model.selectedLayerProperty().get()).isEqualTo(2);
    }

    @Test
    void clickOnTheInputsSelectsNothing(FxRobot robot) throws Exception {
        train(robot);

        clickLayer(robot, 0);
        assertThat(model.selectedLayerProperty().get()).isEqualTo(1);
    }

    @Test
    void arrowKeysChooseTheLayerAndStopAtTheEnds(FxRobot robot) throws Exception {
        train(robot);
        robot.interact(pane::requestFocus);

        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        assertThat(model.selectedLayerProperty().get()).isEqualTo(3);
        robot.push(KeyCode.LEFT);
        assertThat(model.selectedLayerProperty().get()).isEqualTo(2);
    }

    @Test
    void pointingAtANeuronTellsItsNumbers(FxRobot robot) throws Exception {
        train(robot);
        NetworkPicture picture = picture(robot);
        NetworkLayout plan = picture.plan().orElseThrow();
        Column column = plan.column(1).orElseThrow();

        robot.moveTo(picture.localToScreen(column.x(), plan.y(column, 2)));
        await(robot, () -> robot.lookup("#network-hover").query().isVisible());
        robot.moveTo(picture.localToScreen(2, 2));
        await(robot, () -> !robot.lookup("#network-hover").query().isVisible());
    }

    @Test
    void screenReaderHearsNetworkAndSelection(FxRobot robot) throws Exception {
        train(robot);

        assertThat(pane.getAccessibleText()).contains("2-8-8-1").contains("слой 1").contains("tanh");
        robot.interact(() -> words.textsProperty().set(Texts.english()));
        assertThat(pane.getAccessibleText()).contains("layer 1");
    }

    @Test
    void otherNetworkIsDrawnAtOnce(FxRobot robot) throws Exception {
        train(robot);

        boolean[] emptied = new boolean[1];
        robot.interact(() -> {
            model.edit(model.spec().withActivation(new Activation.Relu()).withEnds(2, 3).withData(new DataSource.Blobs()));
            emptied[0] = pane.view().orElseThrow().snapshot().isEmpty();
        });
        assertThat(emptied[0]).isTrue();
        await(robot, () -> shownStep() == 0);
        assertThat(pane.view().orElseThrow().shape().outputs()).isEqualTo(3);
    }

    @Test
    void withoutAPlaneOneExampleIsAnsweredAndTheNextOneOnDemand(FxRobot robot) throws Exception {
        robot.interact(() -> model.edit(model.spec().withData(new DataSource.Blobs(60, 4, 5, 0.6, 1)).withEnds(5, 4)));
        await(robot, () -> shownStep() == 0 && pane.view().orElseThrow().colours().isPresent());

        assertThat(robot.lookup("#decision-map").query().isVisible()).isFalse();
        robot.clickOn("#example-previous");
        assertThat(pane.view().orElseThrow().example()).contains(new Pin(false, 41));
    }

    @Test
    void hiddenPictureAsksForNothing(FxRobot robot) throws Exception {
        train(robot);
        robot.interact(() -> root.setVisible(false));

        model.trainer().playTo(2 * STEPS);
        await(robot, () -> model.state().step() == 2 * STEPS);
        robot.interact(() -> {
            for (int frame = 0; frame < 10; frame++) {
                clock.tick();
            }
        });
        assertThat(shownStep()).isEqualTo(STEPS);
    }

    @Test
    void removedPictureLeavesTheClock(FxRobot robot) throws Exception {
        train(robot);
        robot.interact(() -> root.getChildren().clear());

        robot.interact(() -> model.selectedLayerProperty().set(2));
        assertThat(pane.view().orElseThrow().selected()).isEqualTo(1);
    }
}
