package gradlab.ui.classroom;

import gradlab.lesson.Case;
import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.BoxKind;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.Question;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Option;
import gradlab.lesson.Step.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Heading;

/** What a lesson says to the teacher about one of its stops: a step, a patient or a question. */
final class SpeakerText {

    private SpeakerText() {
    }

    /**
     * A place of the lesson where a class stops.
     *
     * @param number from 1, among stops of its kind
     * @param question may be empty
     * @param answer a right answer that is no option, such as a number; may be empty
     * @param step what is run, where something is
     * @param explanation may be empty
     */
    record Stop(String id, Kind kind, int number, String title, String question, List<Option> options, Optional<Question.NumberAnswer> answer,
            Optional<Step> step, String explanation) {
        Stop {
            options = List.copyOf(options);
        }
    }

    /** What is done at a stop. */
    enum Kind {
        STEP, PATIENT, QUESTION
    }

    /** All stops in the order of the lesson. */
    static List<Stop> stops(Lesson lesson) {
        List<Stop> stops = new ArrayList<>();
        int[] numbers = new int[Kind.values().length];
        collect(lesson.parts(), stops, numbers);
        return stops;
    }

    private static void collect(List<Part> parts, List<Stop> stops, int[] numbers) {
        for (Part part : parts) {
            switch (part) {
                case Part.ScenarioStep shown -> stops.add(of(shown.step(), ++numbers[0]));
                case Part.Patient hidden -> stops.add(of(hidden.patient(), ++numbers[1]));
                case Part.Quiz quiz -> stops.add(of(quiz.question(), ++numbers[2]));
                case Part.Box box -> collect(box.parts(), stops, numbers);
                case Part.Prose _, Part.Widget _, Part.Faulty _ -> { }
            }
        }
    }

    private static Stop of(Step step, int number) {
        return new Stop(step.id(), Kind.STEP, number, step.title(), step.prediction().map(Prediction::question).orElse(""),
                step.prediction().map(Prediction::options).orElse(List.of()), step.prediction().flatMap(Prediction::number), Optional.of(step), step.explanation());
    }

    private static Stop of(Case patient, int number) {
        List<Option> options = new ArrayList<>(patient.diagnoses());
        patient.treatments().forEach(treatment -> options.add(treatment.option()));
        return new Stop(patient.id(), Kind.PATIENT, number, patient.ill().title(), patient.question(), options, Optional.empty(), Optional.of(patient.ill()),
                patient.ill().explanation());
    }

    private static Stop of(Question question, int number) {
        return new Stop(question.id(), Kind.QUESTION, number, "", question.text(), question.options(), question.number(), Optional.empty(), question.hint());
    }

    /** The notes to the teacher in the section of a stop; those of sections without stops belong to the whole lesson. */
    static List<Part.Box> notes(Lesson lesson, String stopId) {
        return sections(lesson).stream().filter(section -> section.ids.contains(stopId)).flatMap(section -> section.boxes.stream()).toList();
    }

    /** The notes to the teacher that belong to no stop of their section. */
    static List<Part.Box> general(Lesson lesson, String stopId) {
        return sections(lesson).stream().filter(section -> !section.ids.contains(stopId) && (section.ids.isEmpty() || section.isLast))
                .flatMap(section -> section.boxes.stream()).toList();
    }

    private static final class Section {
        private final List<String> ids = new ArrayList<>();
        private final List<Part.Box> boxes = new ArrayList<>();
        private boolean isLast;
    }

    private static List<Section> sections(Lesson lesson) {
        List<Section> sections = new ArrayList<>(List.of(new Section()));
        for (Part part : lesson.parts()) {
            if (part instanceof Part.Prose prose && prose.block() instanceof Heading heading && heading.getLevel() == 2) {
                sections.add(new Section());
            }
            Section open = sections.getLast();
            switch (part) {
                case Part.ScenarioStep shown -> open.ids.add(shown.step().id());
                case Part.Patient hidden -> open.ids.add(hidden.patient().id());
                case Part.Quiz quiz -> open.ids.add(quiz.question().id());
                case Part.Box box when box.kind() == BoxKind.TEACHER -> open.boxes.add(box);
                case Part.Box _, Part.Prose _, Part.Widget _, Part.Faulty _ -> { }
            }
        }
        sections.reversed().stream().filter(section -> !section.boxes.isEmpty()).findFirst().ifPresent(section -> section.isLast = true);
        return sections;
    }
}
