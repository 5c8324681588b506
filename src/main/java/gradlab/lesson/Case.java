package gradlab.lesson;

import gradlab.lesson.Step.Option;
import java.util.List;
import java.util.stream.Stream;

/**
 * A patient: an experiment whose settings stay hidden until it has been diagnosed and treated.
 *
 * @param ill what the patient runs; its claims hold for the untreated run, its explanation is shown after the treatment
 * @param complaint what is known of the patient, may be empty
 * @param question of the diagnosis, may be empty
 * @param diagnoses to choose one of
 * @param cure the question of the treatment, may be empty
 * @param treatments to choose one of
 */
public record Case(Step ill, String complaint, String question, List<Option> diagnoses, String cure, List<Treatment> treatments) {

    public Case {
        diagnoses = List.copyOf(diagnoses);
        treatments = List.copyOf(treatments);
    }

    /**
     * One way to treat the patient.
     *
     * @param run the experiment with what the treatment changes; its claims say how the patient is after it
     */
    public record Treatment(Option option, Step run) {
    }

    public String id() {
        return ill.id();
    }

    /** Everything that is run to check the case: the patient, and every treatment that claims something. */
    List<Step> runs() {
        return Stream.concat(Stream.of(ill), treatments.stream().map(Treatment::run).filter(run -> !run.claims().isEmpty())).toList();
    }
}
