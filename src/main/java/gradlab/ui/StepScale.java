package gradlab.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * The scale of the timeline: from step 0 to a round end that leaves room, so that it seldom changes under a growing run.
 *
 * @param end the last step on the scale
 * @param width its length in pixels
 */
record StepScale(long end, double width) {

    private static final long SHORTEST = 100;
    private static final double TICK_SPACE = 90;

    /** The shortest round scale that holds {@code step}. */
    static StepScale holding(long step, double width) {
        long power = SHORTEST;
        while (10 * power < step) {
            power *= 10;
        }
        long end = step <= power ? power : step <= 2 * power ? 2 * power : step <= 5 * power ? 5 * power : 10 * power;
        return new StepScale(end, width);
    }

    double x(long step) {
        return width * Math.min(1, (double) step / end);
    }

    /**
     * Steps at round, even distances, 0 and the end included.
     *
     * @param size of the text, 1 for 100 %
     */
    List<Long> ticks(double size) {
        double space = TICK_SPACE * size;
        long parts = width / 10 >= space ? 10 : width / 5 >= space ? 5 : 2;
        List<Long> ticks = new ArrayList<>();
        for (long i = 0; i <= parts; i++) {
            ticks.add(end * i / parts);
        }
        return ticks;
    }
}
