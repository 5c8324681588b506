package gradlab.nn;

/** f = ½·Σ cᵢxᵢ² under some parameters, walked down by one step after the other as a run would do it. */
final class Bowl implements Objective {

    private final Parameters p;
    private final double[] curvatures;
    private int looks;

    Bowl(Parameters p, double... curvatures) {
        this.p = p;
        this.curvatures = curvatures;
    }

    double loss() {
        return value(p.values());
    }

    int looksElsewhere() {
        return looks;
    }

    void step(Optimizer.Rule rule, double eta) {
        rule.aim(eta, Double.NaN);
        rule.lookAhead(p);
        fill(p.values(), p.gradient());
        rule.comeBack(p);
        rule.step(p);
    }

    @Override
    public double here() {
        return loss();
    }

    @Override
    public double at(double[] values, double[] direction) {
        looks++;
        fill(values, direction);
        return value(values);
    }

    private double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < curvatures.length; i++) {
            sum += curvatures[i] * x[i] * x[i] / 2;
        }
        return sum;
    }

    private void fill(double[] x, double[] gradient) {
        for (int i = 0; i < curvatures.length; i++) {
            gradient[i] = curvatures[i] * x[i];
        }
    }
}
