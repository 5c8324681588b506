package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every concept of the notes that the course grew from has its lesson, and the lesson speaks of it. */
class CoverageTest {

    private static final Path LESSONS = Path.of("lessons");

    private static final List<String> COURSE = List.of("intro-lab", "vectors-tensors", "derivative-gradient", "loss-metric", "backprop",
            "activations", "gd-learning-rate", "sgd-batch", "momentum-nag", "adagrad-rmsprop", "adam", "hyperparameters", "saturation",
            "vanishing-exploding", "initialization", "data-normalization", "batch-norm", "dead-relu", "matrix-rank", "singular-values",
            "gradient-rank", "gradient-collapse", "local-rank", "regularization", "representations", "weight-patterns", "diagnosis");

    @Test
    void theCourseIsWhole() {
        assertThat(COURSE).allSatisfy(id -> assertThat(LESSONS.resolve(id + ".md")).isRegularFile());
    }

    /** Words are beginnings of words; {@code |} parts spellings of one, commas part concepts. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            нейрон, слой|сло, смещени                                                     ; intro-lab, vectors-tensors
            шаг, эпох, пакет                                                              ; intro-lab, sgd-batch
            сигма|sigma, альфа|alpha, эпсилон|varepsilon, эта|eta                         ; vectors-tensors
            матриц, умнож                                                                 ; vectors-tensors
            тензор                                                                        ; vectors-tensors
            норм, фробениус                                                               ; vectors-tensors, weight-patterns
            производн, дифференциал, частн, градиент                                      ; derivative-gradient
            дифференцируем, излом, разрыв, ступеньк, хевисайд                             ; derivative-gradient, activations
            mse, метрик, обучающ, тестов|проверочн                                        ; loss-metric
            обратн, прям                                                                  ; backprop
            правил, цепочк|partial                                                        ; backprop, saturation
            сигмоид, tanh, relu, leaky, prelu, elu, нелинейн|прям                         ; activations
            градиентн, скорость, расход|разлет|предел                                     ; gd-learning-rate
            стохастическ, пакет, шум                                                      ; sgd-batch
            импульс|momentum, нестеров                                                    ; momentum-nag
            adagrad, предобусловл, скорост                                                ; adagrad-rmsprop
            rmsprop, скользящ                                                             ; adagrad-rmsprop
            adam, beta, varepsilon|ε|epsilon, состояни, контрольн                         ; adam
            гиперпараметр, перекрестн, недообучени, перебор|случайн                       ; hyperparameters
            насыщени, полк, причин                                                        ; saturation
            затухани|затухающ, взрыв                                                      ; vanishing-exploding
            нормальн, ксавье, хе, случайн                                                 ; initialization
            минимакс, стандарт, диапазон, логарифм                                        ; data-normalization
            регуляризац                                                                   ; data-normalization, regularization
            пакетн, послойн, ковариац|covariate                                           ; batch-norm
            мертв, relu                                                                   ; dead-relu
            ранг, независим, полн                                                         ; matrix-rank
            собственн, сингулярн                                                          ; matrix-rank, singular-values
            ранг, градиент                                                                ; gradient-rank
            коллапс, схлопыв|склопыв, стрелк                                                    ; gradient-collapse
            зависим, вырожден|плоскост                                                   ; gradient-rank, gradient-collapse
            одинаков, лишн|повтор|избыточн                                                ; initialization, gradient-collapse
            локальн, якобиан, узк, сжати, финальн|поздн|конц                              ; local-rank
            обобщ                                                                         ; local-rank, regularization
            переобучени, l1, l2, дропаут, остановк, аугментац                             ; regularization
            разрежен|редк                                                                 ; adagrad-rmsprop, representations
            эмбеддинг, латентн                                                            ; representations
            автокодировщик                                                                ; representations, weight-patterns
            запуск, глубин, дисперси|разброс, отношени                                    ; weight-patterns
            плоск|плато, диагно                                                           ; gradient-collapse, diagnosis
            """)
    void everyConceptIsSpokenOfInItsLessons(String concepts, String lessons) throws IOException {
        List<String> texts = Stream.of(lessons.split(",")).map(id -> text(id.strip())).toList();
        List<List<String>> spellings = Stream.of(concepts.split(",")).map(word -> List.of(word.strip().split("\\|"))).toList();
        for (List<String> concept : spellings) {
            assertThat(texts).as("one of %s speaks of %s", lessons, concept).anyMatch(text -> speaksOf(text, concept));
        }
        for (String text : texts) {
            assertThat(spellings).as("each of %s speaks of one of %s", lessons, concepts).anyMatch(concept -> speaksOf(text, concept));
        }
    }

    private static boolean speaksOf(String text, List<String> concept) {
        return concept.stream().anyMatch(word -> text.matches("(?su).*(?<![\\p{L}])" + word + ".*"));
    }

    private static String text(String id) {
        try {
            return Files.readString(LESSONS.resolve(id + ".md")).toLowerCase(Locale.ROOT).replace('ё', 'е');
        } catch (IOException e) {
            return "";
        }
    }
}
