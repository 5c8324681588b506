package gradlab.ui.lesson;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.surface.Trail;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.lesson.Attempt.Phase;
import gradlab.ui.widget.DescentView;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shows a step's descent on a bowl on the page itself: all of it in a few seconds, or step by step. */
final class BowlPlay extends VBox implements Play {

    private static final double SECONDS = 3;
    private static final double FASTEST_STEP = 0.5;

    private final Step step;
    private final Attempt attempt;
    private final Listener listener;
    private final Trail trail;
    private final DescentView view;
    private final Button play;
    private final Slider slider = new Slider();
    private final HBox controls;
    private final double stepsPerSecond;
    private double shown;
    private boolean moving;
    private final AnimationTimer timer = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            double seconds = last == 0 ? 0 : Math.min(0.1, (now - last) / 1e9);
            last = now;
            show(shown + seconds * stepsPerSecond);
        }
    };

    BowlPlay(Page page, Step step, Attempt attempt, Listener listener) {
        this.step = step;
        this.attempt = attempt;
        this.listener = listener;
        int steps = step.spec().steps();
        Step.Bowl bowl = step.bowl().orElseThrow();
        trail = bowl.descend(step.spec().optimizer(), steps);
        stepsPerSecond = Math.max(1e-3, trail.steps() / Math.min(SECONDS, trail.steps() * FASTEST_STEP));
        view = new DescentView(page, step.id(), bowl.surface(), trail, steps);
        step.arrow().filter(arrow -> arrow.metric().name() == Metric.Name.LOSS).ifPresent(arrow -> view.mark(new DescentView.Mark(arrow.atStep(), arrow.label())));
        if (attempt.phase() == Phase.DONE) {
            shown = trail.steps();
        } else {
            attempt.phase(Phase.ASKING);
        }
        Words words = page.words();
        play = Icons.button(words, "play-" + step.id(), Feather.PLAY, "lesson.bowl.play");
        play.setOnAction(_ -> {
            if (moving) {
                pause();
            } else {
                goOn();
            }
        });
        Button once = Icons.button(words, "once-" + step.id(), Feather.CHEVRON_RIGHT, "lesson.bowl.step");
        once.setOnAction(_ -> {
            pause();
            show(Math.floor(shown) + 1);
        });
        slider.setId("place-slider-" + step.id());
        slider.setMax(Math.max(1, trail.steps()));
        slider.setBlockIncrement(1);
        slider.accessibleTextProperty().bind(words.of("lesson.bowl.slider"));
        Tips.on(slider, words.of("lesson.bowl.slider"));
        slider.valueProperty().subscribe((_, now) -> {
            if (now.doubleValue() != shown) {
                pause();
                show(Math.rint(now.doubleValue()));
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        controls = new HBox(play, once, slider);
        controls.setAlignment(Pos.CENTER_LEFT);
        controls.getStyleClass().add("descent-controls");
        getStyleClass().add("descent-play");
        getChildren().addAll(view, controls);
        page.keep(timer::stop);
        refresh();
    }

    @Override
    public void run() {
        attempt.phase(Phase.RUNNING);
        shown = 0;
        goOn();
    }

    /** Once it has been seen to its end, it begins again. */
    @Override
    public void goOn() {
        if (attempt.phase() == Phase.PAUSED) {
            attempt.phase(Phase.RUNNING);
        }
        if (shown >= trail.steps()) {
            shown = 0;
        }
        moving = true;
        timer.start();
        show(shown);
    }

    private void pause() {
        moving = false;
        timer.stop();
        if (attempt.phase() == Phase.RUNNING) {
            attempt.phase(Phase.PAUSED);
            listener.moved();
        }
        showPlaying();
    }

    @Override
    public void rewind() {
        pause();
        show(0);
    }

    private void show(double upTo) {
        shown = Math.clamp(upTo, 0, trail.steps());
        boolean end = shown >= trail.steps();
        if (end) {
            moving = false;
            timer.stop();
        }
        view.show(shown);
        slider.setValue(shown);
        showPlaying();
        if (attempt.phase() == Phase.RUNNING || attempt.phase() == Phase.PAUSED) {
            if (end) {
                attempt.phase(Phase.DONE);
                listener.finished();
            } else {
                listener.moved();
            }
        }
    }

    private void showPlaying() {
        play.setGraphic(Icons.icon(moving ? Feather.PAUSE : Feather.PLAY));
    }

    @Override
    public void refresh() {
        boolean asking = attempt.phase() == Phase.ASKING;
        StepCard.show(controls, !asking);
        if (asking) {
            moving = false;
            timer.stop();
            shown = 0;
        }
        view.show(shown);
        slider.setValue(shown);
    }

    @Override
    public double share() {
        return trail.steps() == 0 ? 1 : shown / trail.steps();
    }

    @Override
    public long step() {
        return (long) shown;
    }

    @Override
    public boolean diverged() {
        return trail.diverged() && step.spec().steps() > 0;
    }
}
