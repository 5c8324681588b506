package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import gradlab.data.DataSource;
import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Lesson.Part;
import gradlab.nn.Initializer;
import gradlab.nn.Optimizer;
import gradlab.probe.LocalRank;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonReaderTest {

    private static final String GOOD = """
            ---
            формат: 1
            id: proba
            название: Проба
            версия: 1.0
            время: 10 мин
            цель: Проверить чтение урока
            термины: вес, потери
            ---

            # Проба

            ## Потрогайте

            Наклон {{a = 0.5 | 0..1}} и формула $z = w\\cdot x$.

            ```виджет id=krivaya
            вид: функция-активации
            функция: tanh
            тянуть: z = 0 | -6..6
            ```

            ```шаг id=pervyi
            название: Первый
            данные: окружности(200, шум=0,2)
            доля теста: 0
            сеть: 2-8-8-1
            активация: tanh
            инициализация: Ксавье × 3
            оптимизатор: SGD(скорость=0.5)
            пакет: весь
            шагов: 100
            смотреть: насыщение[слой 2], потери
            предсказание: Что будет?
            - [x] Верное
            - [ ] Неверное
              > Потому что.
            ожидание: насыщение[слой 2] < 0.5 на шаге 0
            ожидание (9 из 10): потери < 0.5 * потери-пакета в конце
            ожидание: потери убывает на шагах 0..100
            объяснение: Первая строка
              и вторая строка.
            ```

            ```шаг id=vtoroi
            как: pervyi
            оптимизатор: Adam
            ожидание: потери < потери(pervyi) в конце
            ```

            :::границы
            Мы смотрим маленькую сеть.
            :::

            ```вопрос id=q1
            Сколько будет 2 + 2?
            ответ: 4 ± 0
            ? Посчитайте.
            ```

            ## Главное

            - Одно.
            """;

    private static Lesson read(String text) {
        return LessonReader.read(Path.of("proba.md"), text);
    }

    private static List<String> codes(Lesson lesson) {
        return lesson.problems().stream().map(Problem::code).toList();
    }

    @Test
    void aWholeLessonIsReadWithoutProblems() {
        Lesson lesson = read(GOOD);
        assertThat(lesson.problems()).isEmpty();
        assertThat(lesson.title()).isEqualTo("Проба");
        assertThat(lesson.terms()).containsExactly("вес", "потери");
        assertThat(lesson.steps()).extracting(Step::id).containsExactly("pervyi", "vtoroi");
        assertThat(lesson.parts()).hasAtLeastOneElementOfType(Part.Widget.class).hasAtLeastOneElementOfType(Part.Quiz.class)
                .hasAtLeastOneElementOfType(Part.Box.class).hasAtLeastOneElementOfType(Part.Prose.class);
    }

    @Test
    void aStepThatShowsLocalRanksMeasuresThemAtTheThresholdItNames() {
        String shown = GOOD.replace("смотреть: насыщение[слой 2], потери", "смотреть: локальный-ранг(τ=0.05)[слой 2], потери");
        assertThat(read(GOOD).steps().getFirst().spec().probes()).isEqualTo(ExperimentSpec.standardProbes());
        for (Step step : read(shown).steps()) {
            assertThat(step.spec().probes()).contains(new LocalRank(0.05, 0.01, 25, 64)).containsAll(ExperimentSpec.standardProbes());
        }
        String given = shown.replace("смотреть: ", "измерять: локальный-ранг(порог=0.1)\nсмотреть: ");
        assertThat(read(given).steps().getFirst().spec().probes()).containsExactly(new LocalRank(0.1, 0.01, 25, 64));
    }

    @Test
    void aStepHoldsTheWrittenExperiment() {
        Step step = read(GOOD).steps().getFirst();
        assertThat(step.spec().data()).isEqualTo(new DataSource.Circles(200, 0.2, 1));
        assertThat(step.spec().initializer()).isEqualTo(new Initializer.Xavier(3));
        assertThat(step.spec().batches().isFull()).isTrue();
        assertThat(step.spec().network().layers()).hasSize(3);
        assertThat(step.prediction().orElseThrow().options()).containsExactly(
                new Step.Option("Верное", true, ""), new Step.Option("Неверное", false, "Потому что."));
        assertThat(step.explanation()).isEqualTo("Первая строка и вторая строка.");
        assertThat(step.claims()).hasSize(3);
        assertThat(step.claims().get(1).needed()).isEqualTo(9);
    }

    @Test
    void likeCopiesTheConfigurationAndNothingElse() {
        Step second = read(GOOD).steps().get(1);
        assertThat(second.spec()).isEqualTo(read(GOOD).steps().getFirst().spec().withOptimizer(new Optimizer.Adam()));
        assertThat(second.prediction()).isEmpty();
        assertThat(second.explanation()).isEmpty();
        assertThat(second.claims()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "U002 | цель: Проверить чтение урока | цель:",
        "U003 | id: proba | id: Proba",
        "U005 | формат: 1 | формат: 2",
        "U006 | формат: 1 | формат: один",
        "U011 | пакет: весь | пакт: весь",
        "U012 | активация: tanh | активация: tаnh",
        "U012 | активация: tanh | активация: tanhh",
        "U013 | сеть: 2-8-8-1 | сеть: 3-8-8-1",
        "U013 | сеть: 2-8-8-1 | сеть: 2-8-8-4",
        "U014 | SGD(скорость=0.5) | SGD(скорость=0,5.1)",
        "U015 | как: pervyi | как: pervy",
        "U018 | id=vtoroi | id=pervyi",
        "U019 | шагов: 100 | сеть: 2-8-1",
        "U020 | - [x] Верное | - [ ] Верное",
        "U021 | - [ ] Неверное | - [x] Неверное",
        "U030 | ожидание: насыщение[слой 2] | ожидание: насыщенность[слой 2]",
        "U031 | активация: tanh | активация: relu",
        "U032 | < 0.5 на шаге 0 | < 0.5 на шаге 500",
        "U033 | ожидание: насыщение[слой 2] | ожидание: норма-градиента[слой 6]",
        "U034 | ожидание: насыщение[слой 2] | ожидание: мёртвые[слой 2]",
        "U035 | < 0.5 на шаге 0 | < 0.5",
        "U037 | < 0.5 на шаге 0 | на шаге 0",
        "U038 | < 0.5 на шаге 0 | ≈ 0.5 на шаге 0",
        "U039 | < 0.5 на шаге 0 | = 0.5 на шаге 0",
        "U040 | w\\cdot x | w\\cdoot x",
        "U042 | ожидание: насыщение[слой 2] | ожидание: насыщение[этаж 2]",
        "U045 | (9 из 10) | (девять)",
        "U047 | вопрос id=q1 | вопрос",
        "U048 | :::границы | :::пределы",
        "U050 | вид: функция-активации | вид: функция-активаций",
        "U051 | z = 0 | z : 0",
        "U052 | вид: функция-активации | показать: производная",
    })
    void eachMistakeHasItsCodeAndItsLine(String code, String right, String wrong) {
        String broken = GOOD.replaceFirst(java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
        assertThat(broken).isNotEqualTo(GOOD);
        Lesson lesson = read(broken);
        assertThat(codes(lesson)).contains(code);
        Problem problem = lesson.problems().stream().filter(p -> p.code().equals(code)).findFirst().orElseThrow();
        assertThat(problem.line(Texts.russian())).startsWith("proba.md:").contains(code).doesNotContain("⟨").doesNotContain("{0}");
        assertThat(problem.line(Texts.english())).doesNotContain("⟨").doesNotContain("{0}");
    }

    @Test
    void aMissingHeadIsSaidAtTheFirstLine() {
        Lesson lesson = read("# Урок\n");
        assertThat(codes(lesson)).contains("U001", "U049");
        assertThat(lesson.problems().getFirst().place().line()).isEqualTo(1);
    }

    @Test
    void anUnclosedBlockNamesTheLastLine() {
        Lesson lesson = read(GOOD.substring(0, GOOD.indexOf("шагов: 100")));
        assertThat(codes(lesson)).contains("U010");
    }

    @Test
    void theMixedAlphabetIsFoundAtItsColumn() {
        Lesson lesson = read(GOOD.replace("активация: tanh", "активация: tаnh"));
        Problem problem = lesson.problems().stream().filter(p -> p.code().equals("U012")).findFirst().orElseThrow();
        int line = (int) GOOD.substring(0, GOOD.indexOf("активация: tanh")).lines().count() + 1;
        assertThat(problem.place().line()).isEqualTo(line);
        assertThat(problem.place().column()).isEqualTo("активация: tа".length());
    }

    @Test
    void aFaultyBlockLeavesTheRestWorking() {
        Lesson lesson = read(GOOD.replace("сеть: 2-8-8-1", "сеть: 3-8-8-1"));
        assertThat(lesson.parts()).hasAtLeastOneElementOfType(Part.Faulty.class).hasAtLeastOneElementOfType(Part.Quiz.class);
        assertThat(lesson.steps()).extracting(Step::id).containsExactly("vtoroi");
    }

    @Test
    void allMistakesOfAFileAreToldAtOnce() {
        Lesson lesson = read(GOOD.replace("активация: tanh", "активация: tangens").replace("шагов: 100", "шагоф: 100")
                .replace("- [x] Верное", "- [ ] Верное"));
        assertThat(codes(lesson)).contains("U012", "U011", "U020");
    }

    @Test
    void aLongLessonIsWarnedOfAndStillWorks() {
        Lesson lesson = read(GOOD + "слово ".repeat(1000));
        assertThat(codes(lesson)).containsExactly("W051");
        assertThat(lesson.hasErrors()).isFalse();
    }

    @Test
    void aPredictionMayBeANumberOrACurve() {
        Step number = read(GOOD.replace("предсказание: Что будет?\n- [x] Верное\n- [ ] Неверное\n  > Потому что.\n", "предсказание (число 0,5 ± 0.1): Сколько?\n")).steps().getFirst();
        assertThat(number.prediction().orElseThrow()).isEqualTo(
                new Step.Prediction("Сколько?", List.of(), Optional.of(new Question.NumberAnswer(0.5, 0.1)), Optional.empty()));
        Step curve = read(GOOD.replace("предсказание: Что будет?\n- [x] Верное\n- [ ] Неверное\n  > Потому что.\n", "Предсказание (Кривая): Какая?\n")).steps().getFirst();
        assertThat(curve.prediction().orElseThrow().curve().orElseThrow()).as("the first that is watched").isEqualTo(curve.watch().getFirst());
    }

    @Test
    void optionsAndFeedbackMayGoOnInTheNextLine() {
        Step step = read(GOOD.replace("- [ ] Неверное\n  > Потому что.\n", "- [ ] Неверное\n  и длинное\n  > Потому\n  что.\n")).steps().getFirst();
        assertThat(step.prediction().orElseThrow().options().getLast()).isEqualTo(new Step.Option("Неверное и длинное", false, "Потому что."));
    }

    @Test
    void everyWidgetOfTheCatalogueIsRead() {
        for (String kind : List.of("нейрон", "функция-активации", "карта-высот", "чаша", "цепочка-множителей", "столбики-сигма", "сетка-матрицы",
                "веер-градиентов", "сборка-градиента", "перестановка-нейронов", "горлышко", "прямая-и-выброс", "таблица-нормализации")) {
            assertThat(read(GOOD.replace("вид: функция-активации", "вид: " + kind)).problems()).as(kind).isEmpty();
        }
    }

    @Test
    void englishKeysReadTheSame() {
        String english = GOOD.replace("```шаг", "```step").replace("название: Первый", "Title : Первый").replace("данные:", "data:").replace("сеть:", "NET:")
                .replace("как:", "as:").replace("предсказание:", "prediction:").replace("ожидание", "expect").replace(":::границы", ":::limits")
                .replace("```вопрос", "```quiz").replace("ответ:", "answer:").replace("смотреть:", "watch:").replace("на шагах 0..100", "at steps 0 .. 100")
                .replace("убывает", "falls").replace("на шаге 0", "at step 0").replace("9 из 10", "9 of 10");
        assertThat(read(english).problems()).isEmpty();
        assertThat(read(english).steps()).extracting(Step::spec).isEqualTo(read(GOOD).steps().stream().map(Step::spec).toList());
        assertThat(read(english).steps().getFirst().claims()).extracting(Claim::statement)
                .isEqualTo(read(GOOD).steps().getFirst().claims().stream().map(Claim::statement).toList());
    }

    private static final String PATIENT = """
            ```patient id=bolnoi
            название: Сеть №1
            как: pervyi
            инициализация: нормальная(5)
            complaint: Учится плохо.
            смотреть: насыщение[слой 1]
            ожидание: насыщение[слой 1] > 0.5 на шаге 0
            диагноз: Что с ней?
            - [x] Насыщение
            - [ ] Затухание
              > Посмотрите на норму.
            лечение: Что назначите?
            - [x] Веса по Ксавье
              + инициализация: Ксавье
            - [x] Меньше веса
              и вдвое больше шагов
              + init: normal(0.5)
              + шагов: 200
              > Да.
            - [ ] Больше пакет
              + пакет: 16
              ! (9 из 10) потери > 0.1 в конце
            - [ ] Подождать
            после лечения (8 из 10): потери < 0.5 * потери(bolnoi) в конце
            объяснение: Вот так.
            ```

            """;

    @Test
    void aPatientHoldsTheIllRunAndEveryTreatmentWithItsClaims() {
        Lesson lesson = read(GOOD.replace(":::границы", PATIENT + ":::границы"));
        assertThat(lesson.problems()).isEmpty();
        Case patient = lesson.patients().getFirst();
        assertThat(patient.complaint()).isEqualTo("Учится плохо.");
        assertThat(patient.question()).isEqualTo("Что с ней?");
        assertThat(patient.diagnoses()).extracting(Step.Option::text, Step.Option::right, Step.Option::feedback)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Насыщение", true, ""), org.assertj.core.groups.Tuple.tuple("Затухание", false, "Посмотрите на норму."));
        ExperimentSpec ill = patient.ill().spec();
        assertThat(ill).isEqualTo(lesson.steps().getFirst().spec().withInitializer(new Initializer.Normal(5, 1)));
        assertThat(patient.treatments()).extracting(treatment -> treatment.run().spec()).containsExactly(ill.withInitializer(new Initializer.Xavier()),
                ill.withInitializer(new Initializer.Normal(0.5, 1)).withSteps(200), ill.withBatches(new gradlab.data.BatchPlan(16, true)), ill);
        assertThat(patient.treatments().get(1).option()).isEqualTo(new Step.Option("Меньше веса и вдвое больше шагов", true, "Да."));
        assertThat(patient.treatments()).extracting(treatment -> treatment.run().claims().size()).containsExactly(1, 1, 1, 0);
        assertThat(patient.treatments().get(1).run().claims().getFirst().needed()).isEqualTo(8);
        assertThat(patient.treatments().get(2).run().claims().getFirst().needed()).isEqualTo(9);
    }

    @Test
    void thePatientAndEveryTreatmentThatClaimsSomethingAreRunAndChecked() {
        Lesson lesson = read(GOOD.replace(":::границы", PATIENT + ":::границы"));
        assertThat(lesson.steps()).as("a patient is no step").extracting(Step::id).containsExactly("pervyi", "vtoroi");
        assertThat(lesson.runs()).extracting(Step::id).containsExactly("pervyi", "vtoroi", "bolnoi", "bolnoi+1", "bolnoi+2", "bolnoi+3");
        var verdicts = LessonChecker.check(lesson, 0, 1, System::nanoTime).verdicts();
        assertThat(verdicts).extracting(verdict -> verdict.step().id()).contains("bolnoi", "bolnoi+1", "bolnoi+3");
        Lesson wrong = read(GOOD.replace(":::границы", PATIENT.replace("потери > 0.1 в конце", "потери > 100 в конце") + ":::границы"));
        assertThat(LessonChecker.check(wrong, 0, 1, System::nanoTime).verdicts()).filteredOn(verdict -> !verdict.holds() && verdict.step().id().startsWith("bolnoi")).extracting(verdict -> verdict.step().id()).containsExactly("bolnoi+3");
    }
}
