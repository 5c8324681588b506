package gradlab.ui.lesson;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.ui.LabModel;
import java.util.Set;
import java.util.stream.Collectors;

/** The charts of the lab that a step wants the reader to look at. */
final class WatchedCharts {

    private WatchedCharts() {
    }

    static Set<String> of(Step step) {
        return step.watch().stream().map(Metric::chart).collect(Collectors.toSet());
    }

    /** Makes them bright, points where the step's arrow points, and turns layer charts to its layer. */
    static void show(LabModel model, Step step) {
        model.brightCharts().retainAll(of(step));
        model.brightCharts().addAll(of(step));
        step.watch().stream().filter(metric -> metric.where() == Metric.Where.LAYER).findFirst()
                .ifPresent(metric -> model.selectedLayerProperty().set(Math.min(metric.layer(), model.spec().network().depth())));
        model.chartArrowProperty().set(step.arrow());
    }
}
