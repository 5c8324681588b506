package gradlab.lesson;

import gradlab.catalogue.Alphabets;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Nearest;
import gradlab.catalogue.Place;
import gradlab.catalogue.Spelling;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Fields.Field;
import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the blocks {@code виджет} of a lesson. */
final class WidgetReader {

    static final List<String> KEYS = List.of("вид", "kind", "тянуть", "drag", "показать", "show", "функция", "function");

    private final LessonText text;

    WidgetReader(LessonText text) {
        this.text = text;
    }

    /** Reads lines {@code from..to}; empty if it cannot be told what widget is meant. */
    Optional<WidgetSpec> read(Place place, int from, int to) {
        Map<String, String> options = new LinkedHashMap<>();
        List<Handle> handles = new ArrayList<>();
        Optional<WidgetKind> kind = Optional.empty();
        Optional<Source> views = Optional.empty();
        boolean named = false;
        for (Field field : Fields.read(text, from, to, false).all()) {
            String key = Spelling.fold(field.key.text());
            if (!field.options.isEmpty()) {
                text.problem(text.place(field.firstOption(), 1), "U066");
            }
            switch (key) {
                case "вид", "kind" -> {
                    named = true;
                    kind = kind(field.value);
                }
                case "тянуть", "drag" -> handles.addAll(handles(field.value));
                case "показать", "show" -> {
                    options.put(key, field.value.text());
                    views = Optional.of(field.value);
                }
                case "функция", "function" -> {
                    options.put(key, field.value.text());
                    checkFunctions(field.value);
                }
                default -> unknown(field.key);
            }
        }
        if (!named) {
            text.problem(place, "U052");
        }
        if (kind.isPresent() && views.isPresent()) {
            checkViews(kind.get(), views.get());
        }
        return kind.map(found -> new WidgetSpec(found, options, handles));
    }

    private Optional<WidgetKind> kind(Source source) {
        Optional<WidgetKind> kind = WidgetKind.find(source.text());
        if (kind.isEmpty()) {
            text.problems(Notation.misspelt(source, "unknown.widget", WidgetKind.allSpellings(),
                    String.join(", ", WidgetKind.russian())).problems().stream().map(problem -> problem.withCode("U050")).toList());
        }
        return kind;
    }

    private List<Handle> handles(Source source) {
        List<Handle> handles = new ArrayList<>();
        for (Source one : Notation.split(source, ';')) {
            Inline.handle(one.text()).ifPresentOrElse(handle -> {
                if (!handle.isSound()) {
                    text.problem(one.place(), "U063", one.text());
                }
                handles.add(handle);
            }, () -> text.problem(one.place(), "U051", one.text()));
        }
        handles.forEach(handle -> text.declare(handle.name()));
        return handles;
    }

    private void checkFunctions(Source source) {
        for (Source one : Notation.split(source, ',')) {
            try {
                Notation.read(Catalogues.ACTIVATION, one);
            } catch (BadInput bad) {
                text.problems(bad.problems().stream().map(StepReader::coded).toList());
            }
        }
    }

    private void checkViews(WidgetKind kind, Source source) {
        List<Spelling> known = kind.views();
        for (Source one : known.isEmpty() ? List.<Source>of() : Notation.split(source, ',')) {
            if (known.stream().noneMatch(view -> view.matches(one.text()))) {
                text.problems(Notation.misspelt(one, "unknown.view", known.stream().flatMap(Spelling::all).distinct().toList(),
                        String.join(", ", known.stream().map(Spelling::russian).toList())).problems().stream()
                        .map(problem -> problem.withCode("U080")).toList());
            }
        }
    }

    private void unknown(Source key) {
        Optional<String> near = Nearest.to(key.text(), KEYS);
        if (near.isPresent() || Alphabets.strayIn(key.text()).isPresent()) {
            text.problems(Notation.misspelt(key, "unknown.key", KEYS, String.join(", ", KEYS)).problems().stream()
                    .map(problem -> problem.withCode("U011")).toList());
        } else {
            text.problem(key.place(), "W056", key.text());
        }
    }
}
