package gradlab.ui;

import gradlab.experiment.Presets;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** The lab as a program with a window. An argument names a file to open. */
public final class LabApp extends Application {

    private Lab lab;

    /** Opens the window and returns when it is closed. */
    public static void open(String... args) {
        Application.launch(LabApp.class, args);
    }

    @Override
    public void start(Stage stage) {
        lab = Lab.open(stage, Presets.first(), words -> new FileDialogs(stage, words), System::nanoTime, views());
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> lab.report(failure));
        getParameters().getUnnamed().stream().findFirst().map(Path::of).ifPresent(lab.window().desk()::open);
    }

    @Override
    public void stop() {
        lab.close();
    }

    private static Lab.Views views() {
        Lab.View empty = (_, _, _) -> new Region();
        return new Lab.Views(empty, empty, empty);
    }
}
