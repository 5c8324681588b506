package gradlab.ui.lesson;

import gradlab.lesson.Answers;
import gradlab.lesson.Answers.Answer;
import gradlab.lesson.Answers.Kind;
import gradlab.lesson.Lesson;
import gradlab.lesson.Step;
import gradlab.ui.lesson.Attempt.Confidence;
import gradlab.ui.lesson.Attempt.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader predicted in a lesson, for handing in. */
final class AnswerSheet {

    private AnswerSheet() {
    }

    /** The steps that were predicted or run. */
    static Answers of(Lesson lesson, Progress progress) {
        List<Answer> answers = new ArrayList<>();
        for (Step step : lesson.steps()) {
            Attempt attempt = progress.of(lesson, step);
            boolean done = attempt.phase() == Phase.DONE;
            said(step, attempt).or(() -> done || attempt.withoutPrediction() ? Optional.of(new Said(Kind.SKIPPED, "")) : Optional.empty())
                    .ifPresent(said -> answers.add(new Answer(step.id(), step.title(), said.kind(), said.text(), attempt.wasRight(step),
                            attempt.confidence() == Confidence.UNSAID ? Optional.empty() : Optional.of(attempt.confidence() == Confidence.SURE), done)));
        }
        return new Answers(lesson.id(), lesson.title(), answers);
    }

    private record Said(Kind kind, String text) {
    }

    private static Optional<Said> said(Step step, Attempt attempt) {
        if (attempt.choice().isPresent()) {
            int choice = attempt.choice().getAsInt();
            return step.prediction().map(Step.Prediction::options).filter(options -> choice < options.size())
                    .map(options -> new Said(Kind.OPTION, options.get(choice).text()));
        }
        if (!attempt.number().isBlank()) {
            return Optional.of(new Said(Kind.NUMBER, attempt.number().strip()));
        }
        return attempt.curve().map(_ -> new Said(Kind.CURVE, ""));
    }
}
