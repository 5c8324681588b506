package gradlab.ui;

import javafx.application.Platform;
import javafx.scene.Scene;

/** Waiting for what a scene draws. FX thread only. */
public final class Frames {

    private Frames() {
    }

    /** Does something when the next frame stands. */
    public static void after(Scene scene, Runnable action) {
        Runnable[] once = new Runnable[1];
        once[0] = () -> {
            scene.removePostLayoutPulseListener(once[0]);
            Platform.runLater(action);
        };
        scene.addPostLayoutPulseListener(once[0]);
        Platform.requestNextPulse();
    }
}
