package gradlab.ui.notes;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.lesson.Assertion;
import gradlab.lesson.Notes;
import gradlab.lesson.NotesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in the folder of the notes.
 *
 * @param files in the order of their names
 * @param problems errors in them, and of files that cannot be read at all
 * @param lessons ids of the lessons that are there
 */
record Statements(List<Notes> files, List<Problem> problems, Set<String> lessons) {

    static final Statements NONE = new Statements(List.of(), List.of(), Set.of());

    /** Reads the folder {@code notes} beside the lessons; a folder that is not there is empty. Takes a while. */
    static Statements of(Path lessonsFolder) {
        List<Notes> files = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : markdown(lessonsFolder.resolve(NotesReader.FOLDER))) {
            try {
                Notes notes = NotesReader.read(file);
                files.add(notes);
                notes.problems().stream().filter(problem -> !problem.isWarning()).forEach(problems::add);
            } catch (BadInput bad) {
                problems.addAll(bad.problems());
            }
        }
        Set<String> lessons = markdown(lessonsFolder).stream().map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
                .collect(Collectors.toSet());
        return new Statements(List.copyOf(files), List.copyOf(problems), lessons);
    }

    List<Assertion> assertions() {
        return files.stream().flatMap(notes -> notes.assertions().stream()).toList();
    }

    private static List<Path> markdown(Path folder) {
        try (Stream<Path> inside = Optional.of(folder).filter(Files::isDirectory).isPresent() ? Files.list(folder) : Stream.empty()) {
            return inside.filter(file -> file.getFileName().toString().endsWith(".md")).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
