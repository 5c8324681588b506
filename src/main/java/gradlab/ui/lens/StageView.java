package gradlab.ui.lens;

import gradlab.train.UpdateTrace;
import gradlab.ui.LabModel;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.lesson.FormulaImages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One stage: its name, what happens in words, the formula in letters and in numbers, the matrices, and what can be checked. */
final class StageView extends VBox {

    private static final double MARGINS = 16;
    private static final double LETTER = 8.6;
    private static final int MOST_TERMS = 6;
    private static final double LEAST_TALL = 256;
    private static final double MOST_TALL = 560;
    private static final double AROUND_BOARD = 330;

    private final LabModel model;
    private final Words words;
    private final FormulaImages images;
    private final Telling telling;
    private final Formulas formulas;
    private final Boards boards;
    private final Consumer<UnaryOperator<Look>> change;
    private final Label title = new Label();
    private final Label sentence = new Label();
    private final Hyperlink lesson = new Hyperlink();
    private final VBox formulaBox = new VBox();
    private final VBox boardBox = new VBox();
    private final FlowPane matrixChoice = new FlowPane();
    private final UpdateTable update;
    private final CheckPane check;
    private final CurveView curve;
    private List<String> shownFormulas = List.of();
    private Object dress = "";
    private List<String> choices = List.of();
    private String lessonId = "";

    StageView(LabModel model, Words words, FormulaImages images, Executor background, Consumer<UnaryOperator<Look>> change, Runnable checked) {
        this.model = model;
        this.words = words;
        this.images = images;
        this.change = change;
        telling = new Telling(words);
        formulas = new Formulas(words);
        boards = new Boards(words, change);
        update = new UpdateTable(model, words, images);
        check = new CheckPane(words, background, checked);
        curve = new CurveView(model, words);
        getStyleClass().add("lens-page");
        title.setId("lens-title");
        title.getStyleClass().add("lens-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        sentence.setId("lens-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        lesson.setId("lens-lesson");
        lesson.setGraphic(new FontIcon(Feather.BOOK_OPEN));
        lesson.setMinWidth(0);
        lesson.setWrapText(true);
        Tips.on(lesson, words.of("lens.lesson.hint"));
        lesson.setOnAction(_ -> model.openLesson(lessonId));
        FlowPane head = new FlowPane(title, lesson);
        head.getStyleClass().add("lens-stage-head");
        head.setMinWidth(0);
        formulaBox.setId("lens-formulas");
        formulaBox.getStyleClass().add("lens-formulas");
        boardBox.getStyleClass().add("lens-boards");
        matrixChoice.setId("lens-matrices");
        matrixChoice.getStyleClass().add("lens-flow");
        getChildren().addAll(head, sentence, formulaBox, update, matrixChoice, boardBox, curve, check);
        for (Node node : new Node[] {formulaBox, update, matrixChoice, curve, check}) {
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    /**
     * Shows a look.
     *
     * @param width how wide the page is, in points
     * @param height how much of it can be seen at once
     */
    void show(Look look, double width, double height) {
        Stage.Kind kind = look.stage().kind();
        title.setText(telling.title(look));
        sentence.setText(telling.sentence(look));
        setAccessibleText(words.get("lens.stage.accessible", look.at() + 1, look.stages().size(), title.getText(), sentence.getText()));
        title.setAccessibleText(getAccessibleText());
        lessonId = telling.lesson(look);
        lesson.setText(words.get("lens.lesson." + lessonId));
        double scale = model.scaleProperty().get();
        lesson.setMaxWidth(width - MARGINS * scale);
        showFormulas(fitting(look, width / scale));
        boolean hasTable = kind == Stage.Kind.UPDATE || kind == Stage.Kind.DIRECTION;
        update.setVisible(hasTable);
        if (hasTable) {
            update.show(look, width / scale);
        }
        boolean hasChoice = kind == Stage.Kind.UPDATE && UpdateTrace.isElementwise(look.step(), look.parameter());
        matrixChoice.setVisible(hasChoice);
        if (hasChoice) {
            showChoice(look);
        }
        showBoards(boards.of(look), Math.clamp(height - AROUND_BOARD * scale, LEAST_TALL * scale, MOST_TALL * scale));
        curve.setVisible(kind == Stage.Kind.ACTIVATE);
        if (kind == Stage.Kind.ACTIVATE) {
            curve.show(look);
        }
        check.setVisible(kind == Stage.Kind.GRADIENT);
        if (kind == Stage.Kind.GRADIENT) {
            check.room(width - MARGINS * scale);
            check.show(look);
        } else {
            check.stop();
        }
    }

    /** The formulas with as many terms written out as there is room for. */
    private List<String> fitting(Look look, double room) {
        List<String> lines = formulas.of(look, MOST_TERMS);
        for (int terms = MOST_TERMS - 1; terms >= 1 && lines.stream().anyMatch(line -> letters(line) * LETTER > room); terms--) {
            lines = formulas.of(look, terms);
        }
        return lines;
    }

    /** About how many letters wide a formula is. */
    private static int letters(String latex) {
        String seen = latex.replaceAll("\\\\text\\{[^}]*}", "").replaceAll("\\\\frac\\{[^{}]*}", "").replaceAll("\\\\(qquad)", "    ").replaceAll("\\\\[a-zA-Z]+", "m")
                .replaceAll("[_^](\\{[^{}]*}|.)", "i").replaceAll("[{}\\\\ ]", "");
        return seen.length();
    }

    /** Ends what is being computed. */
    void stop() {
        check.stop();
    }

    private void showFormulas(List<String> wanted) {
        Object dressed = List.of(model.paletteProperty().get(), model.scaleProperty().get());
        formulaBox.setVisible(!wanted.isEmpty());
        if (wanted.equals(shownFormulas) && dressed.equals(dress)) {
            return;
        }
        shownFormulas = wanted;
        dress = dressed;
        formulaBox.getChildren().setAll(wanted.stream().map(latex -> new FormulaLine(model, images, latex)).toList());
        formulaBox.getChildren().stream().skip(1).forEach(line -> line.getStyleClass().add("lens-filled"));
    }

    private void showChoice(Look look) {
        List<String> wanted = Boards.matrices(look.step().spec().optimizer());
        if (!wanted.equals(choices)) {
            choices = wanted;
            ToggleGroup group = new ToggleGroup();
            List<Node> buttons = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                int index = i;
                ToggleButton button = new ToggleButton(wanted.get(i));
                button.setId("lens-matrix-" + i);
                button.setToggleGroup(group);
                button.setMinWidth(USE_PREF_SIZE);
                button.accessibleTextProperty().bind(words.of("lens.matrix", wanted.get(i)));
                Tips.on(button, words.of("lens.matrix.hint"));
                button.setOnAction(_ -> {
                    button.setSelected(true);
                    change.accept(now -> now.withMatrix(index));
                });
                buttons.add(button);
            }
            matrixChoice.getChildren().setAll(buttons);
        }
        int chosen = Math.min(look.matrix(), choices.size() - 1);
        ((ToggleButton) matrixChoice.getChildren().get(chosen)).setSelected(true);
    }

    /** Boards that stay the same thing stay the same node, so that focus and folding are kept. */
    private void showBoards(List<Board> wanted, double tall) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Board board = wanted.get(i);
            if (i < boardBox.getChildren().size() && boardBox.getChildren().get(i) instanceof MatrixBoard there && isSame(there.board(), board)) {
                there.show(board, tall);
                nodes.add(there);
            } else {
                nodes.add(new MatrixBoard(model, words, board, tall));
            }
        }
        if (!nodes.equals(boardBox.getChildren())) {
            boardBox.getChildren().setAll(nodes);
        }
    }

    private static boolean isSame(Board one, Board other) {
        return one.id().equals(other.id()) && one.rows().count() == other.rows().count() && one.columns().count() == other.columns().count()
                && one.below().size() == other.below().size() && one.left().size() == other.left().size();
    }
}
