package gradlab.ui;

import gradlab.catalogue.BadInput;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.UndoHistory;
import gradlab.train.Branch;
import gradlab.train.Room;
import gradlab.train.RunImage;
import gradlab.train.RunState;
import gradlab.train.Trainer;
import gradlab.ui.start.Guide;
import gradlab.ui.theme.Palette;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

/**
 * What the window shows and what can be done in it. Views read the properties and call the methods; the trainer is told
 * of changes by this class alone. FX thread only.
 */
public final class LabModel implements AutoCloseable {

    private static final double PROJECTOR_SCALE = 1.6;

    private final Edits edits;
    private final Trainer trainer;
    private final ControlLock controls = new ControlLock();
    private final ReadOnlyObjectWrapper<ExperimentSpec> spec;
    private final ReadOnlyObjectWrapper<RunState> state;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
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
    private Optional<Consumer<URI>> browser = Optional.empty();
    private final BooleanProperty lessonShowing = new SimpleBooleanProperty(true);
    private final ObjectProperty<Room> room = new SimpleObjectProperty<>(Room.USUAL);
    private final ChartWishes charts = new ChartWishes();
    private final ClassState classroom = new ClassState();
    private long lastRequest;
    private boolean forking;

    public LabModel(ExperimentSpec start, LongSupplier nanos) {
        edits = new Edits(start);
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
        return Stream.concat(Stream.of(spec.get()), state.get().branches().stream().map(Branch::spec)).toList();
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
        edits.uncover();
        history().change(changed, tag);
        adopt();
        return true;
    }

    /**
     * Takes up an experiment that is a riddle: as long as it stands here nothing in the window names its settings, nothing
     * can be undone, forked or saved. It ends with {@link #reveal}, {@link #abandon} or the next edit.
     */
    public void conceal(ExperimentSpec riddle) {
        controls.trust(riddle);
        edits.cover(riddle);
        adopt();
    }

    /** The riddle is solved: from now on it is the experiment, one step of undo after the one before. */
    public void reveal() {
        ExperimentSpec riddle = spec.get();
        boolean was = isConcealed();
        edits.uncover();
        if (was) {
            history().change(riddle, "");
            show();
        }
    }

    /** The riddle goes, and the experiment before it comes back. */
    public void abandon() {
        if (isConcealed()) {
            edits.uncover();
            adopt();
        }
    }

    /** True while the settings of the experiment are hidden: see {@link #conceal}. */
    public ReadOnlyBooleanProperty concealedProperty() {
        return edits.concealedProperty();
    }

    private boolean isConcealed() {
        return edits.concealedProperty().get();
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
        return edits.present();
    }

    /** Goes to a past step of the runs and stands there. */
    public void seek(long step) {
        trainer.seek(step);
    }

    /** Makes a run from here with the same weights and the same coming batches; it becomes the chosen one. */
    public void fork() {
        if (!isConcealed()) {
            lastRequest = trainer.fork();
            forking = true;
        }
    }

    /**
     * Lays a run of another experiment beside the chosen one. Both stand at step 0 then and go on together; the chosen one
     * stays the chosen one.
     */
    public void lay(ExperimentSpec beside) {
        if (!isConcealed()) {
            controls.trust(beside);
            trainer.seek(0);
            trainer.fork();
            trainer.submit(beside);
            lastRequest = trainer.choose(edits.chosen());
        }
    }

    /** Chooses the run that all views show and that edits are for. */
    public void choose(int number) {
        state.get().branch(number).filter(_ -> number != edits.chosen() && !isConcealed()).ifPresent(branch -> {
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
        edits.begin(all.chosenRun().number(), all.chosenRun().spec());
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

    public Trainer trainer() {
        return trainer;
    }

    /** Takes over what the trainer has published; the frame clock calls it before anything is drawn. */
    public void refresh() {
        RunState latest = trainer.state();
        if (latest != state.get()) {
            if (latest.request() >= lastRequest && (latest.chosen() != edits.chosen() || !latest.spec().equals(spec.get()))) {
                standAt(latest.chosen(), latest.spec());
            }
            state.set(latest);
        }
    }

    /** Another run, or another moment of this one, stands in the window; every run has its own history of edits. */
    private void standAt(int number, ExperimentSpec there) {
        if (number != edits.chosen()) {
            boolean known = state.get().branch(number).isPresent();
            // a branch whose network was changed at once begins anew, and knows no more where it came from
            boolean fork = !known && (forking || trainer.state().branch(number).flatMap(Branch::origin).isPresent());
            forking = false;
            if (fork) {
                edits.fork(number, trainer.state().branch(edits.chosen()).map(Branch::spec).orElse(there));
            } else {
                edits.choose(number, known, there);
            }
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

    /** Takes over who opens pages of the web, outside the lab. */
    public void browser(Consumer<URI> opener) {
        browser = Optional.of(opener);
    }

    /** Opens a page of the web; empty where there is no browser. Only after asking. */
    public Optional<Consumer<URI>> browser() {
        return browser;
    }

    /** Takes over who opens lessons by their id. */
    public void lessons(Consumer<String> opener) {
        lessonOpener = opener;
    }

    /** Whether the form with the experiment's settings stands at the left. */
    public BooleanProperty formShowingProperty() {
        return formShowing;
    }

    /** What the window says to a newcomer. */
    public Guide guide() {
        return guide;
    }

    public BooleanProperty lessonShowingProperty() {
        return lessonShowing;
    }

    /** What is wanted of the charts. */
    public ChartWishes charts() {
        return charts;
    }

    /** What is known of the class before which the window stands. */
    public ClassState classroom() {
        return classroom;
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
