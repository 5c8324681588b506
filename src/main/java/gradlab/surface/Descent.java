package gradlab.surface;

import gradlab.nn.Objective;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;

/** One optimizer on its way down a surface. A descent that has left the finite numbers stands still. */
public final class Descent {

    private final Surface surface;
    private final double rate;
    private final Parameters place;
    private final Optimizer.Rule rule;
    private int steps;
    private int uphill;
    private double value;

    /** @param rate used instead of the optimizer's own */
    public Descent(Surface surface, Optimizer optimizer, double rate, Point start) {
        this.surface = surface;
        this.rate = rate;
        this.place = new Parameters(new double[] {start.x(), start.y()});
        this.rule = optimizer.start(place, new Elsewhere());
        this.value = surface.value(start.x(), start.y());
    }

    /** Makes one step. */
    public void step() {
        if (diverged()) {
            return;
        }
        rule.aim(rate, Double.NaN);
        rule.lookAhead(place);
        surface.gradient(place.values()[0], place.values()[1], place.gradient());
        rule.comeBack(place);
        rule.step(place);
        double before = value;
        value = surface.value(place.values()[0], place.values()[1]);
        uphill += value > before ? 1 : 0;
        steps++;
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

    /** The surface at other places, for optimizers that look around. */
    private final class Elsewhere implements Objective {
        @Override
        public double here() {
            return value;
        }

        @Override
        public double at(double[] values, double[] direction) {
            surface.gradient(values[0], values[1], direction);
            return surface.value(values[0], values[1]);
        }
    }
}
