package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.train.Prepared;

/**
 * One example that somebody looks at.
 *
 * @param test whether it stands in the test part
 * @param row its row in that part
 */
record Pin(boolean test, int row) {

    DataSet part(Prepared data) {
        return test ? data.test() : data.training();
    }

    /** True if the data have such an example. */
    boolean isIn(Prepared data) {
        return row < part(data).rows();
    }

    /** One of its inputs, scaled as the network gets it. */
    double input(Prepared data, int feature) {
        DataSet part = part(data);
        return part.inputs()[row * part.features() + feature];
    }

    /** Its right answer: a number, or the number of its class. */
    double target(Prepared data) {
        DataSet part = part(data);
        return part.targets()[row * part.targetColumns()];
    }
}
