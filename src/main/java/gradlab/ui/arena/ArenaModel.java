package gradlab.ui.arena;

import gradlab.nn.Optimizer;
import gradlab.surface.Point;
import gradlab.surface.RacePlan;
import gradlab.surface.RacePlan.Result;
import gradlab.surface.RateSearch;
import gradlab.surface.RateSearch.Found;
import gradlab.surface.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What the arena shows: the plan of the race, what came of it, and the step that everybody looks at. Every race is run to its end
 * as soon as its plan is known; playing only moves the step. FX thread only.
 */
final class ArenaModel implements AutoCloseable {

    private static final double START_SPEED = 20;

    private final ReadOnlyObjectWrapper<RacePlan> plan = new ReadOnlyObjectWrapper<>(Preset.RAVINE.plan());
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(plan.get().run());
    private final ReadOnlyObjectWrapper<Optional<Preset>> preset = new ReadOnlyObjectWrapper<>(Optional.of(Preset.RAVINE));
    private final ReadOnlyObjectWrapper<Optional<Tuning>> tuning = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final DoubleProperty position = new SimpleDoubleProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final DoubleProperty speed = new SimpleDoubleProperty(START_SPEED);
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final ObjectProperty<Optional<Sight>> sight = new SimpleObjectProperty<>(Optional.empty());
    private final Latest races = new Latest("arena");
    private final Latest search = new Latest("arena-rates");

    /**
     * The search for the best rates, going on or over.
     *
     * @param done of {@code all} runners
     * @param stranded runners that reach the goal at no rate, once it is over
     */
    record Tuning(int done, int all, boolean over, List<Integer> stranded) {
    }

    RacePlan plan() {
        return plan.get();
    }

    ReadOnlyObjectProperty<RacePlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** What came of the race; for a moment after a change, of the one before. */
    Result result() {
        return result.get();
    }

    ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** The step that is shown, 0 to the last; between whole steps while playing slowly. */
    DoubleProperty positionProperty() {
        return position;
    }

    int step() {
        return (int) Math.min(position.get(), result().plan().steps());
    }

    BooleanProperty playingProperty() {
        return playing;
    }

    /** In steps per second. */
    DoubleProperty speedProperty() {
        return speed;
    }

    /** Which runner is looked at closely. */
    IntegerProperty chosenProperty() {
        return chosen;
    }

    Optional<Optimizer> chosenRunner() {
        return chosen.get() < plan().runners().size() ? Optional.of(plan().runners().get(chosen.get())) : Optional.empty();
    }

    /** The race that stands here as it was taken from the list; empty once anything of it was changed. */
    ReadOnlyObjectProperty<Optional<Preset>> presetProperty() {
        return preset.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Tuning>> tuningProperty() {
        return tuning.getReadOnlyProperty();
    }

    /** Which part of the plane is seen; empty for all of interest. */
    ObjectProperty<Optional<Sight>> sightProperty() {
        return sight;
    }

    /** Changes the plan; the race is run again at once and shown at the same step. */
    void change(RacePlan changed) {
        if (changed.equals(plan())) {
            return;
        }
        search.cancel();
        tuning.set(Optional.empty());
        adopt(changed);
    }

    private void adopt(RacePlan changed) {
        preset.set(Optional.empty());
        plan.set(changed);
        chosen.set(Math.clamp(chosen.get(), 0, Math.max(0, changed.runners().size() - 1)));
        position.set(Math.min(position.get(), changed.steps()));
        races.ask(changed::run, result::set);
    }

    /** Takes a race from the list and stands at its start. */
    void take(Preset wanted) {
        chosen.set(0);
        restart();
        sight.set(Optional.empty());
        change(wanted.plan());
        preset.set(Optional.of(wanted));
    }

    void surface(Surface surface) {
        boolean another = surface.getClass() != plan().surface().getClass();
        if (another) {
            sight.set(Optional.empty());
            restart();
        }
        change(plan().withSurface(surface, another ? surface.start() : plan().start()));
    }

    /** Puts the start somewhere; the race stands at it. */
    void start(Point from) {
        position.set(0);
        playing.set(false);
        change(plan().withStart(from));
    }

    void runner(int index, Optimizer changed) {
        List<Optimizer> runners = new ArrayList<>(plan().runners());
        runners.set(index, changed);
        change(plan().withRunners(runners));
    }

    boolean hasRoom() {
        return plan().runners().size() < RacePlan.MOST_RUNNERS;
    }

    /** One more runner, which is looked at from then on. */
    void add(Optimizer runner) {
        if (hasRoom()) {
            List<Optimizer> runners = new ArrayList<>(plan().runners());
            runners.add(runner);
            change(plan().withRunners(runners));
            chosen.set(runners.size() - 1);
        }
    }

    void remove(int index) {
        List<Optimizer> runners = new ArrayList<>(plan().runners());
        runners.remove(index);
        change(plan().withRunners(runners));
    }

    void restart() {
        playing.set(false);
        position.set(0);
    }

    /** From the start, or on from here; at the end from the start again. */
    void play() {
        if (step() >= plan().steps()) {
            position.set(0);
        }
        playing.set(!plan().runners().isEmpty());
    }

    /** Moves by whole steps and stands there. */
    void move(int steps) {
        seek(Math.floor(position.get()) + steps);
    }

    void seek(double step) {
        playing.set(false);
        position.set(Math.clamp(step, 0, plan().steps()));
    }

    /** Finds for these runners the rate at which each of them does best from here; changes of the plan give it up. */
    void tune(List<Integer> runners) {
        RacePlan asked = plan();
        OptionalDouble goal = result().plan().equals(asked) ? result().goal() : OptionalDouble.empty();
        tuning.set(Optional.of(new Tuning(0, runners.size(), false, List.of())));
        search.ask(unwanted -> tuned(asked, goal.isPresent() ? goal : goalOf(asked), runners, unwanted), found -> {
            List<Optimizer> changed = IntStream.range(0, asked.runners().size()).mapToObj(i -> found.containsKey(i)
                    ? RateSearch.withRate(asked.runners().get(i), found.get(i).rate()) : asked.runners().get(i)).toList();
            List<Integer> stranded = runners.stream().filter(i -> !found.containsKey(i) || found.get(i).steps().isEmpty()).toList();
            RacePlan better = asked.withRunners(changed);
            if (!better.equals(plan())) {
                adopt(better);
            }
            tuning.set(Optional.of(new Tuning(runners.size(), runners.size(), true, stranded)));
        });
    }

    private static OptionalDouble goalOf(RacePlan plan) {
        OptionalDouble floor = plan.least().stream().mapToDouble(place -> plan.surface().value(place.x(), place.y())).min();
        return floor.isPresent() ? OptionalDouble.of(floor.getAsDouble() + plan.tolerance()) : floor;
    }

    private Optional<java.util.Map<Integer, Found>> tuned(RacePlan asked, OptionalDouble goal, List<Integer> runners, BooleanSupplier unwanted) {
        java.util.Map<Integer, Found> found = new java.util.HashMap<>();
        for (int i = 0; i < runners.size(); i++) {
            int runner = runners.get(i);
            RateSearch.best(asked.surface(), asked.runners().get(runner), asked.start(), asked.noise(), goal, asked.steps(), unwanted)
                    .ifPresent(best -> found.put(runner, best));
            if (unwanted.getAsBoolean()) {
                return Optional.empty();
            }
            int done = i + 1;
            Platform.runLater(() -> {
                if (!unwanted.getAsBoolean()) {
                    tuning.set(Optional.of(new Tuning(done, runners.size(), false, List.of())));
                }
            });
        }
        return Optional.of(found);
    }

    void cancelTuning() {
        search.cancel();
        tuning.set(Optional.empty());
    }

    /** True when nothing is being worked out. */
    boolean isSettled() {
        return races.isIdle() && search.isIdle();
    }

    @Override
    public void close() {
        races.close();
        search.close();
    }
}
