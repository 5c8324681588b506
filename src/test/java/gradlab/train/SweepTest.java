package gradlab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Seeds;
import gradlab.experiment.Setting;
import gradlab.nn.Optimizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SweepTest {

    private static final ExperimentSpec BASE = ExperimentSpec.standard().withSteps(12);
    private static final List<String> OVER = List.of("optimizer=adam(rate=0.01, beta1=0.8), SGD(0.1)", "net=2-4-1,2-5-3-1,2-1");
    private static final Setting OPTIMIZER = Setting.of(Key.OPTIMIZER);
    private static final Setting NET = Setting.of(Key.NET);
    private static final Sweep.Listener NOBODY = (_, _) -> { };

    @TempDir
    private Path folder;

    private SweepPlan plan() {
        return plan(BASE, OVER, 3);
    }

    private SweepPlan plan(ExperimentSpec base, List<String> over, int seeds) {
        return SweepPlan.of(base, folder, over, seeds, 0);
    }

    @Test
    void everyCombinationIsACellAndEverySeedARunOfIt() {
        SweepPlan plan = plan();

        assertThat(plan.axes()).extracting(SweepAxis::setting).containsExactly(OPTIMIZER, NET);
        assertThat(plan.cells()).isEqualTo(6);
        assertThat(plan.runs()).isEqualTo(18);
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(cell -> plan.label(cell, OPTIMIZER, Locale.ENGLISH) + " " + plan.label(cell, NET, Locale.ENGLISH)))
                .containsExactly("adam(rate=0.01, beta1=0.8) 2-4-1", "adam(rate=0.01, beta1=0.8) 2-5-3-1", "adam(rate=0.01, beta1=0.8) 2-1",
                        "sgd(rate=0.1) 2-4-1", "sgd(rate=0.1) 2-5-3-1", "sgd(rate=0.1) 2-1");
        ExperimentSpec last = plan.spec(12);
        assertThat(plan.cellOf(12)).isEqualTo(4);
        assertThat(plan.run(4, 3)).isEqualTo(12);
        assertThat(last).isEqualTo(BASE.withOptimizer(new Optimizer.Sgd(0.1)).withHidden(last.hidden()).withSeeds(Seeds.all(9)));
        assertThat(last.network().units(1)).isEqualTo(4);
    }

    @Test
    void seedsThatDifferAllMoveOn() {
        assertThat(plan(BASE.withSeeds(new Seeds(7, 42, 1)), OVER, 3).spec(2).seeds()).isEqualTo(new Seeds(8, 43, 2));
    }

    @Test
    void aResultIsWhatTheRunOfItsOwnEndsWith() {
        SweepPlan plan = plan();
        Sweep sweep = new Sweep(plan, SweepShard.WHOLE, List.of(), () -> 0);
        sweep.run(1, NOBODY);
        for (SweepResult result : sweep.results()) {
            ExperimentSpec spec = plan.spec(result.run());
            Run run = Run.start(spec);
            while (run.stepCount() < spec.steps()) {
                run.step();
            }
            run.observe();

            assertThat(result.steps()).isEqualTo(12);
            for (String id : List.of("loss.train", "loss.test", "accuracy.test", "layer1.gradient.rank", "layer1.gradient.stable_rank")) {
                assertThat(result.value(id)).hasValue(run.meter().value(id));
            }
            assertThat(result.value("saturation.max").isPresent()).isEqualTo(spec.network().depth() > 1);
            assertThat(result.value("layer3.gradient.rank").isPresent()).isEqualTo(spec.network().depth() == 3);
        }
        assertThat(sweep.results()).extracting(SweepResult::run).containsExactlyElementsOf(IntStream.rangeClosed(1, 18).boxed().toList());
    }

    @Test
    void aParameterIsAnAxisOfItsOwnAndLabelsDoNotRepeatIt() {
        SweepPlan plan = plan(BASE, List.of("optimizer=sgd,adam(beta1=0.8)", "optimizer.rate=0.1,0.2", "net.depth=1,3"), 1);
        Setting rate = new Setting(Key.OPTIMIZER, "rate");

        assertThat(plan.cells()).isEqualTo(8);
        assertThat(plan.spec(8).optimizer()).isEqualTo(new Optimizer.Adam(0.2, 0.8, 0.999, 1e-8));
        assertThat(plan.spec(8).hidden()).hasSize(3);
        assertThat(plan.spec(1)).isEqualTo(BASE.withOptimizer(new Optimizer.Sgd(0.1)).withHidden(BASE.hidden().subList(0, 1)));
        assertThat(plan.label(8, OPTIMIZER, Locale.ENGLISH)).isEqualTo("adam(beta1=0.8)");
        assertThat(plan.label(8, rate, Locale.ENGLISH)).isEqualTo("0.2");
        assertThat(plan.label(8, new Setting(Key.NET, Setting.DEPTH), Locale.ENGLISH)).isEqualTo("3");
        assertThat(plan.table(List.of())).startsWith("run,cell,optimizer,optimizer.rate,net.depth,seed,");
    }

    @Test
    void equalValuesOfAParameterAreRefused() {
        assertThatThrownBy(() -> plan(BASE, List.of("optimizer.rate=0.1,1e-1"), 1)).isInstanceOf(BadInput.class).hasMessageContaining("1e-1");
    }

    @Test
    void plansWithTheSameRunsAreKnownWhereverTheyStarted() {
        List<String> over = List.of("optimizer=sgd,adam", "optimizer.rate=0.1,0.2");
        SweepPlan plan = plan(BASE, over, 2);

        assertThat(plan.hasSameRuns(plan(BASE.withOptimizer(new Optimizer.Sgd(0.7)), over, 2))).isTrue();
        assertThat(plan.hasSameRuns(plan(BASE, over, 3))).isFalse();
        assertThat(plan.hasSameRuns(plan(BASE.withSteps(13), over, 2))).isFalse();
    }

    @Test
    void threadsThatAreNotAllowedRestAndTheOthersDoTheWork() {
        SweepPlan plan = plan();
        Sweep sweep = new Sweep(plan, SweepShard.WHOLE, List.of(), () -> 0);
        Set<String> workers = ConcurrentHashMap.newKeySet();
        sweep.run(3, () -> 1, (_, _) -> workers.add(Thread.currentThread().getName()));

        assertThat(sweep.progress().isComplete()).isTrue();
        assertThat(workers).containsExactly("sweep-1");
    }

    @Test
    void aThreadThatIsSentToRestInTheMiddleOfARunFinishesItInTheEnd() {
        AtomicInteger allowed = new AtomicInteger(2);
        SweepPlan plan = plan(BASE.withSteps(300), OVER, 3);
        Sweep sweep = new Sweep(plan, SweepShard.WHOLE, List.of(), () -> 0);
        sweep.run(2, allowed::get, (_, _) -> allowed.set(1));

        assertThat(sweep.progress().isComplete()).isTrue();
    }

    @Test
    void howManyThreadsThereAreChangesNoByte() throws IOException {
        run(plan(), SweepShard.WHOLE, folder.resolve("one"), 1);
        run(plan(), SweepShard.WHOLE, folder.resolve("four"), 4);

        assertSameFolders(folder.resolve("one"), folder.resolve("four"));
        assertThat(files(folder.resolve("four"))).containsExactlyInAnyOrder("sweep.json", "sweep.csv", "cells.csv");
    }

    @Test
    void aTableHasARowForEachRunAndACellOneForEachCell() throws IOException {
        run(plan(), SweepShard.WHOLE, folder.resolve("a"), 2);
        List<String> rows = Files.readAllLines(folder.resolve("a/sweep.csv"));
        List<String> cells = Files.readAllLines(folder.resolve("a/cells.csv"));

        assertThat(rows).hasSize(19);
        assertThat(rows.getFirst()).startsWith("run,cell,optimizer,net,seed,steps.made,diverged,loss.train,loss.test,accuracy.train,accuracy.test,"
                + "saturation.max,layer1.gradient.rank,").contains("layer3.gradient.effective_rank");
        assertThat(rows.get(2)).startsWith("2,1,\"adam(rate=0.01, beta1=0.8)\",2-4-1,8,12,false,0.");
        assertThat(rows.get(9)).as("a network without hidden layers").startsWith("9,3,").endsWith(",1,1,1,,,,,,");
        assertThat(cells).hasSize(7);
        assertThat(cells.getFirst()).startsWith("cell,optimizer,net,runs,diverged,steps.made.q1,steps.made.median,steps.made.q3,loss.train.q1,");
        assertThat(cells.get(6)).startsWith("6,sgd(rate=0.1),2-1,3,0,12,12,12,0.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 5000})
    void aSweepThatWasKilledGoesOnWhereItWas(int cutOff) throws IOException {
        run(plan(), SweepShard.WHOLE, folder.resolve("whole"), 2);
        Path broken = folder.resolve("broken");
        List<Integer> before = new ArrayList<>();
        assertThatThrownBy(() -> {
            try (SweepFolder place = new SweepFolder(broken, plan())) {
                new Sweep(plan(), SweepShard.WHOLE, place.results(), () -> 0).run(1, (result, _) -> {
                    place.add(plan(), result);
                    before.add(result.run());
                    if (before.size() == 8) {
                        throw new UncheckedIOException(new IOException("killed"));
                    }
                });
            }
        }).hasMessageContaining("killed");
        Path journal = broken.resolve("sweep.part.csv");
        String text = Files.readString(journal);
        assertThat(text.lines()).hasSize(9);
        Files.writeString(journal, text.substring(0, Math.max(0, text.length() - cutOff)));
        List<Integer> again = run(plan(), SweepShard.WHOLE, broken, 2);

        int kept = cutOff == 0 ? 8 : cutOff < 100 ? 7 : 0;
        assertThat(again).as("what was finished is not run again").hasSize(18 - kept);
        assertThat(before.subList(0, kept)).noneMatch(again::contains);
        assertSameFolders(broken, folder.resolve("whole"));
        assertThat(run(plan(), SweepShard.WHOLE, broken, 2)).as("nothing is left to do").isEmpty();
        assertSameFolders(broken, folder.resolve("whole"));
    }

    @Test
    void aCancelledSweepStopsAndLosesOnlyWhatWasUnderWay() throws IOException {
        Path place = folder.resolve("a");
        List<SweepProgress> seen = new ArrayList<>();
        try (SweepFolder open = new SweepFolder(place, plan())) {
            Sweep sweep = new Sweep(plan(), SweepShard.WHOLE, open.results(), () -> 0);
            SweepProgress end = sweep.run(1, (result, progress) -> {
                open.add(plan(), result);
                seen.add(progress);
                if (progress.done() == 5) {
                    sweep.cancel();
                }
            });
            assertThat(end.isComplete()).isFalse();
            assertThat(sweep.results()).hasSize(5);
        }
        assertThat(seen).extracting(SweepProgress::done).containsExactly(1, 2, 3, 4, 5);
        assertThat(seen).extracting(SweepProgress::total).containsOnly(18);
        assertThat(run(plan(), SweepShard.WHOLE, place, 2)).hasSize(13);
    }

    @Test
    void whatIsDoneCanBeReadWhileTheSweepRuns() {
        long[] now = {0};
        Sweep sweep = new Sweep(plan(), SweepShard.WHOLE, List.of(), () -> now[0]);
        List<Integer> firstCells = new ArrayList<>();
        sweep.run(1, (result, progress) -> {
            now[0] += 2_000_000_000L;
            firstCells.add(sweep.plan().cellOf(result.run()));
            assertThat(sweep.results()).hasSize(progress.done()).contains(result);
            if (progress.done() == 6) {
                assertThat(sweep.progress().secondsLeft()).hasValue(24);
            }
        });

        assertThat(firstCells.subList(0, 6)).as("every cell comes to its first seed early").containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void partsTogetherAreTheWhole() throws IOException {
        run(plan(), SweepShard.WHOLE, folder.resolve("whole"), 2);
        List<Path> parts = new ArrayList<>();
        List<Integer> runs = new ArrayList<>();
        for (int part = 1; part <= 4; part++) {
            parts.add(folder.resolve("part-" + part));
            runs.addAll(run(plan(), new SweepShard(part, 4), parts.getLast(), 1));
        }
        assertThat(runs).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 18).boxed().toList());
        SweepFolder.Filled filled = SweepFolder.merge(parts, folder.resolve("joined"));

        assertThat(filled).isEqualTo(new SweepFolder.Filled(18, 18));
        assertSameFolders(folder.resolve("joined"), folder.resolve("whole"));
        assertThat(SweepFolder.merge(parts, folder.resolve("joined"))).as("once more changes nothing").isEqualTo(filled);
        assertSameFolders(folder.resolve("joined"), folder.resolve("whole"));
    }

    @Test
    void whatIsMissingAfterAMergeCanBeRun() throws IOException {
        run(plan(), SweepShard.WHOLE, folder.resolve("whole"), 2);
        run(plan(), new SweepShard(2, 3), folder.resolve("part"), 2);
        assertThat(SweepFolder.merge(List.of(folder.resolve("part")), folder.resolve("joined"))).isEqualTo(new SweepFolder.Filled(6, 18));
        assertThat(run(plan(), SweepShard.WHOLE, folder.resolve("joined"), 2)).hasSize(12);
        assertSameFolders(folder.resolve("joined"), folder.resolve("whole"));
    }

    @Test
    void moreMachinesThanRunsLeaveSomeWithoutWork() throws IOException {
        assertThat(run(plan(), new SweepShard(20, 20), folder.resolve("idle"), 2)).isEmpty();
        run(plan(), SweepShard.WHOLE, folder.resolve("whole"), 2);
        SweepFolder.merge(List.of(folder.resolve("idle"), folder.resolve("whole")), folder.resolve("joined"));
        assertSameFolders(folder.resolve("joined"), folder.resolve("whole"));
    }

    @Test
    void anotherPlanIsRefusedAndWhatDiffersIsNamed() {
        run(plan(), SweepShard.WHOLE, folder.resolve("a"), 2);
        run(plan(BASE.withSteps(13), OVER, 3), SweepShard.WHOLE, folder.resolve("b"), 2);

        assertThat(problem(() -> new SweepFolder(folder.resolve("a"), plan(BASE, OVER, 4)))).isEqualTo("sweep.other-plan [runs, seeds]");
        assertThat(problem(() -> SweepFolder.merge(List.of(folder.resolve("a"), folder.resolve("b")), folder.resolve("c"))))
                .isEqualTo("sweep.other-plan [experiment]");
        assertThat(folder.resolve("c")).doesNotExist();
    }

    @Test
    void resultsThatContradictEachOtherAreNotJoined() throws IOException {
        run(plan(), SweepShard.WHOLE, folder.resolve("a"), 2);
        run(plan(), SweepShard.WHOLE, folder.resolve("b"), 2);
        Path table = folder.resolve("b/sweep.csv");
        Files.writeString(table, Files.readString(table).replaceFirst("(?m)^5,(.*),12,false,", "5,$1,11,false,"));

        assertThat(problem(() -> SweepFolder.merge(List.of(folder.resolve("a"), folder.resolve("b")), folder.resolve("c"))))
                .isEqualTo("sweep.contradiction [5]");
    }

    @Test
    void aFolderIsForOneSweepAtATime() {
        try (SweepFolder open = new SweepFolder(folder.resolve("a"), plan())) {
            assertThat(problem(() -> new SweepFolder(folder.resolve("a"), plan()))).isEqualTo("sweep.busy []");
            assertThat(open.results()).isEmpty();
        }
        new SweepFolder(folder.resolve("a"), plan()).close();
    }

    @Test
    void aDamagedFolderIsNamed() throws IOException {
        Files.writeString(folder.resolve("sweep.json"), "{\"format\": 1");
        assertThat(problem(() -> new SweepFolder(folder, plan()))).isEqualTo("sweep.damaged []");
        assertThat(problem(() -> SweepFolder.merge(List.of(folder.resolve("nowhere")), folder.resolve("to")))).isEqualTo("sweep.no-plan []");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "optimizer              | sweep.over",
        "optimzer=sgd           | unknown.key.near",
        "optimizer=sgd,adan     | unknown.Optimizer.near",
        "optimizer=sgd(0.1      | notation.unclosed",
        "batch=8,,16            | sweep.empty",
        "batch=8,               | sweep.empty",
        "batch=8,16,8           | sweep.equal",
        "optimizer=sgd,SGD()    | sweep.equal",
        "seed=1,2               | sweep.key",
        "зёрна=1                | sweep.key",
        "измерять=rank          | sweep.key",
        "net=2-4-1,3-4-1        | spec.inputs",
        "optimizer=sgd,lbfgs    | spec.whole-set",
    })
    void aValueThatCannotBeUsedIsRefusedBeforeAnythingRuns(String over, String key) {
        assertThat(problem(() -> plan(BASE, List.of(over), 2))).startsWith(key + " ");
    }

    @Test
    void aMistakeNamesItsOptionAndColumn() {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> plan(BASE, List.of("batch=8", "optimizer=sgd, adan"), 2));

        assertThat(bad.problems()).extracting(problem -> problem.place().toString()).containsExactly("--over optimizer:1:16");
    }

    @Test
    void noKeysTooManyRunsAndNoSeedsAreRefused() {
        assertThat(problem(() -> plan(BASE, List.of(), 2))).startsWith("sweep.nothing ");
        assertThat(problem(() -> plan(BASE, List.of("batch=1", "пакет=2"), 2))).startsWith("sweep.twice ");
        assertThat(problem(() -> plan(BASE, OVER, 0))).startsWith("sweep.seeds ");
        assertThat(problem(() -> plan(BASE, OVER, 1_000_000))).startsWith("sweep.large ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/4", "5/4", "4", "a/b", "-1/4", "1/0", ""})
    void aPartIsWrittenAsOneOfSeveral(String text) {
        assertThat(problem(() -> SweepShard.read(text))).startsWith("sweep.shard ");
        assertThat(SweepShard.read("3/16")).isEqualTo(new SweepShard(3, 16));
    }

    @Test
    void aRunThatDivergesIsAResult() throws IOException {
        ExperimentSpec wild = BASE.withSteps(300);
        SweepPlan plan = plan(wild, List.of("optimizer=sgd(100),sgd(0.01)", "activation=identity", "init=xavier(1000)", "loss=mse"), 2);
        run(plan, SweepShard.WHOLE, folder.resolve("a"), 2);
        List<String> cells = Files.readAllLines(folder.resolve("a/cells.csv"));
        try (SweepFolder open = new SweepFolder(folder.resolve("a"), plan)) {
            assertThat(open.results().getFirst().diverged()).isTrue();
            assertThat(open.results().getFirst().steps()).isLessThan(300);
        }

        assertThat(cells.get(1)).startsWith("1,sgd(rate=100),identity,xavier(scale=1000),mse,2,2,").contains(",NaN,NaN,NaN,");
    }

    @Test
    void measuringOnTheWayTellsThePeakOfSaturation() {
        SweepPlan plan = SweepPlan.of(BASE.withSteps(60), folder, List.of("optimizer=adam(0.1)"), 2, 5);
        Sweep sweep = new Sweep(plan, SweepShard.WHOLE, List.of(), () -> 0);
        sweep.run(2, NOBODY);
        Sweep without = new Sweep(SweepPlan.of(BASE.withSteps(60), folder, List.of("optimizer=adam(0.1)"), 2, 0), SweepShard.WHOLE, List.of(), () -> 0);
        without.run(2, NOBODY);
        for (int i = 0; i < 2; i++) {
            SweepResult result = sweep.results().get(i);
            assertThat(result.value("saturation.peak").orElseThrow()).isGreaterThanOrEqualTo(result.value("saturation.max").orElseThrow());
            assertThat(result.value("loss.test")).isEqualTo(without.results().get(i).value("loss.test"));
            assertThat(without.results().get(i).value("saturation.peak")).isEmpty();
        }
    }

    @Test
    void dataThatCannotBeReadEndTheSweep() throws IOException {
        Path csv = Files.writeString(folder.resolve("t.csv"), "x,y\n1,2\n2,3\n3,5\n4,6\n5,9\n");
        ExperimentSpec base = ExperimentFile.read("data: file(t.csv, target=y)\nsplit: 0\nnet: 1-2-1\nsteps: 3\n", "a", folder, Map.of());
        SweepPlan plan = plan(base, List.of("batch=1,2"), 2);
        Files.delete(csv);

        assertThatThrownBy(() -> new Sweep(plan, SweepShard.WHOLE, List.of(), () -> 0).run(2, NOBODY)).isInstanceOf(BadInput.class);
    }

    @Test
    void filesInAPlanAreNamedFromTheExperimentSoThatMachinesAgree() throws IOException {
        Path there = Files.createDirectories(folder.resolve("there"));
        for (Path place : List.of(folder, there)) {
            Files.writeString(place.resolve("t.csv"), "x,y\n1,2\n2,3\n3,5\n4,6\n5,9\n");
        }
        String text = "data: file(t.csv, target=y)\nsplit: 0\nnet: 1-2-1\nsteps: 3\n";
        SweepPlan here = SweepPlan.of(ExperimentFile.read(text, "a", folder, Map.of()), folder, List.of("data=file(t.csv, target=y)"), 2, 0);
        SweepPlan other = SweepPlan.of(ExperimentFile.read(text, "a", there, Map.of()), there, List.of("data=file(t.csv, target=y)"), 2, 0);

        assertThat(other.description()).isEqualTo(here.description());
    }

    /** @return the runs that were made */
    private static List<Integer> run(SweepPlan plan, SweepShard part, Path place, int jobs) {
        List<Integer> made = new ArrayList<>();
        try (SweepFolder open = new SweepFolder(place, plan)) {
            new Sweep(plan, part, open.results(), () -> 0).run(jobs, (result, _) -> {
                open.add(plan, result);
                made.add(result.run());
            });
            open.finish();
        }
        return made;
    }

    private static void assertSameFolders(Path one, Path other) throws IOException {
        for (String name : List.of("sweep.json", "sweep.csv", "cells.csv")) {
            assertThat(Files.readString(one.resolve(name))).as(name).isEqualTo(Files.readString(other.resolve(name)));
        }
    }

    private static List<String> files(Path place) throws IOException {
        try (var inside = Files.list(place)) {
            return inside.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String problem(ThrowingCallable action) {
        Problem problem = catchThrowableOfType(BadInput.class, action).problems().getFirst();
        return problem.key() + " " + problem.args();
    }
}
