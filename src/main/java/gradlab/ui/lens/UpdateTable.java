package gradlab.ui.lens;

import gradlab.train.UpdateTrace;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.lesson.FormulaImages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The update of the chosen parameter: a line for every term, in words, as a formula and with its numbers. */
final class UpdateTable extends GridPane {

    private static final List<String> BEFORE_OPTIMIZER = List.of("gradient", "directions", "l1", "l2", "clip-norm", "clip-value");
    private static final double SIZE = 12.5;
    private static final double WIDE = 860;
    private static final double NARROW = 430;
    private static final double SIDE = 12;
    private static final double LETTERS = 250;
    private static final int SHORT = 4;
    /** A parameter moves in its later digits. */
    private static final int LONG = 7;

    private final LabModel model;
    private final Words words;
    private final FormulaImages images;
    private List<UpdateTrace.Line> shown = List.of();
    private Object dress = "";

    UpdateTable(LabModel model, Words words, FormulaImages images) {
        this.model = model;
        this.words = words;
        this.images = images;
        setId("lens-update");
        getStyleClass().add("lens-update");
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(30);
        ColumnConstraints formulas = new ColumnConstraints();
        formulas.setHgrow(Priority.ALWAYS);
        formulas.setPercentWidth(70);
        getColumnConstraints().addAll(names, formulas);
    }

    /**
     * The lines of the stage: what comes before the optimizer, or the optimizer's.
     *
     * @param width in points at the usual size of text
     */
    void show(Look look, double width) {
        boolean wide = width > WIDE;
        boolean narrow = width < NARROW;
        boolean direction = look.stage().kind() == Stage.Kind.DIRECTION;
        List<UpdateTrace.Line> lines = new ArrayList<>(UpdateTrace.of(look.step(), look.parameter()));
        // the optimizer begins with the gradient as it comes to it
        List<UpdateTrace.Line> given = lines.stream().filter(line -> BEFORE_OPTIMIZER.contains(line.id())).toList();
        lines.removeAll(direction ? lines.stream().filter(line -> !BEFORE_OPTIMIZER.contains(line.id())).toList() : given.subList(0, given.size() - 1));
        Object dressed = List.of(wide, narrow, words.texts(), model.paletteProperty().get(), model.scaleProperty().get());
        if (lines.equals(shown) && dressed.equals(dress)) {
            return;
        }
        shown = lines;
        dress = dressed;
        getChildren().clear();
        Latex latex = new Latex(words);
        for (int row = 0; row < lines.size(); row++) {
            UpdateTrace.Line line = lines.get(row);
            Label name = new Label(words.get("lens.term." + line.id()));
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            name.getStyleClass().add("lens-term");
            boolean isNew = line.id().equals("new");
            String value = latex.number(line.value(), isNew ? LONG : SHORT);
            String numbers = line.template().isEmpty() ? value : latex.filled(line.template(), line.numbers(), isNew ? LONG : SHORT) + "=" + value;
            FormulaLine letters = new FormulaLine(model, images, line.formula(), SIZE);
            FormulaLine filled = new FormulaLine(model, images, numbers, SIZE);
            filled.getStyleClass().add("lens-filled");
            String said = words.number(line.value(), isNew ? LONG : SHORT);
            filled.setAccessibleText(words.get("lens.cell", name.getText(), Spoken.of(line.formula()), said));
            Pane both = wide ? new HBox(SIDE, letters, filled) : new VBox(2, letters, filled);
            if (wide) {
                letters.setPrefWidth(LETTERS * model.scaleProperty().get());
            }
            if (narrow) {
                add(new VBox(2, name, both), 0, row, 2, 1);
            } else {
                addRow(row, name, both);
            }
        }
    }
}
