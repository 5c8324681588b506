package gradlab.ui.notes;

import gradlab.lesson.Metric;
import gradlab.lesson.Notes;
import gradlab.lesson.Step;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.SideThread;
import gradlab.ui.Words;
import gradlab.ui.Workplace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The statements of the notes with the lab's verdicts, in the middle of the window. Files are read off the FX thread when
 * the page is first shown, experiments run one after the other on a thread of their own, and cards are made a few per frame.
 */
public final class NotesPane extends VBox implements AutoCloseable {

    private static final int CARDS_PER_FRAME = 4;

    private final LabModel model;
    private final Words words;
    private final Path lessonsFolder;
    private final SideThread background = new SideThread("notes");
    private final NotesHead head;
    private final NotesFilter filter;
    private final RunAll runAll;
    private final Label shown = new Label();
    private final Label empty = new Label();
    private final Button reset = new Button();
    private final VBox list = new VBox();
    private final List<NoteCard> cards = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Subscription frames;
    private final Subscription showing;
    private Statements statements = Statements.NONE;
    private boolean asked;
    private boolean read;

    /** The title of a file and the cards under it. */
    private record Group(Label title, List<NoteCard> cards) {
    }

    /**
     * @param lessonsFolder its folder {@code notes} holds the statements; need not exist
     */
    public NotesPane(LabModel model, Words words, FrameClock clock, Path lessonsFolder) {
        this.model = model;
        this.words = words;
        this.lessonsFolder = lessonsFolder;
        setId("notes");
        getStyleClass().addAll("card", "notes");
        head = new NotesHead(words, () -> model.go(Workplace.LAB));
        filter = new NotesFilter(words);
        runAll = new RunAll(words, this::visibleCards, this::run);
        shown.setId("notes-shown");
        shown.getStyleClass().add("caption");
        shown.setMinWidth(USE_PREF_SIZE);
        empty.setId("notes-empty");
        empty.getStyleClass().add("notes-empty");
        empty.setWrapText(true);
        reset.setId("notes-reset");
        reset.setGraphic(new FontIcon(Feather.ROTATE_CCW));
        reset.textProperty().bind(words.of("notes.reset"));
        gradlab.ui.Tips.on(reset, words.of("notes.reset.hint"));
        reset.setOnAction(_ -> filter.reset());
        list.getStyleClass().add("notes-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setId("notes-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, shown, space, runAll);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren().addAll(head, filter, line, scroll);
        filter.selectionProperty().subscribe(_ -> select());
        words.textsProperty().subscribe((_, _) -> relabel());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        frames = clock.onFrame(this::look);
        showing = model.workplaceProperty().subscribe(now -> {
            if (now == Workplace.NOTES) {
                load();
            }
        });
    }

    /** True once the files have been read and all cards stand there. */
    public boolean isReady() {
        return read && waiting.isEmpty();
    }

    /** Runs the first of the shown experiments, if there is one. */
    public boolean runFirst() {
        List<NoteCard> visible = visibleCards();
        visible.stream().findFirst().ifPresent(this::run);
        return !visible.isEmpty();
    }

    /** True if no experiment runs or waits. */
    public boolean isIdle() {
        return cards.stream().flatMap(card -> card.current().stream()).allMatch(run -> run.state().isOver());
    }

    /** How many statements stand there, shown or not. */
    public int size() {
        return cards.size();
    }

    @Override
    public void close() {
        frames.unsubscribe();
        showing.unsubscribe();
        background.close();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.go(Workplace.LAB);
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
            filter.search();
            event.consume();
        }
    }

    private void load() {
        if (asked) {
            return;
        }
        asked = true;
        select();
        background.execute(() -> {
            Statements found = Statements.of(lessonsFolder);
            Platform.runLater(() -> take(found));
        });
    }

    private void take(Statements found) {
        statements = found;
        read = true;
        head.show(found.assertions());
        filter.offer(found.assertions());
        if (!found.problems().isEmpty()) {
            Label problems = new Label();
            problems.setId("notes-problems");
            problems.setWrapText(true);
            problems.setMinHeight(USE_PREF_SIZE);
            problems.getStyleClass().add("note-failed");
            problems.textProperty().bind(words.textsProperty().map(texts -> words.get("notes.problems") + "\n"
                    + found.problems().stream().map(problem -> problem.line(texts)).collect(Collectors.joining("\n"))));
            list.getChildren().add(problems);
        }
        for (Notes notes : found.files()) {
            Label title = new Label();
            title.textProperty().bind(words.of("notes.group", notes.title(), notes.source()));
            title.getStyleClass().add("notes-group");
            title.setWrapText(true);
            title.setMinHeight(USE_PREF_SIZE);
            Group group = new Group(title, new ArrayList<>());
            groups.add(group);
            waiting.add(() -> list.getChildren().add(title));
            notes.assertions().forEach(assertion -> waiting.add(() -> add(group, new NoteCard(notes, assertion, words, new CardHost()))));
        }
        select();
    }

    private void add(Group group, NoteCard card) {
        group.cards().add(card);
        cards.add(card);
        list.getChildren().add(card);
        NoteCard.show(card, filter.selectionProperty().get().shows(card.assertion()));
    }

    /** Some more cards, and what runs have come to. */
    private void look() {
        if (!waiting.isEmpty()) {
            for (int i = 0; i < CARDS_PER_FRAME && !waiting.isEmpty(); i++) {
                waiting.removeFirst().run();
            }
            if (waiting.isEmpty()) {
                select();
            }
        }
        cards.stream().filter(card -> card.current().isPresent()).forEach(NoteCard::refresh);
        runAll.look(cards);
    }

    private List<NoteCard> visibleCards() {
        return cards.stream().filter(card -> card.isVisible() && card.canRun()).toList();
    }

    private void select() {
        Selection selection = filter.selectionProperty().get();
        cards.forEach(card -> NoteCard.show(card, selection.shows(card.assertion())));
        groups.forEach(group -> NoteCard.show(group.title(), group.cards().stream().anyMatch(NoteCard::isVisible)));
        long visible = selection.count(statements.assertions(), selection.judgement());
        boolean nothing = statements.assertions().isEmpty();
        shown.setText(nothing ? "" : words.get("notes.shown", visible, statements.assertions().size()));
        runAll.setDisable(visible == 0);
        list.getChildren().removeAll(empty, reset);
        if (visible == 0) {
            empty.setText(!read ? words.get("notes.loading") : nothing ? words.get("notes.empty", lessonsFolder.resolve("notes")) : words.get("notes.nothing"));
            list.getChildren().add(empty);
            if (!nothing) {
                list.getChildren().add(reset);
            }
        }
    }

    private void relabel() {
        cards.forEach(NoteCard::relabel);
        select();
    }

    private void run(NoteCard card) {
        Step experiment = card.assertion().experiment().orElseThrow();
        List<Step> others = statements.files().stream().filter(notes -> notes.runs().contains(experiment)).findFirst().map(Notes::runs).orElse(List.of());
        card.follow(new NoteRun(experiment, others, background));
    }

    private final class CardHost implements NoteCard.Host {
        @Override
        public void run(NoteCard card) {
            NotesPane.this.run(card);
        }

        @Override
        public void openInLab(Step experiment) {
            if (!model.controls().allows(experiment.spec())) {
                model.controls().refuse();
                return;
            }
            if (model.state().inThePast()) {
                // from the past the experiment would go on as a run of its own
                model.trainer().restart();
            }
            model.edit(experiment.spec());
            model.trainer().restart();
            model.charts().bright().clear();
            model.charts().bright().addAll(experiment.watch().stream().map(Metric::chart).collect(Collectors.toSet()));
            model.go(Workplace.LAB);
        }

        @Override
        public void openLesson(String id) {
            model.openLesson(id);
        }

        @Override
        public boolean hasLesson(String id) {
            return statements.lessons().contains(id);
        }
    }
}
