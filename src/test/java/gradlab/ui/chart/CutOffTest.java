package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.train.Window;
import java.util.List;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class CutOffTest {

    private static WindowDataset curve(Scale scale, double... values) {
        double[] steps = new double[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = 10 * i;
        }
        WindowDataset curves = new WindowDataset(List.of("loss"));
        curves.replace(List.of(new Window(steps, values)), scale);
        return curves;
    }

    @Test
    void nothingIsCutOffWhereAllFits() {
        assertThat(CutOff.of(curve(Scale.LINEAR, 1, 2, 3), new Range(0, 4)).isEmpty()).isTrue();
    }

    @Test
    void itKnowsWhereACurveLeavesTheAxisAndHowFarItGoes() {
        CutOff cut = CutOff.of(curve(Scale.LINEAR, 9, 7, 2, 1, 6, 2, -3), new Range(0, 5));
        assertThat(cut.above()).isEqualTo(9);
        assertThat(cut.below()).isEqualTo(-3);
        assertThat(cut.marks()).containsExactly(new CutOff.Mark(0, 0, 10, true), new CutOff.Mark(0, 40, 40, true), new CutOff.Mark(0, 60, 60, false));
    }

    @Test
    void aZeroOnALogAxisIsNotForgotten() {
        CutOff cut = CutOff.of(curve(Scale.LOG, 1, 0.1, 0, 0), new Range(-2, 1));
        assertThat(cut.marks()).containsExactly(new CutOff.Mark(0, 20, 30, false));
        assertThat(Scale.LOG.value(cut.below())).isZero();
    }

    @Test
    void whatWasNotMeasuredIsNotCutOff() {
        assertThat(CutOff.of(curve(Scale.LINEAR, 1, Double.NaN, 2), new Range(0, 4)).isEmpty()).isTrue();
    }
}
