package gradlab.probe;

/**
 * What the units of the hidden layers do over the whole training part.
 *
 * @param saturated per hidden layer and unit, the share 0..1 of examples with |f′(z)| below the threshold times max f′
 * @param dead per hidden layer and unit, true if z ≤ 0 on all examples
 * @param meanSlope per hidden layer, the mean of f′(z) over examples and units
 */
public record Activity(double[][] saturated, boolean[][] dead, double[] meanSlope) {

    /** Share of saturated (example, unit) pairs of hidden layer 1.. */
    public double saturatedShare(int layer) {
        double sum = 0;
        for (double share : saturated[layer - 1]) {
            sum += share;
        }
        return sum / saturated[layer - 1].length;
    }

    /** Share of dead units of hidden layer 1.. */
    public double deadShare(int layer) {
        int count = 0;
        for (boolean unit : dead[layer - 1]) {
            count += unit ? 1 : 0;
        }
        return (double) count / dead[layer - 1].length;
    }
}
