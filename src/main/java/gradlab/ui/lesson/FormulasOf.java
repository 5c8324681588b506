package gradlab.ui.lesson;

import gradlab.lesson.Case;
import gradlab.lesson.Inline;
import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.LessonMarkdown;
import gradlab.lesson.Question;
import gradlab.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/** Collects the formulas of a lesson, so that they can be drawn before they are shown. */
final class FormulasOf {

    private FormulasOf() {
    }

    static List<Inline.Formula> lesson(Lesson lesson) {
        List<Inline.Formula> found = new ArrayList<>();
        lesson.parts().forEach(part -> collect(part, found));
        return found;
    }

    private static void collect(Part part, List<Inline.Formula> found) {
        switch (part) {
            case Part.Prose prose -> collect(prose.block(), found);
            case Part.ScenarioStep step -> {
                step.step().prediction().ifPresent(prediction -> {
                    collect(prediction.question(), found);
                    collect(prediction.options(), found);
                });
                collect(step.step().explanation(), found);
            }
            case Part.Quiz quiz -> {
                Question question = quiz.question();
                collect(question.text(), found);
                collect(question.options(), found);
                collect(question.hint(), found);
            }
            case Part.Box box -> box.parts().forEach(inner -> collect(inner, found));
            case Part.Patient hidden -> {
                Case patient = hidden.patient();
                List.of(patient.complaint(), patient.question(), patient.cure(), patient.ill().explanation()).forEach(text -> collect(text, found));
                collect(patient.diagnoses(), found);
                collect(patient.treatments().stream().map(Case.Treatment::option).toList(), found);
            }
            case Part.Widget _, Part.Faulty _ -> { }
        }
    }

    private static void collect(List<Step.Option> options, List<Inline.Formula> found) {
        options.forEach(option -> {
            collect(option.text(), found);
            collect(option.feedback(), found);
        });
    }

    private static void collect(String markdown, List<Inline.Formula> found) {
        collect(LessonMarkdown.parse(markdown), found);
    }

    private static void collect(Node node, List<Inline.Formula> found) {
        if (node instanceof LessonMarkdown.Live live && live.piece() instanceof Inline.Formula formula) {
            found.add(formula);
        }
        MarkdownView.children(node).forEach(child -> collect(child, found));
    }
}
