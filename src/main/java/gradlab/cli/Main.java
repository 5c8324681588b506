package gradlab.cli;

import gradlab.catalogue.Texts;
import gradlab.ui.LabApp;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The lab's entry: {@code gradlab} opens the window, {@code gradlab COMMAND …} works without one.
 *
 * <p>To add a command, write a class annotated {@code @Command(name = …)} that is a {@code Callable<Integer>} returning
 * one of the exit statuses below, and hand it over in {@link #main}. Headings, {@code --help}, {@code --version} and the
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

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(commandLine(commands()), args));
    }

    /** The commands under the root. */
    static Object[] commands() {
        return new Object[] {new RunCommand(), new CompareCommand(), new CheckCommand(), new SweepCommand(), new RenderCommand(), new BenchCommand()};
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

    /** Opens the window; where none can open, says why and shows the first lesson in pictures instead. */
    @Override
    public Integer call() throws IOException {
        Optional<Display.Obstacle> obstacle = Display.here().obstacle();
        if (obstacle.isPresent()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(obstacle.get().sentence(Texts.russian()));
            return Demo.play(Home.lessons(), Demo.folder(), out);
        }
        LabApp.open(Home.lessons());
        return DONE;
    }
}
