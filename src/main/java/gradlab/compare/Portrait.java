package gradlab.compare;

import gradlab.nn.Parameters;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One network of one run: how well it does and what its layers are like.
 *
 * @param testLoss NaN without a test part
 */
public record Portrait(Weights weights, List<LayerFeatures> layers, double trainingLoss, double testLoss) {

    static Portrait of(Weights weights, Landscape landscape) {
        Parameters parameters = weights.parameters();
        List<LayerFeatures> layers = IntStream.rangeClosed(1, weights.shape().depth())
                .mapToObj(layer -> LayerFeatures.of(parameters, layer)).toList();
        return new Portrait(weights, layers, landscape.trainingLoss(weights), landscape.testLoss(weights));
    }

    /** Sorted singular values and bias norm of every layer: numbers that renumbering the units does not change. */
    public double[] features() {
        return layers.stream().flatMapToDouble(layer -> DoubleStream.concat(DoubleStream.of(layer.singularValues()),
                DoubleStream.of(layer.biasNorm()))).toArray();
    }

    /** ln r of every hidden layer. */
    double[] ratioProfile() {
        return layers.subList(0, layers.size() - 1).stream().mapToDouble(layer -> StrictMath.log(layer.ratio())).toArray();
    }
}
