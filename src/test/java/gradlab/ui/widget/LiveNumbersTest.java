package gradlab.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.lesson.Lesson.Handle;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveNumbersTest {

    private final Scope scope = new Scope();

    @Test
    void whoeverNamesTheSameNumberSharesIt() {
        Draggable first = Draggable.in(scope, new Handle("z", 0, -6, 6, 0));
        Draggable second = Draggable.in(scope, new Handle("z", 1, -6, 6, 0.5));
        second.set(2.4);
        assertThat(first.value()).isEqualTo(2.5);
        assertThat(scope.values()).isEqualTo(Map.of("z", 2.5));
    }

    @Test
    void followersHearOfNewNamesAndNewValues() {
        List<Map<String, Double>> heard = new ArrayList<>();
        var subscription = scope.follow(() -> heard.add(scope.values()));
        Draggable a = Draggable.in(scope, new Handle("a", 1, 0, 2, 0.5));
        a.set(2);
        subscription.unsubscribe();
        a.set(0);
        assertThat(heard).containsExactly(Map.of(), Map.of("a", 1.0), Map.of("a", 2.0));
    }

    @ParameterizedTest
    @CsvSource({"0.37, 0.1, 0.4", "5, 0.1, 2", "-5, 0.1, -1", "0.123456, 0, 0.12", "NaN, 0.1, 0.5"})
    void valuesAreRoundAndWithinTheirRange(double wanted, double step, double taken) {
        Draggable number = Draggable.in(scope, new Handle("a", 0.5, -1, 2, step));
        number.set(wanted);
        assertThat(number.value()).isEqualTo(taken);
    }

    @Test
    void keysMoveANumberAndShiftMovesItFurther() {
        Draggable number = Draggable.in(scope, new Handle("a", 0, -6, 6, 0.1));
        press(number, KeyCode.RIGHT, false);
        assertThat(number.value()).isEqualTo(0.1);
        press(number, KeyCode.DOWN, true);
        assertThat(number.value()).isEqualTo(-0.9);
        press(number, KeyCode.END, false);
        assertThat(number.value()).isEqualTo(6);
        assertThat(number.press(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false), true)).isFalse();
    }

    @Test
    void numbersAreWrittenInTheMannerOfTheLanguage() {
        Draggable number = Draggable.in(scope, new Handle("a", -0.5, -6, 6, 0.05));
        assertThat(number.text(new Words(Texts.russian()))).isEqualTo("−0,50");
        assertThat(number.text(new Words(Texts.english()))).isEqualTo("−0.50");
        assertThat(Draggable.fixed(new Words(Texts.russian()), -0.001, 1)).isEqualTo("0,0");
    }

    @ParameterizedTest
    @CsvSource({"12, 6, 2", "12, 4, 5", "2, 4, 0.5", "0.9, 4, 0.25", "100, 10, 10"})
    void ticksAreRound(double range, int ticks, double step) {
        assertThat(Axes.step(range, ticks)).isEqualTo(step);
    }

    private static void press(Draggable number, KeyCode code, boolean shift) {
        number.press(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false), true);
    }
}
