package gradlab.surface;

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
        this.rule = optimizer.start(place);
        this.value = surface.value(start.x(), start.y());
    }

    /** Makes one step against the gradient of the present place. */
    public void step() {
        if (diverged()) {
            return;
        }
        surface.gradient(place.values()[0], place.values()[1], place.gradient());
        rule.step(place, rate);
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
}
