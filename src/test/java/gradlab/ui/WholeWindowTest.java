package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Texts;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.ui.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
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
            "Lion", "Muon", "BFGS", "ReLU", "Leaky", "PReLU", "ELU", "GELU", "SELU", "SiLU", "Swish", "Softplus", "Mish", "tanh", "sin", "max", "min", "exp", "log", "MSE", "MAE",
            "BCE", "PNG", "SVG", "CSV", "IDX", "PDF", "MNIST", "TensorFlow", "Playground", "English", "Gradlab", "lab", "labrun", "Ctrl", "Shift", "Alt", "Tab", "Esc",
            "Enter", "Home", "End", "Page", "Down", "PageUp", "PageDown", "BatchNorm", "LayerNorm", "Xavier", "Rosenbrock", "Beale", "CKA", "PCA", "SVD");

    private HeadlessLab lab;

    @BeforeAll
    void open() {
        lab = HeadlessLab.open(Presets.first(), Path.of("lessons"), WIDTH, HEIGHT);
        lab.train(Presets.first(), 100);
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @Test
    void whateverHasTheFocusHasANameAndAnExplanationAndIsReachedByTab() {
        List<String> wrong = new ArrayList<>();
        everywhere(List.of(Texts.russian()), (place, look) -> Stream.of(look.nameless().stream().map(each -> "no name: " + each),
                look.unexplainedIcons().stream().map(each -> "no tooltip: " + each), look.unreachable().stream().map(each -> "not reached by Tab: " + each))
                .flatMap(found -> found).toList(), wrong);

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyWordChangesWithTheLanguage() {
        List<String> wrong = new ArrayList<>();
        everywhere(List.of(Texts.english()), (place, look) -> look.words(WholeWindowTest::isOurs).stream().filter(words -> CYRILLIC.matcher(own(words)).find()).toList(), wrong);
        everywhere(List.of(Texts.russian()), (place, look) -> look.words(WholeWindowTest::isOurs).stream().filter(words -> hasForeignWord(own(words))).toList(), wrong);

        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingIsCutAndNoWordLiesOverAnother() {
        List<String> wrong = new ArrayList<>();
        everywhere(List.of(Texts.russian(), Texts.english()), (place, look) -> Stream.concat(look.cut().stream(), look.overlapping().stream()).toList(), wrong);

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyMemberOfEveryCatalogueFitsTheForm() {
        List<String> wrong = new ArrayList<>();
        at(Workplace.LAB);
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            lab.dress(Palette.LIGHT, texts);
            lab.with(open -> {
                for (ExperimentSpec spec : everyChoice()) {
                    open.model().edit(spec);
                    layOut(open);
                    Node form = open.window().lookup("#form");
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

    private void everywhere(List<Texts> languages, BiFunction<Workplace, Inspection, List<String>> look, List<String> wrong) {
        Set<String> said = new LinkedHashSet<>();
        for (Workplace place : Workplace.values()) {
            at(place);
            for (Texts texts : languages) {
                lab.dress(Palette.LIGHT, texts);
                lab.with(open -> look.apply(place, new Inspection(open.window())).forEach(found -> {
                    if (said.add(texts.locale() + found)) {
                        wrong.add(place + " " + texts.locale() + ": " + found);
                    }
                }));
            }
        }
        at(Workplace.LAB);
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

    /** The first experiment with every member of every catalogue in turn. */
    private static List<ExperimentSpec> everyChoice() {
        ExperimentSpec first = Presets.first();
        List<ExperimentSpec> all = new ArrayList<>();
        all.addAll(each(Catalogues.DATA, first::withData));
        all.addAll(each(Catalogues.SCALING, first::withInputs));
        all.addAll(each(Catalogues.ACTIVATION, first::withActivation));
        all.addAll(each(Catalogues.NORMALIZATION, first::withNormalization));
        all.addAll(each(Catalogues.INITIALIZER, first::withInitializer));
        all.addAll(each(Catalogues.LOSS, first::withLoss));
        all.addAll(each(Catalogues.OPTIMIZER, first::withOptimizer));
        all.addAll(each(Catalogues.SCHEDULE, first::withSchedule));
        all.addAll(each(Catalogues.DIRECTIONS, first::withDirections));
        all.addAll(each(Catalogues.REGULARIZATION, member -> first.withRegularization(List.of(member))));
        all.addAll(each(Catalogues.CLIPPING, first::withClipping));
        all.addAll(each(Catalogues.EARLY_STOP, first::withEarlyStop));
        all.addAll(each(Catalogues.AUGMENTATION, first::withAugmentation));
        return all;
    }

    private static <T> List<ExperimentSpec> each(Catalogue<T> catalogue, Function<T, ExperimentSpec> with) {
        return catalogue.entries().stream().filter(entry -> entry.parameters().stream().noneMatch(parameter -> parameter.type() == Path.class || parameter.type() == String.class))
                .map(entry -> with.apply(entry.standard())).toList();
    }

    /** Lessons and what the notes say are in the language of their authors. */
    private static boolean isOurs(Node node) {
        return Stream.of("lesson-scroll", "lesson-menu", "notes-scroll", "lesson-dots", "start-ru", "start-en").noneMatch(id -> Inspection.isIn(node, id))
                && !node.getStyleClass().contains("lesson-dot");
    }

    private static String own(String words) {
        return words.substring(words.indexOf('⟶'));
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
