package gradlab.ui.lesson;

import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Regularization;
import gradlab.experiment.SpecChange;
import gradlab.surface.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An experiment in one line: data and network always, of the rest only what differs from the usual. */
public final class SpecLine {

    private static final Set<Key> ALWAYS = Set.of(Key.DATA, Key.NET);
    /** What a reader need not know to predict; the full text has it. */
    private static final Set<Key> NEVER = Set.of(Key.STEPS, Key.SEED, Key.SEEDS, Key.PROBE);
    /** Values that speak for themselves. */
    private static final Set<Key> UNNAMED = Set.of(Key.DATA, Key.NET, Key.ACTIVATION, Key.OPTIMIZER, Key.INIT, Key.REGULARIZATION);

    private SpecLine() {
    }

    /** Data and network, and what differs from the usual. */
    public static String of(ExperimentSpec spec, Locale locale) {
        Set<Key> changed = Set.copyOf(new SpecChange(ExperimentSpec.standard(), spec).keys());
        List<String> parts = new ArrayList<>();
        for (Key key : Key.values()) {
            if (!NEVER.contains(key) && (ALWAYS.contains(key) || changed.contains(key))) {
                String value = value(key, spec, locale);
                if (!value.isEmpty()) {
                    parts.add(UNNAMED.contains(key) ? value : key.spelling().in(locale) + " " + value);
                }
            }
        }
        return inWriting(String.join(" · ", parts), locale);
    }

    /** A surface and the optimizer that runs down it. */
    public static String descent(ExperimentSpec spec, Surface surface, Locale locale) {
        return inWriting(Notation.brief(Catalogues.SURFACE, surface, locale) + " · " + Notation.brief(Catalogues.OPTIMIZER, spec.optimizer(), locale), locale);
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
            case INIT -> Notation.brief(Catalogues.INITIALIZER, spec.initializer(), locale);
            case OPTIMIZER -> Notation.brief(Catalogues.OPTIMIZER, spec.optimizer(), locale);
            case LOSS -> Notation.brief(Catalogues.LOSS, spec.loss(), locale);
            case SCHEDULE -> Notation.brief(Catalogues.SCHEDULE, spec.schedule(), locale);
            case REGULARIZATION -> Notation.briefSum(Catalogues.REGULARIZATION, Regularization.orNone(spec.regularization()), locale);
            case DIRECTIONS -> Notation.brief(Catalogues.DIRECTIONS, spec.directions(), locale);
            case CLIP -> Notation.brief(Catalogues.CLIPPING, spec.clipping(), locale);
            case EARLY_STOP -> Notation.brief(Catalogues.EARLY_STOP, spec.earlyStop(), locale);
            default -> ExperimentFile.valueOf(key, spec, locale);
        };
    }

    /** Decimal comma in Russian. */
    private static String inWriting(String text, Locale locale) {
        return locale.getLanguage().equals("ru") ? text.replaceAll("(\\d)\\.(\\d)", "$1,$2") : text;
    }
}
