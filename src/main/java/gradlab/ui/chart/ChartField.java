package gradlab.ui.chart;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The lower part of a card: the drawing, what moves above it, and the sentences that stand in its place. */
final class ChartField extends StackPane {

    private static final Duration SENTENCE = Duration.seconds(5);
    private static final double KEY_PIXELS = 4;
    /** About a second. */
    private static final int FRAMES_PER_SENTENCE = 30;

    private final ChartSurface surface = new ChartSurface();
    private final ChartOverlay overlay = new ChartOverlay();
    private final Label vacancy = new Label();
    private final Button remedy = new Button();
    private final VBox empty = new VBox(vacancy, remedy);
    private final Label announcement = new Label();
    private final PauseTransition silence = new PauseTransition(SENTENCE);
    private final Mover moveTo;
    private double cursorX = Double.NaN;
    private Optional<Grip> grip = Optional.empty();
    private boolean gripping;
    private Supplier<String> speech = () -> "";
    private int breaths;

    /** Is told where the cursor is, in pixels of the drawing; NaN when it leaves. */
    @FunctionalInterface
    interface Mover {
        void to(double x, double y);
    }

    /**
     * @param moveTo is told where the cursor is, in pixels, NaN when it leaves
     * @param enlarge what a double click does
     */
    ChartField(String id, Mover moveTo, Runnable enlarge) {
        this.moveTo = moveTo;
        setId(id);
        getStyleClass().add("chart-field");
        setMinSize(0, 0);
        // it takes what is left over: a hidden sentence must not ask for room at the cost of the legend
        setPrefSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        sentence(vacancy, "chart-empty", Pos.CENTER);
        sentence(announcement, "chart-announcement", Pos.BOTTOM_CENTER);
        empty.setVisible(false);
        empty.setAlignment(Pos.CENTER);
        empty.setPickOnBounds(false);
        remedy.setId(id.replace("-field", "-measure"));
        remedy.getStyleClass().add("chart-measure");
        vacancy.setMouseTransparent(true);
        offer(false);
        silence.setOnFinished(_ -> announcement.setVisible(false));
        getChildren().addAll(surface, overlay, empty, announcement);
        setOnMouseMoved(event -> {
            setCursor(isOnGrip(event) ? Cursor.V_RESIZE : Cursor.DEFAULT);
            move(event.getX() - surface.getLayoutX(), event.getY() - surface.getLayoutY());
        });
        setOnMousePressed(event -> {
            gripping = event.getButton() == MouseButton.PRIMARY && isOnGrip(event);
            if (gripping) {
                grip.orElseThrow().take(event.getX() - surface.getLayoutX(), event.getY() - surface.getLayoutY());
            }
        });
        setOnMouseDragged(event -> {
            if (gripping) {
                grip.ifPresent(taken -> taken.drag(event.getY() - surface.getLayoutY()));
            } else {
                move(event.getX() - surface.getLayoutX(), event.getY() - surface.getLayoutY());
            }
        });
        setOnMouseReleased(_ -> {
            if (gripping) {
                gripping = false;
                grip.ifPresent(Grip::release);
            }
        });
        setOnMouseExited(_ -> move(Double.NaN));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                if (isOnGrip(event)) {
                    grip.orElseThrow().reset();
                } else {
                    enlarge.run();
                }
            }
        });
        setOnKeyPressed(this::moveByKey);
        focusedProperty().subscribe(focused -> {
            if (!focused && !Double.isNaN(cursorX)) {
                move(Double.NaN);
            }
            if (focused) {
                speak();
            }
        });
    }

    /** Takes over who puts into a sentence what is shown. It is asked when a screen reader asks, or about once a second in focus. */
    void onSpeech(Supplier<String> sentence) {
        speech = sentence;
    }

    /** Counts a frame. */
    void breathe() {
        breaths++;
        if (isFocused() && breaths >= FRAMES_PER_SENTENCE) {
            speak();
        }
    }

    private void speak() {
        breaths = 0;
        setAccessibleText(speech.get());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT && breaths >= FRAMES_PER_SENTENCE) {
            speak();
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    void onDrawn(Runnable listener) {
        surface.onDrawn(listener);
    }

    void show(PictureChart chart) {
        surface.show(chart);
    }

    void show(ChartSurface.Drawing drawing) {
        surface.show(drawing);
    }

    /** The line that can be taken with the mouse. */
    void grip(Optional<Grip> changed) {
        grip = changed;
    }

    ChartOverlay overlay() {
        return overlay;
    }

    Rectangle2D area() {
        return surface.area();
    }

    boolean hasRoom() {
        return surface.hasRoom();
    }

    int pixels() {
        return (int) surface.getWidth();
    }

    /** Shows a sentence in place of the chart, or the chart if it is empty. */
    void say(String sentence) {
        boolean vacant = !sentence.isEmpty();
        if (!vacancy.getText().equals(sentence)) {
            vacancy.setText(sentence);
        }
        vacancy.setVisible(vacant);
        empty.setVisible(vacant);
        surface.setVisible(!vacant);
        overlay.setVisible(!vacant);
    }

    /** Takes over what the button below the sentence does, and its words. */
    void onMeasure(Runnable measure, Words words) {
        remedy.setOnAction(_ -> measure.run());
        remedy.textProperty().bind(words.of("chart.measure"));
        remedy.accessibleTextProperty().bind(words.of("chart.measure"));
        Tips.on(remedy, words.of("chart.measure.hint"));
    }

    /** Shows the button below the sentence that stands in place of the chart. */
    void offer(boolean measure) {
        remedy.setVisible(measure);
        remedy.setManaged(measure);
    }

    /** Takes over how the chart is read, for screen readers. */
    void read(String title, String sentence) {
        setAccessibleText(title);
        setAccessibleHelp(sentence);
        breaths = FRAMES_PER_SENTENCE;
    }

    /** Says something for a few seconds. */
    void announce(String sentence) {
        announcement.setText(sentence);
        announcement.setVisible(true);
        silence.playFromStart();
    }

    private boolean isOnGrip(MouseEvent event) {
        return grip.filter(line -> line.isAt(event.getX() - surface.getLayoutX(), event.getY() - surface.getLayoutY())).isPresent();
    }

    private void move(double x) {
        move(x, surface.area().getCenterY());
    }

    private void move(double x, double y) {
        cursorX = x;
        moveTo.to(x, y);
    }

    private void moveByKey(KeyEvent event) {
        Rectangle2D area = surface.area();
        double from = Double.isNaN(cursorX) ? area.getMaxX() : cursorX;
        double by = event.isShiftDown() ? 10 * KEY_PIXELS : KEY_PIXELS;
        switch (event.getCode()) {
            case LEFT -> move(Math.max(area.getX(), from - by));
            case RIGHT -> move(Math.min(area.getMaxX(), from + by));
            case HOME -> move(area.getX());
            case END -> move(area.getMaxX());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static void sentence(Label label, String style, Pos place) {
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setVisible(false);
        label.setMinSize(0, 0);
        StackPane.setAlignment(label, place);
    }
}
