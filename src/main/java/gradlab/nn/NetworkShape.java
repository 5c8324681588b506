package gradlab.nn;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sizes and activations of a network. Layers count from 1; the last is the output and has the identity, because the
 * link function belongs to the loss.
 *
 * @param normalization of every hidden layer
 */
public record NetworkShape(int inputs, List<LayerSpec> layers, Normalization normalization) {

    public NetworkShape {
        layers = List.copyOf(layers);
    }

    /** Hidden layers plus an output layer of logits, without normalisation. */
    public static NetworkShape of(int inputs, List<LayerSpec> hidden, int outputs) {
        List<LayerSpec> layers = new java.util.ArrayList<>(hidden);
        layers.add(new LayerSpec(outputs, new Activation.Identity()));
        return new NetworkShape(inputs, layers, new Normalization.None());
    }

    public NetworkShape withNormalization(Normalization changed) {
        return new NetworkShape(inputs, layers, changed);
    }

    /** True if the sums of this layer are normalised before its activation. */
    public boolean normalizes(int layer) {
        return isHidden(layer) && normalization.isThere();
    }

    /** True if this layer's activation has a slope that is learned. */
    public boolean learnsSlope(int layer) {
        return activation(layer) instanceof PRelu;
    }

    /** Number of layers with weights. */
    public int depth() {
        return layers.size();
    }

    /** Units of layer 1..depth; 0 gives the number of inputs. */
    public int units(int layer) {
        return layer == 0 ? inputs : layers.get(layer - 1).units();
    }

    public Activation activation(int layer) {
        return layers.get(layer - 1).activation();
    }

    /** Units of every layer, inputs first: {@code 2-8-1}. */
    public String sizes() {
        return IntStream.rangeClosed(0, depth()).mapToObj(layer -> Integer.toString(units(layer))).collect(Collectors.joining("-"));
    }

    /** True if what one of the two has learned can be put into the other: everything that is learned has its place in both. */
    public boolean hasWeightsLike(NetworkShape other) {
        return sizes().equals(other.sizes()) && normalization.getClass() == other.normalization.getClass()
                && IntStream.rangeClosed(1, depth()).allMatch(layer -> learnsSlope(layer) == other.learnsSlope(layer));
    }

    public int outputs() {
        return units(depth());
    }

    public boolean isHidden(int layer) {
        return layer < depth();
    }

    public int parameterCount() {
        int count = 0;
        for (int layer = 1; layer <= depth(); layer++) {
            count += (units(layer - 1) + 1) * units(layer) + (normalizes(layer) ? 2 * units(layer) : 0) + (learnsSlope(layer) ? 1 : 0);
        }
        return count;
    }
}
