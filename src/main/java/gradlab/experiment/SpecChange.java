package gradlab.experiment;

import gradlab.data.TypedPoints;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What differs between two specifications, in words: labels of undo, of event marks and of comparisons. */
public record SpecChange(ExperimentSpec before, ExperimentSpec after) {

    private static final int MOST_EDITS = 3;
    private static final int MOST_POINTS = 6;

    /** The keys whose values differ. */
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (Key key : Key.values()) {
            if (!ExperimentFile.valueOf(key, before, Locale.ENGLISH).equals(ExperimentFile.valueOf(key, after, Locale.ENGLISH))) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** One readable line: {@code Adam(скорость=0.01) → SGD}. Activations of layers that are not there say nothing. */
    public String describe(Locale locale) {
        List<Key> keys = keys();
        if (keys.contains(Key.SEED)) {
            keys.remove(Key.SEEDS);
        }
        List<String> parts = new ArrayList<>();
        for (Key key : keys) {
            if (key == Key.EDITS) {
                parts.addAll(edits());
                continue;
            }
            String old = label(key, before, locale);
            String now = label(key, after, locale);
            if (old.isEmpty() || now.isEmpty()) {
                continue;
            }
            boolean named = key == Key.OPTIMIZER || key == Key.DATA;
            parts.add((named ? "" : key.spelling().in(locale) + ": ") + old + " → " + now);
        }
        return String.join("; ", parts);
    }

    /** The same as {@link #brief}, but of points that were typed or drawn only their number: a label has no room for a list. */
    public static String label(Key key, ExperimentSpec spec, Locale locale) {
        boolean list = key == Key.DATA && spec.data() instanceof TypedPoints typed && typed.points().points().size() > MOST_POINTS;
        return !list ? brief(key, spec, locale)
                : Catalogues.DATA.entryOf(spec.data()).spelling().in(locale) + "(" + ((TypedPoints) spec.data()).points().points().size() + ")";
    }

    /** The value of one key with only those parameters that differ from their defaults. */
    public static String brief(Key key, ExperimentSpec spec, Locale locale) {
        return switch (key) {
            case DATA -> Notation.brief(Catalogues.DATA, spec.data(), locale);
            case INIT -> Notation.brief(Catalogues.INITIALIZER, spec.initializer(), locale);
            case REGULARIZATION -> Notation.briefSum(Catalogues.REGULARIZATION, Regularization.orNone(spec.regularization()), locale);
            case SCHEDULE -> Notation.brief(Catalogues.SCHEDULE, spec.schedule(), locale);
            case DIRECTIONS -> Notation.brief(Catalogues.DIRECTIONS, spec.directions(), locale);
            case CLIP -> Notation.brief(Catalogues.CLIPPING, spec.clipping(), locale);
            case EARLY_STOP -> Notation.brief(Catalogues.EARLY_STOP, spec.earlyStop(), locale);
            case OPTIMIZER -> Notation.brief(Catalogues.OPTIMIZER, spec.optimizer(), locale);
            case WEIGHTS -> weights(spec.weights(), locale);
            case SEED, SEEDS -> ExperimentFile.valueOf(spec.seeds().areEqual() ? Key.SEED : Key.SEEDS, spec, locale);
            case EDITS -> spec.edits().isEmpty() ? ExperimentFile.valueOf(key, spec, locale)
                    : few(spec.edits().stream().map(edit -> edit.name() + " = " + Notation.number(edit.value())).toList());
            default -> ExperimentFile.valueOf(key, spec, locale);
        };
    }

    /** {@code W2[3,1]: 0.31 → 0.5}; what is taken back the other way round. */
    private List<String> edits() {
        List<String> parts = new ArrayList<>();
        after.edits().stream().filter(edit -> !before.edits().contains(edit))
                .forEach(edit -> parts.add(edit.name() + ": " + rounded(edit.before()) + " → " + rounded(edit.value())));
        before.edits().reversed().stream().filter(edit -> !after.edits().contains(edit))
                .forEach(edit -> parts.add(edit.name() + ": " + rounded(edit.value()) + " → " + rounded(edit.before())));
        return parts.isEmpty() ? parts : List.of(few(parts));
    }

    private static String few(List<String> parts) {
        String shown = String.join("; ", parts.subList(0, Math.min(MOST_EDITS, parts.size())));
        return parts.size() > MOST_EDITS ? shown + "; … +" + (parts.size() - MOST_EDITS) : shown;
    }

    /** A weight that was learned has seventeen digits; a label needs four. */
    private static String rounded(double value) {
        return Notation.number(new BigDecimal(value).round(new MathContext(4)).doubleValue());
    }

    /** Of a run before this one its optimizer and length have to do: all of it would fill a page. */
    private static String weights(StartWeights weights, Locale locale) {
        return weights instanceof StartWeights.Trained trained
                ? Catalogues.WEIGHTS.entryOf(weights).spelling().in(locale) + "(" + Notation.brief(Catalogues.OPTIMIZER, trained.run().optimizer(), locale)
                        + ", " + trained.run().steps() + ")"
                : Notation.write(Catalogues.WEIGHTS, weights, locale);
    }
}
