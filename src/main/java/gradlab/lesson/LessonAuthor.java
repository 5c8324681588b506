package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a teacher does with lesson files: begin one, copy one, add a step. Files are there whole or not at all. */
public final class LessonAuthor {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{3,40}");
    private static final int LONGEST_ID = 40;
    private static final Pattern STEP_NUMBER = Pattern.compile("shag-(\\d{1,6})(?!\\d)");
    private static final Pattern KEY_POINTS = Pattern.compile("##\\s+(Главное|Key points)\\s*");
    /** Names of files within a text; whether there is such a file decides whether it was one. */
    private static final Pattern NAMED_FILE = Pattern.compile("[\\p{L}\\p{N}_.-]+(?:/[\\p{L}\\p{N}_.-]+)*\\.(?:png|jpg|svg|csv|lab)");
    private static final Map<Character, String> LATIN = latin();

    private LessonAuthor() {
    }

    /**
     * The file beside the chosen one whose name can be the id of a lesson: {@code Мой урок} becomes {@code moy-urok.md}.
     *
     * @throws BadInput if too little of the name is left
     */
    public static Path fileFor(Path chosen) {
        String name = chosen.getFileName().toString().replaceFirst("(?i)\\.md$", "");
        String id = ID.matcher(name).matches() ? name : transliterated(name);
        if (!ID.matcher(id).matches()) {
            throw BadInput.at(new Place(chosen.toString(), 1, 1), "lesson.name", name);
        }
        Path file = chosen.toAbsolutePath().normalize().resolveSibling(id + ".md");
        // the dialog asked before it named a file that is there, but it knows nothing of this one
        if (!file.equals(chosen.toAbsolutePath().normalize()) && Files.exists(file)) {
            throw BadInput.at(new Place(chosen.toString(), 1, 1), "lesson.taken", file.toString());
        }
        return file;
    }

    /** Writes the smallest lesson that has everything a lesson must have. */
    public static void begin(Path file) {
        write(file, template(file));
    }

    /** Writes a copy under the file's name as its id; the head names where it comes from. Pictures and data it names come along. */
    public static void copy(Lesson lesson, Path file) {
        String origin = lesson.id() + "@" + lesson.version();
        List<String> lines = new ArrayList<>(read(lesson.file()).lines().toList());
        int end = 1;
        while (end < lines.size() && !lines.get(end).strip().equals("---")) {
            end++;
        }
        List<String> head = new ArrayList<>(lines.subList(0, Math.min(end, lines.size())));
        head.removeIf(line -> headKey(line).equals("id") || headKey(line).equals("основан на"));
        head.add("id: " + idOf(file));
        head.add("основан на: " + origin);
        List<String> copied = new ArrayList<>(head);
        copied.addAll(lines.subList(Math.min(end, lines.size()), lines.size()));
        write(file, String.join("\n", copied) + "\n");
        bringFiles(String.join("\n", lines), lesson.file().toAbsolutePath().getParent(), file.toAbsolutePath().getParent());
    }

    /** An id for a new step that neither the lesson nor the record of its last check knows. */
    public static String freeStepId(Path file) {
        Path record = file.resolveSibling(".check").resolve(idOf(file) + ".json");
        Matcher used = STEP_NUMBER.matcher((Files.isRegularFile(file) ? read(file) : "") + (Files.isRegularFile(record) ? read(record) : ""));
        int greatest = 0;
        while (used.find()) {
            greatest = Math.max(greatest, Integer.parseInt(used.group(1)));
        }
        return "shag-" + (greatest + 1);
    }

    /** Puts a block after the last step of the lesson; where there is no lesson yet, one begins with this step. */
    public static void add(String block, Path file) {
        boolean begins = !Files.exists(file);
        List<String> lines = new ArrayList<>((begins ? template(file) : read(file)).lines().toList());
        int[] last = lastStep(lines);
        if (begins) {
            lines.subList(last[0], last[1]).clear();
            lines.addAll(last[0], block.lines().toList());
        } else {
            List<String> added = new ArrayList<>(List.of(""));
            added.addAll(block.lines().toList());
            lines.addAll(last[1], added);
        }
        write(file, String.join("\n", lines) + "\n");
    }

    /** From the first line of the last step (inclusive) to the line after it; where there is none, before the key points or at the end. */
    private static int[] lastStep(List<String> lines) {
        int[] found = {-1, -1};
        int keyPoints = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = LessonReader.FENCE.matcher(lines.get(i).strip());
            if (fence.matches() && LessonReader.Block.find(fence.group(1)).filter(LessonReader.Block.STEP::equals).isPresent()) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).strip().equals("```")) {
                    end++;
                }
                found = new int[] {i, Math.min(end + 1, lines.size())};
            }
            keyPoints = KEY_POINTS.matcher(lines.get(i)).matches() ? i : keyPoints;
        }
        return found[0] >= 0 ? found : new int[] {keyPoints, keyPoints};
    }

    private static String template(Path file) {
        try (InputStream stream = LessonAuthor.class.getResourceAsStream("/gradlab/lesson/new-lesson.md")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("{id}", idOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String headKey(String line) {
        return line.contains(":") ? LessonHead.find(line.substring(0, line.indexOf(':'))) : "";
    }

    private static String idOf(Path file) {
        return file.getFileName().toString().replaceFirst("\\.md$", "");
    }

    /** Files that the text names and that lie below the one folder go to the same place below the other; none is written over. */
    private static void bringFiles(String text, Path from, Path to) {
        Matcher named = NAMED_FILE.matcher(text);
        try {
            while (named.find()) {
                Path source = from.resolve(named.group()).normalize();
                Path target = to.resolve(named.group()).normalize();
                if (source.startsWith(from.normalize()) && target.startsWith(to.normalize()) && Files.isRegularFile(source) && !Files.exists(target)) {
                    Files.createDirectories(target.getParent());
                    WholeFile.write(target, out -> Files.copy(source, out));
                }
            }
        } catch (IOException e) {
            throw Unwritable.of(to, e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        } catch (IOException e) {
            throw BadInput.at(new Place(file.toString(), 1, 1), "file.unreadable", String.valueOf(e.getMessage()));
        }
    }

    private static void write(Path file, String text) {
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    private static String transliterated(String name) {
        String latin = name.toLowerCase(Locale.ROOT).chars().mapToObj(letter -> LATIN.getOrDefault((char) letter, Character.toString(letter)))
                .collect(Collectors.joining()).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return latin.substring(0, Math.min(LONGEST_ID, latin.length()));
    }

    private static Map<Character, String> latin() {
        String[] pairs = ("а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ sch "
                + "ъ ' ы y ь ' э e ю yu я ya").split(" ");
        Map<Character, String> latin = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            latin.put(pairs[i].charAt(0), pairs[i + 1].replace("'", ""));
        }
        return latin;
    }
}
