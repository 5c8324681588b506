package gradlab.lesson;

import gradlab.lesson.sheet.Formula;
import gradlab.lesson.sheet.Table;
import gradlab.math.Rng;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What calculations of an entry may refer to: values defined in it, and how many runs are compared.
 *
 * @param definitions in the order in which they are worked out: each may use those before
 * @param runs how many runs with other first weights are compared; 0 if none are
 */
public record Given(List<Definition> definitions, int runs) {

    /** {@code пусть: A = [1 2; 3 4]}. */
    public record Definition(String name, Formula formula) {
    }

    public Given {
        definitions = List.copyOf(definitions);
    }

    /** The names that must come from a run. */
    Set<String> missing(Formula formula) {
        Set<String> missing = new TreeSet<>(formula.names());
        for (Definition definition : definitions.reversed()) {
            if (missing.remove(definition.name())) {
                missing.addAll(definition.formula().names());
            }
        }
        return missing;
    }

    /**
     * The value of a formula; the same seed gives the same samples in every formula of the entry.
     *
     * @param measured what runs have given
     */
    Table value(Formula formula, Map<String, Table> measured, long seed) {
        Rng rng = Rng.of(seed, Rng.Stream.DATA);
        Map<String, Table> values = new HashMap<>(measured);
        Set<String> needed = needed(formula);
        for (Definition definition : definitions) {
            if (needed.contains(definition.name())) {
                values.put(definition.name(), definition.formula().value(values, rng));
            }
        }
        return formula.value(values, rng);
    }

    /** Definitions that nothing asks for may need a run that nobody made. */
    private Set<String> needed(Formula formula) {
        Set<String> needed = new TreeSet<>(formula.names());
        List<Definition> backwards = new ArrayList<>(definitions.reversed());
        backwards.stream().filter(definition -> needed.contains(definition.name())).forEach(definition -> needed.addAll(definition.formula().names()));
        return needed;
    }
}
