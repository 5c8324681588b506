package gradlab.nn;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.data.Task;
import gradlab.experiment.Catalogues;
import gradlab.math.Kernels;
import gradlab.math.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Backpropagation against central differences, for everything a network can be made of. */
class GradientCheckTest {

    private static final double H = 1e-6;
    private static final double TOLERANCE = 1e-7;
    /** A slope that jumps by more than this within 2h has a kink in between: a difference across it means nothing. */
    private static final double KINK = 1e-4;
    private static final List<int[]> SHAPES = List.of(new int[] {2, 3, 1}, new int[] {3, 4, 3, 2}, new int[] {1, 2, 2, 2, 3}, new int[] {4, 3});

    static Stream<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (Activation activation : activations()) {
            for (Entry<Loss> loss : Catalogues.LOSS.entries()) {
                for (Entry<Initializer> law : Catalogues.INITIALIZER.entries()) {
                    if (!(loss.standard() instanceof Loss.Auto)) {
                        all.add(Arguments.argumentSet(activation + ", " + loss.spelling().english() + ", " + law.spelling().english(),
                                activation, loss.standard(), law.standard()));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void backpropagationAgreesWithDifferences(Activation activation, Loss loss, Initializer law) {
        for (int[] sizes : SHAPES) {
            int outputs = sizes[sizes.length - 1];
            boolean regression = loss.fits(Task.REGRESSION, outputs);
            if (regression || loss.fits(Task.CLASSES, outputs)) {
                for (int rows : new int[] {1, 2, 5}) {
                    Case checked = new Case(sizes, activation, loss, law, rows, regression);
                    checked.assertGradient();
                }
            }
        }
    }

    private static List<Activation> activations() {
        List<Activation> all = new ArrayList<>(Catalogues.ACTIVATION.entries().stream().map(Entry::standard).toList());
        all.addAll(List.of(new Activation.LeakyRelu(0.3), new Elu(0.5)));
        return all;
    }

    /** One network with one batch. */
    private static final class Case {
        private final NetworkShape shape;
        private final Loss loss;
        private final Parameters parameters;
        private final Pass pass;
        private final int rows;
        private final double[] x;
        private final double[] y;

        Case(int[] sizes, Activation activation, Loss loss, Initializer law, int rows, boolean regression) {
            List<LayerSpec> hidden = new ArrayList<>();
            for (int i = 1; i < sizes.length - 1; i++) {
                hidden.add(new LayerSpec(sizes[i], activation));
            }
            this.shape = NetworkShape.of(sizes[0], hidden, sizes[sizes.length - 1]);
            this.loss = loss;
            this.rows = rows;
            this.parameters = new Parameters(shape);
            this.pass = new Pass(shape, rows, Kernels.best());
            Rng rng = Rng.of(sizes.length * 100L + rows, Rng.Stream.WEIGHTS);
            parameters.initialize(law, rng);
            boolean drawn = Stream.of(Initializer.Zeros.class, Initializer.Constant.class).noneMatch(plain -> plain.isInstance(law));
            for (int layer = 1; drawn && layer <= shape.depth(); layer++) {
                Parameters.Block bias = parameters.bias(layer);
                for (int i = bias.offset(); i < bias.offset() + bias.size(); i++) {
                    parameters.values()[i] = 0.3 * rng.nextGaussian();
                }
            }
            x = new double[rows * shape.inputs()];
            for (int i = 0; i < x.length; i++) {
                x[i] = rng.nextGaussian();
            }
            y = targets(rng, regression);
        }

        private double[] targets(Rng rng, boolean regression) {
            int outputs = shape.outputs();
            double[] targets = new double[rows * outputs];
            for (int i = 0; i < rows; i++) {
                int label = rng.nextInt(Math.max(2, outputs));
                for (int j = 0; j < outputs; j++) {
                    targets[i * outputs + j] = regression ? rng.nextGaussian() : outputs == 1 ? label : label == j ? 1 : 0;
                }
            }
            return targets;
        }

        void assertGradient() {
            double[] o = pass.forward(parameters, x, rows);
            loss.gradient(o, y, pass.outputDelta(), rows, shape.outputs());
            pass.backward(parameters, x, rows);
            double[] gradient = parameters.gradient().clone();
            double[] theta = parameters.values();
            int checked = 0;
            for (int i = 0; i < theta.length; i++) {
                double kept = theta[i];
                theta[i] = kept + H;
                double above = value();
                double[] slopesAbove = slopes();
                theta[i] = kept - H;
                double below = value();
                boolean smooth = smooth(slopesAbove, slopes());
                theta[i] = kept;
                if (smooth) {
                    checked++;
                    double difference = (above - below) / (2 * H);
                    assertThat(Math.abs(difference - gradient[i]) / Math.max(1, Math.abs(gradient[i])))
                            .as("parameter %d of %s, %d rows: difference %s, gradient %s", i, shape, rows, difference, gradient[i])
                            .isLessThan(TOLERANCE);
                }
            }
            assertThat(checked).as("coordinates without a kink").isGreaterThanOrEqualTo(shape.outputs());
        }

        private double value() {
            return loss.value(pass.forward(parameters, x, rows), y, rows, shape.outputs());
        }

        /** Slopes at all hidden pre-activations of the last forward pass. */
        private double[] slopes() {
            List<Double> slopes = new ArrayList<>();
            for (int layer = 1; layer < shape.depth(); layer++) {
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < shape.units(layer); j++) {
                        slopes.add(shape.activation(layer).slope(pass.preActivations(layer)[i * pass.stride(layer) + j]));
                    }
                }
            }
            return slopes.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private static boolean smooth(double[] above, double[] below) {
            for (int i = 0; i < above.length; i++) {
                if (Math.abs(above[i] - below[i]) > KINK) {
                    return false;
                }
            }
            return true;
        }
    }
}
