package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import gradlab.nn.Normalization;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A table of pre-activations, examples by neurons, every number of which can be dragged, and what a normalisation makes of
 * it: the column or the row that shares mean and spread with the number in hand is lit.
 */
final class NormalizationTable extends Board {

    static final int ROWS = 4;
    static final int COLUMNS = 3;
    static final double[] START = {2, 1, -3, 4, 0, 5, 6, -2, 1, 0, 3, -1};
    private static final double GREATEST = 10;
    /** In letters' heights: room for a minus sign and three digits. */
    private static final double CELL_WIDTH = 2.7;
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private final Choice<Normalization> normalization;
    private final Draggable[] numbers = new Draggable[ROWS * COLUMNS];
    private final List<Label> before = new ArrayList<>();
    private final List<Label> after = new ArrayList<>();
    private int held;

    NormalizationTable(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        normalization = Choice.of(page, spec, List.of(Choice.Option.of("batch", "пакетная", new Normalization.Batch()),
                Choice.Option.of("layer", "послойная", new Normalization.Layer())));
        offer(normalization);
        GridPane left = grid();
        GridPane right = grid();
        for (int at = 0; at < numbers.length; at++) {
            int cell = at;
            numbers[at] = handle("z" + (at / COLUMNS + 1) + (at % COLUMNS + 1), START[at], -GREATEST, GREATEST, 0.5);
            LiveNumber number = new LiveNumber(page, numbers[at]);
            number.setId(numbers[at].name() + "-" + id);
            number.getStyleClass().add("matrix-cell");
            number.setMaxWidth(Double.MAX_VALUE);
            number.reserve(CELL_WIDTH);
            number.focusedProperty().subscribe((_, focused) -> hold(focused, cell));
            number.hoverProperty().subscribe((_, over) -> hold(over && before.stream().noneMatch(Label::isFocused), cell));
            page.keep(numbers[at].valueProperty().subscribe((_, _) -> hold(true, cell)));
            before.add(number);
            left.add(number, at % COLUMNS, at / COLUMNS);
            Label result = new Result();
            after.add(result);
            right.add(result, at % COLUMNS, at / COLUMNS);
        }
        FlowPane tables = new FlowPane(titled("before", left), titled("after", right));
        tables.getStyleClass().addAll("matrix-line", "normalization-table");
        tables.setMinWidth(0);
        getChildren().addAll(tables, numbers());
        start();
        hold(true, 0);
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("matrix");
        grid.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return grid;
    }

    private VBox titled(String tail, GridPane grid) {
        Label title = new Label();
        title.getStyleClass().add("widget-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        page().keep(page().words().textsProperty().subscribe(_ -> title.setText(word(tail))));
        return new VBox(title, grid);
    }

    /** A number of the second table, as wide as those of the first. */
    private static final class Result extends Label {
        Result() {
            getStyleClass().add("matrix-cell");
            setMinWidth(Region.USE_PREF_SIZE);
            setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        protected double computePrefWidth(double ofHeight) {
            return Math.max(super.computePrefWidth(ofHeight), Math.ceil(CELL_WIDTH * getFont().getSize()));
        }
    }

    private void hold(boolean taken, int cell) {
        if (taken) {
            held = cell;
            refresh();
        }
    }

    private boolean isByColumn() {
        return normalization.chosen() instanceof Normalization.Batch;
    }

    /** True if the two cells are normalised together. */
    private boolean isTogether(int a, int b) {
        return isByColumn() ? a % COLUMNS == b % COLUMNS : a / COLUMNS == b / COLUMNS;
    }

    private double[] table() {
        double[] table = new double[numbers.length];
        for (int at = 0; at < table.length; at++) {
            table[at] = numbers[at].value();
        }
        return table;
    }

    @Override
    String sentence() {
        double[] table = table();
        double[] normalised = NormalizedLayer.of(normalization.chosen(), table, ROWS, COLUMNS);
        double mean = 0;
        int count = 0;
        for (int at = 0; at < table.length; at++) {
            boolean lit = isTogether(at, held);
            mean += lit ? table[at] : 0;
            count += lit ? 1 : 0;
            before.get(at).pseudoClassStateChanged(LIT, lit);
            after.get(at).pseudoClassStateChanged(LIT, lit);
            before.get(at).pseudoClassStateChanged(HELD, at == held);
            after.get(at).pseudoClassStateChanged(HELD, at == held);
            after.get(at).setText(Draggable.fixed(words(), normalised[at], 2));
        }
        mean /= count;
        double squares = 0;
        for (int at = 0; at < table.length; at++) {
            squares += isTogether(at, held) ? (table[at] - mean) * (table[at] - mean) / count : 0;
        }
        String deviation = number(Math.sqrt(squares), 3);
        String where = isByColumn() ? word("column", held % COLUMNS + 1, number(mean, 3), deviation) : word("row", held / COLUMNS + 1, number(mean, 3), deviation);
        String value = word("cell", numbers[held].text(words()), number(mean, 3), deviation, Draggable.fixed(words(), normalised[held], 2));
        return where + " " + (squares > 0 ? value : word("alike")) + "\n" + word(isByColumn() ? "others-column" : "others-row");
    }
}
