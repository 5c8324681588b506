package gradlab.ui.widget;

/** The line y = slope·x + offset with the least sum of squared errors. */
record FittedLine(double slope, double offset) {

    /** The line through the first {@code count} points, whose x must not all be equal. */
    static FittedLine through(double[] x, double[] y, int count) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < count; i++) {
            meanX += x[i] / count;
            meanY += y[i] / count;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        double slope = products / squares;
        return new FittedLine(slope, meanY - slope * meanX);
    }

    double at(double x) {
        return slope * x + offset;
    }

    double[] answers(double[] x) {
        return java.util.Arrays.stream(x).map(this::at).toArray();
    }
}
