package gradlab.lesson;

import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.experiment.ControlSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.Node;

/**
 * One lesson, read. What could not be read stands in the problems and, within the body, as {@link Part.Faulty}; the rest
 * works.
 *
 * @param minutes as the head says, such as {@code 35 мин}
 * @param controls which settings may be changed while it stands open; all of them where it says nothing
 * @param parts the body in its order
 * @param problems errors and warnings, in the order of their lines
 */
public record Lesson(Path file, String id, String title, String version, String minutes, String goal, List<String> terms,
        List<String> before, Optional<ControlSet> controls, List<Part> parts, List<Problem> problems) implements Checkable {

    public Lesson {
        terms = List.copyOf(terms);
        before = List.copyOf(before);
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /** A stretch of the body. */
    public sealed interface Part {

        /** Line of the file where it starts, from 1. */
        int line();

        /**
         * Ordinary Markdown: one top-level block (paragraph, heading, list, picture). Formulas {@code $…$}, {@code $$…$$}
         * and live numbers {@code {{…}}} are nodes of their own: {@link LessonMarkdown.Live}.
         */
        record Prose(int line, Node block) implements Part {
        }

        /** A widget, such as the curve of an activation function. */
        record Widget(int line, String id, WidgetSpec spec) implements Part {
        }

        /** A step of the scenario: predict, run, see, explain. */
        record ScenarioStep(int line, Step step) implements Part {
        }

        /** A configuration the reader does not see and has to diagnose; its claims are checked like those of a step. */
        record Patient(int line, Case patient) implements Part {
        }

        /** A question for self-check. */
        record Quiz(int line, Question question) implements Part {
        }

        /** A box: {@code :::границы}, {@code :::учителю}, {@code :::строго}, {@code :::откуда}, {@code :::подсказка}. */
        record Box(int line, BoxKind kind, List<Part> parts) implements Part {
        }

        /** A block that could not be read: its source text and what is wrong with it. */
        record Faulty(int line, String source, List<Problem> problems) implements Part {
        }
    }

    /** The kinds of boxes, in Russian and English spelling. */
    public enum BoxKind {
        LIMITS("границы", "limits"), TEACHER("учителю", "teacher"), STRICT("строго", "strict"),
        ORIGIN("откуда", "origin"), HINT("подсказка", "hint");

        private final String russian;
        private final String english;

        BoxKind(String russian, String english) {
            this.russian = russian;
            this.english = english;
        }

        String russian() {
            return russian;
        }

        static List<String> allSpellings() {
            return Arrays.stream(values()).flatMap(kind -> Stream.of(kind.russian, kind.english)).toList();
        }

        static String list() {
            return Arrays.stream(values()).map(kind -> kind.russian).collect(java.util.stream.Collectors.joining(", "));
        }

        static Optional<BoxKind> find(String word) {
            String folded = Spelling.fold(word);
            return Arrays.stream(values()).filter(k -> k.russian.equals(folded) || k.english.equals(folded)).findFirst();
        }
    }

    /**
     * @param options the other keys of the block, such as {@code функция}, {@code показать}
     * @param handles what can be dragged
     */
    public record WidgetSpec(WidgetKind kind, Map<String, String> options, List<Handle> handles) {
    }

    /** A number that can be dragged: in a widget or in the text. {@code step} 0 means continuous. */
    public record Handle(String name, double start, double least, double greatest, double step) {

        /** False if there is nothing to drag, or it starts outside of where it can go. */
        boolean isSound() {
            return least < greatest && start >= least && start <= greatest && step >= 0 && Double.isFinite(greatest - least);
        }
    }

    /** The scenario steps, in order, those inside boxes too. */
    public List<Step> steps() {
        return inner(parts).filter(Part.ScenarioStep.class::isInstance).map(part -> ((Part.ScenarioStep) part).step()).toList();
    }

    /** The patients, in order. */
    public List<Case> patients() {
        return inner(parts).filter(Part.Patient.class::isInstance).map(part -> ((Part.Patient) part).patient()).toList();
    }

    /** Everything whose claims are checked by running it: steps, patients and their treatments. */
    @Override
    public List<Step> runs() {
        return inner(parts).mapMulti((Part part, java.util.function.Consumer<Step> add) -> {
            switch (part) {
                case Part.ScenarioStep shown -> add.accept(shown.step());
                case Part.Patient hidden -> hidden.patient().runs().forEach(add);
                case Part.Prose _, Part.Widget _, Part.Quiz _, Part.Box _, Part.Faulty _ -> { }
            }
        }).toList();
    }

    /** The parts that could not be read, those inside boxes too. */
    public List<Part.Faulty> faults() {
        return inner(parts).filter(Part.Faulty.class::isInstance).map(Part.Faulty.class::cast).toList();
    }

    private static Stream<Part> inner(List<Part> parts) {
        return parts.stream().flatMap(part -> part instanceof Part.Box box ? inner(box.parts()) : Stream.of(part));
    }
}
