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
        String lab = folder.resolve("a.lab").toString();
        for (List<String> line : List.of(
                List.of("run", lab, "--out", folder.resolve("run").toString()),
                List.of("sweep", lab, "--over", "optimizer.rate=0.01,0.1", "--seeds", "2", "--out", folder.resolve("sweep").toString()),
                List.of("compare", lab, "--seeds", "3", "--out", folder.resolve("compare").toString()),
                List.of("check", lesson.toString()),
                List.of("pack", lesson.toAbsolutePath().getParent().toString(), "--out", folder.resolve("pack.zip").toString()),
                List.of("handout", lesson.toString(), "--out", folder.resolve("sheets").toString()))) {
            StringWriter said = new StringWriter();
            CommandLine command = Main.commandLine(Main.commands());
            command.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
            int status = Main.run(command, line.toArray(String[]::new));
            if (status != Main.DONE) {
                bad.add(line + " ended with " + status + ": " + said.toString().replaceAll("\\R", " / "));
            }
        }
        return bad;
    }
}
