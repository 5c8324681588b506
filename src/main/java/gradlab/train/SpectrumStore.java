package gradlab.train;

import gradlab.math.Spectrum;
import gradlab.probe.Activity;
import gradlab.probe.Histogram;
import gradlab.probe.Matrix;
import gradlab.probe.Series;
import gradlab.probe.SlopeCounts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final int SLOPES = Matrix.values().length;
    private static final int SUMS = SLOPES + 1;
    private static final int KINDS = SUMS + 1;
    private static final Pattern ID = Pattern.compile("layer([1-9][0-9]{0,2})\\..*");

    private final double[] slopes = new double[SlopeCounts.BINS + 1];
    private final double[] sums = new double[Activity.SUM_BINS + 2];
    /** By kind and layer; replaced as a whole when a kind is measured for the first time, so readers need no lock. */
    private volatile KeptRows[][] rows = new KeptRows[KINDS][0];
    private long bytesPerStep;
    private volatile long cap;
    private volatile boolean thinned;

    SpectrumStore(long cap) {
        this.cap = cap;
    }

    /**
     * All that a store knows, for keeping.
     *
     * @param rows by the ids of what they hold
     * @param thinned whether some steps were given up
     */
    record Image(Map<String, KeptRows.View> rows, boolean thinned) {

        static final Image NOTHING = new Image(Map.of(), false);

        Image {
            rows = Map.copyOf(rows);
        }

        long bytes() {
            return rows.values().stream().mapToLong(kept -> kept.size() * KeptRows.bytesPerRow(kept.width())).sum();
        }
    }

    /** Keeps the singular values of a layer's matrix. Only the recording thread may call this. */
    void keep(Matrix matrix, int layer, long step, Spectrum spectrum) {
        keep(matrix.ordinal(), layer, step, spectrum.values());
    }

    /** The singular values of a layer's matrix, strongest first; empty if they were never measured. */
    public Optional<KeptRows> spectra(Matrix matrix, int layer) {
        return rows(matrix.ordinal(), layer);
    }

    /** A copy of what was kept before a step, for a run that goes its own way from there. Only the recording thread may call this. */
    SpectrumStore until(long step) {
        SpectrumStore copy = new SpectrumStore(cap);
        copy.rows = Arrays.stream(rows).map(ofKind -> Arrays.stream(ofKind).map(kept -> kept == null ? null : kept.until(step))
                .toArray(KeptRows[]::new)).toArray(KeptRows[][]::new);
        copy.bytesPerStep = bytesPerStep;
        copy.thinned = thinned;
        return copy;
    }

    /** Keeps what the hidden units did. Only the recording thread may call this. */
    void keep(long step, Activity activity) {
        for (int layer = 1; layer <= activity.slopes().length; layer++) {
            activity.slopes()[layer - 1].cumulativeShares(slopes);
            keep(SLOPES, layer, step, slopes);
        }
        for (int layer = 1; layer <= activity.sums().length; layer++) {
            Histogram histogram = activity.sums()[layer - 1];
            sums[0] = histogram.below();
            for (int bin = 0; bin < histogram.bins(); bin++) {
                sums[bin + 1] = histogram.count(bin);
            }
            sums[Activity.SUM_BINS + 1] = histogram.above();
            keep(SUMS, layer, step, sums);
        }
    }

    /** Shares of slopes as {@link SlopeCounts#cumulativeShares} gives them; empty if they were never measured. */
    public Optional<KeptRows> slopes(int layer) {
        return rows(SLOPES, layer);
    }

    /**
     * How many pre-activations fell below {@link Activity#SUM_REACH}'s negative, into each of {@link Activity#SUM_BINS} equal
     * bins up to it, and above; empty if they were never measured.
     */
    public Optional<KeptRows> sums(int layer) {
        return rows(SUMS, layer);
    }

    /** All that is kept at this moment. Only the recording thread may call this. */
    Image image() {
        Map<String, KeptRows.View> views = new HashMap<>();
        for (int kind = 0; kind < KINDS; kind++) {
            for (int layer = 1; layer <= rows[kind].length; layer++) {
                String id = Series.id(layer, name(kind));
                rows(kind, layer).ifPresent(kept -> views.put(id, kept.view()));
            }
        }
        return new Image(views, thinned);
    }

    /** A store that goes on from what another one kept; what is not known here is left out. */
    static SpectrumStore of(long cap, Image image) {
        SpectrumStore store = new SpectrumStore(cap);
        store.thinned = image.thinned();
        Map<String, KeptRows.View> known = new HashMap<>(image.rows());
        known.keySet().removeIf(id -> place(id).filter(place -> place.suits(image.rows().get(id).width())).isEmpty());
        known.values().forEach(kept -> store.bytesPerStep += KeptRows.bytesPerRow(kept.width()));
        known.forEach((id, kept) -> {
            Place place = place(id).orElseThrow();
            store.thinned |= kept.size() > store.limit();
            store.put(place.kind(), place.layer(), KeptRows.of(kept, store.limit()));
        });
        return store;
    }

    /** Bytes in use. */
    public long bytes() {
        return all().mapToLong(KeptRows::bytes).sum();
    }

    /** Bytes that may be in use; more only when a single row of everything is larger. */
    public long cap() {
        return cap;
    }

    /** Changes the bound, and gives up steps that do not fit below it. Only the recording thread may call this. */
    void cap(long changed) {
        cap = changed;
        limitAll();
    }

    /** True once some steps were given up to stay below the bound. */
    public boolean isThinned() {
        return thinned;
    }

    private void keep(int kind, int layer, long step, double[] values) {
        KeptRows[] ofKind = rows[kind];
        KeptRows kept = layer <= ofKind.length ? ofKind[layer - 1] : null;
        if (kept == null || kept.width() != values.length) {
            open(kind, layer, values.length);
            kept = rows[kind][layer - 1];
        }
        thinned |= kept.isFull();
        kept.add(step, values);
    }

    /** The more kinds of rows there are, the fewer of each fit. */
    private void open(int kind, int layer, int width) {
        bytesPerStep += KeptRows.bytesPerRow(width) - rows(kind, layer).map(before -> KeptRows.bytesPerRow(before.width())).orElse(0L);
        put(kind, layer, new KeptRows(width, limit()));
        limitAll();
    }

    private void put(int kind, int layer, KeptRows kept) {
        KeptRows[][] changed = rows.clone();
        changed[kind] = Arrays.copyOf(changed[kind], Math.max(layer, changed[kind].length));
        changed[kind][layer - 1] = kept;
        rows = changed;
    }

    private int limit() {
        return Math.clamp(cap / Math.max(1, bytesPerStep), FEWEST_ROWS, MOST_ROWS);
    }

    private void limitAll() {
        int limit = limit();
        all().forEach(each -> {
            thinned |= each.view().size() > limit;
            each.limit(limit);
        });
    }

    private Stream<KeptRows> all() {
        return Arrays.stream(rows).flatMap(Arrays::stream).filter(Objects::nonNull);
    }

    private Optional<KeptRows> rows(int kind, int layer) {
        KeptRows[] ofKind = rows[kind];
        return layer <= ofKind.length ? Optional.ofNullable(ofKind[layer - 1]) : Optional.empty();
    }

    private static String name(int kind) {
        return kind == SLOPES ? "slopes" : kind == SUMS ? "sums" : Matrix.values()[kind].id();
    }

    private record Place(int kind, int layer) {
        boolean suits(int width) {
            return kind == SLOPES ? width == SlopeCounts.BINS + 1 : kind == SUMS ? width == Activity.SUM_BINS + 2 : width > 0;
        }
    }

    private static Optional<Place> place(String id) {
        Matcher parts = ID.matcher(id);
        for (int kind = 0; parts.matches() && kind < KINDS; kind++) {
            int layer = Integer.parseInt(parts.group(1));
            if (id.equals(Series.id(layer, name(kind)))) {
                return Optional.of(new Place(kind, layer));
            }
        }
        return Optional.empty();
    }
}
