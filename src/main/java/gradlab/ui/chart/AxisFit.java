package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Guide;
import java.util.Optional;
import org.jfree.data.Range;

/**
 * The range of a vertical axis: round, and the same from frame to frame as long as the values fit and fill it. It spans all
 * values, or those of the recent steps only; what it then cuts off it can tell.
 */
final class AxisFit {

    /** The share of all steps, the last ones, whose values an axis follows. */
    static final double RECENT = 0.2;
    private static final double DECADES = 8;
    private static final double EDGE = 0.02;
    private static final double TOP = 0.04;
    /** A range of which less is used gives way to a closer one. */
    private static final double LEAST_USED = 0.5;
    /** Noise must not look like a change: no axis spans less, in decades or as a share of the values. */
    private static final double LEAST_DECADES = 0.2;
    private static final double LEAST_RECENT_DECADES = 0.01;
    /** Below so many decades round numbers are those of a linear axis. */
    private static final double LINEAR_BELOW = 0.7;
    private static final double[] MANTISSAS = {1, 2, 5};
    /** No axis goes beyond: further out the arithmetic of round numbers fails. What lies there is cut off, and that is told. */
    private static final double GREATEST_POWER = 280;
    private static final double GREATEST = 1e280;
    private static final double LEAST_SPAN = 1e-280;

    private final Picture picture;
    private final Scale scale;
    private boolean recent;
    private Optional<Range> round = Optional.empty();
    private Optional<Range> held = Optional.empty();

    AxisFit(Picture picture, Scale scale) {
        this.picture = picture;
        this.scale = scale;
    }

    /** True where the range depends on the values: shares and counts always show all there is. */
    static boolean admitsRecent(Picture picture) {
        return picture.axis() == Axis.LINEAR || picture.axis() == Axis.LOG;
    }

    /** Whether the range is that of the recent values. */
    void recent(boolean wanted) {
        recent = wanted && admitsRecent(picture);
        round = Optional.empty();
    }

    boolean isRecent() {
        return recent;
    }

    /** Keeps a range, whatever is shown. */
    void hold(Range range) {
        held = Optional.of(range);
    }

    /** Lets the range follow the values again. */
    void free() {
        held = Optional.empty();
    }

    /** The range for values between two places on the axis; NaN if there are none yet. */
    Range range(double low, double high) {
        return held.orElseGet(() -> switch (picture.axis()) {
            case SHARE -> new Range(-EDGE, 1 + EDGE);
            case COUNT -> {
                double guide = picture.guides().stream().mapToDouble(Guide::value).max().orElse(0);
                double top = Math.max(1, Math.max(Double.isNaN(high) ? 0 : Math.ceil(high), guide));
                yield new Range(-EDGE * top, (1 + TOP) * top);
            }
            case LINEAR, LOG -> padded(rounded(low, high));
        });
    }

    private Range rounded(double low, double high) {
        if (Double.isNaN(low)) {
            return scale == Scale.LOG ? new Range(-1, 0) : new Range(0, 1);
        }
        Range values = scale == Scale.LOG ? logSpan(low, high) : linearSpan(low, high);
        boolean fits = round.filter(now -> now.getLowerBound() <= values.getLowerBound() && now.getUpperBound() >= values.getUpperBound()
                && values.getLength() >= LEAST_USED * now.getLength()).isPresent();
        if (!fits) {
            round = Optional.of(scale == Scale.LOG ? roundLog(values) : roundLinear(values));
        }
        return round.orElseThrow();
    }

    private Range logSpan(double low, double high) {
        double top = Math.clamp(high, -GREATEST_POWER, GREATEST_POWER);
        double floor = Math.clamp(low, -GREATEST_POWER, GREATEST_POWER);
        for (Guide guide : picture.guides()) {
            double place = scale.place(guide.value());
            if (!recent && guide.kind() == Guide.Kind.USUAL && !Double.isNaN(place)) {
                floor = Math.min(floor, place);
                top = Math.max(top, place);
            }
        }
        floor = Math.max(floor, top - DECADES);
        double lacking = Math.max(0, (recent ? LEAST_RECENT_DECADES : LEAST_DECADES) - (top - floor)) / 2;
        return new Range(floor - lacking, top + lacking);
    }

    private Range linearSpan(double low, double high) {
        double top = Math.clamp(high, -GREATEST, GREATEST);
        double floor = Math.clamp(recent ? low : Math.min(0, low), -GREATEST, GREATEST);
        if (top == 0 && floor == 0) {
            return new Range(0, 1);
        }
        double least = Math.max(LEAST_SPAN, LEAST_RECENT_DECADES * Math.max(Math.abs(top), Math.abs(floor)));
        double lacking = top == floor ? least : Math.max(0, least - (top - floor)) / 2;
        return new Range(floor - lacking, top + lacking);
    }

    private static Range roundLinear(Range values) {
        double step = Ticks.roundStep(values.getLength() / 4);
        return new Range(step * Math.floor(values.getLowerBound() / step + 1e-9), step * Math.ceil(values.getUpperBound() / step - 1e-9));
    }

    private static Range roundLog(Range values) {
        if (values.getLength() < LINEAR_BELOW) {
            Range round = roundLinear(new Range(Math.pow(10, values.getLowerBound()), Math.pow(10, values.getUpperBound())));
            return round.getLowerBound() > 0 ? new Range(Math.log10(round.getLowerBound()), Math.log10(round.getUpperBound())) : values;
        }
        return new Range(-mantissaAbove(-values.getLowerBound()), mantissaAbove(values.getUpperBound()));
    }

    /** The least logarithm of 1, 2 or 5 times a power of ten that is not below; of the inverses for a lower bound. */
    private static double mantissaAbove(double place) {
        double power = Math.floor(place);
        for (double mantissa : MANTISSAS) {
            double at = power + Math.log10(mantissa);
            if (at >= place - 1e-9) {
                return at;
            }
        }
        return power + 1;
    }

    private static Range padded(Range range) {
        double edge = EDGE * range.getLength();
        return new Range(range.getLowerBound() - edge, range.getUpperBound() + TOP * range.getLength());
    }
}
