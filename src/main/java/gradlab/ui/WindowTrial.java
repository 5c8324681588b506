package gradlab.ui;

import gradlab.bench.Training;
import gradlab.experiment.ExperimentSpec;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;

/**
 * How smooth the window is while W2 trains at full speed: how long the FX thread is busy at a time, how much of its speed
 * without a window the trainer keeps, and how soon a click is answered.
 */
public final class WindowTrial {

    /** Six live charts: most of what is measured. */
    private static final String CHARTS = "loss,rank,spectrum,saturation,norm,preactivations";
    private static final long WARM_MILLIS = 4_000;
    private static final long FIRST_SECOND_MILLIS = 1_000;
    private static final long WATCHED_MILLIS = 10_000;
    private static final long ALONE_MILLIS = 5_000;
    private static final long BEAT_NANOS = 500_000;
    private static final long CLICK_EVERY_MILLIS = 400;
    private static final int CLICKS = 16;
    /** Posts that ran closer together than this had been waiting for the same piece of work. */
    private static final long SAME_STRETCH_NANOS = 300_000;
    private static final double MILLI = 1e-6;
    private static final double RARE = 0.99;

    private WindowTrial() {
    }

    /**
     * What was measured, times in milliseconds.
     *
     * @param alone,beside steps per second without a window, and beside one
     * @param longest,rare the longest stretch for which the FX thread was busy, and the 99th percentile of all stretches over 1 ms
     * @param click the longest time from a click to the frame that shows its answer
     * @param frames frames per second
     * @param charts how many charts were live
     */
    public record Result(double alone, double beside, double longest, double rare, double click, double clickMedian, double frames, int charts,
            double width, double height) {

        /** Of the speed without a window, the share that is kept. */
        public double kept() {
            return beside / alone;
        }

        /** The fields under their names in {@code --json}. */
        public Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("workload", "window-W2");
            fields.put("steps_per_s_alone", alone);
            fields.put("steps_per_s_median", beside);
            fields.put("speed_kept", kept());
            fields.put("fx_busy_longest_ms", longest);
            fields.put("fx_busy_p99_ms", rare);
            fields.put("click_longest_ms", click);
            fields.put("click_median_ms", clickMedian);
            fields.put("frames_per_s", frames);
            fields.put("charts", charts);
            fields.put("width", width);
            fields.put("height", height);
            fields.put("java", System.getProperty("java.version"));
            return fields;
        }
    }

    /**
     * Measures; takes about half a minute.
     *
     * @param display whether there is a display for the window; without one it stands on the head-less platform's small screen
     */
    public static Result measure(Path lessons, boolean display, double width, double height) {
        ExperimentSpec spec = Training.W2.spec().withProbes(ExperimentSpec.standard().probes());
        double alone = alone(spec);
        System.setProperty("prism.order", "sw");
        if (!display) {
            Toolkit.needsNoDisplay();
        }
        Toolkit.start();
        Stage[] made = new Stage[1];
        Lab lab = Toolkit.onFx(() -> {
            Stage stage = new Stage();
            made[0] = stage;
            Lab opened = Lab.open(stage, spec, words -> new FileDialogs(stage, words), System::nanoTime, Lab.Views.of(lessons));
            stage.setWidth(width);
            stage.setHeight(height);
            opened.model().paceProperty().set(Double.POSITIVE_INFINITY);
            opened.model().charts().gridProperty().set(CHARTS);
            return opened;
        });
        try {
            return watch(lab, made[0], alone);
        } finally {
            Toolkit.onFx(() -> {
                lab.close();
                made[0].close();
                return lab;
            });
        }
    }

    private static Result watch(Lab lab, Stage stage, double alone) {
        Trainer trainer = lab.model().trainer();
        Toolkit.onFx(() -> {
            trainer.play();
            return trainer;
        });
        Toolkit.pause(FIRST_SECOND_MILLIS + WARM_MILLIS);
        Beats beats = new Beats();
        AtomicLong frames = new AtomicLong();
        Runnable counted = frames::incrementAndGet;
        Toolkit.onFx(() -> {
            stage.getScene().addPostLayoutPulseListener(counted);
            return counted;
        });
        long from = trainer.state().latest();
        long began = System.nanoTime();
        beats.start();
        Toolkit.pause(WATCHED_MILLIS);
        double seconds = (System.nanoTime() - began) / 1e9;
        long steps = trainer.state().latest() - from;
        beats.end();
        Toolkit.onFx(() -> {
            stage.getScene().removePostLayoutPulseListener(counted);
            return counted;
        });
        List<Double> clicks = new ArrayList<>();
        for (int i = 0; i < CLICKS; i++) {
            Toolkit.pause(CLICK_EVERY_MILLIS);
            clicks.add(click(lab, stage.getScene(), clicks.size()));
        }
        double[] stretches = beats.stretches();
        double[] answered = clicks.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Result(alone, steps / seconds, stretches[stretches.length - 1], quantile(stretches, RARE), answered[answered.length - 1],
                quantile(answered, 0.5), frames.get() / seconds, CHARTS.split(",").length, stage.getScene().getWidth(), stage.getScene().getHeight());
    }

    /** In turn switches the axis of a chart and chooses a layer, which all charts and the picture follow. */
    private static double click(Lab lab, Scene scene, int turn) {
        CountDownLatch shown = new CountDownLatch(1);
        long pressed = System.nanoTime();
        Platform.runLater(() -> {
            if (turn % 2 == 1) {
                lab.model().selectedLayerProperty().set(1 + turn / 2 % lab.model().spec().network().depth());
            } else if (scene.lookup("#chart-loss-log") instanceof ButtonBase button) {
                button.fire();
            }
            Runnable[] once = new Runnable[1];
            once[0] = () -> {
                shown.countDown();
                Platform.runLater(() -> scene.removePostLayoutPulseListener(once[0]));
            };
            scene.addPostLayoutPulseListener(once[0]);
            Platform.requestNextPulse();
        });
        try {
            shown.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return (System.nanoTime() - pressed) * MILLI;
    }

    /** Steps per second of the same trainer without a window. */
    private static double alone(ExperimentSpec spec) {
        try (Trainer trainer = new Trainer(spec, System::nanoTime)) {
            trainer.play();
            Toolkit.pause(WARM_MILLIS);
            long from = trainer.state().latest();
            long began = System.nanoTime();
            Toolkit.pause(ALONE_MILLIS);
            RunState state = trainer.state();
            if (state.phase() != Phase.RUNNING) {
                throw new IllegalStateException("the training stopped: " + state.phase());
            }
            return (state.latest() - from) * 1e9 / (System.nanoTime() - began);
        }
    }

    /** Posts to the FX thread all the time; how late a post comes tells how long the thread was busy. */
    private static final class Beats {

        private record Beat(long posted, long ran) {
        }

        private final List<Beat> beats = new ArrayList<>();
        private final Thread thread = Thread.ofPlatform().daemon().name("metronome").unstarted(this::beat);
        private volatile boolean over;

        void start() {
            thread.start();
        }

        private void beat() {
            while (!over) {
                long posted = System.nanoTime();
                Platform.runLater(() -> beats.add(new Beat(posted, System.nanoTime())));
                java.util.concurrent.locks.LockSupport.parkNanos(BEAT_NANOS);
            }
        }

        void end() {
            over = true;
            Toolkit.onFx(() -> beats);
        }

        /** Milliseconds, ascending: posts that ran one right after the other waited for the same work, the first the longest. */
        double[] stretches() {
            List<Double> found = new ArrayList<>(List.of(0.0));
            long before = Long.MIN_VALUE;
            double longest = 0;
            for (Beat beat : beats) {
                if (beat.ran() - before > SAME_STRETCH_NANOS) {
                    found.add(longest);
                    longest = 0;
                }
                longest = Math.max(longest, (beat.ran() - beat.posted()) * MILLI);
                before = beat.ran();
            }
            found.add(longest);
            double[] sorted = found.stream().mapToDouble(Double::doubleValue).filter(each -> each > 1).sorted().toArray();
            return sorted.length == 0 ? new double[] {0} : sorted;
        }
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))];
    }
}
