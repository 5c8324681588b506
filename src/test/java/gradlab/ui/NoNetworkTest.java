package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lab needs no network and never asks for one, whatever a lesson would like it to fetch. */
class NoNetworkTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(240)
    void theWholeLabWorksWithoutANetworkAndNeverTriesToReachOne() throws Exception {
        assertLonely(3);
    }

    @Test
    @Tag("soak")
    void allLessonsOpenWithoutANetwork() throws Exception {
        assertLonely(Integer.MAX_VALUE);
    }

    private void assertLonely(int lessons) throws Exception {
        Path services = Files.createDirectories(folder.resolve("path").resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve("java.net.spi.InetAddressResolverProvider"), NoNetwork.Addresses.class.getName());
        Path work = Files.createDirectory(folder.resolve("work"));
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("src", "main", "launcher", "lib", "java.options"), "--module-path", Path.of("target", "gradlab", "lib", "javafx").toString(),
                "-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"));
        line.addAll(NoNetwork.options());
        line.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + File.pathSeparator + folder.resolve("path"),
                LonelyProcess.class.getName(), work.toString(), Integer.toString(lessons)));
        Process process = new ProcessBuilder(line).redirectError(folder.resolve("errors.txt").toFile()).start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

        String errors = Files.readString(folder.resolve("errors.txt"));
        assertThat(process.waitFor()).as(said + errors).isZero();
        assertThat(said).as(errors).first().isEqualTo("forbidden 6");
        assertThat(said).contains("opened curious.md", "trained 60").last().isEqualTo("done");
        // Java itself asks for the name of its own machine, after which it names a file about fonts
        assertThat(said).filteredOn(each -> each.startsWith("bad ") || each.startsWith("attempt ") && !each.contains("FcFontConfiguration.getFcInfoFile")).isEmpty();
    }
}
