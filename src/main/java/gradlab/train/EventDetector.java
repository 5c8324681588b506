package gradlab.train;

import gradlab.nn.NetworkShape;
import gradlab.probe.Series;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Watches the measured rows for events. A layer counts as saturated from one half on, and as recovered below 0.4. */
final class EventDetector {

    private static final double BEGINS = 0.5;
    private static final double ENDS = 0.4;

    private final int[] saturationIndex;
    private final boolean[] saturated;
    private boolean diverged;
    private boolean stopped;

    EventDetector(Meter meter, NetworkShape shape) {
        saturationIndex = new int[shape.depth()];
        saturated = new boolean[shape.depth()];
        for (int layer = 1; layer < shape.depth(); layer++) {
            saturationIndex[layer] = meter.index(Series.id(layer, "saturation"));
        }
    }

    /** Goes on where an earlier detector of the same network stood: what had begun there does not begin again. */
    void continueFrom(EventDetector earlier) {
        System.arraycopy(earlier.saturated, 0, saturated, 0, saturated.length);
        diverged = earlier.diverged;
    }

    /** Goes on from what was recorded: a layer that began to saturate and is still above the lower border does not begin again. */
    void continueFrom(List<Event> events, ToDoubleFunction<String> last) {
        for (Event event : events) {
            if (event.kind() == Event.Kind.SATURATED && event.layer() < saturated.length) {
                saturated[event.layer()] = last.applyAsDouble(Series.id(event.layer(), "saturation")) >= ENDS;
            }
            diverged |= event.kind() == Event.Kind.DIVERGED;
            stopped |= event.kind() == Event.Kind.STOPPED || event.kind() == Event.Kind.RESTORED;
        }
    }

    void look(long step, Meter meter, Consumer<Event> found) {
        for (int layer = 1; layer < saturationIndex.length; layer++) {
            if (meter.isMeasured(saturationIndex[layer])) {
                double share = meter.value(saturationIndex[layer]);
                if (!saturated[layer] && share >= BEGINS) {
                    saturated[layer] = true;
                    found.accept(Event.of(step, layer, Event.Kind.SATURATED, share));
                } else if (share < ENDS) {
                    saturated[layer] = false;
                }
            }
        }
    }

    void lookForStop(Run run, Consumer<Event> found) {
        if (run.stopped() && !stopped) {
            Event.Kind kind = run.stopWatch().restores() ? Event.Kind.RESTORED : Event.Kind.STOPPED;
            found.accept(Event.of(run.stepCount(), 0, kind, run.stopWatch().lowest()));
        }
        stopped = run.stopped();
    }

    void lookForDivergence(Run run, Consumer<Event> found) {
        if (run.diverged() && !diverged) {
            diverged = true;
            found.accept(Event.of(run.stepCount(), 0, Event.Kind.DIVERGED, run.batchLoss()));
        }
    }
}
