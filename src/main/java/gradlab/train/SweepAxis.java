package gradlab.train;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.Setting;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One setting of an experiment and the values it takes in a sweep, as they were written. */
public record SweepAxis(Setting setting, List<Source> values) {

    /** Seeds have an option of their own, and what is measured is the same for every run of a sweep. */
    private static final Set<Key> FIXED = EnumSet.of(Key.SEED, Key.SEEDS, Key.PROBE);
    private static final String OPTION = "--over";
    private static final int MOST_VALUES = 1000;

    public SweepAxis {
        values = List.copyOf(values);
        for (Source value : values) {
            if (value.text().isEmpty()) {
                throw value.problem("sweep.empty", setting.english());
            }
        }
    }

    /** True if a sweep can run over values of this key. */
    public static boolean admits(Key key) {
        return !FIXED.contains(key);
    }

    /**
     * Reads {@code key=value,value,…} or {@code key.parameter=value,…}; commas within brackets or quotes belong to the value.
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
        Setting setting = Setting.read(name);
        if (!admits(setting.key())) {
            throw BadInput.at(start, "sweep.key", name.text());
        }
        Source whole = new Source(text, new Place(OPTION + " " + name.text(), 1, 1), folder, false);
        List<Source> values = Notation.split(whole.part(equals + 1, text.length()), ',');
        if (values.size() > MOST_VALUES) {
            throw BadInput.at(start, "sweep.values", values.size(), MOST_VALUES);
        }
        return new SweepAxis(setting, values);
    }
}
