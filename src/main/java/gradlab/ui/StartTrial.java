package gradlab.ui;

import gradlab.experiment.Presets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Opens the window as at a first start, tells when its first frame and its first moving chart stand there, and closes it. */
public final class StartTrial {

    /** What is told when the first frame has been laid out. */
    public static final String FRAME = "frame";
    /** What is told when the loss has moved on a chart. */
    public static final String MOVING = "moving";
    private static final long STEPS = 2;

    private final Consumer<String> told;
    private final CountDownLatch over = new CountDownLatch(1);

    private StartTrial(Consumer<String> told) {
        this.told = told;
    }

    /** Returns when the window is closed again. */
    public static void run(Path lessons, boolean display, Consumer<String> told) {
        if (!display) {
            Toolkit.needsNoDisplay();
        }
        MissingFonts.check();
        StartTrial trial = new StartTrial(told);
        Platform.startup(() -> trial.open(lessons));
        try {
            trial.over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(Path lessons) {
        Stage stage = new Stage();
        Lab lab = Lab.open(stage, Presets.first(), words -> new FileDialogs(stage, words), System::nanoTime, Lab.Views.of(lessons));
        Scene scene = stage.getScene();
        Frames.after(scene, () -> {
            told.accept(FRAME);
            lab.model().trainer().play();
            moving(scene, lab);
        });
    }

    private void moving(Scene scene, Lab lab) {
        Frames.after(scene, () -> {
            if (lab.model().state().step() < STEPS) {
                moving(scene, lab);
                return;
            }
            told.accept(MOVING);
            lab.close();
            scene.getWindow().hide();
            over.countDown();
        });
    }
}
