package gradlab.probe;

/**
 * Loss (without penalties) and share of right answers over one whole part of the data. For regression the accuracy is
 * NaN; an empty part gives NaN for both.
 */
public record Scores(double loss, double accuracy) {
    public static final Scores NONE = new Scores(Double.NaN, Double.NaN);
}
