package gradlab.ui.chart;

import gradlab.train.LossSlice;
import gradlab.train.Prepared;
import gradlab.train.RunImage;
import gradlab.train.WeightPath;
import gradlab.train.WeightPlane;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;

/** One slice while it is computed, on a copy of the run and beside the FX thread. */
final class SliceWork {

    private static final int POINTS = 64;
    /** Walking the way again takes about as long as the slice itself. */
    private static final double WALKING = 0.5;

    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** What is computed, with the share 0..1 of the way that the plane shows. */
    record Result(LossSlice slice, double shown) {
    }

    /**
     * What is wanted.
     *
     * @param reach NaN for as far as the way goes
     */
    record Order(WeightPlane.Choice choice, long seed, double reach) {
    }

    /**
     * Begins.
     *
     * @param progress is told the share 0..1 that is done, on the FX thread
     * @param done is told what came of it, or nothing if it was cancelled or has failed, on the FX thread
     */
    void begin(CompletableFuture<RunImage.All> image, Prepared data, Order order, DoubleConsumer progress, Consumer<Optional<Result>> done) {
        image.thenAccept(all -> Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name("loss slice").start(() -> {
            Optional<Result> result = Optional.empty();
            try {
                result = compute(all.chosenRun(), data, order, share -> Platform.runLater(() -> progress.accept(share)));
            } catch (RuntimeException | OutOfMemoryError e) {
                System.getLogger("gradlab.ui").log(System.Logger.Level.WARNING, "loss slice", e);
            }
            Optional<Result> found = result;
            Platform.runLater(() -> done.accept(found));
        }));
    }

    void cancel() {
        cancelled.set(true);
    }

    private Optional<Result> compute(RunImage run, Prepared data, Order order, DoubleConsumer progress) {
        Optional<WeightPath> walked = WeightPath.of(run, data, POINTS, share -> progress.accept(WALKING * share), cancelled::get);
        if (walked.isEmpty()) {
            return Optional.empty();
        }
        WeightPath path = walked.get();
        return LossSlice.of(path, WeightPlane.of(path, order.choice(), order.seed()), order.reach(),
                share -> progress.accept(WALKING + (1 - WALKING) * share), cancelled::get).map(slice -> new Result(slice, slice.shownShare(path)));
    }
}
