package gradlab.train;

/**
 * A thinned stretch of a series, made for one drawing: points in the order of steps. Within a bucket the smallest and
 * the largest value are kept, so no spike is lost. NaN stands for values that were NaN.
 */
public record Window(double[] steps, double[] values) {

    public static final Window EMPTY = new Window(new double[0], new double[0]);

    public int size() {
        return steps.length;
    }

    public boolean isEmpty() {
        return steps.length == 0;
    }

    public double lastValue() {
        return isEmpty() ? Double.NaN : values[values.length - 1];
    }
}
