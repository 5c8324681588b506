package gradlab.ui.lens;

import gradlab.train.Moment;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.train.StepUnderLens;
import gradlab.ui.LabModel;
import gradlab.ui.Premises;
import gradlab.ui.SideThread;
import gradlab.ui.Words;
import gradlab.ui.lesson.FormulaImages;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * One training step under the lens: the step that the run would make next is made on a copy and walked through stage by stage. The run
 * itself is changed only by the button that makes this step. While a run is training the lens holds on to its moment; when it stands
 * still somewhere else, the lens follows.
 */
public final class LensPane extends VBox implements AutoCloseable {

    private static final Duration STAY = Duration.seconds(2.5);
    private static final Duration FADE = Duration.millis(150);
    private static final double SCROLL_BAR = 24;
    private static final double LOW = 380;
    private static final double NARROW = 460;

    private final LabModel model;
    private final Words words;
    private final SideThread work = new SideThread("lens");
    private final SideThread painting = new SideThread("lens-formulas");
    private final LensHead head;
    private final StageRail rail;
    private final StageView view;
    private final VBox page = new VBox();
    private final ScrollPane scroll;
    private final Label empty = new Label();
    private final PauseTransition play = new PauseTransition(STAY);
    private final Subscription subscriptions;
    private Optional<Look> look = Optional.empty();
    private Optional<Asked> asked = Optional.empty();
    private Optional<StepUnderLens> promised = Optional.empty();
    private Optional<Integer> kept = Optional.empty();
    private boolean pending;
    private double shownWidth;
    private double shownHeight;

    /** For which moment a step was asked. */
    private record Asked(long runId, long step, Object spec) {
    }

    public LensPane(Premises on) {
        this.model = on.model();
        this.words = on.words();
        setId("lens");
        getStyleClass().addAll("card", "lens");
        accessibleTextProperty().bind(words.of("lens.title"));
        head = new LensHead(words, new Actions(on));
        FormulaImages images = new FormulaImages(painting);
        rail = new StageRail(words, index -> change(now -> now.withStage(index)));
        view = new StageView(model, words, images, work, this::change, this::showEnd);
        page.getStyleClass().add("lens-whole-page");
        scroll = new ScrollPane(page);
        scroll.setId("lens-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        empty.setId("lens-empty");
        empty.getStyleClass().add("lens-empty");
        empty.setWrapText(true);
        empty.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(head, empty);
        play.setOnFinished(_ -> playOn());
        // arrows would move the focus between buttons or scroll; here they go through the stages
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // says to the keys of the window that arrows are used in here
        setOnKeyPressed(_ -> { });
        subscriptions = on.clock().onFrame(this::look)
                .and(words.textsProperty().subscribe((_, _) -> render()))
                .and(model.paletteProperty().subscribe((_, _) -> render()))
                .and(model.scaleProperty().subscribe((_, _) -> render()))
                .and(sceneProperty().subscribe(scene -> {
                    if (scene == null) {
                        rest();
                    }
                }));
        heightProperty().subscribe((_, _) -> {
            if (look.isPresent()) {
                arrange();
            }
        });
        scroll.heightProperty().subscribe(height -> {
            if (Math.abs(height.doubleValue() - shownHeight) > 40) {
                render();
            }
        });
        scroll.widthProperty().subscribe(width -> {
            if (Math.abs(width.doubleValue() - shownWidth) > 20) {
                render();
            }
        });
        render();
    }

    /** The step that stands under the lens. */
    public Optional<StepUnderLens> step() {
        return look.map(Look::step);
    }

    /** True if the lens shows where the run stands and nothing is being computed. */
    public boolean isSettled() {
        return !pending && asked.isPresent() && isAt(model.state());
    }

    @Override
    public void close() {
        rest();
        subscriptions.unsubscribe();
        work.close();
        painting.close();
    }

    private void rest() {
        play.stop();
        head.playing(false);
        view.stop();
    }

    private final class Actions implements LensHead.Actions {
        private final Premises on;

        Actions(Premises on) {
            this.on = on;
        }

        @Override
        public void leave() {
            on.leave();
        }

        @Override
        public void go(int by) {
            change(now -> now.withStage(now.at() + by));
        }

        @Override
        public void play(boolean going) {
            if (!going) {
                play.stop();
            } else if (look.isPresent()) {
                change(now -> now.at() == now.stages().size() - 1 ? now.withStage(0) : now);
                head.playing(true);
                play.playFromStart();
            }
        }

        @Override
        public void makeStep() {
            look.filter(_ -> isAt(model.state()) && model.state().phase() == Phase.PAUSED).ifPresent(now -> {
                promised = Optional.of(now.step());
                model.trainer().stepOnce();
            });
        }

        @Override
        public void change(UnaryOperator<Look> how) {
            LensPane.this.change(how);
        }
    }

    private void playOn() {
        boolean goesOn = look.filter(now -> now.at() < now.stages().size() - 1).isPresent() && getScene() != null;
        if (goesOn) {
            change(now -> now.withStage(now.at() + 1));
            play.playFromStart();
        } else {
            head.playing(false);
        }
    }

    private void pressed(KeyEvent event) {
        Node focus = getScene() == null ? null : getScene().getFocusOwner();
        boolean ownUse = focus instanceof MatrixBoard || focus instanceof TextInputControl || focus instanceof ComboBoxBase<?> || focus instanceof Spinner<?>;
        if (event.isShortcutDown() || event.isAltDown() || look.isEmpty()) {
            return;
        }
        int by = switch (event.getCode()) {
            case LEFT -> ownUse ? 0 : -1;
            case RIGHT -> ownUse ? 0 : 1;
            case PAGE_UP -> -1;
            case PAGE_DOWN -> 1;
            case HOME -> ownUse ? 0 : Integer.MIN_VALUE / 2;
            case END -> ownUse ? 0 : Integer.MAX_VALUE / 2;
            default -> 0;
        };
        if (by != 0) {
            change(now -> now.withStage(now.at() + by));
            event.consume();
        }
    }

    /** Follows the cursor of the chosen run, as long as it stands still. */
    private void look() {
        if (getScene() == null) {
            return;
        }
        RunState state = model.state();
        head.state(state, look, isAt(state), kept);
        if (state.phase() == Phase.RUNNING || state.phase() == Phase.PREPARING || pending || isAt(state)) {
            return;
        }
        asked = Optional.of(new Asked(state.runId(), state.step(), state.spec()));
        if (state.run().isEmpty()) {
            take(Optional.empty());
            return;
        }
        pending = true;
        model.trainer().moment().thenAcceptAsync(moment -> {
            Optional<StepUnderLens> taken = moment.flatMap(StepUnderLens::of);
            Platform.runLater(() -> {
                pending = false;
                moment.ifPresent(this::compare);
                asked = moment.map(at -> new Asked(at.runId(), at.step(), at.spec())).or(() -> asked);
                take(taken);
            });
        }, work);
    }

    private boolean isAt(RunState state) {
        return asked.filter(at -> at.runId() == state.runId() && at.step() == state.step() && (at.spec() == state.spec() || at.spec().equals(state.spec()))).isPresent();
    }

    /** Whether the run has the parameters that the lens showed, once it has made the step. */
    private void compare(Moment now) {
        kept = promised.filter(shown -> shown.moment().runId() == now.runId() && shown.number() + 1 == now.step())
                .map(shown -> Arrays.equals(shown.update().result(), now.checkpoint().values()) ? shown.update().result().length : -1);
        promised = Optional.empty();
    }

    private void take(Optional<StepUnderLens> taken) {
        look = taken.map(step -> look.map(before -> before.on(step)).orElseGet(() -> Look.at(step)));
        if (look.isEmpty()) {
            rest();
        }
        render();
        look();
    }

    private void change(UnaryOperator<Look> how) {
        look.ifPresent(before -> {
            Look now = how.apply(before);
            look = Optional.of(now);
            render();
            if (now.at() != before.at()) {
                showStart();
                appear();
            }
        });
    }

    /** The beginning of the stage, which is not that of the page if the head scrolls with it. */
    private void showStart() {
        scroll.layout();
        double hidden = page.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(hidden <= 0 || page.getChildren().size() == 1 ? 0 : Math.min(1, view.getLayoutY() / hidden));
    }

    /** What a check has found stands at the end of the page. */
    private void showEnd() {
        scroll.layout();
        scroll.setVvalue(scroll.getVmax());
    }

    private void appear() {
        if (!model.reducedMotionProperty().get()) {
            FadeTransition fade = new FadeTransition(FADE, view);
            fade.setFromValue(0.3);
            fade.setToValue(1);
            fade.play();
        }
    }

    /** What has the focus may go; then the keys still belong here. */
    private void render() {
        boolean had = hasFocusWithin();
        fill();
        if (had && !hasFocusWithin()) {
            requestFocus();
        }
    }

    /** Where there is little room, what stands above the stage scrolls with it. */
    private void arrange() {
        boolean low = getHeight() > 0 && getHeight() < LOW * model.scaleProperty().get();
        head.narrow(getWidth() > 0 && getWidth() < NARROW * model.scaleProperty().get());
        List<Node> fixed = low ? List.of(scroll) : List.of(head, rail, scroll);
        if (!getChildren().equals(fixed)) {
            getChildren().clear();
            page.getChildren().setAll(low ? List.of(head, rail, view) : List.of(view));
            getChildren().setAll(fixed);
        }
    }

    private boolean hasFocusWithin() {
        Node focus = getScene() == null ? null : getScene().getFocusOwner();
        return Stream.iterate(focus, Objects::nonNull, Node::getParent).anyMatch(node -> node == this);
    }

    private void fill() {
        shownWidth = scroll.getWidth();
        shownHeight = scroll.getHeight();
        head.show(look);
        if (look.isEmpty()) {
            boolean ended = model.state().ended();
            empty.setText(words.get(asked.isEmpty() ? "lens.loading" : ended ? "lens.ended" : "lens.nothing"));
            page.getChildren().setAll(view);
            getChildren().setAll(List.of(head, empty));
            return;
        }
        arrange();
        rail.show(look.get());
        view.show(look.get(), Math.max(240, scroll.getWidth() - SCROLL_BAR), scroll.getHeight());
    }
}
