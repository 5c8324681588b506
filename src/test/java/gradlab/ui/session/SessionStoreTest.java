package gradlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Optimizer;
import gradlab.train.Branch;
import gradlab.probe.Matrix;
import gradlab.probe.SlopeCounts;
import gradlab.train.Event;
import gradlab.train.KeptRows;
import gradlab.train.Room;
import gradlab.train.RunArchive;
import gradlab.train.RunImage;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.train.Snapshot;
import gradlab.train.SpectrumStore;
import gradlab.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SessionStoreTest {

    private static final ExperimentSpec SPEC = ExperimentSpec.standard();
    private static final ExperimentSpec PLAIN = SPEC.withOptimizer(new Optimizer.Sgd(0.1));

    private static final int MANY = 700;

    @TempDir
    private Path folder;

    @Test
    void runsComeBackWhereTheyStoodAndGoOnWithTheSameBits() throws IOException {
        double[] expected;
        RunState before;
        double[] recorded;
        try (Trainer trainer = forked(); SessionStore store = open()) {
            trainer.seek(130);
            before = await(trainer, state -> state.step() == 130);
            store.save(SPEC, image(trainer));
            recorded = losses(before);
            trainer.playTo(300);
            await(trainer, state -> state.step() == 300);
            expected = weights(trainer, 300);
        }
        try (Trainer trainer = new Trainer(SPEC.withSteps(3), System::nanoTime); SessionStore store = open()) {
            SessionStore.Start start = store.start();
            assertThat(start.setAside()).isEmpty();
            assertThat(start.found().orElseThrow().spec()).isEqualTo(SPEC);
            assertThat(start.found().orElseThrow().latest()).isEqualTo(150);
            trainer.restore(store.read(start.found().orElseThrow()), SessionStoreTest::unexpected);
            RunState after = await(trainer, state -> state.branches().size() == 2 && state.step() == 130);

            assertThat(after.branches()).extracting(Branch::spec).containsExactly(SPEC, PLAIN);
            assertThat(after.branches()).extracting(Branch::latest).containsExactly(150L, 150L);
            assertThat(after.branches()).extracting(Branch::origin).isEqualTo(before.branches().stream().map(Branch::origin).toList());
            assertThat(events(after)).isEqualTo(events(before));
            assertThat(losses(after)).containsExactly(recorded);
            trainer.playTo(300);
            await(trainer, state -> state.step() == 300);
            assertThat(weights(trainer, 300)).containsExactly(expected);
        }
    }

    @Test
    void aFileThatIsCutAnywhereIsSetAsideAndTheStartGoesOn() throws IOException {
        try (Trainer trainer = forked(); SessionStore store = open()) {
            store.save(SPEC, image(trainer));
        }
        byte[] whole = Files.readAllBytes(folder.resolve("session.zip"));
        for (int length = 0; length < whole.length; length += 1 + whole.length / 23) {
            Files.write(folder.resolve("session.zip"), Arrays.copyOf(whole, length));
            try (SessionStore store = open()) {
                SessionStore.Start start = store.start();
                assertThat(start.found()).isEmpty();
                assertThat(start.setAside()).hasSize(1).noneMatch(SessionStore.SetAside::newer)
                        .allMatch(aside -> Files.exists(aside.file()));
            }
            assertThat(folder.resolve("session.zip")).doesNotExist();
        }
    }

    @Test
    void aSessionOfANewerLabIsSetAsideAndSaidToBeThat() throws IOException {
        PieceWriter zip = PieceWriter.holdingAll(0);
        zip.write("session.json", "{\"version\": 99}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.write(folder.resolve("session.zip"), zip.bytes());
        try (SessionStore store = open()) {
            assertThat(store.start().setAside()).hasSize(1).allMatch(SessionStore.SetAside::newer);
        }
    }

    @Test
    void aSessionWhoseTableIsGoneIsNotDamagedAndOpensWhenTheTableIsBack() throws IOException {
        String rows = "x,y,kind\n" + "0,1,a\n1,0,b\n0,0,a\n1,1,b\n".repeat(20);
        Path table = Files.writeString(folder.resolve("points.csv"), rows);
        ExperimentSpec own = ExperimentSpec.standard().withData(new DataSource.CsvFile(table, "kind", DataSource.TaskChoice.AUTO));
        try (Trainer trainer = new Trainer(own, System::nanoTime); SessionStore store = open()) {
            store.save(own, image(trainer));
        }
        Files.delete(table);
        SessionStore.SetAside aside;
        try (Trainer other = forked(); SessionStore store = open()) {
            SessionStore.Start start = store.start();
            assertThat(start.found()).isEmpty();
            aside = start.setAside().getFirst();
            assertThat(aside.newer()).isFalse();
            assertThat(aside.missing()).contains(table.toString());
            store.save(SPEC, image(other));
        }
        try (Trainer other = forked(); SessionStore store = open()) {
            store.start();
            store.save(SPEC, image(other));
        }
        Files.writeString(table, rows);
        Files.move(aside.file(), folder.resolve("session.zip"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (SessionStore store = open()) {
            assertThat(store.read(store.start().found().orElseThrow()).chosenRun().spec()).isEqualTo(own);
        }
    }

    @Test
    void aDamagedCheckpointIsNoticedBeforeItIsUsed() throws IOException {
        try (Trainer trainer = forked(); SessionStore store = open()) {
            store.save(SPEC, image(trainer));
        }
        Path first = checkpoints().getFirst();
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length / 2] ^= 1;
        Files.write(first, bytes);
        try (SessionStore store = open()) {
            SessionStore.Found found = store.start().found().orElseThrow();
            assertThatThrownBy(() -> store.read(found)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
        }
    }

    @Test
    void theLastSessionStaysUntilThereIsANewOne() throws IOException {
        try (Trainer trainer = forked(); SessionStore store = open()) {
            store.save(SPEC, image(trainer));
        }
        for (int start = 0; start < 3; start++) {
            try (SessionStore store = open()) {
                assertThat(store.start().found().orElseThrow().latest()).isEqualTo(150);
            }
        }
        try (Trainer trainer = new Trainer(SPEC, System::nanoTime); SessionStore store = open()) {
            SessionStore.Found found = store.start().found().orElseThrow();
            trainer.playTo(7);
            await(trainer, state -> state.step() == 7);
            store.save(SPEC, image(trainer));
            assertThat(store.read(found).runs()).hasSize(2);
        }
        try (SessionStore store = open()) {
            assertThat(store.start().found().orElseThrow().latest()).isEqualTo(7);
        }
    }

    @Test
    void checkpointsThatNobodyNeedsAreRemoved() throws IOException {
        try (Trainer trainer = new Trainer(SPEC, System::nanoTime); SessionStore store = open()) {
            for (int step = 10; step <= 60; step += 10) {
                long to = step;
                trainer.playTo(to);
                await(trainer, state -> state.step() == to);
                store.save(SPEC, image(trainer));
            }
            assertThat(checkpoints()).hasSize(2);
        }
    }

    @Test
    void movedThresholdsAnswerForTheWholePastAfterAStart() throws IOException {
        ExperimentSpec everyStep = SPEC.measuringEvery(1);
        Map<String, List<Double>> counted;
        try (Trainer trainer = new Trainer(everyStep, System::nanoTime); SessionStore store = open()) {
            trainer.playTo(MANY);
            counted = counted(await(trainer, state -> standsMeasuredAt(MANY, state)));
            store.save(everyStep, image(trainer));
            RunFile.write(folder.resolve("mine.labrun"), image(trainer).chosenRun(), "");
        }
        assertThat(counted.get("rank")).as("the steps that were made, and the end").hasSize(MANY + 1);
        try (Trainer trainer = new Trainer(SPEC, System::nanoTime); SessionStore store = open()) {
            trainer.restore(store.read(store.start().found().orElseThrow()), SessionStoreTest::unexpected);
            assertThat(counted(await(trainer, state -> state.step() == MANY))).isEqualTo(counted);
            trainer.playTo(MANY + 5);
            assertThat(counted(await(trainer, state -> standsMeasuredAt(MANY + 5, state))).get("rank")).hasSize(MANY + 6);
        }
        try (Trainer trainer = new Trainer(SPEC, System::nanoTime)) {
            trainer.add(RunFile.read(folder.resolve("mine.labrun"), folder).run(), SessionStoreTest::unexpected);
            assertThat(counted(await(trainer, state -> state.step() == MANY))).isEqualTo(counted);
        }
    }

    @Test
    void whatWasSavedOfSpectraIsNotWrittenAgain() throws IOException {
        try (Trainer trainer = new Trainer(SPEC.measuringEvery(1), System::nanoTime); SessionStore store = open()) {
            trainer.playTo(MANY);
            await(trainer, state -> state.step() == MANY && state.phase() == Phase.PAUSED);
            store.save(SPEC, image(trainer));
            List<Path> before = checkpoints();
            assertThat(before).hasSizeGreaterThan(4);
            trainer.playTo(MANY + 1);
            await(trainer, state -> state.step() == MANY + 1 && state.phase() == Phase.PAUSED);
            store.save(SPEC, image(trainer));

            assertThat(checkpoints().stream().filter(before::contains).toList()).as("all but the latest checkpoint").hasSize(before.size() - 1);
            assertThat(checkpoints()).hasSize(before.size());
        }
    }

    @Test
    void aSessionFromBeforeSpectraWereKeptIsReadWithoutThem() throws IOException {
        Map<String, byte[]> pieces = new java.util.HashMap<>();
        try (Trainer trainer = forked()) {
            RunArchive.write(image(trainer).chosenRun(), "", folder, Room.USUAL, new RunArchive.Sink() {
                @Override
                public void write(String name, byte[] bytes) {
                    pieces.put(name, bytes);
                }

                @Override
                public String keep(Object what, java.util.function.Supplier<byte[]> bytes) {
                    pieces.put("piece" + pieces.size(), bytes.get());
                    return "piece" + (pieces.size() - 1);
                }
            });
        }
        pieces.remove("spectra.bin");
        String old = new String(pieces.get("run.json"), java.nio.charset.StandardCharsets.UTF_8).replaceAll(",?\"spectra\":\\d+", "");
        pieces.put("run.json", old.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(RunArchive.read(pieces::get, "", text -> ExperimentFile.readOwn(text, "run.json", folder)).latest()).isEqualTo(150);
    }

    @Test
    void twoLabsDoNotShareAFolder() throws IOException {
        try (SessionStore _ = open()) {
            assertThat(SessionStore.open(folder)).isEmpty();
        }
        try (SessionStore again = open()) {
            assertThat(again.start().found()).isEmpty();
        }
    }

    @Test
    void aRunFileOpensAtTheSameStepWithItsDataAndNote() throws IOException {
        Path table = Files.writeString(folder.resolve("points.csv"), "x,y,kind\n" + "0,1,a\n1,0,b\n0,0,a\n1,1,b\n".repeat(20));
        ExperimentSpec own = SPEC.withData(new DataSource.CsvFile(table, "kind", DataSource.TaskChoice.AUTO));
        Path file = folder.resolve("mine.labrun");
        double[] expected;
        try (Trainer trainer = new Trainer(own, System::nanoTime)) {
            trainer.playTo(90);
            await(trainer, state -> state.step() == 90 && state.phase() == Phase.PAUSED);
            trainer.seek(40);
            await(trainer, state -> state.step() == 40);
            RunFile.write(file, image(trainer).chosenRun(), "Смотрите на шаг 40.");
            expected = weights(trainer, 40);
        }
        Files.delete(table);
        RunFile.Opened opened = RunFile.read(file, folder.resolve("imported"));
        assertThat(opened.note()).isEqualTo("Смотрите на шаг 40.");
        try (Trainer trainer = new Trainer(SPEC, System::nanoTime)) {
            trainer.add(opened.run(), SessionStoreTest::unexpected);
            RunState there = await(trainer, state -> state.step() == 40);

            assertThat(there.latest()).isEqualTo(90);
            assertThat(there.branches()).hasSize(1);
            assertThat(weights(trainer, 40)).containsExactly(expected);
        }
    }

    @Test
    void aRunIsAddedBesideThoseThatAreThere() throws IOException {
        Path file = folder.resolve("mine.labrun");
        try (Trainer trainer = forked()) {
            RunFile.write(file, image(trainer).chosenRun(), "");
            trainer.add(RunFile.read(file, folder).run(), SessionStoreTest::unexpected);
            RunState state = await(trainer, now -> now.branches().size() == 3);

            assertThat(state.chosen()).isEqualTo(2);
            assertThat(state.branch(2).orElseThrow().spec()).isEqualTo(PLAIN);
            assertThat(state.branch(2).orElseThrow().latest()).isEqualTo(150);
        }
    }

    @Test
    void aRunFileThatIsNoneIsRefusedInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.labrun"), "nothing of the kind");

        assertThat(catchThrowableOfType(BadInput.class, () -> RunFile.read(file, folder)).problems().getFirst().key()).isEqualTo("run.unreadable");
    }

    @Test
    void theFolderFollowsTheCustomsOfTheSystem() {
        Path home = Path.of("/home/ann");
        assertThat(StateFolder.of("Linux", Map.of(), home)).isEqualTo(Path.of("/home/ann/.local/state/gradlab"));
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", "/var/ann"), home)).isEqualTo(Path.of("/var/ann/gradlab"));
        assertThat(StateFolder.of("Linux", Map.of("XDG_STATE_HOME", "not/absolute"), home)).isEqualTo(Path.of("/home/ann/.local/state/gradlab"));
        assertThat(StateFolder.of("Mac OS X", Map.of(), home)).isEqualTo(Path.of("/home/ann/Library/Application Support/Gradlab"));
        assertThat(StateFolder.of("Windows 11", Map.of("LOCALAPPDATA", "/c/local"), home)).isEqualTo(Path.of("/c/local/Gradlab"));
        assertThat(StateFolder.of("Windows 11", Map.of(), home)).isEqualTo(Path.of("/home/ann/AppData/Local/Gradlab"));
    }

    /** Two runs, the second forked at step 60 with another optimizer and chosen, both at step 150. */
    private static Trainer forked() {
        Trainer trainer = new Trainer(SPEC, System::nanoTime);
        trainer.playTo(100);
        await(trainer, state -> state.step() == 100);
        trainer.seek(60);
        trainer.submit(PLAIN);
        trainer.playTo(150);
        await(trainer, state -> state.step() == 150 && state.branches().size() == 2);
        return trainer;
    }

    private SessionStore open() throws IOException {
        return SessionStore.open(folder).orElseThrow();
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints"))) {
            return files.toList();
        }
    }

    private static RunImage.All image(Trainer trainer) {
        return trainer.image().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void unexpected(BadInput bad) {
        throw bad;
    }

    /** Ranks and saturated shares at a threshold that nobody chose before. */
    private static boolean standsMeasuredAt(long step, RunState state) {
        return state.step() == step && state.phase() == Phase.PAUSED
                && state.run().orElseThrow().recorder().spectra().spectra(Matrix.GRADIENT, 2).filter(rows -> rows.view().rowAt(step) == step).isPresent();
    }

    private static Map<String, List<Double>> counted(RunState state) {
        SpectrumStore store = state.run().orElseThrow().recorder().spectra();
        KeptRows.View spectra = store.spectra(Matrix.GRADIENT, 2).orElseThrow().view();
        KeptRows.View slopes = store.slopes(1).orElseThrow().view();
        return Map.of("rank", IntStream.range(0, spectra.size()).mapToObj(row -> (double) spectra.countAbove(row, 0.0123)).toList(),
                "share", IntStream.range(0, slopes.size()).mapToObj(row -> slopes.of(row, shares -> SlopeCounts.shareBelow(shares, 0.4))).toList());
    }

    private static List<Event> events(RunState state) {
        return state.run().orElseThrow().recorder().events();
    }

    private static double[] losses(RunState state) {
        return state.run().orElseThrow().recorder().history("loss.batch").orElseThrow().window(1000).values();
    }

    private static double[] weights(Trainer trainer, long step) {
        long runId = trainer.state().runId();
        Predicate<Optional<Snapshot>> right = found -> found.filter(one -> one.step() == step && one.runId() == runId).isPresent();
        trainer.requestSnapshot();
        await(trainer, _ -> right.test(trainer.snapshot()));
        return trainer.snapshot().orElseThrow().values();
    }

    private static RunState await(Trainer trainer, Predicate<RunState> reached) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            RunState state = trainer.state();
            if (reached.test(state)) {
                return state;
            }
            LockSupport.parkNanos(200_000);
        }
        throw new AssertionError("never reached, stands at step " + trainer.state().step());
    }
}
