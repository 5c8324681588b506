package gradlab.nn;

/**
 * How large the deltas were at every stage of one backward pass, as Frobenius norms over the batch: D of each layer, and
 * of each hidden layer also D·Wᵀ as it arrives there and what the slope leaves of it. The quotients of neighbours are the
 * factors of a layer's attenuation and multiply to it exactly.
 */
public final class BackwardNorms {

    private final double[] delta;
    private final double[] arriving;
    private final double[] sloped;

    public BackwardNorms(int depth) {
        delta = new double[depth];
        arriving = new double[depth];
        sloped = new double[depth];
    }

    /** ‖∂loss/∂(A·W + b)‖ of layer 1..depth. */
    public double delta(int layer) {
        return delta[layer - 1];
    }

    /** ‖D·Wᵀ‖ of the layer after hidden layer {@code layer}: the delta before the activation's slope. */
    public double arriving(int layer) {
        return arriving[layer - 1];
    }

    /** The same after the slope (a unit that was dropped has none), before a normalisation: {@link #delta} where there is none. */
    public double sloped(int layer) {
        return sloped[layer - 1];
    }

    /** Takes over the numbers of another pass through the same layers. */
    public void copyFrom(BackwardNorms other) {
        System.arraycopy(other.delta, 0, delta, 0, delta.length);
        System.arraycopy(other.arriving, 0, arriving, 0, delta.length);
        System.arraycopy(other.sloped, 0, sloped, 0, delta.length);
    }

    void delta(int layer, double norm) {
        delta[layer - 1] = norm;
    }

    void arriving(int layer, double norm) {
        arriving[layer - 1] = norm;
    }

    void sloped(int layer, double norm) {
        sloped[layer - 1] = norm;
    }
}
