package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Offer;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.experiment.Notation.Source;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing of an experiment that takes a value of its own: a key ({@code optimizer}), one parameter of what was chosen for a key
 * ({@code optimizer.rate}), or how many hidden layers there are and how wide they are ({@code net.depth}, {@code net.width}).
 *
 * @param part empty for the whole key, else the English name of a parameter, {@link #DEPTH} or {@link #WIDTH}
 */
public record Setting(Key key, String part) {

    public static final String DEPTH = "depth";
    public static final String WIDTH = "width";
    private static final List<String> OF_NET = List.of(DEPTH, WIDTH);
    private static final List<String> OF_NET_RUSSIAN = List.of("глубина", "ширина");

    public static Setting of(Key key) {
        return new Setting(key, "");
    }

    /** @throws gradlab.catalogue.BadInput if there is no such key, or nothing that can be chosen for it has such a parameter */
    public static Setting read(Source name) {
        int point = name.text().indexOf('.');
        Source word = point < 0 ? name : name.part(0, point);
        Key key = Key.find(word.text()).orElseThrow(() -> new BadInput(List.of(Misspelt.key(word))));
        return point < 0 ? of(key) : new Setting(key, part(key, name.part(point + 1, name.text().length())));
    }

    private static String part(Key key, Source name) {
        if (key == Key.NET) {
            int at = Math.max(OF_NET.indexOf(name.text()), OF_NET_RUSSIAN.indexOf(name.text()));
            if (at < 0) {
                throw new BadInput(List.of(Misspelt.about(name, "unknown.parameter", List.of(new Offer(new Spelling(DEPTH, "глубина", List.of()), ""),
                        new Offer(new Spelling(WIDTH, "ширина", List.of()), "")))));
            }
            return OF_NET.get(at);
        }
        List<Parameter> known = parameters(key);
        return known.stream().filter(parameter -> parameter.spelling().matches(name.text())).findFirst()
                .map(parameter -> parameter.spelling().english())
                .orElseThrow(() -> new BadInput(List.of(known.isEmpty() ? Problem.at(name.place(), "notation.no-parameters", key.spelling().english())
                        : Misspelt.about(name, "unknown.parameter", known.stream().map(Offer::of).distinct().toList()))));
    }

    private static List<Parameter> parameters(Key key) {
        return key.catalogue().stream().flatMap(catalogue -> catalogue.entries().stream()).flatMap(entry -> entry.parameters().stream()).toList();
    }

    public boolean isWholeKey() {
        return part.isEmpty();
    }

    /** As it is written in English: {@code optimizer.rate}. */
    public String english() {
        return key.spelling().english() + (isWholeKey() ? "" : "." + part);
    }

    /** The parameter as the first member has it that knows it; empty for whole keys and for the network's sizes. */
    public Optional<Parameter> parameter() {
        return isWholeKey() || key == Key.NET ? Optional.empty()
                : parameters(key).stream().filter(parameter -> parameter.spelling().english().equals(part)).findFirst();
    }

    /** The complete value, as a file would hold it; empty where the experiment has no such thing. */
    public String valueOf(ExperimentSpec spec, Locale locale) {
        return isWholeKey() ? ExperimentFile.valueOf(key, spec, locale) : partOf(spec, locale);
    }

    /** The value without the parameters that have their defaults. */
    public String brief(ExperimentSpec spec, Locale locale) {
        return isWholeKey() ? SpecChange.brief(key, spec, locale) : partOf(spec, locale);
    }

    private String partOf(ExperimentSpec spec, Locale locale) {
        if (key == Key.NET) {
            return part.equals(DEPTH) ? Integer.toString(spec.hidden().size())
                    : spec.hidden().isEmpty() ? "" : Integer.toString(spec.hidden().getFirst().units());
        }
        return key.catalogue().flatMap(catalogue -> value(catalogue, spec, locale)).orElse("");
    }

    private <T> Optional<String> value(Catalogue<T> catalogue, ExperimentSpec spec, Locale locale) {
        for (T member : members(catalogue, spec)) {
            Entry<T> entry = catalogue.entryOf(member);
            Optional<Parameter> parameter = named(entry);
            if (parameter.isPresent()) {
                return parameter.map(found -> Notation.writtenValue(found.of(member), locale));
            }
        }
        return Optional.empty();
    }

    private <T> List<T> members(Catalogue<T> catalogue, ExperimentSpec spec) {
        String text = ExperimentFile.valueOf(key, spec, Locale.ENGLISH);
        return text.isEmpty() ? List.of() : SettingReader.members(catalogue, key, SettingReader.source(text));
    }

    /** This parameter of a member; by its English name alone, for other names may mean another one elsewhere. */
    <T> Optional<Parameter> named(Entry<T> entry) {
        return entry.parameters().stream().filter(parameter -> parameter.spelling().english().equals(part)).findFirst();
    }
}
