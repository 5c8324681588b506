package gradlab.ui;

import gradlab.lesson.ClassLog;
import gradlab.ui.teacher.Moment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What is known of the class before which the window stands. */
public final class ClassState {

    private final ObjectProperty<ClassLog> log = new SimpleObjectProperty<>(ClassLog.EMPTY);
    private final ObjectProperty<Optional<Moment>> moment = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<Path>> handedIn = new SimpleObjectProperty<>(List.of());

    /** The closed votes so far. */
    public ObjectProperty<ClassLog> logProperty() {
        return log;
    }

    /** Where the class stands in the open lesson; empty as long as nothing is shown to a class. */
    public ObjectProperty<Optional<Moment>> momentProperty() {
        return moment;
    }

    /** Files of pupils that wait for the gallery. */
    public ObjectProperty<List<Path>> handedInProperty() {
        return handedIn;
    }
}
