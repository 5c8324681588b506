package gradlab.lesson.sheet;

import gradlab.catalogue.Catalogue;
import gradlab.experiment.Catalogues;
import gradlab.lesson.sheet.Formula.Each;
import gradlab.lesson.sheet.Formula.Entry;
import gradlab.lesson.sheet.Formula.Literal;
import gradlab.lesson.sheet.Formula.Name;
import gradlab.lesson.sheet.Formula.Negation;
import gradlab.lesson.sheet.Formula.Node;
import gradlab.lesson.sheet.Formula.Operation;
import gradlab.lesson.sheet.Formula.Whole;
import gradlab.math.expression.ExpressionFunction;
import gradlab.nn.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Recursive descent, with the precedence of school: sum = product {±product}; product = factor {·factor}; factor = −factor |
 * power; power = entry [^ factor]; entry = atom {[…]}. In {@code [1 2; 3 4]} spaces part the numbers and semicolons the rows.
 */
final class FormulaParser {

    private static final int MAX_LENGTH = 500;
    private static final int MAX_DEPTH = 60;

    private final String text;
    private int at;
    private int depth;

    FormulaParser(String text) {
        this.text = text;
    }

    Node parse() {
        if (text.length() > MAX_LENGTH) {
            throw mistake("U083", text.length(), MAX_LENGTH);
        }
        Node node = sum();
        if (peek() != 0) {
            throw mistake("U082", shown());
        }
        return node;
    }

    private Node sum() {
        Node left = product();
        while (peek() == '+' || peek() == '-') {
            int column = at + 1;
            left = new Operation(column, take(), left, product());
        }
        return left;
    }

    private Node product() {
        Node left = factor();
        while (peek() == '*' || peek() == '/') {
            int column = at + 1;
            left = new Operation(column, take(), left, factor());
        }
        return left;
    }

    private Node factor() {
        if (++depth > MAX_DEPTH) {
            throw mistake("U083", text.length(), MAX_LENGTH);
        }
        Node node = peek() == '-' ? negated() : power();
        depth--;
        return node;
    }

    private Node negated() {
        take();
        return new Negation(factor());
    }

    private Node power() {
        Node base = entry();
        if (peek() != '^') {
            return base;
        }
        int column = at + 1;
        take();
        return new Operation(column, '^', base, factor());
    }

    private Node entry() {
        Node node = peek() == '[' ? matrix() : atom();
        while (peek() == '[') {
            int column = at + 1;
            take();
            List<Node> indices = list(']');
            if (indices.size() > 2) {
                throw new SheetMistake(column, "U082", "[");
            }
            node = new Entry(column, node, indices);
        }
        return node;
    }

    private Node atom() {
        char c = peek();
        if (c == '(') {
            take();
            Node inner = sum();
            expect(')');
            return inner;
        }
        if (isDigit(c) || c == '.') {
            return new Literal(Table.of(number()));
        }
        if (Character.isLetter(c)) {
            return named();
        }
        throw mistake(c == 0 ? "U084" : "U082", shown());
    }

    private Node matrix() {
        int column = at + 1;
        take();
        List<double[]> rows = new ArrayList<>();
        List<Double> row = new ArrayList<>();
        while (peek() != ']') {
            if (peek() == ';') {
                take();
                rows.add(numbers(row));
                row.clear();
            } else if (peek() == ',') {
                take();
            } else if (isDigit(peek()) || peek() == '.' || peek() == '-') {
                row.add(signed());
            } else {
                throw mistake(peek() == 0 ? "U084" : "U082", shown());
            }
        }
        take();
        rows.add(numbers(row));
        int columns = rows.getFirst().length;
        if (columns == 0 || rows.stream().anyMatch(one -> one.length != columns)) {
            throw new SheetMistake(column, "U090");
        }
        return new Literal(new Table(rows.size(), columns, rows.stream().flatMapToDouble(Arrays::stream).toArray()));
    }

    private static double[] numbers(List<Double> row) {
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double signed() {
        boolean negative = peek() == '-';
        if (negative) {
            take();
        }
        if (!isDigit(peek()) && peek() != '.') {
            throw mistake(peek() == 0 ? "U084" : "U082", shown());
        }
        return negative ? -number() : number();
    }

    private double number() {
        int from = at;
        digits();
        boolean comma = at + 1 < text.length() && text.charAt(at) == ',' && isDigit(text.charAt(at + 1));
        if (at < text.length() && text.charAt(at) == '.' || comma) {
            at++;
            digits();
        }
        int mantissa = at;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && "+-−".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            int exponent = at;
            digits();
            at = at == exponent ? mantissa : at;
        }
        String written = text.substring(from, at).replace(',', '.').replace('−', '-');
        if (written.equals(".")) {
            at = from;
            throw mistake("U082", ".");
        }
        return Double.parseDouble(written);
    }

    private Node named() {
        int column = at + 1;
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(from, at);
        boolean derivative = peek() == '\'';
        if (derivative) {
            take();
        }
        if (peek() != '(') {
            if (derivative) {
                throw mistake("U082", shown());
            }
            return new Name(column, word);
        }
        take();
        List<Node> arguments = list(')');
        Optional<DoubleUnaryOperator> each = each(word, derivative);
        if (each.isPresent() && arguments.size() == 1) {
            return new Each(each.get(), arguments.getFirst());
        }
        SheetFunction function = SheetFunction.find(word).filter(_ -> !derivative).orElseThrow(() -> new SheetMistake(column, "U091", word));
        if (!function.takes(arguments.size())) {
            throw new SheetMistake(column, "U092", word, arguments.size());
        }
        return new Whole(column, function, arguments);
    }

    private static Optional<DoubleUnaryOperator> each(String word, boolean derivative) {
        Optional<DoubleUnaryOperator> plain = ExpressionFunction.find(word).filter(function -> !function.takesSeveral())
                .map(function -> Each.of(function, derivative));
        return plain.or(() -> Catalogues.ACTIVATION.find(word).map(Catalogue.Entry::standard)
                .map((Activation activation) -> Each.of(activation, derivative)));
    }

    private List<Node> list(char end) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(sum());
        while (peek() == ',' || peek() == ';') {
            take();
            nodes.add(sum());
        }
        expect(end);
        return nodes;
    }

    private void expect(char sign) {
        if (peek() != sign) {
            throw mistake(peek() == 0 ? "U084" : "U082", shown());
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
            case '′', '’' -> '\'';
            default -> text.charAt(at);
        };
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    private String shown() {
        return at >= text.length() ? "" : text.substring(at, text.offsetByCodePoints(at, 1));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private SheetMistake mistake(String code, Object... args) {
        return new SheetMistake(at + 1, code, args);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
