package gradlab.lesson;

import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.lesson.Metric.Name;
import gradlab.lesson.Metric.Where;
import gradlab.probe.LocalRank;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The block {@code шаг} of an experiment: what a lesson needs to repeat it. Its author adds only words. */
public final class StepBlock {

    private static final Locale RUSSIAN = Locale.of("ru");
    private static final int MOST_WATCHED = 2;
    private static final double MUCH = 0.5;
    private static final double LITTLE = 0.05;
    /** What a reader wants to see in a step, even if it is as usual. */
    private static final Set<Key> ALWAYS = EnumSet.of(Key.DATA, Key.NET, Key.ACTIVATION, Key.INIT, Key.OPTIMIZER, Key.BATCH, Key.SEED, Key.STEPS);

    private StepBlock() {
    }

    /** The loss before the first step and after the last one, as the run measured them. */
    public record Outcome(double first, double last) {

        private int rightOption() {
            return last < MUCH * first ? 0 : last <= (1 + LITTLE) * first ? 1 : 2;
        }

        boolean isKnown() {
            return Double.isFinite(first) && !Double.isNaN(last);
        }
    }

    /**
     * The lines of the block.
     *
     * @param spec with the number of steps that the block is to name
     * @param lesson the file that the block is for: files of data are named from there
     * @param charts ids of the charts to watch; those that no metric of lessons has are left out
     * @param layer (1..depth) that charts of layers are watched for
     * @param outcome makes the question about the loss, and marks the right answer
     */
    public static String write(String id, ExperimentSpec spec, Path lesson, List<String> charts, int layer, Optional<Outcome> outcome) {
        List<Metric> watch = watched(spec, charts, layer);
        List<String> all = lines(spec, lesson, EnumSet.allOf(Key.class));
        List<String> brief = lines(spec, lesson, differing(spec));
        boolean told = read(id, block(id, brief, watch, Optional.empty()), lesson).filter(spec::equals).isPresent();
        return block(id, told ? brief : all, watch, outcome.filter(Outcome::isKnown));
    }

    /** The experiment of a block as a lesson in this file reads it; empty if it has mistakes. */
    static Optional<ExperimentSpec> read(String id, String block, Path lesson) {
        Lesson read = LessonReader.read(lesson, "---\nid: " + id + "\n---\n\n" + block);
        return read.faults().isEmpty() && read.steps().size() == 1 ? Optional.of(read.steps().getFirst().spec()) : Optional.empty();
    }

    private static String block(String id, List<String> lines, List<Metric> watch, Optional<Outcome> outcome) {
        List<String> block = new ArrayList<>();
        block.add("```" + LessonReader.Block.STEP.spelling().russian() + " id=" + id);
        block.add(StepReader.Own.TITLE.spelling().russian() + ": Шаг из лаборатории");
        block.addAll(lines);
        if (!watch.isEmpty()) {
            block.add(StepReader.Own.WATCH.spelling().russian() + ": " + String.join(", ", watch.stream().map(StepBlock::text).toList()));
        }
        outcome.ifPresent(known -> {
            block.add(StepReader.Own.PREDICTION.spelling().russian() + ": Какими станут потери к последнему шагу?");
            List<String> options = List.of("Меньше половины начальных", "Почти как в начале или немного меньше", "Больше начальных");
            for (int i = 0; i < options.size(); i++) {
                block.add("- [" + (i == known.rightOption() ? "x" : " ") + "] " + options.get(i));
            }
        });
        block.add("```");
        return String.join("\n", block) + "\n";
    }

    private static List<String> lines(ExperimentSpec spec, Path lesson, Set<Key> keys) {
        ExperimentSpec portable = ExperimentFile.portable(spec, lesson.toAbsolutePath().normalize().getParent());
        return keys.stream().filter(key -> !ExperimentFile.valueOf(key, portable, RUSSIAN).isEmpty())
                .map(key -> key.spelling().russian() + ": " + ExperimentFile.valueOf(key, portable, RUSSIAN)).toList();
    }

    private static Set<Key> differing(ExperimentSpec spec) {
        Set<Key> keys = EnumSet.copyOf(ALWAYS);
        Stream.of(Key.values()).filter(key -> !ExperimentFile.valueOf(key, spec, RUSSIAN)
                .equals(ExperimentFile.valueOf(key, ExperimentSpec.standard(), RUSSIAN))).forEach(keys::add);
        return keys;
    }

    /** The first charts that a metric of lessons stands for and that make sense in this network. */
    private static List<Metric> watched(ExperimentSpec spec, List<String> charts, int layer) {
        return charts.stream().distinct().flatMap(chart -> metric(spec, chart, layer).stream()).limit(MOST_WATCHED).toList();
    }

    private static Optional<Metric> metric(ExperimentSpec spec, String chart, int layer) {
        boolean hasLocalRank = spec.probes().stream().anyMatch(LocalRank.class::isInstance);
        return Stream.of(Name.values()).filter(name -> name.chart().equals(chart) && (name != Name.LOCAL_RANK || hasLocalRank))
                .map(name -> new Metric(name, name.isOfLayers() ? Where.LAYER : Where.NETWORK, layer, 1, Double.NaN))
                .filter(metric -> metric.obstacle(Setup.of(spec)).isEmpty()).findFirst();
    }

    private static String text(Metric metric) {
        return metric.name().spelling().russian() + (metric.where() == Where.LAYER ? "[слой " + metric.layer() + "]" : "");
    }
}
