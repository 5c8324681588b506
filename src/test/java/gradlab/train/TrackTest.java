package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Compatibility;
import gradlab.experiment.EarlyStop;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Regularization;
import gradlab.nn.Activation;
import gradlab.nn.Initializer;
import gradlab.nn.Loss;
import gradlab.nn.Normalization;
import gradlab.nn.Optimizer;
import gradlab.nn.Schedule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withBatches(new BatchPlan(24, true));
    private static final ExperimentSpec MANIFOLD = SPEC.withNormalization(new Normalization.Batch())
            .withRegularization(List.of(new Regularization.Dropout(0.2))).withSchedule(new Schedule.Plateau())
            .withEarlyStop(new EarlyStop.Patience(50, 7, true));
    /** Small enough that only a few checkpoints fit. */
    private static final long LITTLE = 60_000;

    static Stream<ExperimentSpec> everyOptimizer() {
        return Stream.concat(Stream.of(MANIFOLD),
                Catalogues.OPTIMIZER.entries().stream().map(entry -> Compatibility.withOptimizer(SPEC, entry.standard())));
    }

    @ParameterizedTest
    @MethodSource("everyOptimizer")
    void anyPastStepComesBackBitByBitAndLeadsToTheSameEnd(ExperimentSpec spec) {
        Track track = played(spec, 400);
        double[] end = weights(track);
        double[][] expected = new double[401][];
        Run twin = Run.start(spec);
        for (int step = 0; step <= 400; step++) {
            expected[step] = twin.parameters().values().clone();
            twin.step();
        }

        for (int step : new int[] {399, 0, 1, 250, 37, 38, 128, 400, 3}) {
            track.seek(step, () -> false);
            assertThat(track.run().stepCount()).isEqualTo(step);
            assertThat(weights(track)).containsExactly(expected[step]);
        }
        advance(track, 397);
        assertThat(weights(track)).containsExactly(end);
        assertThat(track.latest()).isEqualTo(400);
    }

    @Test
    void thePictureOfAPastStepIsTheOneThatWasSeenThere() {
        Track track = played(SPEC, 200);
        Snapshot there = picture(track);
        advance(track, 150);
        track.seek(200, () -> false);
        Snapshot again = picture(track);

        assertThat(again.gradient()).containsExactly(there.gradient());
        assertThat(again.meanActivations()).isDeepEqualTo(there.meanActivations());
        assertThat(again.maps().orElseThrow().answers()).isDeepEqualTo(there.maps().orElseThrow().answers());
        assertThat(again.activity().orElseThrow().saturated()).isDeepEqualTo(there.activity().orElseThrow().saturated());
    }

    @Test
    void theReadingOfAPastStepIsWhatWasRecordedThere() {
        ExperimentSpec often = SPEC.measuringEvery(1);
        Track track = played(often, 60);
        track.seek(41, () -> false);
        double[] before = weights(track);
        Reading reading = track.reading(5);

        assertThat(reading.step()).isEqualTo(41);
        for (String id : List.of("loss.train", "layer1.gradient.rank", "layer2.update.norm", "layer1.saturation")) {
            assertThat(reading.value(id)).isEqualTo(track.recorder().history(id).orElseThrow().at(41)).isFinite();
        }
        assertThat(reading.value("no.such.series")).isNaN();
        assertThat(weights(track)).containsExactly(before);
        advance(track, 19);
        assertThat(weights(track)).containsExactly(weights(played(often, 60)));
    }

    @Test
    void playingThroughThePastRecordsNothingTwice() {
        Track track = played(SPEC, 100);
        History losses = track.recorder().history("loss.batch").orElseThrow();
        track.seek(20, () -> false);
        advance(track, 80);
        assertThat(losses.points()).isEqualTo(100);
        advance(track, 1);

        assertThat(losses.points()).isEqualTo(101);
        assertThat(losses.window(1000).steps()).hasSize(101).isSorted();
    }

    @Test
    void replayGoesThroughTheChangesOfTheSpecification() {
        Track track = played(SPEC, 100);
        track.change(SPEC.withOptimizer(new Optimizer.Sgd(0.3)));
        advance(track, 50);
        double[] middle = weights(track);
        track.change(SPEC.withBatches(new BatchPlan(10, true)));
        advance(track, 50);
        double[] end = weights(track);

        track.seek(60, () -> false);
        assertThat(track.spec()).isEqualTo(SPEC);
        assertThat(weights(track)).containsExactly(weights(played(SPEC, 60)));
        track.seek(150, () -> false);
        assertThat(weights(track)).containsExactly(middle);
        assertThat(track.spec().batches().size()).isEqualTo(10);
        track.seek(130, () -> false);
        assertThat(track.spec().optimizer()).isEqualTo(new Optimizer.Sgd(0.3));
        advance(track, 70);
        assertThat(weights(track)).containsExactly(end);
    }

    @Test
    void changesAtOneStepAreOneChange() {
        Track track = played(SPEC, 50);
        for (int i = 1; i < 30; i++) {
            track.change(SPEC.withOptimizer(adam(0.001 * i)));
        }
        assertThat(track.recorder().events()).hasSize(1);
        assertThat(track.segments()).hasSize(2);
        advance(track, 20);
        Track once = played(SPEC, 50);
        once.change(SPEC.withOptimizer(adam(29 * 0.001)));
        advance(once, 20);

        assertThat(weights(track)).containsExactly(weights(once));
    }

    /** Without this, trying another optimizer and taking it back would lose what the first one remembers. */
    @Test
    void aChangeThatIsTakenBackAtOnceIsNoChange() {
        Track track = played(SPEC, 50);
        track.change(SPEC.withOptimizer(new Optimizer.Sgd(0.3)));
        track.change(SPEC);
        advance(track, 50);

        assertThat(track.recorder().events()).isEmpty();
        assertThat(weights(track)).containsExactly(weights(played(SPEC, 100)));
    }

    @Test
    void aForkHasThePastAndItsOwnFuture() {
        Track first = played(SPEC, 120);
        first.seek(70, () -> false);
        Track second = first.fork();
        second.change(SPEC.withOptimizer(new Optimizer.Sgd(0.5)));
        assertThat(second.latest()).isEqualTo(70);
        assertThat(second.recorder().history("loss.batch").orElseThrow().window(1000).steps()).hasSize(70).endsWith(69);
        advance(second, 30);
        double[] changed = weights(second);

        Run twin = Run.start(SPEC);
        for (int i = 0; i < 70; i++) {
            twin.step();
        }
        Run expected = Run.resume(second.spec(), twin.data(), twin.checkpoint(), SPEC, () -> 0);
        for (int i = 0; i < 30; i++) {
            expected.step();
        }
        assertThat(changed).containsExactly(expected.parameters().values());
        second.seek(33, () -> false);
        assertThat(weights(second)).containsExactly(weights(played(SPEC, 33)));
        first.seek(120, () -> false);
        assertThat(weights(first)).containsExactly(weights(played(SPEC, 120)));
        assertThat(first.recorder().events()).isEmpty();
        assertThat(second.recorder().events()).extracting(Event::step).containsExactly(70L);
    }

    @Test
    void anUnchangedForkIsTheSameRun() {
        Track first = played(MANIFOLD, 90);
        Track second = first.fork();
        advance(first, 60);
        advance(second, 60);

        assertThat(weights(second)).containsExactly(weights(first));
        assertThat(second.recorder().history("loss.train").orElseThrow().window(1000).values())
                .containsExactly(first.recorder().history("loss.train").orElseThrow().window(1000).values());
    }

    @Test
    void aDivergedRunCanBeLookedAtBeforeItsEnd() {
        ExperimentSpec wild = SPEC.withOptimizer(new Optimizer.Sgd(100)).withLoss(new Loss.Mse())
                .withActivation(new Activation.Identity()).withInitializer(new Initializer.Xavier(1000));
        Track track = played(wild, 1000);
        long end = track.latest();
        assertThat(track.run().diverged()).isTrue();
        track.seek(end - 1, () -> false);
        assertThat(track.run().diverged()).isFalse();
        track.seek(end, () -> false);

        assertThat(track.run().diverged()).isTrue();
        assertThat(track.run().stepCount()).isEqualTo(end);
        assertThat(track.recorder().events()).filteredOn(event -> event.kind() == Event.Kind.DIVERGED).hasSize(1);
    }

    @Test
    void anAbandonedSearchStopsEarly() {
        Track track = played(SPEC, 300);
        track.seek(0, () -> false);
        track.seek(300, () -> true);

        assertThat(track.run().stepCount()).isLessThan(300);
        assertThat(track.latest()).isEqualTo(300);
    }

    private static Track played(ExperimentSpec spec, int steps) {
        Track track = Track.begin(spec, Prepared.of(spec), () -> 0, new Checkpoints(10, LITTLE),
                new SpectrumStore(SpectrumStore.USUAL_CAP));
        advance(track, steps);
        return track;
    }

    private static void advance(Track track, int steps) {
        for (int i = 0; i < steps; i++) {
            track.advance();
        }
    }

    private static Optimizer adam(double rate) {
        return new Optimizer.Adam(rate, 0.9, 0.999, 1e-8);
    }

    private static double[] weights(Track track) {
        return track.run().parameters().values().clone();
    }

    private static Snapshot picture(Track track) {
        track.run().lookAtActivity();
        return Snapshot.of(1, track.run(), 8);
    }
}
