package gradlab.probe;

/** Takes measured values: {@code index} counts the series of the probe that is measuring. */
@FunctionalInterface
public interface Sink {
    void put(int index, double value);
}
