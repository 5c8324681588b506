package gradlab.ui.teacher;

import gradlab.ui.Command;
import gradlab.ui.Commands;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Region;

/** Turns the projector view on and off, and says what its keys do. FX thread only. */
public final class Projector implements AutoCloseable {

    private static final List<Command> HANDS = List.of(Command.CLASS_HAND_1, Command.CLASS_HAND_2, Command.CLASS_HAND_3, Command.CLASS_HAND_4);
    private static final List<Command> FEWER = List.of(Command.CLASS_FEWER_1, Command.CLASS_FEWER_2, Command.CLASS_FEWER_3, Command.CLASS_FEWER_4);

    private final LabModel model;
    private final Words words;
    private final FrameClock clock;
    private final LessonPane lessons;
    private final Lectures lectures = new Lectures();
    private final Presentation presentation;
    private final ReadOnlyObjectWrapper<Optional<Region>> cover = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<ProjectorPane> pane = Optional.empty();
    private Palette before = Palette.LIGHT;

    /**
     * @param lessons has the lesson that is shown
     * @param nanos a clock in nanoseconds
     */
    public Projector(LabModel model, Words words, FrameClock clock, LessonPane lessons, LongSupplier nanos) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.lessons = lessons;
        presentation = new Presentation(model, lectures, nanos);
        lessons.lessonProperty().subscribe(presentation::open);
        model.projectorProperty().subscribe((_, on) -> turn(on));
        install(model.commands());
    }

    /** What covers the window; empty while the projector view is off. */
    public ReadOnlyObjectProperty<Optional<Region>> coverProperty() {
        return cover.getReadOnlyProperty();
    }

    private void turn(boolean on) {
        if (on) {
            before = model.paletteProperty().get();
            model.paletteProperty().set(Palette.LIGHT);
            ProjectorPane shown = pane.orElseGet(() -> new ProjectorPane(model, words, clock, lessons, presentation));
            pane = Optional.of(shown);
            presentation.begin();
            cover.set(Optional.of(shown));
            shown.requestFocus();
        } else {
            presentation.end();
            cover.set(Optional.empty());
            model.paletteProperty().set(before);
        }
    }

    /** The colours that come back when the class has gone. */
    public Palette palette() {
        return model.projectorProperty().get() ? before : model.paletteProperty().get();
    }

    private void install(Commands commands) {
        commands.turns(Command.PROJECTOR, model.projectorProperty());
        inClass(Command.CLASS_LEAVE, () -> model.projectorProperty().set(false));
        inClass(Command.CLASS_NEXT, () -> pane.ifPresent(ProjectorPane::next));
        inClass(Command.CLASS_BACK, () -> pane.ifPresent(ProjectorPane::back));
        inClass(Command.CLASS_STEP_ON, () -> presentation.leap(1));
        inClass(Command.CLASS_STEP_BACK, () -> presentation.leap(-1));
        inClass(Command.CLASS_FREEZE, presentation::freeze);
        inClass(Command.CLASS_RETURN, presentation::home);
        inClass(Command.CLASS_RETURN_ALL, presentation::wholeLesson);
        BooleanBinding nothing = Bindings.createBooleanBinding(() -> !presentation.canUndo(), presentation.changesProperty());
        commands.does(Command.CLASS_UNDO, presentation::undo, nothing.or(model.projectorProperty().not()));
        inClass(Command.CLASS_ANSWER, presentation.voting()::answer);
        for (int i = 0; i < HANDS.size(); i++) {
            int place = i;
            inClass(HANDS.get(i), () -> presentation.voting().raise(place));
            inClass(FEWER.get(i), () -> presentation.voting().lower(place));
        }
        inClass(Command.CLASS_TAKE_BACK, presentation.voting()::takeBack);
        inClass(Command.CLASS_CLOSE_VOTE, presentation.voting()::closeVote);
        inClass(Command.CLASS_SPOTLIGHT, () -> pane.ifPresent(ProjectorPane::spotlight));
        inClass(Command.CLASS_CONTRAST, presentation.instruments()::contrast);
        inClass(Command.CLASS_ONE_BACK, () -> presentation.instruments().stepBy(-1));
        inClass(Command.CLASS_ONE_ON, () -> presentation.instruments().stepBy(1));
        inClass(Command.CLASS_FASTER, () -> presentation.instruments().turnSpeed(1));
        inClass(Command.CLASS_SLOWER, () -> presentation.instruments().turnSpeed(-1));
        inClass(Command.CLASS_GO_TO, () -> pane.ifPresent(ProjectorPane::askForStep));
        inClass(Command.CLASS_REPLAY, presentation.instruments()::replay);
        inClass(Command.CLASS_DESCRIBE, () -> pane.ifPresent(ProjectorPane::describe));
    }

    /** Without a class in front of it, it would change a lesson that nobody sees, or the run that stands in the window. */
    private void inClass(Command command, Runnable action) {
        model.commands().does(command, action, model.projectorProperty().not());
    }

    /** What was told and counted in the lessons, as text that {@link #restore} understands. */
    public String text() {
        return presentation.text();
    }

    /** Takes over what was told and counted before; while no lesson is open. */
    public void restore(String text) {
        lectures.restore(text);
    }

    /** Something inside failed: the class sees a plain sentence and a way back. */
    public void rescue() {
        presentation.rescue();
    }

    @Override
    public void close() {
        model.projectorProperty().set(false);
        pane.ifPresent(ProjectorPane::close);
    }
}
