package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.math.Kernels;
import gradlab.nn.Activation;
import gradlab.nn.NetworkShape;
import gradlab.nn.Parameters;
import gradlab.nn.Pass;
import gradlab.train.Prepared;
import gradlab.train.Snapshot;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one example does in every unit on its way through a network.
 *
 * @param sums z of layers 1..depth
 * @param activations f(z) of layers 1..depth; the last are the outputs
 * @param slopes f′(z) of layers 1..depth
 * @param loss of this example alone, NaN where its right answer is not known
 */
record ExampleWalk(double[][] sums, double[][] activations, double[][] slopes, double loss) {

    double[] outputs() {
        return activations[activations.length - 1];
    }

    /** Takes examples through networks; keeps its working memory from one to the next. */
    static final class Walker {

        private Optional<Snapshot> loaded = Optional.empty();
        private Optional<Parameters> parameters = Optional.empty();
        private Optional<Pass> pass = Optional.empty();

        /** @param inputs rows of features; the example starts at {@code offset} */
        ExampleWalk walk(Snapshot snapshot, double[] inputs, int offset) {
            load(snapshot);
            NetworkShape shape = snapshot.shape();
            Pass way = pass.orElseThrow();
            double[] outputs = way.forward(parameters.orElseThrow(), Arrays.copyOfRange(inputs, offset, offset + shape.inputs()), 1);
            double[][] sums = new double[shape.depth()][];
            double[][] activations = new double[shape.depth()][];
            double[][] slopes = new double[shape.depth()][];
            for (int layer = 1; layer <= shape.depth(); layer++) {
                sums[layer - 1] = Arrays.copyOf(way.preActivations(layer), shape.units(layer));
                activations[layer - 1] = Arrays.copyOf(way.activations(layer), shape.units(layer));
                Activation activation = parameters.orElseThrow().activation(shape, layer);
                slopes[layer - 1] = Arrays.stream(sums[layer - 1]).map(activation::slope).toArray();
            }
            activations[shape.depth() - 1] = Arrays.copyOf(outputs, shape.outputs());
            return new ExampleWalk(sums, activations, slopes, Double.NaN);
        }

        /** The same for an example of the data, with its loss. */
        ExampleWalk walk(Snapshot snapshot, Prepared data, Pin pin) {
            DataSet part = pin.part(data);
            ExampleWalk way = walk(snapshot, part.inputs(), pin.row() * part.features());
            int columns = snapshot.shape().outputs();
            double[] targets = pin.test() ? data.testTargets() : data.targets();
            double[] right = Arrays.copyOfRange(targets, pin.row() * columns, (pin.row() + 1) * columns);
            return new ExampleWalk(way.sums, way.activations, way.slopes, data.loss().value(way.outputs().clone(), right, 1, columns));
        }

        private void load(Snapshot snapshot) {
            if (loaded.filter(known -> known == snapshot).isPresent()) {
                return;
            }
            boolean another = loaded.filter(known -> known.shape().equals(snapshot.shape())).isEmpty();
            if (another) {
                parameters = Optional.of(new Parameters(snapshot.shape()));
                pass = Optional.of(new Pass(snapshot.shape(), 1, Kernels.best()));
            }
            loaded = Optional.of(snapshot);
            Parameters here = parameters.orElseThrow();
            System.arraycopy(snapshot.values(), 0, here.values(), 0, here.size());
            System.arraycopy(snapshot.statistics(), 0, here.statistics(), 0, snapshot.statistics().length);
        }
    }
}
