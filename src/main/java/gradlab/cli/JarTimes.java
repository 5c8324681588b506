package gradlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Keeps the jars of the self-contained application at the time for which its archive of classes was made. Java takes the
 * archive for no others, and a zip unpacked in another time zone moves them by hours: the lab would start slowly for ever.
 */
final class JarTimes {

    /** The system property that holds the time; only the self-contained application has it. */
    static final String PROPERTY = "gradlab.jars.time";

    private JarTimes() {
    }

    /** Puts the times right for the next start. Where the folder may not be written to, they stay. */
    static void mend() {
        String time = System.getProperty(PROPERTY);
        if (time != null) {
            mend(Home.folder(), FileTime.from(Instant.parse(time)));
        }
    }

    static void mend(Path folder, FileTime time) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                if (!Files.getLastModifiedTime(jar).equals(time)) {
                    Files.setLastModifiedTime(jar, time);
                }
            }
        } catch (IOException e) {
            // only the speed of the start is at stake
        }
    }
}
