package gradlab.probe;

/**
 * One measured quantity over the steps. The id is also the column name in {@code metrics.csv}.
 *
 * @param layer 1.. for a quantity of one layer, 0 for one of the whole network
 */
public record Series(String id, int layer) {

    static Series of(String id) {
        return new Series(id, 0);
    }

    static Series ofLayer(int layer, String quantity) {
        return new Series(id(layer, quantity), layer);
    }

    /** The id of a quantity of one layer: {@code layer1.gradient.rank}. */
    public static String id(int layer, String quantity) {
        return "layer" + layer + "." + quantity;
    }
}
