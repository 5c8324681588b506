package gradlab.lesson;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.experiment.Notation.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a lesson file with their numbers, and the mistakes found in them so far. */
final class LessonText {

    private final String name;
    private final Path folder;
    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();

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

    Place place(int line, int column) {
        return new Place(name, line, column);
    }

    /** The text of one line from a column on, with the lessons' decimal comma. */
    Source source(int line, int from, int to) {
        Source whole = new Source(line(line), place(line, 1), folder, true);
        return whole.part(from, to);
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
