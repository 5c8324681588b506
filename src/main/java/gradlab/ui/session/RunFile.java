package gradlab.ui.session;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Unwritable;
import gradlab.catalogue.WholeFile;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.StartWeights;
import gradlab.train.Room;
import gradlab.train.RunArchive;
import gradlab.train.RunImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run in one file, {@code *.labrun}: a zip archive of {@code labrun.json} (version, step), {@code experiment.lab},
 * {@code note.txt}, the run with its curves and checkpoints, and the files of its data if they are not large. It opens on
 * another machine at the same step.
 */
public final class RunFile {

    static final String CHECKPOINTS = "checkpoints/";
    static final String DESCRIPTION = "labrun.json";
    static final String RUN = "run/";
    static final String NOTE = "note.txt";
    private static final String DATA = "data/";
    /** The folder that names in the archive are relative to; nothing is ever there. */
    private static final Path NOWHERE = Path.of("archive").toAbsolutePath();
    static final int VERSION = 1;
    private static final Room MOST_KEPT = new Room(24L << 20, 24L << 20);
    private static final long MOST_BYTES = 24L << 20;
    /** A run has one source of data, and so has each of the few runs it goes on from. */
    private static final int MOST_FILES = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunFile() {
    }

    /**
     * What a file holds.
     *
     * @param note what its author wrote about it, may be empty
     */
    public record Opened(RunImage run, String note) {
    }

    /** True if the file's name says that it holds a run. */
    public static boolean isOne(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".labrun");
    }

    /** Where files that runs bring along are put on this machine. */
    public static Path importFolder() {
        return StateFolder.here().resolve("imported");
    }

    /** @throws BadInput if the file cannot be written */
    public static void write(Path file, RunImage run, String note) {
        write(file, run, note, Map.of());
    }

    /**
     * @param besides further pieces by name; labs that do not know of them do not look at them
     * @throws BadInput if the file cannot be written
     */
    static void write(Path file, RunImage run, String note, Map<String, byte[]> besides) {
        try {
            PieceWriter zip = PieceWriter.holdingAll(6);
            Map<Path, Path> brought = new LinkedHashMap<>();
            for (Path path : new LinkedHashSet<>(files(run.spec()))) {
                if (isSmall(path)) {
                    String name = DATA + brought.size() + "-" + path.getFileName();
                    zip.write(name, Files.readAllBytes(path));
                    brought.put(path, NOWHERE.resolve(name));
                }
            }
            RunImage moved = run.as(0, Optional.empty()).mapped(spec -> moved(spec, brought));
            zip.write(DESCRIPTION, JSON.writeValueAsBytes(Map.of("version", VERSION, "step", run.step(), "latest", run.latest())));
            zip.write(NOTE, note.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> piece : besides.entrySet()) {
                zip.write(piece.getKey(), piece.getValue());
            }
            zip.write("experiment.lab", ExperimentFile.write(moved.spec(), NOWHERE, Locale.ENGLISH).getBytes(StandardCharsets.UTF_8));
            RunArchive.write(moved, RUN, NOWHERE, MOST_KEPT, zip);
            WholeFile.write(file, zip.bytes());
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /**
     * @param importFolder where files that the run brings along are put
     * @throws BadInput if the file is not there, damaged or comes from a newer lab
     */
    public static Opened read(Path file, Path importFolder) {
        Place place = new Place(file.toString(), 1, 1);
        if (!Files.isRegularFile(file)) {
            throw BadInput.noFile(file);
        }
        try {
            Pieces pieces = Pieces.of(file);
            JsonNode root = JSON.readTree(pieces.read(DESCRIPTION));
            if (root.path("version").asInt(0) > VERSION) {
                throw BadInput.at(place, "run.newer");
            }
            String note = new String(pieces.read(NOTE), StandardCharsets.UTF_8);
            return new Opened(RunArchive.read(pieces, RUN, specs(file, unpacked(pieces, importFolder))), note);
        } catch (JacksonException e) {
            throw BadInput.at(place, "run.unreadable", RunArchive.place(DESCRIPTION, e));
        } catch (IllegalArgumentException e) {
            throw BadInput.at(place, "run.unreadable", DESCRIPTION);
        } catch (IOException e) {
            throw BadInput.at(place, "run.unreadable", String.valueOf(e.getMessage()));
        }
    }

    /** How the specifications in a file that comes from anywhere are read. Their mistakes are mistakes of the file. */
    private static Function<String, ExperimentSpec> specs(Path file, Path folder) {
        return text -> ExperimentFile.read(text, file.toString(), folder, Map.of());
    }

    /** Puts the files that a run brings along into a folder of their own, named by what they hold. */
    private static Path unpacked(Pieces pieces, Path importFolder) throws IOException {
        List<String> names = pieces.names().stream().filter(name -> name.startsWith(DATA)).sorted().toList();
        if (names.isEmpty()) {
            return importFolder;
        }
        if (names.size() > MOST_FILES) {
            throw new IOException("more files than a run needs: " + names.size());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            all.write(pieces.read(name));
        }
        Path folder = importFolder.resolve(Path.of(SessionStore.nameOf(all.toByteArray())).getFileName());
        for (String name : names) {
            // only the last part of the name: no archive writes anywhere else
            Path last = Path.of(name).getFileName();
            if (last.startsWith(".") || last.startsWith("..")) {
                throw new IOException(name);
            }
            Path copy = folder.resolve(DATA).resolve(last);
            Files.createDirectories(copy.getParent());
            WholeFile.write(copy, pieces.read(name));
        }
        return folder;
    }

    private static ExperimentSpec moved(ExperimentSpec spec, Map<Path, Path> to) {
        ExperimentSpec moved = switch (spec.data()) {
            case DataSource.CsvFile csv -> spec.withData(new DataSource.CsvFile(to.getOrDefault(csv.file(), csv.file()), csv.target(), csv.task()));
            case DataSource.IdxFiles idx -> spec.withData(new DataSource.IdxFiles(to.getOrDefault(idx.images(), idx.images()),
                    to.getOrDefault(idx.labels(), idx.labels()), idx.limit()));
            default -> spec;
        };
        return switch (spec.weights()) {
            case StartWeights.FromFile from -> moved.withWeights(new StartWeights.FromFile(to.getOrDefault(from.file(), from.file())));
            case StartWeights.Trained trained -> moved.withWeights(new StartWeights.Trained(moved(trained.run(), to)));
            case StartWeights.Drawn _ -> moved;
        };
    }

    private static List<Path> files(ExperimentSpec spec) {
        List<Path> files = new ArrayList<>(switch (spec.data()) {
            case DataSource.CsvFile csv -> List.of(csv.file());
            case DataSource.IdxFiles idx -> List.of(idx.images(), idx.labels());
            default -> List.<Path>of();
        });
        switch (spec.weights()) {
            case StartWeights.FromFile from -> files.add(from.file());
            case StartWeights.Trained trained -> files.addAll(files(trained.run()));
            case StartWeights.Drawn _ -> { }
        }
        return files;
    }

    private static boolean isSmall(Path file) {
        try {
            return Files.size(file) <= MOST_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
