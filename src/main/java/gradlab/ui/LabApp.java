package gradlab.ui;

import gradlab.catalogue.Unwritable;
import gradlab.experiment.Presets;
import gradlab.ui.session.LessonFolders;
import gradlab.ui.session.SessionStore;
import gradlab.ui.session.StateFolder;
import gradlab.ui.session.Unkept;
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

    /**
     * Opens the window, perhaps with a file, and returns when it is closed.
     *
     * @throws MissingFonts if this machine has none
     */
    public static void open(Path lessonsFolder, Optional<Path> file) {
        MissingFonts.check();
        Stream<String> named = file.stream().map(Path::toAbsolutePath).map(Path::toString);
        Application.launch(LabApp.class, Stream.concat(Stream.of("--" + LESSONS + "=" + lessonsFolder), named).toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        Lab.Views views = Lab.Views.of(lessons(getParameters()), new LessonFolders(Optional.of(StateFolder.here())));
        Function<Words, FileChoice> files = words -> new FileDialogs(stage, words);
        lab = opened(stage, files, views);
        lab.model().browser(page -> getHostServices().showDocument(page.toASCIIString()));
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> lab.report(failure));
        getParameters().getUnnamed().stream().findFirst().map(Path::of).ifPresent(lab.window()::open);
    }

    @Override
    public void stop() {
        lab.close();
    }

    /** With a session that is kept; where that is impossible, or another lab keeps its own there, the lab says so and works too. */
    private static Lab opened(Stage stage, Function<Words, FileChoice> files, Lab.Views views) {
        Path folder = StateFolder.here();
        Unkept unkept = new Unkept(folder, Optional.empty());
        try {
            Optional<SessionStore> store = SessionStore.open(folder);
            if (store.isPresent()) {
                return Lab.open(stage, Presets.first(), files, System::nanoTime, views, store.get());
            }
        } catch (IOException e) {
            System.getLogger("gradlab.ui").log(Level.WARNING, "no session can be kept in " + folder + ": " + e);
            unkept = new Unkept(folder, Optional.of(Unwritable.because(e)));
        }
        return Lab.open(stage, Presets.first(), files, System::nanoTime, views, unkept);
    }

    private static Path lessons(Parameters parameters) {
        return Path.of(parameters.getNamed().getOrDefault(LESSONS, "lessons"));
    }
}
