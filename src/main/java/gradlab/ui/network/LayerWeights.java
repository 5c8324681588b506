package gradlab.ui.network;

import gradlab.nn.NetworkShape;

/** One layer's weight matrix (in × out) and bias within a flat array of parameters or of their gradient. */
record LayerWeights(double[] flat, int offset, int in, int out) {

    static LayerWeights of(double[] flat, NetworkShape shape, int layer) {
        int offset = 0;
        for (int before = 1; before < layer; before++) {
            offset += (shape.units(before - 1) + 1) * shape.units(before);
        }
        return new LayerWeights(flat, offset, shape.units(layer - 1), shape.units(layer));
    }

    double weight(int from, int to) {
        return flat[offset + from * out + to];
    }

    double bias(int unit) {
        return flat[offset + in * out + unit];
    }

    /** The length of the vector of weights that lead to a unit. */
    double incomingNorm(int unit) {
        double sum = 0;
        for (int i = 0; i < in; i++) {
            sum += weight(i, unit) * weight(i, unit);
        }
        return Math.sqrt(sum);
    }

    /** The largest |weight| that leads to a unit. */
    double incomingReach(int unit) {
        double reach = 0;
        for (int i = 0; i < in; i++) {
            reach = Math.max(reach, Math.abs(weight(i, unit)));
        }
        return reach;
    }

    /** The largest finite |weight|, at least {@code floor}. */
    double largest(double floor) {
        double largest = floor;
        for (int i = offset; i < offset + in * out; i++) {
            double magnitude = Math.abs(flat[i]);
            if (magnitude > largest && Double.isFinite(magnitude)) {
                largest = magnitude;
            }
        }
        return largest;
    }
}
