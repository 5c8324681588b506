package gradlab.ui.classroom;

import gradlab.ui.Words;
import java.util.Locale;

/** What of all runs is drawn. */
enum Measure {
    LOSS_TRAIN("loss.train", false), LOSS_TEST("loss.test", false), ACCURACY_TRAIN("accuracy.train", true), ACCURACY_TEST("accuracy.test", true);

    private final String series;
    private final boolean share;

    Measure(String series, boolean share) {
        this.series = series;
        this.share = share;
    }

    String series() {
        return series;
    }

    /** True for what lies between 0 and 1. */
    boolean isShare() {
        return share;
    }

    /** True for what is measured on examples that were not trained with. */
    boolean isTest() {
        return this == LOSS_TEST || this == ACCURACY_TEST;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String format(double value, Words words) {
        return share ? words.percent(value) : words.number(value, 3);
    }
}
