package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.math.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

    @ParameterizedTest
    @CsvSource({"1, 7", "2, 7", "3, 7", "3, 9", "7, 7", "10, 7", "0, 7", "32, 33", "1, 1", "5, 1"})
    void everyExampleComesOnceInAnEpoch(int size, int rows) {
        BatchPlan plan = new BatchPlan(size, true);
        Batches batches = batches(plan, rows);
        for (int epoch = 0; epoch < 3; epoch++) {
            List<Integer> seen = new ArrayList<>();
            do {
                List<Integer> batch = next(batches);
                assertThat(batch).isNotEmpty().hasSizeLessThanOrEqualTo(plan.largestBatch(rows));
                seen.addAll(batch);
            } while (batches.epoch() == epoch);
            assertThat(seen).containsExactlyInAnyOrderElementsOf(IntStream.range(0, rows).boxed().toList());
        }
    }

    @Test
    void lastBatchIsTheRest() {
        assertThat(sizes(new BatchPlan(4, true), 10)).containsExactly(4, 4, 2);
        assertThat(sizes(new BatchPlan(5, true), 10)).containsExactly(5, 5);
        assertThat(sizes(new BatchPlan(20, true), 10)).containsExactly(10);
    }

    @Test
    void lonelyLastExampleJoinsTheBatchBefore() {
        assertThat(sizes(new BatchPlan(3, true), 10)).containsExactly(3, 3, 4);
        assertThat(sizes(new BatchPlan(9, false), 10)).containsExactly(10);
        assertThat(new BatchPlan(3, true).largestBatch(10)).isEqualTo(4);
        assertThat(new BatchPlan(3, true).stepsPerEpoch(10)).isEqualTo(3);
    }

    @Test
    void batchesOfOneAreNeverJoined() {
        assertThat(sizes(new BatchPlan(1, true), 3)).containsExactly(1, 1, 1);
        assertThat(new BatchPlan(1, true).largestBatch(3)).isEqualTo(1);
    }

    @Test
    void fullBatchIsEverythingInFileOrder() {
        Batches batches = batches(new BatchPlan(0, true), 5);
        for (int step = 0; step < 3; step++) {
            assertThat(batches.epoch()).isEqualTo(step);
            assertThat(next(batches)).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void withoutShufflingEveryEpochIsInFileOrder() {
        Batches batches = batches(new BatchPlan(2, false), 4);
        assertThat(next(batches)).containsExactly(0, 1);
        assertThat(next(batches)).containsExactly(2, 3);
        assertThat(next(batches)).containsExactly(0, 1);
    }

    @Test
    void shuffledEpochsDiffer() {
        Batches batches = batches(new BatchPlan(50, true), 50);
        List<Integer> first = next(batches);
        assertThat(next(batches)).isNotEqualTo(first);
    }

    @Test
    void equalSeedsDealAlike() {
        Batches one = batches(new BatchPlan(3, true), 10);
        Batches other = batches(new BatchPlan(3, true), 10);
        for (int step = 0; step < 20; step++) {
            assertThat(next(one)).isEqualTo(next(other));
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "7", "11"})
    void restoredBatchesGoOnAlike(int steps) {
        Batches batches = batches(new BatchPlan(3, true), 10);
        for (int step = 0; step < steps; step++) {
            batches.advance();
        }
        Batches.Position position = batches.position();
        List<List<Integer>> expected = take(batches, 12);

        Batches fresh = new Batches(new BatchPlan(3, true), 10, Rng.of(99, Rng.Stream.BATCHES));
        fresh.restore(position);
        assertThat(fresh.epoch()).isEqualTo(steps / 3);
        assertThat(take(fresh, 12)).isEqualTo(expected);

        batches.restore(position);
        assertThat(take(batches, 12)).isEqualTo(expected);
    }

    @Test
    void anotherBatchSizeStartsTheEpochAnewWhereThePlaceIsGone() {
        Batches small = batches(new BatchPlan(1, true), 10);
        for (int step = 0; step < 8; step++) {
            small.advance();
        }
        Batches large = batches(new BatchPlan(5, true), 10);
        large.restore(small.position());
        assertThat(large.stepInEpoch()).isZero();
        assertThat(large.epoch()).isZero();
    }

    @Test
    void negativeSizeIsRefused() {
        assertThatThrownBy(() -> new BatchPlan(-1, true)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
    }

    private static Batches batches(BatchPlan plan, int rows) {
        return new Batches(plan, rows, Rng.of(7, Rng.Stream.BATCHES));
    }

    private static List<Integer> next(Batches batches) {
        List<Integer> batch = Arrays.stream(batches.order(), batches.from(), batches.to()).boxed().toList();
        batches.advance();
        return batch;
    }

    private static List<List<Integer>> take(Batches batches, int count) {
        return IntStream.range(0, count).mapToObj(i -> next(batches)).toList();
    }

    private static List<Integer> sizes(BatchPlan plan, int rows) {
        Batches batches = batches(plan, rows);
        return IntStream.range(0, plan.stepsPerEpoch(rows)).mapToObj(i -> next(batches).size()).toList();
    }
}
