package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static gradlab.ui.OpenLab.inView;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.Augmentation;
import gradlab.data.DataSource;
import gradlab.data.TypedPoints;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Clipping;
import gradlab.experiment.Directions;
import gradlab.experiment.EarlyStop;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.experiment.Regularization;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.Loss;
import gradlab.nn.Optimizer;
import gradlab.nn.Schedule;
import gradlab.probe.DimensionShare;
import gradlab.probe.MatrixChoice;
import gradlab.probe.MeasureChoice;
import gradlab.probe.Norms;
import gradlab.probe.Ranks;
import gradlab.probe.LocalRank;
import gradlab.train.RunState.Phase;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ExperimentFormTest {

    private OpenLab open;

    @Start
    void start(Stage stage) {
        open = new OpenLab(stage, Presets.first());
    }

    @Stop
    void stop() {
        open.close();
    }

    @Test
    void sliderDragIsOneStepOfUndo(FxRobot robot) {
        Slider slider = inView(robot, "optimizer-rate-slider");
        Node thumb = slider.lookup(".thumb");
        robot.moveTo(thumb).press(MouseButton.PRIMARY).moveBy(20, 0).moveBy(20, 0).moveBy(15, 0).release(MouseButton.PRIMARY);
        double dragged = open.model().spec().optimizer().rate();
        assertThat(dragged).isGreaterThan(0.05);
        robot.interact(open.model()::undo);
        assertThat(open.model().spec()).isEqualTo(Presets.first());
        assertThat(open.model().canUndoProperty().get()).isFalse();
    }

    @Test
    void twoDragsAreTwoStepsOfUndo(FxRobot robot) {
        Slider slider = inView(robot, "optimizer-rate-slider");
        robot.drag(slider.lookup(".thumb")).dropBy(30, 0);
        double first = open.model().spec().optimizer().rate();
        robot.drag(slider.lookup(".thumb")).dropBy(30, 0);
        robot.interact(open.model()::undo);
        assertThat(open.model().spec().optimizer().rate()).isEqualTo(first);
    }

    @Test
    void measurementsAreSwitchedOnAndOffWithoutStartingOver(FxRobot robot) throws Exception {
        robot.interact(() -> open.model().trainer().stepOnce());
        await(() -> open.model().state().step() == 1);
        robot.clickOn((Node) inView(robot, "probe-local-rank"));
        assertThat(open.model().spec().probes()).contains(new LocalRank());
        TextField samples = inView(robot, "probe-local-rank-samples");
        robot.doubleClickOn(samples).push(KeyCode.CONTROL, KeyCode.A).write("16").type(KeyCode.ENTER);
        assertThat(open.model().spec().localRank()).isEqualTo(new LocalRank(0.01, 0.01, 25, 16));
        await(() -> open.model().state().spec().equals(open.model().spec()));
        assertThat(open.model().state().step()).isEqualTo(1);

        robot.clickOn((Node) inView(robot, "probe-local-rank"));
        assertThat(open.model().spec()).isEqualTo(Presets.first());
        assertThat(robot.lookup("#probe-local-rank-samples").tryQuery()).isEmpty();
        assertThat(robot.lookup("#probe-loss").queryAs(CheckBox.class).isDisabled()).isTrue();
    }

    @Test
    void wrongNumberIsMarkedAndNotApplied(FxRobot robot) {
        TextField field = inView(robot, "optimizer-rate");
        robot.doubleClickOn(field).push(KeyCode.CONTROL, KeyCode.A).write("-1").type(KeyCode.ENTER);
        assertThat(OpenLab.isWrong(field)).isTrue();
        assertThat(field.getTooltip().getText()).contains("100");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("0x1").type(KeyCode.TAB);
        assertThat(OpenLab.isWrong(field)).isTrue();
        assertThat(open.model().spec()).isEqualTo(Presets.first());

        robot.clickOn(field).type(KeyCode.ESCAPE);
        assertThat(OpenLab.isWrong(field)).isFalse();
        assertThat(field.getText()).isEqualTo("0,01");
    }

    @Test
    void whatWasTypedForAMemberThatIsGoneIsForgotten(FxRobot robot) throws Exception {
        TextField field = inView(robot, "optimizer-beta1");
        robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write("0.5");
        robot.interact(() -> open.model().edit(Presets.first().withOptimizer(new Optimizer.Sgd(0.25))));
        // what was thrown on the FX thread is thrown here again
        await(() -> robot.lookup("#optimizer-beta1").tryQuery().isEmpty());
        assertThat(open.model().spec().optimizer()).isEqualTo(new Optimizer.Sgd(0.25));
    }

    @Test
    void commaAndPointAreReadInRussian(FxRobot robot) {
        TextField field = inView(robot, "optimizer-rate");
        robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write("0,02").type(KeyCode.ENTER);
        assertThat(open.model().spec().optimizer().rate()).isEqualTo(0.02);
        robot.push(KeyCode.CONTROL, KeyCode.A).write("0.03").type(KeyCode.ENTER);
        assertThat(open.model().spec().optimizer().rate()).isEqualTo(0.03);
        assertThat(field.getText()).isEqualTo("0,03");
    }

    @Test
    void everyOptimizerShowsItsParameters(FxRobot robot) {
        ComboBox<Entry<Optimizer>> menu = robot.lookup("#optimizer").queryComboBox();
        for (Entry<Optimizer> entry : Catalogues.OPTIMIZER.entries()) {
            robot.interact(() -> menu.setValue(entry));
            assertThat(open.model().spec().optimizer()).isEqualTo(entry.standard());
            entry.parameters().forEach(parameter ->
                    assertThat(robot.lookup("#optimizer-" + parameter.spelling().english()).tryQuery()).as(parameter.toString()).isPresent());
        }
    }

    @Test
    void anOptimizerThatNeedsTheWholeSetTakesIt(FxRobot robot) {
        ComboBox<Entry<Optimizer>> menu = robot.lookup("#optimizer").queryComboBox();
        robot.interact(() -> menu.setValue(Catalogues.OPTIMIZER.find("lbfgs").orElseThrow()));
        assertThat(open.model().spec().batches().isFull()).isTrue();
        robot.interact(open.model()::undo);
        assertThat(open.model().spec()).isEqualTo(Presets.first());
    }

    @Test
    void everyScheduleShowsItsParameters(FxRobot robot) {
        ComboBox<Entry<Schedule>> menu = robot.lookup("#schedule").queryComboBox();
        for (Entry<Schedule> entry : Catalogues.SCHEDULE.entries()) {
            robot.interact(() -> menu.setValue(entry));
            assertThat(open.model().spec().schedule()).isEqualTo(entry.standard());
            entry.parameters().forEach(parameter ->
                    assertThat(robot.lookup("#schedule-" + parameter.spelling().english()).tryQuery()).as(parameter.toString()).isPresent());
        }
    }

    @Test
    void penaltiesAreAddedChangedAndTakenAway(FxRobot robot) {
        ComboBox<Entry<Regularization>> first = robot.lookup("#regularization").queryComboBox();
        robot.interact(() -> first.setValue(Catalogues.REGULARIZATION.find("l2").orElseThrow()));
        ComboBox<Entry<Regularization>> second = robot.lookup("#regularization-2").queryComboBox();
        assertThat(second.getItems()).extracting(entry -> entry.spelling().english()).contains("none", "l1").doesNotContain("l2");
        robot.interact(() -> second.setValue(Catalogues.REGULARIZATION.find("l1").orElseThrow()));
        TextField strength = inView(robot, "regularization-2-k");
        robot.clickOn(strength).push(KeyCode.CONTROL, KeyCode.A).write("0,02").type(KeyCode.ENTER);
        assertThat(open.model().spec().regularization()).containsExactly(new Regularization.L2(), new Regularization.L1(0.02, false));

        robot.interact(() -> first.setValue(Catalogues.REGULARIZATION.find("none").orElseThrow()));
        assertThat(open.model().spec().regularization()).containsExactly(new Regularization.L1(0.02, false));
        assertThat(first.getValue().spelling().english()).isEqualTo("l1");
        assertThat(second.getValue().spelling().english()).isEqualTo("none");
        robot.interact(open.model()::undo);
        assertThat(second.getValue().spelling().english()).isEqualTo("l1");
    }

    @Test
    void theCutShowsItsLimit(FxRobot robot) {
        ComboBox<Entry<Clipping>> menu = robot.lookup("#clip").queryComboBox();
        robot.interact(() -> menu.setValue(Catalogues.CLIPPING.find("norm").orElseThrow()));
        TextField limit = inView(robot, "clip-limit");
        robot.clickOn(limit).push(KeyCode.CONTROL, KeyCode.A).write("0,25").type(KeyCode.ENTER);
        assertThat(open.model().spec().clipping()).isEqualTo(new Clipping.Norm(0.25));
        ComboBox<Entry<Optimizer>> optimizer = robot.lookup("#optimizer").queryComboBox();
        robot.interact(() -> optimizer.setValue(Catalogues.OPTIMIZER.find("lbfgs").orElseThrow()));
        assertThat(open.model().spec().clipping()).isEqualTo(new Clipping.None());
    }

    @Test
    void theNumberOfDirectionsIsDraggedWhileTrainingGoesOn(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#directions-count-slider").query().isVisible()).isFalse();
        ComboBox<Entry<Directions>> menu = robot.lookup("#directions").queryComboBox();
        robot.interact(() -> menu.setValue(Catalogues.DIRECTIONS.find("strongest").orElseThrow()));
        await(() -> open.model().state().spec().directions().equals(new Directions.Strongest(1)));
        long id = open.model().state().runId();
        robot.interact(open.model().trainer()::play);
        await(() -> open.model().state().step() > 0);
        Slider slider = inView(robot, "directions-count-slider");
        assertThat(slider.getMax()).as("the widest matrix has this many").isEqualTo(8);
        robot.drag(slider.lookup(".thumb")).dropBy(30, 0);
        Directions dragged = open.model().spec().directions();
        assertThat(((Directions.Strongest) dragged).count()).isBetween(2, 8);
        await(() -> open.model().state().spec().directions().equals(dragged));
        assertThat(open.model().state().runId()).as("the same weights go on").isEqualTo(id);
        assertThat(robot.lookup("#directions-count").queryAs(TextField.class).getText()).isEqualTo(
                Integer.toString(((Directions.Strongest) dragged).count()));
        robot.interact(open.model()::undo);
        assertThat(open.model().spec().directions()).as("one drag is one step of undo").isEqualTo(new Directions.Strongest(1));
        assertThat(slider.getValue()).isEqualTo(1);

        robot.interact(() -> menu.setValue(Catalogues.DIRECTIONS.find("without").orElseThrow()));
        assertThat(slider.isVisible()).isTrue();
        robot.interact(() -> menu.setValue(Catalogues.DIRECTIONS.find("all").orElseThrow()));
        assertThat(slider.isVisible()).isFalse();
    }

    @Test
    void earlyStoppingShowsItsPatience(FxRobot robot) {
        ComboBox<Entry<EarlyStop>> menu = robot.lookup("#early-stop").queryComboBox();
        robot.interact(() -> menu.setValue(Catalogues.EARLY_STOP.find("patience").orElseThrow()));
        TextField checks = inView(robot, "early-stop-checks");
        robot.clickOn(checks).push(KeyCode.CONTROL, KeyCode.A).write("3").type(KeyCode.ENTER);
        inView(robot, "early-stop-restore");
        robot.clickOn("#early-stop-restore");
        assertThat(open.model().spec().earlyStop()).isEqualTo(new EarlyStop.Patience(3, 10, false));
    }

    @Test
    void networkFollowsTheData(FxRobot robot) throws Exception {
        robot.clickOn("#data-blobs");
        assertThat(open.model().spec().network().outputs()).isEqualTo(3);
        TextField features = inView(robot, "data-features");
        robot.clickOn(features).push(KeyCode.CONTROL, KeyCode.A).write("5").type(KeyCode.ENTER);
        assertThat(open.model().spec().network().inputs()).isEqualTo(5);
        await(() -> open.is(Phase.PAUSED) && open.model().state().spec().equals(open.model().spec()));
    }

    @Test
    void everyGeneratorCanBeChosen(FxRobot robot) throws Exception {
        for (Entry<DataSource> entry : Catalogues.DATA.entries()) {
            if (!entry.standard().readsFiles()) {
                inView(robot, "data-" + entry.spelling().english());
                robot.clickOn("#data-" + entry.spelling().english());
                assertThat(open.model().spec().data()).isEqualTo(entry.standard());
                await(() -> open.is(Phase.PAUSED) && open.model().state().spec().equals(open.model().spec()));
            }
        }
    }

    @Test
    void pointsAreTypedAndWrongOnesMarked(FxRobot robot) throws Exception {
        inView(robot, "data-points");
        robot.clickOn("#data-points");
        TextField field = inView(robot, "data-list");
        robot.clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write("0 0 1 0; 1 1 1 x").type(KeyCode.ENTER);
        assertThat(OpenLab.isWrong(field)).isTrue();
        assertThat(open.model().spec().data()).isEqualTo(new TypedPoints());
        robot.push(KeyCode.CONTROL, KeyCode.A).write("0 0 1 0; 1 1 1 2; 1 0 1 4").type(KeyCode.ENTER);
        assertThat(OpenLab.isWrong(field)).isFalse();
        assertThat(open.model().spec().network().inputs()).isEqualTo(3);
        assertThat(open.model().spec().network().outputs()).isEqualTo(3);
        await(() -> open.is(Phase.PAUSED) && open.model().state().spec().equals(open.model().spec()));
    }

    @Test
    void picturesAreMovedOnlyWhereThereArePictures(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        ComboBox<Entry<Augmentation>> menu = robot.lookup("#augment").queryComboBox();
        assertThat(menu.getItems()).extracting(entry -> entry.spelling().english()).containsExactly("none", "noise");
        inView(robot, "data-digits");
        robot.clickOn("#data-digits");
        await(() -> open.is(Phase.PAUSED) && menu.getItems().size() == 3);
        robot.interact(() -> menu.setValue(Catalogues.AUGMENTATION.find("images").orElseThrow()));
        assertThat(open.model().spec().batches().augmentation()).isEqualTo(new Augmentation.Images());
        inView(robot, "data-circles");
        robot.clickOn("#data-circles");
        assertThat(open.model().spec().batches().augmentation()).isEqualTo(new Augmentation.None());
        await(() -> open.is(Phase.PAUSED) && open.model().state().spec().equals(open.model().spec()));
    }

    @Test
    void losingItsClassesALossBecomesAutomatic(FxRobot robot) throws Exception {
        robot.clickOn("#data-blobs");
        robot.interact(() -> open.model().edit(open.model().spec().withLoss(new Loss.CrossEntropy())));
        inView(robot, "data-circles");
        robot.clickOn("#data-circles");
        assertThat(open.model().spec().loss()).isEqualTo(new Loss.Auto());
        await(() -> open.is(Phase.PAUSED) && open.model().state().spec().equals(open.model().spec()));
    }

    @Test
    void crossEntropyOfTwoClassesGetsTwoOutputs(FxRobot robot) throws Exception {
        await(() -> open.is(Phase.PAUSED));
        ComboBox<Entry<Loss>> menu = robot.lookup("#loss").queryComboBox();
        robot.interact(() -> menu.setValue(Catalogues.LOSS.find("cross-entropy").orElseThrow()));
        assertThat(open.model().spec().network().outputs()).isEqualTo(2);
        robot.interact(() -> menu.setValue(Catalogues.LOSS.find("auto").orElseThrow()));
        assertThat(open.model().spec().network().outputs()).isEqualTo(1);
    }

    @Test
    void layersAreAddedResizedAndRemoved(FxRobot robot) {
        inView(robot, "add-layer");
        robot.clickOn("#add-layer");
        assertThat(open.model().spec().hidden()).hasSize(4);
        robot.clickOn("#layer-4-more").clickOn("#layer-4-more").clickOn("#layer-4-fewer");
        assertThat(open.model().spec().hidden().getLast().units()).isEqualTo(9);
        inView(robot, "layer-1-remove");
        robot.clickOn("#layer-1-remove");
        assertThat(open.model().spec().hidden()).hasSize(3);
        assertThat(open.model().spec().hidden().getFirst().activation()).isEqualTo(new Activation.Sigmoid());
    }

    @Test
    void activationWithAParameterShowsItInItsLayer(FxRobot robot) {
        ComboBox<Entry<Activation>> menu = robot.lookup("#layer-2-activation").queryComboBox();
        robot.interact(() -> menu.setValue(Catalogues.ACTIVATION.find("leaky-relu").orElseThrow()));
        TextField alpha = inView(robot, "layer-2-alpha");
        robot.clickOn(alpha).push(KeyCode.CONTROL, KeyCode.A).write("0,2").type(KeyCode.ENTER);
        assertThat(open.model().spec().hidden().get(1).activation()).isEqualTo(new Activation.LeakyRelu(0.2));
    }

    @Test
    void oneSeedStandsForThreeUntilTheyAreSetApart(FxRobot robot) {
        inView(robot, "seed-same");
        robot.clickOn("#seed-draw");
        assertThat(open.model().spec().seeds().areEqual()).isTrue();
        assertThat(open.model().spec().seeds()).isNotEqualTo(Presets.first().seeds());
        inView(robot, "seed-same");
        robot.clickOn("#seed-same");
        inView(robot, "seed-weights");
        robot.clickOn("#seed-weights-draw");
        assertThat(open.model().spec().seeds().areEqual()).isFalse();
        assertThat(open.model().spec().seeds().data()).isEqualTo(open.model().spec().seeds().batches());
    }

    @Test
    void measurementsAreTickedAndTheirParametersChosen(FxRobot robot) {
        robot.interact(() -> robot.lookup("#probe-dimension-share").queryAs(CheckBox.class).fire());
        assertThat(open.model().spec().probes()).contains(new DimensionShare());
        robot.interact(() -> robot.lookup("#probe-rank-matrix").queryAs(ComboBox.class).getSelectionModel().select(MatrixChoice.PROBE_GRADIENT));
        assertThat(open.model().spec().probes()).contains(new Ranks(1e-3, 10, MatrixChoice.PROBE_GRADIENT, MeasureChoice.USUAL));
        robot.interact(() -> robot.lookup("#probe-norm").queryAs(CheckBox.class).fire());

        assertThat(open.model().spec().probes()).doesNotHaveAnyElementsOfTypes(Norms.class);
        assertThat(robot.lookup("#probe-norm-every").tryQuery()).as("what is not measured has no parameters").isEmpty();
        assertThat(robot.lookup("#probe-loss").queryAs(CheckBox.class).isDisabled()).as("the loss is always measured").isTrue();
    }

    @Test
    void controlsFollowTheModelWithoutEditingIt(FxRobot robot) {
        ExperimentSpec odd = Presets.first().withInitializer(new Initializer.Normal(0.123456789, 1.0 / 3))
                .withData(new DataSource.Moons(7, 1.0 / 7, Math.PI)).withOptimizer(new Optimizer.Momentum(1.0 / 3e4, 0.87654321, 0));
        robot.interact(() -> open.model().edit(odd));
        inView(robot, "seed-same");
        robot.interact(() -> open.lab().words().textsProperty().set(gradlab.catalogue.Texts.english()));
        TextField field = inView(robot, "init-deviation");
        robot.clickOn(field).type(KeyCode.TAB);
        assertThat(open.model().spec()).isEqualTo(odd);
    }

    @Test
    void wholeSetIsABatchOfNoSizeAndComesBackToTheFormerSize(FxRobot robot) {
        inView(robot, "batch-full");
        robot.clickOn("#batch-full");
        assertThat(open.model().spec().batches().isFull()).isTrue();
        assertThat(robot.lookup("#batch").query().isDisabled()).isTrue();
        robot.clickOn("#batch-full");
        assertThat(open.model().spec()).isEqualTo(Presets.first());
    }
}
