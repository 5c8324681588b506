package gradlab.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The user's input cannot be used; every cause has its own {@link Problem}. Never a programming error. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;
    /** As many as somebody reads in a row. */
    private static final int MOST_IN_MESSAGE = 20;
    private final transient List<Problem> problems;

    public BadInput(List<Problem> problems) {
        this(problems, Texts.russian());
    }

    private BadInput(List<Problem> problems, Texts texts) {
        super(problems.stream().limit(MOST_IN_MESSAGE).map(problem -> problem.line(texts)).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public static BadInput at(Place place, String key, Object... args) {
        return new BadInput(List.of(Problem.at(place, key, args)));
    }

    /** Where a file was to be read there is nothing, a folder, or a pipe or a device, which may never end. */
    public static BadInput noFile(Path file) {
        return BadInput.at(new Place(file.toString(), 1, 1), Files.isDirectory(file) ? "file.folder" : Files.exists(file) ? "file.unreadable" : "file.missing");
    }

    public List<Problem> problems() {
        return problems;
    }
}
