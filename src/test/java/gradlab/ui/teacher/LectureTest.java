package gradlab.ui.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.lesson.Lesson;
import gradlab.lesson.LessonReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LectureTest {

    private static final Lesson LESSON = LessonReader.read(Path.of("proba.md"), """
            ---
            формат: 1
            id: proba
            название: Проба
            версия: 1.0
            время: 10 мин
            цель: Проверить
            ---

            # Проба

            Сначала текст.

            ## Шаги

            ```шаг id=s-vyborom
            название: С выбором
            данные: окружности(60)
            сеть: 2-4-1
            шагов: 100
            стоп: 40, 20
            смотреть: потери
            предсказание: Что будет?
            - [x] Верное
            - [ ] Неверное
              > Нет.
            - [ ] Другое
            объяснение: Потому.
            ```

            ```шаг id=bez-voprosa
            как: s-vyborom
            шагов: 10
            ```

            ```шаг id=s-chislom
            как: s-vyborom
            предсказание (0.5 ± 0.1): Сколько?
            ```

            ```шаг id=s-krivoj
            как: s-vyborom
            предсказание (кривая потери): Какая кривая?
            объяснение: Вот такая.
            ```

            ```шаг id=chasha
            чаша: κ=20, старт=(-2; 1.5)
            оптимизатор: SGD(скорость=0.05)
            шагов: 30
            предсказание: Куда?
            - [x] Вниз
            - [ ] Вверх
            ```

            :::учителю
            Не для класса.
            :::

            ```пациент id=bolnoj
            как: s-vyborom
            жалоба: Учится плохо.
            диагноз: Что с ним?
            - [x] Одно
            - [ ] Другое
            лечение: Что назначить?
            - [ ] Ничего
            - [x] Пакет
              + пакет: 8
            после лечения: потери < 100 в конце
            объяснение: Таков больной.
            ```

            ## Проверьте себя

            ```вопрос id=q1
            Где?
            - [x] Тут
            - [ ] Там
            ```

            ## Главное

            - Всё.
            """);

    private final Lecture lecture = new Lecture(LESSON);

    @Test
    void theLessonIsWellFormed() {
        assertThat(LESSON.problems().stream().filter(problem -> !problem.isWarning()).toList()).isEmpty();
    }

    @Test
    void notesToTheTeacherAreOnNoSlide() {
        assertThat(lecture.slides()).extracting(Slide::key).containsExactly("cover", "text-12", "step-s-vyborom", "step-bez-voprosa", "step-s-chislom",
                "step-s-krivoj", "step-chasha", "patient-bolnoj", "cure-bolnoj", "question-q1", "text-" + line("- Всё."));
    }

    @Test
    void theClickerAloneGoesThroughEveryActOfEverySlideInOrder() {
        List<String> seen = new ArrayList<>();
        boolean going = true;
        while (going) {
            String where = lecture.slide().key() + " " + lecture.act() + (lecture.act() == Act.RUN || lecture.act() == Act.STILL ? lecture.target() : "")
                    + (lecture.isAnswered() ? " answered" : "");
            seen.add(where);
            going = lecture.act() == Act.RUN ? lecture.arrived(false) : lecture.next();
        }
        assertThat(seen).containsExactly("cover READING", "text-12 READING",
                "step-s-vyborom QUESTION", "step-s-vyborom OPTIONS", "step-s-vyborom COLLECTED", "step-s-vyborom RUN20", "step-s-vyborom STILL20",
                "step-s-vyborom RUN40", "step-s-vyborom STILL40", "step-s-vyborom RUN100", "step-s-vyborom STILL100", "step-s-vyborom EXPLANATION",
                "step-s-vyborom EXPLANATION answered",
                "step-bez-voprosa QUESTION", "step-bez-voprosa RUN10", "step-bez-voprosa STILL10",
                "step-s-chislom QUESTION", "step-s-chislom COLLECTED", "step-s-chislom RUN100", "step-s-chislom STILL100", "step-s-chislom EXPLANATION",
                "step-s-chislom EXPLANATION answered",
                "step-s-krivoj QUESTION", "step-s-krivoj COLLECTED", "step-s-krivoj RUN100", "step-s-krivoj STILL100", "step-s-krivoj EXPLANATION",
                "step-chasha QUESTION", "step-chasha OPTIONS", "step-chasha COLLECTED", "step-chasha RUN30", "step-chasha STILL30", "step-chasha EXPLANATION",
                "step-chasha EXPLANATION answered",
                "patient-bolnoj QUESTION", "patient-bolnoj RUN100", "patient-bolnoj STILL100", "patient-bolnoj OPTIONS", "patient-bolnoj COLLECTED",
                "cure-bolnoj OPTIONS", "cure-bolnoj COLLECTED", "cure-bolnoj RUN100", "cure-bolnoj STILL100", "cure-bolnoj EXPLANATION", "cure-bolnoj EXPLANATION answered",
                "question-q1 QUESTION", "question-q1 OPTIONS", "question-q1 COLLECTED", "question-q1 EXPLANATION", "question-q1 EXPLANATION answered",
                "text-" + line("- Всё.") + " READING");
    }

    @Test
    void backGoesThroughTheActsTheOtherWay() {
        goTo("step-s-vyborom", Act.STILL);
        lecture.next();
        lecture.arrived(false);
        lecture.next();
        lecture.arrived(false);
        lecture.next();
        List<String> seen = new ArrayList<>();
        while (lecture.back()) {
            seen.add(lecture.act() + (lecture.act() == Act.STILL ? "" + lecture.target() : ""));
        }
        assertThat(seen).containsExactly("STILL100", "STILL40", "STILL20", "COLLECTED", "OPTIONS", "QUESTION", "READING", "READING");
        assertThat(lecture.index()).isZero();
    }

    @Test
    void aRunThatHasNotArrivedIsNotPassedBy() {
        goTo("step-s-vyborom", Act.RUN);
        assertThat(lecture.next()).isFalse();
        assertThat(lecture.act()).isEqualTo(Act.RUN);
    }

    @Test
    void aRunThatDivergedIsOverWhateverStopsWereAhead() {
        goTo("step-s-vyborom", Act.RUN);
        lecture.arrived(true);
        assertThat(lecture.isAtEnd()).isTrue();
        lecture.next();
        assertThat(lecture.act()).isEqualTo(Act.EXPLANATION);
    }

    @Test
    void theAnswerIsNotToldBeforeTheRunIsOver() {
        goTo("step-s-vyborom", Act.COLLECTED);
        assertThat(lecture.answer()).isFalse();
        goTo("step-s-vyborom", Act.STILL);
        assertThat(lecture.answer()).isFalse();
        lecture.next();
        lecture.arrived(true);
        assertThat(lecture.answer()).isTrue();
        assertThat(lecture.isAnswered()).isTrue();
        assertThat(lecture.answer()).isTrue();
        assertThat(lecture.isAnswered()).isFalse();
    }

    @Test
    void aStepWhoseVoteIsOpenIsLeftWithTheVoteClosed() {
        goTo("step-s-vyborom", Act.OPTIONS);
        lecture.raise(0);
        lecture.raise(0);
        lecture.raise(1);
        lecture.next();
        assertThat(lecture.act()).isEqualTo(Act.COLLECTED);
        assertThat(lecture.ballot().closed(1)).isPresent();
        assertThat(lecture.vote(lecture.index()).orElseThrow().counts()).containsExactlyInAnyOrder(2, 1, 0);
    }

    @Test
    void digitsCountForTheOptionsAsTheyStandOnTheScreen() {
        goTo("step-s-vyborom", Act.OPTIONS);
        int first = lecture.slide().order()[0];
        lecture.raise(0);
        lecture.closeVote();
        assertThat(lecture.ballot().closed(1).orElseThrow().get(first)).isEqualTo(1);
        assertThat(lecture.raise(3)).isFalse();
    }

    @Test
    void handsAreNotCountedWhereNothingIsAsked() {
        assertThat(lecture.raise(0)).isFalse();
        goTo("step-s-vyborom", Act.QUESTION);
        assertThat(lecture.raise(0)).isFalse();
        goTo("patient-bolnoj", Act.STILL);
        assertThat(lecture.raise(0)).isFalse();
    }

    @Test
    void theTreatmentWithMostHandsIsRun() {
        goTo("cure-bolnoj", Act.OPTIONS);
        assertThat(lecture.run().orElseThrow().spec()).isNotEqualTo(LESSON.patients().getFirst().ill().spec());
        int nothing = lecture.slide().order()[0] == 0 ? 0 : 1;
        lecture.raise(nothing);
        lecture.closeVote();
        assertThat(lecture.run().orElseThrow().spec()).isEqualTo(LESSON.patients().getFirst().ill().spec());
    }

    @Test
    void aReturnKeepsTheVotesAndStandsBeforeTheRun() {
        goTo("step-s-vyborom", Act.OPTIONS);
        lecture.raise(1);
        lecture.closeVote();
        goTo("step-s-vyborom", Act.STILL);
        lecture.beforeRun();
        assertThat(lecture.act()).isEqualTo(Act.COLLECTED);
        assertThat(lecture.ballot().closed(1)).isPresent();
        assertThat(lecture.target()).isEqualTo(20);
    }

    @Test
    void whereTheClassStandsAndWhatItWasToldOutlivesARestart() {
        goTo("step-s-vyborom", Act.OPTIONS);
        lecture.raise(0);
        lecture.closeVote();
        goTo("step-s-vyborom", Act.STILL);
        lecture.raise(1);
        lecture.closeVote();
        lecture.next();
        lecture.arrived(true);
        lecture.answer();
        Lectures before = new Lectures();
        before.keep(lecture);
        Lectures after = new Lectures();
        after.restore(before.text());
        Lecture again = after.of(LESSON);
        assertThat(again.slide().key()).isEqualTo("step-s-vyborom");
        assertThat(again.act()).isEqualTo(Act.STILL);
        assertThat(again.isAnswered()).isTrue();
        assertThat(again.ballot().closed(1)).isEqualTo(lecture.ballot().closed(1));
        assertThat(again.ballot().closed(2)).isEqualTo(lecture.ballot().closed(2));
        assertThat(again.isAnswered(again.index() + 1)).isFalse();
    }

    @Test
    void whatCannotBeReadLeavesTheLectureAtItsBeginning() {
        Lectures lectures = new Lectures();
        lectures.restore("no json");
        lectures.restore("{\"proba\": {\"slide\": \"step-gone\", \"act\": 77}}");
        assertThat(lectures.of(LESSON).index()).isZero();
        lectures.restore("{\"proba\": {\"slide\": \"step-s-vyborom\", \"act\": 77, \"stop\": -3}}");
        assertThat(lectures.of(LESSON).act()).isEqualTo(Act.QUESTION);
    }

    @Test
    void aLeapPassesTextBy() {
        lecture.leap(1);
        assertThat(lecture.slide().key()).isEqualTo("step-s-vyborom");
        lecture.leap(1);
        lecture.leap(-1);
        assertThat(lecture.slide().key()).isEqualTo("step-s-vyborom");
        assertThat(lecture.leap(-1)).isFalse();
    }

    private void goTo(String key, Act act) {
        int slide = lecture.slides().stream().map(Slide::key).toList().indexOf(key);
        lecture.enter(slide);
        while (lecture.act() != act) {
            if (lecture.act() == Act.RUN) {
                lecture.arrived(false);
            } else {
                lecture.next();
            }
        }
    }

    private static int line(String text) {
        return LESSON.parts().stream().filter(part -> part.line() > 80).mapToInt(Lesson.Part::line).max().orElseThrow();
    }
}
