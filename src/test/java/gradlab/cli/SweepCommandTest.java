package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SweepCommandTest {

    @TempDir
    private Path folder;
    private Path lab;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeTheExperiment() throws IOException {
        lab = Files.writeString(folder.resolve("a.lab"), "data: circles(60)\nnet: 2-4-1\nsteps: 15\n");
    }

    private int sweep(String... args) {
        List<String> all = new ArrayList<>(List.of("sweep"));
        all.addAll(List.of(args));
        CommandLine line = Main.commandLine(Main.commands());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Main.run(line, all.toArray(String[]::new));
    }

    private int sweepInto(String place, String... more) {
        List<String> args = new ArrayList<>(List.of(lab.toString(), "--over", "optimizer=adam(rate=0.01, beta1=0.8),sgd(0.1)",
                "--over", "пакет=8,весь", "--seeds", "2", "--out", folder.resolve(place).toString()));
        args.addAll(List.of(more));
        return sweep(args.toArray(String[]::new));
    }

    @Test
    void aSweepLeavesItsTables() {
        assertThat(sweepInto("o")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(folder.resolve("o/sweep.csv")).content().startsWith("run,cell,optimizer,batch,seed,").contains("8,4,sgd(rate=0.1),full,8,15,false,");
        assertThat(folder.resolve("o/cells.csv")).content().contains("\n4,sgd(rate=0.1),full,2,0,");
        assertThat(folder.resolve("o/sweep.json")).content().contains("\"seeds\" : 2");
        assertThat(sweepInto("o", "--jobs", "1")).as("once more is nothing to do").isZero();
        assertThat(out.toString()).contains("уже сделано: 8");
    }

    @Test
    void partsAreJoined() {
        sweepInto("whole", "--jobs", "2");
        sweepInto("p1", "--shard", "1/2", "--jobs", "1");
        sweepInto("p2", "--shard", "2/2");
        assertThat(sweep("--merge", folder.resolve("p1").toString(), folder.resolve("p2").toString(), "--out", folder.resolve("joined").toString())).isZero();
        assertThat(folder.resolve("joined/sweep.csv")).hasSameBinaryContentAs(folder.resolve("whole/sweep.csv"));
        assertThat(folder.resolve("joined/cells.csv")).hasSameBinaryContentAs(folder.resolve("whole/cells.csv"));
        assertThat(sweep("--merge", folder.resolve("p1").toString(), "--out", folder.resolve("half").toString())).isZero();
        assertThat(out.toString()).contains("Не хватает запусков: 4");
    }

    @Test
    void setChangesEveryRun() {
        assertThat(sweepInto("o", "--set", "steps=7")).isZero();
        assertThat(folder.resolve("o/sweep.csv")).content().contains(",7,7,false,").doesNotContain(",15,false,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--over batch=8 --seeds 0", "--over batch=8", "--seeds 2", "--over batch=8,x --seeds 1", "--over batch=8 --seeds 1 --jobs 0",
        "--over batch=8 --seeds 1 --shard 3/2", "--over btch=8 --seeds 1", "--over seed=8 --seeds 1", "--over batch=8 --seeds 1 --set steps=x"})
    void aMistakeIsOneLineWithItsPlace(String options) {
        List<String> args = new ArrayList<>(List.of(lab.toString(), "--out", folder.resolve("o").toString()));
        args.addAll(List.of(options.split(" ")));

        assertThat(sweep(args.toArray(String[]::new))).isEqualTo(Main.WRONG_INPUT);
        assertThat(err.toString().lines()).singleElement().asString().matches("--[a-z]+( [^:]+)?:1:\\d+ .*[^.]\\.");
        assertThat(folder.resolve("o")).doesNotExist();
    }

    @Test
    void anotherPlanInTheFolderIsOneLine() {
        sweepInto("o");
        assertThat(sweepInto("o", "--set", "steps=9")).isEqualTo(Main.WRONG_INPUT);
        assertThat(err.toString().lines()).singleElement().asString().startsWith(folder.resolve("o/sweep.json") + ":1:1 ").contains("experiment");
    }

    @Test
    void nothingToSweepOrToMergeIsSaid() {
        assertThat(sweep()).isEqualTo(Main.WRONG_INPUT);
        assertThat(sweep("--merge")).isEqualTo(Main.WRONG_INPUT);
        assertThat(sweep("--merge", folder.toString())).isEqualTo(Main.WRONG_INPUT);
        assertThat(err.toString().lines()).hasSize(3).allMatch(line -> line.matches("\\S+:1:1 .*\\."));
    }
}
