package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Nearest;
import gradlab.catalogue.Place;
import gradlab.catalogue.Spelling;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Fields.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the blocks {@code вопрос} of a lesson. */
final class QuestionReader {

    /** The keys of a question. */
    static final List<String> KEYS = List.of("ответ", "answer", "порядок", "order");

    private final LessonText text;

    QuestionReader(LessonText text) {
        this.text = text;
    }

    /** Reads lines {@code from..to}; what is wrong is added to the text's problems. */
    Question read(String id, Place place, int from, int to) {
        String words = "";
        List<Step.Option> options = new ArrayList<>();
        Optional<Question.NumberAnswer> number = Optional.empty();
        boolean asksNumber = false;
        String hint = "";
        boolean shuffled = true;
        for (Field field : Fields.read(text, from, to, true).all()) {
            options.addAll(field.options);
            hint = (hint + " " + field.hint).strip();
            switch (Spelling.fold(field.key.text())) {
                case "" -> words = field.value.text();
                case "ответ", "answer" -> {
                    asksNumber = true;
                    number = number(field.value);
                }
                case "порядок", "order" -> shuffled = isShuffled(field.value);
                default -> text.problem(field.key.place(), "U011", field.key.text(), Nearest.to(field.key.text(), KEYS).orElse(KEYS.getFirst()));
            }
        }
        if (words.isEmpty()) {
            text.problem(place, "U065");
        }
        if (!asksNumber) {
            checkOptions(text, place, options);
        }
        return new Question(id, words, options, number, hint, shuffled);
    }

    /** One option at least is right, one at least is wrong. */
    static void checkOptions(LessonText text, Place place, List<Step.Option> options) {
        if (options.stream().noneMatch(Step.Option::right)) {
            text.problem(place, "U020");
        } else if (options.stream().allMatch(Step.Option::right)) {
            text.problem(place, "U021");
        }
    }

    private boolean isShuffled(Source order) {
        if (!Spelling.fold(order.text()).matches("какесть|asis")) {
            text.problem(order.place(), "U064", order.text());
        }
        return false;
    }

    private Optional<Question.NumberAnswer> number(Source source) {
        try {
            return Optional.of(answer(source));
        } catch (BadInput bad) {
            text.problems(bad.problems());
            return Optional.empty();
        }
    }

    /** Reads {@code 10 ± 0.5}. */
    static Question.NumberAnswer answer(Source source) {
        int plusMinus = source.text().indexOf('±');
        Source value = plusMinus < 0 ? source : source.part(0, plusMinus);
        Source tolerance = plusMinus < 0 ? value : source.part(plusMinus + 1, source.text().length());
        return new Question.NumberAnswer(ClaimReader.number(value), plusMinus < 0 ? 0 : Math.abs(ClaimReader.number(tolerance)));
    }
}
