package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.experiment.Notation.Source;
import gradlab.lesson.Fields.Field;
import gradlab.lesson.Step.Prediction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a step asks before it runs: options {@code - [x]}; {@code предсказание (10 ± 0.5)}, a number; or
 * {@code предсказание (кривая)}, the course of a metric over the steps.
 */
final class PredictionReader {

    private static final Pattern CURVE = Pattern.compile("(?iu)(?:кривая|curve)(?:\\s+(.+))?");
    private static final Pattern NUMBER = Pattern.compile("(?iu)(?:(?:число|number)\\s*)?([-+−.\\d].*)");

    private final LessonText text;
    private final Setup setup;
    private final List<Metric> watched;

    /** @param watched the first of them is the curve to be drawn where none is named */
    PredictionReader(LessonText text, Setup setup, List<Metric> watched) {
        this.text = text;
        this.setup = setup;
        this.watched = watched;
    }

    Prediction read(Field field) {
        Source form = field.inBrackets;
        Matcher curve = CURVE.matcher(form.text());
        Matcher number = NUMBER.matcher(form.text());
        if (field.value.text().isEmpty()) {
            text.problem(field.key.place(), "U065");
        }
        if (form.text().isEmpty()) {
            QuestionReader.checkOptions(text, field.key.place(), field.options);
            return new Prediction(field.value.text(), field.options, Optional.empty(), Optional.empty());
        }
        if (!field.options.isEmpty()) {
            text.problem(text.place(field.firstOption(), 1), "U066");
        }
        Prediction bare = new Prediction(field.value.text(), List.of(), Optional.empty(), Optional.empty());
        try {
            if (curve.matches()) {
                return new Prediction(bare.question(), List.of(), Optional.empty(), Optional.of(curve(form, curve)));
            }
            if (number.matches()) {
                Source value = form.part(number.start(1), number.end(1));
                return new Prediction(bare.question(), List.of(), Optional.of(QuestionReader.answer(value)), Optional.empty());
            }
            throw form.problem("U044", form.text());
        } catch (BadInput bad) {
            text.problems(bad.problems());
            return bare;
        }
    }

    private Metric curve(Source form, Matcher curve) {
        Metric metric = curve.group(1) != null ? MetricReader.ofChart(form.part(curve.start(1), curve.end(1)), setup)
                : watched.stream().findFirst().orElseThrow(() -> form.problem("U067"));
        if (metric.where() == Metric.Where.EACH) {
            throw form.problem("U067");
        }
        return metric;
    }
}
