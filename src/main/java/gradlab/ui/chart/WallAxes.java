package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.probe.Picture.Guide;
import gradlab.ui.chart.Ticks.Tick;
import java.util.List;

/**
 * The axes of a chart on the wall, the same for all runs that are compared on it.
 *
 * @param lastStep right end; the left one is step 0
 * @param low lower end as a place on the scale, as {@code high}
 */
record WallAxes(Picture picture, Scale scale, double lastStep, double low, double high) {

    private static final double SHORTEST = 10;
    private static final double DECADES = 8;
    private static final double PADDING = 0.05;

    /** Axes in which everything between two places has room; NaN where nothing is known yet. */
    static WallAxes of(Picture picture, double lastStep, double low, double high) {
        Scale scale = scale(picture);
        double last = Math.max(SHORTEST, lastStep);
        boolean empty = Double.isNaN(low) || Double.isNaN(high);
        return switch (picture.axis()) {
            case SHARE -> new WallAxes(picture, scale, last, -0.02, 1.03);
            case COUNT -> {
                double ceiling = picture.guides().stream().mapToDouble(Guide::value).max().orElse(0);
                double top = Math.max(1, Math.max(empty ? 0 : high, ceiling));
                yield new WallAxes(picture, scale, last, -0.02 * top, (1 + PADDING) * top);
            }
            case LINEAR, LOG -> {
                double top = empty ? 0 : high;
                double floor = empty ? -1 : Math.max(low, high - DECADES);
                double room = Math.max(0.1, PADDING * (top - floor));
                yield new WallAxes(picture, scale, last, floor - room, top + room);
            }
        };
    }

    /** Quantities without bounds stand on powers of ten: losses fall by the same share, not by the same amount. */
    static Scale scale(Picture picture) {
        return picture.axis() == Axis.LINEAR || picture.axis() == Axis.LOG ? Scale.LOG : Scale.LINEAR;
    }

    /** 0 at the left, 1 at the right. */
    double across(double step) {
        return step / lastStep;
    }

    /** 0 at the bottom, 1 at the top; NaN for a value without a place. */
    double up(double value) {
        return (scale.place(value) - low) / (high - low);
    }

    /** The same of a place on the scale. */
    double upOfPlace(double place) {
        return (place - low) / (high - low);
    }

    List<Tick> values(int most, ChartWords words) {
        return switch (picture.axis()) {
            case SHARE -> Ticks.shares(low, high, most, value -> words.tick(Axis.SHARE, value));
            case COUNT -> Ticks.whole(low, high, most, value -> words.tick(Axis.COUNT, value));
            case LINEAR, LOG -> Ticks.log(low, high, most, words::logTick);
        };
    }

    List<Tick> steps(int most, ChartWords words) {
        return Ticks.whole(0, lastStep, most, step -> step == 0 ? words.step(0) : words.words().whole((long) step));
    }
}
