package gradlab.ui;

import gradlab.catalogue.BadInput;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;

/**
 * Work that may take long, one piece after the other on a thread of its own. Whoever asked is told on the FX thread.
 * Work that takes longer than a blink says what it is doing.
 */
public final class Background implements AutoCloseable {

    private static final Duration BLINK = Duration.millis(100);

    private final SideThread thread = new SideThread("files");
    private final ReadOnlyStringWrapper busyWith = new ReadOnlyStringWrapper("");
    private int waiting;

    /** What has been going on for more than a blink; empty when nothing is. */
    public ReadOnlyStringProperty busyWithProperty() {
        return busyWith.getReadOnlyProperty();
    }

    /**
     * Does {@code work} and hands over what comes of it. FX thread only.
     *
     * @param what a word for the status line
     * @param refused gets what is wrong with the user's files; any other failure is thrown on the FX thread
     */
    public <T> void run(String what, Callable<T> work, Consumer<T> done, Consumer<BadInput> refused) {
        if (thread.isClosed()) {
            return;
        }
        waiting++;
        PauseTransition blink = new PauseTransition(BLINK);
        blink.setOnFinished(_ -> busyWith.set(what));
        blink.play();
        thread.execute(() -> {
            try {
                T result = work.call();
                Platform.runLater(() -> {
                    end(blink);
                    done.accept(result);
                });
            } catch (BadInput bad) {
                Platform.runLater(() -> {
                    end(blink);
                    refused.accept(bad);
                });
            } catch (CancellationException closed) {
                // the window went while the work was under way
                Platform.runLater(() -> end(blink));
            } catch (Exception | OutOfMemoryError e) {
                Platform.runLater(() -> {
                    end(blink);
                    throw new IllegalStateException(e);
                });
            }
        });
    }

    private void end(PauseTransition blink) {
        blink.stop();
        if (--waiting == 0) {
            busyWith.set("");
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
