package gradlab.ui.teacher;

/** How fast a run is shown. A short run is shown slowly enough to be seen; its numbers are never changed for that. */
final class Tempo {

    private static final double[] FACTORS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50};
    private static final int USUAL = 3;
    /** A whole run takes at least and at most this long at the usual speed. */
    private static final double LEAST_SECONDS = 2;
    private static final double MOST_SECONDS = 8;
    private static final double USUAL_PACE = 200;
    /** However fast, a stretch of a run is seen for this long. */
    private static final double SHORTEST_SECONDS = 1;

    private int chosen = USUAL;

    /** Faster or slower by so many notches; false at the end of the scale. */
    boolean turn(int notches) {
        int wanted = Math.clamp(chosen + notches, 0, FACTORS.length - 1);
        boolean turned = wanted != chosen;
        chosen = wanted;
        return turned;
    }

    /** 1 is usual. */
    double factor() {
        return FACTORS[chosen];
    }

    /**
     * Steps per second.
     *
     * @param steps of the whole run
     * @param stretch steps that are shown now in one go
     */
    double pace(int steps, long stretch) {
        double seconds = Math.clamp(steps / USUAL_PACE, LEAST_SECONDS, MOST_SECONDS);
        double wanted = Math.max(1, steps / seconds) * factor();
        return Math.max(0.1, Math.min(wanted, Math.max(1, stretch) / SHORTEST_SECONDS));
    }

    /** As fast as a stretch may be shown. */
    double hurry(long stretch) {
        return Math.max(1, stretch) / SHORTEST_SECONDS;
    }
}
