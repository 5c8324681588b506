package gradlab.lesson.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Place;
import gradlab.catalogue.Texts;
import gradlab.math.Rng;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    private static final Map<String, Table> NAMES = Map.of("A", new Table(2, 3, new double[] {1, 2, 3, 4, 5, 6}), "x", Table.of(2));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 2 * 3 ^ 2                      | 19
            -x^2                               | -4
            (1 + 0,5) / 3                      | 0.5
            A[2, 1]                            | 4
            A[6] − A[1]                        | 5
            ранг([1 2 3; 4 5 6; 7 8 9])        | 2
            ранг([1 0; 0 1e-6], 0.001)         | 1
            норма(A * [1; 0; -1])              | 2.8284271247461903
            сумма(транспонированная(A) * A)    | 261
            строк(A) * столбцов(A)             | 6
            доля_нулей([0 1 0 2])              | 0.5
            доля_вне([-1 0 0.5 3], 0, 1)       | 0.5
            асимметрия([1 2 3])                | 0
            отклонение([1 3])                  | 1
            tanh'(0) + relu'(-1) + sigma(0)    | 1.5
            prelu'(-3)                         | 0.25
            rank(1000·A)                       | 2
            """)
    void itCalculatesAsAtSchool(String formula, double expected) {
        assertThat(value(formula).number()).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ранг(B)          | 6  | U085
            1 + * 2          | 5  | U082
            ранг(A           | 7  | U084
            A * A            | 3  | U089
            A + [1 2]        | 3  | U089
            rang(A)          | 1  | U091
            ранг(A, 1, 2)    | 1  | U092
            A[3, 1]          | 2  | U088
            A[1.5, 1]        | 2  | U088
            A[1, 1.5]        | 2  | U088
            A[1.5]           | 2  | U088
            [1 2; 3]         | 1  | U090
            нормальные(0, 5) | 1  | U087
            ранг(A, A)       | 1  | U086
            """)
    void mistakesNameTheirPlace(String formula, int column, String code) {
        assertThatThrownBy(() -> value(formula)).isInstanceOfSatisfying(SheetMistake.class, mistake -> {
            var problem = mistake.at(new Place("file", 4, 1));
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.place().column()).isEqualTo(column);
            assertThat(problem.message(Texts.russian())).doesNotContain("⟨");
        });
    }

    @Test
    void samplesFollowTheirLaw() {
        assertThat(value("среднее(нормальные(20000, 1))").number()).isCloseTo(0, within(0.03));
        assertThat(value("эксцесс(равномерные(20000, 1))").number()).isCloseTo(1.8, within(0.05));
        assertThat(value("асимметрия(показательные(20000, 1))").number()).isCloseTo(2, within(0.25));
        assertThat(value("среднее(маска(20000, 1, 0.3))").number()).isCloseTo(0.3, within(0.02));
    }

    @Test
    void equalSeedsGiveEqualSamples() {
        assertThat(value("норма(нормальные(5, 5))").number()).isEqualTo(value("норма(нормальные(5, 5))").number());
    }

    private static Table value(String formula) {
        return Formula.parse(formula).value(NAMES, Rng.of(3, Rng.Stream.DATA));
    }
}
