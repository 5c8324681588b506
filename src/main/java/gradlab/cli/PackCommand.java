package gradlab.cli;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.lesson.LessonPack;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradlab pack}: the lessons of a folder in one file to be handed on. */
@Command(name = "pack")
final class PackCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", descriptionKey = "folder")
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE.zip", descriptionKey = "out")
    private Optional<Path> out;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw BadInput.at(new Place(folder.toString(), 1, 1), Files.exists(folder) ? "pack.folder" : "file.missing");
        }
        Path file = out.orElseGet(() -> Path.of(folder.toAbsolutePath().normalize().getFileName() + ".zip"));
        LessonPack.write(folder, file);
        PrintWriter print = command.commandLine().getOut();
        print.println(Main.text("pack.done", file));
        print.flush();
        return Main.DONE;
    }
}
