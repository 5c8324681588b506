package gradlab.ui;

import gradlab.train.Branch;
import gradlab.train.Event;
import gradlab.train.RunState;
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
    private static final double MARK = 10;
    private static final double MARK_GAP = 14;
    private static final double LABEL_GAP = 12;
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
    private final Group marks = new Group();
    private final Subscription frames;
    private Optional<Drawn> drawn = Optional.empty();
    private Optional<Placed> placed = Optional.empty();
    private Optional<Long> held = Optional.empty();
    private boolean dragging;
    private double size = 1;
    private int waited;

    /** All that the ticks and marks depend on. */
    private record Drawn(StepScale scale, long runId, int events, List<Optional<Branch.Origin>> forks, Locale locale) {
    }

    /** All that the bars and the handle depend on. */
    private record Placed(StepScale scale, long step, long latest) {
    }

    Timeline(LabModel model, Words words, FrameClock clock) {
        this.model = model;
        this.words = words;
        setId("timeline");
        getStyleClass().add("timeline");
        model.textScaleProperty().subscribe(scale -> {
            size = scale.doubleValue();
            setMinHeight(HEIGHT * size);
            setPrefHeight(HEIGHT * size);
            setMaxHeight(HEIGHT * size);
            drawn = Optional.empty();
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
        marks.setId("timeline-marks");
        // dots have no size of their own, and a group would give them that
        marks.setAutoSizeChildren(false);
        getChildren().addAll(track, known, past, ticks, marks, handle);
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
        double width = Math.max(0, getWidth() - 2 * side());
        track.resizeRelocate(side(), barY(), width, barHeight());
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
        double width = getWidth() - 2 * side();
        if (dragging && width > 0) {
            go(Math.round(scale(width).end() * Math.clamp((event.getX() - side()) / width, 0, 1)));
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

    private double side() {
        return SIDE * size;
    }

    private double barY() {
        return BAR_Y * size;
    }

    private double barHeight() {
        return BAR_HEIGHT * size;
    }

    private double handle() {
        return HANDLE * size;
    }

    private double mark() {
        return MARK * size;
    }

    private StepScale scale(double width) {
        RunState state = model.state();
        long end = state.branches().stream().mapToLong(Branch::latest).max().orElse(0);
        return StepScale.holding(Math.max(end, state.step()), width);
    }

    private void update() {
        double width = getWidth() - 2 * side();
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
        Drawn wanted = new Drawn(scale, state.runId(), events.size(), forks, words.locale());
        if (!drawn.equals(Optional.of(wanted))) {
            drawn = Optional.of(wanted);
            drawTicks(scale);
            drawMarks(EventMarks.of(withForks(events, state), scale, MARK_GAP * size));
        }
        Placed place = new Placed(scale, shown(), state.latest());
        if (!placed.equals(Optional.of(place))) {
            placed = Optional.of(place);
            double here = scale.x(place.step());
            known.resizeRelocate(side(), barY(), scale.x(state.latest()), barHeight());
            past.resizeRelocate(side(), barY(), here, barHeight());
            handle.resizeRelocate(side() + here - handle() / 2, barY() + barHeight() / 2 - handle() / 2, handle(), handle());
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
        for (long step : scale.ticks(size)) {
            Label label = new Label(words.whole(step));
            label.getStyleClass().addAll("caption", "timeline-tick");
            place(ticks, label, side() + scale.x(step), barY() + barHeight() + 3);
        }
    }

    private void drawMarks(List<EventMarks.Mark> found) {
        marks.getChildren().clear();
        for (EventMarks.Mark mark : found) {
            Region dot = new Region();
            dot.getStyleClass().addAll("event-mark", mark.first().kind().id());
            dot.resizeRelocate(side() + mark.x() - mark() / 2, barY() + barHeight() / 2 - mark() / 2, mark(), mark());
            String sentences = EventMarks.sentences(mark, words);
            dot.setAccessibleText(sentences);
            Tips.on(dot, new javafx.beans.property.SimpleStringProperty(sentences));
            marks.getChildren().add(dot);
        }
        List<double[]> taken = new ArrayList<>();
        for (EventMarks.Mark mark : EventMarks.byImportance(found)) {
            Label label = new Label(EventMarks.label(mark, words));
            label.getStyleClass().addAll("caption", "event-label");
            label.setMouseTransparent(true);
            double[] span = place(marks, label, side() + mark.x(), 2);
            if (taken.stream().anyMatch(other -> span[0] < other[1] + LABEL_GAP * size && other[0] < span[1] + LABEL_GAP * size)) {
                marks.getChildren().remove(label);
            } else {
                taken.add(span);
            }
        }
    }

    /** Puts a label with its middle at {@code x}, but not beyond the pane; returns where it begins and ends. */
    private double[] place(Group group, Label label, double x, double y) {
        group.getChildren().add(label);
        label.applyCss();
        double width = label.prefWidth(-1);
        double from = Math.clamp(x - width / 2, 2, Math.max(2, getWidth() - width - 2));
        label.resizeRelocate(from, y, width, label.prefHeight(width));
        return new double[] {from, from + width};
    }
}
