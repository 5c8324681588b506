package gradlab.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two labs that are two processes, and one folder for sessions. */
@Timeout(180)
class TwoProcessesTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstHasTheFolderUntilItEndsInWhateverWay() throws Exception {
        Process first = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("src", "main", "launcher", "lib", "java.options"), "--module-path", Path.of("target", "gradlab", "lib", "javafx").toString(),
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SavingProcess.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = first.inputReader()) {
            assertThat(lines.readLine()).startsWith("saved ");
            assertThat(SessionStore.open(folder)).as("the first lab lives").isEmpty();
            long saved = Long.parseLong(lines.readLine().split(" ")[1]);
            assertThat(lines.readLine()).as("and goes on saving").startsWith("saved ");

            first.destroyForcibly().waitFor();
            try (SessionStore second = SessionStore.open(folder).orElseThrow()) {
                SessionStore.Start start = second.start();
                assertThat(start.setAside()).isEmpty();
                assertThat(second.read(start.found().orElseThrow()).chosenRun().latest()).isGreaterThanOrEqualTo(saved);
            }
        } finally {
            first.destroyForcibly();
        }
    }
}
