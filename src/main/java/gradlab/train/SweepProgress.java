package gradlab.train;

import java.util.OptionalDouble;

/**
 * How far a sweep has come.
 *
 * @param before runs that were finished before it started
 * @param done runs that are finished now, those before included
 * @param total runs to be done in all
 * @param seconds since it started
 */
public record SweepProgress(int before, int done, int total, double seconds) {

    /** What the rest will take if it goes on like this; unknown before the first run is finished. */
    public OptionalDouble secondsLeft() {
        int now = done - before;
        return now == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / now * (total - done));
    }

    public boolean isComplete() {
        return done == total;
    }
}
