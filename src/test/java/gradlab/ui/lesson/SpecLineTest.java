package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecLineTest {

    private static final Locale RUSSIAN = Locale.of("ru");

    @Test
    void dataAndNetworkAreAlwaysNamedAndTheRestWhereItIsUnusual() {
        assertThat(SpecLine.of(spec("data: circles(200)\nnet: 2-8-8-1\ninputs: standard\nsteps: 7\n"), RUSSIAN))
                .isEqualTo("окружности · вход стандарт · 2-8-8-1");
    }

    @Test
    void pointsTypedByHandAreCountedNotListed() {
        ExperimentSpec spec = spec("data: points(0.5 1 0; 2 3 1; 4 5 1)\nnet: 2-1\n");

        assertThat(SpecLine.of(spec, RUSSIAN)).startsWith("точки(3) · ");
        assertThat(SpecLine.of(spec, Locale.ENGLISH)).startsWith("points(3) · ");
        assertThat(SpecLine.full(spec, RUSSIAN)).contains("0,5 1 0; 2 3 1; 4 5 1");
    }

    @Test
    void partsAreNamedWithoutTheirUsualNumbers() {
        assertThat(SpecLine.of(spec("net: 2-8-1\nnorm: batch\naugment: noise(deviation=0.3)\n"), RUSSIAN))
                .endsWith("нормализация пакетная · аугментация шум(отклонение=0,3)");
    }

    @Test
    void smallNumbersAreWrittenAsPowersOfTen() {
        assertThat(SpecLine.of(spec("net: 2-8-1\noptimizer: adam(rate=3e-4)\n"), RUSSIAN)).endsWith("Adam(скорость=3·10⁻⁴)");
        assertThat(SpecLine.of(spec("net: 2-8-1\noptimizer: adam(rate=0.05)\n"), RUSSIAN)).endsWith("Adam(скорость=0,05)");
    }

    private static ExperimentSpec spec(String lines) {
        return ExperimentFile.read(lines, "test", Path.of(""), Map.of());
    }
}
