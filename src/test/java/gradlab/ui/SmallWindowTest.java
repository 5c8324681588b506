package gradlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Presets;
import gradlab.ui.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Windows with little room, by their size or by the size of their text: nothing runs out of them or lies on something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class SmallWindowTest {

    private static final double WIDTH = 1100;
    private static final double HEIGHT = 720;
    /** Letters of a sentence that is squeezed into a column stand in more lines than this. */
    private static final int LINES = 4;

    /** So many looks at most, until a run has got somewhere. */
    private static final int PATIENCE = 100;

    private HeadlessLab lab;

    @BeforeAll
    void open() {
        lab = HeadlessLab.open(Presets.first(), Path.of("lessons"), WIDTH, HEIGHT);
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private void size(Lab open, double width, double scale) {
        open.model().textScaleProperty().set(scale);
        lay(open, width);
    }

    private static void lay(Lab open, double width) {
        // what gives way asks for another layout
        for (int pass = 0; pass < 3; pass++) {
            open.window().resize(width, HEIGHT);
            open.window().applyCss();
            open.window().layout();
        }
    }

    @Test
    void theBarEndsInsideOfTheWindowAtEveryWidthAndTextSize() {
        List<String> over = new ArrayList<>();
        lab.dress(Palette.LIGHT, Texts.russian());
        lab.with(open -> {
            Region bar = (Region) open.window().lookup("#top-bar");
            for (double scale : new double[] {1, 1.5}) {
                open.model().textScaleProperty().set(scale);
                open.window().applyCss();
                for (double width = 440 * scale; width <= 1440 * scale; width += 14) {
                    bar.resize(width, bar.getHeight());
                    bar.layout();
                    double end = bar.getChildrenUnmodifiable().stream().filter(Node::isVisible).mapToDouble(node -> node.getBoundsInParent().getMaxX()).max().orElseThrow();
                    if (end > width) {
                        over.add(width + " × " + scale + ": " + end);
                    }
                }
            }
        });
        lab.with(open -> size(open, WIDTH, 1));
        assertThat(over).isEmpty();
    }

    @Test
    void everyWorkplaceLeavesTheTimelineInTheWindowAndItsHeadReadable() {
        List<String> wrong = new ArrayList<>();
        lab.dress(Palette.LIGHT, Texts.russian());
        lab.with(open -> {
            for (Workplace place : Workplace.values()) {
                open.model().go(place);
                size(open, WIDTH, 1.5);
                Bounds bottom = open.window().lookup("#timeline").localToScene(open.window().lookup("#timeline").getLayoutBounds());
                if (bottom.getMaxY() > HEIGHT) {
                    wrong.add(place + ": the timeline ends at " + bottom.getMaxY());
                }
                open.window().lookupAll(".place-head > .caption").stream().map(Label.class::cast).filter(Node::isVisible).forEach(sentence -> {
                    double lines = sentence.getHeight() / (1.2 * sentence.getFont().getSize());
                    if (lines > LINES) {
                        wrong.add(place + ": " + lines + " lines of «" + sentence.getText() + "»");
                    }
                });
            }
            open.model().go(Workplace.LAB);
            size(open, WIDTH, 1);
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsTooHighForTheWindowCanBeScrolled() {
        boolean[] scrolls = new boolean[2];
        lab.with(open -> {
            open.model().go(Workplace.DRAW);
            size(open, WIDTH, 1.5);
            scrolls[0] = scrolls(open);
            size(open, 1600, 1);
            scrolls[1] = scrolls(open);
            open.model().go(Workplace.LAB);
            size(open, WIDTH, 1);
        });
        assertThat(scrolls).containsExactly(true, false);
    }

    @Test
    void aPlaceThatIsAskedForIsSeenWhereTheLessonHadTheWindowToItself() {
        boolean[] seen = new boolean[2];
        lab.with(open -> {
            open.model().lessonShowingProperty().set(true);
            size(open, WIDTH, 2);
            seen[0] = open.window().lookup("#centre") != null;
            open.model().go(Workplace.SWEEP);
            lay(open, WIDTH);
            seen[1] = open.window().lookup("#sweep") != null;
            open.model().go(Workplace.LAB);
            size(open, WIDTH, 1);
        });
        assertThat(seen).containsExactly(false, true);
    }

    private static boolean scrolls(Lab open) {
        ScrollPane scroll = (ScrollPane) open.window().lookup("#workplace-scroll");
        return scroll.getContent().getLayoutBounds().getHeight() > scroll.getViewportBounds().getHeight() + 1;
    }

    @Test
    void aComplaintInLargeLettersDoesNotLieOnTheNetwork() {
        double[] edges = new double[2];
        lab.with(open -> {
            size(open, WIDTH, 1.5);
            Region strip = (Region) open.window().lookup("#diagnosis");
            strip.setMinHeight(300);
            lay(open, WIDTH);
            Node network = open.window().lookup("#network");
            edges[0] = network.localToScene(network.getLayoutBounds()).getMaxY();
            edges[1] = strip.localToScene(strip.getLayoutBounds()).getMinY();
            strip.setMinHeight(Region.USE_COMPUTED_SIZE);
            size(open, WIDTH, 1);
        });
        assertThat(edges[1]).isGreaterThan(edges[0]);
    }

    @Test
    void aNoticeInLargeLettersCanBeReadAndClosedInASmallWindow() {
        List<Problem> problems = IntStream.rangeClosed(1, 6).mapToObj(line -> Problem.at(new Place("broken.lab", line, 9), "U00" + line, "один", "два", "три")).toList();
        List<String> wrong = new ArrayList<>();
        lab.dress(Palette.LIGHT, Texts.russian());
        lab.with(open -> {
            size(open, WIDTH, 2.5);
            open.window().tell("files.refused", "broken.lab", problems);
            lay(open, WIDTH);
            Region notices = (Region) open.window().lookup("#notices");
            Bounds bar = bounds(open, "#top-bar");
            Bounds card = notices.localToScene(notices.getLayoutBounds());
            if (card.getMinY() < bar.getMaxY() || card.getMaxY() > HEIGHT || card.getMinX() < 0 || card.getMaxX() > WIDTH) {
                wrong.add("stands at " + card + ", the bar at " + bar);
            }
            Inspection look = new Inspection(notices);
            wrong.addAll(look.cut(true));
            wrong.addAll(look.overlapping());
            ScrollPane lines = (ScrollPane) notices.lookup("#notice-scroll");
            if (lines.getContent().getLayoutBounds().getHeight() <= lines.getViewportBounds().getHeight()) {
                wrong.add("nothing to scroll in a window so small");
            }
            if (bounds(open, "#notice-close").getMaxY() > bounds(open, "#notice-scroll").getMinY() + 1) {
                wrong.add("the way to close it scrolls away");
            }
            size(open, WIDTH, 1);
            lay(open, WIDTH);
            if (notices.getWidth() > 520) {
                wrong.add("in small letters " + notices.getWidth() + " wide");
            }
            ((Button) notices.lookup("#notice-close")).fire();
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aFormThatHasTheWindowToItselfFillsIt() {
        double[] wide = new double[2];
        lab.with(open -> {
            size(open, WIDTH, 2.5);
            open.model().formShowingProperty().set(true);
            lay(open, WIDTH);
            wide[0] = bounds(open, "#form").getMaxX();
            size(open, WIDTH, 1);
            lay(open, WIDTH);
            wide[1] = bounds(open, "#form").getMaxX();
        });
        assertThat(wide[0]).isGreaterThan(WIDTH - 4);
        assertThat(wide[1]).isLessThanOrEqualTo(420);
    }

    @Test
    void theStartStandsInTheMiddleOfALargeWindow() {
        double[] room = new double[2];
        lab.with(open -> {
            open.model().go(Workplace.START);
            open.window().resize(1920, 1080);
            for (int pass = 0; pass < 3; pass++) {
                open.window().applyCss();
                open.window().layout();
            }
            Node page = open.window().lookup(".start-page");
            Bounds at = page.localToScene(page.getLayoutBounds());
            Bounds place = bounds(open, "#start");
            room[0] = at.getMinX() - place.getMinX();
            room[1] = place.getMaxX() - at.getMaxX();
            open.model().go(Workplace.LAB);
            size(open, WIDTH, 1);
        });
        assertThat(room[0]).isGreaterThan(20).isCloseTo(room[1], within(2.0));
    }

    @Test
    void theLegendOfManyLayersLeavesTheChartItsRoom() {
        ExperimentSpec deep = ExperimentFile.read("сеть: 2-6-6-6-6-6-6-6-6-6-1\nактивация: tanh\n", "deep.lab", Path.of(""), Map.of());
        List<Double> rows = new ArrayList<>();
        lab.train(deep, 20);
        lab.with(open -> {
            size(open, 1280, 1);
            open.tick();
            lay(open, 1280);
            Parent legend = (Parent) open.window().lookup("#chart-saturation").lookup(".chart-legend");
            legend.getChildrenUnmodifiable().stream().filter(Node::isManaged).map(Node::getLayoutY).distinct().forEach(rows::add);
            assertThat(legend.lookupAll(".chart-legend-entry").stream().filter(Node::isVisible)).as("layers that are named").hasSizeGreaterThanOrEqualTo(9);
        });
        lab.train(Presets.first(), 20);
        lab.with(open -> size(open, WIDTH, 1));
        assertThat(rows).hasSizeBetween(1, 2);
    }

    @Test
    void theKeysInFrontOfAClassAreToldOnOneLine() {
        List<String> wrong = new ArrayList<>();
        lab.openLesson(Path.of("lessons/intro-lab.md"));
        lab.with(open -> {
            open.model().commands().run(Command.PROJECTOR);
            open.model().commands().run(Command.CLASS_STEP_ON);
            open.model().commands().run(Command.CLASS_NEXT);
        });
        for (double width : new double[] {1280, 1100, 1000}) {
            lab.with(open -> lay(open, width));
            lab.with(open -> {
                open.tick();
                lay(open, width);
                Label hint = (Label) open.window().lookup("#class-hint");
                if (hint.getText().isEmpty() || hint.getHeight() > 1.6 * hint.getFont().getSize()) {
                    wrong.add(width + ": " + hint.getHeight() + " for «" + hint.getText() + "»");
                }
            });
        }
        lab.with(open -> {
            open.model().commands().run(Command.CLASS_LEAVE);
            size(open, WIDTH, 1);
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void inFrontOfAClassAChartOfManySingularValuesHasMoreRoomThanItsLegend() {
        double[] heights = new double[3];
        lab.openLesson(Path.of("lessons/singular-values.md"));
        lab.with(open -> {
            open.model().commands().run(Command.PROJECTOR);
            open.model().commands().run(Command.CLASS_STEP_ON);
            open.model().commands().run(Command.CLASS_NEXT);
            open.model().commands().run(Command.CLASS_NEXT);
        });
        for (int look = 0; look < PATIENCE && heights[0] == 0; look++) {
            lab.with(open -> {
                lay(open, 1280);
                open.window().lookupAll(".wall-chart").stream().map(Parent.class::cast).filter(chart -> chart.lookupAll(".wall-entry").size() > 10).findFirst().ifPresent(chart -> {
                    heights[0] = ((Region) chart.lookup(".wall-legend")).getHeight();
                    heights[1] = chart.getLayoutBounds().getHeight();
                    heights[2] = chart.lookupAll(".wall-entry").stream().filter(Node::isVisible).count();
                });
            });
        }
        lab.with(open -> {
            open.model().commands().run(Command.CLASS_LEAVE);
            size(open, WIDTH, 1);
        });
        assertThat(heights[0]).isPositive().isLessThan(heights[1] / 3);
        assertThat(heights[2]).as("named").isBetween(3.0, 4.0);
    }

    @Test
    void everyBeginningCanBeScrolledToInLargeLetters() {
        double[] edges = new double[3];
        lab.with(open -> {
            size(open, WIDTH, 2.5);
            open.model().go(Workplace.START);
            lay(open, WIDTH);
            ScrollPane start = (ScrollPane) open.window().lookup("#start");
            Node last = start.getContent().lookup("#start-table").getParent();
            edges[0] = start.getContent().sceneToLocal(last.localToScene(last.getLayoutBounds())).getMaxY();
            edges[1] = start.getContent().getLayoutBounds().getHeight();
            edges[2] = start.getViewportBounds().getHeight();
            open.model().go(Workplace.LAB);
            size(open, WIDTH, 1);
        });
        assertThat(edges[0]).isGreaterThan(edges[2]).isLessThanOrEqualTo(edges[1]);
    }

    private static Bounds bounds(Lab open, String id) {
        Node node = open.window().lookup(id);
        return node.localToScene(node.getLayoutBounds());
    }
}
