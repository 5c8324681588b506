package gradlab.math.expression;

import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A formula that a reader types or drags the numbers of: numbers, names, {@code + - * / ^}, brackets, the
 * functions of {@link ExpressionFunction} and the prime for their derivatives. It can do nothing else: no loops, no
 * files, no code.
 */
public final class Expression {

    private final String text;
    private final Node root;
    private final Set<String> names;

    private Expression(String text, Node root, Set<String> names) {
        this.text = text;
        this.root = root;
        this.names = names;
    }

    /**
     * Reads an expression. A comma between two digits is decimal, any other separates arguments.
     *
     * @throws Mistake naming the column of what cannot be read
     */
    public static Expression parse(String text) {
        Set<String> names = new LinkedHashSet<>();
        Node root = new ExpressionParser(text).parse();
        root.eachName(names::add);
        return new Expression(text, root, Set.copyOf(names));
    }

    /**
     * The value; infinite or NaN where mathematics has none.
     *
     * @throws Mistake if a name has no value
     */
    public double value(Map<String, Double> values) {
        return root.value(values);
    }

    /**
     * The exact partial derivative by {@code name}: by the rules of differentiation, not by differences. At a kink it is
     * that of {@link ExpressionFunction}, at equal arguments of min and max that of the first.
     *
     * @throws Mistake if a name has no value
     */
    public double slope(Map<String, Double> values, String name) {
        return root.slope(values, name);
    }

    /** The names whose values are needed. */
    public Set<String> names() {
        return names;
    }

    /**
     * @throws Mistake at the first name that is not among {@code known}
     */
    public void requireNames(Set<String> known) {
        root.eachVariable(variable -> {
            if (!known.contains(variable.name())) {
                throw variable.unknown();
            }
        });
    }

    @Override
    public String toString() {
        return text;
    }

    /** What is wrong with an expression. The sentence stands in the bundles under {@code problem.<key>}. */
    public static final class Mistake extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int column;
        private final String key;
        private final transient List<Object> args;

        Mistake(int column, String key, Object... args) {
            super(key + " at column " + column + " " + List.of(args));
            this.column = column;
            this.key = key;
            this.args = List.of(args);
        }

        /** Where in the expression, from 1. */
        public int column() {
            return column;
        }

        public String key() {
            return key;
        }

        /** The mistake as a problem of a file in which the expression starts at {@code start}. */
        public Problem at(Place start) {
            return Problem.at(start.atColumn(start.column() + column - 1), key, args.toArray());
        }
    }

    /** A piece of the tree. */
    sealed interface Node {

        double value(Map<String, Double> values);

        double slope(Map<String, Double> values, String name);

        void eachVariable(Consumer<Variable> visitor);

        default void eachName(Consumer<String> visitor) {
            eachVariable(variable -> visitor.accept(variable.name()));
        }
    }

    /** A factor of the chain rule: what does not move adds nothing, even where the slope beside it is infinite. */
    private static double part(double slope, double moved) {
        return moved == 0 ? 0 : slope * moved;
    }

    record Constant(double number) implements Node {
        @Override
        public double value(Map<String, Double> values) {
            return number;
        }

        @Override
        public double slope(Map<String, Double> values, String name) {
            return 0;
        }

        @Override
        public void eachVariable(Consumer<Variable> visitor) {
            // a number has no names
        }
    }

    record Variable(String name, int column) implements Node {
        @Override
        public double value(Map<String, Double> values) {
            Double value = values.get(name);
            if (value == null) {
                throw unknown();
            }
            return value;
        }

        @Override
        public double slope(Map<String, Double> values, String by) {
            return name.equals(by) ? 1 : 0;
        }

        @Override
        public void eachVariable(Consumer<Variable> visitor) {
            visitor.accept(this);
        }

        Mistake unknown() {
            return new Mistake(column, "expression.name", name);
        }
    }

    record Negation(Node inner) implements Node {
        @Override
        public double value(Map<String, Double> values) {
            return -inner.value(values);
        }

        @Override
        public double slope(Map<String, Double> values, String name) {
            return -inner.slope(values, name);
        }

        @Override
        public void eachVariable(Consumer<Variable> visitor) {
            inner.eachVariable(visitor);
        }
    }

    record Operation(char sign, Node left, Node right) implements Node {
        @Override
        public double value(Map<String, Double> values) {
            double a = left.value(values);
            double b = right.value(values);
            return switch (sign) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                case '/' -> a / b;
                case '^' -> StrictMath.pow(a, b);
                default -> throw new IllegalStateException("no operation " + sign);
            };
        }

        @Override
        public double slope(Map<String, Double> values, String name) {
            double a = left.value(values);
            double b = right.value(values);
            double da = left.slope(values, name);
            double db = right.slope(values, name);
            return switch (sign) {
                case '+' -> da + db;
                case '-' -> da - db;
                case '*' -> part(b, da) + part(a, db);
                case '/' -> part(1 / b, da) - part(a / (b * b), db);
                case '^' -> part(b == 0 ? 0 : b * StrictMath.pow(a, b - 1), da) + part(StrictMath.pow(a, b) * StrictMath.log(a), db);
                default -> throw new IllegalStateException("no operation " + sign);
            };
        }

        @Override
        public void eachVariable(Consumer<Variable> visitor) {
            left.eachVariable(visitor);
            right.eachVariable(visitor);
        }
    }

    record Call(ExpressionFunction function, boolean derivative, List<Node> arguments) implements Node {
        @Override
        public double value(Map<String, Double> values) {
            double[] x = arguments.stream().mapToDouble(argument -> argument.value(values)).toArray();
            return derivative ? function.slope(x[0]) : function.value(x);
        }

        @Override
        public double slope(Map<String, Double> values, String name) {
            if (function.takesSeveral()) {
                double value = value(values);
                return arguments.stream().filter(argument -> argument.value(values) == value).findFirst()
                        .map(argument -> argument.slope(values, name)).orElse(Double.NaN);
            }
            Node argument = arguments.getFirst();
            double x = argument.value(values);
            return part(derivative ? function.curvature(x) : function.slope(x), argument.slope(values, name));
        }

        @Override
        public void eachVariable(Consumer<Variable> visitor) {
            arguments.forEach(argument -> argument.eachVariable(visitor));
        }
    }
}
