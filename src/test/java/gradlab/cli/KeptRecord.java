package gradlab.cli;

import gradlab.lesson.Checkable;
import java.util.List;

/** A door for tests of other packages to what a check compares a lesson with. */
public final class KeptRecord {

    private KeptRecord() {
    }

    /** What is told of the difference. */
    public static List<String> compare(Checkable lesson) {
        return GoldenResults.compare(lesson, List.of(), false);
    }
}
