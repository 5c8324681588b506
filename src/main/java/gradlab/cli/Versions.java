package gradlab.cli;

import gradlab.math.Kernels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The versions that matter when something does not work on somebody else's machine. */
final class Versions implements IVersionProvider {

    static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        String lab = Main.class.getPackage().getImplementationVersion();
        versions.put("gradlab", Objects.requireNonNullElseGet(lab, () -> Main.text("version.unpackaged")));
        versions.put("java", "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")));
        versions.put("os", "%s %s (%s)".formatted(System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("os.arch")));
        versions.put("kernel", Kernels.best().name());
        return versions;
    }

    @Override
    public String[] getVersion() {
        Map<String, String> versions = all();
        return new String[] {"Gradlab " + versions.get("gradlab"), "Java " + versions.get("java"), versions.get("os"),
            Main.text("version.kernel", versions.get("kernel"))};
    }
}
