package gradlab.fuzz;

import gradlab.math.Rng;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Spoils good files in the ways in which files get spoilt: by a bad disk, by a bad editor and by bad will. */
final class Mutation {

    private static final List<String> TOKENS = List.of("(", ")", "((", "[", "]", "{", "}", "{{", "}}", "$", "$$", "\"", "'", "`", "```", ":::", "---", "##", ">", "*", "**",
            "|", "-", "- [x]", "+", "=", ":", ";", ",", ",,", "\n", "\r", "\r\n", "\t", "\0", "\u2028", "\u00A0", "\uFEFF", "−", "×", "0", "-1", "1e999999999", "-1e999999999",
            "1e-99999999999", "99999999999999999999", "2147483648", "-2147483648", "9223372036854775807", "NaN", "Infinity", "null", "true", "\\u0000", "\\", "/", "../", "%s", "{0}",
            "🙂", "сеть: 2-1000000-1\n", "данные: окружности(n=1000000000000)\n", "net: 2-9999-9999-1\n", "activation: ", "weights: trained((", "init: normal(1e308)\n",
            "data: blobs(n=100000, features=1000)\n", "steps: 1e9\n", "\\frac{", "\\left(", "^{^{", "```шаг id=a\n", "```\n", ":::границы\n", "как: a\n", "ожидание: ");
    private static final byte[][] BAD_UTF8 = {{(byte) 0xC3}, {(byte) 0xFF, (byte) 0xFE}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xF5, (byte) 0x80}, {(byte) 0xC0, (byte) 0x80}};
    private static final int[] SIZES = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x01000000, 0x10000000, 65535, 65536, 1 << 20};
    private static final String LOOKALIKES = "aаcсeеoоpрxхyу";
    private static final List<String> OTHER_TYPES = List.of("null", "[]", "{}", "\"x\"", "-1", "1e400", "true", "\"\"", "9007199254740993", "[[[[]]]]");
    private static final long[] STRANGE_DOUBLES = {0x7FF8000000000000L, 0x7FF0000000000000L, 0xFFF0000000000000L, 1L, 0x8000000000000000L, 0x7FEFFFFFFFFFFFFFL};
    private static final int MOST_NESTED = 20_000;
    private static final int KINDS = 27;

    private final Rng random;

    Mutation(Rng random) {
        this.random = random;
    }

    /** One to four faults. */
    byte[] of(byte[] seed) {
        byte[] bytes = seed;
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    /** Faults within one entry of a zip archive, so that its checksums stay right. */
    byte[] within(byte[] zip) {
        Map<String, byte[]> entries = entries(zip);
        List<String> names = new ArrayList<>(entries.keySet());
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(30) == 0) {
            entries.remove(name);
        } else {
            entries.put(name, of(entries.get(name)));
        }
        return zip(entries);
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
        }
        int at = random.nextInt(bytes.length);
        int to = at + Math.min(bytes.length - at, 1 + random.nextInt(Math.max(1, Math.min(200, bytes.length))));
        byte[] slice = Arrays.copyOfRange(bytes, at, to);
        return switch (random.nextInt(KINDS)) {
            case 0, 1 -> flipped(bytes);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, at, slice);
            case 4 -> spliced(bytes, at, to, new byte[0]);
            case 5, 6, 7 -> spliced(bytes, at, random.nextInt(2) == 0 ? at : Math.min(bytes.length, at + 1), token());
            case 8, 9 -> number(bytes, at);
            case 10 -> spliced(bytes, at, at, "([{<\"*".substring(random.nextInt(6)).substring(0, 1).repeat(1 + random.nextInt(300)).getBytes(StandardCharsets.UTF_8));
            case 11 -> spliced(bytes, at, at, BAD_UTF8[random.nextInt(BAD_UTF8.length)]);
            case 12 -> spliced(bytes, 0, 0, "\uFEFF".getBytes(StandardCharsets.UTF_8));
            case 13 -> new String(bytes, StandardCharsets.ISO_8859_1).replace("\n", random.nextInt(2) == 0 ? "\r\n" : "\r").getBytes(StandardCharsets.ISO_8859_1);
            case 14 -> lookalike(bytes, at);
            case 15, 16 -> word(bytes, at);
            case 17 -> lines(bytes);
            case 18 -> spliced(bytes, at, at, new byte[1 + random.nextInt(8)]);
            case 19 -> swapped(bytes);
            case 20 -> again(bytes);
            case 21 -> otherType(bytes, at);
            case 22 -> encoded(bytes);
            case 23 -> strange(bytes, at);
            case 24 -> spliced(bytes, at, to, Arrays.copyOfRange(bytes, random.nextInt(bytes.length), bytes.length));
            case 25 -> random.nextInt(20) == 0 ? nested(bytes, at) : otherType(bytes, at);
            default -> random.nextInt(40) == 0 ? large(bytes, at) : spliced(bytes, at, at, slice);
        };
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** The first digits after a place become another number. */
    private byte[] number(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] < '0' || bytes[at] > '9')) {
            at++;
        }
        int end = at;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        List<String> numbers = List.of("0", "-1", "1e999999999", "1e-99999999999", "1000000000000", "2147483647", "4294967296", "9".repeat(300), "0.5", "NaN", "1e308", "100000");
        return spliced(bytes, at, end, numbers.get(random.nextInt(numbers.size())).getBytes(StandardCharsets.UTF_8));
    }

    /** A Latin letter becomes the Cyrillic one that looks the same. */
    private static byte[] lookalike(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            int known = LOOKALIKES.indexOf(bytes[at]);
            if (known >= 0) {
                return spliced(bytes, at, at + 1, LOOKALIKES.substring(known + 1, known + 2).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes;
    }

    /** Four bytes become the size of something that is not there. */
    private byte[] word(byte[] bytes, int at) {
        int size = SIZES[random.nextInt(SIZES.length)];
        byte[] changed = bytes.clone();
        boolean little = random.nextInt(4) == 0;
        for (int i = 0; i < 4 && at + i < bytes.length; i++) {
            changed[at + i] = (byte) (size >>> 8 * (little ? i : 3 - i));
        }
        return changed;
    }

    private byte[] lines(byte[] bytes) {
        List<String> lines = linesOf(bytes);
        String line = lines.get(random.nextInt(lines.size()));
        if (random.nextInt(3) == 0) {
            lines.remove(line);
        } else {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        return joined(lines);
    }

    /** Two lines change their places. */
    private byte[] swapped(byte[] bytes) {
        List<String> lines = linesOf(bytes);
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return joined(lines);
    }

    /** A key stands twice, the second time with the value of another. */
    private byte[] again(byte[] bytes) {
        List<String> lines = linesOf(bytes);
        String line = lines.get(random.nextInt(lines.size()));
        String other = lines.get(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), line.substring(0, Math.max(0, line.indexOf(':'))) + other.substring(Math.max(0, other.indexOf(':'))));
        return joined(lines);
    }

    /** What stands after the next colon becomes a value of another type. */
    private byte[] otherType(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != ':') {
            at++;
        }
        int end = Math.min(bytes.length, at + 1);
        while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}' && bytes[end] != ']' && bytes[end] != '\n') {
            end++;
        }
        return spliced(bytes, Math.min(bytes.length, at + 1), end, OTHER_TYPES.get(random.nextInt(OTHER_TYPES.size())).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] encoded(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (random.nextInt(4)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 2 -> text.getBytes(Charset.forName("windows-1251"));
            default -> text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Eight bytes become a number that is none, or hardly one. */
    private byte[] strange(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        long bits = STRANGE_DOUBLES[random.nextInt(STRANGE_DOUBLES.length)];
        boolean little = random.nextInt(2) == 0;
        for (int i = 0; i < 8 && at + i < bytes.length; i++) {
            changed[at + i] = (byte) (bits >>> 8 * (little ? i : 7 - i));
        }
        return changed;
    }

    private byte[] nested(byte[] bytes, int at) {
        String[] brackets = List.of("[ ]", "{\"a\": }", "( )", "trained((net: 2-1; weights: ))", "\\frac{ }", "- [ ] ", "> ", "\" \"").get(random.nextInt(8)).split(" ", 2);
        int depth = 1 + random.nextInt(MOST_NESTED / brackets[0].length());
        return spliced(bytes, at, at, (brackets[0].repeat(depth) + "1" + brackets[1].repeat(depth)).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> linesOf(byte[] bytes) {
        return new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
    }

    private static byte[] joined(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] large(byte[] bytes, int at) {
        byte[] token = token();
        byte[] many = new byte[token.length * (20_000 / token.length + 1)];
        for (int i = 0; i < many.length; i++) {
            many[i] = token[i % token.length];
        }
        return spliced(bytes, at, at, many);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        byte[] spliced = new byte[bytes.length - (to - from) + with.length];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(with, 0, spliced, from, with.length);
        System.arraycopy(bytes, to, spliced, from + with.length, bytes.length - to);
        return spliced;
    }

    static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(1);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
