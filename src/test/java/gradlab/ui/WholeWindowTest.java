package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.ui.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.image.Image;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Everything that stands in the window, in every workplace, in both languages: opened once, looked at from several sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class WholeWindowTest {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;
    private static final Pattern CYRILLIC = Pattern.compile("[А-Яа-яЁё]{2,}");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{3,}");
    /** Names that are the same in Russian: of methods, functions, files and keys. */
    private static final Set<String> NAMES = Set.of("SGD", "NAG", "Adam", "AdamW", "AdaGrad", "Adadelta", "Adamax", "NAdam", "RAdam", "AMSGrad", "RMSProp", "Rprop",
            "Lion", "Muon", "BFGS", "ReLU", "Leaky", "PReLU", "ELU", "GELU", "SELU", "SiLU", "Swish", "Softplus", "softmax", "Mish", "tanh", "sin", "max", "min", "exp", "log", "MSE", "MAE",
            "BCE", "PNG", "SVG", "CSV", "IDX", "PDF", "MNIST", "TensorFlow", "Playground", "English", "Gradlab", "lab", "labrun", "Ctrl", "Shift", "Alt", "Tab", "Esc",
            "Enter", "Delete", "Home", "End", "Page", "Down", "PageUp", "PageDown", "BatchNorm", "LayerNorm", "Xavier", "Rosenbrock", "Beale", "CKA", "PCA", "SVD");

    private final Map<String, Set<String>> found = new HashMap<>();
    private final Set<String> said = new HashSet<>();
    private HeadlessLab lab;

    @BeforeAll
    void open() {
        lab = HeadlessLab.open(Presets.first(), Path.of("lessons"), WIDTH, HEIGHT);
        lab.train(Presets.first(), 100);
        lookEverywhere();
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @Test
    void whateverHasTheFocusHasANameAndAnExplanationAndIsReachedByTab() {
        assertThat(found("name")).isEmpty();
    }

    @Test
    void theFocusCanBeSeenInBothThemes() {
        List<String> wrong = new ArrayList<>();
        for (Palette palette : Palette.values()) {
            lab.dress(palette, Texts.russian());
            List<Node> nodes = new ArrayList<>();
            Image[] pictures = new Image[2];
            lab.with(open -> {
                open.window().requestFocus();
                nodes.addAll(new Inspection(open.window()).oneOfEveryKind());
            });
            lab.with(open -> pictures[0] = new Inspection(open.window()).picture());
            lab.with(_ -> Inspection.focus(nodes, true));
            lab.with(open -> pictures[1] = new Inspection(open.window()).picture());
            lab.with(open -> {
                new Inspection(open.window()).unchanged(nodes, pictures[0], pictures[1]).forEach(each -> wrong.add(palette + ": " + each));
                Inspection.focus(nodes, false);
            });
        }
        lab.dress(Palette.LIGHT, Texts.russian());

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyWordChangesWithTheLanguage() {
        assertThat(found("language")).isEmpty();
    }

    @Test
    void nothingIsCutAndNoWordLiesOverAnother() {
        assertThat(found("cut")).isEmpty();
    }

    @Test
    void everyMemberOfEveryCatalogueFitsTheForm() {
        List<String> wrong = new ArrayList<>();
        at(Workplace.LAB);
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            lab.with(open -> {
                open.words().textsProperty().set(texts);
                for (ExperimentSpec spec : EveryChoice.all()) {
                    open.model().edit(spec);
                    Parent form = (Parent) open.window().lookup("#form");
                    form.applyCss();
                    form.layout();
                    Inspection look = new Inspection(form);
                    Stream.concat(look.cut(true).stream(), look.overlapping().stream()).forEach(found -> wrong.add(texts.locale() + " " + found));
                }
                open.model().edit(Presets.first());
            });
        }

        assertThat(new LinkedHashSet<>(wrong)).isEmpty();
    }

    @Test
    void withLargeTextThingsScrollOrFoldAndNothingIsCut() {
        List<String> wrong = new ArrayList<>();
        for (double scale : List.of(1.5, 2.0, 2.5)) {
            lab.with(open -> open.model().textScaleProperty().set(scale));
            at(Workplace.LAB);
            for (String side : List.of("lesson", "experiment", "none")) {
                lab.with(open -> {
                    open.model().formShowingProperty().set(side.equals("experiment"));
                    open.model().lessonShowingProperty().set(side.equals("lesson"));
                });
                lab.with(open -> {
                    Inspection look = new Inspection(open.window());
                    Stream.concat(look.cut().stream(), look.overlapping().stream()).forEach(found -> wrong.add(scale + " with " + side + ": " + found));
                });
            }
        }
        lab.with(open -> {
            open.model().textScaleProperty().set(1);
            open.model().formShowingProperty().set(true);
            open.model().lessonShowingProperty().set(true);
        });

        assertThat(wrong).isEmpty();
    }

    private List<String> found(String kind) {
        return List.copyOf(found.getOrDefault(kind, Set.of()));
    }

    /** Looks at every workplace in both languages. */
    private void lookEverywhere() {
        for (Workplace place : Workplace.values()) {
            at(place);
            lab.with(open -> {
                for (Texts texts : List.of(Texts.english(), Texts.russian())) {
                    open.words().textsProperty().set(texts);
                    layOut(open);
                    MenuButton menu = (MenuButton) open.window().lookup("#menu");
                    // it finds its words as it opens
                    menu.show();
                    menu.hide();
                    look(place + " " + texts.locale() + ": ", texts, new Inspection(open.window()));
                }
            });
        }
        at(Workplace.LAB);
    }

    private void look(String where, Texts texts, Inspection look) {
        boolean russian = texts.locale().getLanguage().equals("ru");
        look.words(WholeWindowTest::isOurs).stream().filter(words -> russian ? hasForeignWord(own(words)) : CYRILLIC.matcher(own(words)).find())
                .forEach(words -> note("language", where, words));
        look.cut().forEach(each -> note("cut", where, each));
        look.overlapping().forEach(each -> note("cut", where, each));
        if (russian) {
            look.nameless().forEach(each -> note("name", where, "no name: " + each));
            look.unexplainedIcons().forEach(each -> note("name", where, "no tooltip: " + each));
            look.unreachable().forEach(each -> note("name", where, "not reached by Tab: " + each));
        }
    }

    /** The same thing in several workplaces is said once. */
    private void note(String kind, String where, String what) {
        if (said.add(kind + what)) {
            found.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(where + what);
        }
    }

    private void at(Workplace place) {
        lab.with(open -> open.model().go(place));
    }

    private static void layOut(Lab open) {
        for (int pass = 0; pass < 2; pass++) {
            open.tick();
            open.window().applyCss();
            open.window().layout();
        }
    }

    /** Lessons and what the notes say are in the language of their authors. */
    private static boolean isOurs(Node node) {
        return Stream.of("lesson-scroll", "lesson-menu", "notes-scroll", "lesson-dots", "start-ru", "start-en", "sweep-rows-values", "sweep-columns-values").noneMatch(id -> Inspection.isIn(node, id))
                && !node.getStyleClass().contains("lesson-dot");
    }

    private static String own(String words) {
        // a language is called by its own name
        return words.substring(words.indexOf('⟶')).replace("Русский / English", "").replace("(русский)", "");
    }

    private static boolean hasForeignWord(String words) {
        Matcher found = LATIN.matcher(words);
        while (found.find()) {
            if (!NAMES.contains(found.group())) {
                return true;
            }
        }
        return false;
    }
}
