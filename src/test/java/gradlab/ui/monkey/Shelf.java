package gradlab.ui.monkey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** The files that are chosen in every dialog: good ones, damaged ones, those saved before, one that is not there, or none. */
final class Shelf {

    private static final int NAMES = 20;

    private final Path folder;
    private final List<Path> shipped;
    private final IntUnaryOperator luck;
    private int saved;

    /**
     * @param luck a number below the given one
     */
    Shelf(Path folder, IntUnaryOperator luck) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.luck = luck;
        Files.writeString(folder.resolve("t.csv"), "x,y,вид\n1,2,а\n2,1,б\n0,3,а\n3,0,б\n1,3,а\n4,1,б\n");
        Files.writeString(folder.resolve("bad.csv"), "x,y\n1\n\"");
        Files.writeString(folder.resolve("bad.labrun"), "not a zip");
        Files.writeString(folder.resolve("bad.lab"), "сеть: 2-0-1\n");
        Files.writeString(folder.resolve("bad.md"), "---\nформат: 1\n---\n");
        try (Stream<Path> experiments = Files.list(Path.of("assets", "experiments", "presets")); Stream<Path> lessons = Files.list(Path.of("lessons"))) {
            shipped = Stream.concat(experiments, lessons).filter(file -> file.toString().matches(".*\\.(lab|md)")).sorted().map(this::copied).toList();
        }
    }

    /** What is opened may be written to as well. */
    private Path copied(Path file) {
        try {
            return Files.copy(file, Files.createDirectories(folder.resolveSibling("shipped")).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Path> toOpen() {
        return switch (luck.applyAsInt(6)) {
            case 0, 1 -> Optional.of(shipped.get(luck.applyAsInt(shipped.size())));
            case 2, 3 -> Optional.of(own());
            case 4 -> Optional.of(folder.resolve("none.lab"));
            default -> Optional.empty();
        };
    }

    private Path own() {
        try (Stream<Path> some = Files.list(folder)) {
            List<Path> mine = some.sorted().toList();
            return mine.get(luck.applyAsInt(mine.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Path> toSave(String suggestedName) {
        return luck.applyAsInt(3) == 0 ? Optional.empty() : Optional.of(folder.resolve(saved++ % NAMES + "-" + suggestedName));
    }

    Path folder() {
        return folder;
    }
}
