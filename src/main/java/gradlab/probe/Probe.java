package gradlab.probe;

import gradlab.nn.NetworkShape;
import java.util.List;

/**
 * Every diagnostic of the lab. A probe reads numbers on the training thread and knows nothing of drawing. To add one,
 * add a record to the permitted ones and its words to the text bundles; menus follow {@code permits}.
 */
public sealed interface Probe permits Losses, Ranks, Spectra, Saturation, Norms,
        Transport, DimensionShare, LocalRank {

    /** Measures at steps 0, every, 2·every, … */
    int every();

    Probe withEvery(int every);

    /** The series it writes, in the order of the sink's index. */
    List<Series> series(NetworkShape shape);

    /** The charts made of its series. */
    List<Picture> pictures(Facts facts);

    /** Writes what it has to say about this step; leaving a series out means "not measured". */
    void measure(long step, StepView view, Sink out);

    default boolean isDue(long step) {
        return step % every() == 0;
    }
}
