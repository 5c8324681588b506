package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.bench.Training;
import gradlab.data.Batches;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CheckpointsTest {

    private static final int NUMBERS = 1000;

    @Test
    void theLatestBeforeAStepIsFound() {
        Checkpoints checkpoints = filled(10, Long.MAX_VALUE, 100);

        assertThat(checkpoints.before(0).step()).isZero();
        assertThat(checkpoints.before(9).step()).isZero();
        assertThat(checkpoints.before(10).step()).isEqualTo(10);
        assertThat(checkpoints.before(59).step()).isEqualTo(50);
        assertThat(checkpoints.before(1_000_000).step()).isEqualTo(100);
    }

    @Test
    void underACapTheFirstStaysAndTheOthersSpreadEvenly() {
        Checkpoints checkpoints = filled(10, 9 * size(), 1000);

        assertThat(checkpoints.bytes()).isLessThanOrEqualTo(9 * size());
        assertThat(steps(checkpoints)).startsWith(0L).hasSizeBetween(4, 9);
        assertThat(LongStream.range(1, steps(checkpoints).size()).map(i -> steps(checkpoints).get((int) i) - steps(checkpoints).get((int) i - 1)))
                .containsOnly(checkpoints.spacing());
        assertThat(1000 - steps(checkpoints).getLast()).isLessThan(checkpoints.spacing());
    }

    @Test
    void theFirstStaysEvenIfItAloneIsTooMuch() {
        assertThat(steps(filled(10, 5, 300))).containsExactly(0L);
    }

    @Test
    void aStepThatWasKeptIsNotKeptTwice() {
        Checkpoints checkpoints = filled(10, Long.MAX_VALUE, 30);
        checkpoints.keep(0, at(20));
        checkpoints.keep(0, at(30));

        assertThat(steps(checkpoints)).containsExactly(0L, 10L, 20L, 30L);
        assertThat(checkpoints.bytes()).isEqualTo(4 * size());
    }

    @Test
    void aSmallerCapThinsAtOnce() {
        Checkpoints checkpoints = filled(10, Long.MAX_VALUE, 80);
        checkpoints.cap(3 * size());

        assertThat(steps(checkpoints)).containsExactly(0L, 40L, 80L);
    }

    @Test
    void theCopyUpToAStepGoesItsOwnWay() {
        Checkpoints checkpoints = filled(10, Long.MAX_VALUE, 50);
        Checkpoints copy = checkpoints.until(30);
        copy.keep(1, at(60));

        assertThat(steps(copy)).containsExactly(0L, 10L, 20L, 30L, 60L);
        assertThat(copy.bytes()).isEqualTo(5 * size());
        assertThat(steps(checkpoints)).hasSize(6);
    }

    @Test
    void dearStepsGetCheckpointsCloseTogether() {
        assertThat(Checkpoints.spacing(Training.W1_ADAM.spec(), 32)).isBetween(10_000L, 20_000L);
        assertThat(Checkpoints.spacing(Training.W2.spec(), 64)).isBetween(500L, 5_000L);
        assertThat(Checkpoints.spacing(Training.W4.spec(), 128)).isBetween(10L, 100L);
    }

    private static Checkpoints filled(long spacing, long cap, long until) {
        Checkpoints checkpoints = new Checkpoints(spacing, cap);
        for (long step = 0; step <= until; step++) {
            if (checkpoints.isDue(step)) {
                checkpoints.keep(0, at(step));
            }
        }
        return checkpoints;
    }

    private static List<Long> steps(Checkpoints checkpoints) {
        return checkpoints.all().stream().map(Checkpoints.Kept::step).toList();
    }

    private static long size() {
        return new Checkpoints.Kept(0, at(0)).bytes();
    }

    private static Checkpoint at(long step) {
        return new Checkpoint(step, new double[NUMBERS], new double[0], new double[0], new double[0], new double[3],
                new Batches.Position(0, 0, new long[4]), new long[4], new long[4], new double[0]);
    }
}
