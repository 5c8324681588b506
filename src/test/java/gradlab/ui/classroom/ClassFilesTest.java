package gradlab.ui.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.catalogue.Texts;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Answers;
import gradlab.lesson.Answers.Answer;
import gradlab.lesson.Answers.Kind;
import gradlab.lesson.Vote;
import gradlab.nn.Optimizer;
import gradlab.train.KeptRun;
import gradlab.train.RunImage;
import gradlab.train.RunState.Phase;
import gradlab.train.Trainer;
import gradlab.ui.Words;
import gradlab.ui.session.ResultFile;
import gradlab.ui.session.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files around a class: what pupils hand in, good and hostile, and the record of votes. */
@Timeout(120)
class ClassFilesTest {

    private static final int PUPILS = 30;
    private static final long STEPS = 1500;
    private static final Words WORDS = new Words(Texts.russian());

    private static RunImage image;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws Exception {
        try (Trainer trainer = new Trainer(ExperimentSpec.standard().withOptimizer(new Optimizer.Sgd(0.1)), System::nanoTime)) {
            trainer.playTo(STEPS);
            while (trainer.state().step() < STEPS || trainer.state().phase() == Phase.RUNNING) {
                LockSupport.parkNanos(1_000_000);
            }
            image = trainer.image().get(60, TimeUnit.SECONDS).chosenRun();
        }
    }

    private static Answers said(String option, boolean right) {
        return new Answers("saturation", "Насыщение", List.of(new Answer("shirokie-vesa", "Широкий разброс", Kind.OPTION, option, Optional.of(right), Optional.of(true), true)));
    }

    private Path handIn(String name, Answers answers) {
        Path file = folder.resolve(name + ".labrun");
        ResultFile.write(file, image, answers, "");
        return file;
    }

    private static Intake.State read(List<Path> files) {
        Intake intake = Intake.of(files, List.of());
        while (!intake.state().over()) {
            LockSupport.parkNanos(1_000_000);
        }
        return intake.state();
    }

    @Test
    void aResultIsSmallAndTellsCurvesAndAnswers() throws IOException {
        Path file = handIn("иванов", said("Около нуля", true));
        Path whole = folder.resolve("whole.labrun");
        RunFile.write(whole, image, "");

        assertThat(Files.size(file)).isLessThan(200_000).isLessThan(Files.size(whole));
        ResultFile.Result result = ResultFile.read(file);
        assertThat(result.answers()).contains(said("Около нуля", true));
        assertThat(result.latest()).isEqualTo(STEPS);
        assertThat(result.spec().optimizer()).isEqualTo(new Optimizer.Sgd(0.1));
        assertThat(result.curves().get("loss.train").size()).isBetween(50, 520);
        assertThat(result.last("loss.train")).isEqualTo(ResultFile.read(whole).last("loss.train"));
    }

    @Test
    void theResultOfARunOnATableIsToldWhereTheTableIsNot() throws Exception {
        Path table = Files.writeString(folder.resolve("points.csv"), "x,y,kind\n" + "0,1,a\n1,0,b\n0,0,a\n1,1,b\n".repeat(20));
        DataSource own = new DataSource.CsvFile(table, "kind", DataSource.TaskChoice.AUTO);
        Path file = folder.resolve("own.labrun");
        try (Trainer trainer = new Trainer(ExperimentSpec.standard().withData(own), System::nanoTime)) {
            trainer.stepOnce();
            ResultFile.write(file, trainer.image().get(60, TimeUnit.SECONDS).chosenRun(), said("Около нуля", true), "");
        }
        Files.delete(table);

        assertThat(ResultFile.read(file).spec().data()).isInstanceOf(DataSource.CsvFile.class);
    }

    @Test
    void labsThatKnowNoAnswersOpenAResultAsARunAndGoOnWithIt() {
        RunFile.Opened opened = RunFile.read(handIn("петров", said("Около половины", false)), folder.resolve("imported"));

        assertThat(opened.run().latest()).isEqualTo(STEPS);
        assertThat(KeptRun.of(opened.run(), System::nanoTime).run().stepCount()).isEqualTo(STEPS);
    }

    @Test
    void anOlderRunWithoutAnswersIsReadAllTheSame() {
        Path file = folder.resolve("old.labrun");
        RunFile.write(file, image, "a note");
        ResultFile.Result result = ResultFile.read(file);
        assertThat(result.answers()).isEmpty();
        assertThat(result.note()).isEqualTo("a note");
    }

    @Test
    void hostileFilesAmongThirtyGoodOnesAreNamedAndHinderNobody() throws IOException {
        for (int i = 0; i < PUPILS; i++) {
            handIn("ученик-" + i, said(i % 3 == 0 ? "Первый" : "Последний", i % 3 == 0));
        }
        byte[] good = Files.readAllBytes(folder.resolve("ученик-0.labrun"));
        Files.write(folder.resolve("half.labrun"), java.util.Arrays.copyOf(good, good.length / 2));
        Files.writeString(folder.resolve("text.labrun"), "это не архив");
        Files.write(folder.resolve("empty.labrun"), new byte[0]);
        zip(folder.resolve("liar.labrun"), "labrun.json", "{\"version\":1}".getBytes(), "run/run.json", "{\"version\":1,\"segments\":[{\"from\":0,\"spec\":\"сеть: 999999999-1\"}],\"latest\":3}".getBytes(),
                "run/curves.bin", new byte[] {127, -1, -1, -1, 0, 0});
        zip(folder.resolve("newer.labrun"), "labrun.json", "{\"version\":99}".getBytes());
        zip(folder.resolve("bomb.labrun"), "labrun.json", "{\"version\":1}".getBytes(), "run/run.json", new byte[60 << 20]);
        Files.writeString(folder.resolve("essay.docx"), "нет");

        Intake.State state = read(List.of(folder, folder.resolve("essay.docx")));

        assertThat(state.works()).hasSize(PUPILS).extracting(Work::number).containsExactlyInAnyOrderElementsOf(java.util.stream.IntStream.rangeClosed(1, PUPILS).boxed().toList());
        assertThat(state.broken()).extracting(broken -> broken.file().getFileName().toString())
                .containsExactlyInAnyOrder("half.labrun", "text.labrun", "empty.labrun", "liar.labrun", "newer.labrun", "bomb.labrun", "essay.docx");
        assertThat(state.broken()).allSatisfy(broken -> assertThat(broken.problems().getFirst().message(Texts.russian())).isNotBlank().doesNotContain("⟨"));
    }

    @Test
    void numbersDoNotFollowTheOrderOfNames() {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("алексеев", "борисов", "васильев", "григорьев", "дмитриев", "егоров")) {
            files.add(handIn(name, said("Да", true)));
        }
        List<String> inOrder = read(files).works().stream().map(Work::fileName).toList();
        assertThat(inOrder).isNotEqualTo(inOrder.stream().sorted().toList());
    }

    @Test
    void noMoreThanAHundredAreShownAndTheRestIsCounted() {
        Path file = handIn("один", said("Да", true));
        List<Path> many = new ArrayList<>();
        for (int i = 0; i < 104; i++) {
            Path copy = folder.resolve("c" + i + ".labrun");
            many.add(copy(file, copy));
        }
        Intake.State state = read(many);
        assertThat(state.works()).hasSize(Intake.MOST);
        assertThat(state.left()).isEqualTo(4);
    }

    private static Path copy(Path from, Path to) {
        try {
            return Files.copy(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void worksAreGroupedByTheirPredictionFirstAndThenByWhatDiffers() {
        Work first = new Work(1, Path.of("a.labrun"), result(said("Первый", true), 0.1));
        Work second = new Work(2, Path.of("b.labrun"), result(said("Последний", false), 0.5));
        Work third = new Work(3, Path.of("c.labrun"), result(said("Последний", false), 0.5));
        List<Work> works = List.of(first, second, third);

        List<Grouping> groupings = Grouping.of(works, WORDS);
        assertThat(groupings).extracting(grouping -> grouping.name(WORDS)).containsExactly("Прогноз: Широкий разброс", "Оптимизатор", "Все вместе");
        List<Group> groups = Group.of(works, groupings.getFirst(), WORDS);
        assertThat(groups).extracting(Group::name).containsExactly("Последний", "Первый");
        assertThat(groups.getFirst().works()).containsExactly(second, third);
    }

    private static ResultFile.Result result(Answers answers, double rate) {
        return new ResultFile.Result(ExperimentSpec.standard().withOptimizer(new Optimizer.Sgd(rate)), 10, java.util.Map.of(), Optional.of(answers), "");
    }

    @Test
    void theTableNamesNobodyAndNothingInItCalculates() {
        Work work = new Work(7, Path.of("Иванов Пётр.labrun"), result(said("=HYPERLINK(\"http://x\")", true), 0.1));
        String table = ResultExport.table(List.of(work), one -> "Работа " + one.number());
        assertThat(table).contains("Работа 7", "said:saturation/shirokie-vesa").doesNotContain("Иванов").contains("'=HYPERLINK");
    }

    @Test
    void votesAndTextsOfADayStandInOneFile() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T09:05:00Z"));
        ClassRecord record = new ClassRecord(folder, clock(now));

        record.write(record.rows(new Vote("saturation", "shirokie-vesa", List.of("Вырастут", "Упадут, но медленно"), 1, List.of(12, 9))));
        now.set(now.get().plus(Duration.ofMinutes(4)));
        record.write(record.rows(new Vote("saturation", "shirokie-vesa", List.of("Вырастут", "Упадут, но медленно"), 2, List.of(5, 16))));
        record.write(List.of(record.row("saturation", "shirokie-vesa", "потому что\nвсе на полке")));

        assertThat(Files.readString(folder.resolve("class-2026-11-22.csv")).replace("\r", "")).isEqualTo("\uFEFF"
                + "time,lesson,step,kind,round,option,text,count\n"
                + "09:05:00,saturation,shirokie-vesa,vote,1,1,Вырастут,12\n"
                + "09:05:00,saturation,shirokie-vesa,vote,1,2,\"Упадут, но медленно\",9\n"
                + "09:09:00,saturation,shirokie-vesa,vote,2,1,Вырастут,5\n"
                + "09:09:00,saturation,shirokie-vesa,vote,2,2,\"Упадут, но медленно\",16\n"
                + "09:09:00,saturation,shirokie-vesa,text,,,\"потому что\nвсе на полке\",\n");
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside it").hasSize(1);
        }
    }

    @Test
    void whatCannotBeWrittenWaitsAndGoesWithTheNext() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T23:59:00Z"));
        Path place = folder.resolve("journal");
        Files.writeString(place, "a file where the folder should be");
        ClassRecord record = new ClassRecord(place, clock(now));
        List<ClassRecord.Row> rows = record.rows(new Vote("a", "b", List.of("да", "нет"), 1, List.of(1, 2)));

        assertThatThrownBy(() -> record.write(rows)).isInstanceOf(IOException.class);
        assertThat(record.waiting()).isEqualTo(2);

        Files.delete(place);
        now.set(now.get().plus(Duration.ofMinutes(10)));
        record.write(List.of(record.row("a", "b", "позже")));
        assertThat(record.waiting()).isZero();
        assertThat(Files.readString(place.resolve("class-2026-11-22.csv"))).as("in the file of its own day").contains("23:59:00,a,b,vote,1,2,нет,2");
        assertThat(Files.readString(place.resolve("class-2026-11-23.csv"))).contains("позже").doesNotContain("нет");
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private static void zip(Path file, Object... pieces) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < pieces.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) pieces[i]));
                zip.write((byte[]) pieces[i + 1]);
                zip.closeEntry();
            }
        }
    }
}
