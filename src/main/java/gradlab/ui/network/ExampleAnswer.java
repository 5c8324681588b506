package gradlab.ui.network;

import gradlab.math.Products;
import gradlab.nn.NetworkShape;
import gradlab.train.Snapshot;
import java.util.Arrays;

/** The network's outputs for a single example, computed from a snapshot. */
final class ExampleAnswer {

    private ExampleAnswer() {
    }

    /** @param inputs rows of features; the example starts at {@code offset} */
    static double[] of(Snapshot snapshot, double[] inputs, int offset) {
        NetworkShape shape = snapshot.shape();
        double[] a = Arrays.copyOfRange(inputs, offset, offset + shape.inputs());
        for (int layer = 1; layer <= shape.depth(); layer++) {
            LayerWeights weights = LayerWeights.of(snapshot.values(), shape, layer);
            double[] z = new double[weights.out()];
            int bias = weights.offset() + weights.in() * weights.out();
            Products.affine(a, 1, weights.in(), weights.flat(), weights.offset(), bias, weights.out(), z);
            a = z;
            if (shape.isHidden(layer)) {
                a = new double[z.length];
                shape.activation(layer).apply(z, a, z.length);
            }
        }
        return a;
    }
}
