package gradlab.ui.classroom;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.ui.session.ResultFile;
import gradlab.ui.session.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what pupils handed in, one file after the other on a thread of its own. A file that is no good is told of, and the others
 * are read all the same. All methods may be called from any thread and return at once.
 */
final class Intake {

    /** As many works as one chart can show. */
    static final int MOST = 100;

    private final List<Path> given;
    private final Set<Path> known;
    private final int firstNumber;
    private volatile boolean cancelled;
    private volatile State state = new State(0, 0, List.of(), List.of(), 0, false);

    /** A file that could not be read, and why. */
    record Broken(Path file, List<Problem> problems) {
        Broken {
            problems = List.copyOf(problems);
        }
    }

    /**
     * How far it is.
     *
     * @param done files that were looked at, of {@code total}
     * @param left files beyond the most that are shown
     */
    record State(int done, int total, List<Work> works, List<Broken> broken, int left, boolean over) {
    }

    private Intake(Collection<Path> given, Collection<Work> before) {
        this.given = List.copyOf(given);
        this.known = new HashSet<>(before.stream().map(work -> work.file().toAbsolutePath().normalize()).toList());
        this.firstNumber = before.stream().mapToInt(Work::number).max().orElse(0) + 1;
    }

    /**
     * Starts to read.
     *
     * @param given files and folders; of a folder those files that are runs by their names
     * @param before what has been read already: it is not read again and counts among the most
     */
    static Intake of(Collection<Path> given, Collection<Work> before) {
        Intake intake = new Intake(given, before);
        Thread.ofPlatform().daemon().name("results").start(intake::work);
        return intake;
    }

    State state() {
        return state;
    }

    /** Stops after the file at hand; what has been read stays. */
    void cancel() {
        cancelled = true;
    }

    private void work() {
        List<Work> works = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        int left = 0;
        int done = 0;
        List<Path> files = files(broken);
        try {
            for (Path file : files) {
                if (cancelled) {
                    break;
                }
                if (works.size() + known.size() >= MOST) {
                    left++;
                } else {
                    read(file, firstNumber + works.size(), works, broken);
                }
                done++;
                state = new State(done, files.size(), List.copyOf(works), List.copyOf(broken), left, false);
            }
        } finally {
            state = new State(done, files.size(), List.copyOf(works), List.copyOf(broken), left, true);
        }
    }

    private static void read(Path file, int number, List<Work> works, List<Broken> broken) {
        try {
            if (!RunFile.isOne(file)) {
                throw BadInput.at(new Place(file.toString(), 1, 1), "result.no-run");
            }
            works.add(new Work(number, file, ResultFile.read(file)));
        } catch (BadInput bad) {
            broken.add(new Broken(file, bad.problems()));
        } catch (RuntimeException | OutOfMemoryError e) {
            // hostile bytes must not end the reading of the others
            System.getLogger("gradlab.ui").log(System.Logger.Level.WARNING, "reading " + file, e);
            broken.add(new Broken(file, BadInput.at(new Place(file.toString(), 1, 1), "run.unreadable", file.getFileName()).problems()));
        }
    }

    /** In an order that has nothing to do with names: numbers must not betray the register. */
    private List<Path> files(List<Broken> broken) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path one : given) {
            Path path = one.toAbsolutePath().normalize();
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(RunFile::isOne).map(Path::normalize).forEach(files::add);
            } catch (IOException | java.io.UncheckedIOException e) {
                broken.add(new Broken(path, BadInput.at(new Place(path.toString(), 1, 1), "file.unreadable", String.valueOf(e.getMessage())).problems()));
            }
        }
        files.removeAll(known);
        return files.stream().sorted(Comparator.comparingInt(path -> path.getFileName().toString().hashCode() * 0x9E3779B9)).toList();
    }
}
