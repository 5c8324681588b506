package gradlab.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** One line that counts up, on standard error and only when somebody is looking at it. */
final class Progress {

    private static final long INTERVAL = 200_000_000;

    private final PrintWriter err;
    private final int total;
    private final boolean visible = System.console() != null && System.console().isTerminal();
    private long next;

    Progress(PrintWriter err, int total) {
        this.err = err;
        this.total = total;
    }

    void show(int done, double loss) {
        if (visible && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + INTERVAL;
            err.printf(Locale.ROOT, "\r%d / %d  %.5g   ", done, total, loss);
            err.flush();
        }
    }

    /** With what is left, in minutes and seconds. */
    void showLeft(int done, double secondsLeft) {
        if (visible && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + INTERVAL;
            long seconds = Math.round(secondsLeft);
            err.printf(Locale.ROOT, "\r%d / %d  (−%d:%02d)   ", done, total, seconds / 60, seconds % 60);
            err.flush();
        }
    }

    /** The same without a loss, from whatever thread. */
    synchronized void show(int done) {
        if (visible && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + INTERVAL;
            err.printf(Locale.ROOT, "\r%d / %d   ", done, total);
            err.flush();
        }
    }

    void end() {
        if (visible) {
            err.print("\r" + " ".repeat(40) + "\r");
            err.flush();
        }
    }
}
