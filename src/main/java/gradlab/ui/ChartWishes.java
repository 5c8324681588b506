package gradlab.ui;

import gradlab.lesson.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** What the user, the open lesson and the diagnosis want of the charts: which stand there, which are bright, where arrows point. */
public final class ChartWishes {

    private final StringProperty grid = new SimpleStringProperty("");
    private final BooleanProperty difference = new SimpleBooleanProperty();
    private final ObservableSet<String> bright = FXCollections.observableSet();
    private final ObjectProperty<Optional<Step.Arrow>> arrow = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Place>> place = new SimpleObjectProperty<>(Optional.empty());
    private Supplier<List<String>> shown = List::of;

    /** A place on a chart: a step of a recorded series, and what is said about it. */
    public record Place(String series, double step, String label) {
    }

    /** The user's own grid of charts, as the grid writes it; empty as long as it is as at first. */
    public StringProperty gridProperty() {
        return grid;
    }

    /** Ids of the pictures that stand in the grid of charts, from the upper left to the lower right. */
    public List<String> shown() {
        return List.copyOf(shown.get());
    }

    /** Takes over who knows which pictures stand in the grid. */
    public void shown(Supplier<List<String>> pictures) {
        shown = pictures;
    }

    /** Whether charts that compare runs show their difference too. */
    public BooleanProperty differenceProperty() {
        return difference;
    }

    /** Ids of the charts a lesson step wants bright; empty means all of them are. */
    public ObservableSet<String> bright() {
        return bright;
    }

    /** Where a lesson step wants an arrow to point: a metric of a bright chart, at a step, with a label. */
    public ObjectProperty<Optional<Step.Arrow>> arrowProperty() {
        return arrow;
    }

    /** Where somebody else than a lesson wants an arrow to point. */
    public ObjectProperty<Optional<Place>> placeProperty() {
        return place;
    }
}
