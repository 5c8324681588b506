package gradlab.ui.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.lesson.Answers;
import gradlab.lesson.Inline;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonReader;
import gradlab.ui.FrameClock;
import gradlab.ui.Frames;
import gradlab.ui.LabModel;
import gradlab.ui.SideThread;
import gradlab.ui.Words;
import gradlab.ui.Workplace;
import gradlab.ui.session.LessonFolders;
import gradlab.ui.widget.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The lesson at the right of the window. Lessons are read off the FX thread; one that changes on disk is read again, so
 * that its author sees every saving.
 */
public final class LessonPane extends BorderPane implements AutoCloseable {

    private static final double NARROW = 360;
    private static final double WIDE = 560;
    private static final int FRAMES_BETWEEN_LOOKS = 45;

    private final Words words;
    private final LabModel model;
    private final SideThread background = new SideThread("lesson");
    private final DoubleProperty textSize = new SimpleDoubleProperty(Sheet.TEXT_SIZE);
    /** What the reader chose here, in the size of all text. */
    private final DoubleProperty shownSize = new SimpleDoubleProperty();
    private final BooleanProperty teaching = new SimpleBooleanProperty();
    private final BooleanProperty wide = new SimpleBooleanProperty();
    private final Progress progress;
    private final Page.Desk desk;
    private final LessonHeader header;
    private final ScrollPane scroll = new ScrollPane();
    private Subscription watching = Subscription.EMPTY;
    private Optional<LessonView> view = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Lesson>> lesson = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Leaf> leaf = Optional.empty();
    private Subscription leafSize = Subscription.EMPTY;
    private Optional<Path> file = Optional.empty();
    private final LessonFolders folders;
    private Optional<Path> own;
    private Optional<FileTime> readAt = Optional.empty();
    private int loading;
    private boolean framed;
    private int frames;

    /** What was found on disk, or why nothing could be read. */
    private record Found(Shelf.Lists shelf, Optional<Path> file, Optional<Lesson> lesson, List<Problem> problems, Optional<FileTime> time) {
    }

    /** @param lessonsFolder holds {@code <id>.md} and the pictures; need not exist */
    public LessonPane(LabModel model, Words words, FrameClock clock, Path lessonsFolder) {
        this(model, words, clock, lessonsFolder, LessonFolders.none());
    }

    /** The same with lessons of the user's own beside them: those of the folder that was opened last. */
    public LessonPane(LabModel model, Words words, FrameClock clock, Path lessonsFolder, LessonFolders folders) {
        this.folders = folders;
        own = folders.last();
        this.model = model;
        this.words = words;
        progress = new Progress();
        shownSize.bind(textSize.multiply(model.scaleProperty()));
        desk = new Page.Desk(model, words, new FormulaImages(background), background, progress, lessonsFolder, shownSize, teaching);
        header = new LessonHeader(words, textSize, teaching, wide, () -> model.lessonShowingProperty().set(false), this::open, this::openLeaf,
                new ProgressDots(words, progress));
        setId("lesson");
        getStyleClass().add("lesson");
        scroll.setId("lesson-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("lesson-scroll");
        setTop(header);
        setCenter(scroll);
        setMinWidth(0);
        wide.subscribe(isWide -> setPrefWidth(isWide ? WIDE : NARROW));
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null ? Subscription.EMPTY : clock.onFrame(this::lookAtDisk);
        });
        load(Optional.empty());
    }

    /** Opens a lesson file; what stands open stays until it has been read. */
    public void open(Path lessonFile) {
        if (isBundled(lessonFile)) {
            progress.opened(id(lessonFile));
        } else {
            take(lessonFile.toAbsolutePath().normalize().getParent());
        }
        load(Optional.of(lessonFile));
    }

    /** Puts the lessons of a folder on the shelf, in place of other lessons of the user's own, and opens the first of them. */
    public void openFolder(Path folder) {
        take(folder.toAbsolutePath().normalize());
        background.execute(() -> {
            Optional<Path> first = Shelf.of(folder).stream().findFirst().map(Shelf.Entry::file);
            Platform.runLater(() -> first.ifPresent(this::open));
        });
    }

    private void take(Path folder) {
        if (!own.equals(Optional.of(folder))) {
            own = Optional.of(folder);
            background.execute(() -> folders.remember(folder));
        }
    }

    /** True for a file beside the lessons that came with the lab. */
    public boolean isBundled(Path lessonFile) {
        return bundled().equals(lessonFile.toAbsolutePath().normalize().getParent());
    }

    /** The folder of the lessons that came with the lab. */
    public Path bundled() {
        return desk.folder().toAbsolutePath().normalize();
    }

    /** Where the user's own lessons are remembered, and packs put. */
    public LessonFolders folders() {
        return folders;
    }

    /** What can be done with whole lessons, in a menu of the header. */
    public void offer(List<MenuItem> tools) {
        header.offer(tools);
    }

    /**
     * Opens a page that is no lesson: {@code glossary}, {@code journey}, {@code notes}. The lesson stays open behind it; the
     * statements of the notes need the middle of the window.
     */
    public void openLeaf(String id) {
        if (id.equals("notes")) {
            model.go(Workplace.NOTES);
            return;
        }
        closeLeaf();
        Leaf opened = switch (id) {
            case "glossary" -> new GlossaryPage(words, desk.folder(), this::open);
            case "journey" -> new JourneyPage(words, background, progress, desk.folder(), own, this::open);
            default -> throw new IllegalArgumentException(id);
        };
        leaf = Optional.of(opened);
        Region page = opened.open();
        Button back = Icons.link(words, "lesson-back", "lesson.leaf.back");
        back.setOnAction(_ -> load(file));
        VBox content = new VBox(back, page);
        content.getStyleClass().add("lesson-leaf");
        content.setMinWidth(0);
        leafSize.unsubscribe();
        leafSize = shownSize.subscribe(size -> content.setStyle("-fx-font-size: " + size + "px;"));
        header.dots().clear();
        scroll.setContent(content);
        scroll.setVvalue(0);
    }

    private void closeLeaf() {
        leaf.ifPresent(Leaf::close);
        leaf = Optional.empty();
        leafSize.unsubscribe();
    }

    /** Whether notes to the teacher are shown. */
    public BooleanProperty teachingProperty() {
        return teaching;
    }

    /** The open lesson, once it has been read. */
    public Optional<Lesson> lesson() {
        return view.map(open -> open.page().lesson());
    }

    /**
     * The texts and drawings of a lesson for another place.
     *
     * @param size of the text in points
     */
    public LessonSheet sheet(Lesson of, DoubleProperty size) {
        return new LessonSheet(new Page(new Page.Desk(model, words, desk.formulas(), background, new Progress(), desk.folder(), size, new SimpleBooleanProperty()), of));
    }

    /** What the reader predicted in the open lesson, for handing in; empty while no lesson is open. */
    public Optional<Answers> answers() {
        return lesson().map(read -> AnswerSheet.of(read, progress));
    }

    /** The open lesson; a new object whenever it has been read again, empty while there is none or it cannot be read. */
    public ReadOnlyObjectProperty<Optional<Lesson>> lessonProperty() {
        return lesson.getReadOnlyProperty();
    }

    /** What the reader predicted and answered so far, as text that {@link #restoreProgress} understands. */
    public String progress() {
        return progress.text();
    }

    /** Takes over what was predicted and answered before, and opens the lesson that was opened last; to be called before a lesson is open. */
    public void restoreProgress(String text) {
        progress.restore(text);
        // a name that leads elsewhere, or to nothing, is no lesson
        progress.lastOpened().filter(id -> id.matches("[a-z0-9-]+")).map(id -> bundled().resolve(id + ".md")).filter(Files::isRegularFile)
                .ifPresent(last -> load(Optional.of(last)));
    }

    private static String id(Path lesson) {
        return lesson.getFileName().toString().replaceFirst("\\.md$", "");
    }

    /** Ends everything the pane has going. */
    @Override
    public void close() {
        watching.unsubscribe();
        closeLeaf();
        view.ifPresent(open -> open.page().close());
        background.close();
    }

    private void load(Optional<Path> wanted) {
        int number = ++loading;
        Optional<Path> mine = own;
        List<Formula.Look> looks = List.of(Page.look(desk, false), Page.look(desk, true));
        background.execute(() -> {
            Found found = find(wanted, mine, looks);
            Platform.runLater(() -> afterFirstFrame(() -> {
                if (number == loading) {
                    show(found);
                }
            }));
        });
    }

    /** A lesson is a lot to lay out: it comes when the window itself can be seen. */
    private void afterFirstFrame(Runnable action) {
        if (framed || getScene() == null) {
            action.run();
            return;
        }
        Frames.after(getScene(), () -> {
            framed = true;
            action.run();
        });
    }

    private Found find(Optional<Path> wanted, Optional<Path> mine, List<Formula.Look> looks) {
        Shelf.Lists shelf = new Shelf.Lists(Shelf.of(desk.folder()), mine.map(Shelf::of).orElse(List.of()));
        Optional<Path> chosen = wanted.or(() -> shelf.all().stream().findFirst().map(Shelf.Entry::file));
        Optional<FileTime> time = chosen.flatMap(LessonPane::timeOf);
        try {
            Optional<Lesson> lesson = chosen.map(LessonReader::read);
            // drawn beforehand, so that the page does not jump when they arrive
            lesson.ifPresent(read -> FormulasOf.lesson(read).forEach((Inline.Formula formula) ->
                    desk.formulas().draw(formula.latex(), looks.get(formula.display() ? 1 : 0))));
            return new Found(shelf, chosen, lesson, List.of(), time);
        } catch (BadInput bad) {
            return new Found(shelf, chosen, Optional.empty(), bad.problems(), time);
        }
    }

    private void show(Found found) {
        closeLeaf();
        boolean same = found.file().equals(file);
        double position = same ? scroll.getVvalue() : 0;
        view.ifPresent(open -> open.page().close());
        if (!same) {
            model.charts().bright().clear();
            model.charts().arrowProperty().set(Optional.empty());
        }
        file = found.file();
        readAt = found.time();
        header.show(found.shelf(), file);
        view = found.lesson().map(lesson -> new LessonView(new Page(desk, lesson)));
        view.ifPresentOrElse(open -> {
            header.dots().show(open, stop -> scrollTo(open, stop));
            header.following().ifPresent(next -> open.getChildren().add(nextButton(next)));
            scroll.setContent(open);
        }, () -> {
            header.dots().clear();
            scroll.setContent(nothing(found.problems()));
        });
        scroll.layout();
        scroll.setVvalue(position);
        lesson.set(found.lesson());
    }

    private Button nextButton(Shelf.Entry next) {
        Button button = Icons.link(words, "lesson-following", "lesson.following");
        button.textProperty().unbind();
        button.textProperty().bind(words.of("lesson.following", next.shortTitle()));
        button.setOnAction(_ -> open(next.file()));
        return button;
    }

    /** What stands there when there is no lesson: what would be there, or why it is not. */
    private VBox nothing(List<Problem> problems) {
        Label sentence = new Label();
        sentence.setWrapText(true);
        sentence.getStyleClass().add("lesson-empty");
        if (problems.isEmpty()) {
            sentence.textProperty().bind(words.of("lesson.empty", desk.folder().toString()));
        } else {
            sentence.textProperty().bind(Bindings.createStringBinding(() -> words.get("lesson.unreadable") + "\n\n"
                    + problems.stream().map(problem -> problem.line(words.texts())).collect(Collectors.joining("\n")), words.textsProperty()));
        }
        VBox page = new VBox(sentence);
        page.setId("lesson-empty");
        page.getStyleClass().add("lesson-page");
        return page;
    }

    private void scrollTo(LessonView open, LessonView.Stop stop) {
        double hidden = open.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp((stop.card().getBoundsInParent().getMinY() - 12) / hidden, 0, 1));
        }
    }

    private void lookAtDisk() {
        if (leaf.isPresent() || ++frames < FRAMES_BETWEEN_LOOKS || file.isEmpty()) {
            return;
        }
        frames = 0;
        Path watched = file.get();
        Optional<FileTime> known = readAt;
        background.execute(() -> {
            Optional<FileTime> now = timeOf(watched);
            if (now.isPresent() && !now.equals(known)) {
                Platform.runLater(() -> {
                    if (file.equals(Optional.of(watched)) && readAt.equals(known)) {
                        readAt = now;
                        load(Optional.of(watched));
                    }
                });
            }
        });
    }

    private static Optional<FileTime> timeOf(Path path) {
        try {
            return Optional.of(Files.getLastModifiedTime(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
