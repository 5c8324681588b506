package gradlab.surface;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.math.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A height z(x, y) typed as a formula of the names x and y. Equal texts are equal formulas. */
public final class PlaneFormula {

    private static final Set<String> NAMES = Set.of("x", "y");

    private final String text;
    private final Expression expression;

    private PlaneFormula(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /**
     * Reads a formula.
     *
     * @param start where the text starts, for messages
     * @throws BadInput naming the column of what cannot be read, or of a name other than x and y
     */
    public static PlaneFormula parse(String text, Place start) {
        try {
            return new PlaneFormula(text.strip(), onlyOf(NAMES, Expression.parse(text), start));
        } catch (Expression.Mistake mistake) {
            throw new BadInput(List.of(mistake.at(start)));
        }
    }

    private static Expression onlyOf(Set<String> names, Expression expression, Place start) {
        try {
            expression.requireNames(names);
            return expression;
        } catch (Expression.Mistake mistake) {
            Problem problem = mistake.at(start);
            throw BadInput.at(problem.place(), "surface.name", problem.args().toArray());
        }
    }

    double value(double x, double y) {
        return expression.value(Map.of("x", x, "y", y));
    }

    void gradient(double x, double y, double[] gradient) {
        Map<String, Double> values = Map.of("x", x, "y", y);
        gradient[0] = expression.slope(values, "x");
        gradient[1] = expression.slope(values, "y");
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlaneFormula formula && formula.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }
}
