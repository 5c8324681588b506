package gradlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.train.RunImage;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that saves its session, again and again at random moments; every next one goes on from there. */
@Tag("soak")
class KillTest {

    private static final int KILLS = Integer.getInteger("soak.kills", 200);

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasSavedIsEverLost() throws Exception {
        Random moments = new Random(1);
        long lastSeen = 0;
        long unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            AtomicLong saved = new AtomicLong();
            CountDownLatch began = new CountDownLatch(1);
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + Path.of("src", "main", "launcher", "lib", "java.options"), "--module-path", Path.of("target", "gradlab", "lib", "javafx").toString(),
                    "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                    SavingProcess.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Thread reader = Thread.ofVirtual().start(() -> read(process, saved, began));
            assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
            TimeUnit.MICROSECONDS.sleep(moments.nextInt(400_000));
            process.destroyForcibly().waitFor();
            reader.join();

            assertThat(saved.get()).isGreaterThanOrEqualTo(lastSeen);
            try (SessionStore store = SessionStore.open(folder).orElseThrow()) {
                unfinished += count(folder);
                SessionStore.Start start = store.start();
                assertThat(start.setAside()).isEmpty();
                RunImage.All runs = store.read(start.found().orElseThrow());
                assertThat(runs.chosenRun().latest()).isGreaterThanOrEqualTo(saved.get());
                lastSeen = runs.chosenRun().latest();
            }
        }
        System.out.printf("killed %d times, %d of them while a file was being written; nothing that was saved was lost, the run is at step %d%n",
                KILLS, unfinished, lastSeen);
    }

    private static void read(Process process, AtomicLong saved, CountDownLatch began) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("saved")) {
                    saved.set(Long.parseLong(words[1]));
                    began.countDown();
                }
            }
        } catch (java.io.IOException e) {
            // the pipe of a killed process may break
        }
    }

    private static long count(Path folder) throws java.io.IOException {
        try (var files = java.nio.file.Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".part")) ? 1 : 0;
        }
    }
}
