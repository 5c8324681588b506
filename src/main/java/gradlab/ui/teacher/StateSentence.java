package gradlab.ui.teacher;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.train.History;
import gradlab.train.RunState;
import gradlab.train.RunState.RunRecord;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.lesson.LessonSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the charts show now, in words: «Шаг 20. Потери 0,31, падают.» */
final class StateSentence {

    private static final String LOSS = "loss.train";
    private static final double STILL = 0.05;
    private static final double LOOKED_BACK = 0.5;

    private final LabModel model;
    private final Words words;

    StateSentence(LabModel model, Words words) {
        this.model = model;
        this.words = words;
    }

    /** Of the run of the slide, or of the lab where there is none. */
    String of(Optional<LessonSheet> sheet, Optional<Step> run) {
        RunState state = model.state();
        if (run.flatMap(Step::bowl).isPresent() || state.run().isEmpty() || state.step() == 0) {
            return words.get("teacher.state.start");
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.get("teacher.state.step", words.whole(state.step())));
        add(parts, words.get("teacher.state.loss"), LOSS, false);
        List<Metric> watched = run.map(Step::watch).orElse(List.of());
        for (Metric metric : watched) {
            int layer = layer(metric, state);
            String series = metric.seriesId(layer);
            if (!series.equals(LOSS) && sheet.isPresent()) {
                String name = sheet.get().metric(new Metric(metric.name(), layer == 0 ? Metric.Where.NETWORK : Metric.Where.LAYER, layer, metric.index(), metric.threshold()));
                add(parts, name, series, metric.name() == Metric.Name.SATURATION || metric.name() == Metric.Name.DEAD || metric.name() == Metric.Name.ACCURACY);
            }
        }
        return String.join(" ", parts);
    }

    private int layer(Metric metric, RunState state) {
        int depth = state.spec().network().depth();
        return switch (metric.where()) {
            case NETWORK -> 0;
            case LAYER -> metric.layer();
            case OUTPUT -> depth;
            case GREATEST, EACH -> Math.min(model.selectedLayerProperty().get(), depth);
        };
    }

    private void add(List<String> parts, String name, String series, boolean share) {
        RunState state = model.state();
        double now = state.value(series);
        if (Double.isNaN(now)) {
            return;
        }
        double before = state.run().map(RunRecord::recorder).flatMap(recorder -> recorder.history(series))
                .map((History history) -> history.at(Math.floor((1 - LOOKED_BACK) * state.step()))).orElse(Double.NaN);
        String trend = trend(before, now);
        String value = share ? words.percent(now) : words.number(now, 2);
        String capital = name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
        parts.add(words.get("teacher.state." + trend, capital, value));
    }

    private static String trend(double before, double now) {
        double change = Double.isNaN(before) ? 0 : now - before;
        double size = Math.max(Math.abs(before), Math.abs(now));
        return Double.isNaN(before) || size == 0 || Math.abs(change) <= STILL * size ? "still" : change > 0 ? "rises" : "falls";
    }
}
