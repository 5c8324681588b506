package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.catalogue.BadInput;
import gradlab.data.BatchPlan;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.SpecChange;
import gradlab.experiment.UndoHistory;
import gradlab.experiment.WeightEdit;
import gradlab.nn.LayerSpec;
import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WeightEditsTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard().withBatches(new BatchPlan(24, true));
    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final double TYPED = 0.1 + 0.2;

    private static WeightEdit.Weight weight(double value, double before, int step) {
        return new WeightEdit.Weight(2, 3, 1, value, before, step);
    }

    private static int at(WeightEdit edit) {
        return edit.indexIn(SPEC.network());
    }

    @Test
    void theNamedWeightAndNoOtherIsSet() {
        double[] drawn = Run.start(SPEC).parameters().values().clone();
        WeightEdit bias = new WeightEdit.Bias(3, 1, -4, 0, 0);
        Run run = Run.start(SPEC.editing(weight(TYPED, 0, 0)).editing(bias));

        // two inputs, then two layers of eight: weights lie input by input
        drawn[3 * 8 + 0 * 8 + 2] = TYPED;
        drawn[3 * 8 + 9 * 8 + 8] = -4;
        assertThat(run.parameters().values()).containsExactly(drawn);
        assertThat(weight(0, 0, 0).name()).isEqualTo("W2[3,1]");
    }

    @Test
    void anEditOnTheWayIsPlayedAgainToTheSameBitsFromEveryCheckpoint() {
        Track track = played(SPEC, 120);
        double before = track.run().parameters().values()[at(weight(0, 0, 120))];
        track.change(SPEC.editing(weight(TYPED, before, 120)));
        assertThat(weights(track)[at(weight(0, 0, 120))]).isEqualTo(TYPED);
        advance(track, 130);
        double[] end = weights(track);

        for (int back : new int[] {119, 0, 120, 249, 121, 60}) {
            track.seek(back, () -> false);
            double there = weights(track)[at(weight(0, 0, 120))];
            assertThat(there == TYPED).as("step %s", back).isEqualTo(back == 120);
            track.seek(250, () -> false);
            assertThat(weights(track)).containsExactly(end);
        }
        assertThat(weights(played(SPEC, 250))).isNotEqualTo(end);
    }

    @Test
    void takingAnEditBackAtOnceLeavesNoTrace() {
        Track track = played(SPEC, 50);
        UndoHistory history = new UndoHistory(SPEC);
        history.change(SPEC.editing(weight(TYPED, weights(track)[at(weight(0, 0, 50))], 50)), "");
        track.change(history.present());
        track.change(history.undo());
        advance(track, 50);

        assertThat(weights(track)).containsExactly(weights(played(SPEC, 100)));
        assertThat(track.recorder().events()).noneMatch(event -> event.kind() == Event.Kind.CHANGED);
    }

    @Test
    void takingAnEditBackLaterBringsTheOldNumberBackAndThatIsPlayedAgainToo() {
        Track track = played(SPEC, 50);
        double before = weights(track)[at(weight(0, 0, 50))];
        track.change(SPEC.editing(weight(9, before, 50)));
        advance(track, 30);
        track.change(SPEC);
        assertThat(weights(track)[at(weight(0, 0, 50))]).isEqualTo(before);
        advance(track, 30);
        double[] end = weights(track);
        track.seek(20, () -> false);
        track.seek(110, () -> false);

        assertThat(weights(track)).containsExactly(end);
    }

    @Test
    void theTimelineSaysWhatWasTyped() {
        Track track = played(SPEC, 50);
        ExperimentSpec edited = SPEC.editing(weight(0.5, 0.25, 50));
        track.change(edited);

        assertThat(track.recorder().events()).filteredOn(event -> event.kind() == Event.Kind.CHANGED).singleElement()
                .satisfies(event -> assertThat(event.change().orElseThrow().describe(Locale.ENGLISH)).isEqualTo("W2[3,1]: 0.25 → 0.5"));
        assertThat(new SpecChange(edited, SPEC).describe(Locale.ENGLISH)).isEqualTo("W2[3,1]: 0.5 → 0.25");
    }

    @Test
    void aBranchKeepsTheEditsOfItsPastAndNotThoseOfItsFuture() {
        Track track = played(SPEC, 50);
        track.change(SPEC.editing(weight(TYPED, 0, 50)));
        advance(track, 50);
        double[] end = weights(track);
        track.seek(50, () -> false);
        Track late = track.fork();
        track.seek(49, () -> false);
        Track early = track.fork();
        advance(late, 50);
        advance(early, 51);

        assertThat(weights(late)).containsExactly(end);
        assertThat(weights(early)).containsExactly(weights(played(SPEC, 100)));
    }

    @Test
    void anExperimentThatNamesAStepIsEditedThereAndSaysSo() {
        ExperimentSpec declared = SPEC.editing(weight(TYPED, 0, 40));
        Run run = Run.start(declared);
        Recorder recorder = new Recorder(run);
        while (run.stepCount() < 90) {
            recorder.advance(run, false);
        }
        Track track = played(SPEC, 40);
        track.change(declared);
        advance(track, 50);

        assertThat(run.parameters().values()).containsExactly(weights(track));
        assertThat(recorder.events()).filteredOn(event -> event.kind() == Event.Kind.TYPED).singleElement()
                .satisfies(event -> assertThat(event.step()).isEqualTo(40));
    }

    @Test
    void aKeptRunGoesOnWithTheSameBits() throws IOException {
        Track track = played(SPEC, 50);
        track.change(SPEC.editing(weight(TYPED, weights(track)[at(weight(0, 0, 50))], 50)));
        RunImage image = throughBytes(track.image(0, java.util.Optional.empty()));
        advance(track, 20);
        RunImage later = throughBytes(track.image(0, java.util.Optional.empty()));
        advance(track, 80);
        double[] end = weights(track);
        Track again = Track.of(image, track.data(), () -> 0, Room.USUAL);
        advance(again, 100);
        Track after = Track.of(later, track.data(), () -> 0, Room.USUAL);
        after.seek(30, () -> false);
        after.seek(70, () -> false);
        advance(after, 80);

        assertThat(weights(again)).containsExactly(end);
        assertThat(weights(after)).containsExactly(end);
        assertThat(after.spec().edits()).isEqualTo(track.spec().edits());
    }

    @Test
    void fromTheStartAgainMeansWithoutWhatWasDoneOnTheWay() throws InterruptedException {
        ExperimentSpec first = SPEC.editing(new WeightEdit.Bias(1, 1, 2, 0, 0));
        try (Trainer trainer = new Trainer(first, System::nanoTime)) {
            trainer.playTo(30);
            await(trainer, state -> state.step() == 30);
            trainer.submit(first.editing(weight(TYPED, 0, 30)));
            await(trainer, state -> state.spec().edits().size() == 2);
            trainer.restart();

            assertThat(await(trainer, state -> state.step() == 0).spec()).isEqualTo(first);
        }
    }

    @Test
    void otherDataBeginWithoutWhatWasDoneOnTheWayButWithWhatTheySay() throws InterruptedException {
        try (Trainer trainer = new Trainer(SPEC, System::nanoTime)) {
            trainer.playTo(30);
            await(trainer, state -> state.step() == 30);
            ExperimentSpec typed = SPEC.editing(weight(TYPED, 0, 30));
            trainer.submit(typed);
            await(trainer, state -> state.spec().equals(typed));
            WeightEdit said = new WeightEdit.Bias(1, 2, 1, 0, 10);
            trainer.submit(typed.withData(new DataSource.Moons()).editing(said));

            assertThat(await(trainer, state -> state.spec().data() instanceof DataSource.Moons).spec().edits()).containsExactly(said);
        }
    }

    @Test
    void twoEditsOfOneNumberAtOneStepAreOneThatRemembersTheFirstNumber() {
        ExperimentSpec twice = SPEC.editing(weight(1, 0.25, 7)).editing(weight(2, 1, 7));

        assertThat(twice.edits()).containsExactly(weight(2, 0.25, 7));
        assertThat(twice.editing(weight(0.25, 2, 7)).edits()).isEmpty();
        assertThat(twice.editing(weight(3, 2, 8)).edits()).containsExactly(weight(2, 0.25, 7), weight(3, 2, 8));
    }

    @Test
    void aNetworkOfOtherSizesHasNoEdits() {
        ExperimentSpec edited = SPEC.editing(weight(1, 0, 7));

        assertThat(edited.withHidden(List.of(new LayerSpec(8, new Activation.Relu()), new LayerSpec(8, new Activation.Relu()))).edits()).hasSize(1);
        assertThat(edited.withHidden(List.of(new LayerSpec(8, new Activation.Tanh()))).edits()).isEmpty();
        assertThat(SPEC.continuesAs(edited)).isTrue();
    }

    @Test
    void filesKeepEditsWithEveryBit() {
        ExperimentSpec edited = SPEC.editing(weight(TYPED, -1e-17 / 3, 7)).editing(new WeightEdit.Bias(3, 1, -1e20, Math.PI, 0));

        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("ru"))) {
            String text = ExperimentFile.write(edited, FOLDER, locale);
            assertThat(ExperimentFile.read(text, "a.lab", FOLDER, Map.of())).as(text).isEqualTo(edited);
        }
        assertThat(ExperimentFile.write(SPEC, FOLDER, Locale.ENGLISH)).contains("edits: none\n");
    }

    @Test
    void whatIsNoWeightOfTheNetworkIsToldWithItsPlace() {
        assertThatThrownBy(() -> read("net: 2-8-1\nedits: bias(1, 1, 2) + weight(2, 1, 9, 0.5)"))
                .isInstanceOf(BadInput.class).hasMessageContaining("a.lab:2:24").hasMessageContaining("2-8-1");
        for (String hostile : List.of("weight(0, 1, 1, 1)", "weight(1, 1, 1, NaN)", "weight(1, 1, 1, 1e999)", "bias(-1)", "вeс(1)", "weight(", "+", "bias(1,1,1,1,-1)")) {
            assertThatThrownBy(() -> read("edits: " + hostile)).as(hostile).isInstanceOf(BadInput.class);
        }
        assertThat(read("правки: нет").edits()).isEmpty();
    }

    @Test
    void theLastUpdateIsKnownWhereSomebodyLooksAndLeavesOutWhatWasTyped() {
        Run run = Run.start(SPEC.withOptimizer(new Optimizer.Sgd(0.5)).editing(weight(7, 0, 2)));
        assertThat(run.lastUpdate()).isEmpty();
        run.keepUpdates();
        run.step();
        double[] between = run.parameters().values().clone();
        run.step();
        double[] update = run.lastUpdate().orElseThrow();

        for (int i = 0; i < update.length; i++) {
            assertThat(update[i]).isCloseTo(-0.5 * run.parameters().gradient()[i], org.assertj.core.data.Offset.offset(1e-12));
        }
        assertThat(run.parameters().values()[at(weight(0, 0, 0))]).isEqualTo(7).isNotEqualTo(between[at(weight(0, 0, 0))]);
    }

    private static ExperimentSpec read(String text) {
        return ExperimentFile.read(text, "a.lab", FOLDER, Map.of());
    }

    private static RunImage throughBytes(RunImage image) throws IOException {
        Map<String, byte[]> pieces = new HashMap<>();
        RunArchive.write(image, "", FOLDER, Room.USUAL, new RunArchive.Sink() {
            @Override
            public void write(String name, byte[] bytes) {
                pieces.put(name, bytes);
            }

            @Override
            public String keep(Object what, Supplier<byte[]> bytes) {
                String name = "piece" + pieces.size();
                pieces.put(name, bytes.get());
                return name;
            }
        });
        return RunArchive.read(pieces::get, "", text -> ExperimentFile.readOwn(text, "run.json", FOLDER));
    }

    private static Track played(ExperimentSpec spec, int steps) {
        Track track = Track.begin(spec, Prepared.of(spec), () -> 0, new Room(100_000, 1 << 20));
        advance(track, steps);
        return track;
    }

    private static void advance(Track track, int steps) {
        for (int i = 0; i < steps; i++) {
            track.advance();
        }
    }

    private static double[] weights(Track track) {
        return track.run().parameters().values().clone();
    }

    private static RunState await(Trainer trainer, Predicate<RunState> reached) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            if (reached.test(trainer.state())) {
                return trainer.state();
            }
            LockSupport.parkNanos(200_000);
        }
        throw new AssertionError("never reached, stands at " + trainer.state());
    }
}
