package gradlab.diagnosis;

import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.probe.Series;
import gradlab.train.Event;
import gradlab.train.Recorder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All that a rule may look at: the experiment, what is known of its data, and what was measured up to a step. Never
 * changes, so a diagnosis can be made on any thread while training goes on.
 */
public final class Evidence {

    private static final List<String> NETWORK = List.of("loss.train", "loss.test", "accuracy.train");
    private static final List<String> LAYER = List.of("saturation", "dead", "slope.mean", "gradient.rank", "gradient.norm",
            "weight.norm", "update_to_weight");
    private static final int BUCKETS = 1000;
    /** Fewer readings of the loss, or fewer steps, say nothing about how learning goes. */
    private static final int READINGS = 4;
    private static final long STEPS = 30;

    private final ExperimentSpec spec;
    private final Traits traits;
    private final long step;
    private final boolean diverged;
    private final long from;
    private final Map<String, Track> whole = new HashMap<>();
    private final Map<String, Track> present = new HashMap<>();

    private Evidence(ExperimentSpec spec, Traits traits, Recorder recorder, long step, boolean diverged) {
        this.spec = spec;
        this.traits = traits;
        this.step = step;
        this.diverged = diverged;
        this.from = recorder.events().stream().filter(event -> event.kind() == Event.Kind.CHANGED && event.step() <= step)
                .mapToLong(Event::step).max().orElse(0);
        NETWORK.forEach(id -> take(id, recorder));
        for (int layer = 1; layer <= spec.network().depth(); layer++) {
            for (String quantity : LAYER) {
                take(Series.id(layer, quantity), recorder);
            }
        }
    }

    /**
     * What was measured up to a step.
     *
     * @param step updates made
     * @param diverged true if a number became infinite at that step
     */
    public static Evidence of(ExperimentSpec spec, Traits traits, Recorder recorder, long step, boolean diverged) {
        return new Evidence(spec, traits, recorder, step, diverged);
    }

    private void take(String id, Recorder recorder) {
        recorder.history(id).ifPresent(history -> {
            var window = history.window(BUCKETS);
            whole.put(id, Track.of(id, window, 0, step));
            present.put(id, Track.of(id, window, from, step));
        });
    }

    public ExperimentSpec spec() {
        return spec;
    }

    public NetworkShape network() {
        return spec.network();
    }

    public Traits traits() {
        return traits;
    }

    /** Updates made. */
    public long step() {
        return step;
    }

    public boolean diverged() {
        return diverged;
    }

    /** Numbers of the hidden layers, from 1. */
    List<Integer> hiddenLayers() {
        return IntStream.range(1, network().depth()).boxed().toList();
    }

    List<Integer> layers() {
        return IntStream.rangeClosed(1, network().depth()).boxed().toList();
    }

    /** A series from the first step on. */
    Track whole(int layer, String quantity) {
        return track(whole, layer, quantity);
    }

    /** A series since the experiment was last changed. */
    Track present(int layer, String quantity) {
        return track(present, layer, quantity);
    }

    private static Track track(Map<String, Track> tracks, int layer, String quantity) {
        String id = layer == 0 ? quantity : Series.id(layer, quantity);
        return tracks.getOrDefault(id, new Track(id, new double[0], new double[0]));
    }

    /** The loss over the training part since the experiment was last changed. */
    Track loss() {
        return present(0, "loss.train");
    }

    /** True if enough was seen to judge how learning goes. */
    boolean isEnough() {
        return diverged || loss().size() >= READINGS && loss().lastStep() - loss().firstStep() >= STEPS;
    }

    /** How much is left to learn: 1 for a network that answers the same to everything, 0 for a perfect one; may exceed 1. */
    double left() {
        return traits.blindLoss() > 0 ? loss().recent() / traits.blindLoss() : Double.NaN;
    }

    /** True if the loss of the last third of the steps is about what it was in the third before. */
    boolean standsStill() {
        return isEnough() && loss().middleThird() - loss().lastThird() < 0.02 * traits.blindLoss();
    }

    /** The same at the best moment of the later half: a network that bounces has learned what it once could. */
    double leftAtBest() {
        return traits.blindLoss() > 0 ? loss().leastOfLaterHalf() / traits.blindLoss() : Double.NaN;
    }

    /** True if the loss is better than a blind answer and still falls, in records and on the whole, so that there is no reason to complain. */
    boolean learns() {
        return left() < 1 && loss().leastOfLaterHalf() < 0.75 * loss().leastOfEarlierHalf()
                && loss().laterHalf() < Math.min(traits.blindLoss(), 0.9 * loss().earlierHalf());
    }

    /** The update-to-weight ratio of the layer in which it was ever greatest. */
    Track boldest() {
        return layers().stream().map(layer -> present(layer, "update_to_weight")).filter(track -> !track.isEmpty())
                .max((a, b) -> Double.compare(a.greatest(), b.greatest())).orElse(present(0, "none"));
    }

    /**
     * What the rank of a layer's gradient cannot exceed by arithmetic alone: batch, sizes, classes − 1, rank of the inputs;
     * and, where only linear layers follow, the number of outputs.
     */
    int rankCeiling(int layer) {
        NetworkShape shape = network();
        int ceiling = Math.min(spec.batches().largestBatch(traits.rows()), Math.min(shape.units(layer - 1), shape.units(layer)));
        int outputs = traits.loss() instanceof Loss.CrossEntropy ? shape.outputs() - 1 : shape.outputs();
        boolean linearAfter = IntStream.range(layer, shape.depth()).allMatch(this::isLinear);
        boolean linearBefore = IntStream.range(1, layer).allMatch(this::isLinear);
        ceiling = linearAfter ? Math.min(ceiling, outputs) : ceiling;
        return linearBefore ? Math.min(ceiling, traits.inputRank()) : ceiling;
    }

    boolean isLinear(int layer) {
        return network().activation(layer).equals(new Activation.Identity()) && !network().normalizes(layer);
    }
}
