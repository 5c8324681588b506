package gradlab.surface;

import gradlab.math.Rng;
import gradlab.nn.Objective;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;

/** One optimizer on its way down a surface. A descent that has left the finite numbers stands still. */
public final class Descent {

    private final Surface surface;
    private final double rate;
    private final Parameters place;
    private final Optimizer.Rule rule;
    private final Noise noise;
    private final Rng chance;
    private final double[] tilt = new double[2];
    private final double[] lookedAt = new double[2];
    private int steps;
    private int uphill;
    private double value;

    /** All that the coming steps depend on; {@link #goBack} continues from it to the last bit. */
    record Moment(Point place, double value, int steps, int uphill, double[] memory, long[] chance) {
    }

    /** @param rate used instead of the optimizer's own */
    public Descent(Surface surface, Optimizer optimizer, double rate, Point start) {
        this(surface, optimizer, rate, start, Noise.NONE);
    }

    /**
     * The same with chance in the gradient. Heights stay those of the surface itself.
     *
     * @param rate used instead of the optimizer's own
     */
    public Descent(Surface surface, Optimizer optimizer, double rate, Point start, Noise noise) {
        this.surface = surface;
        this.rate = rate;
        this.place = new Parameters(new double[] {start.x(), start.y()});
        this.rule = optimizer.start(place, new Elsewhere());
        this.noise = noise;
        this.chance = noise.chance();
        this.value = surface.value(start.x(), start.y());
    }

    /** Makes one step. */
    public void step() {
        if (diverged()) {
            return;
        }
        tilt();
        rule.aim(rate, Double.NaN);
        rule.lookAhead(place);
        lookedAt[0] = place.values()[0];
        lookedAt[1] = place.values()[1];
        surface.gradient(lookedAt[0], lookedAt[1], place.gradient());
        lean(place.gradient());
        rule.comeBack(place);
        rule.step(place);
        double before = value;
        value = surface.value(place.values()[0], place.values()[1]);
        uphill += value > before ? 1 : 0;
        steps++;
    }

    private void tilt() {
        if (noise.isThere()) {
            tilt[0] = noise.sigma() * chance.nextGaussian();
            tilt[1] = noise.sigma() * chance.nextGaussian();
        }
    }

    private void lean(double[] gradient) {
        if (noise.isThere()) {
            gradient[0] += tilt[0];
            gradient[1] += tilt[1];
        }
    }

    private double leaning(double height, double[] at) {
        return noise.isThere() ? height + tilt[0] * at[0] + tilt[1] * at[1] : height;
    }

    public Point place() {
        return new Point(place.values()[0], place.values()[1]);
    }

    /** The height where it stands. */
    public double value() {
        return value;
    }

    /** Steps made so far. */
    public int steps() {
        return steps;
    }

    /** Steps that led higher than before. */
    public int uphill() {
        return uphill;
    }

    public boolean diverged() {
        return !Double.isFinite(value) || !place.allFinite();
    }

    double rate() {
        return rate;
    }

    /** The gradient that the last step followed, noise included. */
    Point gradient() {
        return new Point(place.gradient()[0], place.gradient()[1]);
    }

    /** What the noise added to it. */
    Point noise() {
        return new Point(tilt[0], tilt[1]);
    }

    /** Where it was taken: some methods look ahead. */
    Point lookedAt() {
        return new Point(lookedAt[0], lookedAt[1]);
    }

    /** What the optimizer remembers: the steps counted, its numbers, its vectors. */
    double[] memory() {
        return rule.state();
    }

    Moment moment() {
        return new Moment(place(), value, steps, uphill, rule.state(), chance.state());
    }

    void goBack(Moment there) {
        place.values()[0] = there.place().x();
        place.values()[1] = there.place().y();
        value = there.value();
        steps = there.steps();
        uphill = there.uphill();
        rule.restore(there.memory());
        chance.restore(there.chance());
    }

    /** The surface at other places, tilted as it is in this step, for optimizers that look around. */
    private final class Elsewhere implements Objective {
        @Override
        public double here() {
            return leaning(value, place.values());
        }

        @Override
        public double at(double[] values, double[] direction) {
            surface.gradient(values[0], values[1], direction);
            lean(direction);
            return leaning(surface.value(values[0], values[1]), values);
        }
    }
}
