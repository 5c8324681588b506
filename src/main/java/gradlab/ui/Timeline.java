package gradlab.ui;

import gradlab.train.Branch;
import gradlab.train.Event;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * The run as a bar from its first step to the last one it has been at, with marks where something happened. Its handle is
 * dragged to any of these steps; arrows, Page Up and Down, Home and End move it too.
 */
final class Timeline extends Pane implements AutoCloseable {

    private static final double HEIGHT = 46;
    private static final double SIDE = 20;
    private static final double BAR_Y = 20;
    private static final double BAR_HEIGHT = 6;
    private static final double HANDLE = 14;
    private static final double MARK_GAP = 14;
    /** Marks of a run that goes on are drawn again after so many frames; nobody reads faster. */
    private static final int MARKS_EVERY = 12;
    private static final int LEAP = 10;
    private static final int PAGES = 20;
    /** A handle that was let go waits so many frames for the run to follow. */
    private static final int PATIENCE = 60;

    private final LabModel model;
    private final Words words;
    private final Region track = new Region();
    private final Region known = new Region();
    private final Region past = new Region();
    private final Region handle = new Region();
    private final Group ticks = new Group();
    private final TimelineMarks marks;
    private final Subscription frames;
    private Optional<Ruled> ruled = Optional.empty();
    private Optional<Drawn> drawn = Optional.empty();
    private Optional<Placed> placed = Optional.empty();
    private Optional<Long> held = Optional.empty();
    private boolean dragging;
    private int waited;
    private int marksWaited;

    /** All that the ticks depend on. */
    private record Ruled(StepScale scale, double width, double size, Locale locale) {
    }

    /** All that the marks depend on. */
    private record Drawn(Ruled ruled, long runId, int events, List<Optional<Branch.Origin>> forks) {
        boolean hasOnlyMoreEvents(Drawn before) {
            return new Drawn(ruled, runId, before.events, forks).equals(before) && events > before.events;
        }
    }

    /** All that the bars and the handle depend on. */
    private record Placed(StepScale scale, long step, long latest) {
    }

    Timeline(LabModel model, Words words, FrameClock clock) {
        this.model = model;
        this.words = words;
        setId("timeline");
        getStyleClass().add("timeline");
        model.scaleProperty().subscribe(_ -> {
            setMinHeight(px(HEIGHT));
            setPrefHeight(px(HEIGHT));
            setMaxHeight(px(HEIGHT));
            requestLayout();
        });
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        track.getStyleClass().add("timeline-track");
        known.getStyleClass().add("timeline-known");
        past.getStyleClass().add("timeline-past");
        past.setId("timeline-past");
        handle.getStyleClass().add("timeline-handle");
        handle.setId("timeline-handle");
        marks = new TimelineMarks(words);
        getChildren().addAll(track, known, past, ticks, marks, handle);
        // placed by hand: what moves with every step must not make the window lay itself out
        getChildren().forEach(part -> part.setManaged(false));
        accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> words.get("timeline.name", words.whole(model.state().step()), words.whole(model.state().latest())),
                model.stateProperty(), words.textsProperty()));
        accessibleHelpProperty().bind(words.of("timeline.hint"));
        for (Region part : List.of(track, known, past, handle)) {
            Tips.on(part, words.of("timeline.hint"));
        }
        setOnMousePressed(this::grab);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(_ -> dragging = false);
        setOnKeyPressed(this::press);
        frames = clock.onFrame(this::update);
    }

    @Override
    public void close() {
        frames.unsubscribe();
    }

    /** Goes to a step, or to the nearest one that the run has been at. */
    void go(long step) {
        long wanted = Math.clamp(step, 0, model.state().latest());
        held = Optional.of(wanted);
        waited = 0;
        model.seek(wanted);
        update();
    }

    /** Where the handle stands. */
    long shown() {
        return held.orElse(model.state().step());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) shown();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) model.state().latest();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> go(shown() + 1);
            case DECREMENT -> go(shown() - 1);
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - 2 * px(SIDE));
        track.resizeRelocate(px(SIDE), px(BAR_Y), width, px(BAR_HEIGHT));
        placed = Optional.empty();
        update();
    }

    private void grab(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            dragging = true;
            drag(event);
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        double width = getWidth() - 2 * px(SIDE);
        if (dragging && width > 0) {
            go(Math.round(scale(width).end() * Math.clamp((event.getX() - px(SIDE)) / width, 0, 1)));
        }
        event.consume();
    }

    private void press(KeyEvent event) {
        long by = event.isShiftDown() ? LEAP : 1;
        long page = Math.max(1, model.state().latest() / PAGES);
        switch (event.getCode()) {
            case LEFT, DOWN -> go(shown() - by);
            case RIGHT, UP -> go(shown() + by);
            case PAGE_DOWN -> go(shown() - page);
            case PAGE_UP -> go(shown() + page);
            case HOME -> go(0);
            case END -> go(Long.MAX_VALUE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A length at 100 % in the size of the text. */
    private double px(double length) {
        return length * model.scaleProperty().get();
    }

    private StepScale scale(double width) {
        RunState state = model.state();
        long end = state.branches().stream().mapToLong(Branch::latest).max().orElse(0);
        return StepScale.holding(Math.max(end, state.step()), width);
    }

    private void update() {
        double width = getWidth() - 2 * px(SIDE);
        if (width <= 0) {
            return;
        }
        RunState state = model.state();
        waited++;
        held = held.filter(step -> dragging || step != state.step() && waited < PATIENCE);
        StepScale scale = scale(width);
        // what a mark says would name a riddle
        List<Event> events = model.concealedProperty().get() ? List.of() : state.run().map(run -> run.recorder().events()).orElse(List.of());
        List<Optional<Branch.Origin>> forks = state.branches().stream().map(Branch::origin).toList();
        Ruled rules = new Ruled(scale, getWidth(), px(1), words.locale());
        if (!ruled.equals(Optional.of(rules))) {
            ruled = Optional.of(rules);
            marks.forgetSizes();
            drawTicks(scale);
        }
        Drawn wanted = new Drawn(rules, state.runId(), events.size(), forks);
        boolean hurried = state.phase() != Phase.RUNNING || ++marksWaited >= MARKS_EVERY || drawn.filter(wanted::hasOnlyMoreEvents).isEmpty();
        if (hurried && !drawn.equals(Optional.of(wanted))) {
            drawn = Optional.of(wanted);
            marksWaited = 0;
            marks.show(EventMarks.of(withForks(events, state), scale, px(MARK_GAP)), px(SIDE), px(BAR_Y) + px(BAR_HEIGHT) / 2, getWidth(), px(1));
        }
        Placed place = new Placed(scale, shown(), state.latest());
        if (!placed.equals(Optional.of(place))) {
            placed = Optional.of(place);
            double here = scale.x(place.step());
            known.resizeRelocate(px(SIDE), px(BAR_Y), scale.x(state.latest()), px(BAR_HEIGHT));
            past.resizeRelocate(px(SIDE), px(BAR_Y), here, px(BAR_HEIGHT));
            handle.resizeRelocate(px(SIDE) - px(HANDLE) / 2, px(BAR_Y) + px(BAR_HEIGHT) / 2 - px(HANDLE) / 2, px(HANDLE), px(HANDLE));
            // a shift, unlike another place, asks nobody for a layout
            handle.setTranslateX(here);
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        }
    }

    /** Where other runs left this one is worth a mark too. */
    private static List<Event> withForks(List<Event> events, RunState state) {
        List<Event> all = new ArrayList<>(events);
        for (Branch branch : state.branches()) {
            branch.origin().filter(origin -> origin.number() == state.chosen())
                    .ifPresent(origin -> all.add(Event.forked(origin.step(), branch.number())));
        }
        all.sort(Comparator.comparingLong(Event::step));
        return all;
    }

    private void drawTicks(StepScale scale) {
        ticks.getChildren().clear();
        for (long step : scale.ticks(px(1))) {
            Label label = new Label(words.whole(step));
            label.getStyleClass().addAll("caption", "timeline-tick");
            place(ticks, label, px(SIDE) + scale.x(step), px(BAR_Y) + px(BAR_HEIGHT) + 3);
        }
    }

    /** Puts a label with its middle at {@code x}, but not beyond the pane. */
    private void place(Group group, Label label, double x, double y) {
        group.getChildren().add(label);
        label.applyCss();
        double width = label.prefWidth(-1);
        double from = Math.clamp(x - width / 2, 2, Math.max(2, getWidth() - width - 2));
        label.resizeRelocate(from, y, width, label.prefHeight(width));
    }
}
