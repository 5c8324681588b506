package gradlab.ui;

import gradlab.experiment.Presets;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;

/** The lab as a program with a window. An argument names a file to open. */
public final class LabApp extends Application {

    private Lab lab;

    private static final String LESSONS = "lessons";

    /** Opens the window and returns when it is closed. */
    public static void open(Path lessonsFolder) {
        Application.launch(LabApp.class, "--" + LESSONS + "=" + lessonsFolder);
    }

    @Override
    public void start(Stage stage) {
        lab = Lab.open(stage, Presets.first(), words -> new FileDialogs(stage, words), System::nanoTime,
                Lab.Views.of(lessons(getParameters())));
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> lab.report(failure));
        getParameters().getUnnamed().stream().findFirst().map(Path::of).ifPresent(lab.window().desk()::open);
    }

    @Override
    public void stop() {
        lab.close();
    }

    private static Path lessons(Parameters parameters) {
        return Path.of(parameters.getNamed().getOrDefault(LESSONS, "lessons"));
    }
}
