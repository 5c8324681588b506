package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.probe.Picture;
import gradlab.ui.Words;
import gradlab.ui.formula.LatexPainter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartLessonsTest {

    private static List<String> pictures() {
        return Stream.of(ChartFamily.values()).flatMap(family -> family.pictures().stream()).toList();
    }

    @Test
    void everyPictureHasALessonThatExistsAndStandsInTheCourse() throws Exception {
        String routes = Files.readString(Path.of("lessons/routes.txt"));
        for (String picture : pictures()) {
            String lesson = ChartLessons.of(picture);
            assertThat(Path.of("lessons", lesson + ".md")).as(picture).exists();
            assertThat(routes.lines()).as(picture).contains(lesson);
        }
    }

    @Test
    void theLessonIsTheOneThatTheChartIsAbout() {
        assertThat(ChartLessons.of("gradient.rank")).isEqualTo("gradient-rank");
        assertThat(ChartLessons.of("weight.rank")).isEqualTo("matrix-rank");
        assertThat(ChartLessons.of("gradient.norm")).isEqualTo("vanishing-exploding");
        assertThat(ChartLessons.of("update.sigma")).isEqualTo("gradient-rank");
        assertThat(ChartLessons.of("weight.sigma")).isEqualTo("singular-values");
        assertThat(ChartLessons.of("dead")).isEqualTo("dead-relu");
    }

    static Stream<Texts> languages() {
        return Stream.of(Texts.russian(), Texts.english());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyChartHasAFormulaThatCanBePainted(Texts texts) {
        ChartWords words = new ChartWords(new Words(texts));
        LatexPainter painter = new LatexPainter();
        List<String> without = new ArrayList<>();
        for (String id : pictures()) {
            String formula = words.formula(new Picture(id.startsWith("slice") ? "slice" : id, 1, Picture.Axis.LOG, List.of(), List.of()));
            if (formula.isEmpty()) {
                without.add(id);
            } else {
                assertThat(painter.paint(formula, true, 13, 0xff000000, 1)).as(id + ": " + formula).isInstanceOf(LatexPainter.Picture.class);
            }
        }
        assertThat(without).as("said better in words").containsExactlyInAnyOrder("phi_b", "dimension_share", "attenuation.normalization");
    }
}
