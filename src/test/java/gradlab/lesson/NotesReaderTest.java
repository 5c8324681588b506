package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.lesson.LessonChecker.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NotesReaderTest {

    private static final String GOOD = """
            ---
            формат: 1
            вид: конспект
            id: proba
            название: Проба
            версия: 1.0
            источник: 000
            ---

            # Проба

            ```опыт id=kolca
            название: кольца
            данные: окружности(60)
            доля теста: 0
            сеть: 2-4-1
            пакет: весь
            шагов: 5
            ```

            ```утверждение id=pervoe
            слова: «ранг показывает силу матрицы»
            вердикт: неверно
            почему: Ранг считает направления.
            урок: matrix-rank
            пусть: A = [1 2; 2 4]
            ожидание: ранг(1000 * A) = ранг(A)
            ```

            ```утверждение id=vtoroe
            слова: «обучение уменьшает потери»
            вердикт: верно
            почему: Так устроен спуск.
            как: kolca
            запусков: 3
            ожидание: потери < 2 * потери(kolca) в конце
            ожидание: норма(W1 - W1_0) > 0
            ожидание: корреляция < 1
            ```

            ```утверждение id=tretye
            слова: «в седле градиент равен нулю»
            вердикт: при условиях
            почему: Спуск с хребта не сходит.
            поверхность: седло, старт=(1; 0)
            оптимизатор: SGD(скорость=0.1)
            шагов: 50
            ожидание: y ≈ 0 ± 0 в конце
            ожидание: сдвиг > 0.1 на шаге 1
            ```

            ```утверждение id=chetvertoe
            слова: «методы перенапряжения»
            вердикт: не проверить
            почему: Это обрывок названия.
            ```
            """;

    @Test
    void aSoundFileHasNoProblems() {
        Notes notes = read(GOOD);
        assertThat(notes.problems()).isEmpty();
        assertThat(notes.assertions()).extracting(Assertion::id).containsExactly("pervoe", "vtoroe", "tretye", "chetvertoe");
        assertThat(notes.assertions()).extracting(Assertion::judgement)
                .containsExactly(Judgement.FALSE, Judgement.TRUE, Judgement.CONDITIONAL, Judgement.UNTESTABLE);
        assertThat(notes.assertions()).extracting(Assertion::trains).containsExactly(false, true, false, false);
        assertThat(notes.assertions().get(1).comparedRuns()).isEqualTo(3);
        assertThat(notes.assertions().getFirst().definitions()).containsExactly("A = [1 2; 2 4]");
    }

    @Test
    void claimsOfAllKindsAreChecked() {
        List<Verdict> verdicts = LessonChecker.check(read(GOOD), 2, 1, System::nanoTime).verdicts();
        assertThat(verdicts).hasSize(6).allMatch(Verdict::holds);
        assertThat(verdicts.getFirst().own().measured()).isEqualTo(1);
        assertThat(verdicts.get(4).own().measured()).isZero();
        assertThat(verdicts.get(5).own().measured()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void aClaimThatDoesNotHoldIsRefuted() {
        List<Verdict> verdicts = LessonChecker.check(read(GOOD.replace("ранг(1000 * A) = ранг(A)", "ранг(1000 * A) > 1.5")), 1, 1, System::nanoTime).verdicts();
        assertThat(verdicts.getFirst().holds()).isFalse();
    }

    /** The line {@code right} is replaced by {@code wrong}, in which ⟪ marks where the message must point. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            источник: 000                    | ⟪автор: кто-то                                  | U002
            ```опыт id=kolca                 | ```⟪обыт id=kolca                               | U048
            вердикт: верно                   | вердикт: ⟪верна                                 | U099
            слова: «методы перенапряжения»   | ⟪                                               | U017
            ожидание: корреляция < 1         | ожидание: ⟪корелляция < 1                       | U085
            ожидание: корреляция < 1         | ожидание: ⟪W1 > 0                               | U093
            ожидание: корреляция < 1         | ожидание: потери < ⟪потерь                      | U085
            пусть: A = [1 2; 2 4]            | пусть: ⟪1A = [1 2; 2 4]                         | U094
            пусть: A = [1 2; 2 4]            | пусть: A = ⟪[1 2; 2]                            | U090
            запусков: 3                      | запусков: ⟪900                                  | U078
            поверхность: седло, старт=(1; 0) | поверхность: ⟪седлоо                            | U012
            поверхность: седло, старт=(1; 0) | поверхность: седло, ⟪конец=(1; 0)               | U081
            как: kolca                       | как: ⟪kolco                                     | U015
            почему: Так устроен спуск.       | ⟪предсказание: так                              | U096
            ```утверждение id=tretye         | ⟪```утверждение id=vtoroe                       | U018
            слова: «обучение уменьшает потери» | слова: ⟪раз два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать | W098
            """)
    void mistakesNameFileLineAndColumn(String right, String wrong, String code) {
        assertThat(GOOD).contains(right);
        List<String> lines = GOOD.lines().toList();
        int line = lines.indexOf(right) + 1;
        int column = wrong.indexOf('⟪') + 1;
        List<Problem> problems = read(GOOD.replace(right + "\n", wrong.replace("⟪", "") + "\n")).problems();
        if (code.equals("U002")) {
            assertThat(problems).extracting(Problem::code).contains(code);
            return;
        }
        if (code.equals("U017")) {
            assertThat(problems).extracting(Problem::code).containsExactly("U095");
            return;
        }
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.place().line()).isEqualTo(line);
            assertThat(problem.place().column()).isEqualTo(column);
        });
        assertThat(problems).allSatisfy(problem -> assertThat(problem.line(Texts.russian()) + problem.line(Texts.english())).doesNotContain("⟨"));
    }

    @Test
    void aFaultyStatementIsLeftOutAndTheOthersStay() {
        Notes notes = read(GOOD.replace("ранг(1000 * A) = ранг(A)", "ранг(B) = 1"));
        assertThat(notes.assertions()).extracting(Assertion::id).containsExactly("vtoroe", "tretye", "chetvertoe");
    }

    @Test
    void anUnclosedBlockIsNamed() {
        Notes notes = read(GOOD.stripTrailing().replaceFirst("```$", ""));
        assertThat(notes.problems()).extracting(Problem::code).containsExactly("U010");
    }

    @Test
    void tidyingTakesTheRussianFormAndKeepsTheMeaning() {
        String english = GOOD.replace("```утверждение id=pervoe", "``` assertion  id = pervoe").replace("вердикт: неверно", "verdict : false")
                .replace("почему: Ранг", "why:Ранг").replace("пусть: A", "let: A").replace("запусков: 3", "runs: 3").replace("```опыт", "```trial");
        assertThat(english).isNotEqualTo(GOOD);
        assertThat(LessonFormatter.format(english)).isEqualTo(GOOD);
        assertThat(LessonFormatter.format(GOOD)).isEqualTo(GOOD);
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("lessons", NotesReader.FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theFilesOfTheLabAreSoundAndHoldOnTheirOwnSeed(Path file) {
        assertThat(NotesReader.isNotes(file)).isTrue();
        Notes notes = NotesReader.read(file);
        assertThat(notes.problems()).isEmpty();
        assertThat(LessonChecker.check(notes, 0, 1, System::nanoTime).verdicts()).isNotEmpty()
                .allSatisfy(verdict -> assertThat(verdict.holds()).as(verdict.step().id() + ": " + verdict.claim().text()).isTrue());
    }

    @Test
    void everyStatementHasItsOwnIdAndNamesALessonThatExists() throws IOException {
        List<Assertion> all = shipped().flatMap(file -> NotesReader.read(file).assertions().stream()).toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(90);
        assertThat(all).extracting(Assertion::id).doesNotHaveDuplicates();
        assertThat(all.stream().flatMap(assertion -> assertion.lesson().stream()))
                .allSatisfy(id -> assertThat(Path.of("lessons", id + ".md")).exists());
    }

    private static List<Verdict> check(Notes notes, int furtherSeeds) {
        return LessonChecker.check(notes, furtherSeeds, 2, () -> 0).verdicts();
    }

    private static Notes read(String text) {
        return NotesReader.read(Path.of("proba.md"), text);
    }
}
