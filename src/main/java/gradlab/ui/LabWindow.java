package gradlab.ui;

import gradlab.ui.diagnosis.DiagnosisPane;
import gradlab.ui.form.ExperimentForm;
import gradlab.ui.help.HelpSheet;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.session.RunFile;
import gradlab.ui.start.Guide;
import gradlab.ui.start.Hints;
import gradlab.catalogue.Problem;
import gradlab.train.Branch;
import gradlab.train.RunState;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One window of the lab: bar above, experiment on the left, network and charts in the middle, lesson on the right, run
 * below. Dividers can be dragged; the lesson can be closed. Takes files that are dropped on it.
 */
public final class LabWindow extends StackPane implements AutoCloseable {

    private static final String SESSION = "session";
    private static final String UNSAVED = "session-unsaved";
    private static final double CENTRE_AT_LEAST = 200;
    private static final double ROUND_NOTICES = 8;
    private static final double NETWORK_AT_LEAST = 150;
    private static final double NETWORK_SHARE = 0.4;

    private final LabModel model;
    private final ExperimentDesk desk;
    private final Optional<LessonDesk> lessons;
    private final StatusLine status;
    private final ExperimentForm form;
    private final TimeBar time;
    private final NoticePane notices;
    private final DiagnosisPane diagnosis;
    private final Middle middle;
    private final Hints hints;
    private final HelpSheet help;
    private final BorderPane frame;

    /**
     * @param network,charts,lesson the regions that other parts of the window draw
     * @param places what else can stand in the middle
     * @param nanos a clock in nanoseconds
     */
    public LabWindow(LabModel model, Words words, FrameClock clock, FileChoice files, Background background, Typeface typeface,
            Region network, Region charts, Region lesson, Map<Workplace, Function<Premises, Region>> places,
            LongSupplier nanos) {
        this.model = model;
        setId("lab");
        getStyleClass().add("lab");
        notices = new NoticePane(words, widthProperty(), model.scaleProperty());
        status = new StatusLine(model, words, background);
        desk = new ExperimentDesk(model, words, files, background, notices, status::say);
        lessons = lesson instanceof LessonPane pane ? Optional.of(new LessonDesk(model, words, files, background, notices, status::say, pane)) : Optional.empty();
        form = new ExperimentForm(model, words, desk);
        time = new TimeBar(model, words, clock);
        diagnosis = new DiagnosisPane(model, words, clock);
        new WindowCommands(model, words).install(desk);
        middle = new Middle(new Premises(model, words, clock, typeface, background, files, nanos, status::say), centre(network, diagnosis, charts), places);
        middle.setMinWidth(CENTRE_AT_LEAST);
        StackPane lessonSide = new StackPane(lesson);
        lessonSide.getStyleClass().add("lesson-side");
        Columns columns = new Columns(model, form, middle, lessonSide);
        TopBar bar = new TopBar(model, words, typeface);
        frame = new BorderPane(columns, bar, null, bottom(), null);
        StackPane.setAlignment(notices, Pos.TOP_CENTER);
        bar.heightProperty().subscribe(height -> StackPane.setMargin(notices, new Insets(height.doubleValue() + ROUND_NOTICES, 0, ROUND_NOTICES, 0)));
        hints = new Hints(model, words, clock, () -> notices.isEmpty(), List.of(() -> Optional.ofNullable(lookup("#play")), () -> Optional.of(network),
                () -> Optional.ofNullable(lookup("#timeline"))));
        help = new HelpSheet(model.commands(), words);
        model.commands().does(Command.HELP, help::toggle);
        model.commands().does(Command.HINTS, () -> {
            model.go(Workplace.LAB);
            model.guide().again();
        }, model.projectorProperty());
        model.commands().turns(Command.START_AT_OPENING, model.guide().startAtOpeningProperty());
        getChildren().addAll(frame, hints, notices, help);
        model.guide().sessionProperty().subscribe(_ -> offerSession());
        model.workplaceProperty().subscribe(_ -> offerSession());
        lesson.prefWidthProperty().subscribe((before, now) -> columns.widenLesson(before.doubleValue(), now.doubleValue()));
        model.specProperty().subscribe((_, _) -> notices.clear());
        // what names settings or their cure is away while they are a riddle
        model.concealedProperty().subscribe(hidden -> {
            diagnosis.setVisible(!hidden);
            diagnosis.setManaged(!hidden);
        });
        model.stateProperty().subscribe((before, now) -> tellOfFork(before, now, words));
        // a click beside all controls ends typing, so that the keys of the window work again
        setOnMousePressed(_ -> requestFocus());
        setOnDragOver(this::dragged);
        setOnDragDropped(this::dropped);
    }

    /** What opens and saves files. */
    public ExperimentDesk desk() {
        return desk;
    }

    /** True if {@link #open} knows what to do with such a file. */
    public static boolean opens(Path file) {
        return ExperimentDesk.opens(file) || LessonDesk.opens(file);
    }

    /** Opens whatever the file's name says it is: experiment, run, data, lesson, pack of lessons. */
    public void open(Path file) {
        if (LessonDesk.opens(file)) {
            lessons.ifPresent(shelf -> shelf.open(file));
        } else {
            desk.open(file);
        }
    }

    /** What is done with whole lessons, where there are any. */
    public Optional<LessonDesk> lessons() {
        return lessons;
    }

    /** Tells one quiet sentence in the status line. */
    void say(String sentence) {
        status.say(sentence);
    }

    /** Tells what is under way, until there is another run. */
    void sayUntilRun(String sentence) {
        status.sayUntilRun(sentence);
    }

    /** Covers the whole window with something else, or with nothing. What is covered is not in the scene and draws nothing. */
    void cover(Optional<Region> wanted) {
        hints.setVisible(wanted.isEmpty());
        getChildren().set(0, wanted.orElse(frame));
    }

    /** Something that must be read, in the status line. */
    public void alarm(String sentence) {
        status.alarm(sentence);
    }

    /** Offers to go on with the last session; the start page has a place of its own for that. */
    private void offerSession() {
        notices.withdraw(SESSION);
        ObjectProperty<Optional<Guide.Session>> kept = model.guide().sessionProperty();
        kept.get().filter(_ -> model.workplaceProperty().get() != Workplace.START).ifPresent(session -> notices.ask(SESSION, session.question(), () -> {
            kept.set(Optional.empty());
            session.resume().run();
        }, () -> kept.set(Optional.empty())));
    }

    /** Says until it is read or taken back that the session is not saved, and offers to save the experiment. */
    void warnUnsaved(ObservableValue<String> sentence) {
        withdrawUnsaved();
        notices.ask(UNSAVED, sentence, () -> model.commands().run(Command.SAVE_EXPERIMENT), () -> { });
    }

    void withdrawUnsaved() {
        notices.withdraw(UNSAVED);
    }

    /** Says what is wrong with a file in a notice. */
    void tell(String titleKey, String file, List<Problem> problems) {
        notices.show(titleKey, file, problems);
    }

    @Override
    public void close() {
        form.close();
        hints.close();
        time.close();
        diagnosis.close();
        middle.close();
    }

    /** A run that is new among the others says where it comes from and what to do with it. */
    private void tellOfFork(RunState before, RunState now, Words words) {
        if (now.branches().size() > before.branches().size()) {
            now.branch(now.chosen()).flatMap(Branch::origin).ifPresent(origin ->
                    status.say(words.get("status.forked", Branch.letter(now.chosen()), words.whole(origin.step()))));
        }
    }

    private ScrollPane centre(Region network, DiagnosisPane diagnosis, Region charts) {
        VBox measured = new VBox(8, diagnosis, charts) {
            @Override
            protected double computeMinHeight(double width) {
                // sentences of the diagnosis take more lines in a narrow window
                return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
            }
        };
        VBox.setVgrow(charts, Priority.ALWAYS);
        // what the strip takes, it takes from the charts: the network keeps its place when a complaint comes or goes
        model.scaleProperty().subscribe(scale -> {
            network.setMinHeight(NETWORK_AT_LEAST * scale.doubleValue());
        });
        measured.setMinWidth(CENTRE_AT_LEAST);
        measured.heightProperty().subscribe(height -> diagnosis.shareRoom(height.doubleValue()));
        SplitPane centre = new SplitPane(network, measured);
        centre.setId("centre");
        centre.setOrientation(Orientation.VERTICAL);
        keepShare(centre, NETWORK_SHARE);
        // with large text the centre is higher than the window
        ScrollPane scroll = new ScrollPane(centre);
        scroll.setId("centre-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    /** What is left of a height that comes and goes, with the table of runs or the window, is shared as before: the network gets back what it gave. */
    private static void keepShare(SplitPane pane, double first) {
        double[] wanted = {first};
        pane.setDividerPositions(first);
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node part && part.getStyleClass().stream().anyMatch(style -> style.contains("divider"))) {
                wanted[0] = pane.getDividerPositions()[0];
            }
        });
        // the pane has shared the new height in its own way when this frame stands
        pane.heightProperty().subscribe((_, _) -> Platform.runLater(() -> pane.setDividerPositions(wanted[0])));
    }

    private VBox bottom() {
        VBox bottom = new VBox(time, status);
        bottom.getStyleClass().add("bottom");
        return bottom;
    }

    private void dragged(DragEvent event) {
        if (droppedFile(event).isPresent() || areResults(event)) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        Optional<Path> file = droppedFile(event);
        boolean results = areResults(event);
        if (results) {
            model.go(Workplace.RESULTS);
            model.classroom().handedInProperty().set(files(event));
        } else {
            file.ifPresent(this::open);
        }
        event.setDropCompleted(results || file.isPresent());
        event.consume();
    }

    /** Several runs, or a folder: that is what a class hands in. */
    private boolean areResults(DragEvent event) {
        List<Path> files = files(event);
        return model.commands().knows(Command.RESULTS) && (files.stream().filter(RunFile::isOne).count() > 1 || files.stream().anyMatch(Files::isDirectory));
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().hasFiles() ? event.getDragboard().getFiles().stream().map(File::toPath).toList() : List.of();
    }

    private static Optional<Path> droppedFile(DragEvent event) {
        return files(event).stream().filter(LabWindow::opens).findFirst();
    }
}
