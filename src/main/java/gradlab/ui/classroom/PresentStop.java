package gradlab.ui.classroom;

import gradlab.lesson.Lesson;
import gradlab.ui.LabModel;
import gradlab.ui.classroom.SpeakerText.Stop;
import gradlab.ui.teacher.Moment;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/**
 * The stop of the lesson that the main window is at: the one on the projector, else the step whose experiment stands there.
 * Where neither tells, it stays; by hand it can be set to another, until the main window goes on.
 */
final class PresentStop implements AutoCloseable {

    private final LabModel model;
    private final ReadOnlyObjectProperty<Optional<Lesson>> lesson;
    private final ReadOnlyObjectWrapper<Optional<Stop>> stop = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription subscriptions;
    private List<Stop> stops = List.of();

    PresentStop(LabModel model, ReadOnlyObjectProperty<Optional<Lesson>> lesson) {
        this.model = model;
        this.lesson = lesson;
        subscriptions = Subscription.combine(
                lesson.subscribe(this::take),
                model.classroom().momentProperty().subscribe((_, now) -> now.map(Moment::id).ifPresent(this::goTo)),
                model.specProperty().subscribe((_, _) -> follow()));
    }

    /** The lesson was opened or read again: the stop stays, if there still is one of this id. */
    private void take(Optional<Lesson> read) {
        Optional<String> before = stop.get().map(Stop::id);
        stops = read.map(SpeakerText::stops).orElse(List.of());
        Optional<Stop> kept = before.flatMap(this::find);
        stop.set(kept.or(() -> stops.stream().findFirst()));
        model.classroom().momentProperty().get().map(Moment::id).ifPresentOrElse(this::goTo, () -> {
            if (kept.isEmpty()) {
                follow();
            }
        });
    }

    private void follow() {
        if (model.classroom().momentProperty().get().isEmpty()) {
            stops.stream().filter(one -> one.step().filter(step -> step.bowl().isEmpty() && step.spec().equals(model.spec())).isPresent())
                    .findFirst().ifPresent(found -> stop.set(Optional.of(found)));
        }
    }

    private void goTo(String id) {
        find(id).ifPresent(found -> stop.set(Optional.of(found)));
    }

    private Optional<Stop> find(String id) {
        return stops.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Lesson> lesson() {
        return lesson.get();
    }

    ReadOnlyObjectProperty<Optional<Stop>> stopProperty() {
        return stop.getReadOnlyProperty();
    }

    /** The stop after the present one. */
    Optional<Stop> next() {
        return beside(1);
    }

    /** Steps on or back by hand. */
    void move(int by) {
        beside(by).ifPresent(found -> stop.set(Optional.of(found)));
    }

    private Optional<Stop> beside(int by) {
        int at = stop.get().map(now -> stops.indexOf(now) + by).orElse(-1);
        return at >= 0 && at < stops.size() ? Optional.of(stops.get(at)) : Optional.empty();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
