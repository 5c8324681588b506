package gradlab.train;

import gradlab.experiment.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * The way of a run through the space of its weights, walked again on a copy: some of the steps up to where the run stands,
 * evenly apart, and that last step with what belongs to it.
 *
 * @param spec in force at the last step
 * @param steps ascending; the last is the one where the run stands
 * @param values all parameters at each of these steps
 * @param statistics of batch normalisation at the last step
 * @param gradient of the loss on the batch of the last step
 * @param update what the step before changed; empty at step 0
 */
public record WeightPath(ExperimentSpec spec, Prepared data, long[] steps, double[][] values, double[] statistics, double[] gradient,
        Optional<double[]> update) {

    /** Products of weights further out are no numbers any more. */
    private static final double MOST_SQUARES = 1e100;

    /**
     * Walks the way of a run that was kept.
     *
     * @param points no more steps than these
     * @param progress is told the share 0..1 that is done
     * @param cancelled is asked from time to time
     * @return empty if it was cancelled
     * @throws gradlab.catalogue.BadInput if the data are not those that the run learned from
     */
    public static Optional<WeightPath> of(RunImage image, Prepared data, int points, DoubleConsumer progress, BooleanSupplier cancelled) {
        Track track = Track.of(image, data, () -> 0, Room.USUAL);
        long last = Math.min(image.step(), track.latest());
        List<Long> steps = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        Optional<double[]> before = Optional.empty();
        for (int i = 0; i < points; i++) {
            long step = Math.round((double) last * i / (points - 1));
            if (!steps.isEmpty() && steps.getLast() == step) {
                continue;
            }
            if (step == last && step > 0) {
                track.seek(step - 1, cancelled);
                before = Optional.of(track.run().parameters().values().clone());
            }
            track.seek(step, cancelled);
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            // a run that diverged or was stopped stands at its end
            steps.add(track.run().stepCount());
            values.add(track.run().parameters().values().clone());
            progress.accept((i + 1.0) / points);
            if (track.run().stepCount() < step) {
                break;
            }
        }
        int walked = values.size();
        while (values.size() > 1 && !spansAPlane(values.getLast())) {
            values.removeLast();
            steps.removeLast();
        }
        if (values.size() < walked) {
            // a run that diverged is looked at from where it still was somewhere
            track.seek(steps.getLast(), cancelled);
            before = Optional.empty();
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
        }
        Run here = track.run();
        here.observe();
        double[] now = values.getLast();
        Optional<double[]> update = before.map(earlier -> minus(now, earlier));
        return Optional.of(new WeightPath(here.spec(), data, steps.stream().mapToLong(Long::longValue).toArray(), values.toArray(double[][]::new),
                here.parameters().statistics().clone(), here.parameters().gradient().clone(), update));
    }

    private static boolean spansAPlane(double[] weights) {
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return squares < MOST_SQUARES;
    }

    /** The weights where the run stands, or of a run that diverged, where it last had some. */
    public double[] last() {
        return values[values.length - 1];
    }

    static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }
}
