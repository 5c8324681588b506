package gradlab.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made by hand to do harm. */
final class Bombs {

    private static final int DEEP = 100_000;
    private static final int MEGABYTE = 1 << 20;

    private Bombs() {
    }

    static List<Bomb> all() {
        List<Bomb> all = new ArrayList<>();
        experiments(all);
        lessons(all);
        data(all);
        archives(all);
        for (String kind : List.of("settings", "progress", "lectures", "classroom", "record of a check", "plan of a sweep")) {
            text(all, kind, "deep brackets", "[".repeat(DEEP));
            text(all, kind, "deep objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
            text(all, kind, "a long number", "{\"width\":" + "9".repeat(MEGABYTE) + ",\"version\":1e999999999}");
            text(all, kind, "a huge exponent", "{\"width\":1e999999999,\"hint\":1e999999999,\"memory\":-1e99999,\"claims\":[{\"measured\":1e999999999}],\"runs\":1e999999999,\"columns\":[1]}");
            text(all, kind, "a long text", "\"" + "a".repeat(10 * MEGABYTE) + "\"");
            text(all, kind, "nothing", "");
        }
        text(all, "plan of a sweep", "two thousand million runs", "{\"columns\":[\"run\",\"cell\",\"seed\",\"steps\",\"diverged\"],\"runs\":2147483647}");
        text(all, "plan of a sweep", "no columns that are needed", "{\"columns\":[\"a\"],\"runs\":1}");
        text(all, "results of a sweep", "long lines", ("1," + "9".repeat(MEGABYTE) + "\n").repeat(10));
        text(all, "results of a sweep", "an open quotation mark", "\"" + "a,b\n".repeat(2 * MEGABYTE));
        text(all, "routes", "a long line", "a".repeat(10 * MEGABYTE));
        text(all, "routes", "many lines", "маршрут: a\n" + "intro-lab\n".repeat(DEEP));
        return all;
    }

    private static void experiments(List<Bomb> all) {
        for (String bracket : List.of("(", "[", "\"", "trained((", "points(", "×", "+", ";", ":", "#")) {
            text(all, "experiment", "deep " + bracket, "data: " + bracket.repeat(20_000));
            text(all, "experiment", "weights of deep " + bracket, "weights: " + bracket.repeat(20_000));
            text(all, "experiment", "nothing but " + bracket, bracket.repeat(MEGABYTE / bracket.length() - 10));
        }
        for (String line : List.of("x\n", "net\n", "optimizor: adam\n", "net: 2-1\n", ":\n", "\n", "\r", "\0\n", "аcтивация: tanh\n")) {
            text(all, "experiment", "many lines " + line.strip(), line.repeat(900_000 / line.getBytes(StandardCharsets.UTF_8).length));
        }
        for (String value : List.of("net: 2-1000000-1", "net: 1000000-4096-1", "net: " + "2-".repeat(100_000) + "1", "data: circles(n=1000000000000)", "data: circles(examples=1e12)",
                "data: circles(n=1e-99999999999)", "seed: 1e-99999999999", "seed: 0e99999999999", "seed: 1e999999999", "steps: 1e999999999", "seed: " + "9".repeat(900_000) + "x",
                "steps: " + "9".repeat(900_000), "split: 0." + "0".repeat(900_000) + "1x", "data: blobs(n=100000, features=1000)", "data: blobs(n=100000, classes=50, features=1000, noise=1)",
                "data: sparse(n=10000, features=1000, words=1000)", "data: digits(n=10000, size=28)", "data: subspace(n=20000, features=256)", "data: ridges(n=100000, features=256)", "data: rare(n=100000, features=100)",
                "data: teacher(n=20000, features=256, dimension=256, outputs=64)", "data: random(n=20000, features=256)", "optimizer: " + "a".repeat(900_000), "a".repeat(900_000) + ": 1",
                "optimizer: adam(" + "b".repeat(900_000) + "=1)", "probe: " + "rank+".repeat(100_000) + "rank", "activation: " + "tanh,".repeat(100_000) + "tanh",
                "edits: " + "weight(1,1,1,1,1)+".repeat(50_000) + "weight(1,1,1,1,1)", "data: points(\"" + "1 ".repeat(400_000) + "\")", "data: points(\"" + "1 1 1;".repeat(150_000) + "\")",
                "data: points(\"" + "9".repeat(900_000) + "x 1 1; 1 1 1\")", "data: file(\"" + "a/".repeat(300_000) + "\")", "data: file(\"../../../../../../etc/passwd\")", "data: file(\"/dev/zero\")",
                "data: file(\"\0\")", "weights: file(\"/dev/zero\")", "weights: " + "trained((net: 2-1; weights: ".repeat(10_000) + "file(\"x\")" + "))".repeat(10_000))) {
            text(all, value.startsWith("data: ") && !value.contains("0000000") ? "experiment of many examples" : "experiment", Trial.shortened(value), value + "\n");
        }
        text(all, "experiment", "a line of ten megabytes", "a".repeat(10 * MEGABYTE));
    }

    private static void lessons(List<Bomb> all) {
        for (String kind : List.of("lesson", "notes")) {
            String head = "---\nвид: " + (kind.equals("notes") ? "конспект" : "урок") + "\nid: a\n---\n";
            text(all, kind, "a line of ten megabytes", head + "a".repeat(10 * MEGABYTE));
            for (String piece : List.of("(", "[", "![", "<", "*", "**a ", "_a", "`", "``a", "> ", ">", "- ", "1. ", "$", "$$", "$a$ ", "$\\frac{", "{{", "{{a", "}}", "\\", "&", "#", "«", "\"", "<a ", "[a](", "[a]: ", "<!--", "|", "\0", "\uFEFF")) {
                text(all, kind, "one line of " + piece, head + "a " + piece.repeat(Math.min(20_000, 40_000 / piece.length())) + "\n");
            }
            for (String line : List.of("```шаг id=a", "```step", "```", ":::границы", ":::", ":::ghj", "## a", "# a", "$", "$$", "- [x] a", "> a", "как: a", "ожидание: потери < 1 в конце",
                    "a\\", "{{a", "|a|", "```утверждение id=a", "вид: урок", "---", "*a", "[a", "`", "    a")) {
                text(all, kind, "many lines " + line, head + (line + "\n").repeat(200_000 / (line.getBytes(StandardCharsets.UTF_8).length + 1)));
            }
            text(all, kind, "many numbers to compute", head + "{{= 1+1}} ".repeat(20_000));
            text(all, kind, "a deep expression", head + "{{= " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "}}");
            text(all, kind, "a deep formula", head + "$" + "{".repeat(20_000) + "1" + "}".repeat(20_000) + "$");
            text(all, kind, "a formula of roots", head + "$" + "\\sqrt{".repeat(3_000) + "1" + "}".repeat(3_000) + "$");
            text(all, kind, "a formula of brackets", head + "$" + "\\left(".repeat(3_000) + "1" + "\\right)".repeat(3_000) + "$");
            text(all, kind, "a formula that defines itself", head + "$\\newcommand{\\a}{\\a\\a}\\a$");
            text(all, kind, "a formula that reads a file", head + "$\\includegraphics{/etc/passwd}\\input{/etc/passwd}$");
            text(all, kind, "a huge matrix", head + "$\\begin{matrix}" + "1&".repeat(10_000) + "\\end{matrix}$");
            text(all, kind, "nested emphasis", head + "*a ".repeat(10_000) + "a* ".repeat(10_000));
            text(all, kind, "an unclosed head", "---\n" + "a: b\n".repeat(50_000));
            String step = "```шаг id=a\n%s\n```\n";
            for (String line : List.of("шагов: 1e999999999", "сеть: 2-1000000-1", "данные: окружности(n=1000000000000)", "данные: облака(n=100000, признаков=1000)", "ожидание: " + "(".repeat(20_000),
                    "ожидание: потери < " + "9".repeat(50_000) + " в конце", "предсказание: " + "a".repeat(50_000), "смотреть: " + "потери, ".repeat(10_000), "как: " + "a".repeat(50_000),
                    "ожидание: насыщение[слой 999999999999] < 1 в конце", "ожидание: потери < 1 на шаге 99999999999", "ожидание (999999999999 из 10): потери < 1 в конце",
                    "чаша: κ=1e999999999, старт=(1; 1)", "стрелка: потери на шаге 999999999999 \"a\"", " ".repeat(50_000) + ":", "a ".repeat(20_000) + ":")) {
                text(all, kind, "a step with " + Trial.shortened(line), head + step.formatted(line));
            }
            text(all, kind, "steps that copy each other", head + chain(3_000));
        }
    }

    private static String chain(int length) {
        StringBuilder steps = new StringBuilder("```шаг id=a0\nшагов: 1\n```\n");
        for (int i = 1; i < length; i++) {
            steps.append("```шаг id=a").append(i).append("\nкак: a").append(i - 1).append("\n```\n");
        }
        return steps.toString();
    }

    private static void data(List<Bomb> all) {
        text(all, "table", "a long line", "a,b\n" + "1".repeat(10 * MEGABYTE));
        text(all, "table", "many columns", "a,".repeat(400_000) + "a\n1,2\n");
        text(all, "table", "many empty columns", ",".repeat(MEGABYTE - 10) + "\n" + ",".repeat(MEGABYTE - 10) + "\n");
        text(all, "table", "many classes", "a,b\n" + numbered("1,k%d\n", 300_000));
        text(all, "table", "a number of a million digits", "a,b\n" + "9".repeat(MEGABYTE - 100) + ",x\n1,y\n");
        text(all, "table", "long digits in every row", "a,b\n" + ("9".repeat(100_000) + ",x\n" + "8".repeat(100_000) + "z,y\n").repeat(20));
        text(all, "table", "a huge exponent", "a,b\n1e999999999,x\n1e-99999999999,y\n");
        text(all, "table", "an open quotation mark", "a,b\n\"" + "1,2\n".repeat(500_000));
        text(all, "table", "quotation marks", "\"".repeat(MEGABYTE));
        text(all, "table", "empty lines", "a,b\n" + "\n".repeat(5 * MEGABYTE));
        for (int[] sizes : new int[][] {{Integer.MIN_VALUE, 3, 3}, {-1, -1, -1}, {Integer.MAX_VALUE, 1, 1}, {65536, 65536, 65536}, {2, 30_000, 30_000}, {0, 0, 0}, {10_000_000, 28, 28}}) {
            all.add(new Bomb("pictures", "sizes " + sizes[0] + " " + sizes[1], _ -> header(0x0803, sizes)));
            all.add(new Bomb("packed pictures", "sizes " + sizes[0] + " " + sizes[1], _ -> Diets.gzip(header(0x0803, sizes))));
        }
        all.add(new Bomb("labels", "two thousand million", _ -> header(0x0801, Integer.MIN_VALUE)));
        all.add(new Bomb("labels", "in 255 dimensions", _ -> header(0x08FF, 1, 1)));
        all.add(new Bomb("packed pictures", "unpacks to much", _ -> gzipOf(header(0x0803, 6, 3, 3), 120)));
        all.add(new Bomb("packed pictures", "unpacks to much text", _ -> gzipOf("P5 ".getBytes(StandardCharsets.US_ASCII), 120)));
        entry(all, "weights", "an array of 10^12 numbers", "layer1.weight.npy", array("(1000000, 1000000)", "<f8"));
        entry(all, "weights", "an array of objects", "layer1.weight.npy", array("(3, 2)", "|O"));
        entry(all, "weights", "a header of two thousand megabytes", "layer1.weight.npy", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 0x7F});
        bigEntry(all, "weights", "a large entry", "other.npy", 200);
        bigEntry(all, "weights", "an array that does not end", "layer1.weight.npy", 200);
    }

    private static void archives(List<Bomb> all) {
        for (String kind : List.of("run", "result", "session")) {
            for (String name : List.of("run/curves.bin", "run/run.json", "note.txt", "nothing.bin", "data/0-table.csv")) {
                bigEntry(all, kind, "a lot of " + name, kind.equals("session") ? name.replace("run/", "run-0/") : name, 70);
            }
            String prefix = kind.equals("session") ? "run-0/" : "run/";
            for (String json : List.of("labrun.json", "session.json", "answers.json", prefix + "run.json")) {
                entry(all, kind, "deep " + json, json, "[".repeat(DEEP).getBytes(StandardCharsets.UTF_8));
                entry(all, kind, "huge numbers in " + json, json, ("{\"version\":1,\"step\":1e999999999,\"latest\":1e999999999,\"number\":1e99,\"data\":1e400,\"runs\":[\"" + prefix + "\"],\"chosen\":1e99,"
                        + "\"checkpoints\":[],\"segments\":[{\"from\":1e999,\"spec\":\"\"}],\"events\":[],\"answers\":[{\"step\":1e999999999}]}").getBytes(StandardCharsets.UTF_8));
            }
            entry(all, kind, "rows of spectra without end", prefix + "spectra.bin", spectra(1, 1, Integer.MAX_VALUE / 8, Integer.MAX_VALUE));
            entry(all, kind, "many rows of spectra", prefix + "spectra.bin", spectra(200, 1, 20_000_000, Integer.MAX_VALUE));
            entry(all, kind, "curves without end", prefix + "curves.bin", ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array());
            entry(all, kind, "experiment that asks for much", "experiment.lab", "data: blobs(n=100000, features=1000)\nnet: 1000-9-3\n".getBytes(StandardCharsets.UTF_8));
            change(all, kind, "a network of another size", prefix + "run.json", "net: 2-3-1", "net: 2-4000-4000-4000-1");
            change(all, kind, "a larger network", prefix + "run.json", "net: 2-3-1", "net: 2-4-1");
            change(all, kind, "another optimizer", prefix + "run.json", "optimizer: adam", "optimizer: sgd");
            change(all, kind, "a segment that is not there", prefix + "run.json", "\"segment\":0", "\"segment\":-1");
            change(all, kind, "a step far away", prefix + "run.json", "\"latest\":40", "\"latest\":9000000000000000000");
            change(all, kind, "a run that has no place", prefix + "run.json", "\"number\":0", "\"number\":-7");
        }
        for (String name : List.of("../evil.md", "../../evil.md", "/tmp/evil.md", "a/../../evil.md", "C:\\evil.md", "\\\\host\\evil.md", "a\0.md", "", "/", "con/aux.md", "a/".repeat(2000) + "a.md", "data/../../x.csv",
                "data/..", "data/.", "data/", "data/a\0b", "checkpoints/../../x")) {
            for (String kind : List.of("lesson pack", "run", "session", "weights", "result")) {
                entry(all, kind, "an entry called " + Trial.shortened(name), name, "---\nid: a\n---\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        bigEntry(all, "lesson pack", "a lesson without end", "big.md", 120);
        bigEntry(all, "lesson pack", "nineteen megabytes without an end of line", "big.md", 19);
        all.add(new Bomb("lesson pack", "forty lessons of nineteen megabytes", seed -> {
            Map<String, Integer> sizes = new LinkedHashMap<>();
            for (int i = 0; i < 40; i++) {
                sizes.put("big" + i + ".md", 19);
            }
            return zipOf(Mutation.entries(seed), sizes);
        }));
        all.add(new Bomb("lesson pack", "ten thousand files", seed -> {
            Map<String, byte[]> entries = Mutation.entries(seed);
            for (int i = 0; i < 10_000; i++) {
                entries.put("f" + i + ".txt", new byte[0]);
            }
            return Mutation.zip(entries);
        }));
        all.add(new Bomb("lesson pack", "a link", seed -> {
            byte[] zip = Mutation.zip(Map.of("link.md", "/etc/passwd".getBytes(StandardCharsets.UTF_8)));
            for (int at = 0; at + 46 < zip.length; at++) {
                if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
                    zip[at + 5] = 3;
                    zip[at + 40] = (byte) 0xFF;
                    zip[at + 41] = (byte) 0xA1;
                }
            }
            return zip;
        }));
    }

    private static void text(List<Bomb> all, String kind, String name, String text) {
        all.add(new Bomb(kind, name, _ -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void entry(List<Bomb> all, String kind, String name, String entry, byte[] bytes) {
        all.add(new Bomb(kind, name, with(entry, bytes)));
    }

    private static UnaryOperator<byte[]> with(String entry, byte[] bytes) {
        return seed -> {
            Map<String, byte[]> entries = Mutation.entries(seed);
            entries.put(entry, bytes);
            return Mutation.zip(entries);
        };
    }

    private static void bigEntry(List<Bomb> all, String kind, String name, String entry, int megabytes) {
        all.add(new Bomb(kind, name, seed -> {
            Map<String, byte[]> entries = Mutation.entries(seed);
            entries.remove(entry);
            return zipOf(entries, Map.of(entry, megabytes));
        }));
    }

    private static void change(List<Bomb> all, String kind, String name, String entry, String from, String to) {
        all.add(new Bomb(kind, name, seed -> {
            Map<String, byte[]> entries = Mutation.entries(seed);
            String text = new String(entries.get(entry), StandardCharsets.UTF_8);
            if (!text.contains(from)) {
                throw new IllegalStateException("no " + from + " in " + text);
            }
            entries.put(entry, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
            return Mutation.zip(entries);
        }));
    }

    private static String numbered(String line, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(line.replace("%d", Integer.toString(i)));
        }
        return lines.toString();
    }

    private static byte[] header(int magic, int... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + 100).putInt(magic);
        for (int size : sizes) {
            bytes.putInt(size);
        }
        return bytes.array();
    }

    private static byte[] array(String shape, String type) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        return ByteBuffer.allocate(10 + header.length()).put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0})
                .put(header.getBytes(StandardCharsets.US_ASCII)).array();
    }

    private static byte[] spectra(int count, int width, int size, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(false);
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.writeUTF("layer1.weight" + i);
                out.writeInt(width);
                out.writeInt(size);
                out.writeInt(length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzipOf(byte[] start, int megabytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(start);
            byte[] zeros = new byte[MEGABYTE];
            for (int i = 0; i < megabytes; i++) {
                out.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zipOf(Map<String, byte[]> entries, Map<String, Integer> megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(1);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
            byte[] zeros = new byte[MEGABYTE];
            for (Map.Entry<String, Integer> entry : megabytes.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                for (int i = 0; i < entry.getValue(); i++) {
                    out.write(zeros);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
