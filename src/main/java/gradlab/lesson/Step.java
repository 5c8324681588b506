package gradlab.lesson;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.nn.Optimizer;
import gradlab.surface.Point;
import gradlab.surface.Surface;
import gradlab.surface.Trail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a scenario: predict, run, see, explain.
 *
 * @param spec the experiment that is run, for {@code spec.steps()} updates
 * @param bowl what the optimizer runs down instead of a network's loss, where the step is about a bowl
 * @param watch metrics whose charts stay bright, as written: {@code насыщение[слой 2]}
 * @param stops steps before the last one at which a class stops to talk, rising
 * @param explanation Markdown text, may be empty
 * @param written the keys that the lesson sets for the step, be it to the usual value, each with the English names of the parameters it gives
 */
public record Step(String id, int line, String title, ExperimentSpec spec, Optional<Bowl> bowl, List<Metric> watch, Optional<Arrow> arrow,
        List<Integer> stops, Optional<Prediction> prediction, List<Claim> claims, String explanation, Map<Key, Set<String>> written) {

    public Step {
        written = Map.copyOf(written);
        watch = List.copyOf(watch);
        stops = List.copyOf(stops);
        claims = List.copyOf(claims);
    }

    /** A step of which nobody wrote anything down. */
    public Step(String id, int line, String title, ExperimentSpec spec, Optional<Bowl> bowl, List<Metric> watch, Optional<Arrow> arrow,
            List<Integer> stops, Optional<Prediction> prediction, List<Claim> claims, String explanation) {
        this(id, line, title, spec, bowl, watch, arrow, stops, prediction, claims, explanation, Map.of());
    }

    /** A surface, most often a bowl ½(u² + κv²) with its axes turned by {@code angle} degrees, and where the descent starts. */
    public record Bowl(Surface surface, Point start) {
        public Bowl(double kappa, double angle, Point start) {
            this(new Surface.Bowl(kappa, angle), start);
        }

        /** The way of an optimizer down the surface. */
        public Trail descend(Optimizer optimizer, int steps) {
            return Trail.of(surface, optimizer, start, steps);
        }
    }

    /** A pointer on a chart: at this metric and step, with this label. */
    public record Arrow(Metric metric, int atStep, String label) {
    }

    /**
     * The question before the run: options to choose from, or a number to give, or a curve to draw.
     *
     * @param number the right number, if a number is asked for
     * @param curve whose curve is to be drawn, if one is
     */
    public record Prediction(String question, List<Option> options, Optional<Question.NumberAnswer> number, Optional<Metric> curve) {
        public Prediction {
            options = List.copyOf(options);
        }
    }

    /** One answer; {@code feedback} is shown when it was chosen, may be empty. */
    public record Option(String text, boolean right, String feedback) {
    }
}
