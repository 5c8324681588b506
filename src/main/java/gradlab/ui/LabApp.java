package gradlab.ui;

import gradlab.experiment.Presets;
import gradlab.ui.session.LessonFolders;
import gradlab.ui.session.SessionStore;
import gradlab.ui.session.StateFolder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.stage.Stage;

/** The lab as a program with a window. An argument names a file to open. */
public final class LabApp extends Application {

    private Lab lab;

    private static final String LESSONS = "lessons";

    /** Opens the window, perhaps with a file, and returns when it is closed. */
    public static void open(Path lessonsFolder, Optional<Path> file) {
        Stream<String> named = file.stream().map(Path::toAbsolutePath).map(Path::toString);
        Application.launch(LabApp.class, Stream.concat(Stream.of("--" + LESSONS + "=" + lessonsFolder), named).toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        Lab.Views views = Lab.Views.of(lessons(getParameters()), new LessonFolders(Optional.of(StateFolder.here())));
        Function<Words, FileChoice> files = words -> new FileDialogs(stage, words);
        lab = store().map(store -> Lab.open(stage, Presets.first(), files, System::nanoTime, views, store))
                .orElseGet(() -> Lab.open(stage, Presets.first(), files, System::nanoTime, views));
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> lab.report(failure));
        getParameters().getUnnamed().stream().findFirst().map(Path::of).ifPresent(lab.window()::open);
    }

    @Override
    public void stop() {
        lab.close();
    }

    /** Where the session is kept; empty if that is impossible, or if another lab keeps its own there. */
    private static Optional<SessionStore> store() {
        try {
            return SessionStore.open(StateFolder.here());
        } catch (IOException | RuntimeException e) {
            System.getLogger("gradlab.ui").log(Level.WARNING, "no session can be kept in " + StateFolder.here(), e);
            return Optional.empty();
        }
    }

    private static Path lessons(Parameters parameters) {
        return Path.of(parameters.getNamed().getOrDefault(LESSONS, "lessons"));
    }
}
