package gradlab.ui.classroom;

import gradlab.catalogue.BadInput;
import gradlab.ui.Command;
import gradlab.ui.Commands;
import gradlab.ui.LabModel;
import gradlab.ui.LockWords;
import gradlab.ui.Premises;
import gradlab.ui.Words;
import gradlab.ui.lesson.LessonPane;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Dialog;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** What a teacher has around the projector view: notes on another screen, locked settings, a class record, results to collect. */
public final class Classroom implements AutoCloseable {

    private final Premises premises;
    private final LabModel model;
    private final Words words;
    private final SpeakerNotes notes;
    private final Recorder recorder;
    private final PresentStop present;
    private final ClassDialogs dialogs;
    private final Subscription subscriptions;
    private Optional<Dialog<?>> recordDialog = Optional.empty();

    /** What other parts of the window do for it. */
    public interface Host {
        /** Must be read. */
        void alarm(String sentence);

        /** Says what is wrong with a file. */
        void refuse(BadInput bad);

        /** Prints the notes of the lesson. */
        void print();
    }

    /** @param clock tells the day and the time of the class record */
    public Classroom(Premises premises, LessonPane pane, Stage main, Clock clock, Host host) {
        this.premises = premises;
        this.model = premises.model();
        this.words = premises.words();
        notes = new SpeakerNotes(model, words, premises.clock(), premises.typeface(), premises.nanos(), pane, main, host::print);
        recorder = new Recorder(model, words, clock, host::alarm);
        present = new PresentStop(model, pane.lessonProperty());
        dialogs = new ClassDialogs(main, words);
        Consumer<BadInput> refused = host::refuse;
        ResultSaver saver = new ResultSaver(premises, pane, refused);
        Commands commands = model.commands();
        commands.turns(Command.SPEAKER_NOTES, notes.showingProperty());
        var locked = Bindings.createBooleanBinding(() -> model.controls().lockProperty().get().teacher().isPresent(), model.controls().lockProperty());
        commands.does(Command.LOCK_SETTINGS, this::lock, locked.or(model.concealedProperty()));
        commands.does(Command.UNLOCK_SETTINGS, this::unlock, model.controls().locksAnything().not());
        commands.does(Command.CLASS_RECORD, this::record);
        commands.does(Command.SAVE_RESULT, saver::choose, model.when(state -> state.run().isEmpty()).or(model.concealedProperty()));
        subscriptions = Subscription.combine(
                pane.lessonProperty().subscribe(lesson -> model.controls().lesson(lesson.flatMap(read -> read.controls()),
                        lesson.map(read -> read.title()).orElse(""), model.standing())),
                model.controls().refusalsProperty().subscribe((_, _) -> host.alarm(words.get("lock.refused") + " " + LockWords.sentence(model.controls(), words))));
    }

    private void lock() {
        LockDialog content = new LockDialog(model, words);
        dialogs.ask("lock", content, content.soundProperty(), () -> {
            content.lock();
            premises.say().accept(LockWords.sentence(model.controls(), words));
            return true;
        });
    }

    private void unlock() {
        UnlockDialog content = new UnlockDialog(model, words);
        dialogs.ask("unlock", content, new SimpleBooleanProperty(true), () -> {
            boolean done = content.unlock();
            if (done) {
                premises.say().accept(words.get("lock.opened"));
            }
            return done;
        });
    }

    private void record() {
        if (recordDialog.filter(Dialog::isShowing).isEmpty()) {
            recordDialog = Optional.of(dialogs.keep("record", new RecordDialog(words, recorder, premises.files(), present)));
        }
    }

    /** What is kept from one start to the next, as text. */
    public String kept() {
        return new ClassroomState(model.controls().kept(), recorder.folderProperty().get(), notes.sizeProperty().get()).text();
    }

    /** Takes over what was kept. */
    public void restore(String text) {
        ClassroomState state = ClassroomState.read(text);
        state.lock().ifPresent(lock -> model.controls().restore(lock, model.standing()));
        recorder.folderProperty().set(state.record());
        notes.sizeProperty().set(state.notesSize());
    }


    @Override
    public void close() {
        recordDialog.ifPresent(Dialog::close);
        subscriptions.unsubscribe();
        notes.close();
        present.close();
        recorder.close();
    }
}
