package gradlab.ui;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.UndoHistory;
import gradlab.lesson.Step;
import gradlab.train.RunState;
import gradlab.train.Trainer;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * What the window shows and what can be done in it. Views read the properties and call the methods; the trainer is told
 * of changes by this class alone. FX thread only.
 */
public final class LabModel implements AutoCloseable {

    private final UndoHistory history;
    private final Trainer trainer;
    private final ReadOnlyObjectWrapper<ExperimentSpec> spec;
    private final ReadOnlyObjectWrapper<RunState> state;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final IntegerProperty selectedLayer = new SimpleIntegerProperty(1);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);
    private final DoubleProperty pace = new SimpleDoubleProperty(Double.POSITIVE_INFINITY);
    private final BooleanProperty lessonShowing = new SimpleBooleanProperty(true);
    private final ObservableSet<String> brightCharts = FXCollections.observableSet();
    private final ObjectProperty<Optional<Step.Arrow>> chartArrow = new SimpleObjectProperty<>(Optional.empty());

    public LabModel(ExperimentSpec start, LongSupplier nanos) {
        history = new UndoHistory(start);
        trainer = new Trainer(start, nanos);
        spec = new ReadOnlyObjectWrapper<>(start);
        state = new ReadOnlyObjectWrapper<>(trainer.state());
        pace.subscribe(value -> trainer.pace(value.doubleValue()));
    }

    /** Changes the experiment as one step of undo. */
    public void edit(ExperimentSpec changed) {
        edit(changed, "");
    }

    /** Changes the experiment; changes with the same tag in a row (one drag of a slider) are one step of undo. */
    public void edit(ExperimentSpec changed, String tag) {
        history.change(changed, tag);
        adopt();
    }

    public void endDrag() {
        history.closeTag();
    }

    public void undo() {
        history.undo();
        adopt();
    }

    public void redo() {
        history.redo();
        adopt();
    }

    /** For the words of the undo and redo buttons. */
    public UndoHistory history() {
        return history;
    }

    public Trainer trainer() {
        return trainer;
    }

    /** Takes over what the trainer has published; the frame clock calls it before anything is drawn. */
    public void refresh() {
        RunState latest = trainer.state();
        if (latest != state.get()) {
            state.set(latest);
        }
    }

    public ReadOnlyObjectProperty<ExperimentSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    public ExperimentSpec spec() {
        return spec.get();
    }

    /** The trainer's latest state, a new object at most once per frame. */
    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public RunState state() {
        return state.get();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** The layer (1..depth) that layer charts show. */
    public IntegerProperty selectedLayerProperty() {
        return selectedLayer;
    }

    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    /** Steps per second; infinity is as fast as possible. */
    public DoubleProperty paceProperty() {
        return pace;
    }

    public BooleanProperty lessonShowingProperty() {
        return lessonShowing;
    }

    /** Ids of the charts a lesson step wants bright; empty means all of them are. */
    public ObservableSet<String> brightCharts() {
        return brightCharts;
    }

    /** Where a lesson step wants an arrow to point: a metric of a bright chart, at a step, with a label. */
    public ObjectProperty<Optional<Step.Arrow>> chartArrowProperty() {
        return chartArrow;
    }

    @Override
    public void close() {
        trainer.close();
    }

    private void adopt() {
        ExperimentSpec now = history.present();
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
        if (!now.equals(spec.get())) {
            spec.set(now);
            selectedLayer.set(Math.min(selectedLayer.get(), now.network().depth()));
            trainer.submit(now);
        }
    }
}
