package gradlab.lesson;

import gradlab.catalogue.Problem;
import java.nio.file.Path;
import java.util.List;

/**
 * Statements of one file of notes, each with the lab's verdict and the experiment behind it.
 *
 * @param source the file of notes they stand in, such as {@code 002}
 * @param assertions in the order of the file; those with mistakes are left out
 * @param runs the experiments of the assertions and those they refer to
 * @param problems errors and warnings, in the order of their lines
 */
public record Notes(Path file, String id, String title, String version, String source, List<Assertion> assertions, List<Step> runs,
        List<Problem> problems) implements Checkable {

    public Notes {
        assertions = List.copyOf(assertions);
        runs = List.copyOf(runs);
        problems = List.copyOf(problems);
    }
}
