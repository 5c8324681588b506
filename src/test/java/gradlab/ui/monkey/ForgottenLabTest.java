package gradlab.ui.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.ui.Command;
import gradlab.ui.Toolkit;
import gradlab.ui.Workplace;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lab that was closed is held by nobody. */
class ForgottenLabTest {

    private static final int ROUNDS = 100;

    @TempDir
    private Path folder;

    /** The toolkit itself remembers the window that was shown last. */
    private Stage other;

    @BeforeEach
    void showAnother() {
        Toolkit.start();
        other = Cage.onFx(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new Region(), 100, 100));
            stage.show();
            return stage;
        });
    }

    @AfterEach
    void hideTheOther() {
        Cage.onFx(other::close);
    }

    @Test
    @Timeout(600)
    void aClosedLabIsCollected() throws Exception {
        assertCollected(used(List.of()));
    }

    @Test
    @Timeout(600)
    void soIsALabThatWasUsed() throws Exception {
        assertCollected(used(List.of(Workplace.values())));
    }

    /** As the stage of the application, which shows what comes after. */
    @Test
    @Timeout(600)
    void soIsALabWhoseStageStays() throws Exception {
        Map<String, WeakReference<?>> all = new HashMap<>(used(List.of(Workplace.values())));
        Stage stays = (Stage) all.remove("stage").get();
        Cage.onFx(() -> stays.setScene(new Scene(new Region(), 100, 100)));
        assertCollected(all);
        assertThat(stays.isShowing()).isFalse();
    }

    private Map<String, WeakReference<?>> used(List<Workplace> places) throws Exception {
        try (Faults faults = new Faults(() -> "while a lab was used"); Cage cage = Cage.open(Path.of("lessons"), folder.resolve("state"),
                new Shelf(folder.resolve("files"), _ -> 0), faults)) {
            Cage.onFx(() -> cage.model().trainer().playTo(50));
            Cage.until("training", () -> cage.model().state().step() == 50);
            for (Workplace place : places) {
                Cage.onFx(() -> cage.model().go(place));
                cage.frames(2);
            }
            if (!places.isEmpty()) {
                Cage.onFx(() -> {
                    cage.model().commands().run(Command.SPEAKER_NOTES);
                    cage.model().commands().run(Command.PROJECTOR);
                });
                cage.frames(5);
            }
            return Map.of("lab", new WeakReference<>(cage.lab()), "model", new WeakReference<>(cage.model()), "window",
                    new WeakReference<>(cage.window()), "trainer", new WeakReference<>(cage.model().trainer()), "stage", new WeakReference<>(cage.stage()));
        }
    }

    private void assertCollected(Map<String, WeakReference<?>> all) throws Exception {
        for (int round = 0; round < ROUNDS && all.values().stream().anyMatch(one -> one.get() != null); round++) {
            // a frame of another window is drawn, in which the toolkit gives up what it kept of the last one
            Cage.onFx(() -> other.getScene().getRoot().setOpacity(other.getScene().getRoot().getOpacity() == 1 ? 0.5 : 1));
            Cage.onFx(other::requestFocus);
            System.gc();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(all).as("what is held after %d collections", ROUNDS).allSatisfy((_, one) -> assertThat(one.get()).isNull());
    }
}
