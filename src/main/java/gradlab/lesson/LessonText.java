package gradlab.lesson;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.experiment.Notation.Source;
import gradlab.math.expression.Expression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of a lesson file with their numbers, and the mistakes found in them so far. */
final class LessonText {

    private final String name;
    private final Path folder;
    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Computation> computations = new ArrayList<>();

    /** An expression in the text, to be checked once all names of the page are known. */
    private record Computation(Expression expression, Place place) {
    }

    LessonText(String name, Path folder, String text) {
        this.name = name;
        this.folder = folder;
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.lines = List.of(body.split("\\R", -1));
    }

    int size() {
        return lines.size();
    }

    /** Line {@code number}, from 1. */
    String line(int number) {
        return lines.get(number - 1);
    }

    /** What relative file names are relative to. */
    Path folder() {
        return folder;
    }

    Place place(int line, int column) {
        return new Place(name, line, column);
    }

    /** The text of one line from a column on, with the lessons' decimal comma. */
    Source source(int line, int from, int to) {
        Source whole = new Source(line(line), place(line, 1), folder, true);
        return whole.part(from, to);
    }

    /** A number that can be dragged, anywhere on the page. */
    void declare(String name) {
        names.add(name);
    }

    void compute(Expression expression, Place place) {
        computations.add(new Computation(expression, place));
    }

    /** Names in expressions must be declared somewhere on the page. */
    void checkNames() {
        for (Computation computation : computations) {
            try {
                computation.expression().requireNames(names);
            } catch (Expression.Mistake mistake) {
                problems.add(coded(mistake, computation.place()));
            }
        }
    }

    static Problem coded(Expression.Mistake mistake, Place start) {
        Problem problem = mistake.at(start);
        boolean name = problem.key().equals("expression.name");
        return name ? Problem.at(problem.place(), "U041", problem.args().toArray()) : problem.withCode("U054");
    }

    void problem(Place at, String key, Object... args) {
        problems.add(Problem.at(at, key, args));
    }

    void problems(List<Problem> more) {
        problems.addAll(more);
    }

    List<Problem> problems() {
        return problems;
    }
}
