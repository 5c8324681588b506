package gradlab.nn;

/** One layer as the user chooses it: its width and its activation. */
public record LayerSpec(int units, Activation activation) {

    public static final int MAX_UNITS = 4096;

    public LayerSpec {
        if (units < 1 || units > MAX_UNITS) {
            throw new IllegalArgumentException("layer size must be 1.." + MAX_UNITS + ", was " + units);
        }
    }

    public LayerSpec withActivation(Activation changed) {
        return new LayerSpec(units, changed);
    }
}
