package gradlab.ui.classroom;

import gradlab.catalogue.Unwritable;
import gradlab.lesson.ClassLog;
import gradlab.lesson.Vote;
import gradlab.ui.LabModel;
import gradlab.ui.SideThread;
import gradlab.ui.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** Writes every closed vote into the class record, if there is one, on a thread of its own. FX thread only. */
final class Recorder implements AutoCloseable {

    private static final Duration AT_THE_END = Duration.ofSeconds(3);

    private final Words words;
    private final Consumer<String> alarm;
    private final SideThread writer = new SideThread("class record");
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final Subscription subscription;
    private Optional<ClassRecord> record = Optional.empty();

    /** @param alarm is told in one sentence when something could not be written */
    Recorder(LabModel model, Words words, Clock clock, Consumer<String> alarm) {
        this.words = words;
        this.alarm = alarm;
        folder.subscribe(chosen -> record = chosen.map(where -> new ClassRecord(where, clock)));
        subscription = model.classroom().logProperty().subscribe(this::closed);
    }

    /** Where the record is kept; empty while nothing is recorded. */
    ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    /** What was written last, or why it was not. */
    ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The file of today. */
    Optional<Path> file() {
        return record.map(ClassRecord::file);
    }

    private void closed(ClassLog before, ClassLog now) {
        List<Vote> fresh = now.votes().stream().filter(vote -> !before.votes().contains(vote)).toList();
        record.ifPresent(kept -> {
            List<ClassRecord.Row> rows = new ArrayList<>();
            fresh.forEach(vote -> rows.addAll(kept.rows(vote)));
            if (!rows.isEmpty()) {
                write(kept, rows);
            }
        });
    }

    /** What a pair said about a step. */
    void text(String lesson, String step, String said) {
        record.filter(_ -> !said.isBlank()).ifPresent(kept -> write(kept, List.of(kept.row(lesson, step, said))));
    }

    private void write(ClassRecord kept, List<ClassRecord.Row> rows) {
        writer.execute(() -> {
            try {
                int written = kept.write(rows);
                Platform.runLater(() -> state.set(words.get("record.written", written, kept.file().getFileName())));
            } catch (IOException | RuntimeException e) {
                Platform.runLater(() -> {
                    String sentence = words.get("record.failed", kept.folder(), Unwritable.because(e).reason(words.texts()), kept.waiting());
                    state.set(sentence);
                    alarm.accept(sentence);
                });
            }
        });
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        // what failed before may go now
        record.ifPresent(kept -> writer.execute(() -> {
            try {
                kept.write(List.of());
            } catch (IOException | RuntimeException e) {
                System.getLogger("gradlab.ui").log(System.Logger.Level.WARNING, "the class record was not written at the end", e);
            }
        }));
        writer.finish(AT_THE_END);
    }
}
