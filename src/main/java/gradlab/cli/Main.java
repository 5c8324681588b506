package gradlab.cli;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.experiment.ExperimentFile;
import gradlab.lesson.LessonReader;
import gradlab.ui.ExperimentDesk;
import gradlab.ui.LabApp;
import gradlab.ui.LabWindow;
import gradlab.ui.LessonDesk;
import gradlab.ui.session.RunFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The lab's entry: {@code gradlab} opens the window, {@code gradlab FILE} with that file, {@code gradlab COMMAND …} works without one.
 *
 * <p>To add a command, write a class annotated {@code @Command(name = …)} that is a {@code Callable<Integer>} returning
 * one of the exit statuses below, and name it in {@link #commands}. Headings, {@code --help}, {@code --version} and the
 * treatment of errors come from here; its words stand in {@code cli.properties} under {@code gradlab.NAME.}.
 */
@Command(name = "gradlab", scope = ScopeType.INHERIT, mixinStandardHelpOptions = true, resourceBundle = Main.TEXTS,
        versionProvider = Versions.class, synopsisSubcommandLabel = "[КОМАНДА]",
        exitCodeOnInvalidInput = Main.WRONG_INPUT, exitCodeOnExecutionException = Main.FAILED)
public final class Main implements Callable<Integer> {

    /** Everything was done and came out as expected. */
    public static final int DONE = 0;
    /** A claim did not hold, or training diverged where it was not expected. */
    public static final int REFUTED = 1;
    /** The user's input cannot be used; standard error says where, why and how to mend it. */
    public static final int WRONG_INPUT = 2;
    /** A fault of the lab itself. */
    public static final int FAILED = 70;

    static final String TEXTS = "gradlab.texts.cli";

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", descriptionKey = "gradlab.file")
    private Optional<Path> file = Optional.empty();

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        int status = run(commandLine(commands()), args);
        JarTimes.mend();
        System.exit(status);
    }

    /** The commands under the root. */
    static Object[] commands() {
        return new Object[] {new RunCommand(), new CompareCommand(), new CheckCommand(), new SweepCommand(), new RenderCommand(), new HandoutCommand(), new PackCommand(), new BenchCommand()};
    }

    /** The whole command line with the given commands under its root. */
    static CommandLine commandLine(Object... commands) {
        CommandLine root = new CommandLine(new Main());
        for (Object command : commands) {
            root.addSubcommand(command);
        }
        return root
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler((e, command, _) -> Failures.report(e, command.getErr()));
    }

    /** Runs one command and returns the exit status. Nothing is thrown: what goes wrong is said on standard error. */
    static int run(CommandLine commandLine, String... args) {
        try {
            return commandLine.execute(args);
        } catch (Error e) {
            return Failures.report(e, commandLine.getErr());
        }
    }

    /** The sentence under {@code key} with its {@code %s} replaced. */
    static String text(String key, Object... args) {
        return ResourceBundle.getBundle(TEXTS).getString(key).formatted(args);
    }

    /** Opens the window, perhaps with a file; where none can open, says why and shows the first lesson in pictures instead. */
    @Override
    public Integer call() {
        file.ifPresent(this::check);
        Optional<Display.Obstacle> obstacle = Display.here().obstacle();
        if (obstacle.isPresent()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(obstacle.get().sentence(Texts.russian()));
            if (file.isPresent()) {
                spec.commandLine().getErr().println(text("window.none", file.get()));
                return WRONG_INPUT;
            }
            try {
                return Demo.play(Home.lessons(), Demo.folder(), out);
            } catch (IOException e) {
                throw Unwritable.of(Demo.folder(), e);
            }
        }
        LabApp.open(Home.lessons(), file);
        return DONE;
    }

    /** A window that opens only to say that there is no such file would be a detour. */
    private void check(Path named) {
        if (!LabWindow.opens(named)) {
            throw new UnmatchedArgumentException(spec.commandLine(), List.of(named.toString()));
        }
        if (!Files.isRegularFile(named)) {
            throw BadInput.noFile(named);
        }
        if (RunFile.isOne(named)) {
            RunFile.read(named, RunFile.importFolder());
        } else if (ExperimentDesk.isExperiment(named)) {
            ExperimentFile.read(named);
        } else if (LessonDesk.isLesson(named)) {
            LessonReader.read(named);
        }
    }
}
