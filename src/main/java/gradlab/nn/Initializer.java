package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;

/**
 * Every law from which weights start; biases start at zero. {@code scale} multiplies the drawn weights. To add a law,
 * add a record here.
 */
public sealed interface Initializer {

    /** The next weight of a layer with this fan-in and fan-out, before scaling. */
    double draw(int fanIn, int fanOut, Rng rng);

    double scale();

    /** Fills a weight matrix in × out, row by row. */
    default void fill(double[] weights, int at, int fanIn, int fanOut, Rng rng) {
        for (int i = at; i < at + fanIn * fanOut; i++) {
            weights[i] = scale() * draw(fanIn, fanOut, rng);
        }
    }

    @Named(en = "zeros", ru = "нули")
    record Zeros() implements Initializer {
        @Override
        public double scale() {
            return 1;
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return 0;
        }
    }

    @Named(en = "constant", ru = "постоянная")
    record Constant(
            @Named(en = "value", ru = "значение") @Range(min = -100, max = 100) double value,
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public Constant() {
            this(0.1, 1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return value;
        }
    }

    /** N(0, deviation²). */
    @Named(en = "normal", ru = "нормальная")
    record Normal(
            @Named(en = "deviation", ru = "отклонение", also = "разброс") @Range(min = 0, max = 1000) double deviation,
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public Normal() {
            this(0.01, 1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return deviation * rng.nextGaussian();
        }
    }

    /** Normal with variance 2/(in+out) (Glorot &amp; Bengio 2010). */
    @Named(en = "xavier", ru = "Ксавье", also = {"glorot", "Глоро"})
    record Xavier(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public Xavier() {
            this(1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return Math.sqrt(2.0 / (fanIn + fanOut)) * rng.nextGaussian();
        }
    }

    /** Normal with variance 2/in (He et al. 2015). */
    @Named(en = "he", ru = "Хе", also = {"kaiming", "Кайминг"})
    record He(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public He() {
            this(1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return Math.sqrt(2.0 / fanIn) * rng.nextGaussian();
        }
    }
}
