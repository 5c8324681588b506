package gradlab.ui.sweep;

import gradlab.train.SweepProgress;
import gradlab.train.SweepResult;
import gradlab.ui.Words;
import java.util.List;

/** How far a sweep has come, in words. */
final class ProgressWords {

    private static final long MINUTE = 60;

    private ProgressWords() {
    }

    static String of(SweepProgress progress, Words words) {
        String done = words.get("sweep.done", words.whole(progress.done()), words.whole(progress.total()));
        return progress.secondsLeft().isEmpty() ? done : done + " · " + words.get("sweep.left", time(progress.secondsLeft().getAsDouble(), words));
    }

    /** What came of a sweep that is over. */
    static String ended(SweepProgress progress, List<SweepResult> results, Words words) {
        String done = words.get(progress.isComplete() ? "sweep.complete" : "sweep.cancelled", words.whole(progress.done()), words.whole(progress.total()),
                time(progress.seconds(), words));
        long diverged = results.stream().filter(SweepResult::diverged).count();
        return diverged == 0 ? done : done + " · " + words.get("sweep.lost", words.whole(diverged));
    }

    private static String time(double seconds, Words words) {
        long whole = Math.max(1, Math.round(seconds));
        return whole < MINUTE ? words.get("sweep.seconds", whole) : words.get("sweep.minutes", whole / MINUTE, whole % MINUTE);
    }
}
