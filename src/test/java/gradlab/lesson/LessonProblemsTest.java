package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Problem;
import gradlab.catalogue.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every code with its place. The line {@code right} of a sound lesson is replaced by {@code wrong}, in which ⟪ marks where
 * the message must point, ¶ breaks the line and ␣ is a space at its beginning.
 */
class LessonProblemsTest {

    private static final String GOOD = """
            ---
            формат: 1
            id: proba
            название: Проба
            версия: 1.0
            лаборатория: ">= 1.0"
            время: 10 мин
            цель: Проверить чтение урока
            термины: вес, потери
            ---

            ## Потрогайте

            Наклон {{a = 0.5 | 0..1}}, вдвое {{= 2 * a}}, формула $z = w\\cdot x$.

            ```виджет id=krivaya
            вид: функция-активации
            функция: tanh
            тянуть: z = 0 | -6..6; y = 1 | 0..2
            ```

            ```шаг id=pervyi
            название: Первый
            данные: окружности(60)
            доля теста: 0
            сеть: 2-8-8-1
            активация: tanh
            пакет: весь
            шагов: 100
            смотреть: насыщение[слой 2], потери
            стрелка: потери на шаге 10 "перелом"
            предсказание: Что будет?
            - [x] Верное
            - [ ] Неверное
            ожидание (9 из 10): насыщение[слой 2] < 0.5 на шаге 0
            ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5
            ожидание: сигма[слой 1, 2] > 0 на шагах 0..50
            объяснение: Так вышло, ведь $x>0$.
            ```

            ```шаг id=vtoroi
            как: pervyi
            шагов: 50
            предсказание (0.5 ± 0.1): Сколько?
            ожидание: потери < 2 * потери(pervyi) на шаге 20
            ожидание: косинус-запусков(pervyi) > 0.5 в конце
            ```

            ```шаг id=tretii
            чаша: κ=20, старт=(-2; 1.5)
            оптимизатор: SGD(скорость=0.101)
            шагов: 100
            предсказание (кривая потери): Какой выйдет кривая?
            ожидание: потери > 100 на шаге 100
            ```

            ```пациент id=bolnoi
            название: Сеть №1
            как: pervyi
            инициализация: нормальная(5)
            жалоба: Учится плохо.
            ожидание: потери > 0 в конце
            диагноз: Что с ней?
            - [x] Насыщение
            - [ ] Затухание
              > Посмотрите на норму.
            лечение: Что назначите?
            - [x] Веса по Ксавье
              + инициализация: Ксавье
            - [ ] Больше пакет
              + пакет: 16
              ! (9 из 10) потери > 0 в конце
            после лечения: потери < 100 в конце
            ```

            :::границы
            Мы смотрим маленькую сеть.
            :::

            ```вопрос id=q1
            Сколько будет 2 + 2?
            ответ: 4 ± 0
            ? Посчитайте.
            ```

            ```вопрос id=q2
            Что больше?
            - [x] Два
            - [ ] Один
            порядок: как есть
            ```

            ## Главное

            - Одно.
            """;

    private static Lesson read(String text) {
        return LessonReader.read(Path.of("proba.md"), text);
    }

    @Test
    void theSoundLessonHasNoProblems() {
        assertThat(read(GOOD).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '¦', quoteCharacter = '¤', ignoreLeadingAndTrailingWhitespace = true, value = {
        "U003 ¦ id: proba                                ¦ ⟪id: Proba",
        "U005 ¦ формат: 1                                ¦ ⟪формат: 2",
        "U006 ¦ формат: 1                                ¦ ⟪формат: один",
        "U007 ¦ лаборатория: \">= 1.0\"                  ¦ лаборатория: ⟪новая",
        "U008 ¦ версия: 1.0                              ¦ версия: ⟪первая",
        "U009 ¦ время: 10 мин                            ¦ время: ⟪полчаса",
        "W053 ¦ термины: вес, потери                     ¦ ⟪погода: ясная",
        "W054 ¦ термины: вес, потери                     ¦ термины: вес, ⟪насыщенние",
        "W057 ¦ термины: вес, потери                     ¦ термины: вес, ⟪ёлка",
        "U010 ¦ ```виджет id=krivaya                     ¦ ⟪```вопрос id=qq¶Что?¶- [x] Да¶- [ ] Нет¶```виджет id=krivaya",
        "U011 ¦ пакет: весь                              ¦ ⟪пакеет: весь",
        "U011 ¦ функция: tanh                            ¦ ⟪фунция: tanh",
        "U011 ¦ ответ: 4 ± 0                             ¦ ⟪отвт: 4 ± 0",
        "U012 ¦ активация: tanh                          ¦ активация: t⟪аnh",
        "U012 ¦ активация: tanh                          ¦ активация: ⟪tanhh",
        "U012 ¦ функция: tanh                            ¦ функция: tanh, ⟪сигмойда",
        "U013 ¦ сеть: 2-8-8-1                            ¦ сеть: ⟪3-8-8-1",
        "U014 ¦ ответ: 4 ± 0                             ¦ ответ: ⟪NaN ± 0",
        "U014 ¦ шагов: 50                                ¦ шагов: ⟪много",
        "U014 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: потери < ⟪0,5.1 на шаге 5",
        "U015 ¦ как: pervyi                              ¦ как: ⟪pervyj",
        "U015 ¦ ожидание: потери < 2 * потери(pervyi) на шаге 20 ¦ ожидание: потери < 2 * потери(⟪pervy) на шаге 20",
        "U017 ¦ шагов: 50                                ¦ ⟪шагов 50",
        "U017 ¦ шагов: 50                                ¦ шагов: 50¶⟪? Подсказка",
        "U018 ¦ ```шаг id=vtoroi                         ¦ ⟪```шаг id=pervyi",
        "U019 ¦ шагов: 50                                ¦ шагов: 50¶⟪шагов: 60",
        "U019 ¦ версия: 1.0                              ¦ версия: 1.0¶⟪версия: 1.1",
        "U020 ¦ ```вопрос id=q2                          ¦ ⟪```вопрос id=q0¶Что?¶- [ ] Да¶```¶```вопрос id=q2",
        "U021 ¦ ```вопрос id=q2                          ¦ ⟪```вопрос id=q0¶Что?¶- [x] Да¶```¶```вопрос id=q2",
        "U030 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: ⟪насыщенность[слой 1] < 1 на шаге 5",
        "U031 ¦ смотреть: насыщение[слой 2], потери      ¦ смотреть: потери, ⟪насыщение[выход]",
        "U032 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: потери < 1 ⟪на шаге 500",
        "U032 ¦ стрелка: потери на шаге 10 \"перелом\"   ¦ стрелка: потери на шаге ⟪101 \"перелом\"",
        "U033 ¦ стрелка: потери на шаге 10 \"перелом\"   ¦ стрелка: ⟪норма-весов[слой 6] на шаге 10 \"перелом\"",
        "U033 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: ⟪ранг[слой 0] = 2 на шаге 5",
        "U034 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: ⟪мёртвые[слой 1] < 1 на шаге 5",
        "U035 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: ⟪потери < 1",
        "U036 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: потери растёт ⟪в конце",
        "U037 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: ⟪потери на шаге 5",
        "U038 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: ⟪потери ≈ 1 на шаге 5",
        "U039 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: ⟪потери = 1 на шаге 5",
        "U040 ¦ Мы смотрим маленькую сеть.               ¦ Сеть $W=⟪\\mathbff{w}$.",
        "U040 ¦ Мы смотрим маленькую сеть.               ¦ Сеть $⟪\\includegraphics{http://127.0.0.1:9/a.png}$.",
        "U040 ¦ Мы смотрим маленькую сеть.               ¦ Сеть $⟪\\newcommand{\\zz}{x}$.",
        "U040 ¦ Мы смотрим маленькую сеть.               ¦ Сеть¶$$W=¶⟪\\mathbff{w}$$",
        "U040 ¦ объяснение: Так вышло, ведь $x>0$.       ¦ объяснение: Так вышло, $⟪\\mathbff{x}>0$.",
        "U041 ¦ Мы смотрим маленькую сеть.               ¦ Сеть {{= a + ⟪b}}.",
        "U041 ¦ объяснение: Так вышло, ведь $x>0$.       ¦ объяснение: Так вышло {{= ⟪b}}.",
        "U042 ¦ стрелка: потери на шаге 10 \"перелом\"   ¦ стрелка: ранг[⟪этаж 2] на шаге 10 \"перелом\"",
        "U042 ¦ стрелка: потери на шаге 10 \"перелом\"   ¦ стрелка: ранг[⟪слой 1, 2] на шаге 10 \"перелом\"",
        "U042 ¦ смотреть: насыщение[слой 2], потери      ¦ смотреть: ⟪потери по слоям",
        "U043 ¦ стрелка: потери на шаге 10 \"перелом\"   ¦ стрелка: ⟪вон там",
        "U032 ¦ стрелка: потери на шаге 10 \"перелом\"   ¦ стоп: 20, ⟪101",
        "U014 ¦ стрелка: потери на шаге 10 \"перелом\"   ¦ стоп: ⟪в середине",
        "U044 ¦ предсказание (кривая потери): Какой выйдет кривая? ¦ предсказание (⟪узор): Какой выйдет?",
        "U045 ¦ шагов: 50                                ¦ шагов (⟪около): 50",
        "U045 ¦ ожидание (9 из 10): насыщение[слой 2] < 0.5 на шаге 0 ¦ ожидание (⟪11 из 10): потери < 1 на шаге 0",
        "U046 ¦ ```вопрос id=q1                          ¦ ⟪:::подсказка¶Думайте.¶:::откуда¶Из головы.¶:::¶```вопрос id=q1",
        "U047 ¦ ```вопрос id=q1                          ¦ ⟪```вопрос",
        "U048 ¦ :::границы                               ¦ :::⟪граница",
        "U048 ¦ :::границы                               ¦ :::⟪пределы",
        "U050 ¦ вид: функция-активации                   ¦ вид: ⟪функция-активаций",
        "U080 ¦ функция: tanh                           ¦ показать: производная, ⟪наложенье",
        "U051 ¦ тянуть: z = 0 | -6..6; y = 1 | 0..2  ¦ тянуть: z = 0 | -6..6; ⟪y : 1",
        "U051 ¦ Мы смотрим маленькую сеть.               ¦ Сеть {{⟪w : 1}}.",
        "U052 ¦ ```виджет id=krivaya                     ¦ ⟪```виджет id=drugoi¶показать: всё¶```¶```виджет id=krivaya",
        "U053 ¦ ```шаг id=vtoroi                         ¦ ```⟪шагг id=vtoroi",
        "U053 ¦ ```шаг id=vtoroi                         ¦ ```⟪загадка id=vtoroi",
        "U054 ¦ Мы смотрим маленькую сеть.               ¦ Сеть {{= 2 *⟪}}.",
        "U054 ¦ Мы смотрим маленькую сеть.               ¦ Сеть {{= ⟪for(a)}}.",
        "U055 ¦ ожидание: потери > 100 на шаге 100       ¦ ожидание: ⟪ранг > 1 на шаге 100",
        "U073 ¦ ожидание: сигма[слой 1, 2] > 0 на шагах 0..50 ¦ ожидание: ⟪подъёмы-потерь > 0 в конце",
        "U056 ¦ чаша: κ=20, старт=(-2; 1.5)              ¦ чаша: κ=20, ⟪финиш=(-2; 1.5)",
        "U056 ¦ чаша: κ=20, старт=(-2; 1.5)              ¦ чаша: κ=20, старт=⟪-2",
        "U056 ¦ чаша: κ=20, старт=(-2; 1.5)              ¦ чаша: ⟪κ=0",
        "U057 ¦ чаша: κ=20, старт=(-2; 1.5)              ¦ чаша: κ=20¶пакет: ⟪весь",
        "U058 ¦ ожидание: сигма[слой 1, 2] > 0 на шагах 0..50 ¦ ожидание: потери > 0 ⟪на шагах 50..10",
        "U059 ¦ ожидание: сигма[слой 1, 2] > 0 на шагах 0..50 ¦ ожидание: ⟪сигма[слой 1, 3] > 0 на шагах 0..50",
        "U059 ¦ ожидание: сигма[слой 1, 2] > 0 на шагах 0..50 ¦ ожидание: ⟪вес[слой 1, 99] > 0 на шагах 0..50",
        "U074 ¦ ожидание: сигма[слой 1, 2] > 0 на шагах 0..50 ¦ ожидание: ⟪вес[слой 1] > 0 на шагах 0..50",
        "U074 ¦ ожидание: сигма[слой 1, 2] > 0 на шагах 0..50 ¦ ожидание: ⟪вес > 0 на шагах 0..50",
        "U060 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: ранг(τ=⟪2)[слой 1] = 2 на шаге 5",
        "U060 ¦ ожидание: ранг(τ=0.01)[слой 1] = 2 на шаге 5 ¦ ожидание: устойчивый-ранг(τ=⟪0.1)[слой 1] > 1 на шаге 5",
        "U061 ¦ ```вопрос id=q1                          ¦ ⟪```вопрос id=Вопрос1",
        "U062 ¦ Мы смотрим маленькую сеть.               ¦ Сеть $z=⟪{{= a}}$.",
        "U063 ¦ Мы смотрим маленькую сеть.               ¦ Сеть {{⟪w = 3 | 0..2}}.",
        "U063 ¦ тянуть: z = 0 | -6..6; y = 1 | 0..2  ¦ тянуть: z = 0 | -6..6; ⟪y = 1 | 2..0",
        "U064 ¦ порядок: как есть                        ¦ порядок: ⟪любой",
        "U065 ¦ предсказание: Что будет?                 ¦ ⟪предсказание:",
        "U065 ¦ ```вопрос id=q1                          ¦ ⟪```вопрос id=q0¶- [x] Да¶- [ ] Нет¶```¶```вопрос id=q1",
        "U066 ¦ ожидание: сигма[слой 1, 2] > 0 на шагах 0..50 ¦ ожидание: потери > 0 на шагах 0..50¶⟪- [x] Да",
        "U066 ¦ предсказание (кривая потери): Какой выйдет кривая? ¦ предсказание (1): Сколько?¶⟪- [x] Да",
        "U067 ¦ предсказание (кривая потери): Какой выйдет кривая? ¦ предсказание (⟪кривая): Какой выйдет?",
        "U068 ¦ ожидание: косинус-запусков(pervyi) > 0.5 в конце ¦ ожидание: ⟪косинус-запусков > 0.5 в конце",
        "U068 ¦ ```вопрос id=q1                          ¦ ```шаг id=drugoi¶как: pervyi¶сеть: 2-4-1¶ожидание: ⟪косинус-запусков(pervyi) > 0 в конце¶```¶```вопрос id=q1",
        "U069 ¦ смотреть: насыщение[слой 2], потери      ¦ смотреть: потери, ⟪косинус-запусков",
        "U015 ¦ шагов: 50                                ¦ шагов: 50¶старт: ⟪pervyj",
        "U057 ¦ чаша: κ=20, старт=(-2; 1.5)              ¦ чаша: κ=20¶старт: ⟪pervyi",
        "U070 ¦ ```вопрос id=q1                          ¦ ```шаг id=drugoi¶как: pervyi¶сеть: 2-4-1¶старт: ⟪pervyi¶```¶```вопрос id=q1",
        "U070 ¦ ```вопрос id=q1                          ¦ ```шаг id=drugoi¶как: pervyi¶нормализация: пакетная¶старт: ⟪pervyi¶```¶```вопрос id=q1",
        "U070 ¦ ```вопрос id=q1                          ¦ ```шаг id=a¶как: pervyi¶старт: pervyi¶```¶```шаг id=b¶как: a¶сеть: ⟪2-4-1¶```¶```вопрос id=q1",
        "U071 ¦ ```вопрос id=q1                          ¦ ```шаг id=drugoi¶старт: ⟪tretii¶```¶```вопрос id=q1",
        "U077 ¦ ```вопрос id=q1                          ¦ ⟪```пациент id=b2¶как: pervyi¶диагноз: ?¶- [x] Да¶- [ ] Нет¶после лечения: потери < 9 в конце¶```¶```вопрос id=q1",
        "U011 ¦ жалоба: Учится плохо.                    ¦ ⟪жалобы: Учится плохо.",
        "U011 ¦ ␣␣+ пакет: 16                       ¦ ␣␣+ ⟪пакеет: 16",
        "U014 ¦ ␣␣+ пакет: 16                       ¦ ␣␣+ пакет: ⟪много",
        "U017 ¦ ␣␣> Посмотрите на норму.            ¦ ␣␣⟪+ пакет: 16",
        "U019 ¦ ␣␣+ пакет: 16                       ¦ ␣␣+ пакет: 16¶␣␣+ ⟪пакет: 32",
        "U030 ¦ после лечения: потери < 100 в конце      ¦ после лечения: ⟪потеря < 100 в конце",
        "U045 ¦ ␣␣! (9 из 10) потери > 0 в конце    ¦ ␣␣! (⟪много) потери > 0 в конце",
        "U075 ¦ ␣␣+ пакет: 16                       ¦ ␣␣+ ⟪пакет побольше",
        "U076 ¦ жалоба: Учится плохо.                    ¦ ⟪предсказание: Что будет?",
        "U076 ¦ жалоба: Учится плохо.                    ¦ ⟪чаша: κ=20",
        "W058 ¦ лечение: Что назначите?                  ¦ ⟪лечение: Что назначите?¶- [ ] Ещё пакет¶␣␣+ пакет: 8",
        "W050 ¦ Мы смотрим маленькую сеть.               ¦ Сеть показывает ⟪склопывание рангов.",
        "W050 ¦ объяснение: Так вышло, ведь $x>0$.       ¦ объяснение: Такой ⟪лосс вышел.",
        "W055 ¦ смотреть: насыщение[слой 2], потери      ¦ смотреть: ⟪насыщение[слой 2], потери, доля-верных",
        "W056 ¦ функция: tanh                            ¦ ⟪краска: синяя",
    })
    void eachMistakeHasItsCodeItsLineAndItsColumn(String code, String right, String wrong) {
        String marked = wrong.replace('¶', '\n').replace('␣', ' ');
        String broken = GOOD.replaceFirst("(?m)^" + java.util.regex.Pattern.quote(right.replace('␣', ' ')) + "$", java.util.regex.Matcher.quoteReplacement(marked));
        assertThat(broken).contains("⟪");
        String before = broken.substring(0, broken.indexOf('⟪'));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        Lesson lesson = read(broken.replace("⟪", ""));
        assertThat(lesson.problems()).as("%s", lines(lesson)).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.place().line() == line && problem.place().column() == column)
                    .as("%s instead of %d:%d", problem.place(), line, column).isTrue();
        });
        for (Texts texts : List.of(Texts.russian(), Texts.english())) {
            lesson.problems().forEach(problem -> assertThat(problem.line(texts)).startsWith("proba.md:").doesNotContain("⟨").doesNotContain("{0}").doesNotContain("{1}"));
        }
        assertThat(lesson.problems().stream().filter(problem -> problem.code().equals(code)).count()).as("one message per cause").isEqualTo(1);
    }

    private static List<String> lines(Lesson lesson) {
        return lesson.problems().stream().map(problem -> problem.line(Texts.russian())).toList();
    }

    @Test
    void partsThatEveryLessonNeedsAreMissed() {
        Lesson lesson = read(GOOD.substring(0, GOOD.indexOf("## Потрогайте")));
        assertThat(lesson.problems()).extracting(Problem::code).containsExactly("U049", "U049", "U049", "U049");
        assertThat(lesson.problems()).extracting(problem -> problem.args().getFirst()).containsExactly("шаг", "вопрос", "## Главное", ":::границы");
    }

    @Test
    void theHeadIsMissedAtTheFirstLineAndItsEndToo() {
        assertThat(read("# Урок\n").problems().getFirst().line(Texts.russian())).startsWith("proba.md:1:1 U001 ");
        assertThat(read("---\nформат: 1\n").problems()).extracting(Problem::code).contains("U004", "U002");
        assertThat(lines(read(GOOD.replace("цель: Проверить чтение урока\n", "")))).singleElement().asString().startsWith("proba.md:9:1 U002 ").contains("«цель»");
    }

    @Test
    void aChainOfCopiesHasAnEnd() {
        StringBuilder steps = new StringBuilder();
        Stream.of("a:pervyi", "b:a", "c:b", "d:c").map(pair -> pair.split(":"))
                .forEach(pair -> steps.append("```шаг id=").append(pair[0]).append("\nкак: ").append(pair[1]).append("\n```\n\n"));
        Lesson lesson = read(GOOD.replace(":::границы", steps + ":::границы"));
        assertThat(lesson.problems()).extracting(Problem::code).containsExactly("U016", "W052");
    }

    @Test
    void stepsMayBeginAfterStepsThatBeganAfterStepsButNotForEver() {
        StringBuilder steps = new StringBuilder();
        String before = "pervyi";
        for (int i = 1; i <= 9; i++) {
            steps.append("```шаг id=s").append(i).append("\nсеть: 2-8-8-1\nстарт: ").append(before).append("\n```\n\n");
            before = "s" + i;
        }
        Lesson lesson = read(GOOD.replace(":::границы", steps + ":::границы"));
        assertThat(lesson.problems()).extracting(Problem::code).containsExactly("U072", "W052");
    }

    @Test
    void aPatientNeedsADiagnosisATreatmentAndAClaimAboutItsEnd() {
        Lesson lesson = read(GOOD.replace(":::границы", "```пациент id=b2\nкак: pervyi\n```\n\n:::границы"));
        assertThat(lesson.problems()).extracting(Problem::code).containsExactly("U077", "U077", "U077");
        assertThat(lesson.problems()).extracting(problem -> problem.args().getFirst()).containsExactly("диагноз", "лечение", "после лечения");
    }

    @Test
    void anUnclosedBlockLeavesTheRestStanding() {
        Lesson lesson = read(GOOD.replace("шагов: 50\n", "шагов: 50\nобъяснение: Забыл закрыть.\n").replace(" 0.5 в конце\n```", " 0.5 в конце"));
        assertThat(lesson.problems()).extracting(Problem::code).containsExactly("U010");
        assertThat(lesson.steps()).extracting(Step::id).containsExactly("pervyi", "tretii");
        assertThat(lesson.faults()).singleElement().satisfies(part -> assertThat(part.source()).startsWith("```шаг id=vtoroi").contains("в конце\n"));
    }

    @Test
    void aComparisonWithAFaultyStepIsNotASecondMistakeAndNotChecked() {
        Lesson lesson = read(GOOD.replace("сеть: 2-8-8-1", "сеть: 3-8-8-1"));
        assertThat(lesson.problems()).extracting(Problem::code).containsExactly("U013");
        assertThat(lesson.runs()).extracting(Step::id).startsWith("vtoroi", "tretii");
        assertThat(lesson.runs().getFirst().claims()).isEmpty();
    }

    @Test
    void nothingInOrdinaryCodeIsABlockOrAFormula() {
        String code = "```\n:::нет\n$\\нет$ {{нет}}\n## нет\n```\n\n`$\\нет$ {{нет}}`\n\n";
        assertThat(read(GOOD.replace(":::границы", code + ":::границы")).problems()).isEmpty();
    }

    @Test
    void stepsMayStandInBoxes() {
        Lesson lesson = read(GOOD.replace("Мы смотрим маленькую сеть.", "```шаг id=vnutri\nкак: pervyi\nожидание: потери < 100 в конце\n```"));
        assertThat(lesson.problems()).isEmpty();
        assertThat(lesson.steps()).extracting(Step::id).containsExactly("pervyi", "vtoroi", "tretii", "vnutri");
    }
}
