package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.experiment.Notation.Source;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a specification from settings, whole keys and single parameters alike. A parameter belongs to what its key has in the
 * end, given or standing. All mistakes are collected.
 */
public final class SettingReader {

    private static final LayerSpec USUAL = new LayerSpec(8, new Activation.Tanh());

    private SettingReader() {
    }

    /**
     * @param base what holds where nothing is given
     * @param start where the settings stand, for mistakes that belong to no single one
     */
    public static SpecReader.Reading read(Map<Setting, Source> given, ExperimentSpec base, Place start) {
        List<Problem> problems = new ArrayList<>();
        Map<Key, Source> keys = new EnumMap<>(Key.class);
        given.forEach((setting, source) -> {
            if (setting.isWholeKey()) {
                keys.put(setting.key(), source);
            }
        });
        ExperimentSpec sized = base;
        for (Map.Entry<Setting, Source> one : given.entrySet()) {
            Setting setting = one.getKey();
            try {
                if (setting.key() == Key.NET && !setting.isWholeKey()) {
                    if (keys.containsKey(Key.NET)) {
                        throw one.getValue().problem("setting.net");
                    }
                    sized = sized.withHidden(resized(sized.hidden(), setting, one.getValue()));
                } else if (!setting.isWholeKey()) {
                    Source of = Optional.ofNullable(keys.get(setting.key()))
                            .orElseGet(() -> source(ExperimentFile.valueOf(setting.key(), base, Locale.ENGLISH)));
                    keys.put(setting.key(), with(setting, setting.key().catalogue().orElseThrow(), of, one.getValue()));
                }
            } catch (BadInput bad) {
                problems.addAll(bad.problems());
            }
        }
        SpecReader.Reading reading = SpecReader.read(keys, sized, start);
        problems.addAll(reading.problems());
        return new SpecReader.Reading(reading.spec(), List.copyOf(problems));
    }

    /** Layers of before, as far as there are; then the last one again and again. */
    private static List<LayerSpec> resized(List<LayerSpec> hidden, Setting setting, Source value) {
        if (setting.part().equals(Setting.WIDTH)) {
            int units = (int) Notation.readWhole(value, 1, LayerSpec.MAX_UNITS);
            return hidden.stream().map(layer -> new LayerSpec(units, layer.activation())).toList();
        }
        int depth = (int) Notation.readWhole(value, 0, ExperimentSpec.MAX_HIDDEN);
        List<LayerSpec> layers = new ArrayList<>(hidden.subList(0, Math.min(depth, hidden.size())));
        layers.addAll(Collections.nCopies(depth - layers.size(), hidden.isEmpty() ? USUAL : hidden.getLast()));
        return layers;
    }

    /** The text of a key with one parameter changed wherever a member has it. */
    private static <T> Source with(Setting setting, Catalogue<T> catalogue, Source key, Source value) {
        List<T> changed = new ArrayList<>();
        boolean found = false;
        for (T member : members(catalogue, setting.key(), key)) {
            Entry<T> entry = catalogue.entryOf(member);
            Optional<Parameter> parameter = setting.named(entry);
            found |= parameter.isPresent();
            changed.add(parameter.map(one -> entry.with(member, one, Notation.readValue(one, value))).orElse(member));
        }
        if (!found) {
            throw value.problem("setting.missing", key.text(), setting.english());
        }
        String joined = String.join(separator(setting.key()) + " ", changed.stream().map(one -> Notation.write(catalogue, one, Locale.ENGLISH)).toList());
        // the value was read just now, and the rest comes from the experiment
        return new Source(joined, value.place(), value.folder(), false, true);
    }

    static <T> List<T> members(Catalogue<T> catalogue, Key key, Source text) {
        return Notation.split(text, separator(key).charAt(0)).stream().map(part -> Notation.read(catalogue, part)).toList();
    }

    /** What stands between several members of a key. */
    private static String separator(Key key) {
        return key == Key.REGULARIZATION || key == Key.PROBE ? "+" : ",";
    }

    static Source source(String text) {
        return new Source(text, new Place("experiment", 1, 1), Path.of("").toAbsolutePath(), false, true);
    }
}
