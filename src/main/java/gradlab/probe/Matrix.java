package gradlab.probe;

import java.util.Locale;

/** The matrices of a layer whose spectra are shown. */
public enum Matrix {
    GRADIENT, WEIGHT, UPDATE;

    /** As it stands in ids and files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
