package gradlab.math.expression;

import gradlab.math.expression.Expression.Call;
import gradlab.math.expression.Expression.Constant;
import gradlab.math.expression.Expression.Mistake;
import gradlab.math.expression.Expression.Negation;
import gradlab.math.expression.Expression.Node;
import gradlab.math.expression.Expression.Operation;
import gradlab.math.expression.Expression.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Recursive descent: sum = product {±product}; product = factor {·factor}; factor = −factor | power;
 * power = atom [^ factor]. So −x^2 is −(x²), and 2^3^2 is 2^(3²).
 */
final class ExpressionParser {

    private static final int MAX_LENGTH = 500;
    private static final int MAX_DEPTH = 60;

    private final Signs signs;
    private int depth;

    ExpressionParser(String text) {
        signs = new Signs(text);
    }

    Node parse() {
        if (signs.length() > MAX_LENGTH) {
            throw mistake("expression.long", MAX_LENGTH);
        }
        Node node = sum();
        if (signs.peek() == ')') {
            throw mistake("expression.open");
        }
        if (signs.peek() != 0) {
            throw mistake("expression.unexpected", signs.shown());
        }
        return node;
    }

    private Node sum() {
        Node left = product();
        while (signs.peek() == '+' || signs.peek() == '-') {
            char sign = signs.take();
            left = new Operation(sign, left, product());
        }
        return left;
    }

    private Node product() {
        Node left = factor();
        while (signs.peek() == '*' || signs.peek() == '/') {
            char sign = signs.take();
            left = new Operation(sign, left, factor());
        }
        return left;
    }

    private Node factor() {
        if (++depth > MAX_DEPTH) {
            throw mistake("expression.deep", MAX_DEPTH);
        }
        Node node = switch (signs.peek()) {
            case '-' -> {
                signs.take();
                yield new Negation(factor());
            }
            case '+' -> {
                signs.take();
                yield factor();
            }
            default -> power();
        };
        depth--;
        return node;
    }

    private Node power() {
        Node base = atom();
        if (signs.peek() != '^') {
            return base;
        }
        signs.take();
        return new Operation('^', base, factor());
    }

    private Node atom() {
        char c = signs.peek();
        if (c == '(') {
            signs.take();
            Node inner = sum();
            close();
            return inner;
        }
        if (signs.startsNumber()) {
            return number();
        }
        if (signs.startsWord()) {
            return named();
        }
        throw c == 0 ? mistake("expression.end") : mistake("expression.unexpected", signs.shown());
    }

    private Node number() {
        return new Constant(signs.number().orElseThrow(() -> mistake("expression.unexpected", ".")));
    }

    private Node named() {
        int column = signs.column();
        String word = signs.word();
        boolean derivative = signs.takes('\'');
        if (signs.peek() == '\'') {
            throw mistake("expression.prime-twice");
        }
        if (signs.peek() != '(') {
            if (derivative || ExpressionFunction.find(word).isPresent()) {
                throw mistake("expression.argument", word);
            }
            return new Variable(word, column);
        }
        ExpressionFunction function = ExpressionFunction.find(word).orElseThrow(() -> new Mistake(column,
                "expression.function", word, Arrays.stream(ExpressionFunction.values())
                        .map(ExpressionFunction::word).collect(Collectors.joining(", "))));
        if (derivative && function.takesSeveral()) {
            throw new Mistake(column, "expression.no-derivative", word);
        }
        return new Call(function, derivative, arguments(function, column));
    }

    private List<Node> arguments(ExpressionFunction function, int column) {
        signs.take();
        List<Node> arguments = new ArrayList<>();
        arguments.add(sum());
        while (signs.takes(',') || signs.takes(';')) {
            arguments.add(sum());
        }
        close();
        if (function.takesSeveral() != arguments.size() > 1) {
            throw new Mistake(column, function.takesSeveral() ? "expression.two-or-more" : "expression.one", function.word());
        }
        return arguments;
    }

    private void close() {
        if (!signs.takes(')')) {
            throw signs.peek() == 0 ? mistake("expression.unclosed") : mistake("expression.unexpected", signs.shown());
        }
    }

    private Mistake mistake(String key, Object... args) {
        return new Mistake(signs.column(), key, args);
    }
}
