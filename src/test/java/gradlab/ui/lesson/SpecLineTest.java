package gradlab.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.experiment.ExperimentFile;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.lesson.Lesson;
import gradlab.lesson.LessonReader;
import gradlab.lesson.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpecLineTest {

    private static final Locale RUSSIAN = Locale.of("ru");

    @Test
    void dataAndNetworkAreAlwaysNamedAndTheRestWhereItIsUnusual() {
        ExperimentSpec spec = spec("data: circles(200)\nnet: 2-8-8-1\ninputs: standard\nloss: bce\nsteps: 7\n");
        assertThat(line(SpecLine.of(spec, RUSSIAN)))
                .isEqualTo("окружности · масштабирование входов: стандартизация · 2-8-8-1 · функция потерь: двоичная перекрёстная энтропия (BCE)");
        assertThat(line(SpecLine.of(spec, Locale.ENGLISH)))
                .isEqualTo("circles · input scaling: standardization · 2-8-8-1 · loss: binary cross-entropy (BCE)");
    }

    @Test
    void whatALessonSetsIsShownEvenWhereItIsUsual() {
        ExperimentSpec usual = ExperimentSpec.standard();
        Map<Key, Set<String>> written = Map.of(Key.OPTIMIZER, Set.of("rate"), Key.ACTIVATION, Set.of(), Key.STEPS, Set.of());
        Step step = new Step("s", 1, "", usual, Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty(), List.of(), "", written);

        assertThat(line(SpecLine.of(usual, RUSSIAN))).doesNotContain("гиперболический тангенс").doesNotContain("скорость");
        assertThat(line(SpecLine.of(step, RUSSIAN))).contains(" · гиперболический тангенс · ").endsWith("(скорость обучения 0,001)").doesNotContain("шагов");
        assertThat(line(SpecLine.of(step, Locale.ENGLISH))).contains(" · hyperbolic tangent · ").endsWith("(learning rate 0.001)");
    }

    @Test
    void aStepKnowsWhatItsTextSetsAndWhatTheStepItIsLikeSets() {
        Lesson lesson = LessonReader.read(Path.of("proba.md"), """
                # Проба

                ```шаг id=pervyj
                данные: луны(200, шум=0.1)
                сеть: 2-8-1
                активация: relu
                инициализация: Ксавье × 1
                оптимизатор: Adam(скорость=0.01)
                ```

                ```шаг id=vtoroj
                как: pervyj
                регуляризация: L2(0.001) + дропаут
                оптимизатор: Adam
                ```
                """);

        assertThat(lesson.steps().getFirst().written()).isEqualTo(Map.of(Key.DATA, Set.of("n", "noise"), Key.NET, Set.of(), Key.ACTIVATION, Set.of(),
                Key.INIT, Set.of("scale"), Key.OPTIMIZER, Set.of("rate")));
        assertThat(line(SpecLine.of(lesson.steps().get(0), RUSSIAN)))
                .isEqualTo("луны (примеров 200, шум 0,1) · 2-8-1 · ReLU · инициализация: Ксавье (масштаб 1) · Adam (скорость обучения 0,01)");
        assertThat(line(SpecLine.of(lesson.steps().get(1), RUSSIAN)))
                .isEqualTo("луны (примеров 200, шум 0,1) · 2-8-1 · ReLU · инициализация: Ксавье (масштаб 1) · Adam · затухание весов (коэффициент k 0,001) + дропаут");
    }

    @Test
    void pointsTypedByHandAreCountedNotListed() {
        ExperimentSpec spec = spec("data: points(0.5 1 0; 2 3 1; 4 5 1)\nnet: 2-1\n");

        assertThat(line(SpecLine.of(spec, RUSSIAN))).startsWith("свои точки (3) · ");
        assertThat(line(SpecLine.of(spec, Locale.ENGLISH))).startsWith("own points (3) · ");
        assertThat(SpecLine.full(spec, RUSSIAN)).contains("0,5 1 0; 2 3 1; 4 5 1");
    }

    @Test
    void partsAreNamedWithoutTheirUsualNumbersButTheFullTextHasThem() {
        ExperimentSpec spec = spec("net: 2-8-1\nnorm: batch\naugment: noise(deviation=0.3)\n");
        assertThat(line(SpecLine.of(spec, RUSSIAN))).endsWith("нормализация: пакетная · аугментация данных: шум на входе (отклонение 0,3)");
        assertThat(SpecLine.full(spec, RUSSIAN)).contains("Оптимизатор: Adam (скорость обучения 0,001, бета 1 0,9");
    }

    @Test
    void smallNumbersAreWrittenAsPowersOfTen() {
        assertThat(line(SpecLine.of(spec("net: 2-8-1\noptimizer: adam(rate=3e-4)\n"), RUSSIAN))).endsWith("Adam (скорость обучения 3·10⁻⁴)");
        assertThat(line(SpecLine.of(spec("net: 2-8-1\noptimizer: adam(rate=0.05)\n"), RUSSIAN))).endsWith("Adam (скорость обучения 0,05)");
    }

    /** With ordinary spaces. */
    private static String line(String line) {
        return line.replace('\u00A0', ' ');
    }

    private static ExperimentSpec spec(String lines) {
        return ExperimentFile.read(lines, "test", Path.of(""), Map.of());
    }
}
