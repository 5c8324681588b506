package gradlab.ui.classroom;

import gradlab.lesson.CheckRecord;
import gradlab.lesson.Lesson;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.classroom.SpeakerText.Stop;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.lesson.LessonSheet;
import gradlab.ui.teacher.Moment;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the teacher reads while the class looks at the main window. */
final class SpeakerPage extends BorderPane implements AutoCloseable {

    static final double USUAL_SIZE = 16;
    private static final double LEAST_SIZE = 11;
    private static final double GREATEST_SIZE = 36;
    private static final double LARGER = 1.15;
    private static final double MARGINS = 60;
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,3}).*");

    private final LabModel model;
    private final Words words;
    private final LessonPane pane;
    private final PresentStop present;
    private final LessonClock clock;
    private final TimerBar timers;
    private final DoubleProperty size;
    private final Label title = new Label();
    private final Label where = new Label();
    private final ScrollPane notes = new ScrollPane();
    private final ScrollPane next = new ScrollPane();
    private final Label nextTitle = new Label();
    private final Subscription subscriptions;
    private Optional<LessonSheet> texts = Optional.empty();
    private Optional<Lesson> shown = Optional.empty();
    private CheckRecord record;
    private String stepId = "";

    /**
     * @param size of the text in points
     * @param ownScreen whether the class sees another screen
     * @param print prints the notes; offered because there may be one screen alone
     */
    SpeakerPage(LabModel model, Words words, LessonPane pane, PresentStop present, LessonClock clock, DoubleProperty size, boolean ownScreen, Runnable print) {
        this.model = model;
        this.words = words;
        this.pane = pane;
        this.present = present;
        this.clock = clock;
        this.size = size;
        setId("speaker");
        getStyleClass().add("speaker");
        timers = new TimerBar(words, clock);
        title.setId("speaker-title");
        title.getStyleClass().add("speaker-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        where.setId("speaker-where");
        where.getStyleClass().add("caption");
        VBox heading = new VBox(2, where, title);
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMinWidth(0);
        HBox head = new HBox(12, heading, timers);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("speaker-head");
        setTop(head);
        dress(notes, "speaker-notes");
        dress(next, "speaker-next");
        nextTitle.textProperty().bind(words.of("speaker.next"));
        nextTitle.getStyleClass().add("section-title");
        VBox side = new VBox(8, nextTitle, next);
        VBox.setVgrow(next, Priority.ALWAYS);
        side.getStyleClass().add("speaker-side");
        side.prefWidthProperty().bind(widthProperty().multiply(0.34));
        setCenter(notes);
        setRight(side);
        setBottom(foot(ownScreen, print));
        subscriptions = Subscription.combine(
                notes.widthProperty().subscribe((_, wide) -> texts.ifPresent(sheet -> sheet.width(wide.doubleValue() - MARGINS))),
                size.subscribe(points -> setStyle("-fx-font-size: " + points + "px;")),
                words.textsProperty().subscribe((_, _) -> refresh()),
                model.classroom().momentProperty().subscribe((_, _) -> tellWhere()),
                model.paletteProperty().subscribe((_, _) -> refresh()),
                present.stopProperty().subscribe(_ -> refresh()),
                pane.lessonProperty().subscribe((_, _) -> refresh()));
    }

    private static void dress(ScrollPane scroll, String id) {
        scroll.setId(id);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("speaker-scroll");
    }

    private HBox foot(boolean ownScreen, Runnable print) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label hint = new Label();
        hint.setId("speaker-keys");
        hint.textProperty().bind(words.of(ownScreen ? "speaker.keys" : "speaker.one-screen"));
        hint.getStyleClass().add("caption");
        hint.setMinWidth(0);
        Button printing = new Button("", new FontIcon(Feather.PRINTER));
        printing.setId("speaker-print");
        printing.setMinWidth(USE_PREF_SIZE);
        printing.setMnemonicParsing(false);
        printing.textProperty().bind(words.of("speaker.print"));
        printing.accessibleTextProperty().bind(printing.textProperty());
        Tips.on(printing, words.of("speaker.print.hint"));
        printing.setOnAction(_ -> print.run());
        HBox foot = new HBox(8, icon("speaker-back", Feather.CHEVRON_LEFT, "speaker.back", () -> present.move(-1)),
                icon("speaker-forth", Feather.CHEVRON_RIGHT, "speaker.forth", () -> present.move(1)), hint, space,
                icon("speaker-smaller", Feather.ZOOM_OUT, "speaker.smaller", () -> size.set(Math.max(LEAST_SIZE, size.get() / LARGER))),
                icon("speaker-larger", Feather.ZOOM_IN, "speaker.larger", () -> size.set(Math.min(GREATEST_SIZE, size.get() * LARGER))), printing);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("speaker-foot");
        return foot;
    }

    private Button icon(String id, Ikon icon, String key, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("icon-button");
        button.accessibleTextProperty().bind(words.of(key));
        Tips.on(button, words.of(key));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Brings the figures of the clock up to date. */
    void tick() {
        timers.show(minutes());
    }

    private OptionalLong minutes() {
        Optional<Matcher> found = present.lesson().map(lesson -> MINUTES.matcher(lesson.minutes())).filter(Matcher::matches);
        return found.isPresent() ? OptionalLong.of(Long.parseLong(found.get().group(1))) : OptionalLong.empty();
    }

    private void refresh() {
        Optional<Lesson> lesson = present.lesson();
        Optional<Stop> stop = present.stopProperty().get();
        if (!lesson.equals(shown)) {
            take(lesson);
        }
        timers.refreshButton();
        texts.ifPresent(LessonSheet::close);
        texts = lesson.map(read -> pane.sheet(read, size));
        tellWhere();
        if (lesson.isEmpty() || stop.isEmpty()) {
            title.setText(words.get(lesson.isEmpty() ? "speaker.no-lesson" : "speaker.no-steps"));
            notes.setContent(new VBox());
            next.setContent(new VBox());
            return;
        }
        String id = lesson.get().id() + "/" + stop.get().id();
        if (!id.equals(stepId)) {
            stepId = id;
            clock.step(id);
            notes.setVvalue(0);
        }
        LessonSheet open = texts.orElseThrow();
        open.width(notes.getWidth() - MARGINS);
        StopCard card = new StopCard(words, lesson.get(), open, Optional.ofNullable(record).orElseGet(CheckRecord::none));
        title.setText(card.title(stop.get()));
        VBox page = card.full(stop.get());
        stop.get().step().ifPresent(step -> page.getChildren().addFirst(card.configuration(step)));
        notes.setContent(page);
        next.setContent(present.next().map(card::preview).orElseGet(() -> {
            Label last = new Label(words.get("speaker.last"));
            last.setWrapText(true);
            last.getStyleClass().add("speaker-text");
            return new VBox(last);
        }));
        tick();
    }

    /** Records are files: they are read beside the FX thread. */
    private void take(Optional<Lesson> lesson) {
        shown = lesson;
        record = CheckRecord.none();
        lesson.ifPresent(read -> CompletableFuture.supplyAsync(() -> CheckRecord.of(read)).thenAccept(found -> Platform.runLater(() -> {
            if (shown.filter(now -> now == read).isPresent()) {
                record = found;
                refresh();
            }
        })));
    }

    private void tellWhere() {
        where.setText(model.classroom().momentProperty().get().map((Moment now) -> words.get("speaker.where", now.slide() + 1, now.slides(),
                words.get("speaker.act." + now.act().name().toLowerCase(Locale.ROOT)))).orElseGet(() -> present.lesson().map(Lesson::title).orElse("")));
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        texts.ifPresent(LessonSheet::close);
    }
}
