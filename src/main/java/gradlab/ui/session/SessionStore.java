package gradlab.ui.session;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.catalogue.WholeFile;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.Room;
import gradlab.train.RunArchive;
import gradlab.train.RunImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The session on disk: {@code session.zip} with the experiment and its runs, and the checkpoints beside it, each in a file
 * that is named by its content and written once. Only one lab at a time keeps its session in a folder. One thread at a time.
 */
public final class SessionStore implements AutoCloseable {

    private static final String SESSION = "session.zip";
    private static final String PREVIOUS = "previous.zip";
    private static final String CHECKPOINTS = "checkpoints";
    private static final Pattern CHECKPOINT = Pattern.compile("checkpoints/[0-9a-f]{1,64}");
    private static final String DESCRIPTION = "session.json";
    private static final int VERSION = 1;
    private static final String WAITING = "waiting";
    private static final Set<String> NOT_THERE = Set.of("file.missing", "file.unreadable", "file.directory", "file.folder");
    /** Names the file of examples, and stands where it is asked for. */
    private static final String NO_EXAMPLES = "spec.no-file";
    private static final Room MOST_PER_RUN = new Room(64L << 20, Long.MAX_VALUE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final FileChannel lock;
    /** Of the pieces in the last session, so that nothing is packed twice. */
    private Map<Object, String> names = new HashMap<>();
    private Set<String> previous = Set.of();
    private boolean hasSession;

    /**
     * What is known of a kept session before its runs are read.
     *
     * @param latest the greatest step of its runs
     */
    public record Found(Path file, ExperimentSpec spec, int runs, long latest) {
    }

    /**
     * A file that could not be used and was set aside.
     *
     * @param newer if a newer lab wrote it
     * @param missing the file of examples that it needs and that is not there
     */
    public record SetAside(Path file, boolean newer, Optional<String> missing) {
    }

    /** What a start finds: perhaps a session, perhaps files that are no good. */
    public record Start(Optional<Found> found, List<SetAside> setAside) {
    }

    /** A file of a version that is not known here. */
    private static final class NewerVersion extends IOException {
        private static final long serialVersionUID = 1;

        NewerVersion(String version) {
            super(version);
        }
    }

    private SessionStore(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** The store in a folder; empty if another lab keeps its session there. */
    public static Optional<SessionStore> open(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(CHECKPOINTS));
        FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new SessionStore(folder, channel));
            }
        } catch (OverlappingFileLockException e) {
            // another window of this very process
        }
        channel.close();
        return Optional.empty();
    }

    /** Where it keeps things. */
    public Path folder() {
        return folder;
    }

    /**
     * Looks for the last session. It is put in a safe place first, so that the new one cannot overwrite it.
     *
     * @throws IOException if that is impossible; then nothing must be saved here
     */
    public Start start() throws IOException {
        forgetUnfinished();
        List<SetAside> setAside = new ArrayList<>();
        Path session = folder.resolve(SESSION);
        Path kept = folder.resolve(PREVIOUS);
        Optional<Found> found = Optional.empty();
        if (Files.exists(session)) {
            found = look(session, setAside);
            if (found.isPresent()) {
                WholeFile.move(session, kept);
                found = Optional.of(new Found(kept, found.get().spec(), found.get().runs(), found.get().latest()));
            }
        }
        if (found.isEmpty() && Files.exists(kept)) {
            found = look(kept, setAside);
        }
        Set<String> needed = new HashSet<>(previous);
        needed.addAll(neededByWaiting());
        previous = needed;
        return new Start(found, setAside);
    }

    /** Pieces of sessions that wait for their examples. */
    private Set<String> neededByWaiting() throws IOException {
        Set<String> needed = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().matches(WAITING + "-\\d+\\.zip")).toList()) {
                try {
                    description(Pieces.of(file)).required("checkpoints").forEach(name -> needed.add(name.asString()));
                } catch (IOException | JacksonException e) {
                    // something else of that name; nothing is kept for it
                    continue;
                }
            }
        }
        return needed;
    }

    /** What a killed lab was writing. */
    private void forgetUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(WholeFile.UNFINISHED)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Optional<Found> look(Path file, List<SetAside> setAside) throws IOException {
        try {
            Pieces pieces = Pieces.of(file);
            JsonNode root = description(pieces);
            ExperimentSpec spec = ExperimentFile.readOwn(new String(pieces.read("experiment.lab"), StandardCharsets.UTF_8), file.toString(), folder);
            Set<String> used = new HashSet<>();
            root.required("checkpoints").forEach(name -> used.add(name.asString()));
            previous = used;
            return Optional.of(new Found(file, spec, root.required("runs").size(), root.required("latest").asLong()));
        } catch (NewerVersion e) {
            setAside.add(new SetAside(putAside(file, "newer"), true, Optional.empty()));
        } catch (BadInput e) {
            // the session is whole; what it learned from is gone, perhaps with a stick
            Optional<String> missing = e.problems().stream().flatMap(problem -> absent(problem).stream()).findFirst();
            setAside.add(new SetAside(putAside(file, missing.isPresent() ? WAITING : "damaged"), false, missing));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            setAside.add(new SetAside(putAside(file, "damaged"), false, Optional.empty()));
        }
        return Optional.empty();
    }

    private static Optional<String> absent(Problem problem) {
        return problem.key().equals(NO_EXAMPLES) ? Optional.of(String.valueOf(problem.args().getFirst()))
                : Optional.of(problem.place().file()).filter(_ -> NOT_THERE.contains(problem.key()));
    }

    private Path putAside(Path file, String why) throws IOException {
        int number = 1;
        while (Files.exists(folder.resolve(why + "-" + number + ".zip"))) {
            number++;
        }
        Path place = folder.resolve(why + "-" + number + ".zip");
        WholeFile.move(file, place);
        return place;
    }

    /**
     * The runs of a found session.
     *
     * @throws IOException if they are damaged
     */
    public RunImage.All read(Found found) throws IOException {
        Pieces pieces = Pieces.of(found.file()).or(this::checkpoint);
        try {
            JsonNode root = description(pieces);
            List<RunImage> runs = new ArrayList<>();
            for (JsonNode name : root.required("runs")) {
                runs.add(RunArchive.read(pieces, name.asString(), text -> ExperimentFile.readOwn(text, found.file().toString(), folder)));
            }
            return new RunImage.All(root.required("chosen").asInt(), runs);
        } catch (JacksonException e) {
            throw new IOException(RunArchive.place(DESCRIPTION, e), e);
        } catch (BadInput e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static JsonNode description(Pieces pieces) throws IOException {
        JsonNode root = JSON.readTree(pieces.read(DESCRIPTION));
        int version = root.path("version").asInt(0);
        if (version > VERSION) {
            throw new NewerVersion(root.path("version").toString());
        }
        if (version < 1) {
            throw new IOException("no version");
        }
        return root;
    }

    /** The content must be what the name says. */
    private byte[] checkpoint(String name) throws IOException {
        if (!CHECKPOINT.matcher(name).matches()) {
            throw new IOException(name);
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        if (!name.equals(nameOf(bytes))) {
            throw new IOException(name + " is damaged");
        }
        return bytes;
    }

    /** Keeps the session in place of what was kept since the start. */
    public void save(ExperimentSpec spec, RunImage.All all) throws IOException {
        Map<Object, String> used = new HashMap<>();
        PieceWriter zip = new PieceWriter(0, (what, bytes) -> {
            String name = keep(what, bytes);
            used.put(what, name);
            return name;
        });
        List<String> runs = new ArrayList<>();
        for (RunImage run : all.runs()) {
            String prefix = "run-" + run.number() + "/";
            RunArchive.write(run, prefix, folder, MOST_PER_RUN, zip);
            runs.add(prefix);
        }
        zip.write("experiment.lab", ExperimentFile.write(spec, folder, Locale.ENGLISH).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("version", VERSION);
        description.put("chosen", all.runs().isEmpty() ? 0 : all.chosenRun().number());
        description.put("runs", runs);
        description.put("latest", all.runs().stream().mapToLong(RunImage::latest).max().orElse(0));
        description.put("checkpoints", zip.kept());
        zip.write(DESCRIPTION, JSON.writeValueAsBytes(description));
        WholeFile.write(folder.resolve(SESSION), zip.bytes());
        hasSession = true;
        names = used;
        forgetOthers(zip.kept());
    }

    private String keep(Object what, Supplier<byte[]> content) throws IOException {
        String known = names.get(what);
        if (known != null) {
            return known;
        }
        byte[] bytes = content.get();
        String name = nameOf(bytes);
        Path file = folder.resolve(CHECKPOINTS).resolve(Path.of(name).getFileName());
        if (!Files.exists(file)) {
            WholeFile.write(file, bytes);
        }
        return name;
    }

    static String nameOf(byte[] bytes) {
        try {
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
            return RunFile.CHECKPOINTS + digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pieces that neither this session nor the one before needs any more. */
    private void forgetOthers(Set<String> used) throws IOException {
        if (!hasSession) {
            return;
        }
        try (Stream<Path> files = Files.list(folder.resolve(CHECKPOINTS))) {
            for (Path file : files.toList()) {
                String name = RunFile.CHECKPOINTS + file.getFileName();
                if (!used.contains(name) && !previous.contains(name)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A small file of text that is kept beside the session; empty if there is none or it cannot be read. */
    public Optional<String> text(String name) {
        return Unkept.text(folder, name);
    }

    public void text(String name, String content) throws IOException {
        WholeFile.write(folder.resolve(name), content);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
