package gradlab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.Amount;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pupil reads after a mistake in a file: the sentence itself, in both languages. */
class MistakesInWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "активация: танх | 1:12 Функции активации «танх» нет. Похоже на «tanh» (гиперболический тангенс).",
            "активация: лики-релу | 1:12 Функции активации «лики-релу» нет. Похоже на «leaky-relu» (ReLU с утечкой).",
            "activation: sigmiod | 1:13 Функции активации «sigmiod» нет. Похоже на «sigmoid» (сигмоида).",
            "вход: стандартизация | 1:7 Масштабирования «стандартизация» нет. Похоже на «стандарт».",
            "потери: крос | 1:9 Функции потерь «крос» нет. Есть: авто, mse (среднеквадратичная ошибка), mae (средняя абсолютная ошибка), "
                    + "huber (функция Хьюбера), bce (двоичная перекрёстная энтропия), квадраты-вероятностей, энтропия.",
            "инициализация: glorrot | 1:16 Инициализации «glorrot» нет. Похоже на «glorot» (Ксавье).",
            "оптимизатор: flfv | 1:14 Оптимизатора «flfv» нет. Похоже на «adam».",
            "оптимизатор: adam(rate=-5) | 1:24 Параметр «rate» (скорость обучения): «-5» не подходит. Нужно число от 10⁻⁶ до 100.",
            "оптимизатор: Adam(-5) | 1:19 Параметр «скорость»: «-5» не подходит. Нужно число от 10⁻⁶ до 100.",
            "оптимизатор: adam(lr=1, rate=2) | 1:25 Параметр «rate» (скорость обучения) задан дважды. Оставьте одно значение.",
            "оптимизатор: Adam(импульс=0.1) | 1:19 Параметра «импульс» нет. Есть: скорость, бета1, бета2, эпсилон.",
            "оптимизатор: sgd(0.1, 0.9) | 1:23 Значений больше, чем параметров. У «sgd» по порядку: скорость. Уберите лишние.",
            "оптимизатор: Adam скорость=0.1 | 1:19 После «Adam» стоит непонятное «скорость=0.1». Параметры пишут в круглых скобках: Adam(параметр=значение), множитель — после знака ×.",
            "оптимизатор: Adam(скорость 0.1) | 1:19 «скорость 0.1» не разобрать: между параметром и значением нужен знак «=». Напишите скорость=0.1.",
            "активация: ReLU(0.1) | 1:17 У «ReLU» параметров нет. Уберите их вместе со скобками.",
            "данные: точки.csv | 1:9 «точки.csv» похоже на имя файла. Напишите файл(\"точки.csv\").",
            "данные: файл(a.csv, задача=регресия) | 1:28 «регресия» не подходит. Выберите одно из: авто, классы, регрессия.",
            "скорость: 0.1 | 1:1 Ключа «скорость» нет: это параметр. Его пишут в скобках после выбранного, например оптимизатор: SGD(скорость=…).",
            "Функция потерь: mse | 1:1 Ключа «Функция потерь» нет. Похоже на «потери».",
            "шагов: много | 1:8 «много» — не целое число. Пишите его цифрами без пробелов, например 3000.",
            "шагов: -5 | 1:8 «-5» не подходит. Нужно целое число от 0 до 2\u00A0147\u00A0483\u00A0647.",
            "зерно: 0.5 | 1:8 «0.5» не подходит. Нужно целое число, например 7.",
            "пакет: всё | 1:8 «всё» не подходит. Напишите целое число от 1 или «весь»: весь набор за один шаг.",
            "доля теста: 30% | 1:13 «30%» — не число. Проценты пишут долей: 0.3.",
            "доля теста: 0,3 | 1:13 «0,3» — не число: здесь запятая разделяет значения. Дробь пишут с точкой: 0.3.",
            "оптимизатор: Adam(скорость=0,01) | 1:28 «0,01» — не число: здесь запятая разделяет значения. Дробь пишут с точкой: 0.01.",
            "данные: окружности(300, 0,2) | 1:25 «0,2» — не число: здесь запятая разделяет значения. Дробь пишут с точкой: 0.2.",
    })
    void aRussianReaderIsToldWhereWhatAndHowToMendIt(String text, String told) {
        assertThat(told(text, Texts.russian())).isEqualTo(told.replace("\\u00A0", "\u00A0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "activation: танх | 1:13 There is no activation function “танх”. Did you mean “tanh”?",
            "активация: сигмойда | 1:12 There is no activation function “сигмойда”. Did you mean “сигмоида” (sigmoid)?",
            "optimizer: adam(скорость=-5) | 1:26 Parameter “скорость” (learning rate): “-5” does not fit. A number from 10⁻⁶ to 100 is needed.",
            "loss: crass | 1:7 There is no loss “crass”. There are: auto, mse, mae, huber, bce, brier, cross-entropy.",
    })
    void anEnglishReaderIsToldInEnglish(String text, String told) {
        assertThat(told(text, Texts.english())).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"окружности(300,0.2)", "окружности(n=300, шум=0.2)", "circles(300,0,2)", "circles(300, 0, 2)"})
    void aCommaThatSeparatesIsLeftAlone(String data) {
        assertThat(ExperimentFile.read("data: " + data, "a.lab", Path.of("").toAbsolutePath(), Map.of()).data()).isInstanceOf(gradlab.data.DataSource.Circles.class);
    }

    @Test
    void theDashOfAWordProcessorServesAsAHyphen() {
        assertThat(ExperimentFile.read("net: 2–8−4-1", "a.lab", Path.of("").toAbsolutePath(), Map.of()).network().sizes()).isEqualTo("2-8-4-1");
    }

    @Test
    void aMissingTableIsAMistakeOfTheLineThatNamesIt() {
        assertThat(told("steps: 1\ndata: file(\"no such.csv\")", Texts.russian())).startsWith("2:7 Файла «").contains("no such.csv» нет. Проверьте путь и имя");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-5 | −5", "1e-6 | 10⁻⁶", "2.5e-7 | 2.5·10⁻⁷", "0.001 | 0.001", "0.99999 | 0.99999", "0 | 0", "4096 | 4096", "100000 | 100 000",
            "1e6 | 10⁶", "-1e300 | −10³⁰⁰", "2147483647 | 2 147 483 647"})
    void boundsAreWrittenAsPeopleWriteThem(double value, String told) {
        assertThat(new Amount(value).in(Texts.russian())).isEqualTo(told.replace(' ', '\u00A0'));
    }

    private static String told(String text, Texts texts) {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> ExperimentFile.read(text, "a.lab", Path.of("").toAbsolutePath(), Map.of()));
        List<Problem> problems = bad.problems();
        return problems.stream().map(problem -> problem.line(texts).replaceFirst("^a\\.lab:", "")).collect(Collectors.joining("\n"));
    }
}
