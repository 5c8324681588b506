package gradlab.data;

import gradlab.math.Rng;

/** Training and test part. The test part is the last share of a seeded shuffle; share 0 keeps the order and tests nothing. */
public record Split(DataSet training, DataSet test) {

    public static Split of(DataSet data, double testShare, Rng rng) {
        int[] order = new int[data.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (testShare > 0) {
            rng.shuffle(order);
        }
        int testRows = Math.min((int) Math.round(testShare * data.rows()), data.rows() - 1);
        int trainingRows = data.rows() - testRows;
        return new Split(data.select(order, 0, trainingRows), data.select(order, trainingRows, data.rows()));
    }

    /** Both parts with inputs scaled by what the training part says. */
    public Split scaled(Scaling scaling) {
        Scaling.Fitted fitted = scaling.fit(training);
        return new Split(fitted.apply(training), fitted.apply(test));
    }
}
