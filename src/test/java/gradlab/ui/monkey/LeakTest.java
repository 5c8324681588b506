package gradlab.ui.monkey;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.train.Branch;
import gradlab.ui.Command;
import gradlab.ui.LabModel;
import gradlab.ui.Workplace;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.theme.Palette;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever can be opened and closed is opened and closed many times: nothing of it stays behind. */
class LeakTest {

    private static final int SHORT = Integer.getInteger("gradlab.leak.rounds", 2);
    /** Those whose name has it; all of them at first. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("gradlab.leak.only", ""));
    private static final Pattern QUICK = Pattern.compile("PROJECTOR|SPEAKER|dialog|language|lesson|refused|fork|menus");
    private static final int LONG = Integer.getInteger("gradlab.leak.rounds", 200);
    /** What comes and goes by itself: tooltips, cached lines, the frame that is being drawn. */
    private static final double TOLERATED = 0.7;
    // pictures of formulas and the like are kept as long as there is room for them
    private static final long MOST_BYTES = 64L << 20;
    private static final int WARM_UP = 1;
    private static final int LESSONS = 2;
    /** What is made at the first use stays; what is left behind grows with every one of so many batches. */
    private static final int BATCHES = 6;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    @TempDir
    private Path folder;

    private Faults faults;
    private Cage cage;
    private Set<Thread> threads;

    @BeforeEach
    void open() throws IOException {
        threads = Threads.alive();
        faults = new Faults(() -> "while things were opened and closed");
        cage = Cage.open(Path.of("lessons"), folder.resolve("state"), new Shelf(folder.resolve("files"), _ -> 0), faults);
    }

    @AfterEach
    void close() throws InterruptedException {
        cage.close();
        faults.close();
        Threads.assertNoneLeftBut(threads);
    }

    @Test
    @Timeout(1200)
    void whatIsClosedIsGone() throws Exception {
        Map<String, IntConsumer> things = things();
        things.keySet().removeIf(name -> !QUICK.matcher(name).find());
        // one count for all of them: which of them leaves something, the long form tells
        nothingStaysOf(SHORT, Map.of("everything", i -> things.values().forEach(thing -> thing.accept(i))));
    }

    @Test
    @Tag("soak")
    void whatIsClosedTwoHundredTimesIsGone() throws Exception {
        Map<String, IntConsumer> things = things();
        things.keySet().removeIf(name -> !ONLY.matcher(name).find());
        nothingStaysOf(LONG, things);
    }

    private void nothingStaysOf(int rounds, Map<String, IntConsumer> things) {
        things.values().forEach(thing -> {
            for (int i = 0; i < WARM_UP; i++) {
                thing.accept(i);
            }
        });
        Heap first = settled();
        List<String> left = new ArrayList<>();
        Heap before = first;
        int threadsBefore = Threads.newSince(threads).size();
        for (Map.Entry<String, IntConsumer> thing : things.entrySet()) {
            Map<String, Long> more = Map.of();
            for (int batch = 0; batch < BATCHES && (batch == 0 || !more.isEmpty()); batch++) {
                for (int i = 0; i < rounds; i++) {
                    thing.getValue().accept(i);
                }
                Heap after = settled();
                Map<String, Long> now = after.moreThan(before, (long) (rounds * TOLERATED));
                if (batch > 0) {
                    now.keySet().retainAll(more.keySet());
                }
                more = now;
                before = after;
            }
            if (!more.isEmpty()) {
                left.add(thing.getKey() + ": " + more);
            }
            System.out.printf("%s: %.1f MB%n", thing.getKey(), before.bytes() / 1e6);
        }
        System.out.printf("%d things, %d times each: heap %.1f MB before, %.1f MB after, threads %d and %d%n", things.size(), rounds, first.bytes() / 1e6, before.bytes() / 1e6,
                threadsBefore, Threads.newSince(threads).size());
        Heap last = before;
        assertThat(left).isEmpty();
        assertThat(before.bytes() - first.bytes()).as(() -> "bytes more than after the warm-up: " + last.heavierThan(first)).isLessThan(MOST_BYTES);
        // those who have nothing to do end by themselves and come again: of none there may be two
        assertThat(Threads.newSince(threads)).extracting(Thread::getName).as("threads").doesNotHaveDuplicates();
        assertThat(faults.all()).isEmpty();
    }

    private Heap settled() {
        look();
        return Heap.now();
    }

    private void look() {
        for (int i = 0; i < 2; i++) {
            Cage.onFx(() -> {
                cage.window().applyCss();
                cage.window().layout();
            });
        }
    }

    private void does(Runnable action) {
        Cage.onFx(action);
        look();
    }

    private void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!Cage.onFx(condition::getAsBoolean)) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new AssertionError("the window did not get there");
            }
            Thread.onSpinWait();
        }
        look();
    }

    /** Everything that is opened and closed, by name. */
    private Map<String, IntConsumer> things() throws IOException {
        LabModel model = cage.model();
        Map<String, IntConsumer> things = new LinkedHashMap<>();
        for (Workplace place : Workplace.values()) {
            if (place != Workplace.LAB) {
                things.put("place " + place, _ -> {
                    does(() -> model.go(place));
                    does(() -> model.go(Workplace.LAB));
                });
            }
        }
        for (Command command : List.of(Command.HELP, Command.LESSON, Command.EXPERIMENT, Command.SPEAKER_NOTES, Command.PROJECTOR, Command.REDUCED_MOTION)) {
            things.put("command " + command, _ -> {
                does(() -> model.commands().run(command));
                does(() -> model.commands().run(command));
            });
        }
        for (Command command : List.of(Command.LOCK_SETTINGS, Command.CLASS_RECORD)) {
            things.put("dialog " + command, _ -> {
                does(() -> model.commands().run(command));
                does(this::closeOthers);
            });
        }
        things.put("language", _ -> {
            does(() -> cage.lab().words().textsProperty().set(Texts.english()));
            does(() -> cage.lab().words().textsProperty().set(Texts.russian()));
        });
        things.put("theme", _ -> {
            does(() -> model.paletteProperty().set(Palette.DARK));
            does(() -> model.paletteProperty().set(Palette.LIGHT));
        });
        things.put("text", _ -> {
            does(() -> model.textScaleProperty().set(1.5));
            does(() -> model.textScaleProperty().set(1));
        });
        List<Path> course = lessons();
        LessonPane pane = cage.lessons();
        things.put("lesson", i -> {
            Path lesson = course.get(i % LESSONS).toAbsolutePath().normalize();
            does(() -> pane.open(lesson));
            until(() -> pane.lesson().filter(open -> open.file().toAbsolutePath().normalize().equals(lesson)).isPresent());
        });
        things.put("refused file", _ -> {
            does(() -> cage.window().open(folder.resolve("files").resolve("bad.lab")));
            until(() -> cage.window().lookup(".notice") != null);
            does(() -> cage.window().open(Path.of("assets", "experiments", "spirals.lab")));
            until(() -> cage.window().lookup(".notice") == null);
        });
        things.put("fork", _ -> {
            does(model::fork);
            until(() -> model.state().branches().size() == 2);
            does(() -> model.closeRun(1));
            until(() -> model.state().branches().size() == 1);
        });
        things.put("run", _ -> {
            does(() -> model.trainer().restart());
            does(() -> model.trainer().playTo(20));
            until(() -> model.state().step() == 20 && model.state().branches().stream().mapToLong(Branch::latest).max().orElse(0) == 20);
        });
        things.put("menus", _ -> {
            for (String id : List.of("menu", "open", "save")) {
                does(() -> ((MenuButton) cage.window().lookup("#" + id)).show());
                does(this::closeOthers);
            }
        });
        things.put("lists", _ -> {
            does(() -> cage.window().lookupAll(".combo-box").stream().filter(ComboBox.class::isInstance).map(ComboBox.class::cast).limit(3).forEach(ComboBox::show));
            does(() -> cage.window().lookupAll(".combo-box").stream().filter(ComboBox.class::isInstance).map(ComboBox.class::cast).limit(3).forEach(ComboBox::hide));
        });
        return things;
    }

    private void closeOthers() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window != cage.stage()) {
                window.hide();
            }
        }
    }

    private static List<Path> lessons() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("lessons"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }
}
