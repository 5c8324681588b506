package gradlab.train;

import gradlab.math.Spectrum;
import gradlab.probe.Activity;
import gradlab.probe.Histogram;
import gradlab.probe.Matrix;
import gradlab.probe.Series;
import gradlab.probe.SlopeCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every measured spectrum of a run as a whole, and every distribution of slopes and pre-activations, so that ranks and
 * saturated shares can be counted again at another threshold without another run. All kinds of rows share one bound on memory. Written by the training thread, read by anyone.
 */
public final class SpectrumStore {

    /** Usual bound on memory, in bytes. */
    public static final long USUAL_CAP = 64L << 20;
    /** More steps could not be shown at once, and a recount of all of them must not be felt. */
    private static final int MOST_ROWS = 1 << 15;
    private static final int FEWEST_ROWS = 16;

    private static final String SLOPES = "slopes";
    private static final String SUMS = "sums";

    private final long cap;
    private final double[] slopes = new double[SlopeCounts.BINS + 1];
    private final double[] sums = new double[Activity.SUM_BINS + 2];
    private final Map<String, KeptRows> rows = new ConcurrentHashMap<>();
    private long bytesPerStep;
    private volatile boolean thinned;

    SpectrumStore(long cap) {
        this.cap = cap;
    }

    /** Keeps the singular values of a layer's matrix. Only the recording thread may call this. */
    void keep(Matrix matrix, int layer, long step, Spectrum spectrum) {
        keep(id(matrix, layer), step, spectrum.values());
    }

    /** The singular values of a layer's matrix, strongest first; empty if they were never measured. */
    public Optional<KeptRows> spectra(Matrix matrix, int layer) {
        return Optional.ofNullable(rows.get(id(matrix, layer)));
    }

    /** A copy of what was kept before a step, for a run that goes its own way from there. Only the recording thread may call this. */
    SpectrumStore until(long step) {
        SpectrumStore copy = new SpectrumStore(cap);
        rows.forEach((id, kept) -> copy.rows.put(id, kept.until(step)));
        copy.bytesPerStep = bytesPerStep;
        copy.thinned = thinned;
        return copy;
    }

    /** Keeps what the hidden units did. Only the recording thread may call this. */
    void keep(long step, Activity activity) {
        for (int layer = 1; layer <= activity.slopes().length; layer++) {
            activity.slopes()[layer - 1].cumulativeShares(slopes);
            keep(Series.id(layer, SLOPES), step, slopes);
        }
        for (int layer = 1; layer <= activity.sums().length; layer++) {
            Histogram histogram = activity.sums()[layer - 1];
            sums[0] = histogram.below();
            for (int bin = 0; bin < histogram.bins(); bin++) {
                sums[bin + 1] = histogram.count(bin);
            }
            sums[Activity.SUM_BINS + 1] = histogram.above();
            keep(Series.id(layer, SUMS), step, sums);
        }
    }

    /** Shares of slopes as {@link SlopeCounts#cumulativeShares} gives them; empty if they were never measured. */
    public Optional<KeptRows> slopes(int layer) {
        return Optional.ofNullable(rows.get(Series.id(layer, SLOPES)));
    }

    /**
     * How many pre-activations fell below {@link Activity#SUM_REACH}'s negative, into each of {@link Activity#SUM_BINS} equal
     * bins up to it, and above; empty if they were never measured.
     */
    public Optional<KeptRows> sums(int layer) {
        return Optional.ofNullable(rows.get(Series.id(layer, SUMS)));
    }

    /** A copy of everything that is kept, by its kind. Only the recording thread may call this. */
    Map<String, KeptRows.Image> images() {
        Map<String, KeptRows.Image> images = new HashMap<>();
        rows.forEach((id, kept) -> images.put(id, kept.image()));
        return images;
    }

    /** A store that goes on from what another one kept. */
    static SpectrumStore of(long cap, Map<String, KeptRows.Image> images) {
        SpectrumStore store = new SpectrumStore(cap);
        images.forEach((id, image) -> store.open(id, image.width()));
        images.forEach((id, image) -> {
            for (int row = 0; row < image.steps().length; row++) {
                store.rows.get(id).add((long) image.steps()[row], image.values(), row * image.width());
            }
        });
        return store;
    }

    /** Bytes in use. */
    public long bytes() {
        return rows.values().stream().mapToLong(KeptRows::bytes).sum();
    }

    /** Bytes that may be in use; more only when a single row of everything is larger. */
    public long cap() {
        return cap;
    }

    /** True once some steps were given up to stay below the bound. */
    public boolean isThinned() {
        return thinned;
    }

    private void keep(String id, long step, double[] values) {
        KeptRows kept = rows.get(id);
        if (kept == null || kept.width() != values.length) {
            kept = open(id, values.length);
        }
        thinned |= kept.isFull();
        kept.add(step, values, 0);
    }

    /** The more kinds of rows there are, the fewer of each fit. */
    private KeptRows open(String id, int width) {
        KeptRows before = rows.get(id);
        bytesPerStep += KeptRows.bytesPerRow(width) - (before == null ? 0 : KeptRows.bytesPerRow(before.width()));
        int limit = (int) Math.clamp(cap / bytesPerStep, FEWEST_ROWS, MOST_ROWS);
        KeptRows opened = new KeptRows(width, limit);
        rows.put(id, opened);
        rows.values().forEach(each -> each.limit(limit));
        return opened;
    }

    private static String id(Matrix matrix, int layer) {
        return Series.id(layer, matrix.id());
    }
}
