package gradlab.ui.chart;

/** How values become places on the vertical axis. */
enum Scale {
    LINEAR {
        @Override
        double place(double value) {
            return Double.isFinite(value) ? value : Double.NaN;
        }

        @Override
        double value(double place) {
            return place;
        }
    },
    /** Powers of ten. What has no logarithm has no place. */
    LOG {
        @Override
        double place(double value) {
            return value > 0 && value < Double.POSITIVE_INFINITY ? Math.log10(value) : Double.NaN;
        }

        @Override
        double value(double place) {
            return Math.pow(10, place);
        }
    };

    /** The axis coordinate of a value; NaN for a value that cannot be shown. */
    abstract double place(double value);

    /** The value at an axis coordinate. */
    abstract double value(double place);
}
