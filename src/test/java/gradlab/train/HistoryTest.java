package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.math.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    @Test
    void aSpikeSurvivesAMillionSteps() {
        for (long spikeAt : new long[] {0, 777, 500_000, 999_999}) {
            History history = new History();
            for (long step = 0; step < 1_000_000; step++) {
                history.append(step, step == spikeAt ? 7 : step == 1234 ? -3 : Math.sin(step * 1e-3));
            }
            for (int buckets : new int[] {50, 600, 100_000}) {
                Window window = history.window(buckets);
                int at = IntStream.range(0, window.size()).filter(i -> window.values()[i] == 7).findFirst().orElseThrow();
                assertThat(window.steps()[at]).isEqualTo(spikeAt);
                assertThat(window.values()).contains(-3.0);
            }
        }
    }

    @Test
    void memoryIsBoundedAndEveryValueIsOneThatWas() {
        History history = new History(64);
        for (long step = 0; step < 100_000; step++) {
            history.append(step, value(step));
        }
        Window window = history.window(Integer.MAX_VALUE / 4);

        assertThat(history.points()).isEqualTo(100_000);
        assertThat(window.size()).isBetween(40, 129);
        assertIsTrueAndSorted(window, 0, 99_999);
        assertThat(window.lastValue()).isEqualTo(value(99_999)).isEqualTo(history.last());
    }

    @Test
    void untilTheMemoryIsFullNothingIsThinned() {
        History history = new History();
        for (long step = 0; step < 4096; step++) {
            history.append(10 * step, value(step));
        }
        Window window = history.window(4096);

        assertThat(window.steps()).containsExactly(IntStream.range(0, 4096).mapToDouble(i -> 10.0 * i).toArray());
        assertThat(window.values()).containsExactly(IntStream.range(0, 4096).mapToDouble(HistoryTest::value).toArray());
    }

    @Test
    void theRecentPastStaysSharp() {
        History history = new History(64);
        for (long step = 0; step < 10_000; step++) {
            history.append(step, value(step));
        }
        Window window = history.window(64);

        assertThat(Arrays.copyOfRange(window.steps(), window.size() - 16, window.size()))
                .containsExactly(IntStream.range(9984, 10_000).mapToDouble(i -> i).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void aWindowKeepsTheExtremesOfItsParts(int buckets) {
        Rng rng = Rng.of(2, Rng.Stream.DATA);
        double[] values = new double[3000];
        History history = new History();
        for (int i = 0; i < values.length; i++) {
            values[i] = rng.nextGaussian();
            history.append(i, values[i]);
        }
        Window window = history.window(buckets);

        assertThat(window.lastValue()).isEqualTo(history.last()).isEqualTo(values[2999]);
        assertThat(window.size()).isLessThanOrEqualTo(2 * buckets + 1);
        for (int b = 0; b < buckets; b++) {
            double[] part = Arrays.copyOfRange(values, b * 3000 / buckets, (b + 1) * 3000 / buckets);
            assertThat(window.values()).contains(Arrays.stream(part).min().orElseThrow(), Arrays.stream(part).max().orElseThrow());
        }
    }

    @Test
    void anEmptyHistoryHasNothingToShow() {
        History history = new History();

        assertThat(history.window(10).isEmpty()).isTrue();
        assertThat(history.window(0).lastValue()).isNaN();
        assertThat(history.last()).isNaN();
        assertThat(history.at(5)).isNaN();
        assertThat(history.points()).isZero();
    }

    @Test
    void theValueAtAStepIsTheLastOneKnownThen() {
        History history = new History();
        for (long step = 100; step < 1100; step += 10) {
            history.append(step, value(step));
        }

        assertThat(history.at(99)).isNaN();
        assertThat(history.at(100)).isEqualTo(value(100));
        assertThat(history.at(555)).isEqualTo(value(550));
        assertThat(history.at(1e9)).isEqualTo(value(1090));
    }

    @Test
    void aValueAtAStepNeverComesFromLaterEvenWhenThePastIsThinned() {
        Rng rng = Rng.of(4, Rng.Stream.DATA);
        TreeMap<Double, Double> all = new TreeMap<>();
        History history = new History(16);
        for (int step = 0; step < 500; step++) {
            double value = rng.nextGaussian() + 1000 * step;
            history.append(step, rng.nextDouble() < 0.5 ? value : -value);
            all.put((double) step, history.last());
        }
        for (int step = 0; step < 500; step++) {
            double found = history.at(step);
            if (!Double.isNaN(found)) {
                assertThat(Math.abs(found)).as("at step %d", step).isLessThan(1000.0 * step + 500);
                assertThat(all.headMap((double) step, true)).containsValue(found);
            }
        }
    }

    @Test
    void valuesThatAreNoNumbersHideNoOthers() {
        History history = new History(8);
        for (long step = 0; step < 1000; step++) {
            history.append(step, step % 3 == 0 ? Double.NaN : step == 500 ? 99 : 1);
        }
        assertThat(history.window(4).values()).contains(99.0);

        History unknown = new History(8);
        for (long step = 0; step < 100; step++) {
            unknown.append(step, Double.NaN);
        }
        assertThat(unknown.window(4).values()).containsOnly(Double.NaN);
    }

    @Test
    void windowsTakenWhileAnotherThreadWritesAreWhole() throws ExecutionException, InterruptedException {
        History history = new History(256);
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Integer>> readers = new ArrayList<>();
        for (int reader = 0; reader < 2; reader++) {
            readers.add(CompletableFuture.supplyAsync(() -> {
                int windows = 0;
                while (!done.get() || windows == 0) {
                    long atLeast = history.points();
                    Window window = history.window(100);
                    assertIsTrueAndSorted(window, 0, history.points());
                    assertThat(window.isEmpty() ? -1 : window.steps()[window.size() - 1]).isGreaterThanOrEqualTo(atLeast - 1);
                    double last = history.last();
                    assertThat(Double.isNaN(last) || last >= 0).isTrue();
                    windows++;
                }
                return windows;
            }));
        }
        for (long step = 0; step < 2_000_000; step++) {
            history.append(step, value(step));
        }
        done.set(true);

        for (CompletableFuture<Integer> reader : readers) {
            assertThat(reader.get()).isPositive();
        }
    }

    /** Non-negative, different for neighbours, and known for every step. */
    private static double value(long step) {
        return step * 0x9E3779B9L % 1009;
    }

    private static void assertIsTrueAndSorted(Window window, double least, double greatest) {
        for (int i = 0; i < window.size(); i++) {
            double step = window.steps()[i];
            if (step < least || step > greatest || i > 0 && step <= window.steps()[i - 1] || window.values()[i] != value((long) step)) {
                throw new AssertionError("point " + i + " at step " + step + " with value " + window.values()[i]);
            }
        }
    }
}
