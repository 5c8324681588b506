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
import gradlab.math.expression.Signs;
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

    private final Signs signs;
    private int depth;

    FormulaParser(String text) {
        signs = new Signs(text);
    }

    Node parse() {
        if (signs.length() > MAX_LENGTH) {
            throw mistake("U083", signs.length(), MAX_LENGTH);
        }
        Node node = sum();
        if (signs.peek() != 0) {
            throw mistake("U082", signs.shown());
        }
        return node;
    }

    private Node sum() {
        Node left = product();
        while (signs.peek() == '+' || signs.peek() == '-') {
            int column = signs.column();
            left = new Operation(column, signs.take(), left, product());
        }
        return left;
    }

    private Node product() {
        Node left = factor();
        while (signs.peek() == '*' || signs.peek() == '/') {
            int column = signs.column();
            left = new Operation(column, signs.take(), left, factor());
        }
        return left;
    }

    private Node factor() {
        if (++depth > MAX_DEPTH) {
            throw mistake("U083", signs.length(), MAX_LENGTH);
        }
        Node node = signs.peek() == '-' ? negated() : power();
        depth--;
        return node;
    }

    private Node negated() {
        signs.take();
        return new Negation(factor());
    }

    private Node power() {
        Node base = entry();
        if (signs.peek() != '^') {
            return base;
        }
        int column = signs.column();
        signs.take();
        return new Operation(column, '^', base, factor());
    }

    private Node entry() {
        Node node = signs.peek() == '[' ? matrix() : atom();
        while (signs.peek() == '[') {
            int column = signs.column();
            signs.take();
            List<Node> indices = list(']');
            if (indices.size() > 2) {
                throw new SheetMistake(column, "U082", "[");
            }
            node = new Entry(column, node, indices);
        }
        return node;
    }

    private Node atom() {
        char c = signs.peek();
        if (c == '(') {
            signs.take();
            Node inner = sum();
            expect(')');
            return inner;
        }
        if (signs.startsNumber()) {
            return new Literal(Table.of(number()));
        }
        if (Character.isLetter(c)) {
            return named();
        }
        throw mistake(c == 0 ? "U084" : "U082", signs.shown());
    }

    private Node matrix() {
        int column = signs.column();
        signs.take();
        List<double[]> rows = new ArrayList<>();
        List<Double> row = new ArrayList<>();
        while (signs.peek() != ']') {
            if (signs.peek() == ';') {
                signs.take();
                rows.add(numbers(row));
                row.clear();
            } else if (signs.peek() == ',') {
                signs.take();
            } else if (signs.startsNumber() || signs.peek() == '-') {
                row.add(signed());
            } else {
                throw mistake(signs.peek() == 0 ? "U084" : "U082", signs.shown());
            }
        }
        signs.take();
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
        boolean negative = signs.takes('-');
        if (!signs.startsNumber()) {
            throw mistake(signs.peek() == 0 ? "U084" : "U082", signs.shown());
        }
        return negative ? -number() : number();
    }

    private double number() {
        return signs.number().orElseThrow(() -> mistake("U082", "."));
    }

    private Node named() {
        int column = signs.column();
        String word = signs.word();
        boolean derivative = signs.takes('\'');
        if (signs.peek() != '(') {
            if (derivative) {
                throw mistake("U082", signs.shown());
            }
            return new Name(column, word);
        }
        signs.take();
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
        while (signs.takes(',') || signs.takes(';')) {
            nodes.add(sum());
        }
        expect(end);
        return nodes;
    }

    private void expect(char sign) {
        if (!signs.takes(sign)) {
            throw mistake(signs.peek() == 0 ? "U084" : "U082", signs.shown());
        }
    }

    private SheetMistake mistake(String code, Object... args) {
        return new SheetMistake(signs.column(), code, args);
    }
}
