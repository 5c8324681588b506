package gradlab.lesson;

import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code стоп: 20} or {@code стоп: 20, 100}: the steps at which a class stops a run to talk. */
final class StopReader {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private StopReader() {
    }

    /** Rising; the first and the last step are left out, for a run stands still there anyway. */
    static List<Integer> read(LessonText text, Source source, int steps) {
        TreeSet<Integer> stops = new TreeSet<>();
        for (Source part : Notation.split(source, ',')) {
            if (!WHOLE.matcher(part.text()).matches()) {
                text.problem(part.place(), "U014", part.text());
            } else if (Integer.parseInt(part.text()) > steps) {
                text.problem(part.place(), "U032", part.text(), steps);
            } else {
                stops.add(Integer.parseInt(part.text()));
            }
        }
        stops.removeAll(List.of(0, steps));
        return List.copyOf(stops);
    }
}
