package gradlab.lesson;

import gradlab.experiment.ExperimentSpec;
import java.util.List;
import java.util.Optional;

/**
 * One step of a scenario: predict, run, see, explain.
 *
 * @param spec the experiment that is run, for {@code spec.steps()} updates
 * @param watch metrics whose charts stay bright, as written: {@code насыщение[слой 2]}
 * @param explanation Markdown text, may be empty
 */
public record Step(String id, int line, String title, ExperimentSpec spec, List<Metric> watch, Optional<Arrow> arrow,
        Optional<Prediction> prediction, List<Claim> claims, String explanation) {

    public Step {
        watch = List.copyOf(watch);
        claims = List.copyOf(claims);
    }

    /** A pointer on a chart: at this metric and step, with this label. */
    public record Arrow(Metric metric, int atStep, String label) {
    }

    /** The question before the run and its options. */
    public record Prediction(String question, List<Option> options) {
        public Prediction {
            options = List.copyOf(options);
        }
    }

    /** One answer; {@code feedback} is shown when it was chosen, may be empty. */
    public record Option(String text, boolean right, String feedback) {
    }
}
