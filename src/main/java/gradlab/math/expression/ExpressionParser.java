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

    private final String text;
    private int at;
    private int depth;

    ExpressionParser(String text) {
        this.text = text;
    }

    Node parse() {
        if (text.length() > MAX_LENGTH) {
            throw mistake("expression.long", MAX_LENGTH);
        }
        Node node = sum();
        if (peek() == ')') {
            throw mistake("expression.open");
        }
        if (peek() != 0) {
            throw mistake("expression.unexpected", shown());
        }
        return node;
    }

    private Node sum() {
        Node left = product();
        while (peek() == '+' || peek() == '-') {
            char sign = take();
            left = new Operation(sign, left, product());
        }
        return left;
    }

    private Node product() {
        Node left = factor();
        while (peek() == '*' || peek() == '/') {
            char sign = take();
            left = new Operation(sign, left, factor());
        }
        return left;
    }

    private Node factor() {
        if (++depth > MAX_DEPTH) {
            throw mistake("expression.deep", MAX_DEPTH);
        }
        Node node = switch (peek()) {
            case '-' -> {
                take();
                yield new Negation(factor());
            }
            case '+' -> {
                take();
                yield factor();
            }
            default -> power();
        };
        depth--;
        return node;
    }

    private Node power() {
        Node base = atom();
        if (peek() != '^') {
            return base;
        }
        take();
        return new Operation('^', base, factor());
    }

    private Node atom() {
        char c = peek();
        if (c == '(') {
            take();
            Node inner = sum();
            close();
            return inner;
        }
        if (isDigit(c) || c == '.') {
            return number();
        }
        if (isLetter(c)) {
            return named();
        }
        throw c == 0 ? mistake("expression.end") : mistake("expression.unexpected", shown());
    }

    private Node number() {
        int from = at;
        skipDigits();
        boolean decimalComma = at + 1 < text.length() && text.charAt(at) == ',' && isDigit(text.charAt(at + 1));
        if (at < text.length() && text.charAt(at) == '.' || decimalComma) {
            at++;
            skipDigits();
        }
        String digits = text.substring(from, at).replace(',', '.');
        if (digits.equals(".")) {
            at = from;
            throw mistake("expression.unexpected", ".");
        }
        return new Constant(Double.parseDouble(digits + exponent()));
    }

    private String exponent() {
        int from = at;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            int digits = at;
            skipDigits();
            if (at == digits) {
                at = from;
            }
        }
        return text.substring(from, at);
    }

    private Node named() {
        int from = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        String word = text.substring(from, at);
        boolean derivative = isPrime(peek());
        if (derivative) {
            at++;
        }
        if (isPrime(peek())) {
            throw mistake("expression.prime-twice");
        }
        if (peek() != '(') {
            if (derivative || ExpressionFunction.find(word).isPresent()) {
                throw mistake("expression.argument", word);
            }
            return new Variable(word, from + 1);
        }
        ExpressionFunction function = ExpressionFunction.find(word).orElseThrow(() -> new Mistake(from + 1,
                "expression.function", word, Arrays.stream(ExpressionFunction.values())
                        .map(ExpressionFunction::word).collect(Collectors.joining(", "))));
        if (derivative && function.takesSeveral()) {
            throw new Mistake(from + 1, "expression.no-derivative", word);
        }
        return new Call(function, derivative, arguments(function, from));
    }

    private List<Node> arguments(ExpressionFunction function, int from) {
        take();
        List<Node> arguments = new ArrayList<>();
        arguments.add(sum());
        while (peek() == ',' || peek() == ';') {
            take();
            arguments.add(sum());
        }
        close();
        if (function.takesSeveral() != arguments.size() > 1) {
            throw new Mistake(from + 1, function.takesSeveral() ? "expression.two-or-more" : "expression.one", function.word());
        }
        return arguments;
    }

    private void close() {
        if (peek() != ')') {
            throw peek() == 0 ? mistake("expression.unclosed") : mistake("expression.unexpected", shown());
        }
        take();
    }

    /** The next sign that is not a space, 0 at the end; typographic signs count as the plain ones. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length() ? 0 : switch (text.charAt(at)) {
            case '−' -> '-';
            case '·', '×' -> '*';
            default -> text.charAt(at);
        };
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    private String shown() {
        return text.substring(at, text.offsetByCodePoints(at, 1));
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private Mistake mistake(String key, Object... args) {
        return new Mistake(at + 1, key, args);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isPrime(char c) {
        return c == '\'' || c == '′' || c == '’';
    }
}
