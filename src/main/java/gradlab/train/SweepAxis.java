package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One key of an experiment and the values it takes in a sweep, as they were written. */
record SweepAxis(Key key, List<Source> values) {

    /** Seeds have an option of their own, and what is measured is the same for every run of a sweep. */
    private static final Set<Key> FIXED = EnumSet.of(Key.SEED, Key.SEEDS, Key.PROBE);
    private static final String OPTION = "--over";

    /**
     * Reads {@code key=value,value,…}; commas within brackets or quotes belong to the value.
     *
     * @param folder what relative file names are relative to
     */
    static SweepAxis read(String text, Path folder) {
        int equals = text.indexOf('=');
        Place start = new Place(OPTION, 1, 1);
        if (equals < 0) {
            throw BadInput.at(start, "sweep.over", text);
        }
        Source name = new Source(text, start, folder, false).part(0, equals);
        Key key = Key.find(name.text()).orElseThrow(() -> Notation.misspelt(name, "unknown.key", Key.allSpellings(),
                String.join(", ", Arrays.stream(Key.values()).map(known -> known.spelling().english()).toList())));
        if (FIXED.contains(key)) {
            throw BadInput.at(start, "sweep.key", name.text());
        }
        Source whole = new Source(text, new Place(OPTION + " " + name.text(), 1, 1), folder, false);
        List<Source> values = Notation.split(whole.part(equals + 1, text.length()), ',');
        for (Source value : values) {
            if (value.text().isEmpty()) {
                throw value.problem("sweep.empty", name.text());
            }
        }
        return new SweepAxis(key, values);
    }
}
