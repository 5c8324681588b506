package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.BadInput;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/** What becomes of work that fails in the background. */
@Timeout(60)
class BackgroundTest {

    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final List<BadInput> refused = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void workThatIsCutShortByTheEndOfTheWindowIsNoFailure() throws InterruptedException {
        doAndWait(() -> {
            throw new CancellationException();
        });
        assertThat(thrown).isEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void anyOtherFailureIsThrownOnTheThreadOfTheWindow() throws InterruptedException {
        doAndWait(() -> {
            throw new IllegalStateException("broken");
        });
        assertThat(thrown).singleElement().satisfies(failure -> assertThat(failure).hasRootCauseMessage("broken"));
        assertThat(refused).isEmpty();
    }

    private void doAndWait(Callable<String> work) throws InterruptedException {
        Thread fx = Toolkit.onFx(Thread::currentThread);
        Thread.UncaughtExceptionHandler before = fx.getUncaughtExceptionHandler();
        fx.setUncaughtExceptionHandler((_, failure) -> thrown.add(failure));
        CountDownLatch next = new CountDownLatch(1);
        try (Background background = new Background()) {
            Toolkit.onFx(() -> {
                background.run("working", work, _ -> thrown.add(new AssertionError("done")), refused::add);
                // comes after it on the same thread
                background.run("waiting", () -> "", _ -> next.countDown(), refused::add);
                return background;
            });
            next.await();
        } finally {
            fx.setUncaughtExceptionHandler(before);
        }
    }
}
