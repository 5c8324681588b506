package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradlab.catalogue.BadInput;
import gradlab.lesson.LessonChecker.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonCheckerTest {

    private static final String STEPS = """
            ```шаг id=odin
            данные: окружности(40)
            сеть: 2-4-1
            шагов: 30
            ожидание (5 из 10): потери < 0.69 на шаге 30
            ожидание: ранг[слой 1] >= 0 на шаге 10
            ```

            ```шаг id=dva
            как: odin
            оптимизатор: Adam(скорость=0.05)
            ожидание (5 из 10): потери < потери(odin) на шаге 30
            ```
            """;

    private final AtomicLong clock = new AtomicLong();

    private static Lesson lesson(String steps) {
        return LessonReader.read(Path.of("proba.md"), "---\nid: proba\n---\n" + steps);
    }

    private static Checked took(double... seconds) {
        Map<String, Double> steps = new LinkedHashMap<>();
        for (int i = 0; i < seconds.length; i++) {
            steps.put("s" + (i + 1), seconds[i]);
        }
        return new Checked(List.of(), steps);
    }

    @Test
    void threadsChangeNothingInWhatIsFound() {
        Lesson lesson = lesson(STEPS);
        Checked alone = LessonChecker.check(lesson, 5, 1, clock::incrementAndGet);
        Checked together = LessonChecker.check(lesson, 5, 4, clock::incrementAndGet);
        assertThat(together.verdicts()).isEqualTo(alone.verdicts()).hasSize(3);
        assertThat(together.verdicts()).allSatisfy(verdict -> assertThat(verdict.further()).extracting(finding -> finding.seeds().data())
                .containsExactly(101L, 102L, 103L, 104L, 105L));
        assertThat(together.seconds().keySet()).containsExactly("odin", "dva");
        assertThat(together.total()).isPositive();
    }

    @Test
    void dataThatCannotBeReadAnyMoreAreToldAsThemselves(@TempDir Path folder) throws IOException {
        Path data = Files.writeString(folder.resolve("d.csv"), "a,b,y\n1,2,0\n2,1,1\n3,3,0\n4,1,1\n5,2,0\n0,1,1\n");
        Lesson lesson = LessonReader.read(folder.resolve("proba.md"), "---\nid: proba\n---\n" + STEPS.replace("окружности(40)", "файл(d.csv)"));
        assertThat(lesson.faults()).isEmpty();
        assertThat(LessonChecker.check(lesson, 1, 2, clock::incrementAndGet).verdicts()).hasSize(3);
        Files.delete(data);
        assertThatThrownBy(() -> LessonChecker.check(lesson, 2, 3, clock::incrementAndGet)).isInstanceOf(BadInput.class);
    }

    @Test
    void theStepsWithoutWhichALessonWouldBeQuickAreSlow() {
        assertThat(took(20, 30, 9).slow(60)).isEmpty();
        assertThat(took(20, 30, 11).slow(60)).containsExactly("s2");
        assertThat(took(50, 10, 70).slow(60)).containsExactly("s3");
        assertThat(took(50, 30, 70).slow(60)).containsExactly("s1", "s3");
    }
}
