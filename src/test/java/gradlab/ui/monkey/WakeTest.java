package gradlab.ui.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.ui.LabModel;
import gradlab.ui.Workplace;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A computer that slept for hours: its clock jumps, and the window goes on where it was. */
class WakeTest {

    private static final long NIGHT = TimeUnit.HOURS.toNanos(9);
    private static final double STEPS_PER_SECOND = 20;
    /** What the trainer makes up for after a jump, in seconds of its pace. */
    private static final double CATCH_UP = 0.1;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void nothingIsMadeUpForAfterANightAndNoFigureTellsOfIt() throws Exception {
        AtomicLong clock = new AtomicLong(1_000_000_000L);
        Set<Thread> before = Threads.alive();
        try (Faults faults = new Faults(() -> "around the night"); Cage cage = Cage.open(Path.of("lessons"), folder.resolve("state"), new Shelf(folder.resolve("files"), _ -> 0), faults, clock::get)) {
            trainingGoesOnWhereItWas(cage, clock);
            theRaceGoesOnWhereItWas(cage, clock);
            assertThat(faults.all()).isEmpty();
        }
        Threads.assertNoneLeftBut(before);
    }

    private static void trainingGoesOnWhereItWas(Cage cage, AtomicLong clock) throws Exception {
        LabModel model = cage.model();
        Cage.onFx(() -> {
            model.paceProperty().set(STEPS_PER_SECOND);
            model.trainer().play();
        });
        Cage.until("the training begins", () -> {
            clock.addAndGet(10_000_000);
            return model.state().step() > 3;
        });
        cage.frames(5);
        long evening = Cage.onFx(() -> model.trainer().state().step());
        clock.addAndGet(NIGHT);
        Cage.until("it goes on", () -> model.state().step() > evening);
        cage.frames(30);

        assertThat(Cage.onFx(() -> model.state().step()) - evening).isBetween(1L, (long) (STEPS_PER_SECOND * CATCH_UP) + 2);
        Cage.onFx(() -> model.trainer().pause());
    }

    private static void theRaceGoesOnWhereItWas(Cage cage, AtomicLong clock) throws Exception {
        Cage.onFx(() -> cage.model().go(Workplace.ARENA));
        Cage.until("the arena is there", () -> cage.window().lookup("#arena-play") instanceof Button play && !play.isDisabled());
        Slider time = Cage.onFx(() -> (Slider) cage.window().lookup("#arena-time"));
        Cage.until("the race begins", () -> {
            if (time.getValue() == 0) {
                cage.model().commands().press(gradlab.ui.Command.PLAY);
            }
            clock.addAndGet(100_000_000);
            return time.getMax() > 1 && time.getValue() > 0 || restart(cage);
        });
        double evening = Cage.onFx(time::getValue);
        clock.addAndGet(NIGHT);
        cage.frames(10);
        assertThat(Cage.onFx(time::getValue)).isLessThan(time.getMax());
        assertThat(Cage.onFx(time::getValue) - evening).as("steps of the race").isLessThan(time.getMax() / 2);
    }

    private static boolean restart(Cage cage) {
        cage.window().applyCss();
        return false;
    }
}
