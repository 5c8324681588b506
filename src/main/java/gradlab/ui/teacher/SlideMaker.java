package gradlab.ui.teacher;

import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.BoxKind;
import gradlab.lesson.Lesson.Part;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Takes a lesson apart into what is shown at a time. */
final class SlideMaker {

    private final List<Slide> slides = new ArrayList<>();
    private final List<Part> text = new ArrayList<>();
    private String title = "";

    SlideMaker(Lesson lesson) {
        slides.add(new Slide.Cover(lesson.title(), lesson.goal(), lesson.minutes()));
        lesson.parts().forEach(this::take);
        endText();
    }

    List<Slide> slides() {
        return List.copyOf(slides);
    }

    private void take(Part part) {
        switch (part) {
            case Part.Prose prose when prose.block() instanceof Heading heading && heading.getLevel() <= 2 -> {
                endText();
                title = heading.getLevel() == 1 ? "" : words(heading);
            }
            case Part.Prose _, Part.Widget _, Part.Faulty _ -> text.add(part);
            case Part.Box box when box.kind() == BoxKind.TEACHER -> { }
            case Part.Box box when box.parts().stream().allMatch(SlideMaker::isText) -> text.add(part);
            case Part.Box box -> box.parts().forEach(this::take);
            case Part.ScenarioStep step -> add(new Slide.Trial(step.step()));
            case Part.Quiz quiz -> add(new Slide.Quiz(quiz.question()));
            case Part.Patient patient -> {
                add(new Slide.Examination(patient.patient()));
                add(new Slide.Treating(patient.patient()));
            }
        }
    }

    private static boolean isText(Part part) {
        return part instanceof Part.Prose || part instanceof Part.Widget || part instanceof Part.Faulty;
    }

    private void add(Slide slide) {
        endText();
        slides.add(slide);
    }

    /** A heading of a step alone is no slide; what follows a step under the same heading is called like it. */
    private void endText() {
        if (!text.isEmpty()) {
            slides.add(new Slide.Reading("text-" + text.getFirst().line(), title, text));
            text.clear();
        }
    }

    private static String words(Node parent) {
        StringBuilder words = new StringBuilder();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            words.append(child instanceof Text literal ? literal.getLiteral() : words(child));
        }
        return words.toString();
    }
}
