package gradlab.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Texts;
import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.lesson.WidgetKind;
import gradlab.nn.Activation;
import gradlab.nn.Loss;
import gradlab.ui.theme.Palette;
import gradlab.ui.widget.NeuronLoss.Teacher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The numbers that widgets show, and that the mouse moves them. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class WidgetNumbersTest {

    @Test
    void anAlmostWrongNeuronLearnsSlowlyFromSquaredErrorsAndFastFromEntropy() {
        double[] squared = Teacher.MSE.answers(2, 2);
        assertThat(squared[0]).isCloseTo(0.982, within(5e-4));
        assertThat(squared[50]).isCloseTo(0.964, within(5e-4));
        assertThat(squared[100]).isCloseTo(0.795, within(5e-4));
        assertThat(squared[150]).isCloseTo(0.203, within(5e-4));
        assertThat(Teacher.ENTROPY.answers(2, 2)[50]).isCloseTo(0.099, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5, -0.3, 0, 1, 4, 9})
    void theSlopesOfBothLossesAreThoseOfTheirCurves(double z) {
        for (Teacher teacher : Teacher.values()) {
            double quotient = (teacher.value(z + 1e-5) - teacher.value(z - 1e-5)) / 2e-5;
            assertThat(teacher.slope(z)).isCloseTo(quotient, within(1e-8));
        }
    }

    @Test
    void everyDerivativeOfTheGraphIsConfirmedByASmallShift() {
        for (Activation f : List.of(new Activation.Tanh(), new Activation.Sigmoid())) {
            double[] leaves = {1.5, 0.8, -1.2, 1};
            for (int i = 0; i < leaves.length; i++) {
                double[] up = leaves.clone();
                double[] down = leaves.clone();
                up[i] += 1e-5;
                down[i] -= 1e-5;
                double quotient = (ChainPass.of(f, up).loss() - ChainPass.of(f, down).loss()) / 2e-5;
                assertThat(ChainPass.of(f, leaves).leafSlopes()[i]).isCloseTo(quotient, within(1e-8));
            }
        }
    }

    @Test
    void noOtherLineHasASmallerMeanSquaredError() {
        double[] x = {0.5, 2, 3.5, 5, 6.5};
        double[] y = {1.4, 1.7, 2.9, 3.2, 7};
        FittedLine fit = FittedLine.through(x, y, 5);
        ToDoubleFunction<FittedLine> mse = line -> new Loss.Mse().value(line.answers(x), y, 5, 1);
        double best = mse.applyAsDouble(fit);
        for (double off : new double[] {-0.01, 0.01}) {
            assertThat(mse.applyAsDouble(new FittedLine(fit.slope() + off, fit.offset()))).isGreaterThan(best);
            assertThat(mse.applyAsDouble(new FittedLine(fit.slope(), fit.offset() + off))).isGreaterThan(best);
            assertThat(mse.applyAsDouble(new FittedLine(fit.slope() + off, fit.offset() - 3.5 * off))).isGreaterThan(best);
        }
    }

    @Test
    void aPastGradientFadesAndAConstantOneIsGatheredUpToTheLimit() {
        double[] tail = MemoryTail.moves(0.9, t -> t == 0 ? 1 : 0, 20);
        double[] growth = MemoryTail.moves(0.9, _ -> 1, 200);
        assertThat(tail[0]).isEqualTo(1);
        assertThat(tail[10]).isCloseTo(Math.pow(0.9, 10), within(1e-12));
        assertThat(growth[1]).isCloseTo(1.9, within(1e-12));
        assertThat(growth[199]).isCloseTo(10, within(1e-7));
        assertThat(MemoryTail.moves(0, _ -> 1, 3)).containsExactly(1, 1, 1);
    }

    @Test
    void batchGradientsScatterLikeOneOverTheRootOfTheirSize() {
        BatchGradients gradients = new BatchGradients();
        int all = BatchGradients.EXAMPLES;
        for (int batch : new int[] {4, 16, 64}) {
            double expected = gradients.spread(1) * Math.sqrt((all - batch) / (batch * (all - 1.0)));
            assertThat(gradients.spread(batch)).as("B = %s", batch).isCloseTo(expected, within(0.15 * expected));
        }
        assertThat(gradients.spread(all)).isLessThan(1e-12);
        assertThat(gradients.misleading(1)).isGreaterThan(0.05);
        assertThat(gradients.misleading(64)).isZero();
        assertThat(Arrays.copyOf(gradients.of(all), 2)).containsExactly(gradients.full(), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "TANGENT | parabola | x=1;dx=0.5 | slope f′ = 2 ; Δf = 1.25 ; df = 1 ; gap is 0.25",
        "TANGENT | cube | x=-1;dx=0.5 | slope f′ = 3 ; Δf = 0.875 ; df = 1.5",
        "TANGENT | modulus | x=0;dx=0.5 | A kink ; Δf = 0.5",
        "TANGENT | modulus | x=-1;dx=0.5 | slope f′ = −1",
        "TANGENT | step | x=0;dx=-0.5 | A jump ; Δf = −1",
        "HEIGHT_MAP | bowl | x=1;y=1 | height is 6 ; gradient (2, 10)",
        "HEIGHT_MAP | bowl | x=0;y=0 | the bottom",
        "HEIGHT_MAP | saddle | x=0;y=0 | no bottom",
        "HEIGHT_MAP | plateau | x=1.8;y=0 | Almost flat",
        "VECTOR | | x=3;y=-4 | √(3² + (−4)²) = 5",
        "MATRIX_VECTOR | | a11=2;a12=-1;a13=0;x1=1;x2=3;x3=2 | z₁ = 2·1 + (−1)·3 + 0·2 = −1",
        "BOWL | descent | alpha=0.05 | x by 0.95 and y by 0 ; 0.05 < 2/κ = 0.1 ; at step 75",
        "BOWL | descent | alpha=0.09 | x by 0.91 and y by −0.8 ; After 100 steps the loss is 1.3·10⁻⁸",
        "BOWL | descent | alpha=0.1 | 0.10 = 2/κ = 0.1 ; After 100 steps the loss is 23",
        "BOWL | descent | alpha=0.101;kappa=20 | > 2/κ ; Diverges: after step 100",
        "BOWL | descent | alpha=100;kappa=50 | Diverges",
        "BOWL | momentum | alpha=0.05;beta=0.5 | below 0.001 at step 33",
        "BOWL | momentum | alpha=0.05;beta=0.9 | below 0.001 at step 36",
        "BOWL | momentum | alpha=0.12;beta=0.5 | below 0.001 at step 14",
        "BOWL | Nesterov | alpha=0.05 | loss rose: 38",
        "NEURON_LOSS | | w=2;b=2 | answer is 0.982 ; MSE 0.0347, entropy 0.982 ; 0.964 with MSE",
        "LINE_AND_OUTLIER | | y5=3.64 | without the last point 0.44",
        "MEMORY_TAIL | | beta=0.9 | = 10 ; counts 0.349",
        "GRADIENT_CLOUD | | B=300 | Steps in an epoch: 1 ; no spread",
        "ACTIVATION_CURVE | overlay | z=1 | f(z) = 0.762 ; 2σ(2z) − 1 = 0.762"})
    void theSentenceFollowsTheHandles(WidgetKind kind, String show, String handles, String parts) {
        List<Handle> given = Arrays.stream(handles.split(";")).map(one -> one.split("="))
                .map(pair -> new Handle(pair[0], Double.parseDouble(pair[1]), -300, 300, pair[0].equals("B") ? 1 : 0.01)).toList();
        List<Handle> sound = kind == WidgetKind.GRADIENT_CLOUD ? List.of(new Handle("B", 300, 1, 300, 1)) : given;
        String sentence = onFx(() -> {
            try (BareSheet sheet = new BareSheet(Texts.english(), Palette.LIGHT, 1)) {
                Map<String, String> options = show == null ? Map.of() : Map.of("показать", show);
                return sentence(Widgets.of(sheet, "one", new WidgetSpec(kind, options, sound)));
            }
        });
        assertThat(sentence).contains(parts.split(" ; "));
    }

    @Test
    void theSlopeOfALeakyFunctionCanBeMovedAndEveryFunctionKeepsItsOwn() {
        List<String> seen = onFx(() -> {
            try (BareSheet sheet = new BareSheet(Texts.english(), Palette.LIGHT, 1)) {
                Node widget = Widgets.of(sheet, "one", new WidgetSpec(WidgetKind.ACTIVATION_CURVE, Map.of("функция", "leaky-relu, elu, relu"),
                        List.of(new Handle("z", -2, -6, 6, 0.1))));
                new Scene(new StackPane(widget)).getRoot().applyCss();
                String leaky = sentence(widget);
                Draggable.in(sheet.scope(), new Handle("alpha", 0, 0, 1, 0.01)).set(0.3);
                String moved = sentence(widget);
                ((ButtonBase) widget.lookup("#function-one-elu")).fire();
                String elu = sentence(widget);
                ((ButtonBase) widget.lookup("#function-one-relu")).fire();
                return List.of(leaky, moved, elu, sentence(widget), String.valueOf(widget.lookup("#alpha-one").getParent().isVisible()));
            }
        });
        assertThat(seen.get(0)).contains("f(z) = −0.02", "on the slope", "α = 0.01");
        assertThat(seen.get(1)).contains("f(z) = −0.6", "f′(z) = 0.3", "α = 0.3");
        assertThat(seen.get(2)).contains("f(z) = −0.865", "α = 1");
        assertThat(seen.get(3)).contains("f(z) = 0", "on the plateau").doesNotContain("α");
        assertThat(seen.get(4)).isEqualTo("false");
    }

    @Test
    void theMouseTakesThePointItIsNearAndTheRestOfThePageHearsOfIt() {
        Map<String, Double> values = onFx(() -> {
            try (BareSheet sheet = new BareSheet(Texts.english(), Palette.LIGHT, 1)) {
                Node widget = Widgets.of(sheet, "one", new WidgetSpec(WidgetKind.TANGENT, Map.of(),
                        List.of(new Handle("x", 0, -2, 2, 0.1), new Handle("dx", 1, -2, 2, 0.1))));
                StackPane root = new StackPane(widget);
                new Scene(root, 400, 600);
                root.applyCss();
                root.layout();
                Sketch curve = (Sketch) widget.lookup("#curve-one");
                double left = 34;
                double perUnit = (curve.width() - left - 10) / (4 * 1.12);
                double second = left + (1 + 2 + 0.24) * perUnit;
                double height = curve.height() - 28;
                double y = 8 + height * (1 - (1 + 0.18 * 4) / (4 * 1.36));
                mouse(curve, MouseEvent.MOUSE_PRESSED, second, y);
                mouse(curve, MouseEvent.MOUSE_DRAGGED, second + 0.5 * perUnit, 10);
                mouse(curve, MouseEvent.MOUSE_PRESSED, second - 2 * perUnit, 20);
                return sheet.scope().values();
            }
        });
        assertThat(values.get("dx")).isCloseTo(1.5, within(1e-9));
        assertThat(values.get("x")).isCloseTo(-1, within(1e-9));
    }

    @Test
    void theSecondPointOfTheTangentStopsAtTheEdge() {
        Map<String, Double> values = onFx(() -> {
            try (BareSheet sheet = new BareSheet(Texts.english(), Palette.LIGHT, 1)) {
                Handle x = new Handle("x", 1, -2, 2, 0.1);
                Widgets.of(sheet, "one", new WidgetSpec(WidgetKind.TANGENT, Map.of(), List.of(x, new Handle("dx", 0.5, -2, 2, 0.1))));
                Draggable.in(sheet.scope(), x).set(1.8);
                return sheet.scope().values();
            }
        });
        assertThat(values).containsEntry("x", 1.8).hasEntrySatisfying("dx", dx -> assertThat(dx).isCloseTo(0.2, within(1e-9)));
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> type, double x, double y) {
        javafx.geometry.Point2D scene = node.localToScene(x, y);
        Event.fireEvent(node, new MouseEvent(type, scene.getX(), scene.getY(), scene.getX(), scene.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, true, null));
    }

    private static String sentence(Node widget) {
        return widget.lookup("#numbers-one") instanceof Label label ? label.getText().replace('\u00A0', ' ') : "";
    }

    private static <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, action);
    }
}
