package gradlab.ui.lesson;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Offer;
import gradlab.catalogue.Spelling;
import gradlab.catalogue.Texts;
import gradlab.data.PointList;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Regularization;
import gradlab.experiment.SpecChange;
import gradlab.lesson.Step;
import gradlab.nn.LayerSpec;
import gradlab.surface.Surface;
import gradlab.ui.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An experiment in one line, in the words of the window: data and network always, of the rest only what differs from the usual or what a lesson's step
 * sets itself, be it to the usual value.
 */
public final class SpecLine {

    private static final Set<Key> ALWAYS = Set.of(Key.DATA, Key.NET);
    /** What a reader need not know to predict; the full text has it. */
    private static final Set<Key> NEVER = Set.of(Key.STEPS, Key.SEED, Key.SEEDS, Key.PROBE);
    /** Values that speak for themselves. */
    private static final Set<Key> UNNAMED = Set.of(Key.DATA, Key.NET, Key.ACTIVATION, Key.OPTIMIZER, Key.REGULARIZATION);
    private static final int DIGITS = 6;

    private final Words words;
    /** True for every parameter and every point; else only what is unusual or written. */
    private final boolean complete;

    private SpecLine(Words words, boolean complete) {
        this.words = words;
        this.complete = complete;
    }

    /** The line of an experiment, in the names of the language. */
    public static String of(ExperimentSpec spec, Locale locale) {
        return of(spec, Map.of(), locale);
    }

    /** The line of a step: what its lesson sets is shown even where it is usual. */
    public static String of(Step step, Locale locale) {
        return of(step.spec(), step.written(), locale);
    }

    private static String of(ExperimentSpec spec, Map<Key, Set<String>> written, Locale locale) {
        SpecLine line = new SpecLine(new Words(Texts.of(locale)), false);
        Set<Key> changed = Set.copyOf(new SpecChange(ExperimentSpec.standard(), spec).keys());
        List<String> parts = new ArrayList<>();
        for (Key key : Key.values()) {
            if (!NEVER.contains(key) && (ALWAYS.contains(key) || changed.contains(key) || written.containsKey(key))) {
                String value = line.value(key, spec, written.getOrDefault(key, Set.of()));
                if (!value.isEmpty()) {
                    parts.add(UNNAMED.contains(key) ? value : Words.inSentence(line.name(key)) + ": " + value);
                }
            }
        }
        // no line begins with a point
        return String.join("\u00A0· ", parts);
    }

    /** What runs down a bowl or another surface, in one line. */
    public static String bowl(Step step, Words words) {
        SpecLine line = new SpecLine(words, false);
        Step.Bowl bowl = step.bowl().orElseThrow();
        String optimizer = line.value(Key.OPTIMIZER, step.spec(), step.written().getOrDefault(Key.OPTIMIZER, Set.of()));
        if (!(bowl.surface() instanceof Surface.Bowl form)) {
            return line.member(Catalogues.SURFACE, bowl.surface(), Set.of()) + " · "
                    + words.get("notes.start", words.number(bowl.start().x(), DIGITS), words.number(bowl.start().y(), DIGITS)) + " · " + optimizer;
        }
        String start = words.get("lesson.bowl.line", words.number(form.kappa(), DIGITS), words.number(bowl.start().x(), DIGITS), words.number(bowl.start().y(), DIGITS));
        String turned = form.angle() == 0 ? "" : " · " + words.get("lesson.bowl.angle", words.number(form.angle(), 4));
        return start + turned + " · " + optimizer;
    }

    /** Every key on a line of its own, with every parameter. */
    static String full(ExperimentSpec spec, Locale locale) {
        SpecLine line = new SpecLine(new Words(Texts.of(locale)), true);
        List<String> lines = new ArrayList<>();
        for (Key key : Key.values()) {
            String value = line.value(key, spec, Set.of());
            if (key != Key.PROBE && !value.isEmpty()) {
                lines.add(line.name(key) + ": " + value);
            }
        }
        return String.join("\n", lines);
    }

    private String name(Key key) {
        return words.get(key.offer().name());
    }

    /** @param written the parameters to be shown even where they are usual */
    private String value(Key key, ExperimentSpec spec, Set<String> written) {
        return switch (key) {
            case DATA -> member(Catalogues.DATA, spec.data(), written);
            case INPUTS -> member(Catalogues.SCALING, spec.inputs(), written);
            case SPLIT -> words.percent(spec.testShare());
            case ACTIVATION -> spec.hidden().stream().map(LayerSpec::activation).distinct().count() == 1
                    ? member(Catalogues.ACTIVATION, spec.hidden().getFirst().activation(), written)
                    : spec.hidden().stream().map(layer -> member(Catalogues.ACTIVATION, layer.activation(), written)).collect(Collectors.joining(", "));
            case NORM -> member(Catalogues.NORMALIZATION, spec.normalization(), written);
            case INIT -> member(Catalogues.INITIALIZER, spec.initializer(), written);
            case OPTIMIZER -> member(Catalogues.OPTIMIZER, spec.optimizer(), written);
            case LOSS -> member(Catalogues.LOSS, spec.loss(), written);
            case SCHEDULE -> member(Catalogues.SCHEDULE, spec.schedule(), written);
            case REGULARIZATION -> Regularization.orNone(spec.regularization()).stream()
                    .map(one -> member(Catalogues.REGULARIZATION, one, written)).collect(Collectors.joining(" + "));
            case DIRECTIONS -> member(Catalogues.DIRECTIONS, spec.directions(), written);
            case CLIP -> member(Catalogues.CLIPPING, spec.clipping(), written);
            case EARLY_STOP -> member(Catalogues.EARLY_STOP, spec.earlyStop(), written);
            case AUGMENT -> member(Catalogues.AUGMENTATION, spec.batches().augmentation(), written);
            case WEIGHTS -> member(Catalogues.WEIGHTS, spec.weights(), written);
            case EDITS -> spec.edits().isEmpty() ? "" : words.notation(SpecChange.brief(key, spec, words.locale()));
            default -> ExperimentFile.valueOf(key, spec, words.locale());
        };
    }

    /** {@code Adam (скорость обучения 0,01)}. */
    private <T> String member(Catalogue<T> catalogue, T member, Set<String> written) {
        Entry<T> entry = catalogue.entryOf(member);
        String name = Offer.of(catalogue, entry).nameIn(words.texts());
        String parameters = entry.parameters().stream()
                .filter(parameter -> complete || written.contains(parameter.spelling().english()) || !parameter.of(member).equals(parameter.standard()))
                .map(parameter -> parameter(parameter, parameter.of(member))).collect(Collectors.joining(", "));
        return parameters.isEmpty() ? name : name.replaceFirst("\\s*\\([^()]*\\)$", "") + " (" + parameters + ")";
    }

    private String parameter(Parameter parameter, Object value) {
        String told = switch (value) {
            case Double number -> words.number(number, DIGITS);
            case Integer number -> words.whole(number);
            case Enum<?> choice -> choice(Notation.spellingOf(choice));
            case Path path -> path.getFileName() == null ? "—" : path.getFileName().toString();
            // points typed by hand are only counted: their list would push everything else out of sight
            case PointList list -> complete ? words.notation(list.toString()) : words.whole(list.points().size());
            case ExperimentSpec run -> member(Catalogues.OPTIMIZER, run.optimizer(), Set.of()) + ", " + words.whole(run.steps());
            case Boolean yes -> words.get(yes ? "network.yes" : "network.no");
            case String text -> text.isEmpty() ? "—" : text;
            default -> words.notation(value.toString());
        };
        return value instanceof PointList || value instanceof ExperimentSpec ? told : Offer.of(parameter).nameIn(words.texts()) + " " + told;
    }

    private String choice(Spelling spelling) {
        return new Offer(spelling, "choice." + spelling.english()).nameIn(words.texts());
    }
}
