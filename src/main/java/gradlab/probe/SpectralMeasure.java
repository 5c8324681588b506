package gradlab.probe;

import gradlab.math.Spectrum;
import gradlab.probe.Picture.Axis;
import java.util.Locale;

/** The one-number summaries of a spectrum. All of them are 0 for a zero matrix, but its condition is undefined (NaN). */
public enum SpectralMeasure {
    /** Values above the relative threshold that the user set. */
    RANK(Axis.COUNT),
    STABLE_RANK(Axis.COUNT),
    EFFECTIVE_RANK(Axis.COUNT),
    /** Values above rounding. */
    NUMERICAL_RANK(Axis.COUNT),
    PARTICIPATION_RATIO(Axis.COUNT),
    /** How many of the strongest carry 90 % of Σσ². */
    ENERGY90(Axis.COUNT),
    ENERGY95(Axis.COUNT),
    ENERGY99(Axis.COUNT),
    NUCLEAR_NORM(Axis.LOG),
    CONDITION(Axis.LOG),
    NORM(Axis.LOG);

    private final String id = name().toLowerCase(Locale.ROOT);
    private final Axis axis;

    SpectralMeasure(Axis axis) {
        this.axis = axis;
    }

    /** As it stands in ids and files. */
    public String id() {
        return id;
    }

    /** How it is drawn; what is counted has the ceiling of its matrix. */
    public Axis axis() {
        return axis;
    }

    /** True if it asks which values are more than rounding. */
    public boolean seesRounding() {
        return this == NUMERICAL_RANK || this == CONDITION;
    }

    /** @param threshold τ of {@link #RANK}, relative to the largest value */
    public double of(Spectrum spectrum, double threshold) {
        return of(spectrum, threshold, 0);
    }

    /**
     * @param threshold τ of {@link #RANK}, relative to the largest value
     * @param rounding what up to this size is rounding, whatever the largest value is
     */
    public double of(Spectrum spectrum, double threshold, double rounding) {
        if (Double.isNaN(spectrum.largest())) {
            return Double.NaN;
        }
        return switch (this) {
            case RANK -> spectrum.rank(threshold);
            case STABLE_RANK -> spectrum.stableRank();
            case EFFECTIVE_RANK -> spectrum.effectiveRank();
            case NUMERICAL_RANK -> spectrum.numericalRank(rounding);
            case PARTICIPATION_RATIO -> spectrum.participationRatio();
            case ENERGY90 -> spectrum.energyRank(0.90);
            case ENERGY95 -> spectrum.energyRank(0.95);
            case ENERGY99 -> spectrum.energyRank(0.99);
            case NUCLEAR_NORM -> spectrum.nuclearNorm();
            case CONDITION -> spectrum.conditionNumber(rounding);
            case NORM -> spectrum.frobeniusNorm();
        };
    }
}
