package gradlab.ui.arena;

import gradlab.ui.Command;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.Workplace;
import gradlab.ui.form.RangeSlider;
import java.util.function.LongSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Play, pause, one step on and back, any step, and how fast. */
final class Playback extends VBox {

    private static final double SLOWEST = 1;
    private static final double FASTEST = 2000;
    private static final double NANOS = 1e9;
    private static final double LONGEST_FRAME_NANOS = 0.25e9;
    /** Slower than this the balls glide between steps. */
    private static final double GLIDING = 15;

    private final ArenaModel model;
    private final LabModel lab;
    private final LongSupplier nanos;
    private final Button play;
    private final Slider time = new Slider(0, 1, 0);
    private final Label step = new Label();
    private final Label pace = new Label();
    private final Words words;
    private final HBox keys;
    private final HBox tempo;
    private boolean showing;
    private double exact;
    private long before;

    Playback(ArenaModel model, LabModel lab, ArenaSheet sheet, FrameClock clock, LongSupplier nanos) {
        this.model = model;
        this.lab = lab;
        this.nanos = nanos;
        this.words = sheet.words();
        play = Controls.plain(new Button(), "play", Feather.PLAY, words);
        play.getStyleClass().add("accent");
        play.setOnAction(_ -> playOrPause());
        time.setId("arena-time");
        time.getStyleClass().add("small");
        Controls.name(time, "time", words);
        HBox.setHgrow(time, Priority.ALWAYS);
        time.valueProperty().subscribe((_, value) -> {
            if (!showing) {
                model.seek(Math.rint(value.doubleValue()));
            }
        });
        step.setId("arena-step-number");
        step.getStyleClass().add("figure");
        step.setMinWidth(Region.USE_PREF_SIZE);
        RangeSlider speed = new RangeSlider("arena-speed", SLOWEST, FASTEST, true, value -> model.speedProperty().set(value), () -> { });
        speed.show(model.speedProperty().get());
        Controls.name(speed, "speed", words);
        pace.getStyleClass().add("caption");
        pace.setMinWidth(Region.USE_PREF_SIZE);
        Button restart = act(Controls.plain(new Button(), "restart", Feather.SKIP_BACK, words), model::restart);
        Button on = act(Controls.plain(new Button(), "step", Feather.CHEVRON_RIGHT, words), () -> model.move(1));
        keys = new HBox(restart, act(Controls.plain(new Button(), "back", Feather.CHEVRON_LEFT, words), () -> model.move(-1)), play, on, time, step);
        pressed(play, Command.PLAY, this::playOrPause);
        pressed(on, Command.STEP, () -> model.move(1));
        pressed(restart, Command.RESTART, model::restart);
        tempo = new HBox(speed, pace);
        keys.getStyleClass().add("arena-playback");
        tempo.getStyleClass().add("arena-playback");
        getStyleClass().add("arena-play");
        getChildren().add(keys);
        fold(false);
        sheet.keep(model.playingProperty().subscribe(this::turned));
        sheet.keep(model.positionProperty().subscribe(_ -> show()));
        sheet.keep(model.planProperty().subscribe(_ -> show()));
        sheet.keep(words.textsProperty().subscribe(_ -> {
            show();
            tell();
        }));
        sheet.keep(model.speedProperty().subscribe(_ -> tell()));
        sheet.keep(clock.onFrame(this::frame));
    }

    /** The pace below the rest, where there is little room. */
    void fold(boolean narrow) {
        keys.getChildren().remove(tempo);
        getChildren().remove(tempo);
        (narrow ? getChildren() : keys.getChildren()).add(tempo);
    }

    /** While the arena stands in the window, the keys of the training are those of the race. */
    private void pressed(Button button, Command command, Runnable action) {
        lab.commands().keysDo(command, () -> lab.workplaceProperty().get() == Workplace.ARENA, action);
        Tips.on(button, words.of(button.getId().replace("arena-", "arena.") + ".hint"), command, words);
    }

    private void playOrPause() {
        if (model.playingProperty().get()) {
            model.playingProperty().set(false);
        } else {
            model.play();
        }
    }

    private static Button act(Button button, Runnable what) {
        button.setOnAction(_ -> what.run());
        return button;
    }

    private void turned(boolean playing) {
        ((FontIcon) play.getGraphic()).setIconCode(playing ? Feather.PAUSE : Feather.PLAY);
        before = nanos.getAsLong();
        exact = model.positionProperty().get();
    }

    private void tell() {
        pace.setText(words.get("arena.pace", words.number(model.speedProperty().get(), 2)));
    }

    private void show() {
        showing = true;
        int last = model.plan().steps();
        time.setMax(last);
        time.setBlockIncrement(Math.max(1, last / 50));
        time.setValue(model.positionProperty().get());
        showing = false;
        step.setText(words.get("arena.step-of", words.whole((long) model.positionProperty().get()), words.whole(last)));
    }

    private void frame() {
        if (!model.playingProperty().get()) {
            return;
        }
        long now = nanos.getAsLong();
        if (lab.reducedMotionProperty().get() && now - before < NANOS) {
            return;
        }
        // a computer that slept, or was busy with other things, goes on where it was
        double longest = lab.reducedMotionProperty().get() ? 2 * NANOS : LONGEST_FRAME_NANOS;
        exact += model.speedProperty().get() * Math.clamp(now - before, 0, longest) / NANOS;
        before = now;
        double last = model.plan().steps();
        boolean gliding = model.speedProperty().get() < GLIDING && !lab.reducedMotionProperty().get();
        model.positionProperty().set(Math.min(last, gliding ? exact : Math.floor(exact)));
        if (exact >= last) {
            model.playingProperty().set(false);
        }
    }
}
