package gradlab.probe;

/**
 * Loss (without penalties) and share of right answers over one whole part of the data. For regression the accuracy is
 * NaN; an empty part gives NaN for both. What a {@link StepView} hands out is written again at the next measurement.
 */
public final class Scores {

    private double loss = Double.NaN;
    private double accuracy = Double.NaN;

    public double loss() {
        return loss;
    }

    public double accuracy() {
        return accuracy;
    }

    /** Replaces both. */
    public void set(double newLoss, double newAccuracy) {
        loss = newLoss;
        accuracy = newAccuracy;
    }
}
