package gradlab.ui.sweep;

import gradlab.probe.Series;
import gradlab.ui.Words;

/** What the map is coloured by: one number of every run at its end. */
enum Measure {
    LOSS_TRAIN("loss.train", Kind.LOSS),
    LOSS_TEST("loss.test", Kind.LOSS),
    ACCURACY_TRAIN("accuracy.train", Kind.SHARE),
    ACCURACY_TEST("accuracy.test", Kind.SHARE),
    SATURATION("saturation.max", Kind.SHARE),
    RANK("gradient.rank", Kind.RANK),
    EFFECTIVE_RANK("gradient.effective_rank", Kind.RANK);

    /** How numbers of a measure are written and spread over colours. */
    enum Kind {
        /** Positive; compared by ratio. */
        LOSS,
        /** From 0 to 1, written in percent. */
        SHARE,
        /** From 0 on; one for each layer. */
        RANK
    }

    private final String metric;
    private final Kind kind;

    Measure(String metric, Kind kind) {
        this.metric = metric;
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** True if every layer has its own. */
    boolean isOfLayer() {
        return kind == Kind.RANK;
    }

    /** The same of the examples that are trained on, for runs that hold none back. */
    Measure untested() {
        return switch (this) {
            case LOSS_TEST -> LOSS_TRAIN;
            case ACCURACY_TEST -> ACCURACY_TRAIN;
            case LOSS_TRAIN, ACCURACY_TRAIN, SATURATION, RANK, EFFECTIVE_RANK -> this;
        };
    }

    /** What the results of a sweep call it. */
    String metric(int layer) {
        return isOfLayer() ? Series.id(layer, metric) : metric;
    }

    /** The text key of its name. */
    String key() {
        return "sweep.measure." + metric;
    }

    /** The name as it stands on a picture. */
    String title(Words words, int layer) {
        return isOfLayer() ? words.get("sweep.measure.of-layer", words.get(key()), layer) : words.get(key());
    }

    /** A value with so many digits. */
    String format(Words words, double value, int digits) {
        return kind == Kind.SHARE && Double.isFinite(value) ? words.number(100 * value, digits) + "\u00A0%" : words.number(value, digits);
    }
}
