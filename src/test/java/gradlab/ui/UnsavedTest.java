package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.experiment.Presets;
import gradlab.train.RunState.Phase;
import gradlab.ui.session.Keeper;
import gradlab.ui.session.KeptSettings;
import gradlab.ui.session.SessionStore;
import gradlab.ui.session.Settings;
import gradlab.ui.session.StateFolder;
import gradlab.ui.session.Unkept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A session that cannot be saved: the disk is full, nothing may be written, or another window keeps its own. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class UnsavedTest {

    @TempDir
    private Path folder;

    private Stage stage;
    private Optional<OpenLab> open = Optional.empty();

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Stop
    void stop() {
        open.ifPresent(OpenLab::close);
    }

    @Test
    void trainingGoesOnAndTheSessionIsSavedAsSoonAsItCanBe(FxRobot robot) throws Exception {
        Path state = folder.resolve("состояние");
        robot.interact(() -> open = Optional.of(new OpenLab(stage, Presets.first(), store(state))));
        // nothing can be moved to where a folder stands
        Path session = Files.createDirectory(state.resolve("session.zip"));
        trained(robot, 50);
        await(() -> said(robot).contains("не сохраняется"));
        assertThat(said(robot)).contains(state.toString()).contains("здесь уже стоит").contains("Ctrl+S");
        robot.interact(() -> lab().lab().words().textsProperty().set(Texts.english()));
        assertThat(said(robot)).contains("cannot be saved");
        trained(robot, 100);
        assertThat(state).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));

        Files.delete(session);
        await(() -> Files.isRegularFile(session));
        await(() -> robot.lookup("#session-unsaved").tryQuery().isEmpty());
        robot.interact(() -> open.orElseThrow().close());
        open = Optional.empty();
        try (SessionStore store = store(state)) {
            assertThat(store.start().found().orElseThrow().latest()).isEqualTo(100);
        }
    }

    @Test
    void whatFailsAgainAndAgainIsSaidOnce(FxRobot robot) throws Exception {
        robot.interact(() -> open = Optional.of(new OpenLab(stage, Presets.first())));
        Path state = folder.resolve("state");
        SessionStore store = store(state);
        Path session = Files.createDirectory(state.resolve("session.zip"));
        trained(robot, 5);
        AtomicLong nanos = new AtomicLong();
        AtomicInteger looks = new AtomicInteger();
        List<Optional<Unwritable>> heard = new ArrayList<>();
        Keeper[] keeper = new Keeper[1];
        robot.interact(() -> keeper[0] = new Keeper(store, lab().model(), () -> Settings.FIRST, () -> "{\"look\": " + looks.incrementAndGet() + "}", nanos::get, heard::add));

        // what is asked about the lessons is asked only when the last attempt has ended
        for (int attempt = 1; attempt <= 6; attempt++) {
            int wanted = attempt;
            await(() -> {
                robot.interact(() -> {
                    nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
                    keeper[0].look();
                });
                return looks.get() >= wanted;
            });
        }
        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst()).hasValueSatisfying(why -> assertThat(why.kind()).isEqualTo("taken"));
        assertThat(state.resolve("progress.json")).as("what can be saved is").exists();

        Files.delete(session);
        await(() -> {
            robot.interact(() -> {
                nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
                keeper[0].look();
            });
            return heard.size() == 2;
        });
        assertThat(heard.getLast()).isEmpty();
        assertThat(session).isRegularFile();
        robot.interact(keeper[0]::close);
    }

    @Test
    void theSecondWindowSaysThatItKeepsNothingAndLeavesTheFirstOneItsSession(FxRobot robot) throws Exception {
        Path state = folder.resolve("state");
        try (SessionStore first = store(state)) {
            first.text("settings.json", KeptSettings.first().replace("\"ru\"", "\"en\""));
            Files.writeString(state.resolve("session.zip"), "of the first window");
            List<String> before = names(state);
            LabApp app = started(robot, state);

            assertThat(said(robot)).contains("another window").contains("Ctrl+S");
            robot.clickOn("#session-unsaved-no");
            assertThat(robot.lookup("#session-unsaved").tryQuery()).isEmpty();
            robot.interact(app::stop);
            assertThat(names(state)).isEqualTo(before);
            assertThat(state.resolve("session.zip")).hasContent("of the first window");
        }
    }

    @Test
    void aHomeThatIsAFileIsSaidAndTheLabWorks(FxRobot robot) throws Exception {
        Path home = Files.writeString(folder.resolve("home"), "no folder");
        LabApp app = started(robot, home.resolve("gradlab"));

        assertThat(said(robot)).contains("не сохранится").contains("там, где должна быть папка, стоит файл");
        robot.interact(app::stop);
        assertThat(home).hasContent("no folder");
    }

    @Test
    void whatWasChosenBeforeIsThereEvenIfNothingCanBeKept(FxRobot robot) throws Exception {
        Files.writeString(folder.resolve("settings.json"), KeptSettings.first().replace("\"ru\"", "\"en\""));
        robot.interact(() -> open = Optional.of(new OpenLab(stage, Presets.first(), new Unkept(folder, Optional.of(new Unwritable("readonly", ""))))));

        assertThat(said(robot)).contains("the disk is read-only");
        trained(robot, 20);
        robot.interact(() -> open.orElseThrow().close());
        open = Optional.empty();
        assertThat(names(folder)).containsExactly("settings.json");
    }

    @Test
    void aSessionThatCannotBePutInASafePlaceIsNotWrittenOver(FxRobot robot) throws Exception {
        robot.interact(() -> open = Optional.of(new OpenLab(stage, Presets.first(), store(folder))));
        trained(robot, 30);
        robot.interact(() -> open.orElseThrow().close());
        byte[] session = Files.readAllBytes(folder.resolve("session.zip"));
        Files.createDirectories(folder.resolve("previous.zip").resolve("in the way"));

        robot.interact(() -> open = Optional.of(new OpenLab(stage, Presets.first(), store(folder))));
        assertThat(said(robot)).contains("не сохранится");
        trained(robot, 10);
        robot.interact(() -> open.orElseThrow().close());
        open = Optional.empty();
        assertThat(folder.resolve("session.zip")).hasBinaryContent(session);
    }

    private LabApp started(FxRobot robot, Path state) throws Exception {
        System.setProperty(StateFolder.PROPERTY, state.toString());
        try {
            LabApp app = (LabApp) FxToolkit.setupApplication(LabApp.class, "--lessons=lessons");
            await(() -> robot.lookup("#session-unsaved").tryQuery().isPresent());
            return app;
        } finally {
            System.clearProperty(StateFolder.PROPERTY);
        }
    }

    private static SessionStore store(Path state) {
        try {
            return SessionStore.open(state).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OpenLab lab() {
        return open.orElseThrow();
    }

    private void trained(FxRobot robot, long steps) throws Exception {
        robot.interact(() -> lab().model().trainer().playTo(steps));
        await(() -> lab().model().state().step() == steps && lab().is(Phase.PAUSED));
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#session-unsaved").tryQuery().map(card -> ((Label) card.lookup(".notice-title")).getText()).orElse("");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }
}
