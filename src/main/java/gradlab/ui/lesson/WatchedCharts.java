package gradlab.ui.lesson;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.ui.LabModel;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The charts of the lab that a step wants the reader to look at. */
final class WatchedCharts {

    private WatchedCharts() {
    }

    /** What a doctor looks at: the losses, the gradient layer by layer, who does not hear, the rank with its ceiling. */
    private static final Set<String> EXAMINATION = Stream.of(Metric.Name.LOSS, Metric.Name.GRADIENT_NORM, Metric.Name.SATURATION, Metric.Name.RANK)
            .map(name -> new Metric(name, Metric.Where.GREATEST, 0, 1, Double.NaN).chart()).collect(Collectors.toUnmodifiableSet());

    static Set<String> of(Step step) {
        return step.watch().stream().map(Metric::chart).collect(Collectors.toSet());
    }

    /** Makes them bright, points where the step's arrow points, and turns layer charts to its layer. */
    static void show(LabModel model, Step step) {
        show(model, of(step));
        step.watch().stream().filter(metric -> metric.where() == Metric.Where.LAYER).findFirst()
                .ifPresent(metric -> model.selectedLayerProperty().set(Math.min(metric.layer(), model.spec().network().depth())));
        model.charts().arrowProperty().set(step.arrow());
    }

    /** The charts of an examination: those that the patient names, or else the usual ones, none of which says more than another. */
    static void examine(LabModel model, Step patient) {
        show(model, patient);
        if (patient.watch().isEmpty()) {
            show(model, EXAMINATION);
        }
    }

    private static void show(LabModel model, Set<String> charts) {
        model.charts().bright().retainAll(charts);
        model.charts().bright().addAll(charts);
    }
}
