package gradlab.ui.chart;

import gradlab.probe.Matrix;
import gradlab.probe.Series;
import gradlab.probe.SlopeCounts;
import gradlab.train.History;
import gradlab.train.KeptRows;
import gradlab.train.Reading;
import gradlab.train.Recorder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The numbers of a run as the thresholds of the moment make them: recorded series, or, where a threshold was moved, ranks
 * counted again from the kept spectra. Owned by one thread.
 */
final class Readings {

    private final Recorder recorder;
    private Optional<Reading> exact = Optional.empty();
    private final PictureBook own;
    private final PictureBook inForce;
    private final Map<String, Countable> countable = new HashMap<>();
    private final Map<String, Recount> recounts = new HashMap<>();

    /** What a row says under a threshold. */
    @FunctionalInterface
    private interface Counting {
        double of(KeptRows.View view, int row);
    }

    /** Where the rows of a series are, as soon as there are some, and what they say. */
    private record Countable(Supplier<Optional<KeptRows>> rows, Counting counting) {
    }

    /** What was counted from the rows seen so far. */
    private static final class Recount {
        private final KeptRows rows;
        private final Counting counting;
        private KeptRows.View seen;
        private History counted = new History();

        Recount(KeptRows rows, Counting counting) {
            this.rows = rows;
            this.counting = counting;
            this.seen = rows.view();
            append(seen, 0);
        }

        History upToDate() {
            KeptRows.View now = rows.view();
            if (now.continues(seen)) {
                append(now, seen.size());
            } else {
                counted = new History();
                append(now, 0);
            }
            seen = now;
            return counted;
        }

        private void append(KeptRows.View view, int from) {
            for (int row = from; row < view.size(); row++) {
                counted.append((long) view.step(row), counting.of(view, row));
            }
        }
    }

    /**
     * @param own the experiment's pictures with its own thresholds, under which its series were recorded
     * @param inForce the same with the thresholds that are wanted
     */
    Readings(Recorder recorder, PictureBook own, PictureBook inForce) {
        this.recorder = recorder;
        this.own = own;
        this.inForce = inForce;
        double rank = Threshold.RANK.in(inForce);
        double saturation = Threshold.SATURATION.in(inForce);
        if (Threshold.SATURATION.in(own) != saturation) {
            for (int layer = 1; layer < own.depth(); layer++) {
                int of = layer;
                countable.put(Series.id(layer, "saturation"), new Countable(() -> recorder.spectra().slopes(of),
                        (view, row) -> view.of(row, shares -> SlopeCounts.shareBelow(shares, saturation))));
            }
        }
        if (Threshold.RANK.in(own) != rank) {
            for (Matrix matrix : Matrix.values()) {
                for (int layer = 1; layer <= own.depth(); layer++) {
                    int of = layer;
                    countable.put(Series.id(layer, matrix.id() + ".rank"), new Countable(() -> recorder.spectra().spectra(matrix, of),
                            (view, row) -> view.countAbove(row, rank)));
                }
            }
        }
    }

    /** As recorded. */
    static Readings of(Recorder recorder, PictureBook book) {
        return new Readings(recorder, book, book);
    }

    /** The same for another thread. */
    Readings copy() {
        return new Readings(recorder, own, inForce);
    }

    /** Takes over what was measured anew at a past step, where the records may have been thinned. */
    void exact(Optional<Reading> measured) {
        exact = measured;
    }

    /** What was measured anew of a series at a step, NaN if it was not. */
    double exactly(String id, double step) {
        return exact.filter(found -> found.step() == step && !countable.containsKey(id)).map(found -> found.value(id)).orElse(Double.NaN);
    }

    /** The last step at which a series was recorded, less than all steps if it never was. */
    double lastStep(String id) {
        return history(id).map(found -> found.window(1)).filter(window -> !window.isEmpty())
                .map(window -> window.steps()[window.size() - 1]).orElse(-1.0);
    }

    /** True if nothing would differ. */
    boolean isOf(Recorder other, PictureBook otherOwn, PictureBook otherInForce) {
        return recorder == other && own == otherOwn && inForce == otherInForce;
    }

    /** The pictures it reads for, with the thresholds that are wanted. */
    PictureBook book() {
        return inForce;
    }

    Recorder recorder() {
        return recorder;
    }

    /** The history of a series, if there is one. */
    Optional<History> history(String id) {
        if (recounts.containsKey(id)) {
            return Optional.of(recounts.get(id).upToDate());
        }
        Countable known = countable.get(id);
        if (known == null) {
            return recorder.history(id);
        }
        return known.rows().get().map(rows -> {
            Recount counted = new Recount(rows, known.counting());
            recounts.put(id, counted);
            return counted.counted;
        });
    }
}
