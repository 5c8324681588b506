package gradlab.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.WeightEdit;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.Optimizer;
import gradlab.train.Event;
import gradlab.train.RunState.Phase;
import gradlab.train.Snapshot;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Unit;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
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
class NetworkJourneyTest {

    private static final int STEPS = 60;

    private final Words words = new Words(Texts.russian());
    private final FrameClock clock = new FrameClock();
    private LabModel model;
    private NetworkPane pane;
    private StackPane root;

    @Start
    void start(Stage stage) {
        model = new LabModel(ExperimentSpec.standard().withOptimizer(new Optimizer.Adam(0.03, 0.9, 0.999, 1e-8)), System::nanoTime);
        clock.onFrame(model::refresh);
        pane = new NetworkPane(model, words, clock);
        root = new StackPane(pane);
        root.setStyle(Palette.LIGHT.asCss());
        Scene scene = new Scene(root, 900, 320);
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

    @Test
    void aWeightIsTypedByMouseAndABiasByKeyboardAndBothAreTakenBack(FxRobot robot) throws Exception {
        train(robot);
        double before = still().weight(1, 0, 0);
        robot.clickOn(onLink(robot, 1, 0, 0), MouseButton.PRIMARY);
        TextField field = field(robot);
        assertThat(field.isFocused()).isTrue();
        assertThat(field.getText()).isEqualTo(words.number(before, 8));

        robot.interact(() -> field.setText("много"));
        robot.push(KeyCode.ENTER);
        assertThat(model.spec().edits()).isEmpty();
        assertThat(robot.lookup("#weight-note").queryAs(Label.class).getText()).isNotEqualTo(words.get("network.edit.hint"));
        robot.interact(() -> field.setText("-2,5"));
        robot.push(KeyCode.ENTER);
        assertThat(model.spec().edits()).containsExactly(new WeightEdit.Weight(1, 1, 1, -2.5, before, STEPS));
        await(robot, () -> still().weight(1, 0, 0) == -2.5);
        assertThat(model.state().run().orElseThrow().recorder().events()).anyMatch(event -> event.kind() == Event.Kind.CHANGED);
        assertThat(field.isVisible() && pane.isEditing()).isFalse();

        robot.interact(() -> model.selectedLayerProperty().set(2));
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
        assertThat(pane.getAccessibleText()).contains("слой 2 · нейрон 2");
        robot.push(KeyCode.ENTER);
        robot.interact(() -> field(robot).setText("1e1"));
        robot.push(KeyCode.ENTER);
        await(robot, () -> still().bias(2, 1) == 10);

        robot.interact(model::undo);
        robot.interact(model::undo);
        await(robot, () -> still().weight(1, 0, 0) == before && still().bias(2, 1) != 10);
        assertThat(model.spec().edits()).isEmpty();
    }

    @Test
    void trainingWaitsWhileAWeightIsTypedAndGoesOnThen(FxRobot robot) throws Exception {
        train(robot);
        robot.interact(() -> model.trainer().playTo(1_000_000_000));
        await(robot, () -> model.state().phase() == Phase.RUNNING && model.state().step() > STEPS);
        robot.interact(pane::requestFocus);
        robot.push(KeyCode.DOWN).push(new javafx.scene.input.KeyCodeCombination(KeyCode.DOWN, javafx.scene.input.KeyCombination.SHIFT_DOWN)).push(KeyCode.ENTER);
        await(robot, () -> model.state().phase() == Phase.PAUSED && shownStep() == model.state().step());
        long here = model.state().step();
        robot.interact(() -> field(robot).setText("0"));
        robot.push(KeyCode.ENTER);

        await(robot, () -> model.state().phase() == Phase.RUNNING && model.state().step() > here);
        assertThat(model.spec().edits()).singleElement().satisfies(edit -> assertThat(edit.step()).isEqualTo((int) here));
    }

    @Test
    void escapeChangesNothing(FxRobot robot) throws Exception {
        train(robot);
        robot.clickOn(onLink(robot, 1, 1, 7), MouseButton.PRIMARY);
        robot.interact(() -> field(robot).setText("3"));
        robot.push(KeyCode.ESCAPE);

        assertThat(pane.isEditing()).isFalse();
        assertThat(model.spec().edits()).isEmpty();
        assertThat(pane.isFocused()).isTrue();
        robot.moveTo(new Point2D(0, 0));
        await(robot, () -> !robot.lookup("#network-hover").query().isVisible());
    }

    @Test
    void anExampleIsPickedOnTheMapAndFollowedThroughTheLayers(FxRobot robot) throws Exception {
        train(robot);
        DecisionMap map = robot.lookup("#decision-map").queryAs(DecisionMap.class);
        Pin pin = new Pin(false, 3);
        Point2D at = new PointMarks(pane.view().orElseThrow(), side(map)).placeOf(pin).orElseThrow();
        robot.clickOn(map.localToScreen(at.getX(), at.getY()), MouseButton.PRIMARY);
        await(robot, () -> pane.view().orElseThrow().follows());

        Pin picked = pane.view().orElseThrow().example().orElseThrow();
        ExampleWalk walk = pane.view().orElseThrow().walk().orElseThrow();
        assertThat(walk.activations()[0][2]).isEqualTo(Math.tanh(walk.sums()[0][2]), org.assertj.core.data.Offset.offset(1e-12));
        Node card = robot.lookup("#pin-1").query();
        assertThat(card.isVisible()).isTrue();
        assertThat(card.getAccessibleText()).contains(words.number(walk.loss(), 3));
        NetworkPicture picture = robot.lookup("#network-layers").queryAs(NetworkPicture.class);
        Point2D neuron = picture.middleOf(new Unit(1, 2)).orElseThrow();
        robot.moveTo(picture.localToScreen(neuron));
        await(robot, () -> robot.lookup("#network-hover").query().isVisible() && labels(robot).contains(words.number(walk.sums()[0][2], 4)));

        robot.interact(map::requestFocus);
        robot.push(KeyCode.RIGHT).push(KeyCode.ENTER);
        await(robot, () -> pane.view().orElseThrow().pins().size() == 2 && !pane.view().orElseThrow().example().equals(java.util.Optional.of(picked)));
        assertThat(map.getAccessibleText()).contains("пример");
        robot.interact(() -> robot.lookup("#pin-1").query().requestFocus());
        robot.push(KeyCode.DELETE);
        await(robot, () -> pane.view().orElseThrow().pins().size() == 1);
        model.trainer().playTo(2 * STEPS);
        await(robot, () -> shownStep() == 2 * STEPS);
        robot.interact(() -> model.edit(model.spec().withSeeds(gradlab.experiment.Seeds.all(8))));
        await(robot, () -> pane.view().orElseThrow().pins().isEmpty());
    }

    @Test
    void aLayerThatDoesNotFitIsPagedThroughAndShowsItsStrongest(FxRobot robot) throws Exception {
        LayerSpec wide = new LayerSpec(128, new Activation.Tanh());
        robot.interact(() -> model.edit(model.spec().withHidden(List.of(wide, wide))));
        train(robot);
        await(robot, () -> robot.lookup("#network-order").query().isVisible());
        int shown = column(robot).shown();
        assertThat(column(robot).units()).startsWith(0, 1, 2);
        assertThat(column(robot).folded()).isEqualTo(128 - shown);

        robot.interact(pane::requestFocus);
        robot.push(KeyCode.PAGE_DOWN);
        assertThat(column(robot).unit(0)).isEqualTo(shown);
        robot.push(KeyCode.PAGE_UP);
        for (int i = 0; i < shown + 2; i++) {
            robot.push(KeyCode.DOWN);
        }
        assertThat(column(robot).unit(shown - 1)).isEqualTo(shown + 1);
        assertThat(pane.getAccessibleText()).contains("нейрон " + (shown + 2));

        robot.clickOn("#network-order");
        LayerWeights weights = LayerWeights.of(still().values(), model.spec().network(), 1);
        assertThat(weights.incomingNorm(column(robot).unit(0))).isEqualTo(
                java.util.stream.IntStream.range(0, 128).mapToDouble(weights::incomingNorm).max().orElseThrow());
        assertThat(words.get("network.order.strongest")).isEqualTo(robot.lookup("#network-order").queryAs(javafx.scene.control.ToggleButton.class).getText());
    }

    @Test
    void theMapSaysHowGoodTheAnswersAreAndWhereTheyErr(FxRobot robot) throws Exception {
        train(robot);
        String text = robot.lookup("#decision-map").query().getAccessibleText();

        assertThat(text).contains(words.percent(model.state().accuracy())).containsAnyOf("ошибок нет", "Ошибок на показанных");
    }

    private double side(DecisionMap map) {
        return Math.floor(Math.min(map.getWidth(), map.getHeight() - Math.ceil(1.7 * pane.view().orElseThrow().font().getSize())));
    }

    private String labels(FxRobot robot) {
        return robot.lookup("#network-hover .label").queryAll().stream().map(label -> ((Label) label).getText()).reduce("", (a, b) -> a + " " + b);
    }

    private Column column(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(root::layout);
        return robot.lookup("#network-layers").queryAs(NetworkPicture.class).plan().orElseThrow().column(1).orElseThrow();
    }

    private TextField field(FxRobot robot) {
        return robot.lookup("#weight-field").queryAs(TextField.class);
    }

    /** A place on a link where no other passes nearer: a tenth of the way from where it begins. */
    private Point2D onLink(FxRobot robot, int layer, int from, int to) {
        NetworkPicture picture = robot.lookup("#network-layers").queryAs(NetworkPicture.class);
        NetworkLayout plan = picture.plan().orElseThrow();
        Column left = plan.column(layer - 1).orElseThrow();
        Column right = plan.column(layer).orElseThrow();
        double begin = left.x() + plan.half(left);
        double end = right.x() - plan.half(right);
        for (double along = 0.05; along < 1; along += 0.01) {
            double x = begin + along * (end - begin);
            double y = plan.y(left, from) + along * (plan.y(right, to) - plan.y(left, from));
            if (plan.linkAt(x, y, 4).equals(java.util.Optional.of(new NetworkLayout.Link(layer, from, to)))) {
                return picture.localToScreen(x, y);
            }
        }
        throw new AssertionError("the link cannot be hit");
    }

    private void await(FxRobot robot, BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
        robot.interact(root::layout);
    }

    private void train(FxRobot robot) throws Exception {
        model.trainer().playTo(STEPS);
        await(robot, () -> shownStep() == STEPS && model.state().step() == STEPS);
    }

    private long shownStep() {
        return pane.view().flatMap(NetworkView::snapshot).map(Snapshot::step).orElse(-1L);
    }

    private Snapshot still() {
        return pane.view().flatMap(NetworkView::snapshot).orElseThrow();
    }
}
