package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Problem;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Lesson.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonFormatterTest {

    private static final String UNTIDY = """
            ---
            Format:1
            id :  proba
            TITLE: Проба: с двоеточием
            version: 1.0
            time: 10 min
            goal: Проверить
            настроение : хорошее
            ---

            Строка с переносом\s\s
            дальше  как есть: да

            ``` Widget   id = krivaya
            kind:activation-curve
            drag :z = 0 | -6..6
            ```

            ```step id=pervyi
              title :  Первый
            data: circles(60)
            net:2-4-1
            Доля  Теста: 0
            steps:10
            prediction (0.5 ± 0.1):Сколько?
            expect(9 of 10) :loss < 100 at end
            explanation: Так
                 вышло: да
            оптимизатр: SGD
            ```

            ```patient id=bolnoi
            COMPLAINT :плохо
            net: 2-4-1
            diagnosis:Что?
            - [X]  Это
            - [ ] То
            >нет
            Treatment: Чем?
            - [x] Так
              +init:xavier
               + steps : 20
            - [ ] Никак
            !loss > 0 at end
            After  treatment (9 of 10) :loss < 100 at end
            ```

            ::: limits
            Мала.
            :::

            ```quiz id=q1
            Вопрос: какой?
            -  [x] не вариант
            ```

            ```question id=q2
            Что больше?
            - [X]   Два
            - [ ] Один
                 и половина
            >Нет.
                 ответ: тоже отзыв
            order: as is
            ?подсказка
            ```

            ```
            step: код  :::limits
            :::limits
            ```

            ## Главное

            - Одно.


            """;

    @Test
    void keysBlocksAndBoxesTakeTheirRussianForm() {
        assertThat(LessonFormatter.format(UNTIDY)).startsWith("---\nформат: 1\nid: proba\nназвание: Проба: с двоеточием\nверсия: 1.0\nвремя: 10 min\n"
                + "цель: Проверить\nнастроение : хорошее\n---\n\nСтрока с переносом  \nдальше  как есть: да\n")
                .contains("```виджет id=krivaya\nвид: функция-активации\nтянуть: z = 0 | -6..6\n```",
                        "```шаг id=pervyi\nназвание: Первый\nданные: circles(60)\nсеть: 2-4-1\nдоля теста: 0\nшагов: 10\nпредсказание (0.5 ± 0.1): Сколько?\n"
                                + "ожидание (9 of 10): loss < 100 at end\nобъяснение: Так\n  вышло: да\nоптимизатр: SGD\n```",
                        "```пациент id=bolnoi\nжалоба: плохо\nсеть: 2-4-1\nдиагноз: Что?\n- [x] Это\n- [ ] То\n  > нет\nлечение: Чем?\n- [x] Так\n"
                                + "  + инициализация: xavier\n  + шагов: 20\n- [ ] Никак\n  ! loss > 0 at end\nпосле лечения (9 of 10): loss < 100 at end\n```",
                        ":::границы\n", "- [x] Два\n- [ ] Один\n  и половина\n  > Нет.\n  ответ: тоже отзыв\nпорядок: as is\n? подсказка\n",
                        "step: код  :::limits\n:::limits\n```\n")
                .endsWith("- Одно.\n").hasLineCount((int) UNTIDY.stripTrailing().lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"intro-lab", "saturation"})
    void aLessonOfTheLabKeepsItsMeaning(String id) throws IOException {
        Path file = Path.of("lessons", id + ".md");
        assertSame(file, Files.readString(file));
    }

    @Test
    void anUntidyLessonKeepsItsMeaningToo() {
        assertSame(Path.of("proba.md"), UNTIDY);
        assertSame(Path.of("proba.md"), UNTIDY.replace("оптимизатр: SGD\n```", "оптимизатор: SGD"));
        assertSame(Path.of("proba.md"), UNTIDY.substring(UNTIDY.indexOf("```step")));
    }

    private static void assertSame(Path file, String text) {
        String tidy = LessonFormatter.format(text);
        assertThat(LessonFormatter.format(tidy)).as("tidied twice").isEqualTo(tidy);
        Lesson before = LessonReader.read(file, text);
        Lesson after = LessonReader.read(file, tidy);
        assertThat(after.problems()).extracting(Problem::code, problem -> problem.place().line())
                .containsExactlyElementsOf(before.problems().stream().map(problem -> org.assertj.core.groups.Tuple.tuple(problem.code(), Math.min(problem.place().line(),
                        (int) tidy.lines().count() + 1))).toList());
        assertThat(after.title()).isEqualTo(before.title());
        assertThat(quizzes(after)).isEqualTo(quizzes(before));
        assertThat(after.runs().stream().map(LessonFormatterTest::meaning).toList()).isEqualTo(before.runs().stream().map(LessonFormatterTest::meaning).toList());
    }

    private record Meaning(String id, int line, String title, ExperimentSpec spec, Optional<Step.Prediction> prediction, List<Claim.Statement> claims, String explanation) {
    }

    private static Meaning meaning(Step step) {
        return new Meaning(step.id(), step.line(), step.title(), step.spec(), step.prediction(), step.claims().stream().map(Claim::statement).toList(), step.explanation());
    }

    private static List<Question> quizzes(Lesson lesson) {
        return lesson.parts().stream().filter(Part.Quiz.class::isInstance).map(part -> ((Part.Quiz) part).question()).toList();
    }
}
