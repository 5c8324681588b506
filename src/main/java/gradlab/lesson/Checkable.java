package gradlab.lesson;

import gradlab.catalogue.Problem;
import java.nio.file.Path;
import java.util.List;

/** A file whose claims can be run. */
public sealed interface Checkable permits Lesson, Notes {

    Path file();

    String id();

    String version();

    /** Errors and warnings, in the order of their lines. */
    List<Problem> problems();

    /** Everything whose claims are checked by running it, and what those claims refer to. */
    List<Step> runs();

    default boolean hasErrors() {
        return problems().stream().anyMatch(problem -> !problem.isWarning());
    }
}
