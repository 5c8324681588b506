package gradlab.train;

import gradlab.experiment.EarlyStop;
import gradlab.nn.Parameters;

/** Early stopping at work on one run: it remembers the lowest loss, the weights that had it, and how long ago that was. */
final class StopWatch {

    private static final int NUMBERS = 3;

    private final int checks;
    private final int every;
    private final double[] best;
    private double lowest = Double.POSITIVE_INFINITY;
    private int waited;
    private boolean stopped;

    StopWatch(EarlyStop rule, Parameters p) {
        switch (rule) {
            case EarlyStop.None none -> {
                checks = 0;
                every = 0;
                best = new double[0];
            }
            case EarlyStop.Patience patience -> {
                checks = patience.checks();
                every = patience.every();
                best = new double[patience.restore() ? p.size() + p.statistics().length : 0];
            }
        }
    }

    /** True if losses are to be checked at all. */
    boolean isUsed() {
        return every > 0;
    }

    boolean isDue(long step) {
        return every > 0 && step % every == 0;
    }

    /** Takes the loss of the present values; when it is time to stop, the values become the best ones that were kept. */
    void hear(double loss, Parameters p) {
        if (loss < lowest) {
            lowest = loss;
            waited = 0;
            keep(p);
        } else if (++waited >= checks) {
            stopped = true;
            if (restores()) {
                System.arraycopy(best, 0, p.values(), 0, p.size());
                System.arraycopy(best, p.size(), p.statistics(), 0, p.statistics().length);
            }
        }
    }

    /** The weights, and the running statistics that belong to them. */
    private void keep(Parameters p) {
        if (best.length > 0) {
            System.arraycopy(p.values(), 0, best, 0, p.size());
            System.arraycopy(p.statistics(), 0, best, p.size(), p.statistics().length);
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** True if the run ends with weights that were kept. */
    boolean restores() {
        return best.length > 0 && lowest < Double.POSITIVE_INFINITY;
    }

    double lowest() {
        return lowest;
    }

    double[] state() {
        double[] state = new double[NUMBERS + best.length];
        state[0] = lowest;
        state[1] = waited;
        state[2] = stopped ? 1 : 0;
        System.arraycopy(best, 0, state, NUMBERS, best.length);
        return state;
    }

    /** Goes on from a state under the same rule. */
    void restore(double[] state) {
        lowest = state[0];
        waited = (int) state[1];
        stopped = isStopped(state);
        System.arraycopy(state, NUMBERS, best, 0, best.length);
    }

    static boolean isStopped(double[] state) {
        return state[2] != 0;
    }
}
