package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.probe.MatrixChoice;
import gradlab.probe.MeasureChoice;
import gradlab.probe.Probe;
import gradlab.probe.Ranks;
import gradlab.probe.Spectra;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The grid as large as it is in a window of 1280×720: every chart that can be chosen, in both languages. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class ChartFitTest {

    private static final double WIDTH = 646;
    private static final double HEIGHT = 314;
    /** Of a drawing with its axis. */
    private static final double READABLE = 80;

    private final Words words = new Words(Texts.russian());
    private final FrameClock clock = new FrameClock();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> clipped = new TreeSet<>();
    private LabModel model;
    private ChartGrid grid;

    @Start
    void start(Stage stage) {
        ExperimentSpec spec = ShortRun.spec(new Activation.Tanh()).withHidden(Collections.nCopies(7, new LayerSpec(6, new Activation.Tanh())))
                .withProbes(Catalogues.PROBE.entries().stream().map(entry -> everything(entry.standard()).withEvery(1)).toList());
        model = new LabModel(spec, System::nanoTime);
        clock.onFrame(model::refresh);
        grid = new ChartGrid(model, words, clock, (_, _, _) -> Optional.empty());
        Scene scene = new Scene(grid, WIDTH, HEIGHT);
        scene.getStylesheets().add(ChartGrid.class.getResource("/gradlab/ui/gradlab.css").toExternalForm());
        scene.getStylesheets().add(ChartGrid.class.getResource("/gradlab/ui/charts.css").toExternalForm());
        grid.setStyle(Palette.LIGHT.asCss());
        stage.setScene(scene);
        stage.show();
    }

    private static Probe everything(Probe probe) {
        return switch (probe) {
            case Ranks ranks -> new Ranks(ranks.threshold(), 1, MatrixChoice.ALL, MeasureChoice.ALL);
            case Spectra _ -> new Spectra(1, MatrixChoice.ALL);
            default -> probe;
        };
    }

    @Stop
    void stop() {
        model.close();
    }

    @Test
    void noTitleCaptionOrChoiceIsCutOff(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> model.trainer().state().run().isPresent());
        model.trainer().playTo(6);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> model.trainer().state().step() == 6);
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            robot.interact(() -> {
                words.textsProperty().set(texts);
                look();
                for (String card : List.of("loss", "rank", "spectrum", "saturation", "norm", "factors", "preactivations", "depth", "local-rank")) {
                    turnThrough(card);
                }
            });
        }
        assertThat(seen).as("pictures").hasSizeGreaterThan(30);
        assertThat(clipped).isEmpty();
    }

    @Test
    void sixChartsAreReadableToo(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> model.trainer().state().run().isPresent());
        model.trainer().playTo(6);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> model.trainer().state().step() == 6);
        Set<String> low = new TreeSet<>();
        robot.interact(() -> {
            model.charts().gridProperty().set("loss,rank,spectrum,saturation,norm,depth");
            look();
            grid.lookupAll(".chart-field").forEach(field -> {
                if (field.getLayoutBounds().getHeight() < READABLE) {
                    low.add(field.getId() + " " + field.getLayoutBounds());
                }
            });
        });
        assertThat(grid.lookupAll(".chart-field")).hasSize(6);
        assertThat(low).isEmpty();
        // of many layers the legend shows those that have room on its line
        assertThat(clipped).allMatch(each -> each.startsWith("legend of"));
    }

    /** Legends of many layers take two rows; the drawing begins below them. */
    private void lookAtLegends() {
        for (Node node : grid.lookupAll(".chart-legend")) {
            double lowest = ((Parent) node).getChildrenUnmodifiable().stream().filter(Node::isManaged)
                    .mapToDouble(entry -> entry.getBoundsInParent().getMaxY()).max().orElse(0);
            if (lowest > node.getLayoutBounds().getHeight() + 1) {
                clipped.add("legend of " + node.getParent().getId());
            }
        }
    }

    private void turnThrough(String card) {
        if (grid.lookup("#chart-" + card) == null) {
            String standing = grid.getChildrenUnmodifiable().getFirst().getId();
            fire(menu(standing), standing + "-choice-other-" + card);
        }
        String id = "chart-" + card;
        for (int group = 0; group < 2; group++) {
            List<String> pictures = menu(id).getItems().stream().filter(RadioMenuItem.class::isInstance).map(MenuItem::getId).toList();
            for (String picture : pictures) {
                if (menu(id).getItems().stream().anyMatch(item -> picture.equals(item.getId()))) {
                    fire(menu(id), picture);
                    look();
                }
            }
        }
        look();
    }

    private MenuButton menu(String card) {
        return (MenuButton) grid.lookup("#" + card + "-choice");
    }

    private static void fire(MenuButton menu, String item) {
        menu.getItems().stream().flatMap(each -> each instanceof Menu inner ? inner.getItems().stream() : Stream.of(each))
                .filter(each -> item.equals(each.getId())).findFirst().orElseThrow().getOnAction().handle(new ActionEvent());
    }

    private void look() {
        for (int pass = 0; pass < 2; pass++) {
            clock.tick();
            grid.applyCss();
            grid.layout();
        }
        lookAtLegends();
        for (String style : List.of(".card-title", ".chart-caption", ".chart-choice", ".chart-threshold-value", ".chart-legend-name")) {
            for (Node node : grid.lookupAll(style)) {
                Labeled label = (Labeled) node;
                String drawn = label.lookupAll(".text").stream().map(Text.class::cast).map(Text::getText).reduce("", (_, last) -> last);
                String said = label.getText();
                seen.add(said);
                if (!drawn.replace("\n", "").equals(said)) {
                    clipped.add(said + " → " + drawn);
                }
            }
        }
    }
}
