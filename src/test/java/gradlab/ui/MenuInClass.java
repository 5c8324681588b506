package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.Presets;
import gradlab.train.RunState.Phase;
import gradlab.ui.Command.Group;
import gradlab.ui.teacher.Act;
import gradlab.ui.teacher.Moment;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.testfx.api.FxRobot;

/** What the entries of the main menu do in front of a class, in the order of a class; the lab then stands as at first. */
final class MenuInClass extends MenuHand {

    private final Map<Command, Proof> proofs = new LinkedHashMap<>();

    MenuInClass(FxRobot robot, OpenLab open) {
        super(robot, open);
    }

    Map<Command, Proof> proofs() {
        projector();
        return proofs;
    }

    private void projector() {
        proofs.put(Command.PROJECTOR, () -> {
            choose(Command.PROJECTOR);
            assertThat(node("projector").getScene()).isEqualTo(scene);
            assertThat(moment().slide()).isZero();
            assertThat(greyed()).as("what stands behind the view, and a return that was not made")
                    .containsAll(Command.of(Group.PLACES)).contains(Command.EXPERIMENT, Command.LESSON, Command.HINTS, Command.CLASS_UNDO)
                    .doesNotContainAnyElementsOf(EnumSet.complementOf(EnumSet.of(Command.CLASS_UNDO)).stream().filter(OF_THE_CLASS::contains).toList());
            items().forEach((command, item) -> isNamed(command, item, true));
        });
        proofs.put(Command.CLASS_FREEZE, () -> {
            choose(Command.CLASS_FREEZE);
            await(() -> open.is(Phase.RUNNING));
            choose(Command.CLASS_FREEZE);
            await(() -> open.is(Phase.PAUSED));
        });
        proofs.put(Command.CLASS_STEP_ON, () -> {
            choose(Command.CLASS_STEP_ON);
            assertThat(moment().id()).isEqualTo("odin");
            choose(Command.CLASS_STEP_ON);
            assertThat(moment().id()).isEqualTo("dva");
        });
        proofs.put(Command.CLASS_STEP_BACK, () -> {
            choose(Command.CLASS_STEP_BACK);
            assertThat(moment().id()).isEqualTo("odin");
            choose(Command.CLASS_STEP_ON);
        });
        proofs.put(Command.CLASS_NEXT, () -> {
            assertThat(moment().act()).isEqualTo(Act.QUESTION);
            choose(Command.CLASS_NEXT);
            assertThat(moment().act()).isEqualTo(Act.OPTIONS);
        });
        proofs.put(Command.CLASS_BACK, () -> {
            choose(Command.CLASS_BACK);
            assertThat(moment().act()).isEqualTo(Act.QUESTION);
            choose(Command.CLASS_NEXT);
        });
        hands();
        instruments();
        answers();
        proofs.put(Command.CLASS_LEAVE, () -> {
            choose(Command.CLASS_LEAVE);
            assertThat(model().projectorProperty().get()).isFalse();
            assertThat(scene.lookup("#projector")).isNull();
            assertThat(greyed()).containsAll(OF_THE_CLASS);
        });
    }

    /** Two hands for the first option, three for the second, and so on; then one less for each, and the last one taken back. */
    private void hands() {
        for (int option = 1; option <= 4; option++) {
            int place = option;
            Command hand = Command.valueOf("CLASS_HAND_" + option);
            proofs.put(hand, () -> {
                int before = hand == Command.CLASS_HAND_1 ? 0 : raised();
                for (int i = 0; i <= place; i++) {
                    choose(hand);
                }
                assertThat(raised()).isEqualTo(before + place + 1);
            });
        }
        for (int option = 1; option <= 4; option++) {
            Command fewer = Command.valueOf("CLASS_FEWER_" + option);
            proofs.put(fewer, () -> {
                int before = raised();
                choose(fewer);
                assertThat(raised()).isEqualTo(before - 1);
            });
        }
        proofs.put(Command.CLASS_TAKE_BACK, () -> {
            choose(Command.CLASS_TAKE_BACK);
            assertThat(raised()).isEqualTo(9);
        });
        proofs.put(Command.CLASS_CLOSE_VOTE, () -> {
            choose(Command.CLASS_CLOSE_VOTE);
            assertThat(moment().act()).isEqualTo(Act.COLLECTED);
            assertThat(model().classroom().logProperty().get().votes()).singleElement()
                    .satisfies(vote -> assertThat(vote.counts()).containsExactlyInAnyOrder(1, 2, 3, 3));
            assertThat(Stream.of(1, 2, 3, 4).map(option -> ((Label) node("class-bar-" + option + "-1").lookup(".vote-count")).getText().substring(0, 1)))
                    .as("as the options stand on the board").containsExactly("1", "2", "3", "3");
        });
    }

    private int raised() {
        return Integer.parseInt(((Label) node("class-tally")).getText().replaceAll("\\D", ""));
    }

    private void instruments() {
        proofs.put(Command.CLASS_ONE_BACK, () -> {
            choose(Command.CLASS_NEXT);
            await(() -> moment().act() == Act.STILL && model().state().step() == 10);
            choose(Command.CLASS_ONE_BACK);
            await(() -> model().state().step() == 9);
        });
        proofs.put(Command.CLASS_ONE_ON, () -> {
            choose(Command.CLASS_ONE_ON);
            await(() -> model().state().step() == 10);
        });
        proofs.put(Command.CLASS_FASTER, () -> {
            choose(Command.CLASS_FASTER);
            await(() -> ((Label) node("class-state")).getText().contains("×2"));
        });
        proofs.put(Command.CLASS_SLOWER, () -> {
            choose(Command.CLASS_SLOWER);
            await(() -> !((Label) node("class-state")).getText().contains("×"));
        });
        proofs.put(Command.CLASS_SPOTLIGHT, () -> {
            choose(Command.CLASS_SPOTLIGHT);
            assertThat(node("wall-chart-1").getOpacity()).isEqualTo(1);
            assertThat(node("wall-chart-2").getOpacity()).isLessThan(0.2);
            choose(Command.CLASS_SPOTLIGHT);
            choose(Command.CLASS_SPOTLIGHT);
            assertThat(node("wall-chart-2").getOpacity()).isEqualTo(1);
        });
        proofs.put(Command.CLASS_DESCRIBE, () -> {
            choose(Command.CLASS_DESCRIBE);
            await(() -> ((Label) node("class-sentence")).getText().contains("10"));
            choose(Command.CLASS_DESCRIBE);
            assertThat(node("class-sentence").isVisible()).isFalse();
        });
        proofs.put(Command.CLASS_CONTRAST, () -> {
            choose(Command.CLASS_CONTRAST);
            await(() -> model().state().branches().size() == 2 && standsAt(10));
            for (int i = 0; i < 3; i++) {
                choose(Command.CLASS_CONTRAST);
            }
            await(() -> model().state().branches().size() == 1);
        });
        proofs.put(Command.CLASS_GO_TO, () -> {
            choose(Command.CLASS_NEXT);
            await(() -> moment().act() == Act.STILL && model().state().step() == 60);
            goTo(37);
        });
        proofs.put(Command.CLASS_REPLAY, () -> {
            choose(Command.CLASS_REPLAY);
            await(() -> model().state().step() < 30);
        });
    }

    private void goTo(int step) throws Exception {
        choose(Command.CLASS_GO_TO);
        TextField field = (TextField) node("class-go-to-step");
        assertThat(scene.getFocusOwner()).isEqualTo(field);
        robot.interact(() -> {
            field.setText(String.valueOf(step));
            field.fireEvent(new ActionEvent());
        });
        await(() -> model().state().step() == step);
    }

    private boolean standsAt(long step) {
        return model().state().branches().stream().allMatch(branch -> branch.step() == step && branch.phase() == Phase.PAUSED);
    }

    private void answers() {
        proofs.put(Command.CLASS_ANSWER, () -> {
            goTo(60);
            choose(Command.CLASS_NEXT);
            assertThat(moment()).extracting(Moment::act, Moment::answered).containsExactly(Act.EXPLANATION, false);
            choose(Command.CLASS_ANSWER);
            assertThat(moment().answered()).isTrue();
        });
        proofs.put(Command.CLASS_RETURN, () -> {
            choose(Command.CLASS_RETURN);
            await(() -> model().state().step() == 0 && model().state().latest() == 0);
            assertThat(moment().act()).isEqualTo(Act.COLLECTED);
        });
        proofs.put(Command.CLASS_UNDO, () -> {
            choose(Command.CLASS_UNDO);
            await(() -> model().state().step() == 60);
            assertThat(moment().act()).isEqualTo(Act.EXPLANATION);
            assertThat(greyed()).as("taken back once").contains(Command.CLASS_UNDO);
        });
        proofs.put(Command.CLASS_RETURN_ALL, () -> {
            choose(Command.CLASS_RETURN_ALL);
            assertThat(moment().slide()).isZero();
            assertThat(model().classroom().logProperty().get().votes()).isEmpty();
            await(() -> model().spec().equals(Presets.first()));
        });
    }
}
