package gradlab.ui.widget;

import gradlab.lesson.Lesson.WidgetSpec;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A 2×3 matrix times three numbers. Every number can be dragged; the row in hand and the column of inputs light up together
 * with the sum they make.
 */
final class MatrixVector extends Board {

    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final double[] WEIGHTS = {1, 2, -1, 0.5, -1, 3};
    private static final double[] INPUTS = {2, 1, 0.5};
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private final Draggable[] weights = new Draggable[ROWS * COLUMNS];
    private final Draggable[] inputs = new Draggable[COLUMNS];
    private final List<Label> weightCells = new ArrayList<>();
    private final List<Label> inputCells = new ArrayList<>();
    private final List<Label> sumCells = new ArrayList<>();
    private int row;
    private int column;

    MatrixVector(Sheet page, String id, WidgetSpec spec) {
        super(page, id, spec);
        GridPane matrix = MatrixField.brackets();
        GridPane vector = MatrixField.brackets();
        GridPane sums = MatrixField.brackets();
        for (int j = 0; j < COLUMNS; j++) {
            inputs[j] = handle("x" + (j + 1), INPUTS[j], -3, 3, 0.5);
            inputCells.add(cell(id, inputs[j], 0, j, false));
            vector.add(inputCells.get(j), 0, j);
        }
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                weights[i * COLUMNS + j] = handle("a" + (i + 1) + (j + 1), WEIGHTS[i * COLUMNS + j], -3, 3, 0.5);
                weightCells.add(cell(id, weights[i * COLUMNS + j], i, j, true));
                matrix.add(weightCells.getLast(), j, i);
            }
            Label sum = new Label();
            sum.getStyleClass().addAll("matrix-cell", "matrix-sum");
            sum.setMinWidth(Region.USE_PREF_SIZE);
            sumCells.add(sum);
            sums.add(sum, 0, i);
        }
        FlowPane line = new FlowPane(joined("", matrix), joined("·", vector), joined("=", sums));
        line.getStyleClass().add("matrix-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setRowValignment(VPos.CENTER);
        line.setMinWidth(0);
        getChildren().addAll(line, numbers());
        start();
        hold(0, 0);
    }

    /** The sign stays with what follows it when the line is too long. */
    private static HBox joined(String sign, Region next) {
        Label label = new Label(sign);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = sign.isEmpty() ? new HBox(next) : new HBox(label, next);
        box.getStyleClass().add("matrix-part");
        box.setAlignment(Pos.CENTER);
        box.setFillHeight(false);
        return box;
    }

    private LiveNumber cell(String id, Draggable number, int i, int j, boolean weight) {
        LiveNumber cell = new LiveNumber(page(), number);
        cell.setId(number.name() + "-" + id);
        cell.getStyleClass().add("matrix-cell");
        cell.reserve(MatrixField.ENTRY_WIDTH);
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.hoverProperty().subscribe((_, over) -> {
            if (over) {
                hold(weight ? i : row, j);
            }
        });
        cell.focusedProperty().subscribe((_, focused) -> {
            if (focused) {
                hold(weight ? i : row, j);
            }
        });
        return cell;
    }

    private void hold(int i, int j) {
        row = i;
        column = j;
        for (int at = 0; at < weightCells.size(); at++) {
            weightCells.get(at).pseudoClassStateChanged(LIT, at / COLUMNS == row);
            weightCells.get(at).pseudoClassStateChanged(HELD, at == row * COLUMNS + column);
        }
        for (int at = 0; at < COLUMNS; at++) {
            inputCells.get(at).pseudoClassStateChanged(LIT, true);
            inputCells.get(at).pseudoClassStateChanged(HELD, at == column);
        }
        for (int at = 0; at < ROWS; at++) {
            sumCells.get(at).pseudoClassStateChanged(LIT, at == row);
        }
        refresh();
    }

    private double sum(int i) {
        double sum = 0;
        for (int j = 0; j < COLUMNS; j++) {
            sum += weights[i * COLUMNS + j].value() * inputs[j].value();
        }
        return sum;
    }

    /** The row in hand in full, then the other sums. */
    @Override
    String sentence() {
        StringBuilder terms = new StringBuilder();
        for (int j = 0; j < COLUMNS; j++) {
            terms.append(j == 0 ? "" : " + ").append(NeuronWidget.bracketed(number(weights[row * COLUMNS + j].value(), 3))).append('·')
                    .append(NeuronWidget.bracketed(number(inputs[j].value(), 3)));
        }
        for (int i = 0; i < ROWS; i++) {
            sumCells.get(i).setText(number(sum(i), 4));
        }
        int other = 1 - row;
        return word("numbers", index(row), terms, number(sum(row), 4), index(other), number(sum(other), 4));
    }

    private static String index(int i) {
        return String.valueOf((char) ('₁' + i));
    }
}
