package gradlab.ui;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Unwritable;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonAuthor;
import gradlab.lesson.LessonPack;
import gradlab.lesson.StepBlock;
import gradlab.train.RunState;
import gradlab.ui.FileChoice.Kind;
import gradlab.ui.handout.Handout;
import gradlab.ui.lesson.LessonPane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * What is done with whole lessons: opened, printed, written, packed. Files are written only where the user chose, in the
 * background; the lessons that came with the lab are never changed.
 */
public final class LessonDesk {

    private static final int MOST_VARIANTS = Handout.MOST_VARIANTS;

    private final LabModel model;
    private final Words words;
    private final FileChoice files;
    private final Background background;
    private final NoticePane notices;
    private final Consumer<String> said;
    private final LessonPane pane;

    /** @param said is told in one sentence what was done */
    LessonDesk(LabModel model, Words words, FileChoice files, Background background, NoticePane notices, Consumer<String> said, LessonPane pane) {
        this.model = model;
        this.words = words;
        this.files = files;
        this.background = background;
        this.notices = notices;
        this.said = said;
        this.pane = pane;
        MenuItem step = item("step", this::addStep);
        // a step names the settings, and those of a riddle are hidden
        step.disableProperty().bind(model.concealedProperty());
        pane.offer(List.of(sheets(), new SeparatorMenuItem(), item("new", this::chooseNew), step, item("copy", this::chooseCopy),
                new SeparatorMenuItem(), item("pack", this::choosePack), item("unpack", this::chooseUnpack)));
        BooleanBinding none = Bindings.createBooleanBinding(() -> pane.lessonProperty().get().isEmpty(), pane.lessonProperty());
        model.commands().does(Command.HANDOUT, () -> chooseSheets(1), none);
        model.commands().does(Command.MAKE_STEP, this::addStep, model.concealedProperty());
    }

    /** True for a lesson or a pack of lessons. */
    public static boolean opens(Path file) {
        return LessonPack.isOne(file) || isLesson(file);
    }

    /** True if the file's name says that it holds a lesson. */
    public static boolean isLesson(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".md");
    }

    /** Opens a lesson, or unpacks lessons and opens the first of them. */
    public void open(Path file) {
        if (!LessonPack.isOne(file)) {
            show(file);
            return;
        }
        Path packs = pane.folders().packs();
        work("author.unpacking", file, "author.refused", () -> LessonPack.open(file, packs), folder -> {
            model.lessonShowingProperty().set(true);
            pane.openFolder(folder);
            said.accept(words.get("author.unpacked", file.getFileName()));
        });
    }

    private void show(Path file) {
        // what was said about another file
        notices.clear();
        model.lessonShowingProperty().set(true);
        pane.open(file);
    }

    private Menu sheets() {
        Menu menu = new Menu();
        menu.setId("lesson-sheets");
        menu.textProperty().bind(words.of("author.sheets"));
        for (int variants = 1; variants <= MOST_VARIANTS; variants++) {
            int count = variants;
            MenuItem item = item("sheets-" + count, () -> chooseSheets(count));
            menu.getItems().add(item);
        }
        return menu;
    }

    private MenuItem item(String id, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId("lesson-" + id);
        item.setMnemonicParsing(false);
        item.textProperty().bind(words.of("author." + id));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void chooseSheets(int variants) {
        sound().ifPresent(lesson -> files.toFolder(Kind.SHEETS).ifPresent(folder -> {
            Words now = new Words(words.texts());
            work("author.sheets.making", lesson.file(), "author.sheets.refused", () -> written(new Handout(lesson, now), folder, variants),
                    made -> said.accept(words.get("author.sheets.done", folder, made.stream().map(file -> file.getFileName().toString())
                            .reduce((a, b) -> a + ", " + b).orElse(""))));
        }));
    }

    /** Asks for a folder and prints the teacher's sheet of the open lesson into it. */
    public void printNotes() {
        sound().ifPresent(lesson -> files.toFolder(Kind.SHEETS).ifPresent(folder -> {
            Words now = new Words(words.texts());
            work("author.sheets.making", lesson.file(), "author.sheets.refused", () -> writtenNotes(new Handout(lesson, now), folder),
                    made -> said.accept(words.get("author.sheets.done", folder, made.getFileName())));
        }));
    }

    private static Path writtenNotes(Handout handout, Path folder) {
        try {
            return handout.writeTeacher(folder, 1);
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        }
    }

    private static List<Path> written(Handout handout, Path folder, int variants) {
        try {
            return handout.write(folder, variants);
        } catch (IOException e) {
            throw Unwritable.of(folder, e);
        }
    }

    private void chooseNew() {
        files.toSave(Kind.LESSON, words.get("author.new.name") + ".md").ifPresent(chosen -> work("author.writing", chosen, "author.unwritten", () -> {
            Path file = own(LessonAuthor.fileFor(chosen));
            LessonAuthor.begin(file);
            return file;
        }, file -> written("author.new.done", file)));
    }

    private void chooseCopy() {
        sound().ifPresent(lesson -> files.toSave(Kind.LESSON, lesson.id() + "-copy.md").ifPresent(chosen ->
                work("author.writing", chosen, "author.unwritten", () -> {
                    Path file = own(LessonAuthor.fileFor(chosen));
                    LessonAuthor.copy(lesson, file);
                    return file;
                }, file -> written("author.copy.done", file))));
    }

    /** The present experiment with its steps so far becomes a step: of the open lesson if it is the user's, else of one to be chosen. */
    private void addStep() {
        RunState state = model.state();
        ExperimentSpec spec = state.step() > 0 ? model.spec().withSteps((int) Math.min(state.step(), Integer.MAX_VALUE)) : model.spec();
        List<String> charts = model.charts().bright().isEmpty() ? model.charts().shown() : model.charts().bright().stream().sorted().toList();
        int layer = model.selectedLayerProperty().get();
        Optional<StepBlock.Outcome> outcome = outcome(state);
        // any file can be looked at as a lesson; only to a lesson is anything added
        Optional<Path> open = pane.lesson().map(Lesson::file).filter(file -> !pane.isBundled(file) && isLesson(file));
        open.or(() -> files.toSave(Kind.LESSON, words.get("author.new.name") + ".md")).ifPresent(chosen ->
                work("author.writing", chosen, "author.unwritten", () -> {
                    Path file = own(open.isPresent() ? chosen : LessonAuthor.fileFor(chosen));
                    LessonAuthor.add(StepBlock.write(LessonAuthor.freeStepId(file), spec, file, charts, layer, outcome), file);
                    return file;
                }, file -> written("author.step.done", file)));
    }

    private static Optional<StepBlock.Outcome> outcome(RunState state) {
        return state.step() == 0 ? Optional.empty() : state.run().flatMap(run -> run.recorder().history("loss.train")).map(history -> {
            double first = Double.isNaN(history.at(0)) ? history.at(1) : history.at(0);
            return new StepBlock.Outcome(first, history.at(state.step()));
        });
    }

    private void choosePack() {
        Path folder = pane.lesson().map(lesson -> lesson.file().toAbsolutePath().getParent()).orElse(pane.bundled());
        files.toSave(Kind.PACK, folder.getFileName() + ".zip").ifPresent(chosen -> {
            Path file = LessonPack.isOne(chosen) ? chosen : chosen.resolveSibling(chosen.getFileName() + ".zip");
            work("author.packing", file, "author.unwritten", () -> {
                LessonPack.write(folder, file);
                return file;
            }, made -> said.accept(words.get("author.packed", made)));
        });
    }

    private void chooseUnpack() {
        files.toOpen(Kind.PACK).ifPresent(this::open);
    }

    /** The open lesson, if nothing is wrong with it; otherwise says what is. */
    private Optional<Lesson> sound() {
        Optional<Lesson> lesson = pane.lesson();
        lesson.filter(Lesson::hasErrors).ifPresent(faulty -> notices.show("author.faulty", faulty.file().getFileName().toString(),
                faulty.problems().stream().filter(problem -> !problem.isWarning()).toList()));
        if (lesson.isEmpty()) {
            said.accept(words.get("author.none"));
        }
        return lesson.filter(read -> !read.hasErrors());
    }

    private Path own(Path file) {
        if (pane.isBundled(file)) {
            throw BadInput.at(new Place(file.toString(), 1, 1), "lesson.bundled");
        }
        return file;
    }

    private void written(String key, Path file) {
        show(file);
        said.accept(words.get(key, file));
    }

    private <T> void work(String busyKey, Path file, String refusedKey, Callable<T> task, Consumer<T> done) {
        background.run(words.get(busyKey, file.getFileName()), task, result -> {
            notices.clear();
            done.accept(result);
        }, bad -> refuse(refusedKey, file, bad.problems()));
    }

    private void refuse(String key, Path file, List<Problem> problems) {
        notices.show(key, file.getFileName().toString(), problems);
    }
}
