package gradlab.nn;

import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.math.Rng;

/**
 * Every law from which weights start; biases start at zero unless the law says otherwise. {@code scale} multiplies the drawn weights. To add a law,
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

    /** Fills the biases of a layer; where a law says nothing of them they start at zero. */
    default void fillBias(double[] biases, int at, int fanIn, int fanOut, Rng rng) {
        java.util.Arrays.fill(biases, at, at + fanOut, 0);
    }

    /** Carries a scale like all others, so that the notation has no exception; zero stays zero. */
    @Named(en = "zeros", ru = "нули")
    record Zeros(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public Zeros() {
            this(1);
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

    /** Normal biases around a mean; nothing is drawn for a spread of 0, so that such a start is what it always was. */
    private static void drawBias(double[] biases, int at, int count, double mean, double spread, Rng rng) {
        for (int j = at; j < at + count; j++) {
            biases[j] = spread > 0 ? mean + spread * rng.nextGaussian() : mean;
        }
    }

    /** N(0, deviation²); biases N(biasMean, bias²). */
    @Named(en = "normal", ru = "нормальная")
    record Normal(
            @Named(en = "deviation", ru = "отклонение", also = "разброс") @Range(min = 0, max = 1000) double deviation,
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale,
            @Named(en = "bias", ru = "смещение") @Range(min = 0, max = 1000) double bias,
            @Named(en = "bias-mean", ru = "среднее-смещений") @Range(min = -1000, max = 1000) double biasMean) implements Initializer {
        public Normal() {
            this(0.01, 1, 0, 0);
        }

        /** Biases around zero. */
        public Normal(double deviation, double scale, double bias) {
            this(deviation, scale, bias, 0);
        }

        /** Biases at zero. */
        public Normal(double deviation, double scale) {
            this(deviation, scale, 0, 0);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return deviation * rng.nextGaussian();
        }

        @Override
        public void fillBias(double[] biases, int at, int fanIn, int fanOut, Rng rng) {
            drawBias(biases, at, fanOut, biasMean, bias, rng);
        }
    }

    /** Uniform in ±bound. */
    @Named(en = "uniform", ru = "равномерная")
    record Uniform(
            @Named(en = "bound", ru = "граница") @Range(min = 0, max = 1000) double bound,
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public Uniform() {
            this(0.1, 1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return rng.uniform(-bound, bound);
        }
    }

    /** Normal with variance 2/(in+out) (Glorot &amp; Bengio 2010); biases N(biasMean, bias²). */
    @Named(en = "xavier", ru = "Ксавье", also = {"glorot", "Глоро"})
    record Xavier(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale,
            @Named(en = "bias", ru = "смещение") @Range(min = 0, max = 1000) double bias,
            @Named(en = "bias-mean", ru = "среднее-смещений") @Range(min = -1000, max = 1000) double biasMean) implements Initializer {
        public Xavier() {
            this(1, 0, 0);
        }

        /** Biases around zero. */
        public Xavier(double scale, double bias) {
            this(scale, bias, 0);
        }

        /** Biases at zero. */
        public Xavier(double scale) {
            this(scale, 0, 0);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return Math.sqrt(2.0 / (fanIn + fanOut)) * rng.nextGaussian();
        }

        @Override
        public void fillBias(double[] biases, int at, int fanIn, int fanOut, Rng rng) {
            drawBias(biases, at, fanOut, biasMean, bias, rng);
        }
    }

    /** Normal with variance 2/in (He et al. 2015); biases N(biasMean, bias²). */
    @Named(en = "he", ru = "Хе", also = {"kaiming", "Кайминг"})
    record He(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale,
            @Named(en = "bias", ru = "смещение") @Range(min = 0, max = 1000) double bias,
            @Named(en = "bias-mean", ru = "среднее-смещений") @Range(min = -1000, max = 1000) double biasMean) implements Initializer {
        public He() {
            this(1, 0, 0);
        }

        /** Biases around zero. */
        public He(double scale, double bias) {
            this(scale, bias, 0);
        }

        /** Biases at zero. */
        public He(double scale) {
            this(scale, 0, 0);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return Math.sqrt(2.0 / fanIn) * rng.nextGaussian();
        }

        @Override
        public void fillBias(double[] biases, int at, int fanIn, int fanOut, Rng rng) {
            drawBias(biases, at, fanOut, biasMean, bias, rng);
        }
    }

    /** Uniform in ±√(6/(in+out)): the same variance as Xavier's normal law. */
    @Named(en = "xavier-uniform", ru = "Ксавье-равномерная", also = "glorot-uniform")
    record XavierUniform(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public XavierUniform() {
            this(1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            double bound = Math.sqrt(6.0 / (fanIn + fanOut));
            return rng.uniform(-bound, bound);
        }
    }

    /** Uniform in ±√(6/in): the same variance as He's normal law. */
    @Named(en = "he-uniform", ru = "Хе-равномерная", also = "kaiming-uniform")
    record HeUniform(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public HeUniform() {
            this(1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            double bound = Math.sqrt(6.0 / fanIn);
            return rng.uniform(-bound, bound);
        }
    }

    /** Normal with variance 1/in (LeCun et al. 1998); what SELU needs. */
    @Named(en = "lecun", ru = "ЛеКун", also = "лекун")
    record LeCun(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public LeCun() {
            this(1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return Math.sqrt(1.0 / fanIn) * rng.nextGaussian();
        }
    }

    /**
     * A random orthogonal matrix times the gain: all singular values are equal (Saxe et al. 2014). Made from normal rows or
     * columns of the short side by the modified Gram–Schmidt process, done twice.
     */
    @Named(en = "orthogonal", ru = "ортогональная")
    record Orthogonal(
            @Named(en = "gain", ru = "усиление") @Range(min = 0.01, max = 100, log = true) double gain,
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public Orthogonal() {
            this(1, 1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            return rng.nextGaussian();
        }

        @Override
        public void fill(double[] weights, int at, int fanIn, int fanOut, Rng rng) {
            boolean rows = fanIn <= fanOut;
            int count = rows ? fanIn : fanOut;
            int length = rows ? fanOut : fanIn;
            double[][] basis = new double[count][length];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < length; j++) {
                    basis[i][j] = draw(fanIn, fanOut, rng);
                }
                orthonormalize(basis, i);
            }
            for (int i = 0; i < fanIn; i++) {
                for (int j = 0; j < fanOut; j++) {
                    weights[at + i * fanOut + j] = gain * scale * (rows ? basis[i][j] : basis[j][i]);
                }
            }
        }

        /** Once is not enough in floating point; twice is (Kahan). */
        private static void orthonormalize(double[][] basis, int i) {
            for (int time = 0; time < 2; time++) {
                for (int before = 0; before < i; before++) {
                    double along = dot(basis[i], basis[before]);
                    for (int j = 0; j < basis[i].length; j++) {
                        basis[i][j] -= along * basis[before][j];
                    }
                }
            }
            double norm = Math.sqrt(dot(basis[i], basis[i]));
            for (int j = 0; j < basis[i].length; j++) {
                basis[i][j] /= norm;
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int j = 0; j < a.length; j++) {
                sum += a[j] * b[j];
            }
            return sum;
        }
    }

    /** What PyTorch's {@code Linear} starts with: weights and biases uniform in ±1/√in. */
    @Named(en = "torch", ru = "torch", also = "pytorch")
    record Torch(
            @Named(en = "scale", ru = "масштаб", also = "k") @Range(min = 1e-6, max = 1e6, log = true) double scale) implements Initializer {
        public Torch() {
            this(1);
        }

        @Override
        public double draw(int fanIn, int fanOut, Rng rng) {
            double bound = 1 / Math.sqrt(fanIn);
            return rng.uniform(-bound, bound);
        }

        @Override
        public void fillBias(double[] biases, int at, int fanIn, int fanOut, Rng rng) {
            for (int j = 0; j < fanOut; j++) {
                biases[at + j] = scale * draw(fanIn, fanOut, rng);
            }
        }
    }
}
