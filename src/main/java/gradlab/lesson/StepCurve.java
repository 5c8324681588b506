package gradlab.lesson;

import gradlab.experiment.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The course of one metric over the run of a step.
 *
 * @param steps numbers of updates, rising from 0 to the end
 * @param values at those steps; what could not be measured is NaN
 */
public record StepCurve(int[] steps, double[] values) {

    private static final int MOST_STATES = 160;

    /** Runs the step with its own seeds and measures on the way; takes as long as the run takes. */
    public static StepCurve of(Step step, Metric metric) {
        return of(step, metric, step.spec().seeds());
    }

    /** The same with other seeds. */
    public static StepCurve of(Step step, Metric metric, Seeds seeds) {
        int end = step.spec().steps();
        int count = Math.min(MOST_STATES, end);
        int[] states = count == 0 ? new int[] {0} : IntStream.rangeClosed(0, count).map(i -> (int) ((long) i * end / count)).toArray();
        TreeSet<Integer> wanted = new TreeSet<>(Arrays.stream(states).boxed().toList());
        StepRun run = StepRun.of(step, seeds, wanted, List.of(metric));
        return new StepCurve(states, Arrays.stream(states).mapToDouble(state -> run.value(metric, state)).toArray());
    }
}
