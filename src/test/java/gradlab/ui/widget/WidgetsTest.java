package gradlab.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Spelling;
import gradlab.catalogue.Texts;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.lesson.WidgetKind;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What every widget must do, whatever it shows. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class WidgetsTest {

    private static final double NARROW = 280;
    private static final double WIDE = 520;
    private static final double[] HARDLY_ANY_ROOM = {1, 30, 90};

    static List<WidgetKind> kinds() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        return List.of(WidgetKind.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasItsIdAndSaysWhatItShowsInBothLanguages(WidgetKind kind) {
        String russian = look(kind, Texts.russian(), Palette.LIGHT, 1, NARROW, WidgetsTest::heard);
        String english = look(kind, Texts.english(), Palette.LIGHT, 1, NARROW, WidgetsTest::heard);
        assertThat(look(kind, Texts.russian(), Palette.LIGHT, 1, NARROW, Node::getId)).isEqualTo("widget-one");
        assertThat(russian).isNotBlank().doesNotContain("⟨").containsPattern("\\p{IsCyrillic}");
        assertThat(english).isNotBlank().doesNotContain("⟨").doesNotContainPattern("\\p{IsCyrillic}").isNotEqualTo(russian);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everythingThatTakesTheFocusCanBeMovedByKeysAndTheTextFollows(WidgetKind kind) {
        List<String> deaf = look(kind, Texts.russian(), Palette.LIGHT, 1, NARROW, widget -> {
            List<String> without = new ArrayList<>();
            List<Node> movable = all(widget).stream().filter(node -> node instanceof Sketch || node instanceof LiveNumber)
                    .filter(Node::isFocusTraversable).filter(node -> !node.isDisabled() && shows(node)).toList();
            for (Node node : movable) {
                String before = heard(widget);
                for (KeyCode code : List.of(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.LEFT, KeyCode.UP, KeyCode.UP)) {
                    if (before.equals(heard(widget))) {
                        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
                    }
                }
                if (before.equals(heard(widget))) {
                    without.add(node.toString());
                }
            }
            boolean buttons = all(widget).stream().anyMatch(javafx.scene.control.ButtonBase.class::isInstance);
            return movable.isEmpty() && !buttons ? List.of("nothing can be moved") : without;
        });
        assertThat(deaf).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyButtonShowsSomethingElse(WidgetKind kind) {
        List<String> idle = look(kind, Texts.english(), Palette.LIGHT, 1, NARROW, widget -> {
            List<String> same = new ArrayList<>();
            for (Node node : all(widget)) {
                if (node instanceof ToggleButton button && !button.isSelected()) {
                    String before = heard(widget);
                    button.fire();
                    if (before.equals(heard(widget))) {
                        same.add(button.getId());
                    }
                }
            }
            return same;
        });
        assertThat(idle).isEmpty();
    }

    /** A page is laid out before it has its size, and that is when nobody is there to see it. */
    @ParameterizedTest
    @MethodSource("kinds")
    void drawsWhereThereIsHardlyAnyRoom(WidgetKind kind) {
        for (double zoom : new double[] {1, 6}) {
            String drawn = look(kind, Texts.russian(), Palette.LIGHT, zoom, WIDE, widget -> {
                List<Sketch> sketches = all(widget).stream().filter(Sketch.class::isInstance).map(Sketch.class::cast).toList();
                for (Sketch sketch : sketches) {
                    for (double side : HARDLY_ANY_ROOM) {
                        sketch.resize(side, side);
                        sketch.layout();
                    }
                }
                return widget.getId();
            });
            assertThat(drawn).isEqualTo("widget-one");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void drawsInEveryDressAndSize(WidgetKind kind) {
        for (Palette palette : Palette.values()) {
            for (Texts texts : List.of(Texts.russian(), Texts.english())) {
                for (double zoom : new double[] {1, 2}) {
                    for (double width : new double[] {NARROW, WIDE}) {
                        boolean drawing = look(kind, texts, palette, zoom, width, widget -> all(widget).stream()
                                .filter(Canvas.class::isInstance).allMatch(canvas -> isDrawn((Canvas) canvas)));
                        assertThat(drawing).as("%s, %s, zoom %s, width %s", palette, texts.locale(), zoom, width).isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noLabelIsCutOffEvenInANarrowPageWithLargeText(WidgetKind kind) {
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            for (double zoom : new double[] {1, 2}) {
                List<String> cut = look(kind, texts, Palette.LIGHT, zoom, NARROW, widget -> all(widget).stream()
                        .filter(node -> node instanceof Labeled && shows(node)).map(Labeled.class::cast).filter(WidgetsTest::isCut).map(Labeled::getText).toList());
                assertThat(cut).as("%s, zoom %s", texts.locale(), zoom).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everythingThatCanBeFocusedHasAnIdAndAName(WidgetKind kind) {
        List<String> nameless = look(kind, Texts.english(), Palette.LIGHT, 1, NARROW, widget -> all(widget).stream()
                .filter(Node::isFocusTraversable).filter(node -> !(node instanceof LiveNumber))
                .filter(node -> node.getId() == null || node.getAccessibleText() == null && !(node instanceof Labeled))
                .map(Node::toString).toList());
        assertThat(nameless).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void idsAreUnique(WidgetKind kind) {
        List<String> ids = look(kind, Texts.english(), Palette.LIGHT, 1, NARROW, widget -> all(widget).stream()
                .map(Node::getId).filter(id -> id != null && id.contains("one")).toList());
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void showsEveryViewOfTheCatalogueAndOffersNoOther(WidgetKind kind) {
        for (Spelling view : kind.views()) {
            for (String word : List.of(view.russian(), view.english())) {
                WidgetSpec spec = new WidgetSpec(kind, Map.of("показать", word), List.of());
                assertThat(onFx(() -> Widgets.of(new BareSheet(Texts.russian(), Palette.LIGHT, 1), "one", spec))).as(word).isNotNull();
            }
        }
        List<String> offered = look(kind, Texts.russian(), Palette.LIGHT, 1, WIDE, widget -> all(widget).stream()
                .filter(node -> node.getId() != null && node.getId().startsWith("show-one")).map(node -> ((ToggleButton) node).getText()).toList());
        if (!kind.views().isEmpty() && !offered.isEmpty()) {
            assertThat(kind.views().stream().map(Spelling::russian)).containsExactlyElementsOf(offered);
        }
    }

    @Test
    void whatAWidgetCannotShowIsReported() {
        WidgetSpec spec = new WidgetSpec(WidgetKind.TANGENT, Map.of("показать", "парабола, модул"), List.of());
        assertThatThrownBy(() -> onFx(() -> Widgets.of(new BareSheet(Texts.russian(), Palette.LIGHT, 1), "one", spec)))
                .hasRootCauseInstanceOf(BadInput.class);
    }

    /** What a screen reader hears. */
    private static String heard(Node widget) {
        Set<String> texts = new LinkedHashSet<>();
        for (Node node : all(widget)) {
            if ((node == widget || node instanceof Sketch) && node.getAccessibleText() != null) {
                texts.add(node.getAccessibleText());
            }
        }
        return String.join("\n", texts);
    }

    private static boolean isDrawn(Canvas canvas) {
        if (canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return false;
        }
        WritableImage picture = canvas.snapshot(null, null);
        PixelReader pixels = picture.getPixelReader();
        Set<Integer> colours = new java.util.HashSet<>();
        for (int y = 0; y < picture.getHeight(); y += 2) {
            for (int x = 0; x < picture.getWidth(); x += 2) {
                colours.add(pixels.getArgb(x, y));
            }
        }
        return colours.size() > 4;
    }

    private static boolean isCut(Labeled label) {
        double right = label.localToScene(label.getWidth(), 0).getX();
        boolean narrow = !label.isWrapText() && label.getWidth() < label.prefWidth(-1) - 1;
        boolean low = label.getHeight() < label.prefHeight(label.getWidth()) - 1;
        return narrow || low || right > NARROW + 1;
    }

    private static boolean shows(Node node) {
        return node == null || node.isVisible() && shows(node.getParent());
    }

    private static List<Node> all(Node root) {
        List<Node> nodes = new ArrayList<>(List.of(root));
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Parent parent) {
                nodes.addAll(parent.getChildrenUnmodifiable());
            }
        }
        return nodes;
    }

    private static WidgetSpec plain(WidgetKind kind) {
        return new WidgetSpec(kind, Map.of(), List.of());
    }

    /** Puts the widget on a page of this width and looks at it. */
    private static <T> T look(WidgetKind kind, Texts texts, Palette palette, double zoom, double width, java.util.function.Function<Node, T> eye) {
        return onFx(() -> {
            try (BareSheet sheet = new BareSheet(texts, palette, zoom)) {
                Node widget = Widgets.of(sheet, "one", plain(kind));
                VBox pageBox = new VBox(widget);
                pageBox.getStyleClass().add("lesson-page");
                pageBox.setStyle("-fx-padding: 0; -fx-font-size: " + zoom * Sheet.TEXT_SIZE + "px;");
                StackPane root = new StackPane(pageBox);
                root.setStyle(palette.asCss() + gradlab.ui.Typeface.ofThisMachine().textCss());
                Scene scene = new Scene(root, width, 4000);
                scene.getStylesheets().addAll(WidgetsTest.class.getResource("/gradlab/ui/gradlab.css").toExternalForm(),
                        WidgetsTest.class.getResource("/gradlab/ui/lesson.css").toExternalForm());
                root.applyCss();
                root.layout();
                root.layout();
                return eye.apply(widget);
            }
        });
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
    }
}
