package gradlab.ui.lesson;

import gradlab.lesson.Case;
import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.Question;
import gradlab.lesson.Step;
import gradlab.ui.lesson.Attempt.Confidence;
import gradlab.ui.lesson.Attempt.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a reader has come with one lesson.
 *
 * @param steps how many experiments there are, patients too; {@code run} of them run to the end
 * @param questions how many there are, {@code solved} of them answered rightly
 * @param right predictions and diagnoses that came true, {@code wrong} that did not, {@code without} runs without one
 * @param sureAndWrong steps whose prediction was wrong although the reader was sure
 */
record Tally(int steps, int run, int questions, int solved, int right, int wrong, int without, List<Step> sureAndWrong) {

    Tally {
        sureAndWrong = List.copyOf(sureAndWrong);
    }

    static Tally of(Lesson lesson, Progress progress) {
        int run = 0;
        int right = 0;
        int wrong = 0;
        List<Step> sure = new ArrayList<>();
        for (Step step : lesson.steps()) {
            Attempt attempt = progress.of(lesson, step);
            if (attempt.phase() != Phase.DONE) {
                continue;
            }
            run++;
            Optional<Boolean> cameTrue = attempt.wasRight(step);
            right += cameTrue.equals(Optional.of(true)) ? 1 : 0;
            wrong += cameTrue.equals(Optional.of(false)) ? 1 : 0;
            if (cameTrue.equals(Optional.of(false)) && attempt.confidence() == Confidence.SURE) {
                sure.add(step);
            }
        }
        for (Case patient : lesson.patients()) {
            Visit visit = progress.of(lesson, patient);
            run += visit.isDone() ? 1 : 0;
            right += visit.wasRight(patient).equals(Optional.of(true)) ? 1 : 0;
            wrong += visit.wasRight(patient).equals(Optional.of(false)) ? 1 : 0;
        }
        List<Question> questions = lesson.parts().stream().filter(Part.Quiz.class::isInstance).map(part -> ((Part.Quiz) part).question()).toList();
        int solved = (int) questions.stream().filter(question -> progress.of(lesson, question).isSolved()).count();
        return new Tally(lesson.steps().size() + lesson.patients().size(), run, questions.size(), solved, right, wrong, run - right - wrong, sure);
    }

    boolean isBegun() {
        return run + solved > 0;
    }

    boolean isDone() {
        return run == steps && solved == questions;
    }

    int done() {
        return run + solved;
    }

    int all() {
        return steps + questions;
    }
}
