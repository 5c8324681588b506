package gradlab.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A door for tests of other packages to the commands. */
public final class LonelyCommands {

    private LonelyCommands() {
    }

    /** Every command that works without a window, on the first lesson; says which ended badly. */
    public static List<String> runAll(Path folder, Path lesson) {
        List<String> bad = new ArrayList<>();
        Path lab = folder.resolve("a.lab");
        for (String line : List.of("run " + lab + " --out " + folder.resolve("run"), "sweep " + lab + " --over optimizer.rate=0.01,0.1 --seeds 2 --out " + folder.resolve("sweep"),
                "compare " + lab + " --seeds 3 --out " + folder.resolve("compare"), "check " + lesson, "pack " + lesson.toAbsolutePath().getParent() + " --out " + folder.resolve("pack.zip"),
                "handout " + lesson + " --out " + folder.resolve("sheets"))) {
            StringWriter said = new StringWriter();
            CommandLine command = Main.commandLine(Main.commands());
            command.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
            int status = Main.run(command, line.split(" "));
            if (status != Main.DONE) {
                bad.add(line + " ended with " + status + ": " + said.toString().replaceAll("\\R", " / "));
            }
        }
        return bad;
    }
}
