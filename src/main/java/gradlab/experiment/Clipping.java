package gradlab.experiment;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Lengths;

/**
 * How too long a gradient is cut, after the penalties are added and before the optimizer sees it. What the charts show is
 * the gradient before the cut; decay that an optimizer applies by itself is not cut. To add a way, add a record here.
 */
public sealed interface Clipping {

    /** Cuts the direction that the optimizer follows, in place. */
    void clip(double[] direction);

    @Named(en = "none", ru = "нет")
    record None() implements Clipping {
        @Override
        public void clip(double[] direction) {
        }
    }

    /** g ← g·min(1, c/(‖g‖ + 10⁻⁶)) with the norm over all parameters: the way it points stays the same. */
    @Named(en = "norm", ru = "норма", also = "по-норме")
    record Norm(
            @Named(en = "limit", ru = "предел", also = "порог") @Range(min = 1e-6, max = 1e6, log = true) double limit) implements Clipping {
        public Norm() {
            this(1);
        }

        @Override
        public void clip(double[] direction) {
            double factor = limit / (Lengths.euclidean(direction, 0, direction.length) + 1e-6);
            if (factor < 1) {
                for (int i = 0; i < direction.length; i++) {
                    direction[i] *= factor;
                }
            }
        }
    }

    /** Every entry of g is held within −c and c: the way it points changes, and with it the rank. */
    @Named(en = "value", ru = "значение", also = "по-значению")
    record Value(
            @Named(en = "limit", ru = "предел", also = "порог") @Range(min = 1e-6, max = 1e6, log = true) double limit) implements Clipping {
        public Value() {
            this(0.5);
        }

        @Override
        public void clip(double[] direction) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] = Math.clamp(direction[i], -limit, limit);
            }
        }
    }
}
