package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.lesson.StepCurve;
import gradlab.ui.Words;
import gradlab.ui.lesson.CurveGap.Way;
import gradlab.ui.widget.CurveBoard.Drawn;
import gradlab.ui.widget.CurveBoard.Frame;
import org.junit.jupiter.api.Test;

class CurveGapTest {

    private static final Frame LINEAR = new Frame(100, 0, 1, 1e-4, 10, false);
    private static final Frame LOGARITHMIC = new Frame(100, 0, 1, 1e-4, 1, true);
    private static final int[] AT = {0, 25, 50, 75, 100};

    private static CurveGap gap(Frame frame, double[] drawn, double... found) {
        return new CurveGap(frame, new Drawn(new double[] {0, 25, 50, 75, 100}, drawn), new StepCurve(AT, found));
    }

    private static String sentence(CurveGap gap) {
        return gap.sentence(new Words(Texts.russian()));
    }

    @Test
    void theSameCurveIsRightInEverything() {
        double[] curve = {0.8, 0.6, 0.4, 0.2, 0.1};
        assertThat(sentence(gap(LINEAR, curve, curve)))
                .isEqualTo("Направление верное: падение; уровень в конце угадан (около 0,1); и время угадано: полпути пройдено к шагу 44.");
    }

    @Test
    void anotherDirectionIsNamedAndTimesAreNotCompared() {
        CurveGap gap = gap(LINEAR, new double[] {0.5, 0.5, 0.5, 0.6, 0.9}, 0.8, 0.6, 0.4, 0.2, 0.1);
        assertThat(gap.expected()).isEqualTo(Way.RISES);
        assertThat(sentence(gap)).isEqualTo("Вы ждали: рост, а вышло: падение; в конце вы ждали 0,9, вышло 0,1.");
    }

    @Test
    void theSameFallMayComeLaterThanExpected() {
        CurveGap gap = gap(LINEAR, new double[] {0.8, 0.1, 0.1, 0.1, 0.1}, 0.8, 0.8, 0.8, 0.1, 0.1);
        assertThat(gap.expectedHalf()).isEqualTo(12.5);
        assertThat(gap.measuredHalf()).isEqualTo(62.5);
        assertThat(sentence(gap)).endsWith("полпути пройдено к шагу 63, а вы ждали этого к шагу 13.");
    }

    @Test
    void aLevelLineHasNoHalfOfItsWay() {
        assertThat(sentence(gap(LINEAR, new double[] {0.7, 0.7, 0.7, 0.7, 0.7}, 0.69, 0.7, 0.69, 0.7, 0.69)))
                .isEqualTo("Направление верное: почти ровная линия; уровень в конце угадан (около 0,69).");
    }

    @Test
    void onALogarithmicScaleSmallNumbersDiffer() {
        double[] drawn = {0.5, 0.1, 0.05, 0.02, 0.01};
        assertThat(gap(LINEAR, drawn, 0.5, 0.1, 0.01, 0.001, 0.0001).endsAlike()).isTrue();
        assertThat(gap(LOGARITHMIC, drawn, 0.5, 0.1, 0.01, 0.001, 0.0001).endsAlike()).isFalse();
    }

    @Test
    void numbersThatDoNotLastAreSaidToBeNone() {
        assertThat(sentence(gap(LINEAR, new double[] {0.7, 0.5, 0.3, 0.2, 0.1}, 0.7, 0.9, Double.NaN, Double.NaN, Double.NaN))).contains("не-число");
    }
}
