package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ControlSet;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Seeds;
import gradlab.experiment.Setting;
import gradlab.nn.Optimizer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Locks of a teacher and of a lesson, without a window. */
class ControlLockTest {

    private static final ExperimentSpec BASE = ExperimentSpec.standard().withOptimizer(new Optimizer.Sgd(0.1));

    private static ControlSet open(String text) {
        return ControlSet.read(text).orElseThrow();
    }

    @Test
    void withoutALockEverythingMayChange() {
        ControlLock lock = new ControlLock();
        assertThat(lock.allows(BASE.withSeeds(Seeds.all(5)))).isTrue();
        assertThat(lock.isLive(Setting.of(Key.DATA))).isTrue();
        assertThat(lock.kept()).isEmpty();
    }

    @Test
    void whatStoodWhenItWasLockedAndWhatALessonGaveMayComeBack() {
        ControlLock lock = new ControlLock();
        lock.lock(open("optimizer.rate 0.01..1"), "", List.of(BASE, BASE.withSeeds(Seeds.all(2))));
        assertThat(lock.allows(BASE.withSeeds(Seeds.all(2)).withOptimizer(new Optimizer.Sgd(0.5)))).isTrue();
        assertThat(lock.allows(BASE.withSeeds(Seeds.all(3)))).isFalse();
        lock.trust(BASE.withSeeds(Seeds.all(3)));
        assertThat(lock.allows(BASE.withSeeds(Seeds.all(3)).withOptimizer(new Optimizer.Sgd(1)))).isTrue();
        assertThat(lock.allows(BASE.withOptimizer(new Optimizer.Sgd(1.5)))).isFalse();
    }

    @Test
    void teacherAndLessonTogetherLeaveOpenOnlyWhatBothDo() {
        ControlLock lock = new ControlLock();
        lock.lock(open("optimizer.rate 0.01..1, net"), "", List.of(BASE));
        lock.lesson(Optional.of(open("optimizer.rate 0.1..10, seed")), "Урок", List.of(BASE));
        assertThat(lock.isLive(Setting.of(Key.NET))).isFalse();
        assertThat(lock.isLive(Setting.of(Key.SEED))).isFalse();
        assertThat(lock.span(new Setting(Key.OPTIMIZER, "rate"))).contains(new ControlSet.Span(0.1, 1));
        lock.lesson(Optional.empty(), "", List.of(BASE));
        assertThat(lock.isLive(Setting.of(Key.NET))).as("another lesson locks nothing, the teacher still does").isTrue();
        assertThat(lock.isLive(Setting.of(Key.SEED))).isFalse();
    }

    @Test
    void aLockComesBackWithItsPhraseAndThePhraseIsNotWrittenDown() {
        ControlLock lock = new ControlLock();
        lock.lock(open("net, optimizer.rate 0.01..1"), "Осенний лист", List.of(BASE));
        ControlLock.Kept kept = lock.kept().orElseThrow();
        assertThat(kept.toString()).doesNotContainIgnoringCase("осенний");

        ControlLock next = new ControlLock();
        next.restore(kept, List.of(BASE));
        assertThat(next.kept()).contains(kept);
        assertThat(next.unlock("зимний")).isFalse();
        assertThat(next.isLocked()).isTrue();
        assertThat(next.unlock(" осенний  ЛИСТ ")).isTrue();
        assertThat(next.isLocked()).isFalse();
    }

    @Test
    void aKeptLockThatCannotBeReadLocksNothing() {
        ControlLock lock = new ControlLock();
        lock.restore(new ControlLock.Kept("no such setting", ""), List.of(BASE));
        assertThat(lock.isLocked()).isFalse();
    }
}
