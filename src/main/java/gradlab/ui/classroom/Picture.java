package gradlab.ui.classroom;

import gradlab.train.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * All curves of a class as they are to be drawn.
 *
 * @param logarithmic whether equal distances are equal factors
 * @param band whether the middle of every group is drawn
 */
record Picture(List<Group> groups, Measure measure, boolean logarithmic, boolean band) {

    private static final double LEAST_LOG = 1e-12;
    private static final double USUAL_SHARE = 0.98;
    private static final double FAR = 4;

    Picture {
        groups = List.copyOf(groups);
    }

    /** The range of values that is shown; {@code cut} if some curves go higher. */
    record Frame(double last, double low, double high, boolean logarithmic, boolean cut) {

        /** 0 at the lower end, 1 at the upper one. */
        double height(double value) {
            return logarithmic ? (Math.log10(Math.max(value, LEAST_LOG)) - Math.log10(low)) / (Math.log10(high) - Math.log10(low)) : (value - low) / (high - low);
        }
    }

    /** The curve of a work; empty if it has none. */
    Window curve(Work work) {
        return work.result().curves().getOrDefault(measure.series(), Window.EMPTY);
    }

    List<Work> works() {
        return groups.stream().flatMap(group -> group.works().stream()).toList();
    }

    Frame frame() {
        List<Double> all = new ArrayList<>();
        double last = 1;
        for (Work work : works()) {
            Window curve = curve(work);
            last = curve.isEmpty() ? last : Math.max(last, curve.steps()[curve.size() - 1]);
            DoubleStream.of(curve.values()).filter(Double::isFinite).forEach(all::add);
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (measure.isShare()) {
            double low = sorted.length == 0 ? 0 : Math.max(0, Math.floor(sorted[0] * 4) / 4);
            return new Frame(last, Math.min(low, 0.75), 1, false, false);
        }
        if (sorted.length == 0) {
            return new Frame(last, 0, 1, false, false);
        }
        double usual = Band.quantile(sorted, USUAL_SHARE);
        double greatest = sorted[sorted.length - 1];
        boolean cut = greatest > FAR * usual && usual > 0;
        double high = cut ? FAR * usual : greatest;
        double least = DoubleStream.of(sorted).filter(value -> value > LEAST_LOG).findFirst().orElse(0);
        if (logarithmic && least > 0 && high > least) {
            return new Frame(last, least, high, true, cut);
        }
        return new Frame(last, 0, high > 0 ? high * 1.02 : 1, false, cut);
    }
}
