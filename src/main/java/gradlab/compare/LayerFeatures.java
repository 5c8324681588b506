package gradlab.compare;

import gradlab.math.Lengths;
import gradlab.math.Spectrum;
import gradlab.nn.Parameters;
import gradlab.nn.Parameters.Block;

/**
 * What of a layer's weights does not depend on how its units are numbered.
 *
 * @param norm ‖W‖_F
 * @param biasNorm ‖b‖₂
 * @param entryVariance of the entries of W, around their mean, biased (1/n)
 * @param singularValues of W, descending
 */
public record LayerFeatures(double norm, double biasNorm, double entryVariance, double[] singularValues) {

    static LayerFeatures of(Parameters parameters, int layer) {
        Block weight = parameters.weight(layer);
        Block bias = parameters.bias(layer);
        double[] values = parameters.values();
        double mean = 0;
        for (int i = weight.offset(); i < weight.offset() + weight.size(); i++) {
            mean += values[i] / weight.size();
        }
        double variance = 0;
        for (int i = weight.offset(); i < weight.offset() + weight.size(); i++) {
            variance += (values[i] - mean) * (values[i] - mean) / weight.size();
        }
        return new LayerFeatures(Lengths.euclidean(values, weight.offset(), weight.size()),
                Lengths.euclidean(values, bias.offset(), bias.size()), variance,
                Spectrum.of(values, weight.offset(), weight.rows(), weight.columns()).values());
    }

    /** r = ‖W‖_F / ‖b‖₂; NaN ("undefined") for b = 0. Of a layer with a single unit it is heavy-tailed: b is one number. */
    public double ratio() {
        return biasNorm > 0 ? norm / biasNorm : Double.NaN;
    }
}
