package gradlab.ui.lesson;

import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.Part;

/** A door for tests of other packages to what a reader of lessons has answered. */
public final class KeptProgress {

    private KeptProgress() {
    }

    /** Takes it over and asks for every answer. */
    public static String read(String text, Lesson lesson) {
        Progress progress = new Progress();
        progress.restore(text);
        for (Part part : lesson.parts()) {
            switch (part) {
                case Part.ScenarioStep step -> progress.of(lesson, step.step());
                case Part.Quiz quiz -> progress.of(lesson, quiz.question());
                case Part.Patient patient -> progress.of(lesson, patient.patient());
                default -> { }
            }
        }
        return progress.text();
    }
}
