package gradlab.ui;

import gradlab.train.Event;
import gradlab.train.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** The run as a bar from its first step to the present one, with marks where something happened. To be read, not dragged. */
final class Timeline extends Pane implements AutoCloseable {

    private static final double HEIGHT = 46;
    private static final double SIDE = 20;
    private static final double BAR_Y = 20;
    private static final double BAR_HEIGHT = 6;
    private static final double MARK = 10;
    private static final double MARK_GAP = 14;
    private static final double LABEL_GAP = 12;

    private final LabModel model;
    private final Words words;
    private final Region track = new Region();
    private final Region past = new Region();
    private final Group ticks = new Group();
    private final Group marks = new Group();
    private final Subscription frames;
    private Optional<Drawn> drawn = Optional.empty();
    private long drawnStep = -1;

    /** All that the ticks and marks depend on. */
    private record Drawn(StepScale scale, long runId, int events, Locale locale) {
    }

    Timeline(LabModel model, Words words, FrameClock clock) {
        this.model = model;
        this.words = words;
        setId("timeline");
        getStyleClass().add("timeline");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        track.getStyleClass().add("timeline-track");
        past.getStyleClass().add("timeline-past");
        past.setId("timeline-past");
        marks.setId("timeline-marks");
        // dots have no size of their own, and a group would give them that
        marks.setAutoSizeChildren(false);
        getChildren().addAll(track, past, ticks, marks);
        accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> words.get("timeline.name", words.whole(model.state().step())), model.stateProperty(), words.textsProperty()));
        Tips.on(track, words.of("timeline.hint"));
        Tips.on(past, words.of("timeline.hint"));
        frames = clock.onFrame(this::update);
    }

    @Override
    public void close() {
        frames.unsubscribe();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, getWidth() - 2 * SIDE);
        track.resizeRelocate(SIDE, BAR_Y, width, BAR_HEIGHT);
        drawnStep = -1;
        update();
    }

    private void update() {
        double width = getWidth() - 2 * SIDE;
        if (width <= 0) {
            return;
        }
        RunState state = model.state();
        List<Event> events = state.run().map(run -> run.recorder().events()).orElse(List.of());
        StepScale scale = StepScale.holding(state.step(), width);
        Drawn wanted = new Drawn(scale, state.runId(), events.size(), words.locale());
        if (!drawn.equals(Optional.of(wanted))) {
            drawn = Optional.of(wanted);
            drawTicks(scale);
            drawMarks(EventMarks.of(List.copyOf(events), scale, MARK_GAP));
            drawnStep = -1;
        }
        if (drawnStep != state.step()) {
            drawnStep = state.step();
            past.resizeRelocate(SIDE, BAR_Y, scale.x(state.step()), BAR_HEIGHT);
        }
    }

    private void drawTicks(StepScale scale) {
        ticks.getChildren().clear();
        for (long step : scale.ticks()) {
            Label label = new Label(words.whole(step));
            label.getStyleClass().addAll("caption", "timeline-tick");
            place(ticks, label, SIDE + scale.x(step), BAR_Y + BAR_HEIGHT + 3);
        }
    }

    private void drawMarks(List<EventMarks.Mark> found) {
        marks.getChildren().clear();
        for (EventMarks.Mark mark : found) {
            Region dot = new Region();
            dot.getStyleClass().addAll("event-mark", mark.first().kind().id());
            dot.resizeRelocate(SIDE + mark.x() - MARK / 2, BAR_Y + BAR_HEIGHT / 2 - MARK / 2, MARK, MARK);
            String sentences = EventMarks.sentences(mark, words);
            dot.setAccessibleText(sentences);
            Tips.on(dot, new javafx.beans.property.SimpleStringProperty(sentences));
            marks.getChildren().add(dot);
        }
        List<double[]> taken = new ArrayList<>();
        for (EventMarks.Mark mark : EventMarks.byImportance(found)) {
            Label label = new Label(EventMarks.label(mark, words));
            label.getStyleClass().addAll("caption", "event-label");
            double[] span = place(marks, label, SIDE + mark.x(), 2);
            if (taken.stream().anyMatch(other -> span[0] < other[1] + LABEL_GAP && other[0] < span[1] + LABEL_GAP)) {
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
