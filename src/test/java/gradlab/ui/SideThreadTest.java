package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SideThreadTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void worksInOrderOnOneThreadOfItsName() {
        List<String> done = new CopyOnWriteArrayList<>();
        SideThread thread = new SideThread("aside");
        for (int i = 0; i < 20; i++) {
            int number = i;
            thread.execute(() -> done.add(Thread.currentThread().getName() + number));
        }
        assertThat(thread.finish(PATIENCE)).isTrue();
        assertThat(done).hasSize(20).startsWith("aside0", "aside1").endsWith("aside19");
    }

    @Test
    void whatIsAskedForAfterClosingIsDroppedWithoutAWord() {
        List<String> done = new CopyOnWriteArrayList<>();
        SideThread thread = new SideThread("aside");
        thread.close();
        thread.execute(() -> done.add("too late"));
        assertThat(thread.isClosed()).isTrue();
        assertThat(thread.finish(PATIENCE)).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void closingInterruptsWhatIsDoneAndDropsWhatWaits() throws InterruptedException {
        List<String> done = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        SideThread thread = new SideThread("aside");
        thread.execute(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                done.add("interrupted");
            }
        });
        thread.execute(() -> done.add("waited"));
        begun.await();
        thread.close();
        assertThat(thread.finish(PATIENCE)).isTrue();
        assertThat(done).containsExactly("interrupted");
    }
}
