package gradlab.train;

import gradlab.nn.NetworkShape;
import gradlab.probe.Series;
import gradlab.probe.Transport;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Watches the measured rows for events. A layer counts as saturated from one half on, and as recovered below 0.4. A gradient
 * vanishes or explodes by the product of its attenuations; it fades in a layer whose attenuation was small at three readings
 * in a row. What fades again and again is told ever more rarely: each time it must have been well for twice as long as the
 * time before, so that a long run has a handful of such events and not thousands.
 */
final class EventDetector {

    private static final double BEGINS = 0.5;
    private static final double ENDS = 0.4;
    private static final int READINGS = 3;
    private static final int LONGEST_DOUBLING = 40;
    /** By how much the product of attenuations must come back before the same can begin again. */
    private static final double MARGIN = 10;

    private final int[] saturationIndex;
    private final int[] attenuationIndex;
    private final int productIndex;
    private final boolean[] saturated;
    private final int[] faintReadings;
    private final int[] soundReadings;
    private final int[] fadings;
    private final boolean[] faded;
    private boolean vanishing;
    private boolean exploding;
    private boolean diverged;
    private boolean stopped;

    EventDetector(Meter meter, NetworkShape shape) {
        saturationIndex = new int[shape.depth()];
        saturated = new boolean[shape.depth()];
        attenuationIndex = new int[shape.depth()];
        faintReadings = new int[shape.depth()];
        soundReadings = new int[shape.depth()];
        fadings = new int[shape.depth()];
        faded = new boolean[shape.depth()];
        productIndex = meter.index(Transport.PRODUCT);
        for (int layer = 1; layer < shape.depth(); layer++) {
            saturationIndex[layer] = meter.index(Series.id(layer, "saturation"));
            attenuationIndex[layer] = meter.index(Series.id(layer, Transport.ATTENUATION));
        }
    }

    /** Goes on where an earlier detector of the same network stood: what had begun there does not begin again. */
    void continueFrom(EventDetector earlier) {
        System.arraycopy(earlier.saturated, 0, saturated, 0, saturated.length);
        System.arraycopy(earlier.faintReadings, 0, faintReadings, 0, faintReadings.length);
        System.arraycopy(earlier.soundReadings, 0, soundReadings, 0, soundReadings.length);
        System.arraycopy(earlier.fadings, 0, fadings, 0, fadings.length);
        System.arraycopy(earlier.faded, 0, faded, 0, faded.length);
        vanishing = earlier.vanishing;
        exploding = earlier.exploding;
        diverged = earlier.diverged;
    }

    /** Goes on from what was recorded: a layer that began to saturate and is still above the lower border does not begin again. */
    void continueFrom(List<Event> events, ToDoubleFunction<String> last) {
        for (Event event : events) {
            if (event.kind() == Event.Kind.SATURATED && event.layer() < saturated.length) {
                saturated[event.layer()] = last.applyAsDouble(Series.id(event.layer(), "saturation")) >= ENDS;
            }
            if (event.kind() == Event.Kind.FADING && event.layer() < faintReadings.length) {
                double attenuation = last.applyAsDouble(Series.id(event.layer(), Transport.ATTENUATION));
                faintReadings[event.layer()] = attenuation < Transport.FADING ? READINGS : 0;
                faded[event.layer()] = true;
                fadings[event.layer()]++;
            }
            vanishing |= event.kind() == Event.Kind.VANISHING;
            exploding |= event.kind() == Event.Kind.EXPLODING;
            diverged |= event.kind() == Event.Kind.DIVERGED;
            stopped |= event.kind() == Event.Kind.STOPPED || event.kind() == Event.Kind.RESTORED;
        }
        double product = last.applyAsDouble(Transport.PRODUCT);
        vanishing &= stillVanishes(product);
        exploding &= stillExplodes(product);
    }

    private static boolean stillVanishes(double product) {
        return product < MARGIN * Transport.VANISHING;
    }

    private static boolean stillExplodes(double product) {
        return !(product <= 1 / Transport.VANISHING / MARGIN);
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
        lookForTransport(step, meter, found);
    }

    /** Looks at how the deltas fared on their way back. */
    private void lookForTransport(long step, Meter meter, Consumer<Event> found) {
        for (int layer = 1; layer < attenuationIndex.length; layer++) {
            if (meter.isMeasured(attenuationIndex[layer])) {
                lookForFading(step, layer, meter.value(attenuationIndex[layer]), found);
            }
        }
        if (!meter.isMeasured(productIndex)) {
            return;
        }
        double product = meter.value(productIndex);
        if (!vanishing && product < Transport.VANISHING) {
            found.accept(Event.of(step, 0, Event.Kind.VANISHING, product));
        }
        if (!exploding && !(product <= 1 / Transport.VANISHING)) {
            found.accept(Event.of(step, 0, Event.Kind.EXPLODING, product));
        }
        vanishing = vanishing ? stillVanishes(product) : product < Transport.VANISHING;
        exploding = exploding ? stillExplodes(product) : !(product <= 1 / Transport.VANISHING);
    }

    private void lookForFading(long step, int layer, double attenuation, Consumer<Event> found) {
        boolean faint = attenuation < Transport.FADING;
        faintReadings[layer] = faint ? faintReadings[layer] + 1 : 0;
        soundReadings[layer] = faint ? 0 : soundReadings[layer] + 1;
        faded[layer] &= soundReadings[layer] < (long) READINGS << Math.min(fadings[layer], LONGEST_DOUBLING);
        if (!faded[layer] && faintReadings[layer] >= READINGS) {
            faded[layer] = true;
            fadings[layer]++;
            found.accept(Event.of(step, layer, Event.Kind.FADING, attenuation));
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
