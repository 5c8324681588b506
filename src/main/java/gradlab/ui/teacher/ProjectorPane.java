package gradlab.ui.teacher;

import gradlab.lesson.Lesson;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.lesson.LessonSheet;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The window before a class: a board and pictures, large, without anything at the sides. Lives while it stands in a scene. */
public final class ProjectorPane extends StackPane implements AutoCloseable {

    private static final double BODY = 15;
    private static final double SMALL = 11;
    /** The window height at which text is 1.6 times as large as usual; taller ones grow it further. */
    private static final double HEIGHT = 720;
    private static final double FACTOR = 1.6;
    private static final double NARROW = 1024;
    private static final int NOTCHES = 10;

    private final LabModel model;
    private final Words words;
    private final FrameClock clock;
    private final LessonPane lessons;
    private final Presentation presentation;
    private final DoubleProperty size = new SimpleDoubleProperty(BODY * FACTOR);
    private final BoardRoom room = new BoardRoom(size);
    private final ClassHead head;
    private final ClassBar bar;
    private final ClassStage stage;
    private final RescueCard rescue;
    private final StepField goTo;
    private final Label sentence = new Label();
    private final StateSentence describing;
    private boolean described;
    private Optional<LessonSheet> sheet = Optional.empty();
    private Optional<Lesson> sheetOf = Optional.empty();
    private Optional<Board> board = Optional.empty();
    private Subscription live = Subscription.EMPTY;

    public ProjectorPane(LabModel model, Words words, FrameClock clock, LessonPane lessons, Presentation presentation) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.lessons = lessons;
        this.presentation = presentation;
        setId("projector");
        getStyleClass().add("projector");
        setMinSize(0, 0);
        head = new ClassHead(model, words, presentation);
        bar = new ClassBar(model, words, presentation);
        stage = new ClassStage(model, words, clock, presentation, room);
        rescue = new RescueCard(words, presentation);
        goTo = new StepField(words, presentation, this::requestFocus);
        describing = new StateSentence(model, words);
        sentence.setId("class-sentence");
        sentence.getStyleClass().add("class-sentence");
        sentence.setWrapText(true);
        OptionView.visible(sentence, false);
        BorderPane frame = new BorderPane(stage, head, null, new VBox(sentence, bar), null);
        frame.getStyleClass().add("projector-frame");
        frame.setMinSize(0, 0);
        StackPane.setAlignment(rescue, Pos.BOTTOM_RIGHT);
        StackPane.setAlignment(goTo, Pos.BOTTOM_CENTER);
        getChildren().addAll(frame, rescue, goTo);
        setFocusTraversable(true);
        widthProperty().subscribe(_ -> grow());
        heightProperty().subscribe(_ -> grow());
        sceneProperty().subscribe(scene -> {
            live.unsubscribe();
            live = scene == null ? Subscription.EMPTY : follow();
        });
    }

    private Subscription follow() {
        refresh();
        return Subscription.combine(clock.onFrame(this::frame),
                presentation.changesProperty().subscribe(this::refresh),
                model.scaleProperty().subscribe(_ -> resize()),
                words.textsProperty().subscribe((_, _) -> {
                    board = Optional.empty();
                    refresh();
                }));
    }

    /** What is large enough in a small window is larger in a large one. */
    private void grow() {
        if (getHeight() > 0) {
            double fit = Math.min(getHeight() / HEIGHT, getWidth() / NARROW);
            // in notches: with every one the style sheets are made anew
            model.projectorScaleProperty().set(FACTOR * Math.floor(Math.clamp(fit, 1, 3) * NOTCHES) / NOTCHES);
        }
        resize();
    }

    private void resize() {
        double scale = model.scaleProperty().get();
        room.wanted(BODY * scale);
        head.setStyle("-fx-font-size: " + SMALL * scale + "px;");
        bar.setStyle("-fx-font-size: " + SMALL * scale + "px;");
        for (var card : java.util.List.of(rescue, goTo, sentence)) {
            card.setStyle("-fx-font-size: " + BODY * scale + "px;");
        }
    }

    private void frame() {
        presentation.frame();
        head.refresh();
        stage.frame();
        if (described) {
            String said = describing.of(sheet, presentation.lecture().filter(Lecture::hasRun).flatMap(Lecture::run));
            if (!said.equals(sentence.getText())) {
                sentence.setText(said);
                sentence.setAccessibleText(said);
            }
        }
    }

    private void refresh() {
        Optional<Lecture> lecture = presentation.lecture();
        if (!lecture.map(Lecture::lesson).equals(sheetOf)) {
            sheet.ifPresent(LessonSheet::close);
            sheetOf = lecture.map(Lecture::lesson);
            sheet = sheetOf.map(lesson -> lessons.sheet(lesson, size));
            board = Optional.empty();
        }
        lecture.ifPresent(now -> {
            if (board.filter(shown -> shown.isOf(now)).isEmpty()) {
                Board made = new Board(words, sheet.orElseThrow(), presentation, now);
                board = Optional.of(made);
                room.show(made, sheet.orElseThrow());
            } else {
                board.get().refresh();
                room.fitLater();
            }
        });
        stage.refresh(sheet);
        bar.refresh();
        head.refresh();
        rescue.refresh();
    }

    /** The next act, or the next page of a board that is longer than the screen. */
    void next() {
        if (!room.page(1)) {
            presentation.next();
        }
    }

    void back() {
        if (!room.page(-1)) {
            presentation.back();
        }
    }

    void spotlight() {
        presentation.spotlight(stage.wall().isVisible() && stage.wall().getParent() != null ? stage.wall().count() : 0);
    }

    void askForStep() {
        goTo.ask();
    }

    /** Says in words what the charts show, or stops saying it. */
    void describe() {
        described = !described;
        OptionView.visible(sentence, described);
        sentence.setText("");
    }

    @Override
    public void close() {
        live.unsubscribe();
        live = Subscription.EMPTY;
        sheet.ifPresent(LessonSheet::close);
    }
}
