package gradlab.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** The user's input cannot be used; every cause has its own {@link Problem}. Never a programming error. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public BadInput(List<Problem> problems) {
        super(problems.stream().map(problem -> problem.line(Texts.russian())).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public static BadInput at(Place place, String key, Object... args) {
        return new BadInput(List.of(Problem.at(place, key, args)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
