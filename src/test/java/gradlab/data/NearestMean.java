package gradlab.data;

/** The simplest classifier there is: the class whose mean example is nearest. What it finds, anybody can see. */
record NearestMean(double[][] means) {

    static NearestMean of(DataSet data) {
        double[][] means = new double[data.classes()][data.features()];
        int[] counts = new int[data.classes()];
        for (int i = 0; i < data.rows(); i++) {
            int label = (int) data.targets()[i];
            counts[label]++;
            for (int f = 0; f < data.features(); f++) {
                means[label][f] += data.inputs()[i * data.features() + f];
            }
        }
        for (int label = 0; label < means.length; label++) {
            for (int f = 0; f < data.features(); f++) {
                means[label][f] /= counts[label];
            }
        }
        return new NearestMean(means);
    }

    double accuracy(DataSet data) {
        int hits = 0;
        for (int i = 0; i < data.rows(); i++) {
            hits += nearest(data.inputs(), i * data.features()) == data.targets()[i] ? 1 : 0;
        }
        return hits / (double) data.rows();
    }

    private int nearest(double[] x, int at) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int f = 0; f < means[label].length; f++) {
                double d = x[at + f] - means[label][f];
                distance += d * d;
            }
            if (distance < least) {
                least = distance;
                nearest = label;
            }
        }
        return nearest;
    }
}
