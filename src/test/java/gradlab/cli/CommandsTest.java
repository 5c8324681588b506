package gradlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentFile;
import gradlab.train.Trainer;
import gradlab.ui.session.RunFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a user meets them: what they write, say and return. */
class CommandsTest {

    static final String LAB = """
            data: circles(60)
            net: 2-4-1
            optimizer: adam(rate=0.02)
            steps: 25
            """;

    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {
        List<String> errorLines() {
            return err.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private static Outcome gradlab(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(Main.commands());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Outcome(Main.run(line, args), out.toString(), err.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> header(Path csv) throws IOException {
        return List.of(Files.readAllLines(csv).getFirst().split(","));
    }

    @Test
    void aRunLeavesItsWholeFolder() throws IOException {
        Path lab = write("a.lab", LAB);
        Path out = folder.resolve("out");
        Outcome outcome = gradlab("run", lab.toString(), "--out", out.toString());
        assertThat(outcome.status()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("metrics.csv", "spectra.csv", "events.csv",
                    "weights.npz", "experiment.lab", "summary.json", "charts").noneMatch(name -> name.endsWith(".part"));
        }
        assertThat(header(out.resolve("metrics.csv"))).startsWith("step", "loss.batch", "loss.train", "loss.test")
                .contains("layer1.gradient.rank", "layer2.update_to_weight", "layer1.saturation", "layer1.slope.mean",
                        "layer2.saturation", "layer2.dead", "layer2.local_rank");
        List<String> rows = Files.readAllLines(out.resolve("metrics.csv"));
        assertThat(rows).hasSize(26);
        assertThat(rows.get(1)).startsWith("1,");
        assertThat(rows.getLast()).startsWith("25,");
        List<String> names = header(out.resolve("metrics.csv"));
        String[] last = rows.getLast().split(",", -1);
        for (int i = 0; i < last.length; i++) {
            // no unit of tanh dies, the output has no activation, and nobody asked for the local rank
            boolean nothing = names.get(i).matches(".*\\.dead|layer2\\.(saturation|slope\\.mean)|.*\\.local_rank.*");
            assertThat(last[i].isEmpty()).as("%s at the last update", names.get(i)).isEqualTo(nothing);
        }
    }

    @Test
    void aRunEndsWithItsDiagnosis() throws IOException {
        Path lab = write("a.lab", "data: circles(60)\nnet: 2-8-8-1\ninit: constant(0.3)\noptimizer: sgd(rate=0.1)\nsteps: 60\n");
        Path out = folder.resolve("out");
        Outcome outcome = gradlab("run", lab.toString(), "--out", out.toString());

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("Диагноз:").contains("Веса начались одинаковыми").contains("Попробовать: Ксавье · Хе");
        assertThat(out.resolve("summary.json")).content().contains("\"diagnosis\"").contains("\"rule\" : \"equal-weights\"")
                .contains("\"series\" : \"layer2.gradient.rank\"");
        assertThat(gradlab("run", write("b.lab", LAB).toString(), "--steps", "60").out()).contains("Жалоб нет");
    }

    @Test
    void theWrittenExperimentRepeatsTheRunBitForBit() throws IOException {
        Path lab = write("a.lab", LAB);
        gradlab("run", lab.toString(), "--out", folder.resolve("first").toString());
        gradlab("run", folder.resolve("first/experiment.lab").toString(), "--out", folder.resolve("second").toString());
        assertThat(folder.resolve("second/weights.npz")).hasSameBinaryContentAs(folder.resolve("first/weights.npz"));
        assertThat(folder.resolve("second/metrics.csv")).hasSameBinaryContentAs(folder.resolve("first/metrics.csv"));
    }

    @Test
    void everyOverridesAllProbesAndSetAnyKey() throws IOException {
        Path lab = write("a.lab", LAB);
        Path out = folder.resolve("out");
        Outcome outcome = gradlab("run", lab.toString(), "--every", "10", "--set", "steps=21", "--set", "активация=сигмоида",
                "--out", out.toString());
        assertThat(outcome.status()).isZero();
        assertThat(Files.readAllLines(out.resolve("metrics.csv"))).extracting(row -> row.split(",")[0])
                .containsExactly("step", "1", "11", "21");
        assertThat(out.resolve("experiment.lab")).content().contains("activation: sigmoid");
    }

    @Test
    void comparingRunsPrintsBeforeAndAfterAndLeavesTables() throws IOException {
        Path lab = write("a.lab", LAB);
        Path out = folder.resolve("out");
        Outcome outcome = gradlab("compare", lab.toString(), "--seeds", "3", "--steps", "20", "--set", "init=xavier(bias=1)", "--out", out.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("3 из 3", "зёрна весов и пакетов 7…9", "‖W‖/‖b‖", "Барьер", "Для PCA нужно не меньше 10");
        assertThat(header(out.resolve("compare.csv"))).startsWith("quantity", "layer", "start_mean").endsWith("end_count");
        assertThat(out.resolve("compare.csv")).content().contains("cka,1,", "correlation.raw,,");
        assertThat(out.resolve("compare.json")).content().contains("\"seed\" : 9", "\"singular_values\"").doesNotContain("NaN");
        assertThat(out.resolve("experiment.lab")).content().contains("steps: 20");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void everythingACompareCanSayHasWords() throws IOException {
        Path lab = write("a.lab", LAB);
        assertThat(gradlab("compare", lab.toString(), "--seeds", "10", "--steps", "1", "--set", "net=2-4-3-2-1").out())
                .contains("PCA весов: R²", "Корреляция профилей");
    }

    @Test
    void runsThatDivergeAreToldByTheirSeeds() throws IOException {
        Path lab = write("wild.lab", "data: circles(60)\nnet: 2-8-1\nactivation: relu\nloss: mse\noptimizer: sgd(100)\nsteps: 400\n");
        Outcome outcome = gradlab("compare", lab.toString(), "--seeds", "2");
        assertThat(outcome.status()).isEqualTo(Main.REFUTED);
        assertThat(outcome.errorLines()).singleElement().asString().contains("7, 8");
    }

    @Test
    void oneRunCannotBeCompared() throws IOException {
        Outcome outcome = gradlab("compare", write("a.lab", LAB).toString(), "--seeds", "1");
        assertThat(outcome.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(outcome.err()).contains("Запусков должно быть от 2 до 1000, указано 1");
    }

    @Test
    void divergenceIsSaidAndEndsWithOne() throws IOException {
        Path lab = write("wild.lab", "data: circles(60)\nnet: 2-8-1\nactivation: relu\nloss: mse\noptimizer: sgd(100)\nsteps: 400\n");
        Outcome outcome = gradlab("run", lab.toString(), "--out", folder.resolve("out").toString());
        assertThat(outcome.status()).isEqualTo(Main.REFUTED);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(folder.resolve("out/events.csv")).content().contains("diverged");
    }

    @Test
    void aMisspeltKeyIsOneLineWithItsPlaceAndTheNearestKey() throws IOException {
        Path lab = write("a.lab", LAB.replace("optimizer", "optimzer"));
        Outcome outcome = gradlab("run", lab.toString());
        assertThat(outcome.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).startsWith(lab + ":3:1 ").contains("optimzer").contains("optimizer");
    }

    @Test
    void aCyrillicLetterInTanhIsNamed() throws IOException {
        Path lab = write("a.lab", LAB + "activation: tаnh\n");
        Outcome outcome = gradlab("run", lab.toString());
        assertThat(outcome.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).startsWith(lab + ":5:14 ").contains("«а»");
    }

    @Test
    void aRaggedTableIsOneLineWithItsPlace() throws IOException {
        Path csv = write("t.csv", "a,b,kind\n1,2,x\n3,4\n5,6,y\n");
        Path lab = write("a.lab", "data: file(t.csv, target=kind)\n");
        Outcome outcome = gradlab("run", lab.toString());
        assertThat(outcome.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).contains(csv.getFileName() + ":3:");
    }

    @Test
    void aTruncatedIdxIsOneLine() throws IOException {
        Files.write(folder.resolve("i.idx"), new byte[] {0, 0, 8, 3, 0, 0, 0, 9, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3});
        Files.write(folder.resolve("l.idx"), new byte[] {0, 0, 8, 1, 0, 0, 0, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8});
        Path lab = write("a.lab", "data: idx(i.idx, l.idx)\nnet: 4-4-9\n");
        Outcome outcome = gradlab("run", lab.toString());
        assertThat(outcome.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).contains("i.idx");
    }

    @Test
    void checkingRunsEveryClaimAndRemembersWhatItMeasured() throws IOException {
        Path lesson = write("urok.md", lesson("потери < 0.69 на шаге 60"));
        Outcome outcome = gradlab("check", lesson.toString(), "--seeds", "2");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("✓");
        assertThat(folder.resolve(".check/urok.json")).content().contains("\"measured\"").contains("\"hash\"");
    }

    @Test
    void formattingTidiesTheFileOnceAndChecksNoClaims() throws IOException {
        Path lesson = write("urok.md", lesson("потери < 0.0001 на шаге 60").replace("```шаг id", "```step id"));
        Outcome outcome = gradlab("check", lesson.toString(), "--format");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("urok.md").doesNotContain("✗");
        assertThat(lesson).content().contains("```шаг id").doesNotContain("```step");
        assertThat(gradlab("check", lesson.toString(), "--format").out()).isEmpty();
    }

    @Test
    void aBrokenClaimFailsWithItsPlaceAndTheMeasuredValue() throws IOException {
        Path lesson = write("urok.md", lesson("потери < 0.0001 на шаге 60"));
        Outcome outcome = gradlab("check", lesson.toString(), "--seeds", "1");
        assertThat(outcome.status()).isEqualTo(Main.REFUTED);
        assertThat(outcome.err()).contains(lesson + ":18:11").containsPattern("0\\.\\d{3}");
    }

    @Test
    void aValueThatMovedIsReportedThoughTheClaimHolds() throws IOException {
        Path lesson = write("urok.md", lesson("потери < 0.69 на шаге 60"));
        gradlab("check", lesson.toString(), "--seeds", "1");
        Path record = folder.resolve(".check/urok.json");
        Files.writeString(record, Files.readString(record).replaceFirst("\"measured\" : [0-9.]+", "\"measured\" : 0.9"));
        Outcome outcome = gradlab("check", lesson.toString(), "--seeds", "1");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("0.9");
        assertThat(Files.readString(record, StandardCharsets.UTF_8)).as("a record is kept until asked").contains("0.9,");
    }

    @Test
    void theReportIsTheSameWhateverTheNumberOfThreads() throws IOException {
        Path lesson = write("urok.md", lesson("потери < 0.69 на шаге 60"));
        String alone = gradlab("check", lesson.toString(), "--seeds", "4", "--jobs", "1").out();
        String record = Files.readString(folder.resolve(".check/urok.json"));
        String together = gradlab("check", lesson.toString(), "--seeds", "4", "--jobs", "3", "--update").out();
        assertThat(withoutTimes(together)).isEqualTo(withoutTimes(alone)).contains("4 из 4");
        assertThat(folder.resolve(".check/urok.json")).hasContent(record);
        assertThat(together).containsPattern("urok.md: вычисления \\d+\\.\\d с");
    }

    @Test
    void lessonsOfAFolderArePackedAndAPackOpensLikeAFile() throws IOException {
        Path lessons = Files.createDirectory(folder.resolve("lessons"));
        Files.writeString(lessons.resolve("urok.md"), lesson("потери < 0.69 на шаге 60"));
        Path zip = folder.resolve("uroki.zip");
        assertThat(gradlab("pack", lessons.toString(), "--out", zip.toString())).satisfies(done -> {
            assertThat(done.status()).isZero();
            assertThat(done.out()).contains("uroki.zip");
        });
        assertThat(zip).isNotEmptyFile();
        assertThat(gradlab(zip.toString()).err()).as("there is no display").contains("uroki.zip");
        assertThat(gradlab("pack", zip.toString()).errorLines()).singleElement().asString().contains(zip + ":1:1", "нужна папка");
        assertThat(gradlab("pack", folder.resolve("none").toString())).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
            assertThat(refused.errorLines()).hasSize(1);
        });
    }

    private static String withoutTimes(String report) {
        return report.replaceAll("\\d+[.,]\\d с", "… с");
    }

    @Test
    void aValueOfAFurtherSeedThatMovedIsReportedToo() throws IOException {
        Path lesson = write("urok.md", lesson("потери < 0.69 на шаге 60"));
        gradlab("check", lesson.toString(), "--seeds", "2");
        Path record = folder.resolve(".check/urok.json");
        Files.writeString(record, Files.readString(record).replaceFirst("(\"seeds\" : \\[ [0-9.]+, )[0-9.]+", "$10.8"));
        Outcome outcome = gradlab("check", lesson.toString(), "--seeds", "2");
        assertThat(outcome.out()).contains("(зерно 102)").contains("0.8").doesNotContain("(зерно 101)");
    }

    @Test
    void aStepThatIsGoneIsToldUntilAVersionAdmitsIt() throws IOException {
        String before = lesson("потери < 0.69 на шаге 60");
        Path lesson = write("urok.md", before);
        gradlab("check", lesson.toString(), "--seeds", "0");
        String id = before.replaceFirst("(?s).*```шаг id=(\\S+).*", "$1");
        write("urok.md", before.replace("```шаг id=" + id, "```шаг id=drugoi"));
        for (int again = 0; again < 2; again++) {
            assertThat(gradlab("check", lesson.toString(), "--seeds", "0").out()).contains("W080").contains("«" + id + "»");
        }
        write("urok.md", before.replace("```шаг id=" + id, "```шаг id=drugoi").replace("версия: 1.0", "версия: 2.0"));
        assertThat(gradlab("check", lesson.toString(), "--seeds", "0").out()).doesNotContain("W080");
        assertThat(gradlab("check", lesson.toString(), "--seeds", "0").out()).doesNotContain("W080");
    }

    @Test
    void anIdThatStandsForAnotherExperimentIsToldAndAVersionThatBringsItBackIsToo() throws IOException {
        String before = lesson("потери < 0.69 на шаге 60");
        String other = before.replace("2-6-1", "2-5-1");
        assertThat(other).isNotEqualTo(before);
        Path lesson = write("urok.md", before);
        gradlab("check", lesson.toString(), "--seeds", "0");
        write("urok.md", other);
        assertThat(gradlab("check", lesson.toString(), "--seeds", "0").out()).contains("W081");
        assertThat(gradlab("check", lesson.toString(), "--seeds", "0", "--update").out()).doesNotContain("W081");
        assertThat(gradlab("check", lesson.toString(), "--seeds", "0").out()).doesNotContain("W08");
        String id = before.replaceFirst("(?s).*```шаг id=(\\S+).*", "$1");
        write("urok.md", other.replace("id=" + id, "id=novyi").replace("версия: 1.0", "версия: 2.0"));
        gradlab("check", lesson.toString(), "--seeds", "0");
        write("urok.md", before.replace("версия: 1.0", "версия: 3.0"));
        assertThat(gradlab("check", lesson.toString(), "--seeds", "0").out()).as("an id of an earlier version, for something else").contains("W081");
    }

    private static String lesson(String claim) {
        return """
                ---
                формат: 1
                id: urok
                название: Урок
                версия: 1.0
                время: 5 мин
                цель: Проверить проверку
                ---

                ```шаг id=odin
                данные: окружности(60)
                сеть: 2-6-1
                оптимизатор: SGD(скорость=0.5)
                шагов: 60
                предсказание: Что будет?
                - [x] Одно
                - [ ] Другое
                ожидание: %s
                ```

                ```вопрос id=q
                Да?
                - [x] Да
                - [ ] Нет
                ```

                :::границы
                Мало.
                :::

                ## Главное

                - Одно.
                """.formatted(claim);
    }

    @Test
    void aKeptRunGoesOnToTheSameBitsAsOneThatWasNeverKept() throws Exception {
        Path lab = write("a.lab", LAB);
        Path kept = folder.resolve("a.labrun");
        try (Trainer trainer = new Trainer(ExperimentFile.read(lab), System::nanoTime)) {
            trainer.playTo(10);
            while (trainer.state().step() < 10) {
                Thread.onSpinWait();
            }
            RunFile.write(kept, trainer.image().get().chosenRun(), "");
        }
        Outcome outcome = gradlab("run", kept.toString(), "--steps", "40", "--out", folder.resolve("on").toString());
        assertThat(outcome.out()).contains("с шага 10", "Сделано шагов: 40");
        assertThat(gradlab("run", lab.toString(), "--steps", "40", "--out", folder.resolve("whole").toString()).status()).isZero();
        assertThat(folder.resolve("on/weights.npz")).hasSameBinaryContentAs(folder.resolve("whole/weights.npz"));

        assertThat(gradlab("run", kept.toString(), "--set", "optimizer=sgd")).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
            assertThat(refused.errorLines()).hasSize(1).first().asString().contains("a.labrun", "--set");
        });
        try (FileSystem zip = FileSystems.newFileSystem(kept)) {
            Path json = zip.getPath("run/run.json");
            Files.writeString(json, Files.readString(json).replaceFirst("\"data\":-?\\d+", "\"data\":1"));
        }
        assertThat(gradlab("run", kept.toString())).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
            assertThat(refused.errorLines()).singleElement().asString().startsWith(kept + ":1:1 ");
        });
    }

    @Test
    void aFileThatCannotBeOpenedIsToldInOneLineBeforeAnyWindow() throws IOException {
        for (Path wrong : List.of(folder.resolve("none.lab"), folder.resolve("none.labrun"), write("broken.labrun", "?"),
                write("broken.lab", "optimizer: adam(rate=fast)\n"), Files.createDirectory(folder.resolve("folder.lab")))) {
            Outcome outcome = gradlab(wrong.toString());
            assertThat(outcome.status()).as(wrong.toString()).isEqualTo(Main.WRONG_INPUT);
            assertThat(outcome.errorLines()).hasSize(1).first().asString().contains(wrong.getFileName().toString() + ":");
        }
    }

    @Test
    void withoutADisplayAFileIsNotForgottenInSilence() throws IOException {
        Outcome outcome = gradlab(write("a.lab", LAB).toString());
        assertThat(outcome.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(outcome.errorLines()).hasSize(1).first().asString().contains("gradlab run", "a.lab");
    }
}
