package gradlab.ui.teacher;

import gradlab.lesson.Case;
import gradlab.lesson.Case.Treatment;
import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.OptionOrder;
import gradlab.lesson.Question;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Option;
import gradlab.lesson.Step.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing that a class looks at together. */
public sealed interface Slide {

    /** Unique in its lesson. */
    String key();

    /** Id of the step, the patient or the question; empty for what asks nothing. */
    default String id() {
        return "";
    }

    /** May be empty. */
    default String title() {
        return "";
    }

    /** What is done with it, in this order; never empty. */
    List<Act> acts();

    /** The text of the question in Markdown, may be empty. */
    default String question() {
        return "";
    }

    /** What hands are raised for, in the order of the file. */
    default List<Option> options() {
        return List.of();
    }

    /** Indices of the options in the order in which they are shown. */
    default int[] order() {
        return OptionOrder.of(id(), options(), true);
    }

    /** What is run for it. */
    default Optional<Step> run() {
        return Optional.empty();
    }

    /** True if something runs on it. */
    default boolean hasShow() {
        return acts().contains(Act.RUN);
    }

    /** True if there is an answer that can be hidden. */
    default boolean hasAnswer() {
        return !options().isEmpty();
    }

    /** What the lesson is called and for. While it shows, the lab can be played with. */
    record Cover(String title, String goal, String minutes) implements Slide {
        @Override
        public String key() {
            return "cover";
        }

        @Override
        public List<Act> acts() {
            return List.of(Act.READING);
        }
    }

    /** Text, pictures and what can be dragged, up to the next heading, step or question. */
    record Reading(String key, String title, List<Part> parts) implements Slide {
        public Reading {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Act> acts() {
            return List.of(Act.READING);
        }
    }

    /** A step of the lesson: predicted, observed, explained. */
    record Trial(Step step) implements Slide {
        @Override
        public String key() {
            return "step-" + step.id();
        }

        @Override
        public String id() {
            return step.id();
        }

        @Override
        public String title() {
            return step.title();
        }

        @Override
        public String question() {
            return step.prediction().map(Prediction::question).orElse("");
        }

        @Override
        public List<Option> options() {
            return step.prediction().map(Prediction::options).orElse(List.of());
        }

        @Override
        public Optional<Step> run() {
            return Optional.of(step);
        }

        @Override
        public boolean hasAnswer() {
            return step.prediction().filter(asked -> asked.curve().isEmpty()).isPresent() || !step.claims().isEmpty();
        }

        @Override
        public List<Act> acts() {
            List<Act> acts = new ArrayList<>(List.of(Act.QUESTION));
            if (!options().isEmpty()) {
                acts.add(Act.OPTIONS);
            }
            if (step.prediction().isPresent()) {
                acts.add(Act.COLLECTED);
            }
            acts.addAll(List.of(Act.RUN, Act.STILL));
            if (hasAnswer() || !step.explanation().isBlank()) {
                acts.add(Act.EXPLANATION);
            }
            return acts;
        }
    }

    /** A patient is looked at while its settings are hidden, then the class says what it has. */
    record Examination(Case patient) implements Slide {
        @Override
        public String key() {
            return "patient-" + patient.id();
        }

        @Override
        public String id() {
            return patient.id();
        }

        @Override
        public String title() {
            return patient.ill().title();
        }

        @Override
        public String question() {
            return patient.question();
        }

        @Override
        public List<Option> options() {
            return patient.diagnoses();
        }

        @Override
        public int[] order() {
            return OptionOrder.of(patient.id() + "-diagnosis", options(), true);
        }

        @Override
        public Optional<Step> run() {
            return Optional.of(patient.ill());
        }

        @Override
        public List<Act> acts() {
            return List.of(Act.QUESTION, Act.RUN, Act.STILL, Act.OPTIONS, Act.COLLECTED);
        }
    }

    /** The class treats the patient, sees what comes of it, and is told what it had. */
    record Treating(Case patient) implements Slide {
        @Override
        public String key() {
            return "cure-" + patient.id();
        }

        @Override
        public String id() {
            return patient.id() + "-treatment";
        }

        @Override
        public String title() {
            return patient.ill().title();
        }

        @Override
        public String question() {
            return patient.cure();
        }

        @Override
        public List<Option> options() {
            return patient.treatments().stream().map(Treatment::option).toList();
        }

        @Override
        public List<Act> acts() {
            return List.of(Act.OPTIONS, Act.COLLECTED, Act.RUN, Act.STILL, Act.EXPLANATION);
        }
    }

    /** A question for self-check. */
    record Quiz(Question asked) implements Slide {
        @Override
        public String key() {
            return "question-" + asked.id();
        }

        @Override
        public String id() {
            return asked.id();
        }

        @Override
        public String question() {
            return asked.text();
        }

        @Override
        public List<Option> options() {
            return asked.number().isPresent() ? List.of() : asked.options();
        }

        @Override
        public int[] order() {
            return OptionOrder.of(asked.id(), options(), asked.shuffled());
        }

        @Override
        public boolean hasAnswer() {
            return true;
        }

        @Override
        public List<Act> acts() {
            return options().isEmpty() ? List.of(Act.QUESTION, Act.EXPLANATION) : List.of(Act.QUESTION, Act.OPTIONS, Act.COLLECTED, Act.EXPLANATION);
        }
    }

    /** The slides of a lesson. Notes to the teacher are not for the class. */
    static List<Slide> of(Lesson lesson) {
        return new SlideMaker(lesson).slides();
    }
}
