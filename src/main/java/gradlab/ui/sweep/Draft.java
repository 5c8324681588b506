package gradlab.ui.sweep;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.Setting;
import gradlab.train.SweepAxis;
import gradlab.train.SweepPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A sweep as it is being typed.
 *
 * @param axes one or two settings with the texts of their values
 * @param decimalComma true if a comma between two digits belongs to the number; a semicolon always separates
 */
record Draft(ExperimentSpec base, List<Axis> axes, String seeds, String steps, boolean decimalComma) {

    /** The names of places, for mistakes: an axis has this and its number from 0. */
    static final String AXIS = "axis-";
    static final String SEEDS = "seeds";
    static final String STEPS = "steps";
    static final int MOST_SEEDS = 20;
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_VALUES = 40;

    record Axis(Setting setting, String values) {
    }

    /** What comes of reading: a plan, or what is wrong. */
    record Reading(Optional<SweepPlan> plan, List<Problem> problems) {
    }

    Reading read() {
        try {
            return new Reading(Optional.of(plan()), List.of());
        } catch (BadInput bad) {
            return new Reading(Optional.empty(), bad.problems());
        }
    }

    /** @throws BadInput with everything that is wrong; the file of each place says which text it is in */
    SweepPlan plan() {
        List<Problem> problems = new ArrayList<>();
        int seedCount = attempt(problems, () -> (int) Notation.readWhole(source(SEEDS, seeds), 1, MOST_SEEDS), 1);
        int stepCount = attempt(problems, () -> (int) Notation.readWhole(source(STEPS, steps), 1, MOST_STEPS), 1);
        List<SweepAxis> read = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            Source text = source(AXIS + i, axis.values());
            attempt(problems, () -> read.add(new SweepAxis(axis.setting(), values(text))), false);
        }
        if (read.size() == axes.size()) {
            try {
                SweepPlan plan = SweepPlan.over(base.withSteps(stepCount), here(), read, seedCount, 0);
                if (problems.isEmpty()) {
                    return plan;
                }
            } catch (BadInput bad) {
                problems.addAll(bad.problems());
            }
        }
        throw new BadInput(problems);
    }

    private static List<Source> values(Source text) {
        if (text.text().isEmpty()) {
            throw text.problem("sweep.no-values");
        }
        List<Source> parts = Notation.split(text, ';');
        List<Source> values = parts.size() > 1 ? parts : Notation.split(text, ',');
        if (values.size() > MOST_VALUES) {
            throw text.problem("sweep.many-values", values.size(), MOST_VALUES);
        }
        return values;
    }

    private static <T> T attempt(List<Problem> problems, Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (BadInput bad) {
            problems.addAll(bad.problems());
            return otherwise;
        }
    }

    private Source source(String place, String text) {
        Source whole = new Source(text, new Place(place, 1, 1), here(), decimalComma);
        return whole.part(0, text.length());
    }

    /** What relative names of files are relative to: where the data of the experiment lie, if they are in a file. */
    private Path here() {
        Path file = switch (base.data()) {
            case DataSource.CsvFile csv -> csv.file();
            case DataSource.IdxFiles idx -> idx.images();
            default -> Path.of("");
        };
        return Optional.ofNullable(file.toAbsolutePath().getParent()).filter(_ -> !file.toString().isEmpty()).orElse(Path.of("").toAbsolutePath());
    }
}
