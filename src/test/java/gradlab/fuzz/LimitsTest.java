package gradlab.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.lesson.LessonReader;
import gradlab.ui.lesson.KeptShelf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit of every reader: what goes beyond it is told with its place and what to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class LimitsTest {

    private static final String HEAD = "---\nid: intro-lab\n---\n";
    private static final String GALLERY = "здоровый: clouds\nимя: а | b\nтема: tasks\nурок: x\nпризнак: loss.train < 0.1\n";
    private static final long A_SECOND = 1_000_000_000L;

    private Path folder = Path.of("");
    private List<Diet> diets = List.of();
    private int number;

    /**
     * @param place line and column
     * @param words what the Russian sentence must say
     */
    private record Limit(String diet, String name, UnaryOperator<byte[]> bytes, String place, String... words) {
        @Override
        public String toString() {
            return diet + ": " + name;
        }
    }

    @BeforeAll
    void examples(@TempDir(factory = FuzzTest.InMemory.class) Path inMemory) throws IOException {
        folder = inMemory;
        diets = Diets.all(Files.createDirectories(folder.resolve("examples")));
    }

    static Stream<Limit> limits() {
        List<Limit> all = new ArrayList<>();
        experiments(all);
        lessons(all);
        data(all);
        archives(all);
        lists(all);
        return all.stream();
    }

    private static void experiments(List<Limit> all) {
        all.add(text("experiment", "a number without end", "data: points(\"" + "9".repeat(900_000) + "x 1 1; 1 1 1\")", "1:15", "не подходит", "Между числами ставьте пробел"));
        all.add(text("experiment", "a sum without end", "probe: " + "rank+".repeat(100_000) + "rank", "1:8", "соединено 100001", "по одному разу"));
        all.add(text("experiment", "activations without end", "net: 2-3-1\nactivation: " + "tanh,".repeat(50_000) + "tanh", "2:13", "скрытых слоёв 1", "Дайте одну на все слои"));
        all.add(text("experiment", "more than a mebibyte", "#".repeat((1 << 20) + 1), "1:1", "больше", "Проверьте имя файла"));
        all.add(text("experiment", "layers without end", "net: " + "2-".repeat(100_000) + "1", "1:6", "не больше 64"));
        all.add(text("experiment", "a layer of a million", "net: 2-1000000-1", "1:8", "от 1 до"));
        all.add(text("experiment", "examples without end", "data: circles(n=1000000000000)", "1:17", "целое число от 2 до"));
        all.add(text("experiment", "an exponent without end", "steps: 1e999999999", "1:8", "не подходит", "целое число от 0 до"));
        all.add(text("experiment", "twenty thousand brackets", "data: " + "(".repeat(20_000), "1:7", "закройте скобку"));
        all.add(text("experiment", "twenty thousand runs within runs", "weights: " + "trained((weights: ".repeat(20_000) + "))".repeat(20_000), "1:18", "закройте скобку"));
        all.add(new Limit("experiment", "not UTF-8", _ -> new byte[] {'n', 'e', 't', ':', (byte) 0xFF, (byte) 0xFE}, "1:1", "Сохраните его в UTF-8"));
        all.add(text("experiment", "a Cyrillic letter in a Latin word", "net: 2-3-1\nаctivation: tanh", "2:1", "русская буква «а»", "в одной раскладке"));
        all.add(text("experiment", "a key twice", "net: 2-3-1\nсеть: 2-4-1", "2:1", "второй раз", "Оставьте одну строку"));
        all.add(text("experiment", "a device as a table", "data: file(\"/dev/zero\")", "1:1", "не обычный файл"));
        all.add(text("experiment of many examples", "a table that does not fit", "data: random-labels(n=20000, features=256)\nnet: 7-1", "2:6", "признаков в данных 256"));
    }

    private static void lessons(List<Limit> all) {
        all.add(text("lesson", "a line of ten megabytes", HEAD + "a".repeat(10 << 20), "1:1", "больше 256 КиБ"));
        all.add(text("lesson", "a long line", HEAD + "a".repeat(4001), "4:1", "больше 4000 знаков", "Разбейте"));
        all.add(text("lesson", "lines without end", HEAD + "\n".repeat(5000), "5001:1", "больше 5000 строк", "Разделите"));
        for (String formula : List.of("\\newcommand{\\a}{\\a\\a}\\a", "\\includegraphics{/etc/passwd}", "\\Roman{1000000000}", "\\romannumeral{1000000000}", "\\makeatletter")) {
            all.add(text("lesson", formula, HEAD + "a $" + formula + "$", "4:4", "неизвестная команда", formula.substring(0, formula.indexOf('{') < 0 ? formula.length() : formula.indexOf('{'))));
        }
        all.add(text("lesson", "columns without end", HEAD + "$\\begin{array}{*{99999}{c}}a\\end{array}$", "4:2", "неизвестная команда"));
        all.add(text("lesson", "dots without end", HEAD + "$\\hdotsfor{999999999}$", "4:2", "неизвестная команда"));
        all.add(text("lesson", "binomials without end", HEAD + "$" + "\\binom{b}{".repeat(60) + "a" + "}".repeat(60) + "$", "4:2", "неизвестная команда"));
        all.add(text("lesson", "an id that leads out of the folder", "---\nid: ../../evil\n---\n", "2:1", "не совпадает с именем файла", "Допустимы"));
        all.add(text("notes", "lines without end", "---\nвид: конспект\n---\n" + "\n".repeat(5000), "5001:1", "больше 5000 строк"));
        all.add(text("routes", "more than it needs", "a".repeat(10 << 20), "1:1", "КиБ", "Оставьте в нём только"));
        all.add(text("routes", "no route", "маршрут: a\nintro-lab шаг 2 и ещё\n", "2:1", "не маршрут и не урок", "Образцы"));
    }

    private static void data(List<Limit> all) {
        all.add(text("table", "a line of ten megabytes", "a,b\n" + "1".repeat(10 << 20), "2:1", "длиннее", "закрыты ли кавычки"));
        all.add(text("table", "columns without end", "a,".repeat(400_000) + "a\n1,2\n", "1:20001", "столбцов", "Уберите лишние столбцы"));
        all.add(text("table", "a number too large", "a,b\n1,x\n1e999999999,y\n", "3:1", "слишком велико", "других единицах"));
        all.add(text("table", "a quotation mark that stays open", "a,b\n\"1,2\n3,4\n", "2:1", "Кавычка открыта", "Закройте"));
        all.add(text("table", "classes without end", "a,b\n" + classes(5000), "1:3", "больше", "Выберите ответом другой столбец"));
        all.add(new Limit("pictures", "two thousand million", _ -> header(0x0803, Integer.MAX_VALUE, 3, 3), "1:1", "записей", "скачайте его заново"));
        all.add(new Limit("pictures", "less than none", _ -> header(0x0803, -5, 3, 3), "1:1", "записей", "скачайте его заново"));
        all.add(new Limit("pictures", "pictures as large as a wall", _ -> header(0x0803, 2, 60_000, 60_000), "1:1", "60", "точек должно быть"));
        all.add(new Limit("packed pictures", "cut short", seed -> Arrays.copyOf(seed, seed.length / 2), "1:1", "Файл обрывается", "Скачайте файл заново"));
        all.add(new Limit("labels", "pictures for labels", _ -> header(0x0803, 6, 3, 3), "1:1", "нужен файл с метками"));
        all.add(entry("weights", "10^12 numbers", "layer1.weight.npy", array("(1000000, 1000000)", "<f8"), "1:1", "имеет размеры (1000000, 1000000)", "Возьмите веса"));
        all.add(entry("weights", "objects, which would be code", "layer1.weight.npy", array("(3, 2)", "|O"), "1:1", "тип |O", "astype"));
        all.add(entry("weights", "no array", "layer1.weight.npy", new byte[] {1, 2, 3}, "1:1", "не массив NumPy", "numpy.savez"));
    }

    private static void archives(List<Limit> all) {
        for (String name : List.of("../evil.md", "/tmp/evil.md", "a/../../evil.md", "C:\\evil.md")) {
            all.add(entry("lesson pack", name, name, HEAD.getBytes(StandardCharsets.UTF_8), "1:1", "ведёт мимо папки", "Переименуйте"));
        }
        all.add(entry("lesson pack", "a program", "tool.exe", new byte[] {1}, "1:1", "не место", "Уберите"));
        all.add(new Limit("lesson pack", "no archive", _ -> new byte[] {1, 2, 3}, "1:1", "не архив zip", "Возьмите его ещё раз"));
        all.add(new Limit("lesson pack", "files without end", seed -> {
            Map<String, byte[]> entries = Mutation.entries(seed);
            for (int i = 0; i < 10_000; i++) {
                entries.put("f" + i + ".txt", new byte[0]);
            }
            return Mutation.zip(entries);
        }, "1:1", "файлов", "Разделите"));
        all.add(entry("lesson pack", "a lesson of thirty megabytes", "big.md", new byte[30 << 20], "1:1", "больше", "Уменьшите"));
        for (String kind : List.of("run", "result")) {
            all.add(entry(kind, "a newer lab", "labrun.json", "{\"version\":99}".getBytes(StandardCharsets.UTF_8), "1:1", "более новой версией", "Обновите"));
            all.add(entry(kind, "a mistake within", "run/run.json", "{\n \"number\": nonsense}".getBytes(StandardCharsets.UTF_8), "1:1", "(run.json:2:", "Сохраните запуск ещё раз"));
            all.add(entry(kind, "brackets without end", "run/run.json", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8), "1:1", "(run.json", "Сохраните запуск ещё раз"));
            all.add(entry(kind, "a bomb", "run/curves.bin", new byte[200 << 20], "1:1", "повреждена", "Сохраните запуск ещё раз"));
        }
        for (String name : List.of("data/..", "data/.", "data/a\0b")) {
            all.add(entry("run", "data that would lie elsewhere, " + name.replace('\0', '0'), name, new byte[] {1}, "1:1", "повреждена", "Сохраните запуск ещё раз"));
        }
        for (String name : List.of("/", "", "..", "checkpoints/../../x", "checkpoints/../session.zip", "a\\u0000")) {
            all.add(new Limit("session", "a step kept at " + name, seed -> {
                Map<String, byte[]> entries = Mutation.entries(seed);
                String text = new String(entries.get("run-0/run.json"), StandardCharsets.UTF_8);
                entries.put("run-0/run.json", text.replaceAll("checkpoints/[0-9a-f]{32}", java.util.regex.Matcher.quoteReplacement(name)).getBytes(StandardCharsets.UTF_8));
                return Mutation.zip(entries);
            }, "1:1", "повреждена", "можно запустить заново"));
        }
    }

    private static void lists(List<Limit> all) {
        all.add(text("gallery", "no colon", "здоровый\n", "1:1", "нет двоеточия", "Пишите"));
        all.add(text("gallery", "a line twice", GALLERY + "имя: c | d\n", "6:1", "второй раз", "Оставьте одну"));
        all.add(text("gallery", "no file", GALLERY.replace("clouds", "rain"), "1:11", "rain.lab", "Положите"));
        all.add(text("gallery", "a name that leads out of the folder", GALLERY.replace("clouds", "../clouds"), "1:11", "не может быть именем", "латинские"));
        all.add(text("gallery", "one language", GALLERY.replace("а | b", "а"), "2:6", "русские и английские", "чертой"));
        all.add(text("gallery", "a topic nobody knows", GALLERY.replace("tasks", "weather"), "3:7", "weather", "одну из"));
        all.add(text("gallery", "a sign without a number", GALLERY.replace("< 0.1", "< мало"), "5:23", "не число", "например"));
        all.add(text("gallery", "a sign without a relation", GALLERY.replace("< 0.1", "0.1"), "5:10", "не понят", "например"));
        all.add(text("gallery", "a line too many", GALLERY + "погода: дождь\n", "6:9", "лишняя", "Уберите"));
        all.add(text("gallery", "a line too few", GALLERY.replace("урок: x\n", ""), "1:1", "«урок»", "Добавьте"));
        all.add(text("gallery", "a cure for the healthy", GALLERY + "ключи: init=he\n", "1:11", "лечение", "Исправьте"));
        all.add(text("gallery", "a change without a value", GALLERY.replace("здоровый", "больной") + "ключи: init\nлечение: а | b\nисцеление: loss.train < 1\n", "6:8", "не понято", "«=»"));
        all.add(text("surfaces of the arena", "brackets without end", "formula(\"" + "(".repeat(20_000) + "\")", "1:", ""));
        all.add(text("surfaces of the arena", "another name", "formula(\"x + weather\")", "1:14", "weather", "только от x и y"));
        all.add(text("settings that are left open", "limits upside down", "оптимизатор.скорость 1..0.001", "1:22", "левый должен быть меньше"));
        all.add(text("settings that are left open", "settings without end", ",".repeat(20_000), "1:1", "настроек названо 20001", "Оставьте нужные"));
        all.add(text("settings that are left open", "twice", "сеть, сеть", "1:7", "названа дважды", "Оставьте одну"));
        all.add(text("values to sweep over", "values without end", "batch=" + "8,".repeat(100_000) + "9", "1:1", "Значений 100001", "Уберите лишние"));
        all.add(text("values to sweep over", "no sign of equality", "batch", "1:1", "нет знака", "Пишите"));
        for (String plan : List.of("", "[".repeat(100_000), "{\"columns\":[1],\"runs\":1e999999999}")) {
            all.add(text("plan of a sweep", Trial.shortened(plan), plan, "1:1", "повреждён", "Удалите его или возьмите другую папку"));
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatGoesBeyondALimitIsToldWithItsPlaceAndWhatToDo(Limit limit) throws Exception {
        Diet diet = diets.stream().filter(each -> each.name().equals(limit.diet())).findFirst().orElseThrow();
        Path in = Files.createDirectories(folder.resolve("in" + number));
        Path out = Files.createDirectories(folder.resolve("out" + number++));
        diet.lay(in, limit.bytes().apply(diet.seed()));

        List<Problem> problems;
        long begun = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            problems = diet.reader().read(in, out);
        } catch (BadInput bad) {
            problems = bad.problems();
        }
        long spent = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;

        assertThat(problems.stream().map(problem -> problem.place().line() + ":" + problem.place().column() + " " + problem.message(Texts.russian())).toList())
                .anySatisfy(told -> {
                    assertThat(told).startsWith(limit.place());
                    assertThat(limit.words()).allSatisfy(words -> assertThat(told).contains(words));
                });
        assertThat(problems).allSatisfy(problem -> assertThat(problem.message(Texts.english())).isNotEqualTo(problem.message(Texts.russian())).doesNotContain("⟨"));
        assertThat(spent).as("processor time").isLessThan(5 * A_SECOND);
        assertThat(folder.resolve("evil.md")).doesNotExist();
    }

    @Test
    void aLessonIsNeverCalledSoThatItsFilesWouldLieElsewhere() throws IOException {
        Path file = Files.writeString(folder.resolve("lesson-one.md"), "---\nid: ../../../tmp/evil\n---\n");

        assertThat(LessonReader.read(file).id()).isEqualTo("lesson-one");
        assertThat(LessonReader.read(Files.writeString(folder.resolve("Урок.md"), "---\nid: ../x\n---\n")).id()).isEqualTo("lesson");
    }

    @Test
    void aPictureThatClaimsAnySizeIsNotOpened() throws IOException {
        byte[] png = diets.stream().filter(diet -> diet.name().equals("picture")).findFirst().orElseThrow().seed();
        assertThat(KeptShelf.isShown(Files.write(folder.resolve("good.png"), png))).isTrue();

        byte[] wall = png.clone();
        ByteBuffer.wrap(wall).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(wall, 12, 17);
        ByteBuffer.wrap(wall).putInt(29, (int) sum.getValue());
        assertThat(KeptShelf.isShown(Files.write(folder.resolve("wall.png"), wall))).isFalse();
        assertThat(KeptShelf.isShown(Files.write(folder.resolve("text.png"), "no picture".getBytes(StandardCharsets.UTF_8)))).isFalse();
    }

    private static Limit text(String diet, String name, String text, String place, String... words) {
        return new Limit(diet, name, _ -> text.getBytes(StandardCharsets.UTF_8), place, words);
    }

    private static Limit entry(String diet, String name, String entry, byte[] bytes, String place, String... words) {
        return new Limit(diet, name, seed -> {
            Map<String, byte[]> entries = Mutation.entries(seed);
            entries.put(entry, bytes);
            return Mutation.zip(entries);
        }, place, words);
    }

    private static String classes(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("1,k").append(i).append('\n');
        }
        return rows.toString();
    }

    private static byte[] header(int magic, int... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + 100).putInt(magic);
        Arrays.stream(sizes).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] array(String shape, String type) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        return ByteBuffer.allocate(10 + header.length()).put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0})
                .put(header.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
