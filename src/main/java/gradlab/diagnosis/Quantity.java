package gradlab.diagnosis;

/**
 * A number in a sentence. If it was measured, it knows its place: a series and a step.
 *
 * @param series id of the recorded series it was read from; empty for a number that stands on no chart
 * @param step where in the series it stands
 */
public record Quantity(double value, Form form, String series, double step) {

    /** How a number is written. */
    public enum Form {
        /** Two significant digits. */
        NUMBER,
        /** A share 0..1 as percent. */
        PERCENT,
        /** A count or a step. */
        WHOLE,
        /** "So many times": 3.2, 40, 300. */
        TIMES
    }

    /** A number that stands on no chart. */
    public static Quantity plain(double value, Form form) {
        return new Quantity(value, form, "", 0);
    }

    /** A measured number. */
    public static Quantity read(Form form, double value, String series, double step) {
        return new Quantity(value, form, series, step);
    }

    /** The newest value of a series. */
    static Quantity last(Form form, Track track) {
        return new Quantity(track.last(), form, track.id(), track.lastStep());
    }

    /** The oldest value of a series. */
    static Quantity first(Form form, Track track) {
        return new Quantity(track.first(), form, track.id(), track.firstStep());
    }

    /** A step, as a place on the chart of a series. */
    static Quantity step(Track track, double step) {
        return new Quantity(step, Form.WHOLE, track.id(), step);
    }

    /** True if it can be shown on a chart. */
    public boolean isMeasured() {
        return !series.isEmpty();
    }
}
