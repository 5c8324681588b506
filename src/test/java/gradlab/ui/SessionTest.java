package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.nn.Optimizer;
import gradlab.train.Branch;
import gradlab.train.Room;
import gradlab.train.RunState.Phase;
import gradlab.ui.session.SessionStore;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class SessionTest {

    private static final ExperimentSpec OTHER = Presets.first().withOptimizer(new Optimizer.Sgd(0.25));

    @TempDir
    private Path folder;

    private Stage stage;
    private OpenLab open;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Stop
    void stop() {
        open.close();
    }

    /** What a killed lab leaves is what lies on the disk while it runs. */
    @Test
    void afterAKillTheNextStartOffersToGoOn(FxRobot robot) throws Exception {
        Path first = folder.resolve("first");
        opened(robot, first);
        trained(robot, 100);
        robot.interact(() -> open.model().fork());
        await(() -> open.model().state().branches().size() == 2);
        robot.interact(() -> open.model().edit(OTHER));
        trained(robot, 150);
        robot.interact(() -> {
            open.model().paletteProperty().set(Palette.DARK);
            open.model().roomProperty().set(Room.ofMegabytes(512, 64));
            open.lab().words().textsProperty().set(Texts.english());
        });
        await(() -> Files.exists(first.resolve("session.zip")) && latestIn(first) == 150
                && Files.readString(first.resolve("settings.json")).contains("\"en\""));
        Path second = folder.resolve("second");
        await(() -> isCopied(first, second));
        robot.interact(open::close);

        opened(robot, second);
        assertThat(open.model().paletteProperty().get()).isEqualTo(Palette.DARK);
        assertThat(open.model().roomProperty().get()).isEqualTo(Room.ofMegabytes(512, 64));
        assertThat(open.lab().words().locale().getLanguage()).isEqualTo("en");
        assertThat(open.model().spec()).isEqualTo(Presets.first());
        robot.clickOn("#session-yes");
        await(() -> open.model().state().branches().size() == 2 && open.model().state().step() == 150);
        assertThat(open.model().spec()).isEqualTo(OTHER);
        assertThat(open.model().state().branches()).extracting(Branch::latest).containsExactly(150L, 150L);
        assertThat(robot.lookup("#session").tryQuery()).isEmpty();
        trained(robot, 170);
    }

    @Test
    void whoDoesNotWantItBeginsAfresh(FxRobot robot) throws Exception {
        opened(robot, folder);
        trained(robot, 30);
        robot.interact(open::close);
        opened(robot, folder);
        robot.clickOn("#session-no");
        trained(robot, 5);

        assertThat(open.model().state().step()).isEqualTo(5);
    }

    @Test
    void aLabInWhichNothingWasDoneLeavesNothingToGoOnWith(FxRobot robot) {
        opened(robot, folder);
        robot.interact(open::close);
        opened(robot, folder);

        assertThat(robot.lookup("#session").tryQuery()).isEmpty();
    }

    @Test
    void aDamagedSessionIsSaidAndDoesNotPreventTheStart(FxRobot robot) throws Exception {
        Files.writeString(folder.resolve("session.zip"), "half a fi");
        Files.writeString(folder.resolve("settings.json"), "{\"dark\": tr");
        opened(robot, folder);
        assertThat(robot.lookup(".notice").tryQuery()).isPresent();
        assertThat(folder.resolve("damaged-1.zip")).exists();
        trained(robot, 10);
    }

    @Test
    void aRunIsSavedToOneFileAndOpenedAgain(FxRobot robot) throws Exception {
        opened(robot, folder.resolve("state"));
        trained(robot, 80);
        robot.interact(() -> open.model().seek(33));
        await(() -> open.model().state().step() == 33);
        open.willChoose(folder.resolve("mine.labrun"));
        robot.clickOn("#save").clickOn("#save-run");
        await(() -> Files.exists(folder.resolve("mine.labrun")));
        robot.interact(() -> open.model().trainer().restart());
        await(() -> open.model().state().latest() == 0);
        open.willChoose(folder.resolve("mine.labrun"));
        robot.clickOn("#open").clickOn("#open-run");

        await(() -> open.model().state().step() == 33);
        assertThat(open.model().state().latest()).isEqualTo(80);
    }

    private void opened(FxRobot robot, Path state) {
        robot.interact(() -> {
            try {
                open = new OpenLab(stage, Presets.first(), SessionStore.open(state).orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void trained(FxRobot robot, long steps) throws Exception {
        robot.interact(() -> open.model().trainer().playTo(steps));
        await(() -> open.model().state().step() == steps && open.is(Phase.PAUSED));
    }

    private long latestIn(Path state) throws IOException {
        Path look = folder.resolve("look-" + System.nanoTime());
        if (!isCopied(state, look)) {
            return 0;
        }
        try (SessionStore store = SessionStore.open(look).orElseThrow()) {
            return store.start().found().map(SessionStore.Found::latest).orElse(0L);
        }
    }

    /** False if something was written or thrown away meanwhile. */
    private static boolean isCopied(Path from, Path to) throws IOException {
        Path session = from.resolve("session.zip");
        FileTime before = Files.getLastModifiedTime(session);
        try {
            copy(from, to);
        } catch (NoSuchFileException | UncheckedIOException gone) {
            return false;
        }
        return before.equals(Files.getLastModifiedTime(session));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!file.getFileName().toString().endsWith(".part")) {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
