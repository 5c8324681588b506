package gradlab.ui;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.catalogue.Unwritable;
import gradlab.experiment.ExperimentSpec;
import gradlab.ui.arena.ArenaPane;
import gradlab.ui.chart.ChartFiles;
import gradlab.ui.chart.ChartGrid;
import gradlab.ui.classroom.Classroom;
import gradlab.ui.classroom.ResultsPane;
import gradlab.ui.draw.DrawPane;
import gradlab.ui.lens.LensPane;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.notes.NotesPane;
import gradlab.ui.network.NetworkPane;
import gradlab.ui.patterns.PatternsPane;
import gradlab.ui.presets.PresetsPane;
import gradlab.ui.session.Keeper;
import gradlab.ui.session.LessonFolders;
import gradlab.ui.session.SessionStore;
import gradlab.ui.session.Settings;
import gradlab.ui.session.Unkept;
import gradlab.ui.start.Guide;
import gradlab.ui.start.StartPage;
import gradlab.ui.sweep.SweepPane;
import gradlab.ui.teacher.Projector;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** The composition root of the window: makes model, clock and views, and ends them. FX thread only. */
public final class Lab implements AutoCloseable {

    private static final String CLASSROOM = "classroom.json";
    private static final String LECTURES = "lectures.json";
    private static final double SMALL_STAGE = 400;
    private static final double START_PACE = 200;

    private final LabModel model;
    private final Words words;
    private final FrameClock clock = new FrameClock();
    private final Background background = new Background();
    private final LabWindow window;
    private final Comfort comfort;
    private final List<Region> regions;
    private final Optional<Projector> projector;
    private final Screens screens;
    private final Subscription ofStage;
    private Optional<Keeper> keeper = Optional.empty();
    private final Optional<Classroom> classroom;

    /** Makes one region of the window. */
    @FunctionalInterface
    public interface View {
        Region make(LabModel model, Words words, FrameClock clock);
    }

    /**
     * The regions that other parts of the window draw.
     *
     * @param places what else can stand in its middle
     */
    public record Views(View network, View charts, View lesson, Map<Workplace, Function<Premises, Region>> places) {

        /** With those workplaces alone that need no lessons. */
        public Views(View network, View charts, View lesson) {
            this(network, charts, lesson, withoutLessons());
        }

        /** The lab's own, with the lessons of a folder. */
        public static Views of(Path lessonsFolder) {
            return of(lessonsFolder, LessonFolders.none());
        }

        /** The same with the folder of lessons that the user opened last. */
        public static Views of(Path lessonsFolder, LessonFolders folders) {
            Map<Workplace, Function<Premises, Region>> places = withoutLessons();
            places.put(Workplace.NOTES, on -> new NotesPane(on.model(), on.words(), on.clock(), lessonsFolder));
            return new Views(NetworkPane::new, ChartGrid::new, (model, words, clock) -> new LessonPane(model, words, clock, lessonsFolder, folders), places);
        }

        private static Map<Workplace, Function<Premises, Region>> withoutLessons() {
            Map<Workplace, Function<Premises, Region>> places = new EnumMap<>(Workplace.class);
            places.put(Workplace.START, StartPage::new);
            places.put(Workplace.ARENA, ArenaPane::new);
            places.put(Workplace.PRESETS, PresetsPane::new);
            places.put(Workplace.PATTERNS, on -> new PatternsPane(on, ChartFiles.dialog(on.words())));
            places.put(Workplace.RESULTS, ResultsPane::new);
            places.put(Workplace.LENS, LensPane::new);
            places.put(Workplace.SWEEP, on -> new SweepPane(on, ChartFiles.dialog(on.words())));
            places.put(Workplace.DRAW, DrawPane::new);
            return places;
        }
    }

    private Lab(Stage stage, ExperimentSpec start, Function<Words, FileChoice> files, LongSupplier nanos, Views views, Settings settings) {
        TextShaping.keepApart();
        // before all controls: they would have JavaFX's own theme read first
        Dress.theme(settings.palette());
        model = new LabModel(start, nanos);
        model.paceProperty().set(START_PACE);
        model.paletteProperty().set(settings.palette());
        model.roomProperty().set(settings.room());
        words = new Words(settings.language().equals("en") ? Texts.english() : Texts.russian());
        // before all views, so that they see the newest state in the same frame
        clock.onFrame(model::refresh);
        Typeface typeface = Typeface.ofThisMachine();
        Region network = views.network().make(model, words, clock);
        Region charts = views.charts().make(model, words, clock);
        Region lesson = views.lesson().make(model, words, clock);
        if (lesson instanceof LessonPane pane) {
            model.lessons(id -> {
                model.lessonShowingProperty().set(true);
                pane.open(pane.bundled().resolve(id + ".md"));
            });
        }
        regions = List.of(network, charts, lesson);
        projector = Optional.of(lesson).filter(LessonPane.class::isInstance).map(LessonPane.class::cast)
                .map(pane -> new Projector(model, words, clock, pane, nanos));
        FileChoice choice = files.apply(words);
        window = new LabWindow(model, words, clock, choice, background, typeface, network, charts, lesson, views.places(), nanos);
        projector.ifPresent(view -> view.coverProperty().subscribe(window::cover));
        model.lessonShowingProperty().set(settings.lesson());
        model.charts().gridProperty().set(settings.charts());
        model.guide().startAtOpeningProperty().set(settings.guide().start());
        comfort = new Comfort(model, words, settings, window::say);
        Scene scene = new Scene(window, settings.width(), settings.height());
        Dress dress = new Dress(scene, typeface);
        model.paletteProperty().subscribe(palette -> dress.wear(palette, model.scaleProperty().get()));
        model.scaleProperty().subscribe((_, scale) -> dress.wear(model.paletteProperty().get(), scale.doubleValue()));
        Shortcuts.install(scene, model);
        Subscription focus = SteadyFocus.in(scene, clock);
        model.commands().does(Command.FULL_SCREEN, () -> stage.setFullScreen(!stage.isFullScreen()));
        // JavaFX would say it in a language and in colours of its own
        stage.setFullScreenExitHint("");
        Subscription fullScreen = stage.fullScreenProperty().subscribe((_, full) -> {
            if (full) {
                window.say(words.get("status.full-screen"));
            }
        });
        stage.setScene(scene);
        classroom = lesson instanceof LessonPane pane ? Optional.of(new Classroom(new Premises(model, words, clock, typeface, background, choice, nanos, window::say),
                pane, stage, Clock.systemDefaultZone(), new ClassHost())) : Optional.empty();
        stage.setMinWidth(1024);
        stage.setMinHeight(640);
        stage.titleProperty().bind(words.of("window.title"));
        ofStage = Subscription.combine(focus, fullScreen, stage.titleProperty()::unbind);
        icons().forEach(stage.getIcons()::add);
        screens = new Screens(stage);
    }

    /**
     * Shows the lab in a stage.
     *
     * @param files asks for files; made from the words that follow the language
     * @param nanos a clock in nanoseconds; it paces the training and never reaches its numbers
     */
    public static Lab open(Stage stage, ExperimentSpec start, Function<Words, FileChoice> files, LongSupplier nanos, Views views) {
        Lab lab = new Lab(stage, start, files, nanos, views, Settings.FIRST);
        lab.clock.start();
        stage.show();
        lab.screens.settle();
        lab.window.requestFocus();
        return lab;
    }

    /** The same with a session that is kept, and with the offer to go on with the last one. */
    public static Lab open(Stage stage, ExperimentSpec start, Function<Words, FileChoice> files, LongSupplier nanos, Views views,
            SessionStore store) {
        Settings settings = Keeper.settings(store::text);
        return open(new Lab(stage, start, files, nanos, views, settings), stage, settings, store::text, lab -> lab.keep(store, stage, settings, nanos));
    }

    /** The same as it was when the last lab was closed, with a word on why this one keeps nothing. */
    public static Lab open(Stage stage, ExperimentSpec start, Function<Words, FileChoice> files, LongSupplier nanos, Views views, Unkept unkept) {
        Settings settings = Keeper.settings(unkept::text);
        return open(new Lab(stage, start, files, nanos, views, settings), stage, settings, unkept::text, lab -> lab.sayUnkept(unkept));
    }

    private static Lab open(Lab lab, Stage stage, Settings settings, Function<String, Optional<String>> kept, Consumer<Lab> keeping) {
        boolean first = Keeper.isFirst(kept);
        stage.setMaximized(settings.maximized());
        lab.clock.start();
        stage.show();
        lab.screens.settle();
        lab.window.requestFocus();
        lab.lessons().ifPresent(pane -> Keeper.progress(kept).ifPresent(pane::restoreProgress));
        lab.classroom.ifPresent(room -> kept.apply(CLASSROOM).ifPresent(room::restore));
        lab.projector.ifPresent(view -> kept.apply(LECTURES).ifPresent(view::restore));
        keeping.accept(lab);
        // hints are kept with the session, so that what was read once does not come back
        lab.model.guide().hintProperty().set(settings.guide().hint());
        if (first || settings.guide().start()) {
            lab.model.go(Workplace.START);
        }
        return lab;
    }

    private Optional<LessonPane> lessons() {
        return regions.stream().filter(LessonPane.class::isInstance).map(LessonPane.class::cast).findFirst();
    }

    private void keep(SessionStore store, Stage stage, Settings start, LongSupplier nanos) {
        SessionStore.Start found;
        try {
            found = store.start();
        } catch (IOException e) {
            // the last session lies where this one would be written
            sayUnkept(new Unkept(store.folder(), Optional.of(Unwritable.because(e))));
            end(store);
            return;
        }
        Keeper made = new Keeper(store, model, () -> settings(stage, start), () -> lessons().map(LessonPane::progress).orElse("{}"), nanos,
                why -> sayKept(store.folder(), why));
        keeper = Optional.of(made);
        classroom.ifPresent(room -> made.alsoKeep(CLASSROOM, room::kept));
        projector.ifPresent(view -> made.alsoKeep(LECTURES, view::text));
        clock.onFrame(made::look);
        found.setAside().forEach(aside -> window.tell(aside.newer() ? "session.newer" : aside.missing().isPresent() ? "session.waiting" : "session.damaged", aside.file().toString(),
                aside.missing().map(file -> Problem.at(new Place(file, 1, 1), "file.missing")).stream().toList()));
        found.found().ifPresent(last -> model.guide().sessionProperty().set(Optional.of(new Guide.Session(words.textsProperty().map(_ -> question(last)),
                () -> resume(made, last)))));
    }

    /** A long session is read for seconds on a slow machine: meanwhile the window must not look as if there were none. */
    private void resume(Keeper made, SessionStore.Found last) {
        if (last.runs() > 0) {
            window.sayUntilRun(words.get("session.resuming"));
        }
        made.resume(last, bad -> {
            window.say("");
            window.tell("session.refused", last.file().toString(), bad.problems());
        });
    }

    private void sayUnkept(Unkept unkept) {
        window.warnUnsaved(words.textsProperty().map(texts -> unkept.why()
                .map(why -> texts.get("session.unkept", unkept.folder(), why.reason(texts))).orElseGet(() -> texts.get("session.elsewhere"))));
    }

    private void sayKept(Path folder, Optional<Unwritable> why) {
        why.ifPresentOrElse(reason -> window.warnUnsaved(words.textsProperty().map(texts -> texts.get("session.unwritable", folder, reason.reason(texts)))), () -> {
            window.withdrawUnsaved();
            window.say(words.get("session.writable"));
        });
    }

    private final class ClassHost implements Classroom.Host {
        @Override
        public void alarm(String sentence) {
            window.alarm(sentence);
        }

        @Override
        public void refuse(BadInput bad) {
            window.tell("files.unsaved", Path.of(bad.problems().getFirst().place().file()).getFileName().toString(), bad.problems());
        }

        @Override
        public void print() {
            window.lessons().ifPresent(LessonDesk::printNotes);
        }
    }

    private String question(SessionStore.Found last) {
        String runs = last.runs() < 2 ? "" : words.get("session.runs." + Plurals.form(last.runs(), words.locale()), last.runs());
        return words.get("session.question", words.whole(last.latest())) + (runs.isEmpty() ? "" : " " + runs);
    }

    /** How the window looks now; the size of a maximized one is not its own. */
    private Settings settings(Stage stage, Settings start) {
        Scene scene = stage.getScene();
        boolean large = stage.isMaximized() || stage.isFullScreen();
        return new Settings(projector.map(Projector::palette).orElse(model.paletteProperty().get()) == Palette.DARK, words.locale().getLanguage(), large ? start.width() : scene.getWidth(),
                large ? start.height() : scene.getHeight(), stage.isMaximized(), model.lessonShowingProperty().get(),
                (int) (model.roomProperty().get().checkpoints() >> 20), (int) (model.roomProperty().get().spectra() >> 20),
                model.textScaleProperty().get(), comfort.motion(),
                new Settings.Newcomer(model.guide().startAtOpeningProperty().get(), model.guide().hintProperty().get()), model.charts().gridProperty().get());
    }

    /**
     * The same on the head-less platform, whose screen is smaller than a window: the lab stands in a small stage at
     * whatever size it is to be photographed in.
     */
    static Lab openForPictures(Stage stage, ExperimentSpec start, Views views, double width, double height) {
        Lab lab = new Lab(stage, start, words -> new FileDialogs(stage, words), System::nanoTime, views, Settings.FIRST);
        Pane room = new Pane();
        stage.getScene().setRoot(room);
        lab.window.setManaged(false);
        room.getChildren().add(lab.window);
        lab.window.resize(width, height);
        stage.setMinWidth(SMALL_STAGE);
        stage.setMinHeight(SMALL_STAGE);
        stage.setWidth(SMALL_STAGE);
        stage.setHeight(SMALL_STAGE);
        lab.clock.start();
        stage.show();
        return lab;
    }

    public LabModel model() {
        return model;
    }

    public Words words() {
        return words;
    }

    public LabWindow window() {
        return window;
    }

    /** One frame, now; for pictures made without waiting for the clock. */
    void tick() {
        clock.tick();
    }

    /** Says in one sentence that something inside went wrong, and keeps the whole of it in the log. */
    public void report(Throwable failure) {
        System.getLogger("gradlab.ui").log(Level.ERROR, "uncaught in the window", failure);
        Throwable root = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).reduce((_, last) -> last).orElse(failure);
        String message = root.getMessage() == null ? "" : ": " + root.getMessage();
        projector.ifPresent(Projector::rescue);
        window.alarm(words.get("status.failure", root.getClass().getSimpleName() + message));
    }

    @Override
    public void close() {
        clock.stop();
        comfort.close();
        screens.close();
        ofStage.unsubscribe();
        model.refresh();
        projector.ifPresent(Projector::close);
        keeper.ifPresent(Keeper::close);
        classroom.ifPresent(Classroom::close);
        window.close();
        regions.stream().filter(AutoCloseable.class::isInstance).map(AutoCloseable.class::cast).forEach(Lab::end);
        background.close();
        model.close();
    }

    private static void end(AutoCloseable ended) {
        try {
            ended.close();
        } catch (Exception e) {
            System.getLogger("gradlab.ui").log(Level.WARNING, "closing " + ended, e);
        }
    }

    private static Stream<Image> icons() {
        return Stream.of(16, 32, 64, 256).map(size -> Lab.class.getResource("icon-" + size + ".png")).filter(Objects::nonNull)
                .map(icon -> new Image(icon.toExternalForm()));
    }
}
