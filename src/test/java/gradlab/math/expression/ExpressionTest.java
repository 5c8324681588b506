package gradlab.math.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import gradlab.catalogue.Place;
import gradlab.catalogue.Texts;
import gradlab.math.expression.Expression.Mistake;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 + 2*3 | 7", "(1 + 2)*3 | 9", "8 - 3 - 2 | 3", "12/3/2 | 2", "2^3^2 | 512", "-2^2 | -4", "(-2)^2 | 4", "2^-1 | 0.5",
        "--3 | 3", "2*-3 | -6", "+4 | 4", "0,5 + 0.25 | 0.75", ".5 | 0.5", "1e-3 | 0.001", "2E2 | 200", "−2·3×2 | -12"})
    void arithmeticHasItsUsualOrder(String text, double value) {
        assertThat(Expression.parse(text).value(Map.of())).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sin(0) | 0", "cos(0) | 1", "exp(1) | 2.718281828459045", "ln(exp(2)) | 2", "sqrt(2) | 1.4142135623730951",
        "abs(-3) | 3", "min(3, 1, 2) | 1", "max(3; 1; 2) | 3", "tanh(1) | 0.7615941559557649", "sigma(0) | 0.5",
        "relu(-1) | 0", "relu(2) | 2", "tanh'(0) | 1", "sigma'(0) | 0.25", "tanh′(1) | 0.4199743416140261",
        "relu'(0) | 0", "abs'(-2) | -1", "ln'(4) | 0.25", "sqrt'(4) | 0.25"})
    void functionsHaveTheirKnownValues(String text, double value) {
        assertThat(Expression.parse(text).value(Map.of())).isCloseTo(value, within(1e-15));
    }

    @Test
    void namesTakeTheValuesTheyAreGiven() {
        Expression multiplier = Expression.parse("1 - 20*a");
        assertThat(multiplier.names()).isEqualTo(Set.of("a"));
        assertThat(multiplier.value(Map.of("a", 0.1))).isEqualTo(-1);
        assertThat(Expression.parse("скорость_1 * κ").value(Map.of("скорость_1", 2.0, "κ", 3.0))).isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(value = ExpressionFunction.class, mode = Mode.EXCLUDE, names = {"MIN", "MAX"})
    void derivativesAgreeWithFiniteDifferences(ExpressionFunction function) {
        Expression value = Expression.parse(function.word() + "(x)");
        Expression slope = Expression.parse(function.word() + "'(x)");
        for (double x : new double[] {0.3, 1, 2.5}) {
            double h = 1e-5;
            double difference = (value.value(Map.of("x", x + h)) - value.value(Map.of("x", x - h))) / (2 * h);
            assertThat(slope.value(Map.of("x", x))).as("%s'(%s)", function.word(), x).isCloseTo(difference, within(1e-8));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "1 + y | 5 | expression.name", "2 + * 3 | 5 | expression.unexpected", "(1 + 2 | 7 | expression.unclosed",
        "1 + 2) | 6 | expression.open", "1 + | 4 | expression.end", "foo(1) | 1 | expression.function",
        "2 * tanh | 9 | expression.argument", "tanh''(1) | 6 | expression.prime-twice", "z' + 1 | 4 | expression.argument",
        "min(1) | 1 | expression.two-or-more", "1 + sin(1, 2) | 5 | expression.one", "max'(1, 2) | 1 | expression.no-derivative",
        "2 x | 3 | expression.unexpected", "1 ? 2 | 3 | expression.unexpected", "sin() | 5 | expression.unexpected"})
    void aMistakeIsNamedWithItsColumn(String text, int column, String key) {
        Mistake mistake = catchThrowableOfType(Mistake.class, () -> Expression.parse(text).value(Map.of("z", 1.0)));
        assertThat(mistake.key()).isEqualTo(key);
        assertThat(mistake.column()).isEqualTo(column);
    }

    @Test
    void anUnknownNameIsFoundBeforeAnythingIsComputed() {
        Expression expression = Expression.parse("z + 2*y");
        assertThatThrownBy(() -> expression.requireNames(Set.of("z"))).isInstanceOfSatisfying(Mistake.class,
                mistake -> assertThat(mistake.column()).isEqualTo(7));
        expression.requireNames(Set.of("y", "z"));
    }

    @Test
    void aMistakeBecomesAProblemOfItsFileInBothLanguages() {
        Mistake mistake = catchThrowableOfType(Mistake.class, () -> Expression.parse("z + y").requireNames(Set.of("z")));
        var problem = mistake.at(new Place("lesson.md", 22, 8));
        assertThat(problem.line(Texts.russian())).startsWith("lesson.md:22:12 ").contains("«y»");
        assertThat(problem.line(Texts.english())).startsWith("lesson.md:22:12 ").contains("“y”");
    }

    @Test
    void everyMistakeHasItsSentence() {
        List<String> keys = List.of("name", "unexpected", "unclosed", "open", "end", "function", "argument", "prime-twice",
                "two-or-more", "one", "no-derivative", "long", "deep");
        for (Texts texts : Arrays.asList(Texts.russian(), Texts.english())) {
            assertThat(keys).allMatch(key -> texts.has("problem.expression." + key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x^2 + 3*y^2", "x*y - y/x", "(x + y)^3", "2^(x*y)", "x^y", "sin(x*y) + cos(y)^2", "exp(-x^2/2)*ln(1 + y^2)",
            "sqrt(x^2 + y^2)", "abs(x - 3*y)", "max(x, y, 2*x - y)", "min(x; y)", "tanh(x + 2*y)*sigma(x - y)", "relu(x*y)", "-(x - y)^-2",
            "tanh'(x*y)", "sigma'(x + y)", "sin'(x)*exp'(y)", "ln'(x + y) + sqrt'(x*y) + cos'(y)", "7", "x/(1 + y^2)^0.5"})
    void slopesAgreeWithFiniteDifferences(String text) {
        Expression f = Expression.parse(text);
        double h = 1e-6;
        for (double x : new double[] {0.4, 1.3, 2.7}) {
            for (double y : new double[] {0.3, 1.1, 2.2}) {
                double byX = (f.value(Map.of("x", x + h, "y", y)) - f.value(Map.of("x", x - h, "y", y))) / (2 * h);
                double byY = (f.value(Map.of("x", x, "y", y + h)) - f.value(Map.of("x", x, "y", y - h))) / (2 * h);
                Map<String, Double> here = Map.of("x", x, "y", y);
                assertThat(f.slope(here, "x")).as("%s by x at %s, %s", text, x, y).isCloseTo(byX, within(1e-7 * Math.max(1, Math.abs(byX))));
                assertThat(f.slope(here, "y")).as("%s by y at %s, %s", text, x, y).isCloseTo(byY, within(1e-7 * Math.max(1, Math.abs(byY))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"x^2 | -3 | -6", "x^3 | 0 | 0", "x^1 | 0 | 1", "x^0 | 0 | 0", "(-2)^2*x | 5 | 4", "ln(0) + x | 1 | 1",
            "abs(x) | 0 | 0", "relu(x) | 0 | 0", "max(x, 2*x) | 0 | 1"})
    void slopesAreExactWhereDifferencesFail(String text, double x, double slope) {
        assertThat(Expression.parse(text).slope(Map.of("x", x, "y", 1.0), "x")).isEqualTo(slope);
    }

    @Test
    void nestingHasAnEnd() {
        assertThatThrownBy(() -> Expression.parse("(".repeat(400) + "1")).isInstanceOfSatisfying(Mistake.class,
                mistake -> assertThat(mistake.key()).isEqualTo("expression.deep"));
        assertThatThrownBy(() -> Expression.parse("-".repeat(400) + "1")).isInstanceOf(Mistake.class);
        assertThatThrownBy(() -> Expression.parse("1+".repeat(400) + "1")).isInstanceOf(Mistake.class);
    }

    @Test
    void whereMathematicsHasNoValueThereIsNone() {
        assertThat(Expression.parse("1/0").value(Map.of())).isInfinite();
        assertThat(Expression.parse("ln(-1)").value(Map.of())).isNaN();
        assertThat(Expression.parse("ln'(-1)").value(Map.of())).isNaN();
        assertThat(Expression.parse("sqrt'(0)").value(Map.of())).isInfinite();
    }
}
