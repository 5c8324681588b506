package gradlab.ui.network;

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
            for (int to = 0; to < z.length; to++) {
                z[to] = weights.flat()[bias + to];
                for (int from = 0; from < a.length; from++) {
                    z[to] = Math.fma(a[from], weights.flat()[weights.offset() + from * weights.out() + to], z[to]);
                }
                if (shape.isHidden(layer)) {
                    z[to] = shape.activation(layer).value(z[to]);
                }
            }
            a = z;
        }
        return a;
    }
}
