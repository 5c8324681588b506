package gradlab.ui.teacher;

import gradlab.lesson.Lesson;

/**
 * Where a class stands in a lesson.
 *
 * @param slide from 0, of {@code slides}
 * @param id of the step, the patient or the question on the slide; empty for the title and for text
 * @param answered whether the answer has been shown
 */
public record Moment(Lesson lesson, int slide, int slides, String id, Act act, boolean answered) {
}
