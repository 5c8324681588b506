package gradlab.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.BatchPlan;
import gradlab.data.DataSet;
import gradlab.data.Scaling;
import gradlab.data.Split;
import gradlab.data.Task;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.math.Spectrum;
import gradlab.nn.Initializer;
import gradlab.nn.Loss;
import gradlab.nn.NetworkShape;
import gradlab.nn.Optimizer;
import gradlab.nn.Parameters;
import gradlab.train.Prepared;
import gradlab.train.Run;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What inputs of the wrong scale or place do. Two numbers in a comment: this lab's, then the reference. */
@Tag("slow")
class UnnormalisedInputsTest {

    private static final int MOST = 20_000;

    /**
     * Steps to a thousandth of the excess loss, and the condition of the curvature: standardised 3, 1.4 / 2, 1.2; min–max 162,
     * 51 / 414, 123; deviations 1 and 1000 more than 20 000, 1.1e6 / 1.1e6; moved by 100 more than 20 000, 3.1e8 / 4e8.
     */
    @Test
    void linearRegressionIsSlowByItsCondition() {
        DataSet plain = plane(1, 0);
        Descent standard = descent(new Scaling.Standard().fit(plain).apply(plain));
        Descent minmax = descent(new Scaling.MinMax().fit(plain).apply(plain));
        Descent scaled = descent(plane(1000, 0));
        Descent moved = descent(plane(1, 100));

        assertThat(standard.condition()).isLessThan(2);
        assertThat(standard.steps()).isLessThanOrEqualTo(10);
        assertThat(minmax.condition()).isBetween(30.0, 400.0);
        assertThat(minmax.steps()).isBetween(80, 2000);
        assertThat(scaled.condition()).isGreaterThan(1e5);
        assertThat(scaled.steps()).isEqualTo(MOST);
        assertThat(moved.condition()).isGreaterThan(1e7);
        assertThat(moved.steps()).isEqualTo(MOST);
    }

    /** ×1000: loss .68 / .68, accuracy .57 / .56, saturation of layer 1 1.00 / .99; standardised again .037 / .038 and 1.00; raw .028 / .023. */
    @Test
    void inputsTooLargeSaturateTheFirstLayerAtOnce() {
        double[] start = Labs.saturation(Labs.started(Labs.read("inputs-raw")));
        List<Run> runs = Labs.trained(List.of(Labs.read("inputs-raw"), Labs.read("inputs-raw", "inputs", "standard"),
                Labs.read("inputs-raw", "data", "circles(512, noise=0.15)")));

        assertThat(start[0]).isGreaterThan(0.97);
        assertThat(Labs.accuracy(runs.get(0))).isLessThan(0.7);
        assertThat(Labs.loss(runs.get(0))).isGreaterThan(0.5);
        assertThat(Labs.accuracy(runs.get(1))).isGreaterThan(0.98);
        assertThat(Labs.loss(runs.get(1))).isLessThan(0.1);
        assertThat(Labs.accuracy(runs.get(2))).isGreaterThan(0.98);
    }

    /** Inputs moved by 50: loss .696 / .693, accuracy .50 / .50, units of the first layer without a gradient above 1e-8: .44 / .31–.53. */
    @Test
    void inputsFarFromZeroFreezeUnitsOfTheFirstLayer() {
        ExperimentSpec spec = Labs.read("inputs-raw", "data", "circles(512, noise=0.15)");
        Prepared data = Prepared.of(spec);
        double[] moved = data.training().inputs().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 50;
        }
        DataSet training = data.training().withInputs(moved);
        Run run = Labs.trained(spec, new Prepared(new Split(training, data.test()), data.targets(), data.testTargets(), data.loss()));

        assertThat(Labs.loss(run)).isGreaterThan(0.6);
        assertThat(Labs.accuracy(run)).isLessThan(0.65);
        assertThat(frozenUnits(run)).isBetween(0.1, 0.8);
    }

    /** Effective rank of the first layer's gradient: standardised 8.4 / 8.3; scales 1…1000 6.7 / 6.8; mean + 10 1.20 / 1.2–1.5. */
    @Test
    void anOffsetHurtsTheSpectrumMoreThanAScale() {
        ExperimentSpec spec = Labs.read("gradient-rank", "batch", "full");
        double standard = firstRank(spec, 1, 0);
        double scaled = firstRank(spec, 1000, 0);
        double moved = firstRank(spec, 1, 10);

        assertThat(standard).isBetween(6.5, 10.0);
        assertThat(scaled).isBetween(4.0, 0.95 * standard);
        assertThat(moved).isLessThan(2.0).isLessThan(scaled);
    }

    /** The teacher's inputs with scales that grow from 1 to the greatest, geometrically, and moved. */
    private static double firstRank(ExperimentSpec spec, double greatest, double offset) {
        Prepared data = Prepared.of(spec);
        int features = data.training().features();
        double[] x = data.training().inputs().clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i] * Math.pow(greatest, (i % features) / (features - 1.0)) + offset;
        }
        DataSet training = data.training().withInputs(x);
        Run run = Run.start(spec, new Prepared(new Split(training, data.test()), data.targets(), data.testTargets(), data.loss()), () -> 0);
        run.observe();
        return Labs.gradients(run).getFirst().effectiveRank();
    }

    private static double frozenUnits(Run run) {
        Parameters.Block weight = run.parameters().weight(1);
        Parameters.Block bias = run.parameters().bias(1);
        double[] g = run.parameters().gradient();
        return IntStream.range(0, weight.columns()).filter(j -> Math.abs(g[weight.offset() + j]) < 1e-8
                && Math.abs(g[weight.offset() + weight.columns() + j]) < 1e-8 && Math.abs(g[bias.offset() + j]) < 1e-8).count() / (double) weight.columns();
    }

    private record Descent(double condition, int steps) {
    }

    /** Two normal features, the second with another deviation, both moved, and a linear answer with noise. */
    private static DataSet plane(double deviation, double offset) {
        Rng rng = Rng.of(7, Rng.Stream.DATA);
        double[] x = new double[2 * 200];
        double[] y = new double[200];
        for (int i = 0; i < 200; i++) {
            double first = rng.nextGaussian();
            double second = rng.nextGaussian();
            x[2 * i] = first + offset;
            x[2 * i + 1] = deviation * second + offset;
            y[i] = first - 2 * second + 0.5 + 0.1 * rng.nextGaussian();
        }
        return new DataSet(200, 2, x, y, 1, Task.REGRESSION, List.of("x1", "x2"), List.of(), List.of());
    }

    /** Gradient descent at 1/λ of the greatest curvature until a thousandth of what could be won is missing. */
    private static Descent descent(DataSet data) {
        double[] extended = new double[3 * data.rows()];
        for (int i = 0; i < data.rows(); i++) {
            extended[3 * i] = 1;
            System.arraycopy(data.inputs(), 2 * i, extended, 3 * i + 1, 2);
        }
        double[] sigma = Spectrum.of(extended, 0, data.rows(), 3).values();
        double curvature = 2 * sigma[0] * sigma[0] / data.rows();
        ExperimentSpec spec = ExperimentSpec.standard().withTestShare(0).withNetwork(NetworkShape.of(2, List.of(), 1))
                .withInitializer(new Initializer.Zeros()).withOptimizer(new Optimizer.Sgd(1 / curvature)).withBatches(new BatchPlan(0, false))
                .withProbes(List.of());
        DataSet nothing = data.select(new int[0], 0, 0);
        Run run = Run.start(spec, new Prepared(new Split(data, nothing), data.targets(), new double[0], new Loss.Mse()), () -> 0);
        double least = leastLoss(data, extended);
        run.observe();
        double first = run.batchLoss();
        int steps = 0;
        while (steps < MOST && run.batchLoss() - least > 1e-3 * (first - least)) {
            run.step();
            run.observe();
            steps++;
        }
        return new Descent(sigma[0] * sigma[0] / (sigma[2] * sigma[2]), steps);
    }

    /** The loss of the least squares, by elimination from the normal equations of centred features. */
    private static double leastLoss(DataSet data, double[] extended) {
        int n = data.rows();
        double[] mean = new double[3];
        for (int i = 0; i < n; i++) {
            mean[0] += extended[3 * i + 1] / n;
            mean[1] += extended[3 * i + 2] / n;
            mean[2] += data.targets()[i] / n;
        }
        double aa = 0;
        double bb = 0;
        double ab = 0;
        double ay = 0;
        double by = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            double a = extended[3 * i + 1] - mean[0];
            double b = extended[3 * i + 2] - mean[1];
            double y = data.targets()[i] - mean[2];
            aa += a * a;
            bb += b * b;
            ab += a * b;
            ay += a * y;
            by += b * y;
            yy += y * y;
        }
        double determinant = aa * bb - ab * ab;
        double u = (ay * bb - by * ab) / determinant;
        double v = (by * aa - ay * ab) / determinant;
        return (yy - u * ay - v * by) / n;
    }
}
