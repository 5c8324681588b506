package gradlab.lesson.sheet;

import gradlab.math.Rng;
import gradlab.math.expression.ExpressionFunction;
import gradlab.nn.Activation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A calculation over numbers and matrices: {@code ранг(1000*A)}, {@code tanh'(3)}, {@code норма(W1[2, 1])}. The product of two
 * matrices is that of linear algebra; everything else goes entry by entry. No loops, no files, no code.
 */
public final class Formula {

    private final String text;
    private final Node root;

    private Formula(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /** @throws SheetMistake naming the column of what cannot be read */
    public static Formula parse(String text) {
        return new Formula(text.strip(), new FormulaParser(text).parse());
    }

    /**
     * @param values what the names mean
     * @param rng where samples come from
     * @throws SheetMistake if a name has no value or sizes do not fit
     */
    public Table value(Map<String, Table> values, Rng rng) {
        return root.value(new Scope(values, rng));
    }

    /** The names whose values are needed. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        root.eachName(names::add);
        return names;
    }

    /** True for a plain number. */
    public boolean isNumber() {
        return root instanceof Literal literal && literal.table().isNumber() || root instanceof Negation(Literal negated) && negated.table().isNumber();
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return text;
    }

    /** What is known while a formula is worked out. */
    record Scope(Map<String, Table> values, Rng rng) {
    }

    /** A piece of the tree; {@code column} is where it stands in the text, from 1. */
    sealed interface Node {

        Table value(Scope scope);

        default void eachName(Consumer<String> visitor) {
            // most pieces have none of their own
        }
    }

    record Literal(Table table) implements Node {
        @Override
        public Table value(Scope scope) {
            return table;
        }
    }

    record Name(int column, String word) implements Node {
        @Override
        public Table value(Scope scope) {
            Table value = scope.values().get(word);
            if (value == null) {
                throw new SheetMistake(column, "U085", word, scope.values().isEmpty() ? "—" : String.join(", ", new TreeSet<>(scope.values().keySet())));
            }
            return value;
        }

        @Override
        public void eachName(Consumer<String> visitor) {
            visitor.accept(word);
        }
    }

    /** {@code A[2]}, {@code A[2, 1]}, from 1; a single index counts row by row. */
    record Entry(int column, Node of, List<Node> indices) implements Node {
        @Override
        public Table value(Scope scope) {
            Table table = of.value(scope);
            double first = indices.getFirst().value(scope).number();
            double at = indices.size() == 1 ? first : (first - 1) * table.columns() + indices.get(1).value(scope).number();
            boolean inRow = indices.size() == 1 || indices.get(1).value(scope).number() <= table.columns() && indices.get(1).value(scope).number() >= 1;
            boolean whole = first == Math.rint(first) && at == Math.rint(at);
            if (!(whole && inRow && at >= 1 && at <= table.entries().length)) {
                throw new SheetMistake(column, "U088", table.size());
            }
            return Table.of(table.entries()[(int) at - 1]);
        }

        @Override
        public void eachName(Consumer<String> visitor) {
            of.eachName(visitor);
            indices.forEach(index -> index.eachName(visitor));
        }
    }

    record Negation(Node inner) implements Node {
        @Override
        public Table value(Scope scope) {
            return inner.value(scope).each(x -> -x);
        }

        @Override
        public void eachName(Consumer<String> visitor) {
            inner.eachName(visitor);
        }
    }

    record Operation(int column, char sign, Node left, Node right) implements Node {
        @Override
        public Table value(Scope scope) {
            Table a = left.value(scope);
            Table b = right.value(scope);
            boolean single = a.isNumber() || b.isNumber();
            if (sign == '*' && !single) {
                if (a.columns() != b.rows()) {
                    throw new SheetMistake(column, "U089", a.size(), b.size());
                }
                return a.times(b);
            }
            if (!single && !a.hasSizeOf(b)) {
                throw new SheetMistake(column, "U089", a.size(), b.size());
            }
            return a.with(b, operation());
        }

        private DoubleBinaryOperator operation() {
            return switch (sign) {
                case '+' -> Double::sum;
                case '-' -> (x, y) -> x - y;
                case '*' -> (x, y) -> x * y;
                case '/' -> (x, y) -> x / y;
                case '^' -> StrictMath::pow;
                default -> throw new IllegalStateException("no operation " + sign);
            };
        }

        @Override
        public void eachName(Consumer<String> visitor) {
            left.eachName(visitor);
            right.eachName(visitor);
        }
    }

    /** A function of single numbers, entry by entry. */
    record Each(DoubleUnaryOperator function, Node argument) implements Node {

        static DoubleUnaryOperator of(ExpressionFunction function, boolean derivative) {
            return derivative ? function::slopeAt : function::valueAt;
        }

        static DoubleUnaryOperator of(Activation activation, boolean derivative) {
            return derivative ? activation::slope : activation::value;
        }

        @Override
        public Table value(Scope scope) {
            return argument.value(scope).each(function);
        }

        @Override
        public void eachName(Consumer<String> visitor) {
            argument.eachName(visitor);
        }
    }

    /** A function of whole matrices. */
    record Whole(int column, SheetFunction function, List<Node> arguments) implements Node {
        @Override
        public Table value(Scope scope) {
            try {
                return function.value(arguments.stream().map(argument -> argument.value(scope)).toList(), scope.rng());
            } catch (SheetMistake mistake) {
                throw mistake.at(column);
            }
        }

        @Override
        public void eachName(Consumer<String> visitor) {
            arguments.forEach(argument -> argument.eachName(visitor));
        }
    }
}
