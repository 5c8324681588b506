package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lessons in one file to be handed on: a zip archive of a folder with its lessons, pictures, data, routes and notes. A
 * pack may come from anywhere, so nothing in it is believed: names, sizes and kinds are checked while it is unpacked, and
 * it is unpacked beside its place and moved there when it is whole.
 */
public final class LessonPack {

    /** The only kinds of files in a pack. */
    public static final Set<String> EXTENSIONS = Set.of("md", "txt", "png", "jpg", "svg", "csv", "lab", "json");
    static final int MOST_ENTRIES = 2000;
    private static final int DEEPEST = 8;
    private static final int LONGEST_NAME = 120;
    private static final int COPIED_AT_ONCE = 1 << 14;
    private static final int FIRST_LINE = 256;
    /** Names that Windows takes for something else than a file, whatever follows their point. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Path zip;
    private final long mostBytes;
    private final long mostBytesOfAll;
    private long bytesOfAll;

    private LessonPack(Path zip, long mostBytes, long mostBytesOfAll) {
        this.zip = zip;
        this.mostBytes = mostBytes;
        this.mostBytesOfAll = mostBytesOfAll;
    }

    private static LessonPack of(Path zip) {
        return new LessonPack(zip, 20L << 20, 200L << 20);
    }

    /** Smaller limits, for tests that need not fill a disk. */
    static LessonPack limited(Path zip, long mostBytes, long mostBytesOfAll) {
        return new LessonPack(zip, mostBytes, mostBytesOfAll);
    }

    /** True if the file's name says that it may be a pack. */
    public static boolean isOne(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /**
     * Writes the files of a folder that belong into a pack; hidden files, links and other kinds are left out. Equal folders
     * make equal archives.
     *
     * @throws BadInput if there is no lesson, it is too much for a pack, or it cannot be written
     */
    public static void write(Path folder, Path zip) {
        of(zip).pack(folder.toAbsolutePath().normalize());
    }

    /**
     * Unpacks into a folder of its own below {@code root}; the same pack always into the same one.
     *
     * @return the folder that holds the lessons
     * @throws BadInput with one sentence if there is anything in the pack that does not belong there; nothing is left of it then
     */
    public static Path open(Path zip, Path root) {
        return of(zip).unpack(root);
    }

    private BadInput bad(String key, Object... args) {
        return BadInput.at(new Place(zip.toString(), 1, 1), key, args);
    }

    private void pack(Path folder) {
        try {
            List<Path> files = belonging(folder);
            if (files.stream().noneMatch(file -> isLesson(file) && file.getParent().equals(folder))) {
                throw bad("pack.none");
            }
            if (files.size() > MOST_ENTRIES) {
                throw bad("pack.many", MOST_ENTRIES);
            }
            WholeFile.write(zip, out -> pack(folder, files, new ZipOutputStream(out, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw Unwritable.of(zip, e);
        }
    }

    private void pack(Path folder, List<Path> files, ZipOutputStream out) throws IOException {
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            check(name, file);
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(TIME);
            out.putNextEntry(entry);
            try (InputStream in = Files.newInputStream(file)) {
                copy(in, out, name);
            }
            out.closeEntry();
        }
        out.finish();
    }

    private List<Path> belonging(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, DEEPEST, new FileVisitOption[0])) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !file.equals(zip.toAbsolutePath().normalize()))
                    .filter(file -> !isHidden(folder.relativize(file).toString().replace('\\', '/')) && EXTENSIONS.contains(extension(file.getFileName().toString())))
                    .sorted(Comparator.comparing(file -> folder.relativize(file).toString().replace('\\', '/'))).toList();
        }
    }

    /** See {@link #open}. */
    Path unpack(Path root) {
        if (!Files.isRegularFile(zip)) {
            throw BadInput.noFile(zip);
        }
        List<Path> toDelete = new ArrayList<>();
        try {
            Set<String> links = ZipLinks.in(zip);
            Files.createDirectories(root);
            Path beside = Files.createTempDirectory(root, ".unpacking");
            toDelete.add(beside);
            Path target = root.resolve(name());
            try (ZipFile pack = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
                unpack(pack, links, beside);
            }
            Path lessons = lessonsIn(beside);
            if (Files.exists(target)) {
                Path old = Files.createTempDirectory(root, ".replaced");
                toDelete.add(old);
                WholeFile.move(target, old.resolve("old"));
            }
            WholeFile.move(beside, target);
            return target.resolve(beside.relativize(lessons).toString()).normalize();
        } catch (ZipException | IllegalArgumentException e) {
            throw bad("pack.damaged");
        } catch (IOException e) {
            throw bad("pack.unreadable", String.valueOf(e.getMessage()));
        } finally {
            toDelete.forEach(LessonPack::deleteQuietly);
        }
    }

    private void unpack(ZipFile pack, Set<String> links, Path folder) throws IOException {
        if (pack.size() > MOST_ENTRIES) {
            throw bad("pack.many", MOST_ENTRIES);
        }
        Set<String> taken = new HashSet<>();
        Enumeration<? extends ZipEntry> entries = pack.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            check(entry.isDirectory() ? name.substring(0, name.length() - 1) : name, zip);
            if (links.contains(name)) {
                throw bad("pack.link", name);
            }
            if (entry.isDirectory() || isHidden(name)) {
                continue;
            }
            if (!EXTENSIONS.contains(extension(name))) {
                throw bad("pack.kind", name, String.join(", ", EXTENSIONS.stream().sorted().toList()));
            }
            // on some systems a name is the same in large and small letters
            if (!taken.add(name.toLowerCase(Locale.ROOT))) {
                throw bad("pack.twice", name);
            }
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder)) {
                throw bad("pack.path", name);
            }
            Files.createDirectories(file.getParent());
            try (CheckedInputStream in = new CheckedInputStream(pack.getInputStream(entry), new CRC32());
                    OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                copy(in, out, name);
                if (in.getChecksum().getValue() != entry.getCrc()) {
                    throw new ZipException("checksum of " + name);
                }
            }
        }
    }

    /** Counts what really comes, whatever the archive says of it. */
    private void copy(InputStream in, OutputStream out, String name) throws IOException {
        byte[] buffer = new byte[COPIED_AT_ONCE];
        long bytes = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytes += count;
            bytesOfAll += count;
            if (bytes > mostBytes) {
                throw bad("pack.large", name, mostBytes >> 20);
            }
            if (bytesOfAll > mostBytesOfAll) {
                throw bad("pack.huge", mostBytesOfAll >> 20);
            }
            out.write(buffer, 0, count);
        }
    }

    /**
     * Relative, of plain parts, in characters that every system takes.
     *
     * @param at the file to mend
     */
    private static void check(String name, Path at) {
        String[] parts = name.split("/", -1);
        boolean sound = parts.length <= DEEPEST && name.chars().noneMatch(letter -> letter < ' ' || "\\:*?\"<>|".indexOf(letter) >= 0);
        for (String part : parts) {
            sound &= !DEVICE.matcher(part).matches() && !part.isBlank() && part.length() <= LONGEST_NAME && !part.endsWith(".") && !part.endsWith(" ");
        }
        if (!sound) {
            throw BadInput.at(new Place(at.toString(), 1, 1), "pack.path", name);
        }
    }

    /** Whoever packed a folder by hand has it within the archive. */
    private Path lessonsIn(Path folder) throws IOException {
        Path at = folder;
        for (int depth = 0; depth < DEEPEST; depth++) {
            try (Stream<Path> inside = Files.list(at)) {
                List<Path> found = inside.toList();
                if (found.stream().anyMatch(LessonPack::isLesson)) {
                    return at;
                }
                if (found.size() != 1 || !Files.isDirectory(found.getFirst())) {
                    break;
                }
                at = found.getFirst();
            }
        }
        throw bad("pack.none");
    }

    private static boolean isLesson(Path file) {
        if (!file.getFileName().toString().endsWith(".md") || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            // the first line, of a file that may be one long line
            String start = new String(in.readNBytes(FIRST_LINE), StandardCharsets.UTF_8);
            return start.lines().findFirst().orElse("").replace("\uFEFF", "").strip().equals("---");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isHidden(String name) {
        return Stream.of(name.split("/")).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** From the name of the archive and its bytes. */
    private String name() throws IOException {
        String plain = zip.getFileName().toString().replaceFirst("(?i)\\.zip$", "").replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(zip), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return plain.substring(0, Math.min(LONGEST_NAME / 2, plain.length())) + "-" + HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What cannot be deleted stays; it is hidden and does no harm. */
    private static void deleteQuietly(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            System.getLogger("gradlab.lesson").log(System.Logger.Level.WARNING, "cannot delete " + path, e);
        }
    }
}
