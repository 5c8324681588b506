package gradlab.fuzz;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.cli.KeptRecord;
import gradlab.data.DataSource;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ControlSet;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.KeptPresets;
import gradlab.experiment.Notation;
import gradlab.lesson.Answers;
import gradlab.lesson.CheckRecord;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonAuthor;
import gradlab.lesson.LessonFormatter;
import gradlab.lesson.LessonPack;
import gradlab.lesson.LessonReader;
import gradlab.lesson.NotesReader;
import gradlab.lesson.Routes;
import gradlab.math.Rng;
import gradlab.nn.Parameters;
import gradlab.experiment.WeightsFile;
import gradlab.train.KeptRun;
import gradlab.train.RunImage;
import gradlab.train.SweepFolder;
import gradlab.train.SweepPlan;
import gradlab.train.Trainer;
import gradlab.ui.classroom.KeptClassroom;
import gradlab.ui.lesson.KeptProgress;
import gradlab.ui.lesson.KeptShelf;
import gradlab.ui.session.KeptSettings;
import gradlab.ui.session.LessonFolders;
import gradlab.ui.session.ResultFile;
import gradlab.ui.session.RunFile;
import gradlab.ui.session.SessionStore;
import gradlab.ui.teacher.KeptLectures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Every kind of file that the lab reads, with a small good example of each. */
final class Diets {

    private static final ExperimentSpec SPEC = spec("data: circles(n=24)\nnet: 2-3-1\nactivation: tanh\noptimizer: adam(rate=0.01)\nsteps: 40\n");
    private static final String EXPERIMENT = """
            # Опыт для примера
            данные: окружности(24, шум=0.1)
            масштаб: 1
            сеть: 2-4-3-1
            активация: tanh, ReLU
            инициализация: нормальная(0.5) × 2
            оптимизатор: Adam(скорость=0.01)
            регуляризация: L2(0.001)
            пакет: 8
            seeds: 1, 2, 3
            шагов: 3000
            правки: вес(слой=1, нейрон=3, вход=2, станет=0.5, шаг=100)
            """.replace("масштаб: 1\n", "");
    private static final String POINTS = "data: points(\"0 0 0; 0 1 1; 1 0 1; 1 1 0\")\nnet: 2-2-1\nweights: trained((data: points(\"0 0 0; 0 1 1\"); net: 2-2-1; steps: 5))\nsteps: 5\n";
    private static final String TABLE = "длина,\"ширина, см\",вид\n1.5,2,кот\n3,4.25,\"пёс \"\"Рекс\"\"\"\n1e3,-7,кот\nNA,2,пёс\n5,6,кот\n";

    private static final int MOST_LINES = 100;
    /** What a hundred thousand examples cost that are made, scaled and split: the most a setting may ask for. */
    private static final long MANY_EXAMPLES = 400L << 20;

    private Diets() {
    }

    /** @param folder for making examples in */
    static List<Diet> all(Path folder) throws IOException {
        List<Diet> all = new ArrayList<>(List.of(
                Diet.of("experiment", "опыт.lab", utf8(EXPERIMENT), Diets::experiment),
                Diet.of("experiment of many examples", "опыт.lab", utf8(EXPERIMENT), Diets::experiment).needing(MANY_EXAMPLES),
                Diet.of("experiment with points", "points.lab", utf8(POINTS), Diets::experiment),
                Diet.of("table", "table.csv", utf8(TABLE), (in, _) -> data(new DataSource.CsvFile(in.resolve("table.csv"), "", DataSource.TaskChoice.AUTO))),
                Diet.of("table for regression", "table.csv", utf8("a;b;c\n1,5;2;3\n4;5;6\n7;8;9\n1;0;1\n"),
                        (in, _) -> data(new DataSource.CsvFile(in.resolve("table.csv"), "b", DataSource.TaskChoice.REGRESSION))),
                Diet.of("pictures", "images", pictures(), Diets::idx).beside(Map.of("labels", labels())),
                Diet.of("packed pictures", "images", gzip(pictures()), Diets::idx).beside(Map.of("labels", labels())),
                Diet.of("labels", "labels", labels(), Diets::idx).beside(Map.of("images", pictures())),
                Diet.of("weights", "weights.npz", WeightsFile.bytes(new Parameters(SPEC.network())), Diets::weights).ofEntries()));
        lessons(all);
        besideLessons(all);
        inOneLine(all);
        runs(all, folder);
        sweeps(all, folder);
        return all;
    }

    private static void lessons(List<Diet> all) throws IOException {
        byte[] text = Files.readAllBytes(Path.of("lessons", "intro-lab.md"));
        byte[] patient = Files.readAllBytes(Path.of("lessons", "diagnosis.md"));
        Lesson lesson = LessonReader.read(Path.of("lessons", "intro-lab.md"));
        Lesson vote = LessonReader.read(Path.of("lessons", "diagnosis.md"));
        all.add(Diet.of("lesson", "intro-lab.md", text, Diets::lesson));
        all.add(Diet.of("lesson with patients", "diagnosis.md", patient, Diets::lesson));
        all.add(Diet.of("notes", "004-vesa.md", Files.readAllBytes(Path.of("lessons", "notes", "004-vesa.md")),
                (in, _) -> NotesReader.isNotes(in.resolve("004-vesa.md")) ? NotesReader.read(in.resolve("004-vesa.md")).problems() : List.of()));
        all.add(Diet.of("routes", "routes.txt", utf8("# как идти\nмаршрут: Весь курс\nintro-lab\nintro-lab шаг 2\nroute: short\nintro-lab step 1\n"),
                (in, _) -> Routes.of(in).problems()).beside(Map.of("intro-lab.md", text)));
        all.add(Diet.of("record of a check", ".check/intro-lab.json", Files.readAllBytes(Path.of("lessons", ".check", "intro-lab.json")), (in, _) -> {
            CheckRecord.of(LessonReader.read(in.resolve("intro-lab.md")));
            return List.of();
        }).beside(Map.of("intro-lab.md", text)));
        Map<String, byte[]> pack = new LinkedHashMap<>();
        pack.put("intro-lab.md", text);
        pack.put("routes.txt", utf8("маршрут: Один\nintro-lab\n"));
        pack.put("data/table.csv", utf8(TABLE));
        all.add(Diet.of("lesson pack", "pack.zip", Mutation.zip(pack), (in, out) -> {
            Path lessons = LessonPack.open(in.resolve("pack.zip"), out);
            return Routes.of(lessons).problems();
        }).ofEntries());
        all.add(Diet.of("settings", "settings.json", utf8(KeptSettings.first()), (in, _) -> {
            KeptSettings.read(text(in.resolve("settings.json")));
            return List.of();
        }));
        all.add(Diet.of("progress", "progress.json", utf8(KeptProgress.read("{}", vote)), (in, _) -> {
            KeptProgress.read(text(in.resolve("progress.json")), vote);
            return List.of();
        }));
        all.add(Diet.of("lectures", "lectures.json", utf8(KeptLectures.read("{}", lesson).replace("\"slides\":{}",
                "\"slides\":{\"step:a\":{\"answered\":true,\"round1\":[1,2,3]}}")), (in, _) -> {
            KeptLectures.read(text(in.resolve("lectures.json")), lesson);
            return List.of();
        }));
        all.add(Diet.of("classroom", "classroom.json", utf8(KeptClassroom.example()), (in, _) -> {
            KeptClassroom.read(text(in.resolve("classroom.json")));
            return List.of();
        }));
    }

    private static void besideLessons(List<Diet> all) throws IOException {
        byte[] text = Files.readAllBytes(Path.of("lessons", "intro-lab.md"));
        byte[] record = Files.readAllBytes(Path.of("lessons", ".check", "intro-lab.json"));
        all.add(Diet.of("record that a check compares with", ".check/intro-lab.json", record, (in, _) -> {
            KeptRecord.compare(LessonReader.read(in.resolve("intro-lab.md")));
            return List.of();
        }).beside(Map.of("intro-lab.md", text)).inItsFolder());
        all.add(Diet.of("lesson on the shelf", "intro-lab.md", text, (in, _) -> {
            KeptShelf.titles(in);
            CheckRecord.of(LessonReader.read(in.resolve("intro-lab.md")));
            return List.of();
        }).beside(Map.of(".check/intro-lab.json", record)));
        all.add(Diet.of("lesson that grows", "intro-lab.md", text, (in, _) -> {
            LessonAuthor.freeStepId(in.resolve("intro-lab.md"));
            LessonAuthor.add("```шаг id=shag-9\nшагов: 3\n```", in.resolve("intro-lab.md"));
            return List.of();
        }));
        all.add(Diet.of("picture", "picture.png", png(), (in, _) -> {
            KeptShelf.isShown(in.resolve("picture.png"));
            return List.of();
        }));
        all.add(Diet.of("last folder of lessons", "lessons.txt", utf8("/tmp/уроки\n"), (in, _) -> {
            new LessonFolders(Optional.of(in)).last();
            return List.of();
        }));
        Map<String, byte[]> experiments = new LinkedHashMap<>();
        for (String id : List.of("clouds", "circles", "saturated")) {
            experiments.put(id + ".lab", utf8("# потому что\n# because\n" + ExperimentFile.write(SPEC, Path.of(""), Locale.ENGLISH)));
        }
        all.add(Diet.of("gallery", "presets.txt", utf8("""
                # Галерея
                здоровый: clouds
                имя: Три облака | Three clouds
                тема: tasks
                урок: loss-metric
                признак: accuracy.train > 0.95

                больной: saturated
                имя: Насыщение | Saturation
                тема: start
                урок: saturation
                диагноз: saturated
                признак: loss.train > 0.4; accuracy.train < 0.9
                лечение: Ксавье | Xavier
                ключи: init=xavier; steps=20
                исцеление: loss.train < 0.4
                """), (in, _) -> {
            KeptPresets.read(in);
            return List.of();
        }).beside(experiments));
    }

    /** What is typed or stands within other files: every line of the file is one. */
    private static void inOneLine(List<Diet> all) {
        all.add(lines("surfaces of the arena", "bowl(20)\nformula(\"x^2 + 3*sin(y) / (1 + exp(-x))\")\nчаша(κ=20)\n", (line, place) ->
                Notation.read(Catalogues.SURFACE, new Notation.Source(line, place, Path.of(""), true))));
        all.add(lines("settings that are left open", "сеть, оптимизатор.скорость 0.001..1\nтолько шаги урока\nnet, optimizer.rate 0.001..1\n", (line, place) -> {
            ControlSet.Reading reading = ControlSet.read(new Notation.Source(line, place, Path.of(""), true));
            if (!reading.problems().isEmpty()) {
                throw new BadInput(reading.problems());
            }
        }));
        all.add(lines("values to sweep over", "optimizer=adam(0.01),sgd(0.1)\nbatch=8,32,full\nnet.depth=1,2,4\ninit=xavier,normal(1)\n", (line, _) ->
                SweepPlan.of(SPEC, Path.of(""), List.of(line), 2, 0)));
    }

    private static Diet lines(String name, String text, BiConsumer<String, Place> reader) {
        return Diet.of(name, "lines.txt", utf8(text), (in, _) -> {
            String[] lines = new String(Files.readAllBytes(in.resolve("lines.txt")), StandardCharsets.UTF_8).split("\\R", -1);
            List<Problem> problems = new ArrayList<>();
            for (int i = 0; i < Math.min(lines.length, MOST_LINES); i++) {
                try {
                    reader.accept(lines[i], new Place("lines.txt", i + 1, 1));
                } catch (BadInput bad) {
                    problems.addAll(bad.problems());
                }
            }
            return problems;
        });
    }

    private static byte[] png() {
        BufferedImage image = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void runs(List<Diet> all, Path folder) throws IOException {
        RunImage.All runs = trained();
        RunImage run = runs.chosenRun();
        Path file = folder.resolve("run.labrun");
        RunFile.write(file, run, "что вышло");
        all.add(Diet.of("run", "run.labrun", Files.readAllBytes(file), Diets::run).ofEntries().needing(MANY_EXAMPLES));
        ResultFile.write(file, run, new Answers("intro-lab", "Первый запуск", List.of(new Answers.Answer("a", "Шаг", Answers.Kind.NUMBER, "0.5",
                Optional.of(true), Optional.of(false), true))), "");
        all.add(Diet.of("result", "result.labrun", Files.readAllBytes(file), (in, _) -> {
            ResultFile.read(in.resolve("result.labrun"));
            return List.of();
        }).ofEntries());
        Path data = Files.write(folder.resolve("table.csv"), utf8(TABLE));
        RunImage brought = run.mapped(spec -> spec.withData(new DataSource.CsvFile(data, "", DataSource.TaskChoice.AUTO)));
        RunFile.write(file, brought, "со своими данными");
        all.add(Diet.of("run with its data", "run.labrun", Files.readAllBytes(file), Diets::run).ofEntries().needing(MANY_EXAMPLES));
        Path kept = folder.resolve("session");
        try (SessionStore store = SessionStore.open(kept).orElseThrow()) {
            store.save(run.spec(), runs);
        }
        Map<String, byte[]> checkpoints = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(kept.resolve("checkpoints"))) {
            for (Path checkpoint : files.toList()) {
                checkpoints.put("checkpoints/" + checkpoint.getFileName(), Files.readAllBytes(checkpoint));
            }
        }
        all.add(Diet.of("session", "session.zip", Files.readAllBytes(kept.resolve("session.zip")), Diets::session).ofEntries().beside(checkpoints).mayFail().inItsFolder()
                .needing(MANY_EXAMPLES));
    }

    private static void sweeps(List<Diet> all, Path folder) throws IOException {
        SweepPlan plan = SweepPlan.of(SPEC.withSteps(3), folder, List.of("optimizer=adam(0.01),sgd(0.1)"), 2, 0);
        Path kept = folder.resolve("sweep");
        try (SweepFolder sweep = new SweepFolder(kept, plan)) {
            for (int number = 1; number <= plan.runs(); number++) {
                sweep.add(plan, new gradlab.train.SweepResult(number, 3, false, Map.of("loss.train", 0.5)));
            }
            sweep.finish();
        }
        byte[] description = Files.readAllBytes(kept.resolve("sweep.json"));
        byte[] table = Files.readAllBytes(kept.resolve("sweep.csv"));
        Diet.Reader merging = (in, out) -> {
            SweepFolder.merge(List.of(in), out.resolve("joined"));
            return List.of();
        };
        all.add(Diet.of("plan of a sweep", "sweep.json", description, merging).beside(Map.of("sweep.csv", table)));
        all.add(Diet.of("results of a sweep", "sweep.csv", table, merging).beside(Map.of("sweep.json", description)));
    }

    private static List<Problem> experiment(Path in, Path out) throws IOException {
        for (Path file : files(in)) {
            ExperimentFile.read(file);
        }
        return List.of();
    }

    private static List<Problem> lesson(Path in, Path out) throws IOException {
        Path file = files(in).getFirst();
        List<Problem> problems = LessonReader.read(file).problems();
        LessonFormatter.format(Files.readString(file));
        return problems;
    }

    private static List<Problem> idx(Path in, Path out) {
        return data(new DataSource.IdxFiles(in.resolve("images"), in.resolve("labels"), 0));
    }

    private static List<Problem> data(DataSource source) {
        source.load(Rng.of(1, Rng.Stream.DATA));
        return List.of();
    }

    private static List<Problem> weights(Path in, Path out) {
        WeightsFile.read(in.resolve("weights.npz"), new Parameters(SPEC.network()));
        return List.of();
    }

    private static List<Problem> run(Path in, Path out) {
        KeptRun.of(RunFile.read(in.resolve("run.labrun"), out).run(), System::nanoTime);
        return List.of();
    }

    private static List<Problem> session(Path in, Path out) throws IOException {
        try (SessionStore store = SessionStore.open(in).orElseThrow()) {
            Optional<SessionStore.Found> found = store.start().found();
            if (found.isPresent()) {
                for (RunImage image : runs(store, found.get())) {
                    KeptRun.of(image, System::nanoTime);
                }
            }
        }
        return List.of();
    }

    /** As the window tells what is wrong with them. */
    private static List<RunImage> runs(SessionStore store, SessionStore.Found found) {
        try {
            return store.read(found).runs();
        } catch (IOException e) {
            throw BadInput.at(new Place(found.file().toString(), 1, 1), "run.damaged", String.valueOf(e.getMessage()));
        }
    }

    private static RunImage.All trained() {
        try (Trainer trainer = new Trainer(SPEC, System::nanoTime)) {
            trainer.playTo(40);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (trainer.state().step() < 40 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(200_000);
            }
            return trainer.image().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static ExperimentSpec spec(String text) {
        return ExperimentFile.read(text, "example", Path.of("").toAbsolutePath(), Map.of());
    }

    /** As the lab reads what it has kept beside a session: what is no text is as if it were not there. */
    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (java.nio.charset.CharacterCodingException e) {
            return "";
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pictures() {
        ByteBuffer bytes = ByteBuffer.allocate(16 + 6 * 9).putInt(0x0803).putInt(6).putInt(3).putInt(3);
        for (int i = 0; bytes.hasRemaining(); i++) {
            bytes.put((byte) (37 * i));
        }
        return bytes.array();
    }

    private static byte[] labels() {
        return ByteBuffer.allocate(14).putInt(0x0801).putInt(6).put(new byte[] {0, 1, 2, 0, 1, 2}).array();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
