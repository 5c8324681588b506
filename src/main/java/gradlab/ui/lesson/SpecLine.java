package gradlab.ui.lesson;

import gradlab.data.DataSource;
import gradlab.data.TypedPoints;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Regularization;
import gradlab.experiment.SpecChange;
import gradlab.lesson.Step;
import gradlab.surface.Surface;
import gradlab.ui.Words;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An experiment in one line: data and network always, of the rest only what differs from the usual. */
public final class SpecLine {

    private static final Set<Key> ALWAYS = Set.of(Key.DATA, Key.NET);
    /** What a reader need not know to predict; the full text has it. */
    private static final Set<Key> NEVER = Set.of(Key.STEPS, Key.SEED, Key.SEEDS, Key.PROBE);
    /** Values that speak for themselves. */
    private static final Set<Key> UNNAMED = Set.of(Key.DATA, Key.NET, Key.ACTIVATION, Key.OPTIMIZER, Key.INIT, Key.REGULARIZATION);

    private static final Pattern POWER = Pattern.compile("(?<![\\p{L}\\d.])(\\d+(?:\\.\\d+)?)e(-?\\d{1,3})(?![\\p{L}\\d.])");

    private SpecLine() {
    }

    /** The line, in the names of the language. */
    public static String of(ExperimentSpec spec, Locale locale) {
        Set<Key> changed = Set.copyOf(new SpecChange(ExperimentSpec.standard(), spec).keys());
        List<String> parts = new ArrayList<>();
        for (Key key : Key.values()) {
            if (!NEVER.contains(key) && (ALWAYS.contains(key) || changed.contains(key))) {
                String value = key == Key.DATA ? shortData(spec.data(), locale) : value(key, spec, locale);
                if (!value.isEmpty()) {
                    parts.add(UNNAMED.contains(key) ? value : key.spelling().in(locale) + " " + value);
                }
            }
        }
        return inWriting(String.join(" · ", parts), locale);
    }

    /** What runs down a bowl or another surface, in one line. */
    public static String bowl(Step step, Words words) {
        Step.Bowl bowl = step.bowl().orElseThrow();
        String optimizer = inWriting(Notation.brief(Catalogues.OPTIMIZER, step.spec().optimizer(), words.locale()), words.locale());
        if (!(bowl.surface() instanceof Surface.Bowl form)) {
            return inWriting(Notation.brief(Catalogues.SURFACE, bowl.surface(), words.locale()), words.locale()) + " · "
                    + words.get("notes.start", words.number(bowl.start().x(), 6), words.number(bowl.start().y(), 6)) + " · " + optimizer;
        }
        String start = words.get("lesson.bowl.line", words.number(form.kappa(), 6), words.number(bowl.start().x(), 6), words.number(bowl.start().y(), 6));
        String turned = form.angle() == 0 ? "" : " · " + words.get("lesson.bowl.angle", words.number(form.angle(), 4));
        return start + turned + " · " + optimizer;
    }

    /** Points typed by hand are only counted: their list would push everything else out of sight. */
    private static String shortData(DataSource data, Locale locale) {
        String written = Notation.brief(Catalogues.DATA, data, locale);
        boolean list = data instanceof TypedPoints && written.contains("(");
        return list ? written.substring(0, written.indexOf('(') + 1) + ((TypedPoints) data).points().points().size() + ")" : written;
    }

    /** Every key on a line of its own. */
    static String full(ExperimentSpec spec, Locale locale) {
        List<String> lines = new ArrayList<>();
        for (Key key : Key.values()) {
            String value = value(key, spec, locale);
            if (key != Key.PROBE && !value.isEmpty()) {
                lines.add(key.spelling().in(locale) + ": " + value);
            }
        }
        return inWriting(String.join("\n", lines), locale);
    }

    private static String value(Key key, ExperimentSpec spec, Locale locale) {
        return switch (key) {
            case DATA -> Notation.brief(Catalogues.DATA, spec.data(), locale);
            case INPUTS -> Notation.brief(Catalogues.SCALING, spec.inputs(), locale);
            case NORM -> Notation.brief(Catalogues.NORMALIZATION, spec.normalization(), locale);
            case INIT -> Notation.brief(Catalogues.INITIALIZER, spec.initializer(), locale);
            case OPTIMIZER -> Notation.brief(Catalogues.OPTIMIZER, spec.optimizer(), locale);
            case LOSS -> Notation.brief(Catalogues.LOSS, spec.loss(), locale);
            case SCHEDULE -> Notation.brief(Catalogues.SCHEDULE, spec.schedule(), locale);
            case REGULARIZATION -> Notation.briefSum(Catalogues.REGULARIZATION, Regularization.orNone(spec.regularization()), locale);
            case DIRECTIONS -> Notation.brief(Catalogues.DIRECTIONS, spec.directions(), locale);
            case CLIP -> Notation.brief(Catalogues.CLIPPING, spec.clipping(), locale);
            case EARLY_STOP -> Notation.brief(Catalogues.EARLY_STOP, spec.earlyStop(), locale);
            case WEIGHTS -> SpecChange.brief(key, spec, locale);
            case EDITS -> spec.edits().isEmpty() ? "" : SpecChange.brief(key, spec, locale);
            case AUGMENT -> Notation.brief(Catalogues.AUGMENTATION, spec.batches().augmentation(), locale);
            default -> ExperimentFile.valueOf(key, spec, locale);
        };
    }

    /** Powers of ten as people write them, decimal comma in Russian. */
    private static String inWriting(String text, Locale locale) {
        String powers = POWER.matcher(text).replaceAll(found -> (found.group(1).equals("1") ? "" : found.group(1) + "·")
                + Words.powerOfTen(Integer.parseInt(found.group(2))));
        return locale.getLanguage().equals("ru") ? powers.replaceAll("(\\d)\\.(\\d)", "$1,$2") : powers;
    }
}
