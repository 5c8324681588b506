package gradlab.ui.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The threads of the lab, without those that Java and JavaFX keep for themselves. */
final class Threads {

    private static final Pattern OF_OTHERS = Pattern.compile("JavaFX.*|QuantumRenderer.*|Prism.*|Cleaner-.*|Common-Cleaner|ForkJoinPool.*|AWT-.*|Java2D.*|Batik.*|CompletableFutureDelay.*|process reaper.*|"
            + "InvokeLaterDispatcher|Headless Timer|Attach Listener|JNA.*|Timer-.*|junit-.*|surefire.*|VirtualThread.*|Keep-Alive.*|Reference Handler|Finalizer|Signal Dispatcher|silence");
    private static final long PATIENCE_SECONDS = 60;

    private Threads() {
    }

    static Set<Thread> alive() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** Threads that are there now and were not there before. */
    static List<Thread> newSince(Set<Thread> before) {
        List<Thread> found = new ArrayList<>();
        for (Thread thread : alive()) {
            if (!before.contains(thread) && thread.isAlive() && !OF_OTHERS.matcher(thread.getName()).matches()) {
                found.add(thread);
            }
        }
        return found;
    }

    /** Waits until all that came since are gone. */
    static void assertNoneLeftBut(Set<Thread> before) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Thread thread : newSince(before)) {
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        List<String> left = newSince(before).stream().map(thread -> thread.getName() + " at " + List.of(thread.getStackTrace())).toList();
        assertThat(left).as("threads that outlive the window").isEmpty();
    }
}
