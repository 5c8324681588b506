package gradlab.ui;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.UndoHistory;
import gradlab.lesson.ClassLog;
import gradlab.lesson.Step;
import gradlab.train.Branch;
import gradlab.train.Room;
import gradlab.train.RunImage;
import gradlab.train.RunState;
import gradlab.train.Trainer;
import gradlab.ui.start.Guide;
import gradlab.ui.teacher.Moment;
import gradlab.ui.theme.Palette;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * What the window shows and what can be done in it. Views read the properties and call the methods; the trainer is told
 * of changes by this class alone. FX thread only.
 */
public final class LabModel implements AutoCloseable {

    private static final double PROJECTOR_SCALE = 1.6;

    private final UndoHistory[] histories = new UndoHistory[Branch.MOST];
    private final Trainer trainer;
    private final ControlLock controls = new ControlLock();
    private final ReadOnlyObjectWrapper<ExperimentSpec> spec;
    private final ReadOnlyObjectWrapper<RunState> state;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper concealed = new ReadOnlyBooleanWrapper();
    private Optional<UndoHistory> covered = Optional.empty();
    private final IntegerProperty selectedLayer = new SimpleIntegerProperty(1);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);
    private final DoubleProperty pace = new SimpleDoubleProperty(Double.POSITIVE_INFINITY);
    private final Commands commands = new Commands();
    private final ReadOnlyObjectWrapper<Workplace> workplace = new ReadOnlyObjectWrapper<>(Workplace.LAB);
    private final DoubleProperty textScale = new SimpleDoubleProperty(1);
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final BooleanProperty formShowing = new SimpleBooleanProperty(true);
    private final Guide guide = new Guide();
    private final BooleanProperty projector = new SimpleBooleanProperty();
    private final DoubleProperty projectorScale = new SimpleDoubleProperty(PROJECTOR_SCALE);
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private Consumer<String> lessonOpener = _ -> { };
    private final BooleanProperty lessonShowing = new SimpleBooleanProperty(true);
    private final ObservableSet<String> brightCharts = FXCollections.observableSet();
    private final ObjectProperty<Optional<Step.Arrow>> chartArrow = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Room> room = new SimpleObjectProperty<>(Room.USUAL);
    private final BooleanProperty difference = new SimpleBooleanProperty();
    private final ObjectProperty<List<Path>> handedIn = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<ClassLog> classLog = new SimpleObjectProperty<>(ClassLog.EMPTY);
    private final ObjectProperty<Optional<Moment>> moment = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty charts = new SimpleStringProperty("");
    private Supplier<List<String>> shownCharts = List::of;
    private int chosen;
    private long lastRequest;
    private boolean forking;
    private final ObjectProperty<Optional<ChartPlace>> chartPlace = new SimpleObjectProperty<>(Optional.empty());

    /** A place on a chart: a step of a recorded series, and what is said about it. */
    public record ChartPlace(String series, double step, String label) {
    }

    public LabModel(ExperimentSpec start, LongSupplier nanos) {
        histories[0] = new UndoHistory(start);
        trainer = new Trainer(start, nanos);
        spec = new ReadOnlyObjectWrapper<>(start);
        state = new ReadOnlyObjectWrapper<>(trainer.state());
        pace.subscribe(value -> trainer.pace(value.doubleValue()));
        // school computers have little memory, whatever was asked for
        room.subscribe(asked -> trainer.room(asked.within(Runtime.getRuntime().maxMemory())));
        scale.bind(textScale.multiply(Bindings.when(projector).then(projectorScale).otherwise(1)));
        controls.lockProperty().subscribe((_, _) -> show());
    }

    /** Which settings may be changed: a teacher or a lesson may have locked some. */
    public ControlLock controls() {
        return controls;
    }

    /** The experiments of all runs, and the one that stands in the window. */
    public List<ExperimentSpec> standing() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(spec.get()), state.get().branches().stream().map(Branch::spec)).toList();
    }

    /** Takes up an experiment that the open lesson gives: locked settings do not hinder it. */
    public void takeUp(ExperimentSpec given) {
        controls.trust(given);
        edit(given);
    }

    /** Changes the experiment as one step of undo. */
    public boolean edit(ExperimentSpec changed) {
        return edit(changed, "");
    }

    /**
     * Changes the experiment; changes with the same tag in a row (one drag of a slider) are one step of undo.
     *
     * @return false if it changes what is locked: then all stays as it is
     */
    public boolean edit(ExperimentSpec changed, String tag) {
        if (!controls.allows(changed)) {
            controls.refuse();
            return false;
        }
        uncover();
        history().change(changed, tag);
        adopt();
        return true;
    }

    /**
     * Takes up an experiment that is a riddle: as long as it stands here nothing in the window names its settings, nothing
     * can be undone, forked or saved. It ends with {@link #reveal}, {@link #abandon} or the next edit.
     */
    public void conceal(ExperimentSpec riddle) {
        if (covered.isEmpty()) {
            covered = Optional.of(history());
        }
        controls.trust(riddle);
        histories[chosen] = new UndoHistory(riddle);
        concealed.set(true);
        adopt();
    }

    /** The riddle is solved: from now on it is the experiment, one step of undo after the one before. */
    public void reveal() {
        ExperimentSpec riddle = spec.get();
        boolean was = concealed.get();
        uncover();
        if (was) {
            history().change(riddle, "");
            show();
        }
    }

    /** The riddle goes, and the experiment before it comes back. */
    public void abandon() {
        if (concealed.get()) {
            uncover();
            adopt();
        }
    }

    private void uncover() {
        covered.ifPresent(before -> histories[chosen] = before);
        covered = Optional.empty();
        concealed.set(false);
    }

    /** True while the settings of the experiment are hidden: see {@link #conceal}. */
    public ReadOnlyBooleanProperty concealedProperty() {
        return concealed.getReadOnlyProperty();
    }

    public void endDrag() {
        history().closeTag();
    }

    public void undo() {
        if (mayUndo()) {
            history().undo();
            adopt();
        }
    }

    public void redo() {
        if (mayRedo()) {
            history().redo();
            adopt();
        }
    }

    private boolean mayUndo() {
        return history().undoable().filter(change -> controls.allows(change.before())).isPresent();
    }

    private boolean mayRedo() {
        return history().redoable().filter(change -> controls.allows(change.after())).isPresent();
    }

    /** For the words of the undo and redo buttons. */
    public UndoHistory history() {
        return histories[chosen];
    }

    /** Goes to a past step of the runs and stands there. */
    public void seek(long step) {
        trainer.seek(step);
    }

    /** Makes a run from here with the same weights and the same coming batches; it becomes the chosen one. */
    public void fork() {
        if (!concealed.get()) {
            lastRequest = trainer.fork();
            forking = true;
        }
    }

    /**
     * Lays a run of another experiment beside the chosen one. Both stand at step 0 then and go on together; the chosen one
     * stays the chosen one.
     */
    public void lay(ExperimentSpec beside) {
        if (!concealed.get()) {
            controls.trust(beside);
            trainer.seek(0);
            trainer.fork();
            trainer.submit(beside);
            lastRequest = trainer.choose(chosen);
        }
    }

    /** Chooses the run that all views show and that edits are for. */
    public void choose(int number) {
        state.get().branch(number).filter(_ -> number != chosen && !concealed.get()).ifPresent(branch -> {
            lastRequest = trainer.choose(number);
            standAt(number, branch.spec());
        });
    }

    /** Takes a run away; the last one stays. */
    public void closeRun(int number) {
        lastRequest = trainer.closeRun(number);
    }

    /** Takes over runs that were kept, in place of all there are. What is wrong with them is told on another thread. */
    public void restore(RunImage.All all, Consumer<BadInput> refused) {
        abandon();
        all.runs().forEach(run -> controls.trust(run.spec()));
        lastRequest = trainer.restore(all, refused);
        Arrays.fill(histories, null);
        chosen = all.chosenRun().number();
        histories[chosen] = new UndoHistory(all.chosenRun().spec());
        show();
    }

    /** Takes a run that was kept beside those there are, and chooses it. What is wrong with it is told on another thread. */
    public void add(RunImage run, Consumer<BadInput> refused) {
        if (!controls.allows(run.spec())) {
            controls.refuse();
            return;
        }
        abandon();
        lastRequest = trainer.add(run, refused);
    }

    /** Whether charts that compare runs show their difference too. */
    public BooleanProperty differenceProperty() {
        return difference;
    }

    public Trainer trainer() {
        return trainer;
    }

    /** Takes over what the trainer has published; the frame clock calls it before anything is drawn. */
    public void refresh() {
        RunState latest = trainer.state();
        if (latest != state.get()) {
            if (latest.request() >= lastRequest && (latest.chosen() != chosen || !latest.spec().equals(spec.get()))) {
                standAt(latest.chosen(), latest.spec());
            }
            state.set(latest);
        }
    }

    /** Another run, or another moment of this one, stands in the window; every run has its own history of edits. */
    private void standAt(int number, ExperimentSpec there) {
        if (number != chosen) {
            UndoHistory before = history();
            // a branch whose network was changed at once begins anew, and knows no more where it came from
            boolean fork = state.get().branch(number).isEmpty()
                    && (forking || trainer.state().branch(number).flatMap(Branch::origin).isPresent());
            forking = false;
            if (fork) {
                // a new run: what was edited last is its own, and the one it left has what it had
                histories[number] = before;
                ExperimentSpec left = trainer.state().branch(chosen).map(Branch::spec).orElse(there);
                histories[chosen] = before.copyAt(left);
            } else if (histories[number] == null || state.get().branch(number).isEmpty()) {
                histories[number] = new UndoHistory(there);
            }
            chosen = number;
        }
        if (!history().present().equals(there)) {
            history().stand(there);
        }
        // a moment of a run that is there came about by what was allowed then
        controls.trust(there);
        show();
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

    /**
     * Whether something is so of the present state. Unlike a binding to the state it stirs only when the answer changes, not
     * with every frame. Lives as long as this model.
     */
    public BooleanExpression when(Predicate<RunState> condition) {
        BooleanProperty answer = new SimpleBooleanProperty();
        state.subscribe(now -> answer.set(condition.test(now)));
        return answer;
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

    /** How much all runs together may remember. */
    public ObjectProperty<Room> roomProperty() {
        return room;
    }

    /** What can be done in the window. */
    public Commands commands() {
        return commands;
    }

    /** What stands in the middle of the window. */
    public ReadOnlyObjectProperty<Workplace> workplaceProperty() {
        return workplace.getReadOnlyProperty();
    }

    /** Goes to a workplace. */
    public void go(Workplace place) {
        workplace.set(place);
    }

    /** How much larger than usual all text is: 1 to 2.5. */
    public DoubleProperty textScaleProperty() {
        return textScale;
    }

    /** How much larger than that text and lines are in front of a class; the projector view follows its size with it. */
    public DoubleProperty projectorScaleProperty() {
        return projectorScale;
    }

    /** How much larger than at first everything is drawn: by the reader's wish, and in front of a class. */
    public ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /** Whether nothing moves that need not move. */
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /** Whether the window stands before a class, large and without its sides. */
    public BooleanProperty projectorProperty() {
        return projector;
    }

    /** Opens a lesson of the course beside what stands in the window. */
    public void openLesson(String id) {
        lessonOpener.accept(id);
    }

    /** Takes over who opens lessons by their id. */
    public void lessons(Consumer<String> opener) {
        lessonOpener = opener;
    }

    /** Files of pupils that wait for the gallery. */
    public ObjectProperty<List<Path>> handedInProperty() {
        return handedIn;
    }

    /** Whether the form with the experiment's settings stands at the left. */
    public BooleanProperty formShowingProperty() {
        return formShowing;
    }

    /** What the window says to a newcomer. */
    public Guide guide() {
        return guide;
    }

    /** The closed votes of the class so far. */
    public ObjectProperty<ClassLog> classLogProperty() {
        return classLog;
    }

    /** Where the class stands in the open lesson; empty as long as nothing is shown to a class. */
    public ObjectProperty<Optional<Moment>> momentProperty() {
        return moment;
    }

    public BooleanProperty lessonShowingProperty() {
        return lessonShowing;
    }

    /** Ids of the charts a lesson step wants bright; empty means all of them are. */
    public ObservableSet<String> brightCharts() {
        return brightCharts;
    }

    /** The user's own grid of charts, as the grid writes it; empty as long as it is as at first. */
    public StringProperty chartsProperty() {
        return charts;
    }

    /** Ids of the pictures that stand in the grid of charts, from the upper left to the lower right. */
    public List<String> shownCharts() {
        return List.copyOf(shownCharts.get());
    }

    /** Takes over who knows which pictures stand in the grid. */
    public void showCharts(Supplier<List<String>> pictures) {
        shownCharts = pictures;
    }

    /** Where a lesson step wants an arrow to point: a metric of a bright chart, at a step, with a label. */
    public ObjectProperty<Optional<Step.Arrow>> chartArrowProperty() {
        return chartArrow;
    }

    /** Where somebody else than a lesson wants an arrow to point. */
    public ObjectProperty<Optional<ChartPlace>> chartPlaceProperty() {
        return chartPlace;
    }

    @Override
    public void close() {
        trainer.close();
    }

    private void adopt() {
        if (!history().present().equals(spec.get())) {
            lastRequest = trainer.submit(history().present());
        }
        show();
    }

    private void show() {
        ExperimentSpec now = history().present();
        canUndo.set(mayUndo());
        canRedo.set(mayRedo());
        if (!now.equals(spec.get())) {
            spec.set(now);
            selectedLayer.set(Math.min(selectedLayer.get(), now.network().depth()));
        }
    }
}
