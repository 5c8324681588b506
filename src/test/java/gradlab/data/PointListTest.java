package gradlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.data.DataSource.TaskChoice;
import gradlab.data.PointList.Point;
import gradlab.math.Rng;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointListTest {

    private static final Place START = new Place("a.lab", 2, 20);

    @ParameterizedTest
    @ValueSource(strings = {"0.1 0.2 0; -1 0.5 1", "0,1 0,2 0; −1 .5 1", "0.1, 0.2, 0; -1, 0.5, 1;", " 0.1  0.2\t0 ;\n-1 5e-1 +1 ", "1e-1 .2 0\n-1 0.5 1.0"})
    void pointsAreReadInEverySpelling(String text) {
        assertThat(parse(text).points()).containsExactly(new Point(List.of(0.1, 0.2), 0), new Point(List.of(-1.0, 0.5), 1));
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        PointList points = parse("1e-7 123456789.25 0; -0 1 -2.5");
        assertThat(parse(points.toString())).isEqualTo(points);
        assertThat(parse("0 0 0; 1.50 1 1").toString()).isEqualTo("0 0 0; 1.5 1 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "0 0 0; 1 x 1      | 29 | points.number",
            "0 0 0; 1 1e400 1  | 29 | points.number",
            "0 0 0; 1 1,2,3 1  | 29 | points.number",
            "0 0 0; 1 ,5 1     | 29 | points.number",
            "0 0 0; 1 , 1      | 29 | points.number",
            "0 0 0;  1 1       | 28 | points.uneven",
            "0 0 0; 1          | 27 | points.count",
            "0 0 0             | 20 | points.few",
            "` `               | 20 | points.few",
    })
    void mistakesAreNamedWithTheirColumn(String text, int column, String key) {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> parse(text));
        assertThat(bad.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.place()).isEqualTo(START.atColumn(column));
        });
    }

    @Test
    void pointsOfDifferentLengthAreNoList() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PointList(List.of(new Point(List.of(1.0), 0), new Point(List.of(1.0, 2.0), 0))));
        assertThatIllegalArgumentException().isThrownBy(() -> new PointList(List.of(new Point(List.of(1.0), 0))));
    }

    @Test
    void tooManyPointsAreRefused() {
        Problem problem = catchThrowableOfType(BadInput.class, () -> parse("0 0 0;".repeat(PointList.MAX_POINTS + 1))).problems().getFirst();
        assertThat(problem.key()).isEqualTo("points.few");
        assertThat(parse("0 0 0;".repeat(PointList.MAX_POINTS)).points()).hasSize(PointList.MAX_POINTS);
    }

    @Test
    void wholeAnswersAreClassesNamedByTheirNumbers() {
        DataSet data = load("0 0 -1; 1 1 1; 2 2 -1", TaskChoice.AUTO);
        assertThat(data.task()).isEqualTo(Task.CLASSES);
        assertThat(data.targets()).containsExactly(0, 1, 0);
        assertThat(data.classNames()).containsExactly("-1", "1");
        assertThat(data.inputs()).containsExactly(0, 0, 1, 1, 2, 2);
    }

    @Test
    void fractionsAreNumbersUnlessClassesAreAskedFor() {
        assertThat(load("0 0.5; 1 2", TaskChoice.AUTO).task()).isEqualTo(Task.REGRESSION);
        assertThat(load("0 0.5; 1 2", TaskChoice.AUTO).targets()).containsExactly(0.5, 2);
        assertThat(load("0 0.5; 1 2", TaskChoice.CLASSES).classNames()).containsExactly("0.5", "2");
        assertThat(load("0 1; 1 2", TaskChoice.REGRESSION).task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void aClassAloneGetsAnEmptyOneBesideIt() {
        DataSet data = load("0 0 3; 1 1 3", TaskChoice.AUTO);
        assertThat(data.classNames()).containsExactly("3", "4");
        assertThat(data.outputs()).isOne();
        assertThat(data.targets()).containsExactly(0, 0);
    }

    private static DataSet load(String text, TaskChoice task) {
        return new TypedPoints(parse(text), task, 1).load(Rng.of(7, Rng.Stream.DATA));
    }

    private static PointList parse(String text) {
        return PointList.parse(text, START);
    }
}
