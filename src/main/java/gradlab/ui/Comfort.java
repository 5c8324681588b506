package gradlab.ui;

import gradlab.ui.session.Settings;
import gradlab.ui.session.Settings.Motion;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.util.Subscription;

/** The size of all text, and whether things move: what the user has chosen, or what the computer is set to. */
final class Comfort implements AutoCloseable {

    private static final List<Double> SIZES = List.of(Settings.LEAST_TEXT, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, Settings.MOST_TEXT);
    private static final double ROUNDING = 1e-9;

    private final LabModel model;
    private final Words words;
    private final Consumer<String> say;
    private final Subscription system;
    private final Subscription choices;
    private Motion motion;
    private boolean following;

    /** @param say tells one quiet sentence in the status line */
    Comfort(LabModel model, Words words, Settings settings, Consumer<String> say) {
        this.model = model;
        this.words = words;
        this.say = say;
        motion = settings.motion();
        model.textScaleProperty().set(settings.textScale());
        Commands commands = model.commands();
        commands.does(Command.TEXT_LARGER, () -> SIZES.stream().filter(size -> size > size() + ROUNDING).findFirst().ifPresent(this::take),
                model.textScaleProperty().greaterThanOrEqualTo(Settings.MOST_TEXT));
        commands.does(Command.TEXT_SMALLER, () -> SIZES.reversed().stream().filter(size -> size < size() - ROUNDING).findFirst().ifPresent(this::take),
                model.textScaleProperty().lessThanOrEqualTo(Settings.LEAST_TEXT));
        commands.does(Command.TEXT_USUAL, () -> take(Settings.LEAST_TEXT));
        commands.turns(Command.REDUCED_MOTION, model.reducedMotionProperty());
        system = Platform.getPreferences().reducedMotionProperty().subscribe(this::follow);
        follow(Platform.getPreferences().isReducedMotion());
        choices = model.reducedMotionProperty().subscribe((_, reduced) -> {
            if (!following) {
                motion = reduced ? Motion.REDUCED : Motion.FULL;
            }
        });
    }

    /** What the user wants about things that move. */
    Motion motion() {
        return motion;
    }

    private double size() {
        return model.textScaleProperty().get();
    }

    private void take(double size) {
        model.textScaleProperty().set(size);
        say.accept(words.get("status.text", words.percent(size)));
    }

    private void follow(boolean reducedBySystem) {
        following = true;
        model.reducedMotionProperty().set(motion == Motion.SYSTEM ? reducedBySystem : motion == Motion.REDUCED);
        following = false;
    }

    @Override
    public void close() {
        system.unsubscribe();
        choices.unsubscribe();
    }
}
