package gradlab.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Texts;
import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.lesson.WidgetKind;
import gradlab.ui.theme.Palette;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Widgets that understand the mouse in their own way: places they prefer, neurons and words that are carried. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class WidgetMouseTest {

    /** A widget on its page. */
    private record Shown(Node widget, BareSheet sheet) {
        Sketch sketch(String part) {
            return (Sketch) widget.lookup("#" + part + "-one");
        }

        String sentence() {
            return ((Label) widget.lookup("#numbers-one")).getText().replace('\u00A0', ' ');
        }

        double value(String name) {
            return sheet.scope().values().get(name);
        }

        void fire(String button) {
            ((Button) widget.lookup("#" + button + "-one")).fire();
        }
    }

    @Test
    void aColumnDraggedNearTheOthersLineStopsOnIt() {
        show(WidgetKind.MATRIX_GRID, Map.of(), List.of(start("a", 1), start("c", 2), start("b", -1), start("d", 0)), shown -> {
            assertThat(shown.sentence()).contains("ранг 2");
            Sketch grid = shown.sketch("grid");
            Axes axes = Axes.centred(grid, 24, 20, 4.4, 4.4);
            drag(grid, axes.x(-1), axes.y(0), axes.x(-1.53), axes.y(-2.88));
            assertThat(shown.value("b")).isCloseTo(-1.5, within(1e-9));
            assertThat(shown.value("d")).isCloseTo(-3, within(1e-9));
            assertThat(shown.sentence()).contains("ранг 1", "сложилась");
            assertThat(shown.value("a")).isEqualTo(1);
        });
    }

    @Test
    void anArrowTurnedNearAnEigenvectorLiesInIt() {
        show(WidgetKind.MATRIX_GRID, Map.of("показать", "собственные векторы"), List.of(), shown -> {
            assertThat(shown.sentence()).contains("повёрнут");
            Sketch grid = shown.sketch("grid");
            Axes axes = Axes.centred(grid, 24, 20, 3.3, 3.3);
            double near = Math.toRadians(133.4);
            drag(grid, axes.x(-1), axes.y(0.4), axes.x(Math.cos(near)), axes.y(Math.sin(near)));
            assertThat(shown.value("phi")).isEqualTo(135);
            assertThat(shown.sentence()).contains("A·v = 0,7·v");
        });
    }

    @Test
    void anAxisOfTheEllipseFollowsTheMouse() {
        show(WidgetKind.ELLIPSE, Map.of(), List.of(), shown -> {
            Sketch ellipse = shown.sketch("ellipse");
            Axes axes = Axes.centred(ellipse, 24, 20, 2.16, 2.16);
            double across = Math.toRadians(28 + 90);
            drag(ellipse, axes.x(0.6 * Math.cos(across)), axes.y(0.6 * Math.sin(across)), axes.x(0.1 * Math.cos(across)), axes.y(0.1 * Math.sin(across)));
            assertThat(shown.value("s2")).isCloseTo(0.1, within(1e-9));
            assertThat(shown.value("s1")).isCloseTo(1.6, within(1e-9));
            assertThat(shown.sentence()).contains("численный ранг 1");
        });
    }

    @Test
    void aNeuronCarriedPastAnotherChangesPlaceWithIt() {
        show(WidgetKind.NEURON_SWAP, Map.of(), List.of(), shown -> {
            shown.fire("back");
            assertThat(shown.sentence()).contains("1 2 3 4 5");
            Sketch network = shown.sketch("network");
            double x = 0.3 * network.getWidth();
            double step = (network.height() - 33 - 16) / 4;
            drag(network, x, 33, x, 33 + 2 * step);
            assertThat(shown.sentence()).contains("3 2 1 4 5", "до последнего бита");
            press(network, KeyCode.RIGHT);
            assertThat(shown.sentence()).contains("3 2 4 1 5");
        });
    }

    @Test
    void aWordCarriedToOthersIsNearThem() {
        show(WidgetKind.WORD_MAP, Map.of(), List.of(), shown -> {
            assertThat(shown.sentence()).contains("«кот»: ближе всех «собака»");
            Sketch map = shown.sketch("map");
            double unit = Math.min(map.width() - 8, map.height() - 8) / 2;
            double x = map.width() / 2;
            double y = map.height() / 2;
            drag(map, x + 0.42 * unit, y - 0.30 * unit, x - 0.7 * unit, y - 0.49 * unit);
            assertThat(shown.sentence()).contains("«кот»: ближе всех «автобус»");
            shown.fire("back");
            assertThat(shown.sentence()).contains("«кот»: ближе всех «собака»");
        });
    }

    @Test
    void patienceIsDraggedToWhereTheRunShouldEnd() {
        show(WidgetKind.PATIENCE, Map.of(), List.of(), shown -> {
            Sketch losses = shown.sketch("losses");
            double width = losses.width() - 30 - 16;
            drag(losses, 40, 60, 30 + width * 130 / 500, 60);
            assertThat(shown.value("checks")).isEqualTo(6);
            assertThat(shown.sentence()).contains("на шаге 130", "шага 100");
        });
    }

    @Test
    void patienceAndDropoutOfOnePageAreDifferentNumbers() {
        show(WidgetKind.PATIENCE, Map.of(), List.of(), shown -> {
            Node dropout = Widgets.of(shown.sheet(), "two", new WidgetSpec(WidgetKind.DROPOUT, Map.of(), List.of()));
            assertThat(dropout.getAccessibleText().replace('\u00A0', ' ')).contains("p = 0,50");
            assertThat(shown.value("checks")).isEqualTo(2);
        });
    }

    @Test
    void anotherExampleIsAddedUntilThereAreNone() {
        show(WidgetKind.GRADIENT_ASSEMBLY, Map.of("показать", "выходной слой"), List.of(), shown -> {
            assertThat(shown.sentence()).contains("ранг G = 2");
            for (int i = 0; i < 20; i++) {
                shown.fire("add");
            }
            assertThat(shown.value("B")).isEqualTo(12);
            assertThat(shown.widget().lookup("#add-one").isDisabled()).isTrue();
            assertThat(shown.sentence()).contains("ранг G = 2", "но не его ранг");
            shown.fire("again");
            assertThat(shown.sentence()).contains("ранг G = 1");
        });
    }

    @Test
    void theFanClosesUnderTheMouse() {
        show(WidgetKind.GRADIENT_FAN, Map.of(), List.of(), shown -> {
            Sketch fan = shown.sketch("fan");
            drag(fan, fan.width() - 60, fan.height() / 2, fan.width() / 2, 22);
            assertThat(shown.value("q")).isEqualTo(1);
            assertThat(shown.sentence()).contains("численный 1 из 8");
        });
    }

    private static Handle start(String name, double value) {
        return new Handle(name, value, -4, 4, 0.1);
    }

    private static void show(WidgetKind kind, Map<String, String> options, List<Handle> handles, Consumer<Shown> look) {
        onFx(() -> {
            try (BareSheet sheet = new BareSheet(Texts.russian(), Palette.LIGHT, 1)) {
                Node widget = Widgets.of(sheet, "one", new WidgetSpec(kind, options, handles));
                StackPane root = new StackPane(widget);
                new Scene(root, 420, 700);
                root.applyCss();
                root.layout();
                root.layout();
                look.accept(new Shown(widget, sheet));
                return widget;
            }
        });
    }

    private static void drag(Node node, double fromX, double fromY, double toX, double toY) {
        mouse(node, MouseEvent.MOUSE_PRESSED, fromX, fromY);
        mouse(node, MouseEvent.MOUSE_DRAGGED, toX, toY);
    }

    private static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
        Point2D scene = node.localToScene(x, y);
        Event.fireEvent(node, new MouseEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), MouseButton.PRIMARY, 1, false, false, false,
                false, true, false, false, false, false, true, null));
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, action);
    }
}
