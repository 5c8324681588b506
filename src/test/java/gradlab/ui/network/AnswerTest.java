package gradlab.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.data.DataSet;
import gradlab.data.DataSource;
import gradlab.data.ImageShape;
import gradlab.experiment.ExperimentSpec;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.train.Prepared;
import gradlab.train.Snapshot;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Numbers on their way to colours. */
class AnswerTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private static AnswerColours colours(DataSource source, int outputs) {
        ExperimentSpec spec = ExperimentSpec.standard().withData(source).withEnds(2, outputs);
        return new AnswerColours(Prepared.of(spec), outputs, Palette.LIGHT);
    }

    private static float[][] answers(double... values) {
        float[][] maps = new float[values.length][1];
        for (int k = 0; k < values.length; k++) {
            maps[k][0] = (float) values[k];
        }
        return maps;
    }

    @Test
    void sureAnswersOfOneOutputAreFarApartAndDoubtIsTheSurface() {
        AnswerColours colours = colours(new DataSource.Circles(), 1);

        int surface = Ramp.argb(Palette.LIGHT.surface());
        assertThat(colours.pixel(answers(0), 0)).isEqualTo(surface);
        assertThat(blue(colours.pixel(answers(9), 0))).isGreaterThan(blue(colours.pixel(answers(-9), 0)));
    }

    @Test
    void likeliestOfSeveralClassesGivesTheColour() {
        AnswerColours colours = colours(new DataSource.Blobs(), 3);

        int expected = Ramp.argb(Palette.LIGHT.surface().interpolate(Palette.LIGHT.series(2), 0.5));
        for (int shift = 0; shift <= 16; shift += 8) {
            int found = colours.pixel(answers(-30, 0, 30), 0) >> shift & 0xFF;
            assertThat(found).isCloseTo(expected >> shift & 0xFF, Offset.offset(1));
        }
    }

    @Test
    void sharesOfClassesAddUpToOneEvenForHugeAnswers() {
        double[] shares = colours(new DataSource.Blobs(), 3).shares(new double[] {1e4, -1e4, 9.9e3});

        assertThat(shares[0] + shares[1] + shares[2]).isCloseTo(1, EXACT);
        assertThat(shares[0]).isCloseTo(1, EXACT);
    }

    @Test
    void brokenNumbersAreGrey() {
        int grey = Ramp.argb(Palette.LIGHT.line());

        assertThat(colours(new DataSource.Circles(), 1).pixel(answers(Double.NaN), 0)).isEqualTo(grey);
        assertThat(colours(new DataSource.Blobs(), 3).pixel(answers(1, Double.NaN, 2), 0)).isEqualTo(grey);
    }

    @Test
    void toneIsCentredBetweenTheLimitsOfAnActivation() {
        Tone sigmoid = Tone.of(new Activation.Sigmoid(), 1);
        assertThat(sigmoid.of(0.5)).isCloseTo(0, EXACT);
        assertThat(sigmoid.of(1)).isCloseTo(1, EXACT);
        assertThat(Tone.of(new Activation.Tanh(), 1).of(-1)).isCloseTo(-1, EXACT);
        assertThat(Tone.of(new Activation.Relu(), 4).of(2)).isCloseTo(0.5, EXACT);
        assertThat(Tone.of(new Activation.Relu(), 0).of(0)).isZero();
    }

    @Test
    void enlargingKeepsCornersAndStraightLines() {
        float[] grid = {0, 1, 2, 0, 1, 2, 0, 1, 2};

        float[] large = Resampling.enlarge(grid, 3, 9);
        assertThat(large[0]).isZero();
        assertThat(large[8]).isEqualTo(2);
        assertThat(large[80]).isEqualTo(2);
        assertThat(large[4 * 9 + 4]).isCloseTo(1, Offset.offset(1e-6f));
        assertThat(Resampling.at(grid, 3, 0.25, 0.9)).isCloseTo(0.5, Offset.offset(1e-9));
    }

    @Test
    void pixelsAreKnownByTheirNames() {
        List<String> idx = IntStream.range(0, 20).mapToObj(i -> "r" + (i / 4 + 1) + "c" + (i % 4 + 1)).toList();
        assertThat(ImageShape.of(features(idx))).contains(new ImageShape(5, 4));
        List<String> table = IntStream.range(0, 16).mapToObj(i -> "pixel" + i).toList();
        assertThat(ImageShape.of(features(table))).contains(new ImageShape(4, 4));
        List<String> other = IntStream.range(0, 16).mapToObj(i -> "x" + i).toList();
        assertThat(ImageShape.of(features(other))).isEmpty();
    }

    private static DataSet features(List<String> names) {
        return DataSet.ofClasses(names.size(), new double[2 * names.size()], new double[] {0, 1}, names, List.of("a", "b"), List.of());
    }

    @Test
    void answerToOneExampleIsWhatTheNetworkComputes() {
        ExperimentSpec spec = ExperimentSpec.standard().withData(new DataSource.Blobs(40, 4, 7, 0.6, 1)).withEnds(7, 4);
        NetworkShape shape = spec.network();
        Parameters parameters = new Parameters(shape);
        parameters.initialize(spec.initializer(), Rng.of(3, Rng.Stream.WEIGHTS));
        double[] inputs = Prepared.of(spec).training().inputs();
        Snapshot snapshot = new Snapshot(1, 0, shape, parameters.values(), parameters.gradient(), new double[0], Optional.empty(), Optional.empty(),
                new double[0][], new double[0][], Optional.empty());

        double[] all = new Pass(shape, 2, gradlab.math.Kernels.best()).forward(parameters, inputs, 2);
        assertThat(new ExampleWalk.Walker().walk(snapshot, inputs, 7).outputs()).containsExactly(all[4], all[5], all[6], all[7]);
    }

    @Test
    void weightsOfALayerAreThoseOfTheSnapshot() {
        NetworkShape shape = ExperimentSpec.standard().network();
        double[] values = IntStream.range(0, shape.parameterCount()).mapToDouble(i -> i).toArray();
        Snapshot snapshot = new Snapshot(1, 0, shape, values, values, new double[0], Optional.empty(), Optional.empty(), new double[0][], new double[0][], Optional.empty());

        LayerWeights second = LayerWeights.of(values, shape, 2);
        assertThat(second.weight(3, 5)).isEqualTo(snapshot.weight(2, 3, 5));
        assertThat(second.bias(6)).isEqualTo(snapshot.bias(2, 6));
        assertThat(second.largest(0)).isEqualTo(second.weight(7, 7));
    }

    private static int blue(int pixel) {
        return pixel & 0xFF;
    }
}
